"""What a chart shows, as data: handlers say what is in it, `bot.pictures` decides where it goes and draws it.

Every text is in the language of `locale` (a BCP 47 tag), ready to be read. `total` counts the facts that fit the
question; a chart may hold fewer, and the drawing may have room for fewer still: what is left out is counted in it.
"""

from dataclasses import dataclass
from datetime import date

from extraction.facts import EntityType


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated event: an interval of days of which at least one end is known, and how the answer words both.

    `hollow` marks what has not happened: the planned, the possible, the denied.
    """

    start: date | None
    end: date | None
    when: str
    label: str
    reference: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """Events along time, in order."""

    locale: str
    title: str
    marks: tuple[Mark, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Value:
    """A figure: its number or the interval [number, upper], the words for it, its article and the article's day."""

    number: float
    upper: float | None
    label: str
    reference: str
    article: int
    day: date | None


@dataclass(frozen=True, slots=True)
class Series:
    """The same kind of figure as it was reported from day to day; every value has a day."""

    unit: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Figures of one unit, to be compared."""

    unit: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class FiguresChart:
    """Figures, a panel a kind, each with its own scale."""

    locale: str
    title: str
    panels: tuple[Series | Bars, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Node:
    """An actor or place and how often it is mentioned."""

    name: str
    type: EntityType
    mentions: int
    reference: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes, by their places in the chart, and the number of sentences that name both."""

    first: int
    second: int
    sentences: int


@dataclass(frozen=True, slots=True)
class NetworkChart:
    """Who appears with whom, the most mentioned first; `focus` is the node that the chart is about, if there is one."""

    locale: str
    title: str
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    total: int
    focus: int | None = None


Chart = TimelineChart | FiguresChart | NetworkChart
