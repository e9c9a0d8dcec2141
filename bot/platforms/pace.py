"""How fast lines about work under way may follow each other: a chat takes about one message a second."""

from collections.abc import Callable

AT_ONCE = 3
"""Lines that are shown however fast they come: the steps of a single upload."""
EVERY = 1.5
"""Seconds between those that follow."""


class Pace:
    """Tells which lines are shown; the others are passed over. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._shown = 0
        self._at = 0.0

    def allows(self) -> bool:
        """Whether a line that comes now is shown; asked once for each."""
        now = self._clock()
        if self._shown >= AT_ONCE and now - self._at < EVERY:
            return False
        self._shown += 1
        self._at = now
        return True
