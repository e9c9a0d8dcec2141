"""The same figure as articles reported it one after the other: a toll that grows, a price that falls."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from storage.figures import CASUALTIES, COLUMNS, figure_row, where_figures
from storage.filters import Filter
from storage.rows import FigureRow
from storage.sqlite import Database

_MOST = 2000
"""Figures that are looked at, the newest articles' first."""
_SHARED_WORDS = 3
"""Words that the sentences of two figures share where their unit alone does not say what is counted."""
_LONGEST_PAUSE = 365
"""Days between two reports of the same story."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAD = 2
"""Sentences, title included, that tell what an article is about."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure and the day of the article that reported it."""

    figure: FigureRow
    day: date


@dataclass(frozen=True, slots=True)
class _Candidate:
    reported: Reported
    entities: frozenset[int]
    words: frozenset[str]


def series(database: Database, wanted: Filter) -> tuple[tuple[Reported, ...], ...]:
    """Figures of the same kind from at least two days, in order, one an article; the longest series first.

    Two figures are of the same kind where they have the same unit, their sentences name a common actor or place, and,
    unless they count casualties, share words too.
    """
    chains: list[list[_Candidate]] = []
    for candidate in _candidates(database, wanted):
        for chain in chains:
            if _follows(candidate, chain):
                chain.append(candidate)
                break
        else:
            chains.append([candidate])
    found = [tuple(one.reported for one in chain) for chain in chains if chain[0].reported.day < chain[-1].reported.day]
    return tuple(sorted(found, key=lambda reports: (-len(reports), reports[0].figure.id)))


def _follows(candidate: _Candidate, chain: Sequence[_Candidate]) -> bool:
    last = chain[-1]
    ours, theirs = candidate.reported, last.reported
    if ours.figure.unit != theirs.figure.unit or ours.figure.article == theirs.figure.article:
        return False
    if (ours.day - theirs.day).days > _LONGEST_PAUSE or not candidate.entities & last.entities:
        return False
    return ours.figure.unit in CASUALTIES or len(candidate.words & last.words) >= _SHARED_WORDS


def _candidates(database: Database, wanted: Filter) -> Iterator[_Candidate]:
    """Figures with a unit and a day, in the order in which they were reported."""
    where = where_figures(wanted)
    where.add("figures.unit is not null and articles.published is not null")
    rows = database.execute(
        f"select {COLUMNS}, articles.published, figures.sentence, sentences.words from figures"
        " join articles on articles.id = figures.article join sentences on sentences.id = figures.sentence"
        f"{where.sql} order by articles.published desc, figures.article desc, figures.start limit ?",
        [*where.arguments, _MOST],
    ).fetchall()
    entities = _entities(database, {row[-2] for row in rows})
    for row in sorted(rows, key=lambda row: (row[-3], row[1], row[0])):
        *columns, published, sentence, words = row
        yield _Candidate(
            Reported(figure_row(tuple(columns)), date.fromisoformat(published)),
            entities.get(sentence, frozenset()),
            frozenset(_WORD.findall(words)),
        )


def _entities(database: Database, sentences: Iterable[int]) -> Mapping[int, frozenset[int]]:
    """The actors and places that each sentence names; where it names none, those that the article begins with."""
    return {sentence: _named(database, sentence) or _leading(database, sentence) for sentence in sentences}


def _named(database: Database, sentence: int) -> frozenset[int]:
    rows = database.execute("select distinct entity from mentions where sentence = ?", [sentence])
    return frozenset(entity for (entity,) in rows)


def _leading(database: Database, sentence: int) -> frozenset[int]:
    rows = database.execute(
        "select distinct mentions.entity from sentences as own join sentences as first on first.article = own.article"
        " join mentions on mentions.sentence = first.id where own.id = ? and first.number < ?",
        [sentence, _LEAD],
    )
    return frozenset(entity for (entity,) in rows)
