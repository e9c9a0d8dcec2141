"""When a schedule is due: each slot once, whatever the clocks do.

A slot is a time on the wall: "08:00 on 26 November in Beirut". It is turned into an instant with fold=0, so that a time
that a change of the clocks doubles is taken the first time, and one that it skips as if the old clock went on. The slot
is known by its time on the wall, which exists once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from storage.subscriptions import Schedule

SHORTEST_INTERVAL = timedelta(minutes=5)
"""Cron expressions that are due more often are refused."""

_LARGEST_CHANGE = timedelta(hours=3)
_FAR = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """The instant in UTC, and as its key the time on the wall."""

    at: datetime
    key: str


def slots_after(schedule: Schedule, moment: datetime) -> Iterator[Slot]:
    """The slots of a schedule that are due after an instant, in order; none for immediate posts."""
    zone = ZoneInfo(schedule.zone)
    waiting: list[Slot] = []  # a change of the clocks can put a later time on the wall before an earlier one
    for local in _walls(schedule, moment.astimezone(zone).replace(tzinfo=None) - timedelta(days=1)):
        at = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
        while waiting and waiting[0].at < at - _LARGEST_CHANGE:
            yield heappop(waiting)
        if at > moment:
            heappush(waiting, Slot(at, local.isoformat(timespec="minutes")))
    yield from sorted(waiting)


def next_slot(schedule: Schedule, moment: datetime) -> Slot | None:
    """The first slot after an instant, if there is one within five years."""
    return next(slots_after(schedule, moment), None)


def last_slot(schedule: Schedule, after: datetime, until: datetime) -> Slot | None:
    """The latest slot in (after, until]: of several that were missed, the one that is made up for."""
    found = None
    for slot in slots_after(schedule, after):
        if slot.at > until:
            break
        found = slot
    return found


def _walls(schedule: Schedule, since: datetime) -> Iterator[datetime]:
    """The times on the wall from `since` on."""
    if schedule.cron is not None:
        for moment in CronSim(schedule.cron, since):
            if moment - since > _FAR:
                return
            yield moment
        return
    day = since.date()
    while schedule.times and schedule.days:
        if day.weekday() in schedule.days:
            for wall in (datetime.combine(day, clock) for clock in sorted(schedule.times)):
                if wall >= since:
                    yield wall
        day += timedelta(days=1)


def valid_cron(expression: str) -> bool:
    """Whether an expression of five fields can be read and is due now and then, not all the time."""
    try:
        moments = list(islice(CronSim(expression, datetime(2024, 1, 1)), 100))
    except (CronSimError, ValueError):
        return False
    gaps = (later - earlier for earlier, later in pairwise(moments))
    return len(expression.split()) == 5 and bool(moments) and all(gap >= SHORTEST_INTERVAL for gap in gaps)


def after_quiet(schedule: Schedule, moment: datetime) -> datetime:
    """The instant itself, or the end of the quiet time that it falls into."""
    if schedule.quiet is None:
        return moment
    start, end = schedule.quiet
    zone = ZoneInfo(schedule.zone)
    local = moment.astimezone(zone)
    wall = local.time().replace(second=0, microsecond=0)
    if not _within(wall, start, end):
        return moment
    day = local.date() + timedelta(days=1 if wall >= end else 0)
    return datetime.combine(day, end, tzinfo=zone).astimezone(UTC)


def _within(wall: time, start: time, end: time) -> bool:
    return start <= wall < end if start <= end else wall >= start or wall < end
