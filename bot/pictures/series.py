"""A panel of one figure over time: a line from report to report above zero, and below it the reports with sources."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

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
_LIFTS = (0, SMALL * LINE / 2, SMALL * LINE)

Point = tuple[float, float]


def lay_out(panel: Series, rows: int, setter: Typesetter) -> tuple[list[Shape], float, int]:
    """The shapes from 0 down, their height, and how many figures they show: the newest."""
    shown = panel.values[-max(rows, 2) :]
    axis = linear([end for value in shown for end in (value.number, value.upper or value.number)], _STEPS)
    unit = setter.words("chart-over-time", unit=panel.unit)
    head, top = heading(unit, axis, setter)
    plot = _Plot(shown, axis, top + _DOT + 4 + BODY * LINE, setter)  # the highest number has room
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
        yield from self._ticks()

    def _ticks(self) -> Iterator[Text]:
        for tick in self.axis.ticks:
            said = self.setter.words.compact(tick)
            width, top = self.setter.width(said, SMALL), self.y(tick) - SMALL * LINE / 2
            yield Text(said, _LEFT - 14, top, width, SMALL, "tick", "", Ink.FAINT, anchor="right")

    def _named(self) -> Iterator[Text]:
        """Numbers at their dots and days below the axis, the last and the first of them in any case."""
        taken: list[Box] = [Dot(self.x(day), self.y(value.number), _DOT, "").box for value, day in self.values]
        taken += [text.box for text in self._ticks()]
        for value, day in (self.values[-1], self.values[0], *self.values[1:-1]):
            for places in (self._numbers(value, day), (self._day(value, day),)):
                free = [text for text in places if not any(_wide(text.box).overlaps(other) for other in taken)]
                clear = [text for text in free if not any(_crosses(text.box, *line) for line in self._segments())]
                if free:
                    text = (clear or free)[0]
                    taken.append(text.box)
                    yield text

    def _segments(self) -> Iterator[tuple[Point, Point]]:
        return pairwise((self.x(day), self.y(value.number)) for value, day in self.values)

    def _numbers(self, value: Value, day: date) -> tuple[Text, ...]:
        """Where a number may stand, the best first: above its dot or beside that, below it, a little higher."""
        said = self.setter.words.compact(value.number)
        width = self.setter.width(said, BODY, bold=True)
        rightmost = WIDTH - MARGIN - width / 2
        x = min(self.x(day), rightmost)
        above = self.y(max(value.number, value.upper or value.number)) - _DOT - 2 - BODY * LINE
        below = self.y(value.number) + _DOT + 2
        along = (x, x - width / 2 + _DOT, min(x + width / 2 - _DOT, rightmost))
        places = [(at, above - lift) for lift in _LIFTS for at in along]
        if below + BODY * LINE < self.bottom:
            places.insert(len(along), (x, below))
        return tuple(
            Text(said, at, top, width, BODY, "number", value.reference, bold=True, anchor="middle")
            for at, top in places
        )

    def _day(self, value: Value, day: date) -> Text:
        said = self.setter.words.day(day)
        width = self.setter.width(said, SMALL)
        x = min(self.x(day), WIDTH - MARGIN - width / 2)
        return Text(said, x, self.bottom + _DAYS, width, SMALL, "day", value.reference, Ink.FAINT, anchor="middle")


def _wide(box: Box) -> Box:
    return Box(box.left - _WORDS_APART, box.top, box.right + _WORDS_APART, box.bottom)


def _crosses(box: Box, start: Point, end: Point) -> bool:
    """Whether a straight line goes through a rectangle (Liang and Barsky's clipping)."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    enters, leaves = 0.0, 1.0
    for step, room in ((-dx, x - box.left), (dx, box.right - x), (-dy, y - box.top), (dy, box.bottom - y)):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            enters = max(enters, room / step)
        else:
            leaves = min(leaves, room / step)
    return enters < leaves


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
