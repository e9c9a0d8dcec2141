"""Which articles are public: drafts wait for their editor, retracted ones are taken back; nobody else sees either."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from storage.migrations import SHOWN
from storage.sqlite import Database

_COLUMNS = "article, why, who, since, until, version_of"


class Why(StrEnum):
    """Why an article is hidden."""

    DRAFT = "draft"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Hidden:
    """An article that is not public: why, through whom, since when.

    Of a draft also until when it is kept, and which article it is a new version of.
    """

    article: int
    why: Why
    who: str | None
    since: datetime
    until: datetime | None = None
    version_of: int | None = None


def hide(database: Database, hidden: Hidden) -> None:
    """Take an article and its facts out of every answer."""
    database.execute(
        "insert into hidden (article, why, who, since, until, version_of) values (?, ?, ?, ?, ?, ?) on conflict do"
        " update set why = excluded.why, who = excluded.who, since = excluded.since, until = excluded.until,"
        " version_of = excluded.version_of",
        [
            hidden.article, hidden.why.value, hidden.who, hidden.since.isoformat(),
            hidden.until.isoformat() if hidden.until else None, hidden.version_of,
        ],
    )  # fmt: skip


def publish(database: Database, article: int) -> bool:
    """Make an article public; whether it was not. One that was public before keeps its place in the order."""
    was_hidden = database.execute("delete from hidden where article = ?", [article]).rowcount > 0
    database.execute(
        "update stored_articles set serial = (select coalesce(max(serial), 0) + 1 from stored_articles)"
        " where id = ? and serial is null",
        [article],
    )
    return was_hidden


def get(database: Database, article: int) -> Hidden | None:
    """How an article is hidden; None for a public one."""
    row = database.execute(f"select {_COLUMNS} from hidden where article = ?", [article]).fetchone()
    return _hidden(row) if row else None


def listing(database: Database, why: Why) -> tuple[Hidden, ...]:
    """All articles that are hidden for one reason, the latest first."""
    rows = database.execute(
        f"select {_COLUMNS} from hidden where why = ? order by since desc, article desc", [why.value]
    ).fetchall()
    return tuple(map(_hidden, rows))


def discard(database: Database, article: int) -> bool:
    """Delete a draft with its facts; whether it was one."""
    return (
        database.execute(
            "delete from stored_articles where id in (select article from hidden where article = ? and why = 'draft')",
            [article],
        ).rowcount
        > 0
    )


@contextmanager
def revealed(database: Database) -> Iterator[None]:
    """Let queries within see hidden articles as well: for the eyes of editors only.

    Temporary views of the tables stand before the views that leave out hidden articles, on this connection alone.
    """
    locked = bool(database.execute("pragma query_only").fetchone()[0])
    database.execute("pragma query_only = off")  # a reader may not even make a temporary view
    try:
        for name in SHOWN:
            kept = " where not dropped" if name in ("events", "figures", "quotes") else ""
            database.execute(f"create temp view {name} as select * from main.stored_{name}{kept}")
        yield
    finally:
        for name in SHOWN:
            database.execute(f"drop view if exists temp.{name}")
        if locked:
            database.execute("pragma query_only = on")


def drop_expired(database: Database, now: datetime) -> int:
    """Delete drafts whose time is over; how many. `now` and the stored times are in UTC."""
    return database.execute(
        "delete from stored_articles where id in (select article from hidden where why = 'draft' and until < ?)",
        [now.isoformat()],
    ).rowcount


def newest(database: Database) -> int:
    """The serial of the article that became public last, 0 where there is none."""
    found: int = database.execute("select coalesce(max(serial), 0) from stored_articles").fetchone()[0]
    return found


def _hidden(row: Sequence[Any]) -> Hidden:
    number, why, who, since, until, version_of = row
    return Hidden(
        number,
        Why(why),
        who,
        datetime.fromisoformat(since),
        datetime.fromisoformat(until) if until else None,
        version_of,
    )
