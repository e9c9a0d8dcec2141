"""Facts keep their numbers when an article is parsed again: the same words at the same turn are the same fact."""

from collections import Counter
from collections.abc import Callable

from extraction.facts import Span
from storage.sqlite import Database

Numbering = Callable[[Span], int | None]
"""The number that the fact with this span had before; to be asked in the order of the text."""


def afresh(_: Span) -> int | None:
    """No fact had a number."""
    return None


def kept(database: Database, table: str, article: int, before: str, body: str) -> Numbering:
    """The numbers of an article's stored facts, for those found in its new `body`; `before` is the old one."""
    known: dict[tuple[str, int], int] = {}
    turns: Counter[str] = Counter()
    for number, start, end in database.execute(
        f"select id, start, end from stored_{table} where article = ? order by start, id", [article]
    ).fetchall():
        words = before[start:end]
        known[words, turns[words]] = number
        turns[words] += 1
    asked: Counter[str] = Counter()

    def number_of(span: Span) -> int | None:
        words = body[span.start : span.end]
        asked[words] += 1
        return known.get((words, asked[words] - 1))

    return number_of
