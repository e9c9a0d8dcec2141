"""Timelines: time runs down a broken axis, intervals are bars beside it, labels stand apart and lead to their marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from babel.dates import format_timedelta

from bot.pictures.frame import framed
from bot.pictures.look import BODY, LINE, MARGIN, SMALL, TALLEST, WIDTH, Ink
from bot.pictures.scale import Scale, Stretch, apart, parted, stacked
from bot.pictures.shapes import Bar, Box, Dot, Page, Shape, Stroke, Text
from bot.pictures.typesetting import Typesetter
from handlers.specification import Mark, TimelineChart

_AXIS = MARGIN + 132  # ticks and breaks are named between the margin and the axis
_LANE = 26  # from bar to bar
_BAR = 14
_BETWEEN_BARS = 5  # in one lane
_MOST_LANES = 7
_LEADER = 62  # between the bars and the labels
_BREAK = 64
_APART = 22  # between labels
_MOST_LABELS = 16
_FIRST, _TAIL = 20, 14
_TICKS_APART = 54
_DAY = timedelta(days=1)
_DOT, _SMALL_DOT = 11, 5


@dataclass(frozen=True, slots=True)
class _Label:
    """A mark with its lines, not yet placed: the date's line comes first."""

    mark: Mark
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return (SMALL + BODY * len(self.lines)) * LINE + _APART


def lay_out(chart: TimelineChart, setter: Typesetter) -> Page:
    """The picture of a timeline; as many events are named as fit, the others are small dots and counted."""
    room = float(TALLEST)
    while (page := _with_labels_of(room, chart, setter)).height > TALLEST and room > 0:
        room = min(room, page.height) - max(_APART, (page.height - TALLEST) / 2)
    return page


def _with_labels_of(room: float, chart: TimelineChart, setter: Typesetter) -> Page:
    """The picture with labels that are together at most `room` high."""
    labels, lanes = _chosen(chart.marks, room, setter)
    named = {label.mark.reference for label in labels}
    needs: dict[date, float] = {}
    for label in labels:
        needs[_anchor(label.mark)] = needs.get(_anchor(label.mark), 0) + label.height
    scale = stacked(parted(day for mark in chart.marks for day in _ends(mark)), needs, _FIRST, _BREAK)
    body = [
        *_axis(scale, setter),
        *_others([mark for mark in chart.marks if mark.reference not in named], scale),
        *_bars(lanes, scale),
        *_labelled(labels, lanes, scale, setter),
    ]
    rest = chart.total - len(labels)
    notes = [setter.words("chart-more-events", count=rest)] if rest else []
    if len(labels) > 2:
        notes.append(setter.words("chart-stretched"))
    if any(mark.hollow for mark in chart.marks):
        notes.append(setter.words("chart-hollow"))
    bottom = max(shape.box.bottom for shape in body if isinstance(shape, Text | Bar | Dot))
    return framed(chart.title, body, max(bottom, scale.stretches[-1].bottom + _TAIL), notes, setter)


def _ends(mark: Mark) -> tuple[date, date]:
    """Start and end; of an open interval its known end twice."""
    start, end = mark.start or mark.end, mark.end or mark.start
    assert start is not None
    assert end is not None
    return start, end


def _anchor(mark: Mark) -> date:
    return _ends(mark)[0]


def _is_interval(mark: Mark) -> bool:
    return mark.start is None or mark.end is None or mark.start != mark.end


Lanes = dict[tuple[date | None, date | None, bool], int]
"""The lane of each distinct interval; events of the same interval share a bar."""


def _chosen(marks: Sequence[Mark], highest: float, setter: Typesetter) -> tuple[list[_Label], Lanes]:
    """The marks to name, in order of time, and the lanes of their intervals."""
    room: float = WIDTH - MARGIN - _AXIS - _LEADER - 3 * _LANE
    most = 6 if len(marks) <= 5 else 3
    found: list[_Label] = []
    lanes: Lanes = {}
    height: float = 0
    for mark in _by_weight(marks):
        if len(found) == _MOST_LABELS:
            break
        with_it = _lanes([*(label.mark for label in found), mark])
        if len(set(with_it.values())) > _MOST_LANES:
            continue
        label = _Label(mark, setter.lines(mark.label, BODY, room, most))
        if found and height + label.height > highest:
            continue
        height += label.height
        found.append(label)
        lanes = with_it
    order = {mark.reference: index for index, mark in enumerate(marks)}
    found.sort(key=lambda label: (*_ends(label.mark), order[label.mark.reference]))
    room = WIDTH - MARGIN - _labels_from(lanes)
    return [_Label(label.mark, setter.lines(label.mark.label, BODY, room, most)) for label in found], lanes


def _by_weight(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks to name first: the first and the last, then one of each time, of what is told most first."""
    if not marks:
        return
    first = min(marks, key=_ends)
    last = max(marks, key=lambda mark: _ends(mark)[0])
    times: dict[tuple[date, date], list[Mark]] = {}
    for mark in marks:
        times.setdefault(_ends(mark), []).append(mark)
    yield first
    if last is not first:
        yield last
    told = sorted(times.values(), key=lambda same: (-len(same), _is_interval(same[0])))
    for turn in range(max(map(len, told))):
        for same in told:
            if turn < len(same) and same[turn] is not first and same[turn] is not last:
                yield same[turn]


def _lanes(marks: Sequence[Mark]) -> Lanes:
    """A lane for each interval in which no other bar is in its way."""
    intervals = dict.fromkeys((mark.start, mark.end, mark.hollow) for mark in marks if _is_interval(mark))
    taken: list[date] = []  # the last day of each lane
    lanes: Lanes = {}
    for interval in sorted(intervals, key=lambda one: (one[0] or date.min, one[1] or date.max, one[2])):
        start, end = interval[0] or date.min, interval[1] or date.max
        free = next((lane for lane, until in enumerate(taken) if until < start), len(taken))
        taken[free : free + 1] = [end]
        lanes[interval] = free
    return lanes


def _labels_from(lanes: Lanes) -> float:
    return _AXIS + _LEADER + _LANE * (max(lanes.values(), default=-1) + 1)


def _axis(scale: Scale, setter: Typesetter) -> Iterator[Shape]:
    taken: list[float] = []
    for before, after in pairwise(scale.stretches):
        middle = (before.bottom + after.top) / 2
        for y in (middle - 7, middle + 7):
            yield Stroke(((_AXIS - 12, y + 6), (_AXIS + 12, y - 6)), "break", ink=Ink.FAINT, width=3)
        gap = format_timedelta(after.first - before.last, locale=setter.words.locale)
        yield _beside(gap, middle, "break", setter)
        taken.append(middle)
    for stretch in scale.stretches:
        span = ((_AXIS, stretch.top - _TAIL), (_AXIS, stretch.bottom + _TAIL))
        yield Stroke(span, "axis", ink=Ink.FAINT, width=3)
        ticks = _ticks(stretch, scale, taken)
        for day in ticks:
            y = scale.at(day)
            yield Stroke(((_AXIS - 12, y), (_AXIS, y)), "tick", ink=Ink.FAINT, width=2)
            yield _beside(str(day.year), y, "tick", setter)
        if not ticks:  # no New Year in it
            yield _beside(str(stretch.first.year), stretch.top, "year", setter)


def _beside(said: str, y: float, role: str, setter: Typesetter) -> Text:
    """A word at the axis, on the side where no labels are."""
    room = _AXIS - 20 - 16
    (line,) = setter.lines(said, SMALL, room, 1) or ("",)
    return Text(
        line, _AXIS - 20, y - SMALL * LINE / 2, setter.width(line, SMALL), SMALL, role, ink=Ink.FAINT, anchor="right"
    )


def _ticks(stretch: Stretch, scale: Scale, taken: Sequence[float]) -> list[date]:
    """New Years to be named, the roundest first, as many as have room."""
    days = [date(year, 1, 1) for year in range(stretch.first.year, stretch.last.year + 1)]
    places = {day: scale.at(day) for day in days if day >= stretch.first}
    found: list[date] = []
    for step in (1000, 100, 50, 10, 5, 2, 1):
        for day, y in places.items():
            near = [*taken, *(places[other] for other in found)]
            if day.year % step == 0 and all(abs(y - other) >= _TICKS_APART for other in near):
                found.append(day)
    return sorted(found)


def _others(marks: Sequence[Mark], scale: Scale) -> Iterator[Shape]:
    """The marks that are not named."""
    for mark in marks:
        yield Dot(_AXIS, scale.at(_ends(mark)[0]), _SMALL_DOT, "other", mark.reference, hollow=mark.hollow)


def _span(interval: tuple[date | None, date | None, bool], scale: Scale) -> tuple[float, float]:
    """Where a bar begins and ends; an open end goes beyond the axis."""
    start, end, _ = interval
    top = scale.at(start) if start else scale.stretches[0].top - _TAIL
    bottom = scale.at(min(end, date.max - _DAY) + _DAY) if end else scale.stretches[-1].bottom + _TAIL
    return top, max(bottom - _BETWEEN_BARS, top + _BAR)


def _bars(lanes: Lanes, scale: Scale) -> Iterator[Shape]:
    for interval, lane in lanes.items():
        start, end, hollow = interval
        left = _AXIS + _LANE * (lane + 1) - _BAR / 2
        top, bottom = _span(interval, scale)
        yield Bar(Box(left, top, left + _BAR, bottom), "interval", hollow=hollow)
        middle = left + _BAR / 2
        for is_open, tip, back in ((start is None, top - 12, top), (end is None, bottom + 12, bottom)):
            if is_open:
                arrow = ((middle - _BAR, back), (middle, tip), (middle + _BAR, back))
                yield Stroke(arrow, "open", ink=Ink.FACT, width=4)


def _labelled(labels: Sequence[_Label], lanes: Lanes, scale: Scale, setter: Typesetter) -> Iterator[Shape]:
    left = _labels_from(lanes)
    sources = [_source(label.mark, lanes, scale) for label in labels]
    # The line of the date is level with the mark where there is room.
    wanted = [y - SMALL * LINE / 2 for _, y in sources]
    tops = apart(wanted, [label.height for label in labels], 0, scale.stretches[-1].bottom + TALLEST)
    for label, (x, y), top in zip(labels, sources, tops, strict=True):
        mark = label.mark
        level = top + SMALL * LINE / 2
        bend = left - _LEADER + 18
        yield Stroke(((x, y), (max(x, bend), y), (left - 16, level), (left - 8, level)), "leader", mark.reference)
        if not _is_interval(mark):
            yield Dot(_AXIS, y, _DOT, "mark", mark.reference, hollow=mark.hollow)
        yield from _text(label, left, top, setter)


def _source(mark: Mark, lanes: Lanes, scale: Scale) -> tuple[float, float]:
    """Where a mark's leader begins: at its dot, or within its bar near the beginning."""
    if not _is_interval(mark):
        return _AXIS, scale.at(_ends(mark)[0])
    interval = (mark.start, mark.end, mark.hollow)
    top, bottom = _span(interval, scale)
    return _AXIS + _LANE * (lanes[interval] + 1) + _BAR / 2, min(top + _BAR / 2, bottom)


def _text(label: _Label, left: float, top: float, setter: Typesetter) -> Iterator[Text]:
    mark, room = label.mark, WIDTH - MARGIN - left
    reference = setter.width(mark.reference, SMALL)
    (when,) = setter.texts(
        mark.when, left, top, room - reference - 16, size=SMALL, role="when", of=mark.reference, bold=True
    )
    yield when
    yield Text(
        mark.reference, left + when.width + 16, top, reference, SMALL, "reference", mark.reference, ink=Ink.FAINT
    )
    yield from (
        Text(line, left, top + (SMALL + BODY * index) * LINE, setter.width(line, BODY), BODY, "label", mark.reference)
        for index, line in enumerate(label.lines)
    )
