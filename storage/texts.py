"""The texts of articles with what is stated about them, hidden ones too: what is parsed anew and what editors set."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from storage.sqlite import Database


@dataclass(frozen=True, slots=True)
class Text:
    """An article without its facts."""

    id: int
    body: str
    language: str
    title: str | None
    source: str | None
    author: str | None
    published: date | None
    link: str | None


def get(database: Database, article: int) -> Text | None:
    """The text of an article, whoever may see it."""
    row = database.execute(
        "select id, body, language, title, source, author, published, link from stored_articles where id = ?", [article]
    ).fetchone()
    if row is None:
        return None
    id_, body, language, title, source, author, published, link = row
    day = date.fromisoformat(published) if published else None
    return Text(id_, body, language, title, source, author, day, link)


def needed(database: Database, article: int) -> Text:
    """The text of an article that is known to be there."""
    found = get(database, article)
    assert found is not None, f"article {article} is there"
    return found


def columns(text: Text) -> Mapping[str, Any]:
    """What a new version may change, as it is stored."""
    found = {name: getattr(text, name) for name in ("body", "language", "title", "source", "author", "link")}
    return {**found, "published": text.published.isoformat() if text.published else None}


def describe(database: Database, text: Text) -> None:
    """Store what is stated about a text: title, source, author, date, link."""
    database.execute(
        "update stored_articles set title = ?, source = ?, author = ?, published = ?, link = ? where id = ?",
        [
            text.title, text.source, text.author, text.published.isoformat() if text.published else None, text.link,
            text.id,
        ],
    )  # fmt: skip


def numbers(database: Database) -> tuple[int, ...]:
    """The numbers of all articles, hidden ones too."""
    return tuple(number for (number,) in database.execute("select id from stored_articles order by id").fetchall())
