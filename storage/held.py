"""Texts that are much like a known one: kept aside until their editor says what they are. They are no articles yet."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from storage.sqlite import Database

_FIELDS = ("body", "language", "title", "author", "source", "link", "name")


@dataclass(frozen=True, slots=True)
class Held:
    """A text with what is stated about it. `name` is what it was sent as."""

    body: str
    language: str
    title: str | None
    author: str | None
    source: str | None
    link: str | None
    name: str | None
    published: date | None


def hold(database: Database, text: Held, likest: int, who: str, until: datetime) -> int:
    """Keep a text that is much like the article `likest`; gives its number."""
    fields = {name: getattr(text, name) for name in _FIELDS}
    fields["published"] = text.published.isoformat() if text.published else None
    cursor = database.execute(
        "insert into held (article, likest, who, until) values (?, ?, ?, ?)",
        [json.dumps(fields, ensure_ascii=False), likest, who, until.isoformat()],
    )
    return int(cursor.lastrowid or 0)


def get(database: Database, number: int) -> Held | None:
    """The text that is held under a number."""
    row = database.execute("select article from held where id = ?", [number]).fetchone()
    if row is None:
        return None
    fields = json.loads(row[0])
    published = fields.pop("published")
    return Held(**fields, published=date.fromisoformat(published) if published else None)


def release(database: Database, number: int) -> None:
    """Keep a text no longer."""
    database.execute("delete from held where id = ?", [number])


def drop_expired(database: Database, now: datetime) -> int:
    """Forget texts about which nobody has said anything in time; how many."""
    return database.execute("delete from held where until < ?", [now.isoformat()]).rowcount
