"""Facts as charts: which go into a picture, in the words of the answer, and what it shows said in a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from extraction.facts import Qualifier
from handlers.descriptions import describe
from handlers.filters import narrow
from handlers.lines import figure_text, name_text, pick
from handlers.listing import nothing_reply
from handlers.reply import Picture, Reply
from handlers.request import Request
from handlers.services import Services
from handlers.specification import (
    Bars,
    Chart,
    FiguresChart,
    Link,
    Mark,
    NetworkChart,
    Node,
    Series,
    TimelineChart,
    Value,
)
from handlers.units import unit_name
from locales import Wording
from storage import events, figures
from storage.filters import Filter
from storage.network import network
from storage.rows import EventRow, FigureRow
from storage.series import series
from storage.sqlite import Database

_MOST_MARKS = 400
"""Events that a timeline marks; it names far fewer."""
_MOST_FIGURES = 400
_MOST_SERIES = 2
_MOST_NODES = 30
_LONGEST_LABEL = 200
_REPORTS, _TELLING = 3, 4
"""What a picture of the day needs: reports of one figure, events or actors."""


Maker = Callable[[Database, Filter, tuple[str, ...], Wording], Chart | None]
"""Makes a chart of what a filter lets through; None where there is nothing to draw."""


async def chart_reply(
    request: Request, services: Services, make: Maker, *, nothing: str, kinds: Sequence[str] = ()
) -> Reply:
    """Answer with a picture of what the arguments narrow to; `nothing` names the message where that is nothing."""
    words = services.wording(request.language)
    narrowed = await narrow(request, services, kinds)
    chart = await services.store.read(lambda db: make(db, narrowed.filter, narrowed.said, words))
    if chart is None:
        return await nothing_reply(nothing, narrowed, words, services)
    return Reply(request.language, (picture(chart, words),))


def picture(chart: Chart, words: Wording) -> Picture:
    """The block that shows a chart, with its description."""
    return Picture(chart, describe(chart, words))


def picture_of_the_day(database: Database, about: Filter, words: Wording) -> Chart | None:
    """The most telling chart of what a filter lets through.

    A figure that was reported on three days or more goes first, then a timeline of at least _TELLING events, then a
    network of as many actors; None where there is none of them.
    """
    found = figures_chart(database, about, (), words)
    if found is not None:
        told = tuple(panel for panel in found.panels if isinstance(panel, Series) and len(panel.values) >= _REPORTS)
        if told:
            shown = sum(len(panel.values) for panel in told)
            return replace(found, title=words("figures-title", total=shown), panels=told, total=shown)
    events_ = timeline_chart(database, about, (), words)
    if events_ is not None and len(events_.marks) >= _TELLING:
        return events_
    company = network_chart(database, about, (), words)
    return company if company is not None and len(company.nodes) >= _TELLING else None


def titled(title: str, said: tuple[str, ...], words: Wording) -> str:
    """A title with what narrows the chart behind it."""
    return words("title-filtered", title=title, filters=" · ".join(said)) if said else title


def timeline_chart(database: Database, about: Filter, said: tuple[str, ...], words: Wording) -> TimelineChart | None:
    """The dated events that a filter lets through; None where there are none."""
    page = events.timeline(database, about.showing(_MOST_MARKS))
    if not page.rows:
        return None
    title = titled(words("timeline-title", total=page.total), said, words)
    return TimelineChart(tag(words), title, tuple(_mark(row, words) for row in page.rows), page.total)


def _mark(row: EventRow, words: Wording) -> Mark:
    assert row.date is not None
    label = pick(row.text, words.language) or words(f"event-{row.type}")
    when = words.when(row.date.start, row.date.end, row.date.precision)
    return Mark(row.date.start, row.date.end, when, _shortened(label), row.reference, row.modality != "asserted")


def figures_chart(database: Database, about: Filter, said: tuple[str, ...], words: Wording) -> FiguresChart | None:
    """The figures that a filter lets through: those that were reported again and again as series, the others as bars.

    None where there are none.
    """
    page = figures.listing(database, about.showing(_MOST_FIGURES))
    if not page.rows:
        return None
    found = series(database, about)[:_MOST_SERIES]
    panels: list[Series | Bars] = [
        Series(unit_name(one[0].figure.unit, words), tuple(_value(each.figure, each.day, words) for each in one))
        for one in found
    ]
    told = {each.figure.id for one in found for each in one}
    groups: dict[str | None, list[FigureRow]] = {}
    for row in page.rows:
        if row.id not in told and row.qualifier is not Qualifier.VAGUE:  # dozens have no length
            groups.setdefault("person" if figures.group(row.unit) == "person" else row.unit, []).append(row)
    for unit, rows in sorted(groups.items(), key=lambda entry: -len(entry[1])):
        name = words("chart-people") if unit == "person" else unit_name(unit, words)
        panels.append(Bars(name, tuple(_value(row, None, words) for row in rows)))
    if not panels:
        return None
    title = titled(words("figures-title", total=page.total), said, words)
    return FiguresChart(tag(words), title, tuple(panels), page.total)


def network_chart(database: Database, about: Filter, said: tuple[str, ...], words: Wording) -> NetworkChart | None:
    """Who appears with whom where a filter says, or with the actor that it names; None where nobody does."""
    found = network(database, about.showing(_MOST_NODES))
    if not found.shared:
        return None
    nodes = tuple(
        Node(name_text(row.name, words.language), row.type, mentions, row.reference) for row, mentions in found.actors
    )
    links = tuple(Link(*pair) for pair in found.shared)
    focus = next((i for i, (row, _) in enumerate(found.actors) if row.id == about.entity), None)
    if focus is None:
        title = titled(words("network-title"), said, words)
    else:
        rest = tuple(part for part in said if part != nodes[focus].name)
        title = titled(words("network-title-of", name=nodes[focus].name), rest, words)
    return NetworkChart(tag(words), title, nodes, links, found.total, focus)


def _value(row: FigureRow, day: date | None, words: Wording) -> Value:
    return Value(row.value, row.upper, _shortened(figure_text(row, words)), row.reference, row.article, day)


def _shortened(text: str) -> str:
    """The beginning of a text that is too long for a picture."""
    return text if len(text) <= _LONGEST_LABEL else text[:_LONGEST_LABEL].rpartition(" ")[0] + "…"


def tag(words: Wording) -> str:
    """The BCP 47 tag of a wording."""
    return str(words.locale).replace("_", "-")
