"""Articles: which there are, and what was found in each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from extraction.text import fold
from storage.conditions import Where, became_public_after, published_within
from storage.filters import Filter
from storage.index import match_all
from storage.rows import ArticleRow, Page
from storage.sqlite import Database

_COLUMNS = """
    articles.id, articles.title, articles.language, articles.published, articles.source, articles.author, articles.link,
    (select count(*) from appearances where appearances.article = articles.id),
    (select count(*) from events where events.article = articles.id),
    (select count(*) from figures where figures.article = articles.id),
    (select count(*) from quotes where quotes.article = articles.id),
    substr(articles.body, 1, 200)
"""

_SUGGESTED_AMONG = 3_000


def count(database: Database) -> int:
    """How many articles there are."""
    found: int = database.execute("select count(*) from articles").fetchone()[0]
    return found


def get(database: Database, article: int) -> ArticleRow | None:
    """The article with this number."""
    row = database.execute(f"select {_COLUMNS} from articles where id = ?", [article]).fetchone()
    return article_row(row) if row else None


def body(database: Database, article: int) -> str | None:
    """The text of the article with this number."""
    row = database.execute("select body from articles where id = ?", [article]).fetchone()
    return row[0] if row else None


def listing(database: Database, wanted: Filter) -> Page[ArticleRow]:
    """Articles, the newest first."""
    where = _where(wanted)
    total = database.execute(f"select count(*) from articles{where.sql}", where.arguments).fetchone()[0]
    rows = database.execute(
        f"select {_COLUMNS} from articles{where.sql} order by published desc, id desc limit ? offset ?",
        [*where.arguments, wanted.limit, wanted.offset],
    )
    return Page(tuple(map(article_row, rows)), total)


def last_public(database: Database, wanted: Filter) -> tuple[tuple[int, int], ...]:
    """The articles that became public last, as their number and serial, the last first."""
    where = _where(wanted)
    rows = database.execute(
        f"select articles.id, articles.serial from articles{where.sql} order by articles.serial desc limit ?",
        [*where.arguments, wanted.limit],
    )
    return tuple((number, serial) for number, serial in rows)


def _where(wanted: Filter) -> Where:
    where = Where()
    if wanted.article is not None:
        where.add("articles.id = ?", wanted.article)
    if wanted.entity is not None:
        where.add("articles.id in (select article from appearances where entity = ?)", wanted.entity)
    for word in wanted.words:
        where.add(
            "articles.id in"
            " (select article from sentences where id in (select rowid from search where search match ?))",
            match_all(word),
        )
    became_public_after(wanted, where, "articles.id")
    published_within(wanted, where, "articles.id")
    return where


def suggested(database: Database, text: str, limit: int) -> tuple[ArticleRow, ...]:
    """Articles whose number begins with these digits or whose title holds this text, the newest first.

    Only the newest few thousand titles are looked at, so that each keystroke can ask.
    """
    wanted = fold(text).strip().lstrip("#")
    rows = database.execute(
        f"select {_COLUMNS} from articles where id in (select id from (select id, title from articles"
        " order by published desc, id desc limit ?) where instr(folded(title), ?) or instr(id, ?) = 1)"
        " order by published desc, id desc limit ?",
        [_SUGGESTED_AMONG, wanted, wanted, limit],
    )
    return tuple(map(article_row, rows))


def article_row(row: Sequence[Any]) -> ArticleRow:
    """A row of the columns above."""
    id_, title, language, published, *others = row
    return ArticleRow(id_, title, language, date.fromisoformat(published) if published else None, *others)
