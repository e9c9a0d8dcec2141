"""What fails is tried again with patience, a kill at any moment loses nothing, and nothing holds up the rest."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from bot import feeds as reading
from bot.feeds import LONGEST_WAIT, MOST_ATTEMPTS, TOLD_AFTER, Feeds, pause_after, wait_of
from handlers import feeding
from handlers.services import Services
from reading.addresses import Hosts
from storage import entries, feeds
from storage.feeds import Address, Feed, Rest, Rule
from tests.bot.conftest import Clock
from tests.bot.feeds.conftest import added, notices, tally, the_feed, titles, until, work
from tests.feed_site import FeedSite, News, body, bomb, hang, news, news_text, serving, status

QUARTER = timedelta(minutes=15)


async def test_one_bad_entry_does_not_stop_the_others(services: Services, site: FeedSite) -> None:
    site.news = [
        news(1),
        News(2, "صفحة مفقودة", summary="ملخص…"),
        News(
            3,
            "Заголовок",
            text="Этот текст написан по-русски, и прочесть его здесь некому, сколь бы длинным он ни был.",
        ),
        News(4, "صفحة بلا مقال", summary="ملخص…"),
        News(5, "صورة", summary="ملخص…"),
        news(6),
    ]
    site.pages = {4: body(b"<html><body></body></html>", "text/html"), 5: body(b"\xff\xd8", "image/jpeg")}
    await added(services, site)
    await work(services)
    assert await titles(services) == ["عنوان الخبر 1", "عنوان الخبر 6"]
    assert await tally(services) == {"read": 2, "refused": 4}
    last = await services.store.read(lambda db: entries.tally(db, 1))
    assert last.trouble is not None
    assert last.trouble.key == "read-link-type"


async def test_a_defect_that_one_entry_brings_to_light_does_not_stop_the_others(
    services: Services, site: FeedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = feeding.parse_article

    def broken(article: Any, *rest: Any) -> Any:
        if "رقم 1" in article.body:
            raise RuntimeError("half-way")
        return parse(article, *rest)

    monkeypatch.setattr(feeding, "parse_article", broken)
    site.news = [news(1), news(2)]
    await added(services, site)
    await work(services)
    assert await tally(services) == {"read": 1, "refused": 1}


async def test_a_page_in_trouble_is_asked_for_again_and_then_the_summary_stands_in_for_it(
    services: Services, site: FeedSite, clock: Clock
) -> None:
    site.news = [
        News(1, "ملخص وافٍ", summary=f"{news_text(1)} {news_text(2)}"),
        News(2, "ملخص مبتور", summary=f"{news_text(3)} {news_text(4)} […]"),
    ]
    site.pages = {1: status(503), 2: status(503)}
    await added(services, site)
    for attempt in range(1, MOST_ATTEMPTS + 1):
        assert site.read(1) == site.read(2) == attempt - 1
        await work(services)
        clock.forward(hours=2)
    assert await titles(services) == ["ملخص وافٍ"]
    assert await tally(services) == {"read": 1, "refused": 1}
    await work(services)
    assert site.read(2) == MOST_ATTEMPTS


@pytest.mark.parametrize(
    "handler",
    [
        status(500), status(404), status(302, Location="http://127.0.0.1/feed"),
        status(302, Location="http://169.254.169.254/latest/meta-data"), body(b"\x00\x01\x02" * 99), body(b""),
        body(b"{}", "application/json"), body(b"a" * 10_000_001),
    ],
    ids=["500", "404", "redirect", "cloud", "binary", "empty", "json", "huge"],
)  # fmt: skip
async def test_a_look_that_fails_is_made_again_after_longer_and_longer_pauses(
    services: Services, site: FeedSite, clock: Clock, handler: Any
) -> None:
    site.news = [news(1)]
    await added(services, site)
    await work(services)
    kept = (await the_feed(services)).etag
    clock.forward(minutes=15)
    site.answer = handler
    for failures, most in ((1, 38), (2, 75)):
        await work(services)
        feed = await the_feed(services)
        assert feed.failures == failures
        assert timedelta(minutes=most / 2.5) < feed.next_at - clock.now <= timedelta(minutes=most)
        clock.now = feed.next_at
    site.answer = None
    site.news.append(news(2))
    await work(services)
    feed = await the_feed(services)
    assert (feed.failures, feed.trouble) == (0, None)
    assert feed.etag != kept
    assert await tally(services) == {"read": 2}


@pytest.mark.parametrize("code", [429, 503])
async def test_a_server_that_asks_to_wait_is_obeyed(
    services: Services, site: FeedSite, clock: Clock, code: int
) -> None:
    await added(services, site)
    site.answer = status(code, Retry_After="7200")
    await work(services)
    assert (await the_feed(services)).next_at == clock.now + timedelta(hours=2)
    clock.forward(minutes=119)
    assert await work(services) == 0


def test_a_wait_may_be_a_date_and_has_a_limit() -> None:
    now = datetime(2024, 1, 15, 6, 0, tzinfo=UTC)
    assert wait_of("120", now) == timedelta(minutes=2)
    assert wait_of(format_datetime(now + timedelta(hours=3), usegmt=True), now) == timedelta(hours=3)
    assert wait_of(format_datetime(now - timedelta(hours=3)), now) == timedelta()
    assert wait_of("9" * 40, now) == wait_of("Mon, 15 Jan 2124 06:00:00", now) == LONGEST_WAIT
    for nothing in (None, "", "soon", "-5", "٣"):
        assert wait_of(nothing, now) == timedelta()


def test_pauses_double_up_to_a_day_and_are_never_shorter_than_the_period() -> None:
    minute, day = timedelta(minutes=1), timedelta(days=1)
    for _ in range(50):
        assert 22 * minute < pause_after(1, 15 * minute) < 38 * minute
        assert 0.75 * day <= pause_after(30, 15 * minute) <= 1.25 * day
        assert 7 * day <= pause_after(3, 7 * day) <= 9 * day


async def test_a_feed_that_is_gone_for_good_ends_and_its_chat_is_told_once(
    services: Services, site: FeedSite, clock: Clock
) -> None:
    site.news = [news(1)]
    await added(services, site)
    await work(services)
    clock.forward(minutes=15)
    site.answer = status(410)
    await work(services)
    assert (await the_feed(services)).rest is Rest.ENDED
    assert (await notices(services))[1:] == [
        "The feed الأفق (1) is over: its site says that it is gone for good. I read it no longer."
    ]
    clock.forward(days=9)
    assert await work(services) == 0
    assert len(site.looks) == 2


async def test_the_chat_of_a_feed_that_goes_on_failing_is_told_once(
    services: Services, site: FeedSite, clock: Clock
) -> None:
    await added(services, site)
    site.answer = status(500)
    for _ in range(TOLD_AFTER + 3):
        await work(services)
        clock.now = (await the_feed(services)).next_at
    (line,) = await notices(services)
    assert "could not be read 6 times in a row: the site answered with error 500" in line


async def test_nothing_is_said_to_a_terminal(services: Services, site: FeedSite, clock: Clock) -> None:
    site.news = [news(1)]
    await added(services, site, kind="terminal")
    await work(services)
    site.answer = status(410)
    clock.forward(minutes=15)
    await work(services)
    assert await notices(services) == []
    assert await tally(services) == {"read": 1}


async def test_what_was_noted_before_the_program_died_is_read_after_it(
    services: Services, site: FeedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program dies after the look, within each entry, after storing it, and before the line about it is queued."""

    class Killed(BaseException):
        pass

    site.news = [news(number) for number in range(1, 4)]
    await added(services, site)
    read, store, tell = feeding.read, feeding.store, entries.tell
    left = {"read": 1, "store": 1, "tell": 1}

    def dying(name: str, real: Any) -> Any:
        def called(*values: Any, **named: Any) -> Any:
            if left[name]:
                left[name] -= 1
                raise Killed
            return real(*values, **named)

        return called

    monkeypatch.setattr(feeding, "read", dying("read", read))
    monkeypatch.setattr(feeding, "store", dying("store", store))
    monkeypatch.setattr(entries, "tell", dying("tell", tell))
    for _ in range(3):
        with pytest.raises(Killed):
            await work(services)
    await work(services)
    assert len(site.looks) == 1
    assert sorted(await titles(services)) == [news(number).title for number in range(1, 4)]
    assert await notices(services) == ["3 new drafts from الأفق: /drafts"]


async def test_an_entry_on_which_the_program_ends_each_time_is_given_up(
    services: Services, site: FeedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    read = feeding.read

    async def deadly(one: Any, *rest: Any, **named: Any) -> Any:
        if "tag:1" in one.payload:
            raise Killed
        return await read(one, *rest, **named)

    monkeypatch.setattr(feeding, "read", deadly)
    site.news = [news(1), news(2)]
    await added(services, site)
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(Killed):
            await work(services)
    await work(services)
    assert await titles(services) == ["عنوان الخبر 2"]
    last = await services.store.read(lambda db: entries.tally(db, 1))
    assert last.trouble is not None
    assert last.trouble.key == "read-interrupted"


async def test_a_feed_that_is_removed_while_an_entry_is_read_leaves_nothing(
    services: Services, site: FeedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = feeding.read

    async def removing(*values: Any, **named: Any) -> Any:
        found = await read(*values, **named)
        await services.store.write(lambda db: feeds.remove(db, 1))
        return found

    monkeypatch.setattr(feeding, "read", removing)
    site.news = [news(1), news(2)]
    await added(services, site)
    await work(services)
    assert await titles(services) == []
    assert await notices(services) == []


async def test_a_hanging_server_holds_up_neither_the_other_feeds_nor_the_end_of_the_program(
    services: Services, site: FeedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_GRACE", 0.2)
    site.answer = hang
    await added(services, site)
    async with serving() as other:
        other.news = [news(1)]
        both = replace(services, hosts=Hosts(frozenset({site.host, other.host})))
        await added(both, other)
        stop = asyncio.Event()
        running = asyncio.create_task(Feeds(both, asyncio.Event()).run(stop))

        async def done() -> bool:
            return await titles(services) == ["عنوان الخبر 1"]

        await until(done)
        stop.set()
        async with asyncio.timeout(60):
            await running
    assert len(site.looks) == 1


async def test_a_locked_database_delays_and_loses_nothing(
    services: Services, site: FeedSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(reading, "TICK", 0.1)
    site.news = [news(number) for number in range(1, 4)]
    await added(services, site)
    stop = asyncio.Event()
    with closing(sqlite3.connect(services.store.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        running = asyncio.create_task(Feeds(services, asyncio.Event()).run(stop))

        async def delayed() -> bool:
            return "database-busy" in caplog.text

        await until(delayed)
        other.execute("rollback")

        async def done() -> bool:
            return await notices(services) != []

        await until(done)
        other.execute("begin immediate")
        other.execute("rollback")
    stop.set()
    await running
    assert await tally(services) == {"read": 3}
    assert "Traceback" not in caplog.text


async def test_a_feed_that_unpacks_to_far_more_or_asks_for_our_files_gets_neither(
    services: Services, site: FeedSite
) -> None:
    site.answer = body(bomb())
    await added(services, site)
    await work(services)
    everything = await services.store.read(
        lambda db: (
            str(db.execute("select title, trouble from feeds").fetchall())
            + str(db.execute("select link, payload from entries").fetchall())
            + str(db.execute("select body from stored_articles").fetchall())
        )
    )
    assert "root:" not in everything
    assert len(everything) < 10_000


async def test_only_so_many_feeds_are_read_at_once(
    services: Services, site: FeedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "TICK", 0.05)
    under_way = most = 0

    async def slowly(feed: Feed) -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.02)
        under_way -= 1
        later = services.now() + QUARTER
        await services.store.write(
            lambda db: feeds.looked(db, feed.id, title=None, kept=(None, None), next_at=later, now=services.now())
        )

    now = services.now()
    for number in range(10):
        await services.store.write(
            lambda db, number=number: feeds.add(  # type: ignore[misc]
                db, link=f"{site.link}{number}", title=None, rule=Rule.DRAFTS, minutes=15,
                address=Address("telegram", "7", None, "private", "en"), creator=None, next_at=now, now=now,
            )
        )  # fmt: skip
    reader, stop = Feeds(services, asyncio.Event()), asyncio.Event()
    monkeypatch.setattr(reader, "read", slowly)
    running = asyncio.create_task(reader.run(stop))

    async def done() -> bool:
        return not await services.store.read(lambda db: feeds.due(db, now, 10))

    await until(done)
    stop.set()
    await running
    assert most == reading.AT_ONCE
