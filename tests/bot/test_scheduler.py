"""What is due becomes a message of the outbox, once, whatever happens to the clock and the program."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from bot.demo import samples
from bot.scheduler import Limits, Scheduler
from handlers.encoding import decode
from handlers.importing import import_article
from handlers.reply import Picture
from handlers.services import Services
from handlers.slots import next_slot
from storage import outbox, subscriptions, visibility
from storage.subscriptions import Pause, Schedule, Section, Subscription, Wish
from storage.visibility import Hidden, Why
from tests.bot.conftest import START, Clock, publish_quake

DAILY = Schedule("UTC", (time(8),))


async def subscribed(services: Services, schedule: Schedule, wish: Wish | None = None, chat: str = "1") -> Subscription:
    now = services.now()
    slot = next_slot(schedule, now)
    one = await services.store.write(
        lambda db: subscriptions.add(
            db, address=("telegram", chat, None, "private"), schedule=schedule, wish=wish or Wish("en"), creator=None,
            now=now, next_at=slot.at if slot else None,
        )
    )  # fmt: skip
    await services.store.write(lambda db: subscriptions.advance(db, [(one.id, 0, False, one.next_at)]))
    return one


def scheduler(services: Services) -> Scheduler:
    return Scheduler(services, Limits(), asyncio.Event())


async def queued(services: Services) -> list[tuple[str, str]]:
    """Slot and text of every message, in the order in which they were queued."""
    rows = await services.store.read(
        lambda db: db.execute(
            "select slot, reply from deliveries join contents on hash = content order by deliveries.id"
        ).fetchall()
    )
    return [
        (slot, " ".join(run.text for block in decode(reply).blocks for run in getattr(block, "line", ())))
        for slot, reply in rows
    ]


async def test_a_briefing_is_queued_at_its_time_once_and_tells_what_is_new(
    services: Services, clock: Clock, skhirat: int
) -> None:
    await subscribed(services, DAILY)
    ticking = scheduler(services)
    assert await ticking.tick() == 0
    clock.forward(hours=2)
    assert await ticking.tick() == 1
    assert await ticking.tick() == 0
    clock.forward(days=1)
    await publish_quake(services)
    assert await ticking.tick() == 1
    (_, first), (slot, second) = await queued(services)
    assert slot == "2024-01-16T08:00"
    assert "one article" in first
    assert "one new article" in second
    assert skhirat


async def test_nothing_new_is_said_once_or_not_at_all(services: Services, clock: Clock, skhirat: int) -> None:
    await subscribed(services, DAILY, Wish("en", sections=(Section.ARTICLES,)))
    await subscribed(services, DAILY, Wish("en", sections=(Section.ARTICLES,), silent=True), chat="2")
    ticking = scheduler(services)
    clock.forward(hours=2)
    for _ in range(5):
        clock.forward(days=1)
        await ticking.tick()
    texts = [text for _, text in await queued(services)]
    assert len(texts) == 3, "a briefing for each, and one line that there is nothing new"
    assert sum("Nothing new" in text for text in texts) == 1
    await publish_quake(services)
    clock.forward(days=1)
    assert await ticking.tick() == 2


async def test_after_a_stop_one_briefing_makes_up_for_those_missed(
    services: Services, clock: Clock, skhirat: int
) -> None:
    await subscribed(services, Schedule("UTC", tuple(time(hour) for hour in range(24))))
    clock.now = START + timedelta(days=3, minutes=30)
    ticking = scheduler(services)
    assert await ticking.tick() == 1
    assert [slot for slot, _ in await queued(services)] == ["2024-01-18T06:00"]
    clock.forward(hours=1)
    await publish_quake(services)
    assert await ticking.tick() == 1


async def test_what_is_too_late_is_left_out(services: Services, clock: Clock, skhirat: int) -> None:
    await subscribed(services, DAILY)
    clock.now = datetime(2024, 1, 17, 11, tzinfo=UTC)
    ticking = scheduler(services)
    assert await ticking.tick() == 0
    clock.now = datetime(2024, 1, 18, 8, 1, tzinfo=UTC)
    assert await ticking.tick() == 1


async def test_a_clock_that_jumps_back_sends_nothing_twice(services: Services, clock: Clock, skhirat: int) -> None:
    await subscribed(services, DAILY)
    ticking = scheduler(services)
    clock.now = datetime(2024, 1, 15, 8, 1, tzinfo=UTC)
    assert await ticking.tick() == 1
    clock.now = datetime(2024, 1, 15, 7, 59, tzinfo=UTC)
    await services.store.write(lambda db: subscriptions.advance(db, [(1, 0, False, clock.now)]))  # as if not recorded
    clock.now = datetime(2024, 1, 15, 8, 1, tzinfo=UTC)
    assert await ticking.tick() == 0
    assert len(await queued(services)) == 1


@pytest.mark.parametrize("zone", ["Africa/Cairo", "Asia/Beirut", "Africa/Casablanca"])
async def test_a_year_with_changes_of_the_clocks_has_one_briefing_a_day(
    services: Services, clock: Clock, skhirat: int, zone: str
) -> None:
    clock.now = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    await subscribed(services, Schedule(zone, (time(0, 30),)), Wish("en", sections=(Section.ARTICLES,)))
    ticking = scheduler(services)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    for day in days:
        for hour in (1, 2):  # before and after the clock is set back
            clock.now = datetime.combine(day, time(hour, 40), tzinfo=ZoneInfo(zone)).astimezone(UTC)
            await services.store.write(lambda db: db.execute("update subscriptions set seen = 0, quiet_said = 0"))
            await ticking.tick()
    assert [slot for slot, _ in await queued(services)] == [f"{day.isoformat()}T00:30" for day in days]


async def test_a_published_article_is_posted_at_once_and_in_quiet_time_afterwards(
    services: Services, clock: Clock, skhirat: int
) -> None:
    await subscribed(services, Schedule("UTC"))
    await subscribed(services, Schedule("UTC", quiet=(time(5), time(7))), chat="2")
    ticking = scheduler(services)
    assert await ticking.tick() == 2
    number = await publish_quake(services)
    assert await ticking.tick() == 2
    assert await ticking.tick() == 0
    assert {slot for slot, _ in await queued(services)} == {f"article:{skhirat}", f"article:{number}"}
    now = await services.store.read(lambda db: outbox.ready(db, ("telegram",), clock.now, 10))
    assert {delivery.chat for delivery in now} == {"1"}
    clock.forward(hours=1)
    later = await services.store.read(lambda db: outbox.ready(db, ("telegram",), clock.now, 10))
    assert {delivery.chat for delivery in later} == {"1", "2"}


async def test_a_topic_keeps_out_what_it_is_not_about(services: Services, skhirat: int) -> None:
    await subscribed(services, Schedule("UTC"), Wish("en", topic="Morocco earthquake"))
    ticking = scheduler(services)
    await ticking.tick()
    number = await publish_quake(services)
    await ticking.tick()
    assert [slot for slot, _ in await queued(services)] == [f"article:{number}"]


@pytest.mark.parametrize("topic", ["#99", "9999"])
async def test_a_topic_that_makes_no_sense_any_more_costs_nobody_else_a_briefing(
    services: Services, clock: Clock, skhirat: int, topic: str
) -> None:
    for schedule in (DAILY, Schedule("UTC")):
        await subscribed(services, schedule, Wish("en", topic=topic))
        await subscribed(services, schedule, chat="2")
    clock.forward(hours=2)
    ticking = scheduler(services)
    assert await ticking.tick() == 2
    assert await ticking.tick() == 0
    assert {slot for slot, _ in await queued(services)} == {"2024-01-15T08:00", f"article:{skhirat}"}


async def test_what_waits_for_the_end_of_a_quiet_time_rests_with_its_subscription(
    services: Services, clock: Clock, skhirat: int
) -> None:
    one = await subscribed(services, Schedule("UTC", quiet=(time(5), time(7))))
    assert await scheduler(services).tick() == 1
    clock.forward(hours=2)
    for pause, waiting in ((Pause.ASKED, 0), (None, 1)):
        await services.store.write(lambda db, p=pause: subscriptions.set_pause(db, one.id, p, None, None))  # type: ignore[misc]
        ready = await services.store.read(lambda db: outbox.ready(db, ("telegram",), clock.now, 10))
        assert len(ready) == waiting


async def test_a_retracted_article_is_in_no_coming_briefing(services: Services, clock: Clock, skhirat: int) -> None:
    clock.forward(hours=2)
    await subscribed(services, DAILY, Wish("en", silent=True))
    await services.store.write(lambda db: visibility.hide(db, Hidden(skhirat, Why.RETRACTED, None, clock.now)))
    clock.forward(days=1)
    assert await scheduler(services).tick() == 0


async def test_a_briefing_carries_the_picture_of_the_day_where_that_was_wished(
    services: Services, clock: Clock, skhirat: int
) -> None:
    for sample in samples():
        await import_article(sample.read_bytes(), None, sample.name, services)
    await subscribed(services, DAILY, Wish("ar", picture=True))
    await subscribed(services, DAILY, Wish("ar"), chat="2")
    clock.forward(hours=2)
    assert await scheduler(services).tick() == 2
    rows = await services.store.read(
        lambda db: db.execute("select chat, reply from deliveries join contents on hash = content").fetchall()
    )
    drawn = {chat: [type(block) for block in decode(reply).blocks].count(Picture) for chat, reply in rows}
    assert drawn == {"1": 1, "2": 0}


async def test_what_rests_gets_nothing(services: Services, clock: Clock, skhirat: int) -> None:
    one = await subscribed(services, DAILY)
    await services.store.write(lambda db: subscriptions.set_pause(db, one.id, Pause.ASKED, None, None))
    clock.forward(hours=2)
    assert await scheduler(services).tick() == 0


async def test_a_locked_database_delays_a_tick_and_stops_nothing(
    services: Services, clock: Clock, skhirat: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await subscribed(services, DAILY)
    clock.forward(hours=2)
    ticking = scheduler(services)
    monkeypatch.setattr("bot.scheduler.TICK", 0.05)
    monkeypatch.setattr(services.store, "_timeout", 0.05)
    stop = asyncio.Event()
    release = asyncio.Event()

    async def lock() -> None:
        import sqlite3

        other = sqlite3.connect(services.store.path, isolation_level=None)
        other.execute("begin immediate")
        await release.wait()
        other.execute("rollback")
        other.close()

    locking = asyncio.create_task(lock())
    await asyncio.sleep(0)
    running = asyncio.create_task(ticking.run(stop))
    await asyncio.sleep(0.5)
    assert not await queued(services)
    release.set()
    await locking
    async with asyncio.timeout(60):
        while not await queued(services):  # noqa: ASYNC110 - another program's table, not an event of ours
            await asyncio.sleep(0.05)
    stop.set()
    await running


async def test_a_leap_of_the_machine_s_clock_stops_no_tick(
    services: Services, clock: Clock, skhirat: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small machines start in 1970 until the network tells them the time, and clocks are set back."""
    monkeypatch.setattr("bot.scheduler.TICK", 0.05)
    monkeypatch.setattr("bot.scheduler.WATCH", 0.2)
    ticking, ticks, stop = scheduler(services), [], asyncio.Event()

    async def counted() -> int:
        ticks.append(datetime.now(UTC).year)
        return 0

    monkeypatch.setattr(ticking, "tick", counted)
    with time_machine.travel(datetime(1970, 1, 1, tzinfo=UTC)) as travel:
        running = asyncio.create_task(ticking.run(stop))
        for year in (1970, 2030, 2020):
            travel.move_to(datetime(year, 1, 1, tzinfo=UTC))
            async with asyncio.timeout(60):
                while ticks.count(year) < 3:  # noqa: ASYNC110 - the timer's own pace
                    await asyncio.sleep(0.02)
        stop.set()
        await running
