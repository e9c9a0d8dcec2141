"""Waiting for a condition of an emulator's state, looked at whenever something happened."""

import asyncio
from collections.abc import Callable


class News:
    """State that tells when it may have changed."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Event] = set()

    def wake(self) -> None:
        """Something happened that a test may wait for."""
        for event in self._waiting:
            event.set()

    async def until(self, condition: Callable[[], bool], within: float) -> bool:
        """Wait for a condition of the state; False where it does not come `within` seconds."""
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            async with asyncio.timeout(within):
                while not condition():
                    event.clear()
                    await event.wait()
        except TimeoutError:
            return condition()
        finally:
            self._waiting.discard(event)
        return True
