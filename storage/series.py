"""The same figure as articles reported it one after the other: a toll that grows, a price that falls."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extraction.facts import EntityType
from extraction.text import fold
from storage.figures import CASUALTIES, COLUMNS, figure_row, group, where_figures
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
_PLACES = (EntityType.PLACE, EntityType.STATE)
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
    places: frozenset[int]
    words: frozenset[str]


def series(database: Database, wanted: Filter) -> tuple[tuple[Reported, ...], ...]:
    """Figures of the same kind from at least two days, in order, one an article; the longest series first.

    Two figures are of the same kind where they have the same unit, their sentences name a common actor or place, of
    people a common place, and, unless they count casualties, share words beside the names and numbers too.
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
    if (ours.day - theirs.day).days > _LONGEST_PAUSE:
        return False
    # The United Nations count people everywhere: of people, only a common place makes one story.
    people = group(ours.figure.unit) == "person"
    if not (candidate.places & last.places if people else candidate.entities & last.entities):
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
    names = {sentence: _names(database, sentence) for sentence in {row[-2] for row in rows}}
    for row in sorted(rows, key=lambda row: (row[-3], row[1], row[0])):
        *columns, published, sentence, words = row
        figure = figure_row(tuple(columns))
        own = fold(f"{figure.text.ar or ''} {figure.text.en or ''} {names[sentence].words}")
        yield _Candidate(
            Reported(figure, date.fromisoformat(published)),
            names[sentence].entities,
            names[sentence].places,
            frozenset(_WORD.findall(words)) - frozenset(_WORD.findall(own)),
        )


@dataclass(frozen=True, slots=True)
class _Names:
    """The actors and places that a sentence names, or those that its article begins with; and its names in words."""

    entities: frozenset[int]
    places: frozenset[int]
    words: str


def _names(database: Database, sentence: int) -> _Names:
    own = database.execute(
        "select entity, type, text from mentions join entities on entities.id = entity where sentence = ?", [sentence]
    ).fetchall()
    leading = database.execute(
        "select entity, entities.type, text from sentences as own"
        " join sentences as first on first.article = own.article join mentions on mentions.sentence = first.id"
        " join entities on entities.id = entity where own.id = ? and first.number < ?",
        [sentence, _LEAD],
    ).fetchall()
    places, first_places = (frozenset(entity for entity, kind, _ in rows if kind in _PLACES) for rows in (own, leading))
    return _Names(
        frozenset(entity for entity, *_ in own or leading),
        places or first_places,
        " ".join(text for *_, text in own),
    )
