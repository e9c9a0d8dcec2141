"""A clock that tests move, and a platform that keeps what it is sent."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.platforms.protocol import SendError
from bot.platforms.terminal import Layout, render
from handlers.importing import import_article
from handlers.reply import Reply
from handlers.request import Chat
from handlers.services import Services
from storage.database import Store
from tests.articles import QUAKE, SKHIRAT

START = datetime(2024, 1, 15, 6, 0, tzinfo=UTC)


@dataclass
class Clock:
    """The time, as tests set it."""

    now: datetime = START

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Memory:
    """A platform that delivers into a list; `trouble` may raise instead, and is told the chat and the attempt."""

    name: str = "telegram"
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    delivered: list[tuple[str, str, str]] = field(default_factory=list)
    attempts: int = 0
    trouble: Callable[[Chat, int], SendError | None] = lambda _, __: None

    async def run(self, stop: asyncio.Event) -> None:
        self.ready.set()
        await stop.wait()

    async def send(self, chat: Chat, reply: Reply, key: str) -> str:
        self.attempts += 1
        await asyncio.sleep(0)
        if (error := self.trouble(chat, self.attempts)) is not None:
            raise error
        self.delivered.append((chat.id, key, render(reply, Layout(2000, "plain", colour=False)).strip()))
        return str(len(self.delivered))

    def texts(self, chat: str = "") -> list[str]:
        return [text for to, _, text in self.delivered if not chat or to == chat]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def services(tmp_path: Path, clock: Clock) -> AsyncIterator[Services]:
    async with Store.open(tmp_path / "mujaz.db") as store:
        yield Services(store=store, today=lambda: clock.now.date(), now=lambda: clock.now)


@pytest.fixture
async def skhirat(services: Services) -> int:
    """The number of a first article."""
    return (await import_article(SKHIRAT.encode(), date(2015, 12, 25), "skhirat.txt", services)).id


async def publish_quake(services: Services) -> int:
    """Another article arrives."""
    return (await import_article(QUAKE.encode(), date(2023, 9, 12), "quake.txt", services)).id
