"""A panel of figures of one unit: what each says above its bar. On a logarithmic scale, which has no zero, dots."""

from collections.abc import Iterator, Sequence

from bot.pictures.look import BODY, LINE, MARGIN, SMALL, WIDTH, Ink
from bot.pictures.shapes import Bar, Box, Dot, Shape, Stroke, Text
from bot.pictures.typesetting import Typesetter
from bot.pictures.values import Axis, scale
from handlers.specification import Bars, Value

_ROOM = WIDTH - 2 * MARGIN
_HEAD = 34  # size of a panel's heading
_BAR, _DOT = 22, 12
_AFTER_ROW = 16
_STEPS = 4


def lay_out(panel: Bars, rows: int, setter: Typesetter) -> tuple[list[Shape], float, int]:
    """The shapes from 0 down, their height, and how many figures they show: the first ones, the largest above."""
    shown = sorted(panel.values[:rows], key=lambda value: -(value.upper or value.number))
    axis = scale([end for value in shown for end in _ends(value)], _STEPS)
    head, y = heading(panel.unit, axis, setter)
    top = y
    body: list[Shape] = []
    for value in shown:
        part, y = _row(value, axis, y, setter)
        body += part
    ticks, bottom = _ticks(axis, top, y, setter)
    return [*head, *ticks, *body], bottom, len(shown)


def heading(unit: str, axis: Axis, setter: Typesetter) -> tuple[list[Shape], float]:
    """The unit, and below it how the scale is where it is not even; where what follows begins."""
    shapes: list[Shape] = [
        *setter.texts(unit, MARGIN, 0, _ROOM, size=_HEAD, role="unit", bold=True, most=2),
    ]
    y = len(shapes) * _HEAD * LINE
    if axis.logarithmic:
        shapes += setter.texts(
            setter.words("chart-logarithmic"), MARGIN, y, _ROOM, size=SMALL, role="scale", ink=Ink.FAINT
        )
        y += SMALL * LINE
    return shapes, y + 12


def _ends(value: Value) -> tuple[float, ...]:
    return (value.number,) if value.upper is None else (value.number, value.upper)


def _row(value: Value, axis: Axis, y: float, setter: Typesetter) -> tuple[Sequence[Shape], float]:
    """A figure with its source above its bar; where the next begins."""
    source = f"{value.reference} · #{value.article}"
    width = setter.width(source, SMALL)
    label = setter.texts(
        value.label, MARGIN, y, _ROOM - width - 24, size=BODY, role="label", of=value.reference, most=2
    )
    beside = Text(
        source, WIDTH - MARGIN, y + (BODY - SMALL) * LINE, width, SMALL, "source", value.reference, Ink.FAINT,
        anchor="right",
    )  # fmt: skip
    y += len(label) * BODY * LINE + 4
    return [*label, beside, *_measure(value, axis, y)], y + _BAR + _AFTER_ROW


def _x(axis: Axis, number: float) -> float:
    return MARGIN + _ROOM * axis.at(number)


def _measure(value: Value, axis: Axis, y: float) -> Iterator[Shape]:
    """The bar from zero to the number, paler from there to the upper end of a range."""
    of = value.reference
    middle = y + _BAR / 2
    number, upper = _x(axis, value.number), _x(axis, value.upper if value.upper is not None else value.number)
    if axis.logarithmic:
        yield Stroke(((MARGIN, middle), (min(number, upper), middle)), "guide", of)
        if value.upper is not None:
            yield Bar(Box(min(number, upper), middle - 5, max(number, upper), middle + 5), "range", of, pale=True)
            yield Dot(upper, middle, _DOT, "value", of)
        yield Dot(number, middle, _DOT, "value", of)
        return
    zero = _x(axis, 0)
    yield Bar(Box(min(zero, number), y, max(zero, number), y + _BAR), "bar", of)
    if value.upper is not None:
        yield Bar(Box(min(number, upper), y, max(number, upper), y + _BAR), "range", of, pale=True)


def _ticks(axis: Axis, top: float, bottom: float, setter: Typesetter) -> tuple[list[Shape], float]:
    """Round numbers below the bars, with faint lines through them; those without room are left out."""
    shapes: list[Shape] = []
    taken: list[Box] = []
    for tick in axis.ticks:
        x = _x(axis, tick)
        shapes.append(Stroke(((x, top), (x, bottom)), "grid", width=1, dashed=tick != 0))
        said = setter.words.compact(tick)
        width = setter.width(said, SMALL)
        at = min(max(x, MARGIN + width / 2), WIDTH - MARGIN - width / 2)
        text = Text(said, at, bottom + 2, width, SMALL, "tick", ink=Ink.FAINT, anchor="middle")
        if not any(text.box.overlaps(other, 20) for other in taken):
            taken.append(text.box)
            shapes.append(text)
    return shapes, bottom + 2 + SMALL * LINE
