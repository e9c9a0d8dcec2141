"""Slots: each time on the wall once, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile

import pytest

from handlers.slots import after_quiet, last_slot, next_slot, slots_after
from storage.subscriptions import Schedule


def between(schedule: Schedule, first: date, last: date) -> list[str]:
    start = datetime.combine(first, time(0), tzinfo=UTC)
    end = datetime.combine(last, time(0), tzinfo=UTC)
    return [slot.key for slot in takewhile(lambda slot: slot.at < end, slots_after(schedule, start))]


@pytest.mark.parametrize(
    ("zone", "clock", "change"),
    [
        ("Africa/Cairo", time(0, 30), date(2026, 4, 24)),  # skipped
        ("Asia/Beirut", time(0, 15), date(2026, 3, 29)),  # skipped
        ("Africa/Cairo", time(23, 30), date(2026, 10, 29)),  # doubled
        ("Asia/Beirut", time(23, 45), date(2026, 10, 24)),  # doubled
        ("Africa/Casablanca", time(2, 30), date(2026, 2, 15)),  # doubled, as Ramadan begins
        ("Africa/Casablanca", time(2, 30), date(2026, 3, 22)),  # skipped, as it ends
        ("Europe/London", time(1, 30), date(2026, 3, 29)),
        ("Europe/London", time(1, 30), date(2026, 10, 25)),
    ],
)
def test_a_time_that_a_change_of_the_clocks_skips_or_doubles_comes_once(zone: str, clock: time, change: date) -> None:
    keys = between(Schedule(zone, (clock,)), change - timedelta(days=3), change + timedelta(days=4))
    assert keys.count(f"{change.isoformat()}T{clock:%H:%M}") == 1
    assert len(keys) == len(set(keys))
    assert len(keys) in (6, 7, 8)


def test_a_year_of_every_zone_has_a_slot_a_day() -> None:
    for zone in ("Africa/Cairo", "Asia/Beirut", "Africa/Casablanca", "Asia/Gaza", "Africa/Tunis", "Asia/Riyadh"):
        schedule = Schedule(zone, (time(0, 30), time(8), time(23, 45)))
        keys = between(schedule, date(2026, 1, 1), date(2027, 1, 1))
        assert len(keys) == len(set(keys)) == 365 * 3


def test_slots_come_in_the_order_of_their_instants() -> None:
    schedule = Schedule("Africa/Cairo", (time(0, 30), time(1, 0), time(1, 15)))
    start = datetime(2026, 4, 20, tzinfo=UTC)
    instants = [slot.at for slot, _ in zip(slots_after(schedule, start), range(30), strict=False)]
    assert instants == sorted(instants)


def test_walking_from_slot_to_slot_misses_none() -> None:
    schedule = Schedule("Asia/Beirut", (time(0, 15), time(12), time(23, 45)))
    moment, walked = datetime(2026, 3, 1, tzinfo=UTC), []
    for _ in range(120):
        slot = next_slot(schedule, moment)
        assert slot is not None
        walked.append(slot.key)
        moment = slot.at
    assert walked == between(schedule, date(2026, 3, 1), moment.date() + timedelta(days=1))[:120]


def test_days_and_cron_are_those_of_the_zone_s_calendar() -> None:
    sunday = Schedule("Asia/Riyadh", (time(1),), frozenset({6}))
    assert between(sunday, date(2026, 11, 1), date(2026, 11, 20)) == ["2026-11-08T01:00", "2026-11-15T01:00"]
    cron = Schedule("Asia/Riyadh", cron="0 1 * * 0")
    assert between(cron, date(2026, 11, 1), date(2026, 11, 20)) == ["2026-11-08T01:00", "2026-11-15T01:00"]


def test_of_several_missed_slots_the_last_is_made_up_for() -> None:
    schedule = Schedule("UTC", (time(8),))
    seen = last_slot(schedule, datetime(2026, 1, 1, 9, tzinfo=UTC), datetime(2026, 1, 5, 9, tzinfo=UTC))
    assert seen is not None
    assert seen.key == "2026-01-05T08:00"
    assert last_slot(schedule, datetime(2026, 1, 1, 9, tzinfo=UTC), datetime(2026, 1, 2, 7, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("hour", "free"),
    [(23, (8, 4)), (3, (7, 4)), (4, (7, 4)), (5, (7, 5)), (12, (7, 12)), (19, (8, 4)), (18, (7, 18))],
)
def test_quiet_time_puts_a_post_off_to_its_end(hour: int, free: tuple[int, int]) -> None:
    schedule = Schedule("Asia/Riyadh", quiet=(time(22), time(7)))
    moment = datetime(2026, 11, 7, hour, tzinfo=UTC)
    day, at = free
    assert after_quiet(schedule, moment) == datetime(2026, 11, day, at, tzinfo=UTC)
