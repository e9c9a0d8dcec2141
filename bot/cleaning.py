"""What `mujaz run` clears away from time to time: drafts, and texts that wait for a word, whose time is over."""

import asyncio
import contextlib
import logging

from handlers.services import Services
from storage import held, visibility
from storage.errors import StorageError
from storage.sqlite import Database

log = logging.getLogger(__name__)

EVERY = 600.0
"""Seconds between two looks."""


class Cleaning:
    """Deletes expired drafts."""

    def __init__(self, services: Services, every: float = EVERY) -> None:
        self._services = services
        self._every = every

    async def run(self, stop: asyncio.Event) -> None:
        """Look now and then until `stop` is set; a database that cannot be written to is tried again."""
        while not stop.is_set():
            try:
                dropped = await self.once()
            except StorageError as error:
                log.warning("drafts were not cleared away: %s", error.code)
            else:
                if dropped:
                    log.info("%s expired drafts deleted", dropped)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._every):
                    await stop.wait()

    async def once(self) -> int:
        """Delete what has expired; how many drafts."""
        now = self._services.now()

        def drop(database: Database) -> int:
            held.drop_expired(database, now)
            return visibility.drop_expired(database, now)

        return await self._services.store.write(drop)
