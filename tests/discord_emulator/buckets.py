"""Rate limits: a bucket for each route and its channel, guild or webhook, and one for the whole bot."""

import hashlib
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Limits:
    """Calls and seconds; `speed` above 1 lets the emulated clock run faster, so that tests need not wait.

    Discord publishes no figures but the overall one; these are close to what it does.
    """

    on: bool = True
    speed: float = 1.0
    overall: int = 50  # a second
    routes: Mapping[str, tuple[int, float]] = field(
        default_factory=lambda: {
            "POST /channels/{channel}/messages": (5, 5.0),
            "PATCH /channels/{channel}/messages/{message}": (5, 5.0),
            "POST /webhooks/{application}/{token}": (5, 2.0),
            "PUT /applications/{application}/commands": (2, 60.0),
        }
    )
    other: tuple[int, float] = (50, 1.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the limits say of a call: its headers, and how long to wait where it is one too many."""

    headers: Mapping[str, str]
    wait: float = 0.0
    whole: bool = False


class Buckets:
    """Counts calls; a call that is refused counts for nothing."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self.limits = limits
        self._clock = clock
        self._calls: defaultdict[str, deque[float]] = defaultdict(deque)
        self.refused = 0

    def count(self, route: str, major: str, *, free: bool) -> Verdict:
        """Count a call; interactions are `free` of the overall limit."""
        limits = self.limits
        if not limits.on:
            return Verdict({})
        now = self._clock() * limits.speed
        if not free and (wait := self._take("", limits.overall, 1.0, now)[0]) > 0:
            self.refused += 1
            return Verdict({"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}, wait / limits.speed, True)
        most, window = limits.routes.get(route, limits.other)
        wait, left, reset = self._take(f"{route}:{major}", most, window, now)
        reset /= limits.speed
        headers = {
            "X-RateLimit-Limit": str(most),
            "X-RateLimit-Remaining": str(left),
            "X-RateLimit-Reset": f"{time.time() + reset:.3f}",
            "X-RateLimit-Reset-After": f"{reset:.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(route.encode()).hexdigest()[:32],
        }
        if wait > 0:
            self.refused += 1
            return Verdict(headers | {"X-RateLimit-Scope": "user"}, wait / limits.speed)
        return Verdict(headers)

    def _take(self, key: str, most: int, window: float, now: float) -> tuple[float, int, float]:
        """Seconds to wait (none if the call is counted), calls that are left, seconds until the window is new."""
        calls = self._calls[key]
        while calls and calls[0] <= now - window:
            calls.popleft()
        if len(calls) >= most:
            return calls[0] + window - now, 0, calls[0] + window - now
        calls.append(now)
        return 0.0, most - len(calls), calls[0] + window - now
