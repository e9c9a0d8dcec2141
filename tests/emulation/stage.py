"""What tests do with an emulator of either platform: start it, look at what the bot showed, wait for more."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

from tests.emulation.news import News
from tests.emulation.server import Loopback


class Entry(Protocol):
    """One thing that the bot did."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...


class NothingShown(AssertionError):
    """The bot did not show in time what a test waited for."""


Shown = TypeVar("Shown", bound=Entry)
Place = TypeVar("Place")
Match = str | re.Pattern[str] | Callable[[Any], bool] | None


class Stage(ABC, Generic[Shown, Place]):
    """An emulator, as an async context manager. A `Place` is a chat, or a person, who stands for the chat with them."""

    core: News
    server: Loopback

    async def __aenter__(self) -> Self:
        await self.server.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.server.stop()

    @property
    @abstractmethod
    def transcript(self) -> list[Shown]:
        """Everything that the bot showed, oldest first."""

    @abstractmethod
    def is_in(self, place: Place, shown: Shown) -> bool:
        """Whether it was shown there."""

    def mark(self) -> int:
        """Now, as a place in the transcript."""
        return len(self.transcript)

    def all(
        self,
        chat: Place | None = None,
        match: Match = None,
        *,
        kind: str | None = None,
        since: int = 0,
    ) -> list[Shown]:
        """What the bot showed, in one chat or all, that holds a text, a pattern or a condition."""
        return [
            shown
            for shown in self.transcript[since:]
            if (chat is None or self.is_in(chat, shown))
            and (kind is None or shown.kind == kind)
            and _fits(shown, match)
        ]

    async def shown(
        self,
        kind: str,
        chat: Place | None = None,
        match: Match = None,
        *,
        since: int = 0,
        within: float = 60,
    ) -> Shown:
        """The first such thing since a mark, waiting for it. Raises NothingShown with what was shown instead."""
        if await self.core.until(lambda: bool(self.all(chat, match, kind=kind, since=since)), within):
            return self.all(chat, match, kind=kind, since=since)[0]
        instead: Sequence[Shown] = self.transcript[since:][-20:]
        lines = [f"{shown.kind}: {shown.text[:200]!r}" for shown in instead]
        raise NothingShown(f"no {kind} in {chat} with {match!r} within {within} s; instead:\n" + "\n".join(lines))

    async def sent(
        self,
        chat: Place | None = None,
        match: Match = None,
        **how: float,
    ) -> Shown:
        """The first message sent since a mark (`since`), waiting up to `within` seconds."""
        return await self.shown("sent", chat, match, **how)  # type: ignore[arg-type]

    async def edited(
        self,
        chat: Place | None = None,
        match: Match = None,
        **how: float,
    ) -> Shown:
        """The first edit."""
        return await self.shown("edited", chat, match, **how)  # type: ignore[arg-type]

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
