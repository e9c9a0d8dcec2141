"""Play a user by hand: `python -m tests.telegram_emulator` opens a server and a small console.

Every line is said to the bot in the private chat. Lines that begin with `!` do something else; `!help` lists them.
"""

from tests.emulation.console import Console, file, main
from tests.telegram_emulator import CHANNEL, SUPERGROUP, Chat, Emulator, Message, Shown

HELP = """\
  !press LABEL      press a button of the bot's last message here
  !edit TEXT        change your last message
  !reply TEXT       reply to the bot's last message here
  !send PATH        send a file
  !inline TEXT      type @bot TEXT
  !group | !channel make one, add the bot, and talk there
  !private          back to the private chat
  !block | !unblock block the bot, let it in again
  !fault KIND METHOD TIMES   error, garbage, hang, drop, lost or flood for the next calls of a method
  !quit"""


class Player(Console):
    """Someone on Telegram."""

    def __init__(self, emulator: Emulator) -> None:
        super().__init__(emulator)
        self.emulator = emulator
        self.person = emulator.person("You", "you", None)
        self.chat: Chat | None = None
        self.own: Message | None = None

    async def do(self, line: str) -> bool:
        """Carry out a line; False ends the console."""
        command, _, rest = line.partition(" ")
        match command:
            case "!quit":
                return False
            case "!help":
                print(HELP)
            case "!press":
                self.person.presses(self._last(), rest)
            case "!edit" if self.own is not None:
                self.person.edits(self.own, rest)
            case "!reply":
                self.own = self.person.says(rest, self.chat, reply_to=self._last())
            case "!send":
                self.own = self.person.sends(*await file(rest), self.chat)
            case "!inline":
                self.person.asks_inline(rest)
            case "!group" | "!channel":
                self.chat = self.person.creates(SUPERGROUP if command == "!group" else CHANNEL, "Newsroom")
                self.person.adds_bot(self.chat)
            case "!private":
                self.chat = None
            case "!block":
                self.person.blocks()
            case "!unblock":
                self.person.unblocks()
            case "!fault":
                kind, method, times = rest.split()
                self.emulator.faults.add(kind, method, times=int(times))
            case _ if command.startswith("!"):
                print(f"  no such command: {command} (!help)")
            case _:
                self.own = self.person.says(line, self.chat)
        return True

    def _last(self) -> Message:
        """The bot's last message here."""
        for shown in reversed(self.emulator.all(self.chat or self.person)):
            if shown.message is not None:
                return shown.message
        raise LookupError("the bot has said nothing here")

    def picture(self, shown: Shown) -> str:
        """One entry of the transcript for a terminal."""
        lines = [f"[{shown.kind} in {shown.chat}]", shown.text, *(" | ".join(row) for row in shown.buttons)]
        if shown.kind == "inline":
            lines += [f"  · {result['title']}: {result['content'].text[:80]}" for result in shown.detail["results"]]
        return "\n".join(line for line in lines if line)


def about(emulator: Emulator) -> str:
    """How the bot is started."""
    return (
        f'A Telegram of your own. In config.toml:\n\n[telegram]\nbase_url = "{emulator.base_url}"\n'
        f'base_file_url = "{emulator.base_file_url}"\n\nthen\n\n'
        f"MUJAZ_TELEGRAM_TOKEN={emulator.token} uv run mujaz run\n\n!help lists what you can do.\n"
    )


if __name__ == "__main__":
    main(str(__doc__), Emulator, 8081, Player, about)
