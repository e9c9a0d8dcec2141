"""Entries of feeds: each is noted when it is first seen, together with what is needed to read it, and read once.

A row stays as long as its feed gives the entry, so that it is never taken for a new one. It waits until its article is
stored, in the same transaction; a program that dies in between finds it waiting.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from storage.feeds import SLACK, Trouble
from storage.sqlite import Database

_REMEMBERED = timedelta(days=30)
"""How long an entry is remembered that its feed no longer gives: it may come back."""


class State(StrEnum):
    """What became of an entry."""

    WAITING = "waiting"
    READ = "read"  # it is an article
    SAME = "same"  # its text was there already
    REFUSED = "refused"  # it could not be read
    OLDER = "older"  # it was there before the feed was added


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that a feed gives: its own identifier, where it leads, and all of it as text."""

    id: str
    link: str | None
    payload: str

    @property
    def key(self) -> str:
        """What the entry is known by."""
        return hashlib.sha256(self.id.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry to be read; `attempts` counts how often work on it began."""

    feed: int
    key: str
    link: str | None
    payload: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a feed's entries, and of the last one that could not be read, where it leads and why."""

    counts: dict[str, int]
    link: str | None = None
    trouble: Trouble | None = None

    def __getitem__(self, state: State) -> int:
        return self.counts.get(state.value, 0)


def unknown(database: Database, feed: int, found: Sequence[Found]) -> tuple[Found, ...]:
    """Those of a feed's entries that were not noted yet."""
    known = {key for (key,) in database.execute("select key from entries where feed = ?", [feed])}
    return tuple(one for one in found if one.key not in known)


def note(database: Database, feed: int, found: Sequence[Found], state: State, now: datetime) -> None:
    """Note entries, of those that wait the first to be read first; what is known already stays as it is."""
    waits = state is State.WAITING
    database.conn.executemany(
        "insert into entries (feed, key, link, payload, state, not_before, seen_at) values (?, ?, ?, ?, ?, ?, ?)"
        " on conflict do nothing",
        [
            (feed, one.key, one.link, one.payload if waits else None, state.value, _text(now), _text(now))
            for one in found
        ],
    )


def seen(database: Database, feed: int, found: Sequence[Found], now: datetime) -> None:
    """Note that a feed gives these entries, and forget those that it has not given for long."""
    database.conn.executemany(
        "update entries set seen_at = ? where feed = ? and key = ?", [(_text(now), feed, one.key) for one in found]
    )
    database.execute(
        "delete from entries where feed = ? and state != 'waiting' and told is not 0 and seen_at < ?",
        [feed, _text(now - _REMEMBERED)],
    )


def waiting(database: Database, feed: int, now: datetime) -> Waiting | None:
    """The entry to be read next: one that was not tried goes before those that were."""
    row = database.execute(
        "select feed, key, link, payload, attempts from entries where feed = ? and state = 'waiting'"
        " and (not_before <= ? or seen_at > ?) and (select rest from feeds where id = feed) is not 'asked'"
        " order by attempts, id limit 1",
        [feed, _text(now), _text(now + SLACK)],
    ).fetchone()
    return Waiting(*row) if row else None


def begin(database: Database, one: Waiting) -> None:
    """Note that work on an entry begins."""
    database.execute("update entries set attempts = attempts + 1 where feed = ? and key = ?", [one.feed, one.key])


def postpone(database: Database, one: Waiting, not_before: datetime) -> None:
    """Try an entry again, but not before a time."""
    database.execute(
        "update entries set not_before = ? where feed = ? and key = ?", [_text(not_before), one.feed, one.key]
    )


def waits(database: Database, one: Waiting) -> bool:
    """Whether an entry still waits: its feed may have been removed meanwhile."""
    found = database.execute("select state from entries where feed = ? and key = ?", [one.feed, one.key]).fetchone()
    return found is not None and found[0] == State.WAITING.value


def settle(
    database: Database, one: Waiting, state: State, *, article: int | None = None, tell: bool = False,
    trouble: Trouble | None = None,
) -> None:  # fmt: skip
    """Note what became of an entry; `tell` says that the chat of its feed is to hear of it."""
    database.execute(
        "update entries set state = ?, article = ?, told = ?, trouble = ?, payload = null where feed = ? and key = ?",
        [state.value, article, 0 if tell else None, trouble.text() if trouble else None, one.feed, one.key],
    )


def tell(database: Database, feed: int) -> tuple[int, ...]:
    """Take a feed's drafts as told of; the numbers of those that still are drafts."""
    rows = database.execute(
        "select article from entries where feed = ? and told = 0"
        " and article in (select article from hidden where why = 'draft') order by article",
        [feed],
    ).fetchall()
    database.execute("update entries set told = 1 where feed = ? and told = 0", [feed])
    return tuple(article for (article,) in rows)


def tally(database: Database, feed: int) -> Tally:
    """What became of a feed's entries."""
    counts = dict(
        database.execute("select state, count(*) from entries where feed = ? group by state", [feed]).fetchall()
    )
    last = database.execute(
        "select link, trouble from entries where feed = ? and trouble is not null order by id desc limit 1", [feed]
    ).fetchone()
    return Tally(counts, last[0], Trouble.of(last[1])) if last else Tally(counts)


def count_waiting(database: Database) -> int:
    """How many entries of all feeds are to be read."""
    found: int = database.execute("select count(*) from entries where state = 'waiting'").fetchone()[0]
    return found


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
