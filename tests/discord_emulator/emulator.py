"""The emulator as tests use it: start it, play its people, wait for what the bot shows."""

import re

from tests.discord_emulator.buckets import Limits
from tests.discord_emulator.core import Core, Shown
from tests.discord_emulator.interactions import Interaction
from tests.discord_emulator.people import Person
from tests.discord_emulator.server import API, Server
from tests.discord_emulator.world import Channel
from tests.emulation.stage import Stage

BOT = 111_222_333_444_555_666
TOKEN = "MTExMjIyMzMzNDQ0NTU1NjY2.Emulat.TokenThatOpensNothingElsewhere00000000"


class Emulator(Stage[Shown, Channel | Person]):
    """A Discord with one bot. Use as an async context manager.

    `limits`: rate limits; `shards`: how many the gateway asks for.
    """

    core: Core
    server: Server

    def __init__(self, *, token: str = TOKEN, limits: Limits | None = None, shards: int = 1) -> None:
        self.core = Core(token, BOT, limits or Limits())
        self.core.gateway.shards = shards
        self.server = Server(self.core)
        self.token = token
        self.faults = self.core.faults
        self.buckets = self.core.buckets
        self.gateway = self.core.gateway
        self.interactions = self.server.interactions

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

    def calls(self, pattern: str) -> int:
        """How many REST calls, written "METHOD /path", a pattern finds."""
        return sum(re.search(pattern, call) is not None for call in self.core.calls)

    def is_in(self, place: Channel | Person, shown: Shown) -> bool:
        """Whether it was shown in this channel, or in the direct messages with this person."""
        return shown.channel == (place.dm if isinstance(place, Person) else place).id

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
