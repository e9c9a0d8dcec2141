"""The emulator as tests use it: start it, play its people, wait for what the bot shows."""

import re
from collections.abc import Callable
from types import TracebackType
from typing import Self

from tests.telegram_emulator.core import Core, Shown
from tests.telegram_emulator.floods import Limits
from tests.telegram_emulator.people import Person
from tests.telegram_emulator.server import Server
from tests.telegram_emulator.world import Chat, User

TOKEN = "123456789:AAEmulatorTokenThatOpensNothingElsewhere"
Match = str | re.Pattern[str] | Callable[[Shown], bool] | None


class NothingShown(AssertionError):
    """The bot did not show in time what a test waited for."""


class Emulator:
    """A Telegram with one bot. Use as an async context manager.

    `privacy`: whether the bot gets only what is meant for it in groups. `limits`: flood control.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        username: str = "mujaz_test_bot",
        privacy: bool = True,
        limits: Limits | None = None,
    ) -> None:
        bot = User(int(token.partition(":")[0]), "Mujaz", username, is_bot=True)
        self.core = Core(token, bot, limits or Limits(), privacy=privacy)
        self.server = Server(self.core)
        self.token = token
        self.faults = self.core.faults
        self.floods = self.core.floods

    async def __aenter__(self) -> Self:
        await self.server.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.server.stop()

    @property
    def base_url(self) -> str:
        """What `telegram.base_url` is set to."""
        return f"http://127.0.0.1:{self.server.port}/bot"

    @property
    def base_file_url(self) -> str:
        """What `telegram.base_file_url` is set to."""
        return f"http://127.0.0.1:{self.server.port}/file/bot"

    @property
    def transcript(self) -> list[Shown]:
        """Everything that the bot showed, oldest first."""
        return self.core.transcript

    def person(self, first_name: str = "Amal", username: str | None = None, language: str | None = "ar") -> Person:
        """Someone new, who has not yet written to the bot."""
        return Person(self.core, self.core.world.add_user(first_name, username, language))

    def mark(self) -> int:
        """Now, as a place in the transcript."""
        return len(self.core.transcript)

    def calls(self, method: str) -> int:
        """How often a method was called and not met by a fault before that."""
        return sum(name.lower() == method.lower() for name, _ in self.core.calls)

    def all(
        self, chat: Chat | Person | None = None, match: Match = None, *, kind: str | None = None, since: int = 0
    ) -> list[Shown]:
        """What the bot showed, in one chat or all, that holds a text, a pattern or a condition."""
        number = None if chat is None else chat.id
        return [
            shown
            for shown in self.core.transcript[since:]
            if (number is None or shown.chat == number) and (kind is None or shown.kind == kind) and _fits(shown, match)
        ]

    async def shown(
        self, kind: str, chat: Chat | Person | None = None, match: Match = None, *, since: int = 0, within: float = 60
    ) -> Shown:
        """The first such thing since a mark, waiting for it. Raises NothingShown with what was shown instead."""
        if await self.core.until(lambda: bool(self.all(chat, match, kind=kind, since=since)), within):
            return self.all(chat, match, kind=kind, since=since)[0]
        instead = [f"{shown.kind} {shown.chat}: {shown.text[:200]!r}" for shown in self.core.transcript[since:]]
        raise NothingShown(f"no {kind} with {match!r} within {within} s; instead:\n" + "\n".join(instead[-20:]))

    async def sent(self, chat: Chat | Person | None = None, match: Match = None, **how: float) -> Shown:
        """The first message sent since a mark (`since`), waiting up to `within` seconds."""
        return await self.shown("sent", chat, match, **how)  # type: ignore[arg-type]

    async def edited(self, chat: Chat | Person | None = None, match: Match = None, **how: float) -> Shown:
        """The first edit."""
        return await self.shown("edited", chat, match, **how)  # type: ignore[arg-type]

    async def asked(self, person: Person, text: str, chat: Chat | None = None, **how: float) -> Shown:
        """Say something and wait for the next message sent to that chat."""
        mark = self.mark()
        person.says(text, chat)
        return await self.sent(chat or person, since=mark, **how)

    async def polled(self, within: float = 60) -> None:
        """Wait until the bot has confirmed every update."""
        await self.until(lambda: not self.core.updates.pending, within)

    async def until(self, condition: Callable[[], bool], within: float = 60) -> None:
        """Wait for a condition of the emulator's state. Raises NothingShown where it does not come."""
        if not await self.core.until(condition, within):
            raise NothingShown(f"the condition did not come within {within} s")


def _fits(shown: Shown, match: Match) -> bool:
    if match is None:
        return True
    if isinstance(match, str):
        return match in shown.text
    return bool(match.search(shown.text) if isinstance(match, re.Pattern) else match(shown))
