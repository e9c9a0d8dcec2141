"""Feeds are read from a real server: each entry becomes one article, and whoever added the feed hears of it."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.scheduler import Limits, Scheduler
from handlers.services import Services
from storage import articles, visibility
from storage.feeds import Rule
from storage.subscriptions import Schedule
from storage.visibility import Why
from tests.articles import QUAKE
from tests.bot.conftest import Clock
from tests.bot.feeds.conftest import added, notices, tally, the_feed, titles, work
from tests.bot.test_scheduler import subscribed
from tests.feed_site import FeedSite, News, body, news, news_text, page

QUARTER = timedelta(minutes=15)


async def test_new_entries_become_drafts_in_their_order_and_their_chat_gets_one_line(
    services: Services, site: FeedSite, clock: Clock
) -> None:
    site.news = [news(2), news(1), news(3)]
    await added(services, site)
    assert await work(services) == 1
    assert await titles(services) == ["عنوان الخبر 1", "عنوان الخبر 2", "عنوان الخبر 3"]
    drafts = await services.store.read(lambda db: visibility.listing(db, Why.DRAFT))
    assert {(draft.who, draft.until) for draft in drafts} == {("الأفق", clock.now + timedelta(hours=72))}
    assert await services.store.read(articles.count) == 0
    assert await notices(services) == ["3 new drafts from الأفق: /drafts"]
    assert await work(services) == 0
    site.news.append(news(4))
    clock.forward(minutes=15)
    await work(services)
    assert await tally(services) == {"read": 4}
    assert (await notices(services))[1:] == ["One new draft from الأفق: /drafts"]


async def test_an_entry_s_title_source_link_and_date_are_the_feed_s(services: Services, site: FeedSite) -> None:
    site.news = [News(30, "عنوان من الخلاصة", summary="ملخص قصير للخبر…")]
    site.pages[30] = page(30, "عنوان من الصفحة")
    await added(services, site, Rule.PUBLISH)
    await work(services)
    (row,) = await services.store.read(
        lambda db: db.execute("select title, published, link, body from articles").fetchall()
    )
    assert row[:3] == ("عنوان من الخلاصة", "2024-01-11", site.link.replace("/feed", "/news/30"))
    assert news_text(30) in row[3]


async def test_published_entries_go_to_those_who_want_articles_at_once(services: Services, site: FeedSite) -> None:
    await subscribed(services, Schedule("UTC"), chat="9")
    site.news = [News(1, "زلزال", text=QUAKE)]
    await added(services, site, Rule.PUBLISH)
    await work(services)
    assert await services.store.read(articles.count) == 1
    assert await notices(services) == []
    assert await Scheduler(services, Limits(), asyncio.Event()).tick() == 1


async def test_a_feed_that_has_not_changed_is_not_sent_again(services: Services, site: FeedSite, clock: Clock) -> None:
    site.news = [news(1)]
    await added(services, site)
    await work(services)
    clock.forward(minutes=15)
    await work(services)
    assert [request.headers.get("If-None-Match") is not None for request in site.looks] == [False, True]
    feed = await the_feed(services)
    assert (feed.failures, feed.looked_at, feed.next_at) == (0, clock.now, clock.now + QUARTER)
    assert feed.etag


async def test_last_modified_is_sent_back(services: Services, site: FeedSite, clock: Clock) -> None:
    async def dated(request: Any) -> Any:
        response = await body(b"<rss version='2.0'><channel><title>x</title></channel></rss>")(request)
        response.headers["Last-Modified"] = "Mon, 04 May 2020 10:00:00 GMT"
        return response

    site.answer = dated
    await added(services, site)
    await work(services)
    clock.forward(minutes=15)
    await work(services)
    assert site.looks[1].headers["If-Modified-Since"] == "Mon, 04 May 2020 10:00:00 GMT"


async def test_a_text_that_is_there_already_or_nearly_is_passed_over(services: Services, site: FeedSite) -> None:
    site.news = [
        news(1),
        replace(news(2), text=news_text(1), title=news(1).title),
        replace(news(3), text=f"{news_text(1)} إضافة", title=news(1).title),
    ]
    await added(services, site)
    await work(services)
    assert await tally(services) == {"read": 1, "same": 2}
    assert await notices(services) == ["One new draft from الأفق: /drafts"]
