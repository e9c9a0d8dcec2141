"""What `mujaz run` does about articles that a correction concerns and nobody waited for: it parses them anew."""

import asyncio
import contextlib
import logging

from handlers.reparsing import reread_stale
from handlers.services import Services
from storage.errors import StorageError

log = logging.getLogger(__name__)

EVERY = 30.0
"""Seconds between two looks."""


class Rereading:
    """Parses stale articles anew, one after the other, so that questions are answered in between."""

    def __init__(self, services: Services, every: float = EVERY) -> None:
        self._services = services
        self._every = every

    async def run(self, stop: asyncio.Event) -> None:
        """Look now and then until `stop` is set; a database that cannot be written to is tried again."""
        while not stop.is_set():
            left = 0
            try:
                left = await self.once()
            except StorageError as error:
                log.warning("articles were not parsed anew: %s", error.code)
            if not left:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._every):
                        await stop.wait()

    async def once(self) -> int:
        """Parse the newest stale article anew; how many are left."""
        return await reread_stale(self._services, 1)
