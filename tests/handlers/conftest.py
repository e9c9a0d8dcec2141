"""A router on a real database that holds two small articles, parsed by the real parser."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest

from bot.platforms.terminal import Layout, render
from handlers.access import Access
from handlers.request import Chat
from handlers.router import Answer, Router
from handlers.services import Services
from storage.database import Store
from tests.articles import fill

CHAT = Chat("test", "room")
OWNED = Access(owners=frozenset({"test-chat:room"}))
"""Whoever asks in CHAT may do everything."""

Ask = Callable[[str], Awaitable[Answer]]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the two articles, to copy."""
    path = tmp_path_factory.mktemp("database") / "mujaz.db"

    asyncio.run(fill(path))
    return path


@pytest.fixture
def articles(database: Path, tmp_path: Path) -> None:
    """The two articles stand in the database before `services` opens it."""
    shutil.copy(database, tmp_path / "mujaz.db")


@pytest.fixture
async def services(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Services]:
    if "articles" in request.fixturenames:
        request.getfixturevalue("articles")
    async with Store.open(tmp_path / "mujaz.db") as store:
        yield Services(store=store, today=lambda: date(2024, 1, 15), page_size=5, access=OWNED)


@pytest.fixture
async def router(articles: None, services: Services) -> Router:
    return Router(services)


@pytest.fixture
def ask(router: Router) -> Ask:
    async def asked(text: str) -> Answer:
        return await router.answer(text, CHAT)

    return asked


def said(answer: Answer) -> str:
    """The reply as a wide terminal shows it."""
    return render(answer.reply, Layout(2000, "plain", colour=False)).strip()
