"""What the running program and a platform agree on; a platform knows handlers, handlers know no platform."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

from handlers.reply import Reply
from handlers.request import Chat


class PlatformError(Exception):
    """The platform cannot be served, and trying again does not help: a wrong token, a second program on it.

    `key` names the message in the locales that says so, `values` fills it.
    """

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


class SendError(Exception):
    """A message did not arrive."""


class Gone(SendError):
    """The chat blocked or removed the bot, or is no more: pause what belongs to it."""


class Refused(SendError):
    """The platform will never take this message, whatever the chat does."""


@dataclass
class Moved(SendError):
    """The chat has another identifier now: send it there."""

    to: str


@dataclass
class Later(SendError):
    """Not now: try again after so many seconds."""

    seconds: float


class Unreachable(SendError):
    """The platform did not answer, or broke off: whether the message arrived is not known."""


class Platform(Protocol):
    """A chat platform, served by one task."""

    name: str

    async def run(self, stop: asyncio.Event) -> None:
        """Answer until `stop` is set, then finish what is in flight and return.

        Survives what passes (a lost connection, a limit). Raises PlatformError for what does not.
        """

    async def send(self, chat: Chat, reply: Reply, key: str) -> str:
        """Send a reply to a chat on the program's own account, and give the platform's identifier of the message.

        The same `key` again is the same message: a platform that can tell (Discord) does not send it twice. Raises
        SendError. Must not be called before `ready` is set.
        """

    @property
    def ready(self) -> asyncio.Event:
        """Set while the platform can send."""
