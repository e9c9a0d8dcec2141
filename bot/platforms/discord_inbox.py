"""Messages that are being answered, kept until they are: what the program died on is taken up at its next start.

Discord tells of a message once, but keeps it: its number is enough to fetch it again.
"""

import json
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import discord

from bot.platforms.discord_reading import PLATFORM
from storage import inbox
from storage.database import Store
from storage.errors import StorageError

log = logging.getLogger(__name__)

ATTEMPTS = 2
"""How often work on a message is begun, should the program end during it; after that its sender is told."""

_KEPT = timedelta(days=1)
_LATEST = timedelta(hours=1)
"""Older messages are not taken up: whoever waited has asked again."""


@dataclass(frozen=True, slots=True)
class Left:
    """A message that was not answered: where it stands, and how often work on it began."""

    guild: int | None
    channel: int
    message: int
    attempts: int

    @property
    def key(self) -> str:
        """What it is kept under."""
        return str(self.message)


class Inbox:
    """Keeps count of what is being answered. Where the database fails, messages are answered all the same."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._at_work: set[str] = set()

    async def begin(self, message: discord.Message) -> None:
        """Work on a message begins."""
        where = [message.guild.id if message.guild else None, message.channel.id, message.id]
        key, payload, now = str(message.id), json.dumps(where), datetime.now(UTC)
        self._at_work.add(key)
        try:
            await self._store.write(lambda db: inbox.receive(db, PLATFORM, key, payload, now))
            await self._store.write(lambda db: inbox.begin(db, PLATFORM, key))
        except StorageError as error:
            log.warning("a message is answered without being kept: %s", error.code)

    async def done(self, key: str) -> None:
        """A message was answered, or need not be."""
        self._at_work.discard(key)
        now = datetime.now(UTC)
        try:
            await self._store.write(lambda db: inbox.done(db, PLATFORM, now, key))
        except StorageError as error:
            log.warning("an answered message could not be noted: %s", error.code)

    async def left(self) -> list[Left]:
        """What is neither answered nor being answered since the program ended on it; what is too old is dropped."""
        now = datetime.now(UTC)
        await self._store.write(lambda db: inbox.forget(db, now - _KEPT))
        found = []
        for letter in await self._store.read(lambda db: inbox.pending(db, PLATFORM)):
            if now - letter.received_at > _LATEST:
                await self.done(letter.key)
            elif letter.key not in self._at_work:
                guild, channel, message = json.loads(letter.payload)
                found.append(Left(guild, channel, message, letter.attempts))
        return found
