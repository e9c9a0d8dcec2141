"""Flood control of people: so many requests at once, then so many a second, and one line that says so."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

BURST = 15
"""Requests that someone may make at once; after that, one a second."""

_MOST_REMEMBERED = 10_000


class Verdict(Enum):
    """What to do with a request."""

    ANSWER = auto()
    WARN = auto()  # too many: say so, this once
    IGNORE = auto()  # still too many, and it was said


@dataclass(slots=True)
class _Bucket:
    """What someone has left at a time."""

    left: float
    at: float
    warned: bool = False


class Floods:
    """Remembers how much each person asked lately. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float], burst: int = BURST, per_second: float = 1.0) -> None:
        self._clock = clock
        self._burst = burst
        self._rate = per_second
        self._buckets: dict[str, _Bucket] = {}

    def judge(self, who: str) -> Verdict:
        """Count a request of someone."""
        now = self._clock()
        bucket = self._buckets.get(who)
        if bucket is None:
            self._forget(now)
            bucket = self._buckets[who] = _Bucket(self._burst, now)
        bucket.left = min(self._burst, bucket.left + (now - bucket.at) * self._rate)
        bucket.at = now
        if bucket.left >= 1:
            bucket.left -= 1
            # Whoever was warned is warned again only after a pause, not at each request that just fits.
            bucket.warned = bucket.warned and bucket.left < self._burst / 2
            return Verdict.ANSWER
        if bucket.warned:
            return Verdict.IGNORE
        bucket.warned = True
        return Verdict.WARN

    def _forget(self, now: float) -> None:
        """Drop those whose buckets are full again, once there are many."""
        if len(self._buckets) >= _MOST_REMEMBERED:
            full = self._burst / self._rate
            self._buckets = {who: bucket for who, bucket in self._buckets.items() if now - bucket.at < full}
