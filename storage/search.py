"""Sentences: those that hold some words, and the one that proves a fact."""

import re

from storage import articles
from storage.index import match_all
from storage.rows import ArticleRow, Evidence, Page, SentenceRow
from storage.sqlite import Database

_REFERENCE = re.compile("([AEFQ])([0-9]{1,18})")
_PUBLIC = " and rowid not in (select id from stored_sentences where article in (select article from hidden))"
_TABLES = {"E": "events", "F": "figures", "Q": "quotes"}


def sentences(database: Database, words: str, *, limit: int, offset: int = 0) -> Page[SentenceRow]:
    """Sentences with every one of the words, the best first."""
    query = match_all(words)
    total = database.execute(f"select count(*) from search where search match ?{_PUBLIC}", [query]).fetchone()[0]
    rows = database.execute(
        "select substr(body, sentences.start + 1, sentences.end - sentences.start), article"
        " from (select rowid as hit, bm25(search, 2.0, 1.0, 1.0) as score from search"
        f" where search match ?{_PUBLIC} order by score, hit desc limit ? offset ?)"
        " join sentences on sentences.id = hit join articles on articles.id = article order by score, hit desc",
        [query, limit, offset],
    ).fetchall()
    return Page(tuple(SentenceRow(text, _article(database, article)) for text, article in rows), total)


def evidence(database: Database, reference: str) -> Evidence | None:
    """The sentence behind E12, F7, Q4 or A5 (an actor's first mention in its newest article)."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    kind, number = match[1], int(match[2])
    if kind == "A":
        row = database.execute(
            "select sentence, mentions.start, mentions.end from mentions join sentences on sentences.id = sentence"
            " join articles on articles.id = article where entity = ? order by published desc, article desc,"
            " mentions.start limit 1",
            [number],
        ).fetchone()
    else:
        row = database.execute(f"select sentence, start, end from {_TABLES[kind]} where id = ?", [number]).fetchone()
    return _around(database, *row) if row else None


def _around(database: Database, sentence: int, start: int, end: int) -> Evidence:
    article, number, begins = database.execute(
        "select article, number, start from sentences where id = ?", [sentence]
    ).fetchone()
    near: dict[int, str] = dict(
        database.execute(
            "select number, substr(body, sentences.start + 1, sentences.end - sentences.start)"
            " from sentences join articles on articles.id = article where article = ? and number between ? and ?",
            [article, number - 1, number + 1],
        ).fetchall()
    )
    text = near[number]
    first = min(max(0, start - begins), len(text))
    return Evidence(
        text, first, min(max(first, end - begins), len(text)), near.get(number - 1), near.get(number + 1),
        _article(database, article),
    )  # fmt: skip


def _article(database: Database, number: int) -> ArticleRow:
    row = articles.get(database, number)
    assert row is not None, "a sentence belongs to an article"
    return row
