"""A user played by hand: every line is carried out, everything that the bot shows is printed."""

import argparse
import asyncio
import contextlib
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Console(ABC):
    """One person at the keyboard."""

    def __init__(self, emulator: Any) -> None:
        self.stage = emulator
        self.printed = 0

    @abstractmethod
    async def do(self, line: str) -> bool:
        """Carry out a line; False ends the console."""

    @abstractmethod
    def picture(self, shown: Any) -> str:
        """One entry of the transcript for a terminal."""

    def print_news(self) -> None:
        """What the bot showed since the last time."""
        for shown in self.stage.transcript[self.printed :]:
            print(self.picture(shown))
        self.printed = len(self.stage.transcript)

    async def follow(self) -> None:
        """Print whatever comes."""
        while True:
            await self.stage.core.until(lambda: len(self.stage.transcript) > self.printed, 3600)
            self.print_news()


async def _play(emulator: Any, port: int, console: Callable[[Any], Console], about: Callable[[Any], str]) -> None:
    await emulator.server.start(port)
    print(about(emulator))
    player = console(emulator)
    following = asyncio.create_task(player.follow())
    try:
        while line := await asyncio.to_thread(sys.stdin.readline):
            try:
                if line.strip() and not await player.do(line.strip()):
                    break
            except (LookupError, ValueError, OSError, TypeError, AssertionError) as error:
                print(f"  {error}")
    finally:
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following
        await emulator.server.stop()


async def file(path: str) -> tuple[str, bytes]:
    """The name of a file and what it holds."""
    found = Path(path)
    return found.name, await asyncio.to_thread(lambda: found.expanduser().read_bytes())


def main(
    description: str, emulator: Any, port: int, console: Callable[[Any], Console], about: Callable[[Any], str]
) -> None:
    """Serve until the input ends; `about` says how the bot is started on the emulator."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--port", type=int, default=port)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_play(emulator(), parser.parse_args().port, console, about))
