"""A router on a real database that holds two small articles, parsed by the real parser."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest

from bot.platforms.terminal import Layout, render
from handlers.access import Access
from handlers.importing import import_article
from handlers.request import Chat
from handlers.router import Answer, Router
from handlers.services import Services
from storage.database import Store

SKHIRAT = (
    "اتفاق في الصخيرات\n\n"
    "وقّع الفرقاء الليبيون يوم 17 ديسمبر 2015 في مدينة الصخيرات المغربية اتفاقا برعاية الأمم المتحدة. "
    "وقال المبعوث الأممي مارتن كوبلر: «هذه بداية رحلة طويلة نحو السلام في ليبيا». "
    "ويحتاج نحو 2.4 مليون شخص إلى مساعدات إنسانية. وكانت الإطاحة بمعمر القذافي في عام 2011.\n"
)
QUAKE = (
    "ضرب زلزال بقوة 6.8 درجات إقليم الحوز في المغرب يوم 8 سبتمبر 2023، وأوقع 2862 قتيلا على الأقل. "
    "وأعلن الملك محمد السادس الحداد ثلاثة أيام."
)
CHAT = Chat("test", "room")
OWNED = Access(owners=frozenset({"test-chat:room"}))
"""Whoever asks in CHAT may do everything."""

Ask = Callable[[str], Awaitable[Answer]]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the two articles, to copy."""
    path = tmp_path_factory.mktemp("database") / "mujaz.db"

    async def fill() -> None:
        async with Store.open(path) as store:
            empty = Services(store=store, today=lambda: date(2024, 1, 15))
            await import_article(SKHIRAT.encode(), date(2015, 12, 25), "skhirat.txt", empty)
            await import_article(QUAKE.encode(), date(2023, 9, 12), "quake.txt", empty)

    asyncio.run(fill())
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
