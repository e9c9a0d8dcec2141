"""The emulator as tests use it: start it, play its people, wait for what the bot shows."""

from tests.emulation.stage import Stage
from tests.telegram_emulator.core import Core, Shown
from tests.telegram_emulator.floods import Limits
from tests.telegram_emulator.people import Person
from tests.telegram_emulator.server import Server
from tests.telegram_emulator.world import Chat, User

TOKEN = "123456789:AAEmulatorTokenThatOpensNothingElsewhere"


class Emulator(Stage[Shown, Chat | Person]):
    """A Telegram with one bot. Use as an async context manager.

    `privacy`: whether the bot gets only what is meant for it in groups. `limits`: flood control.
    """

    core: Core
    server: Server

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

    def calls(self, method: str) -> int:
        """How often a method was called and not met by a fault before that."""
        return sum(name.lower() == method.lower() for name, _ in self.core.calls)

    def is_in(self, place: Chat | Person, shown: Shown) -> bool:
        """Whether it was shown in this chat."""
        return shown.chat == place.id

    async def asked(self, person: Person, text: str, chat: Chat | None = None, **how: float) -> Shown:
        """Say something and wait for the next message sent to that chat."""
        mark = self.mark()
        person.says(text, chat)
        return await self.sent(chat or person, since=mark, **how)

    async def polled(self, within: float = 60) -> None:
        """Wait until the bot has confirmed every update."""
        await self.until(lambda: not self.core.updates.pending, within)
