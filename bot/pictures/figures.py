"""Figures: a panel a kind, each with its own scale from zero; a scale that is not even says so."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.pictures import bars, series
from bot.pictures.frame import framed
from bot.pictures.look import TALLEST
from bot.pictures.shapes import Page, Shape, lowered
from bot.pictures.typesetting import Typesetter
from handlers.specification import Bars, FiguresChart, Series

_MOST_PANELS, _FEWEST_PANELS = 6, 3
_MOST_ROWS = 14
_BETWEEN_PANELS = 40


class Panel(NamedTuple):
    """A part of the picture: its shapes from 0 down, their height, and how many figures they show."""

    shapes: Sequence[Shape]
    height: float
    shown: int


def lay_out(chart: FiguresChart, setter: Typesetter) -> Page:
    """The picture of figures: as many as fit, some of every kind rather than all of one, the others counted."""
    number = min(len(chart.panels), _MOST_PANELS)
    fewest = min(len(chart.panels), _FEWEST_PANELS)
    fitting = [
        page
        for panels in range(number, fewest - 1, -1)
        if (page := _fitting(chart.panels[:panels], chart, setter)) is not None
    ]
    # Of pictures with as many figures the one with most panels comes first.
    return max(fitting or [_with_rows(1, chart.panels[:1], chart, setter)], key=lambda page: page.shown).page


class _Fitted(NamedTuple):
    page: Page
    shown: int


def _fitting(panels: Sequence[Series | Bars], chart: FiguresChart, setter: Typesetter) -> _Fitted | None:
    """These panels with as many rows each as a page holds."""
    for rows in range(_MOST_ROWS, 0, -1):
        fitted = _with_rows(rows, panels, chart, setter)
        if fitted.page.height <= TALLEST:
            return fitted
    return None


def _with_rows(rows: int, panels: Sequence[Series | Bars], chart: FiguresChart, setter: Typesetter) -> _Fitted:
    """These panels with at most so many figures each."""
    body: list[Shape] = []
    y = 0.0
    shown = 0
    for panel in panels:
        part = _panel(panel, rows, setter)
        body += lowered(part.shapes, y)
        y += part.height + _BETWEEN_PANELS
        shown += part.shown
    rest = chart.total - shown
    notes = [setter.words("chart-more-figures", count=rest)] if rest > 0 else []
    return _Fitted(framed(chart.title, body, y - _BETWEEN_PANELS, notes, setter), shown)


def _panel(panel: Series | Bars, rows: int, setter: Typesetter) -> Panel:
    if isinstance(panel, Series):
        return Panel(*series.lay_out(panel, rows, setter))
    return Panel(*bars.lay_out(panel, rows, setter))
