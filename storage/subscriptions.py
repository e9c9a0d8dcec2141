"""Subscriptions: which chat wants which briefing when."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any

from storage.conditions import one_of
from storage.sqlite import Database

EVERY_DAY = frozenset(range(7))


class Section(StrEnum):
    """A part of a briefing, in the order in which they stand."""

    ARTICLES = "articles"
    ACTORS = "actors"
    TIMELINE = "timeline"
    FIGURES = "figures"
    QUOTES = "quotes"
    ON_THIS_DAY = "on_this_day"


class Pause(StrEnum):
    """Why a subscription rests: its chat's administrators asked for it, or the chat cannot be written to."""

    ASKED = "asked"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When: at `times` on `days` (0 is Monday), or by a `cron` expression, or as soon as an article is published.

    All by the clock of `zone`, an IANA name. `quiet` is a span of the day in which nothing is posted, which may run
    over midnight; it holds for immediate posts.
    """

    zone: str
    times: tuple[time, ...] = ()
    days: frozenset[int] = EVERY_DAY
    cron: str | None = None
    quiet: tuple[time, time] | None = None

    @property
    def immediate(self) -> bool:
        """Whether each published article is posted at once."""
        return not self.times and self.cron is None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a briefing shows: sections, a topic in words, and whether there is word when nothing is new."""

    language: str
    sections: tuple[Section, ...] = tuple(Section)
    topic: str = ""
    silent: bool = False
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat's subscription.

    `seen` is the serial of the newest article that it was told of; `quiet_said` that it was told of nothing new since;
    `next_at` when its next slot is due, None for immediate posts.
    """

    id: int
    platform: str
    chat: str
    thread: str | None
    kind: str
    schedule: Schedule
    wish: Wish
    creator: str | None
    created_at: datetime
    seen: int
    quiet_said: bool
    next_at: datetime | None
    pause: Pause | None

    @property
    def reference(self) -> str:
        """What /pause and its like take."""
        return f"S{self.id}"


_COLUMNS = "id, platform, chat, thread, kind, schedule, wish, creator, created_at, seen, quiet_said, next_at, pause"


def add(
    database: Database,
    *,
    address: tuple[str, str, str | None, str],
    schedule: Schedule,
    wish: Wish,
    creator: str | None,
    now: datetime,
    next_at: datetime | None,
) -> Subscription:
    """Store a subscription of the chat at `address` (platform, chat, thread, kind); it is told of later articles."""
    seen = database.execute("select coalesce(max(serial), 0) from stored_articles").fetchone()[0]
    cursor = database.execute(
        "insert into subscriptions (platform, chat, thread, kind, schedule, wish, creator, created_at, seen, next_at,"
        " immediate) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            *address, _schedule_json(schedule), _wish_json(wish), creator, now.isoformat(), seen, _utc(next_at),
            schedule.immediate,
        ],
    )  # fmt: skip
    added = get(database, int(cursor.lastrowid or 0))
    assert added is not None, "it was stored just now"
    return added


def get(database: Database, number: int) -> Subscription | None:
    """The subscription with this number."""
    row = database.execute(f"select {_COLUMNS} from subscriptions where id = ?", [number]).fetchone()
    return _row(row) if row else None


def of_chat(database: Database, platform: str, chat: str) -> tuple[Subscription, ...]:
    """What a chat has subscribed to, the oldest first."""
    return _select(database, "platform = ? and chat = ? order by id", [platform, chat])


def due(database: Database, now: datetime, limit: int) -> tuple[Subscription, ...]:
    """Subscriptions with a slot that has come, the one that waits longest first."""
    return _select(database, "next_at <= ? and pause is null order by next_at, id limit ?", [_utc(now), limit])


def behind(database: Database, newest: int, limit: int) -> tuple[Subscription, ...]:
    """Immediate subscriptions that were not told of the article with serial `newest`."""
    return _select(
        database, "immediate and pause is null and seen < ? order by seen, id limit ?", [newest, limit]
    )  # fmt: skip


def advance(database: Database, moved: Iterable[tuple[int, int, bool, datetime | None]]) -> None:
    """Note what subscriptions were told: for each its number, `seen`, `quiet_said` and `next_at`."""
    database.conn.executemany(
        "update subscriptions set seen = ?, quiet_said = ?, next_at = ? where id = ?",
        [(seen, quiet_said, _utc(next_at), number) for number, seen, quiet_said, next_at in moved],
    )


def remove(database: Database, numbers: Sequence[int]) -> None:
    """Delete subscriptions, and what is queued for them."""
    condition, values = one_of("id", [str(number) for number in numbers])
    database.execute(f"delete from subscriptions where {condition}", values)


def set_pause(database: Database, number: int, why: Pause | None, next_at: datetime | None, seen: int | None) -> None:
    """Pause a subscription, or let it go on from `next_at`; `seen` leaves out what was published meanwhile."""
    database.execute(
        "update subscriptions set pause = ?, next_at = ?, seen = coalesce(?, seen) where id = ?",
        [why.value if why else None, _utc(next_at), seen, number],
    )


def paused_as_gone(database: Database, platform: str, chat: str) -> tuple[Subscription, ...]:
    """The subscriptions of a chat that rest because it could not be written to."""
    return _select(database, "platform = ? and chat = ? and pause = 'gone' order by id", [platform, chat])


def pause_gone(database: Database, platform: str, chat: str) -> tuple[Subscription, ...]:
    """Pause what belongs to a chat that cannot be written to; those that were running."""
    running = _select(database, "platform = ? and chat = ? and pause is null order by id", [platform, chat])
    database.execute(
        "update subscriptions set pause = 'gone' where platform = ? and chat = ? and pause is null", [platform, chat]
    )
    return running


def running_in_rooms(database: Database, platform: str) -> tuple[str, ...]:
    """The chats, private ones left out, that have subscriptions which do not rest for their being gone."""
    rows = database.execute(
        "select distinct chat from subscriptions where platform = ? and kind != 'private' and pause is not 'gone'",
        [platform],
    )
    return tuple(chat for (chat,) in rows)


def move(database: Database, platform: str, chat: str, to: str) -> None:
    """Follow a chat to the identifier that the platform gave it anew."""
    database.execute("update subscriptions set chat = ? where platform = ? and chat = ?", [to, platform, chat])


def coming(database: Database, limit: int) -> tuple[Subscription, ...]:
    """The subscriptions whose slots come next."""
    return _select(database, "next_at is not null and pause is null order by next_at, id limit ?", [limit])


def counts(database: Database) -> dict[str, int]:
    """How many subscriptions run, and how many rest for each reason."""
    return dict(
        database.execute("select coalesce(pause, 'running'), count(*) from subscriptions group by 1").fetchall()
    )


def _select(database: Database, condition: str, arguments: Sequence[Any]) -> tuple[Subscription, ...]:
    rows = database.execute(f"select {_COLUMNS} from subscriptions where {condition}", arguments)
    return tuple(map(_row, rows.fetchall()))


def _utc(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None


def _schedule_json(schedule: Schedule) -> str:
    quiet = [edge.isoformat("minutes") for edge in schedule.quiet] if schedule.quiet else None
    times = [moment.isoformat("minutes") for moment in schedule.times]
    return json.dumps(
        {"zone": schedule.zone, "times": times, "days": sorted(schedule.days), "cron": schedule.cron, "quiet": quiet}
    )


def _schedule(text: str) -> Schedule:
    found = json.loads(text)
    quiet = found["quiet"]
    return Schedule(
        found["zone"],
        tuple(map(time.fromisoformat, found["times"])),
        frozenset(found["days"]),
        found["cron"],
        (time.fromisoformat(quiet[0]), time.fromisoformat(quiet[1])) if quiet else None,
    )


def _wish_json(wish: Wish) -> str:
    sections = [section.value for section in wish.sections]
    return json.dumps(
        {
            "language": wish.language, "sections": sections, "topic": wish.topic, "silent": wish.silent,
            "picture": wish.picture,
        },
        ensure_ascii=False,
    )  # fmt: skip


def _wish(text: str) -> Wish:
    found = json.loads(text)
    return Wish(**{**found, "sections": tuple(map(Section, found["sections"]))})


def _row(row: tuple[Any, ...]) -> Subscription:
    (number, platform, chat, thread, kind, schedule, wish, creator, created_at, seen, quiet_said, next_at, pause) = row
    return Subscription(
        number, platform, chat, thread, kind, _schedule(schedule), _wish(wish), creator,
        datetime.fromisoformat(created_at), seen, bool(quiet_said),
        datetime.fromisoformat(next_at) if next_at else None, Pause(pause) if pause else None,
    )  # fmt: skip
