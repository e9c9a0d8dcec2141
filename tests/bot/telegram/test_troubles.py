"""Troubles that a running program lives through on Telegram: storms of 429, broken connections, blocks, floods."""

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.telegram.conftest import Mujaz, eventually, running
from tests.telegram_emulator import GROUP, SUPERGROUP, Emulator, Limits

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def program(tmp_path_factory: pytest.TempPathFactory, database: Path) -> AsyncIterator[Mujaz]:
    """One program for this module, which is to live through all of it."""
    folder = tmp_path_factory.mktemp("troubles")
    async with Emulator(limits=Limits(on=False)) as emulator, running(emulator, folder, database) as started:
        yield started
        assert await started.end() == 0
        assert "Traceback" not in started.log


@pytest.fixture
def mujaz(program: Mujaz) -> Mujaz:
    """The program, with the troubles of the test before over."""
    program.telegram.faults.clear()
    program.telegram.floods.limits = Limits(on=False)
    return program


async def test_a_storm_of_429_delays_answers_and_loses_none(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    people = [telegram.person(f"P{number}") for number in range(8)]
    fault = telegram.faults.add("flood", "sendMessage", times=12, retry_after=1)
    for person in people:
        person.says("/actors")
    for person in people:
        await telegram.sent(person, within=90)
    assert fault.hits == 12
    assert "Traceback" not in mujaz.log


async def test_telegram_s_own_limits_are_kept(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    telegram.floods.limits = Limits()
    refused = telegram.floods.refused
    amal = telegram.person()
    for number in range(8):
        amal.says(f"/article {number % 2 + 1}")
    await telegram.until(lambda: len(telegram.all(amal, kind="sent")) == 8, within=90)
    assert telegram.floods.refused == refused


async def test_broken_connections_are_survived(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    amal = telegram.person()
    for kind, method, how in (
        ("drop", "sendMessage", {"times": 2}),
        ("error", "sendMessage", {"times": 2, "status": 502}),
        ("error", "getUpdates", {"times": 2, "status": 500}),
        ("drop", "getUpdates", {"times": 2}),
        ("garbage", "getUpdates", {"times": 1}),
        ("flood", "getUpdates", {"times": 1}),
    ):
        fault = telegram.faults.add(kind, method, **how)  # type: ignore[arg-type]
        assert (await telegram.asked(amal, "/help", within=90)).text
        if method == "getUpdates":
            await telegram.until(lambda fault=fault: fault.hits > 0, within=90)
    assert "Traceback" not in mujaz.log


async def test_someone_who_asks_too_much_gets_one_polite_line(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    loud, calm = telegram.person("Loud"), telegram.person("Calm")
    await telegram.asked(loud, "/help")
    mark = telegram.mark()
    for _ in range(40):
        loud.says("x" * 600)
    assert (await telegram.asked(calm, "/actors")).text
    await telegram.sent(loud, "انتظر", since=mark, within=90)
    await telegram.until(lambda: len(telegram.all(loud, kind="sent", since=mark)) >= 15, within=90)
    assert len(telegram.all(loud, "انتظر", kind="sent", since=mark)) == 1


async def test_who_blocked_the_bot_is_noted_and_comes_back(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    amal = telegram.person()
    await telegram.asked(amal, "/language")
    amal.blocks()
    await eventually(lambda: gone(mujaz, amal.id))
    amal.unblocks()
    await telegram.asked(amal, "/help")
    await eventually(lambda: not gone(mujaz, amal.id))


def gone(mujaz: Mujaz, chat: int) -> bool:
    with closing(sqlite3.connect(mujaz.folder / "mujaz.db")) as database:
        row = database.execute("select gone_at from chats where chat = ?", [str(chat)]).fetchone()
    return row is not None and row[0] is not None


async def test_a_403_while_answering_is_noted(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    amal = telegram.person()
    room = amal.creates(SUPERGROUP, "غرفة")
    amal.adds_bot(room)
    await telegram.asked(amal, "/help", room)
    amal.says("/actors", room)
    room.members.pop(telegram.core.world.bot.id)  # without an update that tells
    await eventually(lambda: gone(mujaz, room.id))


async def test_a_group_that_becomes_a_supergroup_keeps_its_language(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    amal = telegram.person(language="ar")
    group = amal.creates(GROUP, "غرفة")
    amal.adds_bot(group)
    assert "English" in (await telegram.asked(amal, "/language en", group)).text
    larger = amal.upgrades(group)
    assert not re.search("[\u0621-\u064a]", (await telegram.asked(amal, "/help", larger)).text)


async def test_a_locked_database_delays_an_answer_and_loses_nothing(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    amal = telegram.person()
    with closing(sqlite3.connect(mujaz.folder / "mujaz.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        for command in ("/actors", "/places", "/brief"):
            amal.says(command)
        await telegram.until(lambda: telegram.calls("getUpdates") > 0)
        assert telegram.core.updates.pending  # not confirmed before it is stored
        other.execute("rollback")
    await telegram.until(lambda: len(telegram.all(amal, kind="sent")) == 3)


async def test_an_answer_follows_its_group_to_the_new_id(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    amal = telegram.person()
    group = amal.creates(GROUP, "غرفة")
    amal.adds_bot(group)
    amal.says("/actors", group)
    larger = amal.upgrades(group)  # before the answer is under way
    assert (await telegram.sent(larger)).text
