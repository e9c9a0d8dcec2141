"""Rows of a page to blocks in reading order: columns are found by the empty stripes between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from reading.pdf.lines import Box, Row, box

_GUTTER = 0.8  # of the size: the least width of an empty stripe
_ROWS = 3  # with text on both sides of a stripe
_GLYPHS = 12  # a row in a column of prose; fewer are cells of a table
_FILLED = 0.3  # of the width beside a stripe, by the average row; more columns may follow there
_ABOVE = 1.6  # of the size: how much higher one column may begin than the next
_DEEPEST = 6  # columns beside columns


@dataclass(frozen=True, slots=True)
class _Cut:
    """Rows [first, last) are parted at `x`; at least `both` have text on each side."""

    x: float
    first: int
    last: int
    both: int


def blocks(rows: Sequence[Row], *, right_to_left: bool, depth: int = 0) -> list[list[Row]]:
    """The rows cut into blocks; within a band of columns the first column is whole before the next begins."""
    rows = list(rows)
    cut = _best_cut(rows) if depth < _DEEPEST else None
    if cut is None:
        return [rows] if rows else []
    band = rows[cut.first : cut.last]
    left = [part for row in band if (part := tuple(g for g in row if g.middle < cut.x)) and _inked(part)]
    right = [part for row in band if (part := tuple(g for g in row if g.middle >= cut.x)) and _inked(part)]
    columns = (right, left) if right_to_left else (left, right)
    found = blocks(rows[: cut.first], right_to_left=right_to_left, depth=depth + 1)
    for column in columns:
        found += blocks(column, right_to_left=right_to_left, depth=depth + 1)
    return found + blocks(rows[cut.last :], right_to_left=right_to_left, depth=depth + 1)


def _best_cut(rows: Sequence[Row]) -> _Cut | None:
    """The stripe with the most rows of prose on both sides."""
    boxes = [box(row) for row in rows]
    gaps = [_gaps(row) for row in rows]
    best: _Cut | None = None
    tried: set[tuple[int, int]] = set()
    for at in range(len(rows)):
        for low, high in (*gaps[at][1:-1], *_beside(boxes, at)):
            key = (round(low), round(high))
            if key in tried:
                continue
            tried.add(key)
            cut = _stripe(rows, boxes, gaps, at, (low, high))
            if cut is not None and (best is None or cut.both > best.both):
                best = cut
    return best


def _beside(boxes: Sequence[Box], at: int) -> list[tuple[float, float]]:
    """The stripe between a row and the next one, where they stand beside each other: columns need not share lines."""
    if at + 1 == len(boxes):
        return []
    one, other = sorted((boxes[at], boxes[at + 1]), key=lambda b: b.x0)
    return [(one.x1, other.x0)] if other.x0 - one.x1 >= _GUTTER * one.size else []


def _stripe(
    rows: Sequence[Row],
    boxes: Sequence[Box],
    gaps: Sequence[list[tuple[float, float]]],
    at: int,
    stripe: tuple[float, float],
) -> _Cut | None:
    """The band around row `at` through which a stripe stays empty, if columns of prose stand beside it."""
    least = _GUTTER * boxes[at].size
    first = last = at
    while first > 0 and (narrowed := _narrow(stripe, gaps[first - 1], least)):
        first, stripe = first - 1, narrowed
    while last + 1 < len(rows) and (narrowed := _narrow(stripe, gaps[last + 1], least)):
        last, stripe = last + 1, narrowed
    x = sum(stripe) / 2
    while True:  # what stands above the columns is read before them
        left = [n for n in range(first, last + 1) if boxes[n].x0 < x]
        right = [n for n in range(first, last + 1) if boxes[n].x1 > x]
        both = min(len(left), len(right))
        if both < _ROWS:
            return None
        begin = min(boxes[left[0]].y, boxes[right[0]].y) + _ABOVE * boxes[at].size
        if boxes[first].y <= begin:
            break
        first += 1
    # Columns stand beside each other, not one after the other.
    shared = min(boxes[left[0]].y, boxes[right[0]].y) - max(boxes[left[-1]].y, boxes[right[-1]].y)
    shorter = min(boxes[side[0]].y - boxes[side[-1]].y for side in (left, right))
    if shared < shorter / 2:
        return None
    parts = (
        [part for n in left if _inked(part := tuple(g for g in rows[n] if g.middle < x))],
        [part for n in right if _inked(part := tuple(g for g in rows[n] if g.middle >= x))],
    )
    return _Cut(x, first, last + 1, both) if all(map(_is_prose, parts)) else None


def _is_prose(column: Sequence[Row]) -> bool:
    """Whether the rows of a column fill it as sentences do."""
    if len(column) < _ROWS:
        return False
    boxes = [box(row) for row in column]
    width = max(b.x1 for b in boxes) - min(b.x0 for b in boxes)
    filled = sum(b.x1 - b.x0 for b in boxes) / len(boxes)
    return filled >= _FILLED * width and sum(map(len, column)) >= _GLYPHS * len(column)


def _gaps(row: Row) -> list[tuple[float, float]]:
    """The empty stretches of a row from left to right, the endless ones beside it included."""
    inked = sorted((glyph.x0, glyph.x1) for glyph in row if not glyph.text.isspace())
    least = _GUTTER * box(row).size
    found = [(float("-inf"), inked[0][0])]
    end = inked[0][1]
    for x0, x1 in inked[1:]:
        if x0 - end >= least:
            found.append((end, x0))
        end = max(end, x1)
    return [*found, (end, float("inf"))]


def _narrow(
    stripe: tuple[float, float], gaps: Sequence[tuple[float, float]], least: float
) -> tuple[float, float] | None:
    """The part of a stripe that is empty in another row too, if it is wide enough."""
    parts = ((max(stripe[0], low), min(stripe[1], high)) for low, high in gaps)
    widest = max(parts, key=lambda part: part[1] - part[0])
    return widest if widest[1] - widest[0] >= least else None


def _inked(row: Row) -> bool:
    return any(not glyph.text.isspace() for glyph in row)
