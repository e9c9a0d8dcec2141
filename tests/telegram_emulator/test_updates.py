"""Polling, the webhook, privacy mode, flood control and trouble on demand, with the real client."""

import asyncio

import httpx
import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    Conflict,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.ext import Application, MessageHandler, filters

from tests.telegram_emulator import CHANNEL, SUPERGROUP, Emulator, Limits, Person
from tests.telegram_emulator.conftest import client


async def test_polling_confirms_by_offset_and_keeps_to_what_was_asked_for(
    telegram: Emulator, bot: Bot, amal: Person
) -> None:
    amal.edits(amal.says("two"), "three")
    first = await bot.get_updates(limit=2)
    assert [update.message and update.message.text for update in first] == ["/start", "two"]
    assert len(await bot.get_updates()) == 3
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [update.edited_message and update.edited_message.text for update in rest] == ["three"]
    await bot.get_updates(offset=rest[-1].update_id + 1, allowed_updates=["message"])
    amal.edits(amal.says("four"), "five")
    assert [update.message is not None for update in await bot.get_updates()] == [True]
    assert telegram.core.updates.confirmed == 3


async def test_a_poll_waits_for_news(bot: Bot, amal: Person) -> None:
    (start,) = await bot.get_updates()
    waiting = asyncio.create_task(bot.get_updates(offset=start.update_id + 1, timeout=20))
    await asyncio.sleep(0.05)
    amal.says("news")
    assert [update.message and update.message.text for update in await waiting] == ["news"]


async def test_a_second_poller_ends_the_first(telegram: Emulator, bot: Bot) -> None:
    async with client(telegram) as other:
        waiting = asyncio.create_task(bot.get_updates(timeout=20))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(other.get_updates(timeout=1))
        with pytest.raises(Conflict, match="terminated by other getUpdates request"):
            await waiting
        assert await second == ()


async def test_a_webhook_gets_updates_with_its_secret(telegram: Emulator, amal: Person) -> None:
    got: list[str] = []
    app = Application.builder().bot(client(telegram)).build()
    app.add_handler(MessageHandler(filters.ALL, lambda update, _: remember(update.effective_message.text)))

    async def remember(text: str) -> None:
        got.append(text)
        telegram.core.wake()

    async with app:
        assert app.updater is not None
        port = free_port()
        with pytest.raises(BadRequest, match="unallowed characters"):
            await app.bot.set_webhook("http://127.0.0.1:1/x", secret_token="سر")
        await app.updater.start_webhook(
            "127.0.0.1", port, "hook", secret_token="Secret_1", webhook_url=f"http://127.0.0.1:{port}/hook"
        )
        await app.start()
        amal.says("by webhook")
        await telegram.until(lambda: "by webhook" in got)
        assert got == ["/start", "by webhook"]
        async with httpx.AsyncClient() as forger:
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}):
                answer = await forger.post(f"http://127.0.0.1:{port}/hook", json={"update_id": 1}, headers=headers)
                assert answer.status_code == 403
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await app.bot.get_updates()
        await app.updater.stop()
        await app.stop()
        await app.bot.delete_webhook()
        assert (await app.bot.get_webhook_info()).url == ""


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_privacy_mode_hides_what_is_not_meant_for_the_bot(bot: Bot, amal: Person) -> None:
    room = amal.creates(SUPERGROUP, "Room")
    amal.adds_bot(room)
    own = await bot.send_message(room.id, "answer")
    message = amal._core.world.chats[room.id].messages[own.message_id]
    amal.says("chatter", room)
    amal.says("/أخبار", room)
    amal.says("/actors@other_bot", room)
    amal.says("/actors", room)
    amal.says("/actors@mujaz_test_bot", room)
    amal.says("@Mujaz_Test_Bot من؟", room)
    amal.says("thanks", room, reply_to=message)
    seen = [
        update.message.text
        for update in await bot.get_updates()
        if update.message and update.message.chat.id == room.id
    ]
    assert seen == ["/actors", "/actors@mujaz_test_bot", "@Mujaz_Test_Bot من؟", "thanks"]


async def test_channel_posts_have_no_sender(bot: Bot, amal: Person) -> None:
    channel = amal.creates(CHANNEL, "News", username="mujaz_news")
    amal.adds_bot(channel)
    amal.says("/actors", channel)
    post = (await bot.get_updates())[-1].channel_post
    assert post is not None
    assert (post.text, post.from_user, post.sender_chat and post.sender_chat.id) == ("/actors", None, channel.id)
    assert (await bot.send_message("@mujaz_news", "x")).chat.id == channel.id
    assert {member.status for member in await bot.get_chat_administrators(channel.id)} == {"creator", "administrator"}
    assert (await bot.get_chat_member(channel.id, amal.id)).status == "creator"
    await bot.leave_chat(channel.id)
    assert (await bot.get_chat(amal.id)).first_name == "Amal"


# Floods and trouble


async def test_flood_control_says_how_long_to_wait(amal: Person) -> None:
    async with Emulator() as telegram, client(telegram) as bot:
        amal = telegram.person()
        amal.says("/start")
        for number in range(5):
            await bot.send_message(amal.id, str(number))
        with pytest.raises(RetryAfter) as flood:
            await bot.send_message(amal.id, "more")
        assert 1 <= int(flood.value.retry_after.total_seconds()) <= 5
        assert telegram.floods.refused == 1


async def test_a_group_takes_twenty_messages_a_minute(amal: Person) -> None:
    async with Emulator(limits=Limits(burst=100, overall=100)) as telegram, client(telegram) as bot:
        amal = telegram.person()
        room = amal.creates(SUPERGROUP, "Room")
        amal.adds_bot(room)
        for number in range(20):
            await bot.send_message(room.id, str(number))
        with pytest.raises(RetryAfter):
            await bot.send_message(room.id, "more")


async def test_the_clock_of_flood_control_can_run_faster() -> None:
    async with Emulator(limits=Limits(speed=5)) as telegram, client(telegram) as bot:
        amal = telegram.person()
        amal.says("/start")

        async def send(text: str) -> None:
            while True:
                try:
                    await bot.send_message(amal.id, text)
                except RetryAfter as flood:
                    await asyncio.sleep(flood.retry_after.total_seconds())
                else:
                    return

        await asyncio.gather(*(send(str(number)) for number in range(8)))
        assert telegram.floods.refused


async def test_trouble_on_demand(telegram: Emulator, bot: Bot, amal: Person) -> None:
    for kind, how, error in (
        ("error", {"status": 500}, NetworkError),
        ("error", {"status": 502}, NetworkError),
        ("garbage", {}, Exception),
        ("drop", {}, NetworkError),
        ("flood", {"retry_after": 3}, RetryAfter),
    ):
        fault = telegram.faults.add(kind, "sendMessage", **how)  # type: ignore[arg-type]
        with pytest.raises(error):
            await bot.send_message(amal.id, "x")
        assert fault.hits == 1
        assert not telegram.all(amal)
    telegram.faults.add("lost", "sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(amal.id, "sent all the same")
    assert [shown.text for shown in telegram.all(amal)] == ["sent all the same"]
    telegram.faults.add("error", "sendMessage", times=None, share=0.5)
    outcomes = []
    for number in range(40):
        try:
            await bot.send_message(amal.id, str(number))
            outcomes.append(True)
        except NetworkError:
            outcomes.append(False)
    assert 5 < sum(outcomes) < 35


async def test_a_server_that_hangs(telegram: Emulator, amal: Person) -> None:
    async with client(telegram, read_timeout=0.2) as bot:
        telegram.faults.add("hang", "sendMessage")
        with pytest.raises(TimedOut):
            await bot.send_message(amal.id, "x")


async def test_tokens_and_methods_that_do_not_exist(telegram: Emulator, bot: Bot) -> None:
    with pytest.raises(InvalidToken):
        async with client(telegram, "1:wrong"):
            pass
    async with httpx.AsyncClient() as raw:
        base = telegram.base_url + telegram.token
        for url, code in (
            (f"{base}/noSuchMethod", 404),
            (f"{telegram.base_url}x/getMe", 404),
            (f"{telegram.base_url}1:x/getMe", 401),
        ):
            answer = await raw.get(url)
            assert (answer.status_code, answer.json()["error_code"]) == (code, code)
        assert (await raw.get(f"{base}/GETME")).json()["result"]["username"] == "mujaz_test_bot"
        huge = await raw.post(
            f"{base}/sendDocument", content=b"", headers={"Content-Length": "0"}, params={"chat_id": "1"}
        )
        assert huge.status_code == 400


async def test_a_request_over_fifty_megabytes_is_refused(telegram: Emulator, bot: Bot, amal: Person) -> None:
    with pytest.raises(NetworkError, match=r"(?i)too large|413"):
        await bot.send_document(amal.id, b"x" * (51 << 20))
