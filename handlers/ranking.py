"""What deserves a line of a briefing: the weightiest rows, of those that tell the same only one."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from extraction.facts import EventType, Modality, Precision, Qualifier
from extraction.text import Kind, read, splits
from storage import figures
from storage.rows import EventRow, FigureRow, QuoteRow

OF_ONE_KIN = 2
"""Rows of one kind that are taken as long as there are others."""

_RECENT = timedelta(days=45)
_LONG_AGO = timedelta(days=3650)
_WEIGHTY = frozenset(
    {EventType.AGREE, EventType.ASSAULT, EventType.DISASTER, EventType.ELECTION, EventType.DEATH, EventType.COERCE}
)
_QUOTE_LENGTHS = range(30, 220)
_SHORTEST_WORD = 3  # letters of a word that says what an event is
_ENOUGH_WORDS = 6
_SHARED, _SHARED_BY_OTHERS = 0.5, 0.8  # of the words of the shorter text: of one type of event, of two

Row = TypeVar("Row")


def best(
    rows: Iterable[Row],
    weight: Callable[[Row], float],
    same: Callable[[Row, Row], bool],
    shown: int,
    kin: Callable[[Row], Hashable] = id,
    beside: Iterable[Row] = (),
) -> list[Row]:
    """The weightiest rows, one of those that tell the `same` as each other or as one `beside`; of equals the first.

    Of rows of one `kin` at most OF_ONE_KIN are taken, as long as there are others.
    """
    told = tuple(beside)
    taken: Counter[Hashable] = Counter()
    first: list[Row] = []
    rest: list[Row] = []
    for row in sorted(rows, key=weight, reverse=True):
        if len(first) == shown:
            break
        if any(same(row, other) for other in (*told, *first, *rest)):
            continue
        taken[kin(row)] += 1
        (first if taken[kin(row)] <= OF_ONE_KIN else rest).append(row)
    return [*first, *rest][:shown]


def event_weight(row: EventRow, day: date) -> float:
    """How much an event deserves a line: what is near, exact, sure, grave, and told in both languages and in full."""
    start, end = (row.date.start, row.date.end) if row.date else (None, None)
    distance = abs(start - day) if start is not None else timedelta.max
    short = start is not None and end is not None and end - start < _RECENT
    near = 3.0 - 1.5 * (distance / _RECENT) if short and distance <= _RECENT else 0.0
    age = min(distance / _LONG_AGO, 3.0)
    exact = 1.0 if row.date is not None and row.date.precision is Precision.DAY else 0.0
    sure = 1.0 if row.modality is Modality.ASSERTED else 0.0
    texts = [text for text in (row.text.ar, row.text.en) if text]
    full = min((len(_content(text)) for text in texts), default=0)
    told = len(texts) / 2 + min(full, _ENOUGH_WORDS) / _ENOUGH_WORDS
    return near - age + exact + sure + told + (1.0 if row.type in _WEIGHTY else 0.0)


def same_event(one: EventRow, other: EventRow) -> bool:
    """Whether two articles, or two sentences of one, tell the same: at one time, mostly in the same words."""
    if not _meet(one, other):
        return False
    first, second = (_content(row.text.ar or row.text.en or "") for row in (one, other))
    shorter = min(len(first), len(second))
    enough = _SHARED if one.type is other.type else _SHARED_BY_OTHERS
    return bool(shorter) and len(first & second) >= enough * shorter


def event_order(row: EventRow) -> tuple[date, int]:
    """As a timeline has them."""
    start = (row.date.start or row.date.end) if row.date else None
    return start or date.max, row.id


def figure_weight(row: FigureRow) -> float:
    """People before money before shares; a bare number tells little, a vague one less."""
    kind = {"person": 3.0, "money": 2.0, "percent": 1.0}.get(figures.group(row.unit), 0.0)
    unit = 1.0 if row.unit else -1.0
    return kind + unit - (1.5 if row.qualifier is Qualifier.VAGUE else 0.0) + (0.5 if row.text.en else 0.0)


def figure_kin(row: FigureRow) -> Hashable:
    """Of figures of one kind, a few do."""
    return figures.group(row.unit)


def same_figure(one: FigureRow, other: FigureRow) -> bool:
    """Whether two figures are the same number of the same thing."""
    return (one.value, one.upper, one.unit) == (other.value, other.upper, other.unit)


def quote_weight(row: QuoteRow) -> float:
    """A quote with a speaker, neither a scrap nor a speech."""
    return (2.0 if row.speaker is not None else 0.0) + (1.0 if len(row.text) in _QUOTE_LENGTHS else 0.0)


def same_quote(one: QuoteRow, other: QuoteRow) -> bool:
    """Whether two articles quote the same words, or one of them a part."""
    first, second = sorted((_words(one.text), _words(other.text)), key=len)
    return first in second


def _meet(one: EventRow, other: EventRow) -> bool:
    """Whether the times of two events have a day in common."""
    if one.date is None or other.date is None:
        return one.date is other.date
    latest_start = max(one.date.start or date.min, other.date.start or date.min)
    return latest_start <= min(one.date.end or date.max, other.date.end or date.max)


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    """The words of a text without what is attached to them, those too short to tell anything left out."""
    tokens = (token for token in read(text).tokens if token.kind in (Kind.WORD, Kind.LATIN))
    return frozenset(word for token in tokens if len(word := _bare(token.norm)) >= _SHORTEST_WORD)


def _bare(word: str) -> str:
    """A word without proclitics, article and accusative ending, wherever there may be one."""
    return min((split.stem.removeprefix("ال") for split in splits(word)), key=len).removesuffix("ا")


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    return " ".join(token.norm for token in read(text).tokens if token.kind is not Kind.PUNCT)
