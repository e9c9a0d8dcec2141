"""The emulator as tests use it: start it, play its people, wait for what the bot shows."""

import re
from collections.abc import Callable
from types import TracebackType
from typing import Self

from tests.discord_emulator.buckets import Limits
from tests.discord_emulator.core import Core, Shown
from tests.discord_emulator.interactions import Interaction
from tests.discord_emulator.people import Person
from tests.discord_emulator.server import API, Server
from tests.discord_emulator.world import Channel

BOT = 111_222_333_444_555_666
TOKEN = "MTExMjIyMzMzNDQ0NTU1NjY2.Emulat.TokenThatOpensNothingElsewhere00000000"
Match = str | re.Pattern[str] | Callable[[Shown], bool] | None


class NothingShown(AssertionError):
    """The bot did not show in time what a test waited for."""


class Emulator:
    """A Discord with one bot. Use as an async context manager.

    `limits`: rate limits; `shards`: how many the gateway asks for.
    """

    def __init__(self, *, token: str = TOKEN, limits: Limits | None = None, shards: int = 1) -> None:
        self.core = Core(token, BOT, limits or Limits())
        self.core.gateway.shards = shards
        self.server = Server(self.core)
        self.token = token
        self.faults = self.core.faults
        self.buckets = self.core.buckets
        self.gateway = self.core.gateway
        self.interactions = self.server.interactions

    async def __aenter__(self) -> Self:
        await self.server.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.server.stop()

    @property
    def api_base(self) -> str:
        """What `discord.api_base` is set to."""
        return self.core.base + API

    @property
    def gateway_url(self) -> str:
        """What `discord.gateway` is set to."""
        return self.core.gateway.url

    @property
    def transcript(self) -> list[Shown]:
        """Everything that the bot showed, oldest first."""
        return self.core.transcript

    def person(self, name: str = "Amal", locale: str = "en-US") -> Person:
        """Someone new."""
        return Person(self.core, self.interactions, self.core.world.add_user(name, locale))

    def mark(self) -> int:
        """Now, as a place in the transcript."""
        return len(self.core.transcript)

    def calls(self, pattern: str) -> int:
        """How many REST calls, written "METHOD /path", a pattern finds."""
        return sum(re.search(pattern, call) is not None for call in self.core.calls)

    def all(
        self, channel: Channel | Person | None = None, match: Match = None, *, kind: str | None = None, since: int = 0
    ) -> list[Shown]:
        """What the bot showed, in one channel or all, that holds a text, a pattern or a condition."""
        number = None if channel is None else (channel.dm if isinstance(channel, Person) else channel).id
        return [
            shown
            for shown in self.core.transcript[since:]
            if (number is None or shown.channel == number)
            and (kind is None or shown.kind == kind)
            and _fits(shown, match)
        ]

    async def shown(
        self, kind: str, channel: Channel | Person | None = None, match: Match = None, *, since: int = 0,
        within: float = 60,
    ) -> Shown:  # fmt: skip
        """The first such thing since a mark, waiting for it. Raises NothingShown with what was shown instead."""
        if await self.core.until(lambda: bool(self.all(channel, match, kind=kind, since=since)), within):
            return self.all(channel, match, kind=kind, since=since)[0]
        instead = [f"{shown.kind} {shown.channel}: {shown.text[:200]!r}" for shown in self.core.transcript[since:]]
        raise NothingShown(f"no {kind} with {match!r} within {within} s; instead:\n" + "\n".join(instead[-20:]))

    async def sent(self, channel: Channel | Person | None = None, match: Match = None, **how: float) -> Shown:
        """The first message sent since a mark (`since`), waiting up to `within` seconds."""
        return await self.shown("sent", channel, match, **how)  # type: ignore[arg-type]

    async def edited(self, channel: Channel | Person | None = None, match: Match = None, **how: float) -> Shown:
        """The first edit."""
        return await self.shown("edited", channel, match, **how)  # type: ignore[arg-type]

    async def used(self, person: Person, name: str, channel: Channel | None = None, /, **options: object) -> Shown:
        """Use a slash command and wait for the message that answers it."""
        mark = self.mark()
        await person.uses(name, channel, **options)
        return await self.sent(channel or person, since=mark)

    async def asked(self, person: Person, text: str, channel: Channel | None = None) -> Shown:
        """Write a message and wait for the bot's next one there."""
        mark = self.mark()
        await person.says(text, channel)
        return await self.sent(channel or person, since=mark)

    async def suggested(
        self, person: Person, name: str, option: str, text: str, channel: Channel | None = None
    ) -> list[str]:
        """Type into an option and wait for the values that are suggested."""
        interaction = await person.types(name, option, text, channel)
        await self.until(lambda: interaction.responded is not None)
        return [str(choice["value"]) for choice in interaction.choices]

    async def responded(self, interaction: Interaction, within: float = 60) -> int:
        """Wait for the first response to an interaction; its type."""
        await self.until(lambda: interaction.responded is not None, within)
        assert interaction.responded is not None
        return interaction.responded

    async def connected(self, within: float = 60) -> None:
        """Wait until the bot is at the gateway, on every shard."""
        wanted = self.gateway.shards

        def there() -> bool:
            sessions = self.gateway.sessions.values()
            return len({s.shard for s in sessions if s.valid and s.socket is not None}) == wanted

        await self.until(there, within)

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
