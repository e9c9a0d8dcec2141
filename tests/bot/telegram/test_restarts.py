"""Starts and ends of `mujaz run` on Telegram: signals, kills, restarts, wrong tokens, a second program, the webhook."""

import asyncio
import re
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests.bot.telegram.conftest import Run, eventually
from tests.telegram_emulator import TOKEN, Emulator


def pending(folder: Path) -> int:
    """Messages that were received and not answered."""
    with closing(sqlite3.connect(folder / "mujaz.db")) as database:
        return int(database.execute("select count(*) from inbox where done_at is null").fetchone()[0])


async def test_sigterm_finishes_what_is_in_flight_and_ends_with_0(telegram: Emulator, run: Run) -> None:
    async with run() as mujaz:
        people = [telegram.person(f"P{number}") for number in range(20)]
        for person in people:
            person.says("/brief")
        await telegram.until(lambda: telegram.core.updates.confirmed >= 20 or bool(telegram.all(kind="sent")))
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log
        unconfirmed = {update["message"]["chat"]["id"] for update in telegram.core.updates.pending}
        answered = {shown.chat for shown in telegram.all(kind="sent")}
        assert answered | unconfirmed == {person.id for person in people}
        assert pending(mujaz.folder) == 0


async def test_sigterm_while_idle_and_while_telegram_hangs(telegram: Emulator, run: Run) -> None:
    async with run() as mujaz:
        amal = telegram.person()
        await telegram.asked(amal, "/help")
        hanging = telegram.faults.add("hang", "sendMessage", times=None)
        polling = telegram.faults.add("hang", "getUpdates", times=None)
        amal.says("/actors")
        await telegram.until(lambda: hanging.hits > 0 and polling.hits > 0)
        telegram.faults.add("hang", times=None)
        assert await mujaz.end() == 0


async def test_buttons_work_after_a_restart(telegram: Emulator, run: Run) -> None:
    async with run() as mujaz:
        amal = telegram.person()
        first = await telegram.asked(amal, "/actors")
        assert first.message is not None
        await mujaz.end(signal.SIGKILL)
        await mujaz.start()
        mark = telegram.mark()
        amal.presses(first.message, first.labels[0])
        assert (await telegram.edited(amal, since=mark)).text != first.text
        amal.presses(first.message, re.findall(r"A\d+", first.message.text)[0])
        assert (await telegram.sent(amal, since=mark)).text


async def test_an_edited_command_changes_its_answer_after_a_restart(telegram: Emulator, run: Run) -> None:
    async with run() as mujaz:
        amal = telegram.person()
        mark = telegram.mark()
        question = amal.says("/actors")
        answer = await telegram.sent(amal, since=mark)
        await mujaz.end()
        await mujaz.start()
        mark = telegram.mark()
        amal.edits(question, "/actors")
        amal.edits(question, "/places")
        changed = await telegram.edited(amal, since=mark)
        assert changed.message is answer.message
        assert changed.text != answer.text
        await telegram.polled()
        assert not telegram.all(amal, kind="sent", since=mark)


async def test_what_was_received_before_a_kill_is_answered_after_it(telegram: Emulator, run: Run) -> None:
    async with run() as mujaz:
        amal, samir = telegram.person("Amal"), telegram.person("Samir")
        await telegram.asked(amal, "/help")
        hang = telegram.faults.add("hang", "sendMessage", times=None)
        mark = telegram.mark()
        amal.says("/actors")
        amal.says("/places")
        samir.sends("article.txt", "خبر من ليبيا".encode())
        await telegram.until(lambda: hang.hits >= 2 and not telegram.core.updates.pending)
        await mujaz.end(signal.SIGKILL)
        assert pending(mujaz.folder) == 3
        telegram.faults.clear()
        await mujaz.start()
        await telegram.until(lambda: len(telegram.all(amal, kind="sent", since=mark)) == 2)
        assert (await telegram.sent(samir, since=mark)).text
        await mujaz.end()
        assert pending(mujaz.folder) == 0


@pytest.mark.slow
async def test_a_message_that_ends_the_program_each_time_is_reported_and_not_tried_for_ever(
    telegram: Emulator, run: Run
) -> None:
    async with run() as mujaz:
        amal = telegram.person()
        await telegram.asked(amal, "/help")
        hanging = telegram.faults.add("hang", "sendMessage", times=None)
        amal.says("/actors")
        for number in (1, 2):
            await telegram.until(lambda number=number: hanging.hits >= number)  # type: ignore[misc]
            await mujaz.end(signal.SIGKILL)
            await mujaz.start()
        telegram.faults.clear()
        await mujaz.end(signal.SIGKILL)
        mark = telegram.mark()
        await mujaz.start()
        assert "انقطع" in (await telegram.sent(amal, since=mark)).text


async def test_the_same_update_twice_is_answered_once(telegram: Emulator, run: Run) -> None:
    async with run() as mujaz:
        amal = telegram.person()
        await telegram.asked(amal, "/help")
        mark = telegram.mark()
        amal.says("/actors")
        update = telegram.core.updates.pending[-1]
        await telegram.sent(amal, since=mark)
        await eventually(lambda: pending(mujaz.folder) == 0)
        await mujaz.end(signal.SIGKILL)
        telegram.core.updates.pending.append(update)  # as if the confirmation had been lost
        await mujaz.start()
        await telegram.polled()
        await telegram.asked(amal, "/places")
        assert len(telegram.all(amal, kind="sent", since=mark)) == 2


async def test_telegram_may_be_away_at_the_start(telegram: Emulator, run: Run) -> None:
    telegram.faults.add("drop", "getMe", times=2)
    telegram.faults.add("error", "deleteWebhook", times=1)
    telegram.faults.add("error", "setMyCommands", times=None, status=500)
    async with run() as mujaz:
        assert (await telegram.asked(telegram.person(), "/actors")).text
        await telegram.until(lambda: "command menu" in mujaz.log)
        assert "Traceback" not in mujaz.log


async def test_two_programs_on_one_token_end_in_one_clear_line(telegram: Emulator, run: Run) -> None:
    async with run(folder="one") as first, run(folder="two") as second:
        ends = [asyncio.create_task(mujaz.ended()) for mujaz in (first, second)]
        done, going = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        assert [task.result() for task in done] == [1] * len(done)
        for task in going:
            task.cancel()
        ended = first if ends[0] in done else second
        lines = [line for line in ended.log.splitlines() if " ERROR " in line]
        assert len(lines) == 1
        assert "another program is using the same token" in lines[0]
        assert "Traceback" not in ended.log


async def test_a_wrong_token_ends_in_one_clear_line_without_the_token(telegram: Emulator, run: Run) -> None:
    wrong = "987654321:AAWrongTokenWrongTokenWrongTokenWro"
    async with run(token=wrong, ready=False) as mujaz:
        assert await mujaz.ended() == 1
        assert "@BotFather" in mujaz.log
        assert "Traceback" not in mujaz.log
        assert wrong not in mujaz.log


async def test_the_token_is_in_no_line_of_the_log(telegram: Emulator, run: Run) -> None:
    async with run('[log]\nlevel = "debug"') as mujaz:
        telegram.faults.add("drop", "getUpdates", times=2)
        telegram.faults.add("error", "sendMessage", times=1)
        await telegram.asked(telegram.person(), "/actors", within=90)
        await mujaz.end()
        assert mujaz.log
        assert TOKEN not in mujaz.log
        assert TOKEN.partition(":")[2] not in mujaz.log


async def test_a_defect_is_an_apology_with_a_number_and_the_trace_is_in_the_log(telegram: Emulator, run: Run) -> None:
    async with run() as mujaz:
        with closing(sqlite3.connect(mujaz.folder / "mujaz.db")) as database:
            database.execute("alter table views rename to elsewhere")
        amal = telegram.person(language="en")
        shown = await telegram.asked(amal, "/actors")
        number = re.search(r"\b[0-9a-f]{6}\b", shown.text)
        assert number is not None, shown.text
        assert f"{number[0]}: " in mujaz.log
        assert "Traceback" in mujaz.log
        assert "no such table" not in shown.text


async def test_a_webhook_takes_what_carries_the_secret_and_nothing_else(telegram: Emulator, run: Run) -> None:
    port = free_port()
    settings = f'webhook_url = "http://127.0.0.1:{port}/telegram"\nwebhook_port = {port}'
    async with run(settings) as mujaz:
        amal = telegram.person()
        assert (await telegram.asked(amal, "/actors")).text
        assert telegram.core.updates.webhook is not None
        assert telegram.core.updates.webhook.secret
        forged = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": amal.id, "type": "private"}}}
        async with httpx.AsyncClient() as forger:
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}):
                answer = await forger.post(f"http://127.0.0.1:{port}/telegram", json=forged, headers=headers)
                assert answer.status_code == 403
        amal.says("/places")
        assert await mujaz.end() == 0


async def test_a_webhook_whose_port_is_taken_ends_in_one_clear_line(telegram: Emulator, run: Run) -> None:
    async with await asyncio.start_server(lambda *_: None, "127.0.0.1", 0) as taken:
        port = taken.sockets[0].getsockname()[1]
        async with run(f'webhook_url = "http://127.0.0.1:{port}/x"\nwebhook_port = {port}', ready=False) as mujaz:
            assert await mujaz.ended() == 1
            assert len([line for line in mujaz.log.splitlines() if " ERROR " in line]) == 1
            assert "Traceback" not in mujaz.log


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.slow
async def test_kills_at_random_moments_lose_no_message(telegram: Emulator, run: Run) -> None:
    async with run() as mujaz:
        people = [telegram.person(f"P{number}") for number in range(60)]
        for number, person in enumerate(people):
            person.says("/articles")
            await asyncio.sleep(0.05)
            if number % 10 == 9:
                await asyncio.sleep(0.013 * number)
                await mujaz.end(signal.SIGKILL)
                await mujaz.start()
        for person in people:
            await telegram.sent(person, within=60)
