"""What a chart shows, said in words: its caption, and all of it for those who cannot see it."""

from collections.abc import Iterable

from handlers.specification import Bars, Chart, FiguresChart, NetworkChart, Series, TimelineChart
from locales import Wording

LONGEST = 900
"""Characters; the captions of chat platforms hold about a thousand."""
_EVENTS, _LINKS, _VALUES = 8, 6, 3
_LONGEST_PART = 100


def describe(chart: Chart, words: Wording) -> str:
    """The kind of chart, its title, and what is most telling in it, within LONGEST."""
    match chart:
        case TimelineChart():
            return _told(words("alt-timeline", title=chart.title), _events(chart), words)
        case FiguresChart():
            return _told(words("alt-figures", title=chart.title), _figures(chart, words), words)
        case NetworkChart():
            return _told(words("alt-network", title=chart.title), _links(chart, words), words)


def _told(opening: str, parts: Iterable[str], words: Wording) -> str:
    """The opening and as many of the parts as there is room for."""
    separator = words("alt-separator") + " "
    said = opening
    for index, part in enumerate(parts):
        longer = said + (separator if index else " ") + _short(part)
        if len(longer) >= LONGEST:
            return said[: LONGEST - 1] + "…"
        said = longer
    return said


def _short(part: str) -> str:
    return part if len(part) <= _LONGEST_PART else part[:_LONGEST_PART].rpartition(" ")[0] + "…"


def _events(chart: TimelineChart) -> Iterable[str]:
    """Events from the first to the last, evenly chosen."""
    marks = chart.marks
    chosen = list(range(len(marks)))
    if len(marks) > _EVENTS:
        chosen = sorted({round(index * (len(marks) - 1) / (_EVENTS - 1)) for index in range(_EVENTS)})
    return (f"{marks[index].when}: {marks[index].label}" for index in chosen)


def _figures(chart: FiguresChart, words: Wording) -> Iterable[str]:
    for panel in chart.panels:
        match panel:
            case Series(unit, values):
                first, last = values[0], values[-1]
                assert first.day is not None
                assert last.day is not None
                yield words(
                    "alt-series", unit=unit, first=first.label, start=words.day(first.day), last=last.label,
                    end=words.day(last.day),
                )  # fmt: skip
            case Bars(unit, values):
                largest = sorted(values, key=lambda value: -value.number)[:_VALUES]
                yield f"{unit}: " + words("alt-comma").join(value.label for value in largest)


def _links(chart: NetworkChart, words: Wording) -> Iterable[str]:
    """Who appears together most often."""
    for link in sorted(chart.links, key=lambda link: (-link.sentences, link.first, link.second))[:_LINKS]:
        first, second = chart.nodes[link.first].name, chart.nodes[link.second].name
        yield words("alt-together", first=first, second=second, sentences=link.sentences)
