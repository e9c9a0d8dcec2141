"""Feeds that editors have added: what becomes of their entries, when they are looked at next, and how that went."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from storage.conditions import one_of
from storage.sqlite import Database

SLACK = timedelta(minutes=1)
"""A clock that is put right by less does not count as set back."""


class Rule(StrEnum):
    """What becomes of an entry: a draft that an editor looks at, or a public article."""

    DRAFTS = "drafts"
    PUBLISH = "publish"


class Rest(StrEnum):
    """Why a feed is not looked at: an editor asked for it, or its server said that it is gone for good."""

    ASKED = "asked"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Address:
    """Where word of a feed goes: the chat in which it was added, and its language."""

    platform: str
    chat: str
    thread: str | None
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something could not be read: the key of a message, and the values that fill it."""

    key: str
    values: Mapping[str, Any]

    def text(self) -> str:
        """As the database holds it."""
        return json.dumps({"key": self.key, "values": dict(self.values)}, ensure_ascii=False)

    @classmethod
    def of(cls, text: str | None) -> "Trouble | None":
        """What `text` has written."""
        return cls(**json.loads(text)) if text else None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was last seen.

    `minutes` lie between two looks; `etag` and `modified` ask its server for changes only; `failures` counts the looks
    that failed since one did not, `trouble` tells of the last.
    """

    id: int
    link: str
    title: str | None
    rule: Rule
    minutes: int
    address: Address
    creator: str | None
    etag: str | None
    modified: str | None
    next_at: datetime
    looked_at: datetime
    failures: int
    trouble: Trouble | None
    rest: Rest | None


_COLUMNS = (
    "id, link, title, rule, minutes, platform, chat, thread, kind, language, creator, etag, modified, next_at,"
    " looked_at, failures, trouble, rest"
)


def add(
    database: Database,
    *,
    link: str,
    title: str | None,
    rule: Rule,
    minutes: int,
    address: Address,
    creator: str | None,
    next_at: datetime,
    now: datetime,
) -> Feed:
    """Store a feed that was looked at just now."""
    cursor = database.execute(
        "insert into feeds (link, title, rule, minutes, platform, chat, thread, kind, language, creator, next_at,"
        " looked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            link, title, rule.value, minutes, address.platform, address.chat, address.thread, address.kind,
            address.language, creator, _text(next_at), _text(now),
        ],
    )  # fmt: skip
    added = get(database, int(cursor.lastrowid or 0))
    assert added is not None, "it was stored just now"
    return added


def get(database: Database, number: int) -> Feed | None:
    """The feed with this number."""
    return next(iter(_select(database, "id = ?", [number])), None)


def with_link(database: Database, link: str) -> Feed | None:
    """The feed at this address."""
    return next(iter(_select(database, "link = ?", [link])), None)


def listing(database: Database) -> tuple[Feed, ...]:
    """All feeds, the oldest first."""
    return _select(database, "true order by id", [])


def remove(database: Database, number: int) -> None:
    """Delete a feed and what is known of its entries; the articles that came from it stay."""
    database.execute("delete from feeds where id = ?", [number])


def set_rest(database: Database, number: int, why: Rest | None, next_at: datetime) -> None:
    """Let a feed rest, or go on at `next_at`."""
    database.execute(
        "update feeds set rest = ?, next_at = ? where id = ?", [why.value if why else None, _text(next_at), number]
    )


def due(database: Database, now: datetime, limit: int, without: Sequence[int] = ()) -> tuple[Feed, ...]:
    """Feeds with something to do, the one that waits longest first; `without` are left out.

    That is a look, entries to be read, or drafts that nobody was told of. What was seen in the future shows that the
    clock was set back, and is due at once.
    """
    busy, numbers = one_of("cast(id as text)", [str(number) for number in without])
    moment, soon = _text(now), _text(now + SLACK)
    return _select(
        database,
        f"not ({busy}) and (rest is null and (next_at <= ? or looked_at > ?) or rest is not 'asked' and id in ("
        " select feed from entries where state = 'waiting' and (not_before <= ? or seen_at > ?) union"
        " select feed from entries where told = 0)) order by next_at, id limit ?",
        [*numbers, moment, soon, moment, soon, limit],
    )


def looked(
    database: Database, number: int, *, title: str | None, kept: tuple[str | None, str | None], next_at: datetime,
    now: datetime,
) -> bool:  # fmt: skip
    """Note a look that went well, with the ETag and the Last-Modified to be kept; whether the feed is still there."""
    return (
        database.execute(
            "update feeds set title = coalesce(?, title), etag = ?, modified = ?, next_at = ?, looked_at = ?,"
            " failures = 0, trouble = null where id = ?",
            [title, *kept, _text(next_at), _text(now), number],
        ).rowcount
        > 0
    )


def failed(database: Database, number: int, trouble: Trouble, *, next_at: datetime, now: datetime) -> None:
    """Note a look that failed."""
    database.execute(
        "update feeds set failures = failures + 1, trouble = ?, next_at = ?, looked_at = ? where id = ?",
        [trouble.text(), _text(next_at), _text(now), number],
    )


def move(database: Database, platform: str, chat: str, to: str) -> None:
    """Follow a chat to the identifier that the platform gave it anew."""
    database.execute("update feeds set chat = ? where platform = ? and chat = ?", [to, platform, chat])


def counts(database: Database) -> dict[str, int]:
    """How many feeds are running, failing, or rest for each reason."""
    return dict(
        database.execute(
            "select coalesce(rest, iif(failures > 0, 'failing', 'running')), count(*) from feeds group by 1"
        ).fetchall()
    )


def _select(database: Database, condition: str, arguments: Sequence[Any]) -> tuple[Feed, ...]:
    rows = database.execute(f"select {_COLUMNS} from feeds where {condition}", arguments)
    return tuple(map(_row, rows.fetchall()))


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")


def _row(row: tuple[Any, ...]) -> Feed:
    number, link, title, rule, minutes, *rest = row
    address, (creator, etag, modified, next_at, looked_at, failures, trouble, why) = rest[:5], rest[5:]
    return Feed(
        number, link, title, Rule(rule), minutes, Address(*address), creator, etag, modified,
        datetime.fromisoformat(next_at), datetime.fromisoformat(looked_at), failures, Trouble.of(trouble),
        Rest(why) if why else None,
    )  # fmt: skip
