"""Flood control: how many messages a bot may send, in all and to one chat."""

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from tests.telegram_emulator.errors import too_many_requests


@dataclass(slots=True)
class Limits:
    """Messages and seconds; `speed` above 1 lets the emulated clock run faster, so that tests need not wait.

    The defaults are Telegram's own figures: about 30 messages a second in all, one a second to a chat with short
    bursts, 20 a minute to a group.
    """

    overall: int = 30
    burst: int = 5
    chat_interval: float = 1.0
    group: int = 20
    group_window: float = 60.0
    speed: float = 1.0
    on: bool = True


class Floods:
    """Counts what is sent; a call that is refused counts for nothing."""

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        self.limits = limits
        self._clock = clock
        self._sent: deque[float] = deque()
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._even: defaultdict[int, float] = defaultdict(float)  # when a chat has had no more than its steady share
        self.refused = 0

    def check(self, chat: int, *, group: bool) -> None:
        """Count a message to a chat. Raises ApiError 429 with the time to wait where it is one too many."""
        limits = self.limits
        if not limits.on:
            return
        now = self._clock() * limits.speed
        recent = self._groups[chat]
        while self._sent and self._sent[0] <= now - 1:
            self._sent.popleft()
        while recent and recent[0] <= now - limits.group_window:
            recent.popleft()
        waits = [self._even[chat] - (limits.burst - 1) * limits.chat_interval - now]
        if len(self._sent) >= limits.overall:
            waits.append(self._sent[0] + 1 - now)
        if group and len(recent) >= limits.group:
            waits.append(recent[-limits.group] + limits.group_window - now)
        if (wait := max(waits)) > 0:
            self.refused += 1
            seconds = math.ceil(wait)
            raise too_many_requests(seconds if limits.speed == 1 else seconds / limits.speed)
        self._sent.append(now)
        recent.append(now)
        self._even[chat] = max(self._even[chat], now) + limits.chat_interval
