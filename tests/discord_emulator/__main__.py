"""Play a user by hand: `python -m tests.discord_emulator` opens a server and a small console.

A line that begins with a slash is a slash command, its options written name=value; any other line is said to the bot.
Lines that begin with `!` do something else; `!help` lists them.
"""

import shlex

from tests.discord_emulator import Channel, Emulator, Guild, Message, Shown
from tests.emulation.console import Console, file, main

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


class Player(Console):
    """Someone on Discord."""

    def __init__(self, emulator: Emulator) -> None:
        super().__init__(emulator)
        self.emulator = emulator
        self.person = emulator.person("You")
        self.guild: Guild | None = None
        self.channel: Channel = self.person.dm

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
                await self.person.says("", self.channel, dict([await file(rest)]))
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

    def picture(self, shown: Shown) -> str:
        """One entry of the transcript for a terminal."""
        whom = f" to {shown.viewer.name} alone" if shown.viewer else ""
        lines = [
            f"[{shown.kind} in {shown.channel}{whom}]",
            shown.text,
            " | ".join(shown.labels),
            " ".join(shown.files),
        ]
        return "\n".join(line for line in lines if line)


def about(emulator: Emulator) -> str:
    """How the bot is started."""
    return (
        f'A Discord of your own. In config.toml:\n\n[discord]\napi_base = "{emulator.api_base}"\n'
        f'gateway = "{emulator.gateway_url}"\n\nthen\n\n'
        f"MUJAZ_DISCORD_TOKEN={emulator.token} uv run mujaz run\n\n!help lists what you can do.\n"
    )


if __name__ == "__main__":
    main(str(__doc__), Emulator, 8082, Player, about)
