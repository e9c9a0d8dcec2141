"""A time axis that is broken where nothing happens and stretched where much does; labels moved apart beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

_EMPTY = 2 / 3
"""A gap that takes more than this share of a stretch is broken out of it."""
_SHORTEST_BREAK = 30
"""Days; no shorter gap is worth a break."""
_MOST_STRETCHES = 6
_EXTRA = 0.3
"""What time adds to a stretch, in shares of the room that its days need."""
_LEAST = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis without a break: days with their places, in order; between them time runs evenly."""

    knots: tuple[tuple[date, float], ...]

    @property
    def first(self) -> date:
        """Its first day."""
        return self.knots[0][0]

    @property
    def last(self) -> date:
        """Its last day."""
        return self.knots[-1][0]

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.knots[0][1]

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.knots[-1][1]


@dataclass(frozen=True, slots=True)
class Scale:
    """Stretches in order, one below the other with breaks between them."""

    stretches: tuple[Stretch, ...]

    def at(self, day: date) -> float:
        """Where a day is; one within a break lies in it, one beyond the ends at the end."""
        knots = [knot for stretch in self.stretches for knot in stretch.knots]
        for (before, above), (after, below) in pairwise(knots):
            if before <= day <= after:
                return above + (below - above) * (day - before).days / (after - before).days
        return knots[0][1] if day < knots[0][0] else knots[-1][1]


def parted(days: Iterable[date]) -> tuple[tuple[date, ...], ...]:
    """Break the time from the first to the last of these days, the widest gap first, so that little of it is empty."""
    parts = [sorted(set(days))]
    while len(parts) < _MOST_STRETCHES:
        widest = max(map(_gap, parts))
        if not widest.days:
            break
        index = next(i for i, part in enumerate(parts) if widest.before in part)
        part = parts[index]
        cut = part.index(widest.before) + 1
        parts[index : index + 1] = [part[:cut], part[cut:]]
    return tuple(map(tuple, parts))


@dataclass(frozen=True, slots=True, order=True)
class _Gap:
    """Days of emptiness after the day `before`; no days where the gap is not worth a break."""

    days: int
    before: date


def _gap(part: Sequence[date]) -> _Gap:
    gaps = [_Gap((after - before).days, before) for before, after in pairwise(part)]
    span = (part[-1] - part[0]).days
    worth = [gap for gap in gaps if len(gaps) > 1 and gap.days > max(span * _EMPTY, _SHORTEST_BREAK)]
    return max(worth, default=_Gap(0, part[0]))


def stacked(parts: Iterable[Sequence[date]], needs: Mapping[date, float], top: float, gap: float) -> Scale:
    """An axis from `top` down on which each day has the room below it that it needs.

    Time adds to that room in proportion, so that within a stretch more time is never shorter than less, where neither
    needs room. Stretches are at least `gap` apart.
    """
    placed = []
    for part in parts:
        days = [day for day in part if day in needs or day in (part[0], part[-1])]
        span = (days[-1] - days[0]).days or 1
        extra = max(sum(needs.get(day, 0) for day in days) * _EXTRA, _LEAST)
        knots = [(days[0], top)]
        for before, after in pairwise(days):
            top += needs.get(before, 0) + extra * (after - before).days / span
            knots.append((after, top))
        placed.append(Stretch(tuple(knots)))
        top += max(needs.get(days[-1], 0), gap)
    return Scale(tuple(placed))


def apart(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Tops of things of these heights, in their order and none over another, as near to `wanted` as can be.

    The squares of the distances are least (pooling of adjacent violators), then all is moved into [top, bottom];
    where that is too short, the last ones go beyond its bottom.
    """
    offsets = [sum(heights[:index]) for index in range(len(heights))]
    blocks: list[list[float]] = []  # of values that share one place: their sum and their number
    for place, offset in zip(wanted, offsets, strict=True):
        blocks.append([place - offset, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            total, number = blocks.pop()
            blocks[-1] = [blocks[-1][0] + total, blocks[-1][1] + number]
    highest = max(top, bottom - sum(heights))
    places = [min(max(total / number, top), highest) for total, number in blocks for _ in range(int(number))]
    return [place + offset for place, offset in zip(places, offsets, strict=True)]
