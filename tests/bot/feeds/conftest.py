"""A feed that was added, and a reader that does all that is due."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.feeds import Feeds
from bot.platforms.terminal import Layout, render
from handlers.encoding import decode
from handlers.services import Services
from storage import entries, feeds
from storage.database import Store
from storage.feeds import Address, Feed, Rule
from tests.bot.conftest import Clock
from tests.feed_site import FeedSite, serving


@pytest.fixture
async def site() -> AsyncIterator[FeedSite]:
    async with serving() as site:
        yield site


@pytest.fixture
async def services(tmp_path: Path, clock: Clock, site: FeedSite) -> AsyncIterator[Services]:
    async with Store.open(tmp_path / "mujaz.db", busy_timeout=0.2) as store:
        yield Services(store=store, today=lambda: clock.now.date(), now=lambda: clock.now, hosts=site.hosts)


async def added(services: Services, site: FeedSite, rule: Rule = Rule.DRAFTS, kind: str = "private") -> Feed:
    """A feed that was added while it held nothing."""
    now = services.now()
    address = Address("telegram", "7", None, kind, "en")
    return await services.store.write(
        lambda db: feeds.add(
            db, link=site.link, title=site.title, rule=rule, minutes=15, address=address, creator="telegram:7",
            next_at=now, now=now,
        )
    )  # fmt: skip


async def work(services: Services) -> int:
    """Everything that is due, by a program that has just started; how many feeds."""
    due = await services.store.read(lambda db: feeds.due(db, services.now(), 10))
    for feed in due:
        await Feeds(services, asyncio.Event()).read(feed)
    return len(due)


async def the_feed(services: Services) -> Feed:
    (feed,) = await services.store.read(feeds.listing)
    return feed


async def tally(services: Services) -> dict[str, int]:
    feed = await the_feed(services)
    return (await services.store.read(lambda db: entries.tally(db, feed.id))).counts


async def titles(services: Services) -> list[str]:
    """All articles, hidden ones too, in the order in which they were stored."""
    rows = await services.store.read(lambda db: db.execute("select title from stored_articles order by id").fetchall())
    return [title for (title,) in rows]


async def notices(services: Services) -> list[str]:
    rows = await services.store.read(
        lambda db: db.execute(
            "select reply from deliveries join contents on hash = content where chat = '7' order by deliveries.id"
        ).fetchall()
    )
    return [render(decode(reply), Layout(2000, "plain", colour=False)).strip() for (reply,) in rows]


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(60):
        while not await condition():  # noqa: ASYNC110 - the database tells
            await asyncio.sleep(0.02)
