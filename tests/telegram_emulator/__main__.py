"""Play a user by hand: `python -m tests.telegram_emulator` opens a server and a small console.

Every line is said to the bot in the private chat. Lines that begin with `!` do something else; `!help` lists them.
"""

import argparse
import asyncio
import contextlib
import sys
from pathlib import Path

from tests.telegram_emulator import CHANNEL, SUPERGROUP, Chat, Emulator, Message, Person, Shown

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


class Console:
    """One person at the keyboard."""

    def __init__(self, emulator: Emulator, person: Person) -> None:
        self.emulator = emulator
        self.person = person
        self.chat: Chat | None = None
        self.own: Message | None = None
        self.printed = 0

    def do(self, line: str) -> bool:
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
                path = Path(rest).expanduser()
                self.own = self.person.sends(path.name, path.read_bytes(), self.chat)
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

    def print_news(self) -> None:
        """What the bot showed since the last time."""
        for shown in self.emulator.transcript[self.printed :]:
            print(picture(shown))
        self.printed = len(self.emulator.transcript)


def picture(shown: Shown) -> str:
    """One entry of the transcript for a terminal."""
    lines = [f"[{shown.kind} in {shown.chat}]", shown.text, *(" | ".join(row) for row in shown.buttons)]
    if shown.kind == "inline":
        lines += [f"  · {result['title']}: {result['content'].text[:80]}" for result in shown.detail["results"]]
    return "\n".join(line for line in lines if line)


async def play(port: int) -> None:
    """Serve until the input ends."""
    emulator = Emulator()
    await emulator.server.start(port)
    print(
        f'A Telegram of your own. In config.toml:\n\n[telegram]\nbase_url = "{emulator.base_url}"\n'
        f'base_file_url = "{emulator.base_file_url}"\n\nthen\n\n'
        f"MUJAZ_TELEGRAM_TOKEN={emulator.token} uv run mujaz run\n\n!help lists what you can do.\n"
    )
    console = Console(emulator, emulator.person("You", "you", None))

    async def follow() -> None:
        while True:
            await emulator.core.until(lambda: len(emulator.transcript) > console.printed, 3600)
            console.print_news()

    following = asyncio.create_task(follow())
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            try:
                if line.strip() and not console.do(line.strip()):
                    break
            except (LookupError, ValueError, OSError, TypeError) as error:
                print(f"  {error}")
    finally:
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following
        await emulator.server.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(play(parser.parse_args().port))
