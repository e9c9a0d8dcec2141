"""A Filter as SQL: the conditions that lists of facts share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from storage.filters import Filter
from storage.index import match_all


@dataclass(slots=True)
class Where:
    """Conditions joined by `and`, with their arguments in order."""

    conditions: list[str] = field(default_factory=list)
    arguments: list[Any] = field(default_factory=list)

    def add(self, condition: str, *arguments: Any) -> None:
        """One more condition."""
        self.conditions.append(condition)
        self.arguments += arguments

    @property
    def sql(self) -> str:
        """The clause, empty where nothing is asked."""
        return " where " + " and ".join(f"({condition})" for condition in self.conditions) if self.conditions else ""


def one_of(column: str, values: Sequence[str]) -> tuple[str, list[str]]:
    """`column in (…)` and its arguments."""
    return f"{column} in ({', '.join('?' * len(values))})", list(values)


def of_facts(wanted: Filter, table: str, *, kind: str | None) -> Where:
    """What the lists of events, figures and quotes have in common.

    `table` has columns article and sentence; `kind` is the column that `wanted.kinds` chooses from.
    """
    where = Where()
    if wanted.article is not None:
        where.add(f"{table}.article = ?", wanted.article)
    became_public_after(wanted, where, f"{table}.article")
    if wanted.kinds and kind is not None:
        condition, values = one_of(f"{table}.{kind}", wanted.kinds)
        where.add(condition, *values)
    for word in wanted.words:
        where.add(f"{table}.sentence in (select rowid from search where search match ?)", match_all(word))
    return where


def became_public_after(wanted: Filter, where: Where, column: str) -> None:
    """Of articles that became public after the wanted one; `column` holds the article's number."""
    if wanted.after:
        where.add(f"{column} in (select id from articles where serial > ?)", wanted.after)


def published_within(wanted: Filter, where: Where, column: str) -> None:
    """Of articles published in the wanted interval; `column` holds the article's number."""
    if wanted.start is not None:
        where.add(f"{column} in (select id from articles where published >= ?)", wanted.start.isoformat())
    if wanted.end is not None:
        where.add(f"{column} in (select id from articles where published <= ?)", wanted.end.isoformat())
