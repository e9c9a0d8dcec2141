"""A briefing: what is new, who, when, how much, one quote, and what happened on this day; ranked, without doubles."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from extraction.facts import EventType, Modality, Precision, Qualifier
from extraction.text import fold
from handlers.charts import picture, picture_of_the_day
from handlers.lines import article_line, entity_item, event_item, figure_item, quote_item
from handlers.reply import Block, Button, Heading, Item, Listing, Reply, Run, Style, plain
from handlers.request import Call
from locales import Wording
from storage import articles, entities, events, figures, quotes, visibility
from storage.filters import Filter
from storage.rows import EventRow, FigureRow, QuoteRow
from storage.sqlite import Database
from storage.subscriptions import Section

_SHOWN = {
    Section.ARTICLES: 4, Section.ACTORS: 5, Section.TIMELINE: 5, Section.FIGURES: 4, Section.QUOTES: 1,
    Section.ON_THIS_DAY: 3,
}  # fmt: skip
_TITLES = {
    Section.ARTICLES: "brief-articles", Section.ACTORS: "brief-actors", Section.TIMELINE: "brief-events",
    Section.FIGURES: "brief-figures", Section.QUOTES: "brief-quote", Section.ON_THIS_DAY: "brief-on-this-day",
}  # fmt: skip
_COMMANDS = {
    Section.ARTICLES: "articles", Section.ACTORS: "actors", Section.TIMELINE: "timeline", Section.FIGURES: "figures",
    Section.QUOTES: "quotes",
}  # fmt: skip
_CANDIDATES = 80
_OF_ONE_KIN = 2
_LONGEST = 3300
"""Characters of a briefing: with what a platform adds, one message holds them."""

_RECENT = timedelta(days=45)
_WEIGHTY = frozenset(
    {EventType.AGREE, EventType.ASSAULT, EventType.DISASTER, EventType.ELECTION, EventType.DEATH, EventType.COERCE}
)
_QUOTE_LENGTHS = range(30, 220)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a briefing is to hold: its sections, the facts that it is about, and the day on which it is read.

    `arguments` are the words that narrow the list commands in the same way; `picture` adds the picture of the day.
    """

    sections: tuple[Section, ...]
    about: Filter
    day: date
    arguments: str = ""
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Briefing:
    """The reply, whether it tells of any article, and the serial of the newest article that there is."""

    reply: Reply
    anything: bool
    newest: int


def compose(database: Database, contents: Contents, words: Wording) -> Briefing:
    """Put a briefing together; where nothing fits, its reply has no blocks."""
    newest = visibility.newest(database)
    total = articles.listing(database, contents.about.showing(1)).total
    parts = [(section, _items(database, section, contents, words)) for section in contents.sections] if total else []
    if not total and Section.ON_THIS_DAY in contents.sections:
        parts = [(Section.ON_THIS_DAY, _items(database, Section.ON_THIS_DAY, contents, words))]
    parts = [(section, items) for section, items in parts if items]
    if not parts:
        return Briefing(Reply(words.language, ()), anything=False, newest=newest)
    count = words("in-articles", count=total)
    heading = Heading((Run(words("brief-title")), Run(f" · {words.day(contents.day)} · {count}", Style.FAINT)))
    chart = picture_of_the_day(database, contents.about, words) if contents.picture else None
    drawn = (picture(chart, words),) if chart is not None else ()
    blocks = (heading, *_within_bounds(parts, words), *drawn)
    reply = Reply(words.language, blocks, buttons=_buttons(parts, contents, words))
    return Briefing(reply, anything=bool(total), newest=newest)


def _items(database: Database, section: Section, contents: Contents, words: Wording) -> list[Item]:
    wanted, shown = contents.about, _SHOWN[section]
    candidates = wanted.showing(_CANDIDATES)
    match section:
        case Section.ARTICLES:
            return [Item(article_line(row, words)) for row in articles.listing(database, wanted.showing(shown)).rows]
        case Section.ACTORS:
            return [entity_item(row, words) for row in entities.actors(database, wanted.showing(shown)).rows]
        case Section.TIMELINE:
            latest = events.latest(database, candidates)
            best = _best(latest, lambda row: _event_weight(row, contents.day), _event_identity, shown)
            return [event_item(row, words) for row in sorted(best, key=_event_order)]
        case Section.FIGURES:
            counted = figures.notable(database, candidates)
            best_figures = _best(counted, _figure_weight, _figure_identity, shown, kin=_figure_kin)
            return [figure_item(row, words) for row in best_figures]
        case Section.QUOTES:
            said = quotes.listing(database, candidates).rows
            return [quote_item(row, words) for row in _best(said, _quote_weight, lambda row: fold(row.text), shown)]
        case Section.ON_THIS_DAY:
            earlier = events.on_day(database, contents.day, replace(wanted, after=0).showing(_CANDIDATES))
            best = _best(earlier, lambda row: _event_weight(row, contents.day), _event_identity, shown)
            return [event_item(row, words) for row in sorted(best, key=_event_order)]


def _best(
    rows: Iterable[Row],
    weight: Callable[[Row], float],
    identity: Callable[[Row], Hashable],
    shown: int,
    kin: Callable[[Row], Hashable] = id,
) -> list[Row]:
    """The weightiest rows, one of those that tell the same; of equals the first.

    Of rows of one kin at most _OF_ONE_KIN are taken, as long as there are others.
    """
    distinct: dict[Hashable, Row] = {}
    for row in sorted(rows, key=weight, reverse=True):
        distinct.setdefault(identity(row), row)
    taken: Counter[Hashable] = Counter()
    first: list[Row] = []
    rest: list[Row] = []
    for row in distinct.values():
        taken[kin(row)] += 1
        (first if taken[kin(row)] <= _OF_ONE_KIN else rest).append(row)
    return [*first, *rest][:shown]


def _event_weight(row: EventRow, day: date) -> float:
    """How much an event deserves a line: what is near, exact, sure and grave, and can be told in both languages."""
    start = row.date.start if row.date else None
    near = 3.0 if start is not None and abs(start - day) <= _RECENT else 0.0
    exact = 1.0 if row.date is not None and row.date.precision is Precision.DAY else 0.0
    sure = 1.0 if row.modality is Modality.ASSERTED else 0.0
    told = 1.0 if row.text.en and row.text.ar else 0.0
    age = abs((start - day).days) / 3650 if start is not None else 10.0
    return near + exact + sure + told + (1.0 if row.type in _WEIGHTY else 0.0) - min(age, 3.0)


def _event_identity(row: EventRow) -> Hashable:
    """Two articles' events of one class on one day are taken for one where they share their first words."""
    when = (row.date.start, row.date.end) if row.date else None
    return when, row.type, tuple(fold(row.text.ar or row.text.en or "").split()[:2])


def _event_order(row: EventRow) -> tuple[date, int]:
    start = (row.date.start or row.date.end) if row.date else None
    return start or date.max, row.id


def _figure_weight(row: FigureRow) -> float:
    """People before money before shares; a bare number tells little, a vague one less."""
    kind = {"person": 3.0, "money": 2.0, "percent": 1.0}.get(figures.group(row.unit), 0.0)
    unit = 1.0 if row.unit else -1.0
    return kind + unit - (1.5 if row.qualifier is Qualifier.VAGUE else 0.0) + (0.5 if row.text.en else 0.0)


def _figure_kin(row: FigureRow) -> Hashable:
    return figures.group(row.unit)


def _figure_identity(row: FigureRow) -> Hashable:
    return row.value, row.upper, row.unit


def _quote_weight(row: QuoteRow) -> float:
    return (2.0 if row.speaker is not None else 0.0) + (1.0 if len(row.text) in _QUOTE_LENGTHS else 0.0)


def _within_bounds(parts: Sequence[tuple[Section, list[Item]]], words: Wording) -> tuple[Block, ...]:
    """The parts as blocks; entries that would burst the message are left to the buttons."""
    blocks: list[Block] = []
    room = _LONGEST
    for section, items in parts:
        kept: list[Item] = []
        for item in items:
            room -= sum(len(run.text) + 8 for line in (item.line, *item.details) for run in line)
            if room < 0 and kept:
                break
            kept.append(item)
        blocks += [Heading(plain(words(_TITLES[section]))), Listing(tuple(kept))]
        if room < 0:
            break
    return tuple(blocks)


def _buttons(
    parts: Sequence[tuple[Section, list[Item]]], contents: Contents, words: Wording
) -> tuple[tuple[Button, ...], ...]:
    """The list commands behind the sections, narrowed as the briefing is."""
    calls = [
        Button(words(f"button-{command}"), Call(command, contents.arguments, words.language))
        for section, _ in parts
        if (command := _COMMANDS.get(section)) is not None
    ]
    return tuple(tuple(calls[at : at + 3]) for at in range(0, len(calls), 3))
