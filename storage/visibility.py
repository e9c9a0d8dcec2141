"""Which articles are public: drafts wait for their editor, retracted ones are taken back; nobody else sees either."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlite_utils import Database


class Why(StrEnum):
    """Why an article is hidden."""

    DRAFT = "draft"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Hidden:
    """An article that is not public: why, through whom, since when, and for a draft until when it is kept."""

    article: int
    why: Why
    who: str | None
    since: datetime
    until: datetime | None = None


def hide(database: Database, hidden: Hidden) -> None:
    """Take an article and its facts out of every answer."""
    database.execute(
        "insert into hidden (article, why, who, since, until) values (?, ?, ?, ?, ?) on conflict do update"
        " set why = excluded.why, who = excluded.who, since = excluded.since, until = excluded.until",
        [
            hidden.article, hidden.why.value, hidden.who, hidden.since.isoformat(),
            hidden.until.isoformat() if hidden.until else None,
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
    row = database.execute("select article, why, who, since, until from hidden where article = ?", [article]).fetchone()
    if row is None:
        return None
    number, why, who, since, until = row
    return Hidden(
        number, Why(why), who, datetime.fromisoformat(since), datetime.fromisoformat(until) if until else None
    )


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
