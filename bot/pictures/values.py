"""Scales of numbers: where zero is, which round numbers are named, and when a scale is logarithmic."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

_FACTOR = 1000
"""A scale on which the largest is more than this many times the smallest is logarithmic."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale of numbers; places are shares of its length, `ticks` are the numbers to be named."""

    low: float
    high: float
    ticks: tuple[float, ...]
    logarithmic: bool = False

    def at(self, number: float) -> float:
        """Where a number is, from 0 to 1."""
        if self.logarithmic:
            return math.log10(number / self.low) / math.log10(self.high / self.low)
        return (number - self.low) / (self.high - self.low)


def linear(numbers: Sequence[float], steps: int) -> Axis:
    """An even scale that has zero and all numbers on it, with about so many steps."""
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    if low == high:
        high = 1.0
    ticks = tuple(float(tick) for tick in MaxNLocator(steps, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high))
    return Axis(ticks[0], ticks[-1], ticks)


def scale(numbers: Sequence[float], steps: int) -> Axis:
    """An even scale, or a logarithmic one where the small numbers could not be told apart on it."""
    if min(numbers) <= 0 or max(numbers) <= min(numbers) * _FACTOR:
        return linear(numbers, steps)
    first, last = math.floor(math.log10(min(numbers))), math.ceil(math.log10(max(numbers)))
    powers = range(first, last + 1, max(1, math.ceil((last - first) / (2 * steps))))
    return Axis(10.0**first, 10.0 ** max(last, powers[-1]), tuple(10.0**power for power in powers), logarithmic=True)
