"""Mujaz against the emulator, on a database with two small articles: `mujaz run` as a process, or, faster, the platform
alone within the test.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import services
from bot.config import load
from bot.platforms import discord_client
from bot.platforms.discord import DiscordPlatform
from handlers.router import Router
from handlers.services import Services
from tests.articles import fill
from tests.bot.program import PATIENCE, Program
from tests.discord_emulator import Channel, Emulator, Limits, Person


class Mujaz(Program):
    """A running program on an emulator."""

    def __init__(self, discord: Emulator, folder: Path, environment: dict[str, str]) -> None:
        super().__init__(folder, **environment)
        self.discord = discord

    async def start(self, *, ready: bool = True) -> None:
        """Start it; as a rule, wait until it is connected and its commands are registered."""
        self.launch()
        if ready:
            await self.discord.connected(PATIENCE)
            await self.discord.until(lambda: bool(self.discord.core.commands), PATIENCE)


@dataclass
class Served:
    """The platform, served within the test."""

    platform: DiscordPlatform
    services: Services
    database: Path


Run = Callable[..., AbstractAsyncContextManager[Mujaz]]
Serve = Callable[..., AbstractAsyncContextManager[Served]]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database to copy."""
    path = tmp_path_factory.mktemp("database") / "mujaz.db"

    asyncio.run(fill(path))
    return path


def _furnish(discord: Emulator, folder: Path, database: Path, settings: str) -> None:
    folder.mkdir(exist_ok=True)
    if not (folder / "mujaz.db").exists():
        shutil.copy(database, folder / "mujaz.db")
    (folder / "config.toml").write_text(
        f'[answers]\npage_size = 3\n[discord]\napi_base = "{discord.api_base}"\n{settings}\n', "utf-8"
    )


@asynccontextmanager
async def running(
    discord: Emulator, folder: Path, database: Path, settings: str = "", *, token: str = "", ready: bool = True,
    environment: dict[str, str] | None = None,
) -> AsyncIterator[Mujaz]:  # fmt: skip
    """`mujaz run` in a folder of its own; it is killed at the end if it still runs."""
    _furnish(discord, folder, database, settings)
    mujaz = Mujaz(discord, folder, {"MUJAZ_DISCORD_TOKEN": token or discord.token, **(environment or {})})
    try:
        await mujaz.start(ready=ready)
        yield mujaz
    finally:
        await mujaz.kill()


@asynccontextmanager
async def serving(discord: Emulator, folder: Path, database: Path, settings: str = "") -> AsyncIterator[Served]:
    """The platform with the real client, until the end of the block."""
    _furnish(discord, folder, database, settings)
    config = load(folder / "config.toml")
    stop = asyncio.Event()
    async with services(config) as ready:
        platform = DiscordPlatform(discord.token, config, Router(ready))
        task = asyncio.create_task(platform.run(stop))
        try:
            await discord.connected(90)
            await discord.until(lambda: bool(discord.core.commands), 90)
            await asyncio.wait_for(platform.ready.wait(), 60)
            yield Served(platform, ready, config.database.path)
        finally:
            stop.set()
            async with asyncio.timeout(60):
                await task


@pytest.fixture(autouse=True)
def _guilds_arrive_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The emulator's do; waiting for more would take most of the time of a test."""
    monkeypatch.setattr(discord_client, "GUILDS_WITHIN", 0.5)


@pytest.fixture
async def discord() -> AsyncIterator[Emulator]:
    """An emulator of this test's own, without rate limits."""
    async with Emulator(limits=Limits(on=False)) as emulator:
        yield emulator


@pytest.fixture
def run(discord: Emulator, tmp_path: Path, database: Path) -> Run:
    """Starts the program on this test's emulator."""

    def start(settings: str = "", **how: object) -> AbstractAsyncContextManager[Mujaz]:
        folder = tmp_path / str(how.pop("folder", "mujaz"))
        return running(discord, folder, database, settings, **how)  # type: ignore[arg-type]

    return start


@pytest.fixture
def serve(discord: Emulator, tmp_path: Path, database: Path) -> Serve:
    """Serves the platform on this test's emulator."""

    def start(settings: str = "") -> AbstractAsyncContextManager[Served]:
        return serving(discord, tmp_path / "served", database, settings)

    return start


@pytest.fixture
def amal(discord: Emulator) -> Person:
    """Who owns a guild, and may do everything there."""
    return discord.person("Amal")


@pytest.fixture
def badr(discord: Emulator) -> Person:
    """An ordinary member."""
    return discord.person("Badr")


@pytest.fixture
def channel(discord: Emulator, amal: Person, badr: Person) -> Channel:
    """The channel of a guild that has both of them and the bot."""
    guild = amal.makes_guild()
    badr.joins(guild)
    guild.members[discord.core.world.bot.id] = set()
    return next(iter(guild.channels.values()))
