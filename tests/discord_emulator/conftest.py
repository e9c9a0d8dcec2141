"""An emulator without rate limits, the real client logged in to it, and someone who uses the bot."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.discord_emulator import Emulator, Limits, Person

Answer = Callable[[discord.Interaction], Awaitable[Any]]


class Client(discord.Client):
    """A client that notes what happens to it and answers interactions as a test says."""

    def __init__(self, **more: bool) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, **more)
        super().__init__(intents=intents, guild_ready_timeout=0.1, allowed_mentions=discord.AllowedMentions.none())
        self.seen: list[str] = []
        self.messages: list[discord.Message] = []
        self.answer: Answer | None = None
        self.errors: list[discord.HTTPException] = []
        self._news = asyncio.Event()

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition of what this client has seen."""
        async with asyncio.timeout(20):
            while not condition():
                self._news.clear()
                await self._news.wait()

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        super().dispatch(event, *args, **kwargs)
        asyncio.get_running_loop().call_soon(self._news.set)

    async def on_ready(self) -> None:
        self.seen.append("ready")

    async def on_resumed(self) -> None:
        self.seen.append("resumed")

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.seen.append(f"joined {guild.name}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.seen.append(f"removed {guild.name}")

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            self.messages.append(message)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        assert self.answer is not None
        try:
            await self.answer(interaction)
        except discord.HTTPException as error:
            self.errors.append(error)
        self._news.set()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Nothing to wait for: the emulator does not mind how often a client identifies."""


@pytest.fixture
async def discord_() -> AsyncIterator[Emulator]:
    async with Emulator(limits=Limits(on=False)) as emulator:
        yield emulator


@asynccontextmanager
async def logged_in(emulator: Emulator, monkeypatch: pytest.MonkeyPatch, **intents: bool) -> AsyncIterator[Client]:
    monkeypatch.setattr(Route, "BASE", emulator.api_base)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(emulator.gateway_url))
    client = Client(**intents)
    running = asyncio.create_task(client.start(emulator.token))
    try:
        ready = asyncio.create_task(client.until(lambda: "ready" in client.seen))
        await asyncio.wait((ready, running), return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            ready.cancel()
            running.result()
        await ready
        yield client
    finally:
        await client.close()
        await asyncio.wait((running,))


@pytest.fixture
async def bot(discord_: Emulator, monkeypatch: pytest.MonkeyPatch, **intents: bool) -> AsyncIterator[Client]:
    async with logged_in(discord_, monkeypatch) as client:
        yield client


@pytest.fixture
def amal(discord_: Emulator) -> Person:
    return discord_.person("Amal")
