"""A briefing: a headline, what is new, who, when, how much, one quote, what happened on this day; without doubles."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TypeVar

from extraction.facts import Modality
from handlers.charts import picture, picture_of_the_day
from handlers.lines import article_line, entity_item, event_item, figure_item, pick, quote_item
from handlers.ranking import (
    best,
    event_order,
    event_weight,
    figure_kin,
    figure_weight,
    quote_weight,
    same_event,
    same_figure,
    same_quote,
)
from handlers.reply import Block, Button, Heading, Item, Line, Listing, Reply, Run, Style, plain
from handlers.request import Call
from locales import Wording
from storage import articles, entities, events, figures, network, quotes, visibility
from storage.filters import Filter
from storage.rows import EntityRow, EventRow, FigureRow, QuoteRow
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
_LONGEST = 3300
"""UTF-16 units of a briefing: with what a platform adds, one message holds them."""
_LONGEST_LINE = 400
_A_RUN = 8  # units that a run may cost beside its text: tags, direction marks
Row = TypeVar("Row")

_LETTERS = re.compile(r"([A-Za-z]+)|([\u0600-\u06ff]+)")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a briefing is to hold: its sections, the facts that it is about, and the day on which it is read.

    `arguments` are the words that narrow the list commands in the same way, `topic` how the narrowing reads, which a
    post of a single article has none of; `picture` adds the picture of the day.
    """

    sections: tuple[Section, ...]
    about: Filter
    day: date
    arguments: str = ""
    topic: str = ""
    picture: bool = False

    @property
    def lists(self) -> str:
        """The arguments of the list commands that show all that the briefing chose from."""
        since = (f"after:{self.about.after}",) if self.about.after else ()
        return " ".join((*since, *((self.arguments,) if self.arguments else ())))


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
    sections = contents.sections if total else tuple({Section.ON_THIS_DAY} & set(contents.sections))
    lead, told = _lead(database, contents, words) if total else (None, None)
    parts = [(section, _items(database, section, contents, words, told)) for section in sections]
    parts = [(section, items) for section, items in parts if items]
    if not parts and lead is None:
        return Briefing(Reply(words.language, ()), anything=False, newest=newest)
    chart = picture_of_the_day(database, contents.about, words) if contents.picture else None
    drawn = (picture(chart, words),) if chart is not None else ()
    opening = (Heading(_title(contents, total, words)), *((Listing((lead,)),) if lead is not None else ()))
    blocks = (*opening, *_within_bounds(parts, words, _LONGEST - sum(map(_cost, opening))), *drawn)
    present = {section for section, _ in parts} | ({Section.TIMELINE} if told is not None else set())
    chosen = [section for section in contents.sections if section in present]
    reply = Reply(words.language, blocks, buttons=_buttons(chosen, contents, words))
    return Briefing(reply, anything=bool(total), newest=newest)


def _title(contents: Contents, total: int, words: Wording) -> Line:
    """What this is: of which day, of how many articles, about what."""
    if contents.about.article is not None and not contents.topic:
        return (Run(words("brief-post")), Run(f" · {words.day(contents.day)}", Style.FAINT))
    counted = words("in-new-articles" if contents.about.after else "in-articles", count=total)
    said = (words.day(contents.day), *((contents.topic,) if contents.topic else ()), *((counted,) if total else ()))
    return (Run(words("brief-title")), Run(" · " + " · ".join(said), Style.FAINT))


def _lead(database: Database, contents: Contents, words: Wording) -> tuple[Item | None, EventRow | None]:
    """The line that stands above all others: the weightiest event, of a single article its title.

    Beside it, the event that the timeline need not repeat.
    """
    if contents.about.article is not None:
        article = articles.get(database, contents.about.article)
        return (Item(article_line(article, words)) if article is not None else None), None
    if Section.TIMELINE not in contents.sections:
        return None, None
    sure = [
        row
        for row in events.latest(database, contents.about.showing(_CANDIDATES))
        if row.modality is Modality.ASSERTED and pick(row.text, words.language)
    ]
    row = max(sure, key=lambda row: event_weight(row, contents.day), default=None)
    if row is None:
        return None, None
    item = event_item(row, words)
    return replace(item, line=tuple(replace(run, style=Style.STRONG) for run in item.line)), row


def _items(
    database: Database, section: Section, contents: Contents, words: Wording, told: EventRow | None
) -> list[Item]:
    """The entries of a section; `told` is an event that stands above it."""
    wanted, shown, day = contents.about, _SHOWN[section], contents.day
    above = () if told is None else (told,)

    def best_events(rows: Iterable[EventRow], room: int, beside: Sequence[EventRow]) -> list[EventRow]:
        return best(rows, lambda row: event_weight(row, day), same_event, room, beside=(*above, *beside))

    match section:
        case Section.ARTICLES if wanted.article is not None:
            return []
        case Section.ARTICLES:
            return [Item(article_line(row, words)) for row in articles.listing(database, wanted.showing(shown)).rows]
        case Section.ACTORS:
            named = _chosen(database, wanted, shown, partial(_actors, database), _others)
            return [entity_item(row, words) for row in named]
        case Section.TIMELINE:
            found = _chosen(database, wanted, shown, partial(events.latest, database), best_events)
            return [event_item(row, words) for row in sorted(found, key=event_order)]
        case Section.FIGURES:
            counted = _chosen(database, wanted, shown, partial(figures.notable, database), _best_figures)
            return [figure_item(row, words) for row in counted]
        case Section.QUOTES:
            said = _chosen(database, wanted, shown, partial(_quotes, database), _best_quotes)
            return [quote_item(row, words) for row in said]
        case Section.ON_THIS_DAY:
            earlier = events.on_day(database, day, replace(wanted, after=0).showing(_CANDIDATES))
            return [event_item(row, words) for row in sorted(best_events(earlier, shown, ()), key=event_order)]


def _chosen(
    database: Database,
    wanted: Filter,
    shown: int,
    query: Callable[[Filter], Iterable[Row]],
    choose: Callable[[Iterable[Row], int, Sequence[Row]], list[Row]],
) -> list[Row]:
    """What a briefing shows of a query: what fits the topic's words, and where that is little, more of its articles."""
    found = choose(query(wanted.showing(_CANDIDATES)), shown, ())
    if not wanted.words or len(found) == shown:
        return found
    fitting = articles.listing(database, wanted.showing(_SHOWN[Section.ARTICLES])).rows
    near = (row for article in fitting for row in query(Filter(article=article.id).showing(_CANDIDATES)))
    return [*found, *choose(near, shown - len(found), found)]


def _best_figures(rows: Iterable[FigureRow], room: int, beside: Sequence[FigureRow]) -> list[FigureRow]:
    return best(rows, figure_weight, same_figure, room, figure_kin, beside)


def _best_quotes(rows: Iterable[QuoteRow], room: int, beside: Sequence[QuoteRow]) -> list[QuoteRow]:
    return best(rows, quote_weight, same_quote, room, beside=beside)


def _quotes(database: Database, wanted: Filter) -> Sequence[QuoteRow]:
    return quotes.listing(database, wanted, about=True).rows


def _others(rows: Iterable[EntityRow], room: int, beside: Sequence[EntityRow]) -> list[EntityRow]:
    """The first rows of actors that are not there yet."""
    there = {row.id for row in beside}
    fresh = {row.id: row for row in rows if row.id not in there}
    return list(fresh.values())[:room]


def _actors(database: Database, wanted: Filter) -> Sequence[EntityRow]:
    """Who is mentioned most, in what is new and about the topic."""
    if wanted.entity is None and not wanted.words and not wanted.after:
        return entities.actors(database, wanted).rows
    return network.mentioned(database, wanted)


def _within_bounds(parts: Sequence[tuple[Section, list[Item]]], words: Wording, room: int) -> tuple[Block, ...]:
    """The parts as blocks, as far as one message holds them; the buttons lead to the rest."""
    blocks: list[Block] = []
    for section, items in parts:
        heading = Heading(plain(words(_TITLES[section])))
        left, kept = room - _cost(heading), []
        for item in map(_shortened, items):
            if (cost := _cost(Listing((item,)))) > left:
                break
            left -= cost
            kept.append(item)
        if kept:
            blocks += [heading, Listing(tuple(kept))]
            room = left
    return tuple(blocks)


def _shortened(item: Item) -> Item:
    """An entry with as much of its line as a briefing has room for; its source tells it whole."""
    room = _LONGEST_LINE
    runs: list[Run] = []
    for run in item.line:
        if len(run.text) > room:
            cut = run.text[:room].rsplit(" ", 1)[0]
            return replace(item, line=(*runs, replace(run, text=cut + "…")))
        runs.append(run)
        room -= len(run.text)
    return item


def _cost(block: Block) -> int:
    """The UTF-16 units that a block takes, with the tags and direction marks that platforms add."""
    match block:
        case Listing(items):
            lines = [line for item in items for line in (item.line, *item.details)]
        case Heading(line):
            lines = [line]
        case _:
            return 0
    return sum(len(run.text.encode("utf-16-le")) // 2 + 2 * _turns(run.text) + _A_RUN for line in lines for run in line)


def _turns(text: str) -> int:
    """How often a text changes between Arabic and Latin letters."""
    scripts = [found.lastindex for found in _LETTERS.finditer(text)]
    return sum(one != other for one, other in pairwise(scripts))


def _buttons(chosen: Sequence[Section], contents: Contents, words: Wording) -> tuple[tuple[Button, ...], ...]:
    """The list commands behind the sections, narrowed as the briefing is."""
    calls = [
        Button(words(f"button-{command}"), Call(command, contents.lists, words.language))
        for section in chosen
        if (command := _COMMANDS.get(section)) is not None
    ]
    return tuple(tuple(calls[at : at + 3]) for at in range(0, len(calls), 3))
