"""Admins' commands on Telegram: nothing that is forwarded, edited late, nameless or a stranger's works."""

import asyncio
import itertools
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.config import Config, Telegram
from bot.platforms import telegram_limits
from bot.platforms.telegram import TelegramPlatform
from handlers.access import Access
from handlers.router import Router
from handlers.services import Services
from storage.database import Store
from tests.admins import ADMINS, NEEDED, contents, line
from tests.telegram_emulator import CHANNEL, SUPERGROUP, Chat, Emulator, Person


@dataclass
class Newsroom:
    """The platform on a database of two articles, with owners enough that none asks a lot at once, and their groups."""

    telegram: Emulator
    services: Services
    admins: "itertools.cycle[tuple[Person, Chat]]"

    async def told(self, place: Chat | Person, since: int) -> str:
        """The one line that the bot answers with."""
        shown = await self.telegram.sent(place, since=since)
        assert len(shown.text.splitlines()) == 1, shown.text
        return shown.text


@pytest.fixture
async def newsroom(
    telegram: Emulator, tmp_path: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Newsroom]:
    monkeypatch.setattr(telegram_limits, "BURST", 1000)
    shutil.copy(database, tmp_path / "mujaz.db")
    owners = [telegram.person("Owner", language="en") for _ in range(12)]
    rooms = [owner.creates(SUPERGROUP, "Room") for owner in owners]
    for owner, room in zip(owners, rooms, strict=True):
        owner.adds_bot(room)
    async with Store.open(tmp_path / "mujaz.db") as store:
        access = Access(owners=frozenset(f"telegram:{owner.id}" for owner in owners))
        services = Services(store=store, today=lambda: date(2024, 1, 15), access=access, language="en")
        config = Config(telegram=Telegram(base_url=telegram.base_url, base_file_url=telegram.base_file_url))
        platform, stop = TelegramPlatform(telegram.token, config, Router(services)), asyncio.Event()
        running = asyncio.create_task(platform.run(stop))
        await platform.ready.wait()
        yield Newsroom(telegram, services, itertools.cycle(zip(owners, rooms, strict=True)))
        stop.set()
        async with asyncio.timeout(60):
            await running


async def test_no_admin_s_command_works_through_a_forwarded_a_late_or_a_nameless_message(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    telegram, before = newsroom.telegram, await newsroom.services.store.read(contents)
    for command in ADMINS:
        (owner, room), mark = next(newsroom.admins), telegram.mark()
        owner.says(line(command.name), forwarded=True)
        assert "forwarded" in await newsroom.told(owner, mark), command.name
        mark = telegram.mark()
        harmless = owner.says("hello", room, ago=61)  # the bot is not meant, until it is edited
        owner.edits(harmless, line(command.name))
        assert "edited too late" in await newsroom.told(room, mark), command.name
        mark = telegram.mark()
        owner.says(line(command.name), room, anonymous=True)
        assert "in your own name" in await newsroom.told(room, mark), command.name
    assert await newsroom.services.store.read(contents) == before
    assert caplog.text.count("refused /") == 3 * len(ADMINS)


async def test_a_stranger_gets_one_line_and_the_attempt_is_logged(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    telegram, before = newsroom.telegram, await newsroom.services.store.read(contents)
    for command in ADMINS:
        stranger, mark = telegram.person("Stranger", language="en"), telegram.mark()
        stranger.says(line(command.name))
        assert NEEDED[command.audience] in await newsroom.told(stranger, mark), command.name
        assert f"refused /{command.name} to telegram:{stranger.id} in telegram:{stranger.id}" in caplog.text
    channel = stranger.creates(CHANNEL, "Somebody's")
    stranger.adds_bot(channel)
    mark = telegram.mark()
    stranger.says("/retract 1", channel)
    assert "Only editors" in await newsroom.told(channel, mark)
    assert await newsroom.services.store.read(contents) == before


async def test_what_an_admin_says_himself_works_and_an_edit_within_a_minute_does_too(newsroom: Newsroom) -> None:
    telegram, (owner, _) = newsroom.telegram, next(newsroom.admins)
    assert "#1" in (await telegram.asked(owner, "/retract 1")).text
    mark, mistyped = telegram.mark(), owner.says("/restor 1")
    await telegram.sent(owner, since=mark)
    owner.edits(mistyped, "/restore 1")
    assert "Article #1 is back" in (await telegram.edited(owner, since=mark)).text


async def test_a_button_gives_its_presser_s_rights_and_not_those_of_whoever_was_shown_it(newsroom: Newsroom) -> None:
    telegram, (owner, room), stranger = (
        newsroom.telegram,
        next(newsroom.admins),
        newsroom.telegram.person(language="en"),
    )
    stranger.joins(room)
    owner.says(line("upload"), room)
    listed = await telegram.edited(room, "private chat")
    assert listed.message is not None
    before = await newsroom.services.store.read(contents)
    mark = telegram.mark()
    stranger.presses(listed.message, "Publish")
    assert "Only editors" in (await telegram.shown("answered", since=mark)).text
    assert await newsroom.services.store.read(contents) == before
