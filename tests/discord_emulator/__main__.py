"""Play a user by hand: `python -m tests.discord_emulator` opens a server and a small console.

A line that begins with a slash is a slash command, its options written name=value; any other line is said to the bot.
Lines that begin with `!` do something else; `!help` lists them.
"""

import argparse
import asyncio
import contextlib
import shlex
import sys
from pathlib import Path

from tests.discord_emulator import Channel, Emulator, Guild, Message, Person, Shown

HELP = """\
  /NAME option=value …   use a slash command
  !commands              the registered commands
  !type NAME OPTION TEXT what is suggested for an option
  !press LABEL           press a button, or choose an option, of the bot's last message here
  !send PATH             send a file in a message
  !guild | !dm           go to a guild that has the bot, or back to the direct messages
  !remove                remove the bot from the guild
  !drop | !op7 | !op9    break the connection, ask to reconnect, invalidate the session
  !fault KIND PATTERN TIMES   error, hang, drop, lost or flood for the next calls whose "METHOD /path" fits
  !quit"""


class Console:
    """One person at the keyboard."""

    def __init__(self, emulator: Emulator, person: Person) -> None:
        self.emulator = emulator
        self.person = person
        self.guild: Guild | None = None
        self.channel: Channel = person.dm
        self.printed = 0

    async def do(self, line: str) -> bool:
        """Carry out a line; False ends the console."""
        command, _, rest = line.partition(" ")
        gateway = self.emulator.gateway
        match command:
            case "!quit":
                return False
            case "!help":
                print(HELP)
            case "!commands":
                for one in self.emulator.core.commands:
                    print(f"  /{one['name']} {' '.join(option['name'] for option in one['options'])}")
            case "!type":
                name, option, text = [*rest.split(" ", 2), ""][:3]
                print("  " + ", ".join(await self.emulator.suggested(self.person, name, option, text, self.channel)))
            case "!press":
                await self.person.presses(self._last(), rest)
            case "!send":
                await self.person.says("", self.channel, await asyncio.to_thread(_file, rest))
            case "!guild":
                self.guild = self.guild or self.person.makes_guild()
                self.channel = await self.person.installs(self.guild)
            case "!dm":
                self.channel = self.person.dm
            case "!remove" if self.guild is not None:
                await self.person.removes(self.guild)
            case "!drop":
                await gateway.drop()
            case "!op7":
                await gateway.ask_to_reconnect()
            case "!op9":
                await gateway.invalidate(resumable=False)
            case "!fault":
                kind, pattern, times = rest.split()
                self.emulator.faults.add(kind, pattern, times=int(times))  # type: ignore[arg-type]
            case _ if command.startswith("!"):
                print(f"  no such command: {command} (!help)")
            case _ if command.startswith("/"):
                await self._use(command[1:], rest)
            case _:
                await self.person.says(line, self.channel)
        return True

    async def _use(self, name: str, rest: str) -> None:
        options: dict[str, str | int] = {}
        for part in shlex.split(rest):
            key, _, value = part.partition("=")
            options[key] = int(value) if value.isdecimal() and key in ("year", "until", "السنة", "حتى") else value
        await self.person.uses(name, self.channel, **options)

    def _last(self) -> Message:
        """The bot's last message here."""
        for shown in reversed(self.emulator.all(self.channel)):
            if shown.message is not None:
                return shown.message
        raise LookupError("the bot has said nothing here")

    def print_news(self) -> None:
        """What the bot showed since the last time."""
        for shown in self.emulator.transcript[self.printed :]:
            print(picture(shown))
        self.printed = len(self.emulator.transcript)


def _file(path: str) -> dict[str, bytes]:
    found = Path(path).expanduser()
    return {found.name: found.read_bytes()}


def picture(shown: Shown) -> str:
    """One entry of the transcript for a terminal."""
    whom = f" to {shown.viewer.name} alone" if shown.viewer else ""
    lines = [f"[{shown.kind} in {shown.channel}{whom}]", shown.text, " | ".join(shown.labels), " ".join(shown.files)]
    return "\n".join(line for line in lines if line)


async def play(port: int) -> None:
    """Serve until the input ends."""
    emulator = Emulator()
    await emulator.server.start(port)
    print(
        f'A Discord of your own. In config.toml:\n\n[discord]\napi_base = "{emulator.api_base}"\n'
        f'gateway = "{emulator.gateway_url}"\n\nthen\n\n'
        f"MUJAZ_DISCORD_TOKEN={emulator.token} uv run mujaz run\n\n!help lists what you can do.\n"
    )
    console = Console(emulator, emulator.person("You"))

    async def follow() -> None:
        while True:
            await emulator.core.until(lambda: len(emulator.transcript) > console.printed, 3600)
            console.print_news()

    following = asyncio.create_task(follow())
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            try:
                if line.strip() and not await console.do(line.strip()):
                    break
            except (LookupError, ValueError, OSError, TypeError, AssertionError) as error:
                print(f"  {error}")
    finally:
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following
        await emulator.server.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8082)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(play(parser.parse_args().port))
