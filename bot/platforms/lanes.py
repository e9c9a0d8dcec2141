"""Work in lanes: what is in one lane is done in order, lanes go side by side."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

AT_ONCE = 32
"""Pieces of work that go on at one time in all lanes."""


class Lanes:
    """Tasks, at most AT_ONCE of them working, in order within their lane."""

    def __init__(self) -> None:
        self._last: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(AT_ONCE)

    def add(self, lane: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do the work once what was added to the lane before is done. What it raises is logged."""
        task = asyncio.create_task(self._do(self._last.get(lane), work))
        self._last[lane] = task
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._leave(lane, done))

    def _leave(self, lane: str, done: asyncio.Task[None]) -> None:
        self._tasks.discard(done)
        if self._last.get(lane) is done:
            del self._last[lane]

    async def _do(self, before: asyncio.Task[None] | None, work: Callable[[], Awaitable[None]]) -> None:
        if before is not None:
            await asyncio.wait({before})
        async with self._room:
            try:
                await work()
            except Exception:
                log.exception("work failed")

    async def finish(self, seconds: float) -> None:
        """Wait for what is under way, `seconds` at most; the rest is cancelled."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await asyncio.gather(*late, return_exceptions=True)
