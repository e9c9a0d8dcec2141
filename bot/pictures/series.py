"""A panel of one figure over time: a line from report to report above zero, and below it the reports with sources."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.pictures.bars import heading
from bot.pictures.look import BODY, LINE, MARGIN, SMALL, WIDTH, Ink
from bot.pictures.shapes import Bar, Box, Dot, Shape, Stroke, Text
from bot.pictures.typesetting import Typesetter
from bot.pictures.values import Axis, linear
from handlers.specification import Series, Value

_PLOT = 380
_LEFT = MARGIN + 190  # numbers are named between the margin and the plot
_RIGHT = WIDTH - MARGIN - 70
_DOT = 11
_STEPS = 4
_DAYS = 20  # between the plot and the days below it: the zero beside it needs room
_AFTER_ROW = 10
_WORDS_APART = 10


def lay_out(panel: Series, rows: int, setter: Typesetter) -> tuple[list[Shape], float, int]:
    """The shapes from 0 down, their height, and how many figures they show: the newest."""
    shown = panel.values[-max(rows, 2) :]
    axis = linear([end for value in shown for end in (value.number, value.upper or value.number)], _STEPS)
    unit = setter.words("chart-over-time", unit=panel.unit)
    head, top = heading(unit, axis, setter)
    plot = _Plot(shown, axis, top + SMALL * LINE, setter)
    reports, bottom = _reports(shown, plot.bottom + _DAYS + SMALL * LINE + 18, setter)
    return [*head, *plot.shapes(), *reports], bottom, len(shown)


class _Plot:
    """The line: days along, numbers up."""

    def __init__(self, values: Sequence[Value], axis: Axis, top: float, setter: Typesetter) -> None:
        self.values = [(value, value.day) for value in values if value.day is not None]
        self.axis, self.setter = axis, setter
        self.top, self.bottom = top, top + _PLOT
        self.first, self.last = self.values[0][1], self.values[-1][1]

    def x(self, day: date) -> float:
        """Where a day is."""
        days = (self.last - self.first).days
        return _LEFT + 40 + (_RIGHT - _LEFT - 40) * ((day - self.first).days / days if days else 0.5)

    def y(self, number: float) -> float:
        """Where a number is."""
        return self.bottom - _PLOT * self.axis.at(number)

    def shapes(self) -> Iterator[Shape]:
        """Everything within the axes, and what they name."""
        yield from self._grid()
        line = tuple((self.x(day), self.y(value.number)) for value, day in self.values)
        yield Stroke(line, "series", ink=Ink.FACT, width=4)
        for value, day in self.values:
            x, y = self.x(day), self.y(value.number)
            if value.upper is not None:
                top, bottom = sorted((self.y(value.upper), y))
                yield Bar(Box(x - 5, top, x + 5, bottom), "range", value.reference, pale=True)
            yield Dot(x, y, _DOT, "value", value.reference)
        yield from self._named()

    def _grid(self) -> Iterator[Shape]:
        for tick in self.axis.ticks:
            y = self.y(tick)
            yield Stroke(((_LEFT, y), (WIDTH - MARGIN, y)), "grid", width=1, dashed=tick != 0)
            said = self.setter.words.compact(tick)
            width = self.setter.width(said, SMALL)
            yield Text(said, _LEFT - 14, y - SMALL * LINE / 2, width, SMALL, "tick", "", Ink.FAINT, anchor="right")

    def _named(self) -> Iterator[Text]:
        """Numbers above their dots and days below the axis, the last and the first of them in any case."""
        taken: list[Box] = [Dot(self.x(day), self.y(value.number), _DOT, "").box for value, day in self.values]
        for value, day in (self.values[-1], self.values[0], *self.values[1:-1]):
            highest = self.y(max(value.number, value.upper or value.number))
            number = self.setter.words.compact(value.number)
            for said, top, size, role, ink, bold in (
                (number, highest - _DOT - 2 - BODY * LINE, BODY, "number", Ink.TEXT, True),
                (self.setter.words.day(day), self.bottom + _DAYS, SMALL, "day", Ink.FAINT, False),
            ):
                width = self.setter.width(said, size, bold)
                x = min(self.x(day), WIDTH - MARGIN - width / 2)
                text = Text(said, x, top, width, size, role, value.reference, ink, bold, "middle")
                box = text.box
                wide = Box(box.left - _WORDS_APART, box.top, box.right + _WORDS_APART, box.bottom)
                if not any(wide.overlaps(other) for other in taken):
                    taken.append(box)
                    yield text


def _reports(values: Sequence[Value], y: float, setter: Typesetter) -> tuple[list[Shape], float]:
    """A line or two for each report: day, source, what it says; where they end."""
    shapes: list[Shape] = []
    for value in values:
        assert value.day is not None
        day = setter.words.day(value.day)
        width = setter.width(day, SMALL, bold=True)
        source = f"{value.reference} · #{value.article}"
        shapes += [
            Text(day, MARGIN, y, width, SMALL, "when", value.reference, bold=True),
            Text(
                source, MARGIN + width + 16, y, setter.width(source, SMALL), SMALL, "source", value.reference, Ink.FAINT
            ),
        ]
        y += SMALL * LINE
        label = setter.texts(
            value.label, MARGIN, y, WIDTH - 2 * MARGIN, size=BODY, role="label", of=value.reference, most=2
        )
        shapes += label
        y += len(label) * BODY * LINE + _AFTER_ROW
    return shapes, y
