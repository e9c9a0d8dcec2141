"""The outbox is emptied: nothing lost, nothing twice, chats in turn, platforms obeyed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from bot.delivery import Deliveries, pause_after
from bot.platforms.protocol import Gone, Later, Moved, Refused, Unreachable
from handlers.encoding import encode
from handlers.presence import back, gone
from handlers.reply import Paragraph, Reply, plain
from handlers.services import Services
from storage import chats, outbox, subscriptions
from storage.outbox import Message
from storage.subscriptions import Pause, Schedule
from tests.bot.conftest import Clock, Memory
from tests.bot.test_scheduler import DAILY, subscribed


def message(
    services: Services, chat: str, slot: str, *, text: str = "news", subscription: int | None = None
) -> Message:
    now = services.now()
    content = encode(Reply("en", (Paragraph(plain(text)),)))
    return Message(subscription, slot, "telegram", chat, None, "private", content, now, now, now + timedelta(hours=6))


async def queue(services: Services, *messages: Message) -> int:
    return await services.store.write(lambda db: outbox.queue(db, messages, services.now()))


@asynccontextmanager
async def working(services: Services, platform: Memory) -> AsyncIterator[asyncio.Event]:
    """A worker on the outbox; the event wakes it."""
    stop, wake = asyncio.Event(), asyncio.Event()
    platform.ready.set()
    task = asyncio.create_task(Deliveries(services, [platform], wake).run(stop))
    try:
        yield wake
    finally:
        stop.set()
        async with asyncio.timeout(60):
            await task


async def until(services: Services, **wanted: int) -> dict[str, int]:
    """Wait for so many messages in each state, and for at least so many attempts."""
    async with asyncio.timeout(60):
        while True:
            counts, tried = await services.store.read(  # at one moment: an attempt begins between two looks
                lambda db: (
                    outbox.counts(db),
                    db.execute("select sum(attempts) from deliveries").fetchone()[0],
                )
            )
            counts["attempted"] = min(tried or 0, wanted.get("attempted", 0))
            if all(counts.get(state, 0) == count for state, count in wanted.items()):
                return counts
            await asyncio.sleep(0.01)


async def test_each_message_is_sent_once_and_recorded_with_the_platform_s_identifier(services: Services) -> None:
    await queue(services, *(message(services, str(chat), "s", text=f"to {chat}") for chat in range(40)))
    assert await queue(services, message(services, "1", "s")) == 0, "the slot is filled"
    platform = Memory()
    async with working(services, platform):
        await until(services, sent=40)
    assert sorted(platform.texts()) == sorted(f"to {chat}" for chat in range(40))
    recorded = await services.store.read(
        lambda db: db.execute("select count(distinct message) from deliveries").fetchone()
    )
    assert recorded == (40,)


async def test_a_chat_s_messages_keep_their_order_and_others_do_not_wait_for_it(services: Services) -> None:
    await queue(services, *(message(services, "busy", f"s{n}", text=f"{n}") for n in range(10)))
    await queue(services, message(services, "other", "s", text="other"))
    platform = Memory()
    async with working(services, platform):
        await until(services, sent=11)
    assert platform.texts("busy") == [str(n) for n in range(10)]
    assert platform.texts().index("other") < 3


async def test_a_platform_that_asks_to_wait_is_obeyed(services: Services, clock: Clock) -> None:
    await queue(services, message(services, "1", "s"))
    platform = Memory(trouble=lambda _, attempt: Later(30) if attempt == 1 else None)
    async with working(services, platform) as wake:
        await until(services, pending=1, attempted=1)
        clock.forward(seconds=29)
        wake.set()
        await asyncio.sleep(0.2)
        assert platform.attempts == 1
        clock.forward(seconds=2)
        wake.set()
        await until(services, sent=1)


async def due_again(services: Services, clock: Clock, attempts: int) -> None:
    """Wait until so many attempts, the last of them in vain, were made; then it is time for the next one."""
    await until(services, pending=1, attempted=attempts)
    row = await services.store.read(
        lambda db: db.execute("select not_before from deliveries where state = 'pending'").fetchone()
    )
    clock.now = datetime.fromisoformat(row[0])


async def test_a_broken_line_is_tried_again_under_the_same_key_until_its_time_is_over(
    services: Services, clock: Clock
) -> None:
    await queue(services, message(services, "1", "s"))
    platform = Memory(trouble=lambda _, attempt: Unreachable("reset") if attempt < 4 else None)
    begun = clock.now
    async with working(services, platform) as wake:
        for attempts in (1, 2, 3):
            await due_again(services, clock, attempts)
            wake.set()
        await until(services, sent=1)
    assert platform.attempts == 4
    assert clock.now - begun < timedelta(minutes=30)
    await queue(services, message(services, "2", "s"))
    broken = Memory(trouble=lambda _, __: Unreachable("reset"))
    async with working(services, broken) as wake:
        for attempts in (5, 6, 7, 8):
            await due_again(services, clock, attempts)
            wake.set()
        await until(services, pending=1, attempted=9)
        clock.forward(hours=6)
        wake.set()
        await until(services, failed=1)
    assert broken.attempts == 5


async def test_what_the_platform_refuses_is_given_up_and_told_in_the_status(services: Services) -> None:
    await queue(services, message(services, "1", "s"))
    async with working(services, Memory(trouble=lambda _, __: Refused("can't parse entities"))):
        await until(services, failed=1)
    assert (await services.store.read(lambda db: outbox.errors(db, 1)))[0][2] == "can't parse entities"


async def test_a_chat_that_removed_the_bot_rests_its_admin_is_told_and_it_goes_on_when_it_is_back(
    services: Services, skhirat: int
) -> None:
    one = await subscribed(services, DAILY, chat="-100")
    await services.store.write(lambda db: db.execute("update subscriptions set creator = '7', kind = 'group'"))
    await queue(services, message(services, "-100", "s", subscription=one.id), message(services, "-100", "t"))
    platform = Memory(trouble=lambda chat, _: Gone("bot was kicked") if chat.id == "-100" else None)
    async with working(services, platform):
        await until(services, failed=2, sent=1)
    assert "-100" in platform.texts("7")[0]
    resting = await services.store.read(lambda db: subscriptions.get(db, one.id))
    assert resting is not None
    assert resting.pause is Pause.GONE
    await back(services, "telegram", "-100")
    running = await services.store.read(lambda db: subscriptions.get(db, one.id))
    assert running is not None
    assert running.pause is None
    assert running.next_at is not None
    assert running.next_at > services.now()
    known = await services.store.read(lambda db: chats.get(db, "telegram", "-100"))
    assert known is not None
    assert known.gone_at is None
    async with working(services, platform):
        await until(services, failed=2, sent=2)
    assert platform.texts("7")[1].startswith("I can write to the chat -100 again. Resumed:")
    assert "S1 Every day at 08:00" in platform.texts("7")[1]


async def test_whoever_ordered_briefings_is_told_of_all_of_them_by_the_chat_s_name(services: Services) -> None:
    for clock in (8, 18):
        await subscribed(services, Schedule("UTC", (time(clock),)), chat="-100")
    await services.store.write(lambda db: db.execute("update subscriptions set creator = '7', kind = 'group'"))
    await gone(services, "telegram", "-100", "kicked", "Newsroom")
    await gone(services, "telegram", "-100", "kicked", "Newsroom")
    platform = Memory()
    async with working(services, platform):
        await until(services, sent=1)
    (told,) = platform.texts("7")
    assert "“Newsroom”" in told
    assert "08:00" in told
    assert "18:00" in told


async def test_only_what_could_go_waits(services: Services) -> None:
    now = services.now()
    put_off = replace(message(services, "1", "s"), not_before=now + timedelta(hours=3))
    await queue(services, put_off)
    assert await services.store.read(lambda db: outbox.oldest(db, now)) is None
    await queue(services, message(services, "2", "t"))
    assert await services.store.read(lambda db: outbox.oldest(db, now)) == now
    one = await subscribed(services, DAILY, chat="3")
    late = replace(message(services, "3", "u", subscription=one.id), not_before=now - timedelta(hours=1))
    await queue(services, late)
    assert await services.store.read(lambda db: outbox.oldest(db, now)) == late.not_before
    await services.store.write(lambda db: subscriptions.set_pause(db, one.id, Pause.ASKED, None, None))
    assert await services.store.read(lambda db: outbox.oldest(db, now)) == now


async def test_a_chat_that_moved_is_followed(services: Services) -> None:
    one = await subscribed(services, Schedule("UTC"), chat="-1")
    await queue(services, message(services, "-1", "s", subscription=one.id))
    platform = Memory(trouble=lambda chat, _: Moved("-1001") if chat.id == "-1" else None)
    async with working(services, platform):
        await until(services, sent=1)
    assert platform.texts("-1001") == ["news"]
    followed = await services.store.read(lambda db: subscriptions.get(db, one.id))
    assert followed is not None
    assert followed.chat == "-1001"


async def test_what_a_dead_program_was_sending_is_sent_under_the_same_key(services: Services) -> None:
    await queue(services, message(services, "1", "s"))
    (before,) = await services.store.read(lambda db: outbox.ready(db, ("telegram",), services.now(), 5))
    await services.store.write(lambda db: outbox.begin(db, before.id))
    assert not await services.store.read(lambda db: outbox.ready(db, ("telegram",), services.now(), 5))
    platform = Memory()
    async with working(services, platform):
        await until(services, sent=1)
    assert platform.delivered[0][1] == before.key
    assert len(before.key) <= 25


async def test_a_stop_lets_finish_what_is_under_way(services: Services) -> None:
    await queue(services, *(message(services, str(chat), "s") for chat in range(5)))
    platform = Memory()
    async with working(services, platform):
        await until(services, attempted=1)
    counts = await services.store.read(outbox.counts)
    assert counts.get("sending", 0) == 0
    assert counts.get("sent", 0) == len(platform.delivered)


async def test_ending_a_subscription_takes_back_what_waits(services: Services, skhirat: int) -> None:
    one = await subscribed(services, DAILY)
    await queue(services, message(services, "1", "s", subscription=one.id))
    await services.store.write(lambda db: subscriptions.remove(db, (one.id,)))
    assert not await services.store.read(outbox.counts)


@pytest.mark.parametrize("attempts", [1, 3, 50])
def test_pauses_grow_and_end_at_a_quarter_of_an_hour(attempts: int) -> None:
    assert 7 <= pause_after(attempts) <= 1125
