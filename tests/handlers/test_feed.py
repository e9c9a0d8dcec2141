"""/feed: a line in either language adds a feed after one look at it; a bad address leaves nothing."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handlers.errors import UserError
from handlers.feed_words import Action, Asked, FeedWords
from handlers.feeding import MOST_AT_FIRST, MOST_NEW, later_look, look
from handlers.reply import Paging
from handlers.request import Caveat, Chat, ChatKind, Origin, Person
from handlers.router import Router
from handlers.services import Services
from locales import DEFAULT_LOCALES, wording
from storage import entries, feeds
from storage.entries import State
from storage.feeds import Rule
from tests.feed_site import FeedSite, body, bomb, news, serving, status
from tests.handlers.conftest import CHAT, said

WORDS = FeedWords(tuple(wording(locale) for locale in DEFAULT_LOCALES.values()))
LINK = "https://example.org/rss?a=1&b=نص"
NOW = datetime(2024, 1, 15, 6, 0, tzinfo=UTC)


@pytest.fixture
async def site() -> AsyncIterator[FeedSite]:
    async with serving() as site:
        site.news = [news(number) for number in range(1, 4)]
        yield site


@pytest.fixture
async def router(services: Services, site: FeedSite) -> Router:
    return Router(replace(services, hosts=site.hosts, now=lambda: NOW, zone="Africa/Cairo"))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", Asked(Action.LIST)),
        ("list", Asked(Action.LIST)),
        ("القائمة", Asked(Action.LIST)),
        (f"add {LINK}", Asked(Action.ADD, LINK, minutes=30)),
        (LINK, Asked(Action.ADD, LINK, minutes=30)),
        (f"add {LINK} every 15m", Asked(Action.ADD, LINK, minutes=15)),
        (f"add {LINK} 15 min publish", Asked(Action.ADD, LINK, minutes=15, rule=Rule.PUBLISH)),
        (f"add every 2 hours, as drafts {LINK}", Asked(Action.ADD, LINK, minutes=120)),
        (f"add {LINK} every half an hour", Asked(Action.ADD, LINK, minutes=30)),
        (f"add {LINK} every quarter of an hour", Asked(Action.ADD, LINK, minutes=15)),
        (f"add {LINK} hourly", Asked(Action.ADD, LINK, minutes=60)),
        (f"add {LINK} every fifteen minutes", Asked(Action.ADD, LINK, minutes=15)),
        (f"add {LINK} daily", Asked(Action.ADD, LINK, minutes=1440)),
        (f"أضف {LINK} كل ربع ساعة", Asked(Action.ADD, LINK, minutes=15)),
        (f"إضافة {LINK} كل ١٥ دقيقة نشر", Asked(Action.ADD, LINK, minutes=15, rule=Rule.PUBLISH)),
        (f"أضف {LINK} كل خمس عشرة دقيقة", Asked(Action.ADD, LINK, minutes=15)),
        (f"أضف {LINK} كل ساعتين، مسودات", Asked(Action.ADD, LINK, minutes=120)),
        (f"أضف {LINK} كل ساعة ونصف", Asked(Action.ADD, LINK, minutes=90)),
        (f"أضف {LINK} كل يوم", Asked(Action.ADD, LINK, minutes=1440)),
        ("add https://user:secret@example.org/rss#top", Asked(Action.ADD, "https://example.org/rss", minutes=30)),
        ("remove 3", Asked(Action.REMOVE, number=3)),
        ("pause #3", Asked(Action.PAUSE, number=3)),
        ("احذف ٣", Asked(Action.REMOVE, number=3)),
        ("أوقف 3", Asked(Action.PAUSE, number=3)),
        ("استأنف 3", Asked(Action.RESUME, number=3)),
    ],
)
def test_what_people_write(text: str, asked: Asked) -> None:
    assert WORDS.understand(text) == asked


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("add", "error-feed-link"),
        ("add example.org/rss", "error-feed-link"),
        ("what is this", "error-feed-how"),
        ("remove", "error-which-feed"),
        ("remove first", "error-which-feed"),
        (f"remove {LINK}", "error-which-feed"),
        (f"add {LINK} now and then", "error-feed-period"),
        (f"add {LINK} every 15 people", "error-feed-period"),
        (f"add {LINK} every 4m", "error-feed-period-range"),
        (f"add {LINK} 0 minutes", "error-feed-period-range"),
        (f"add {LINK} كل دقيقتين", "error-feed-period-range"),
        (f"add {LINK} every 8 days", "error-feed-period-range"),
    ],
)
def test_what_means_nothing_is_told(text: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        WORDS.understand(text)
    assert refused.value.key == key


async def test_a_feed_is_looked_at_once_and_its_title_and_entries_are_told(router: Router, site: FeedSite) -> None:
    seen: list[str] = []

    async def progress(line: str) -> None:
        seen.append(line)

    answer = await router.answer(f"/feed add {site.link} every 15m", CHAT, Origin(progress=progress))
    shown = said(answer)
    assert not answer.reply.failed
    assert "Feed 1: الأفق" in shown
    assert "every 15 minutes · entries become drafts" in shown
    assert "It holds 3 entries." in shown
    assert seen == [f"Reading {site.link} …"]
    assert len(site.looks) == 1
    (feed,) = await router.services.store.read(feeds.listing)
    assert (feed.link, feed.title, feed.minutes, feed.rule) == (site.link, "الأفق", 15, Rule.DRAFTS)
    assert feed.etag
    assert (feed.address.platform, feed.address.chat, feed.address.language) == ("test", "room", "en")
    tally = await router.services.store.read(lambda db: entries.tally(db, feed.id))
    assert tally[State.WAITING] == 3


async def test_in_arabic(router: Router, site: FeedSite) -> None:
    shown = said(await router.answer(f"/الخلاصات أضف {site.link} كل ربع ساعة نشر", CHAT))
    assert "الخلاصة 1: الأفق" in shown
    assert "كل 15 دقيقة · تُنشر موادها فورا" in shown
    assert "فيها 3 مواد." in shown
    listed = said(await router.answer("/خلاصات", CHAT))
    assert "خلاصة واحدة" in listed
    assert site.link in listed
    assert "في الانتظار: 3" in listed


async def test_of_what_is_there_already_the_newest_are_read_in_their_order(router: Router, site: FeedSite) -> None:
    site.news = [news(number) for number in range(1, MOST_AT_FIRST + 6)]
    await router.answer(f"/feed add {site.link}", CHAT)
    tally = await router.services.store.read(lambda db: entries.tally(db, 1))
    assert (tally[State.WAITING], tally[State.OLDER]) == (MOST_AT_FIRST, 5)
    first = await router.services.store.read(lambda db: entries.waiting(db, 1, NOW))
    assert first is not None
    assert first.link == site.link.replace("/feed", "/news/6")


async def test_one_look_takes_in_so_many_new_entries_and_the_next_takes_the_rest(
    router: Router, site: FeedSite
) -> None:
    services = router.services
    await router.answer(f"/feed add {site.link}", CHAT)
    site.news += [news(number) for number in range(4, MOST_NEW + 10)]
    taken = []
    for _ in range(3):
        feed = await services.store.read(lambda db: feeds.get(db, 1))
        assert feed is not None
        seen = await look(feed.link, services, etag=feed.etag, modified=feed.modified)
        taken.append(await services.store.write(lambda db: later_look(db, feed, seen, NOW)))  # noqa: B023
    assert taken == [MOST_NEW, 6, 0]
    assert site.looks[-1].headers["If-None-Match"]
    assert "If-None-Match" not in site.looks[-2].headers


async def test_the_list_says_how_each_feed_fares(router: Router, site: FeedSite) -> None:
    await router.answer(f"/feed add {site.link} every 2 hours", CHAT)
    listed = await router.answer("/feed", CHAT)
    shown = said(listed)
    assert "1. الأفق" in shown
    assert "every 2 hours · entries become drafts" in shown
    assert "nothing read yet · 3 waiting" in shown
    assert "last look: Monday 15 Jan 2024, 08:00 · next: Monday 15 Jan 2024, 10:00" in shown  # by Cairo's clock
    assert [button.call.arguments for button in listed.reply.buttons[0]] == ["pause 1", "remove 1"]


async def test_a_long_list_has_pages(router: Router, site: FeedSite) -> None:
    for number in range(router.services.page_size + 2):
        await router.answer(f"/feed add {site.link}?{number}", CHAT)
    first = await router.answer("/feed", CHAT)
    assert first.reply.paging == Paging(1, 2, 7)
    second = said(await router.turn(first.request, 2))
    assert "?6" in second
    assert "?4" not in second
    assert (await router.turn(first.request, 3)).reply.failed


async def test_a_feed_rests_goes_on_and_is_removed(router: Router, site: FeedSite) -> None:
    await router.answer(f"/feed add {site.link}", CHAT)
    for line, shown in (
        ("/feed pause 1", "is paused"),
        ("/feed", "paused until it is resumed"),
        ("/feed resume 1", "is resumed"),
        ("/feed remove 1", "is removed"),
        ("/feed", "No feed is read yet"),
        ("/feed remove 1", "There is no feed 1."),
    ):
        assert shown in said(await router.answer(line, CHAT)), line
    assert not await router.services.store.read(lambda db: db.execute("select * from entries").fetchall())


async def test_the_same_feed_is_added_once(router: Router, site: FeedSite) -> None:
    await router.answer(f"/feed add {site.link}", CHAT)
    again = await router.answer(f"/feed add {site.link}#top", CHAT)
    assert again.reply.failed
    assert "read already, as number 1" in said(again)
    assert len(site.looks) == 1


@pytest.mark.parametrize(
    ("handler", "reason"),
    [
        (status(404), "the site answered with error 404"),
        (status(410), "the site answered with error 410"),
        (status(302, Location="http://169.254.169.254/latest"), "private network"),
        (status(302, Location="ftp://example.org/"), "no link to a page"),
        (body(b"<html><body>no feed</body></html>", "text/html"), "neither an RSS nor an Atom feed"),
        (body(b"\x00\x01" * 500), "neither an RSS nor an Atom feed"),
        (body(b"GIF89a", "image/gif"), "image/gif is not read"),
        (body(b"<rss>" + b" " * 10_000_001), "larger than 10 MB"),
    ],
)
async def test_what_cannot_be_read_is_one_line_and_nothing_is_stored(
    router: Router, site: FeedSite, handler: object, reason: str
) -> None:
    site.answer = handler  # type: ignore[assignment]
    answer = await router.answer(f"/feed add {site.link}", CHAT)
    assert answer.reply.failed
    assert reason in said(answer)
    assert len(said(answer).splitlines()) == 1
    assert not await router.services.store.read(feeds.listing)


@pytest.mark.parametrize("levels", [3, 9])
async def test_a_feed_that_unpacks_to_far_more_or_asks_for_our_files_gets_neither(
    router: Router, site: FeedSite, levels: int
) -> None:
    site.answer = body(bomb(levels))
    shown = said(await router.answer(f"/feed add {site.link}", CHAT))
    assert len(shown) < 500
    kept = await router.services.store.read(lambda db: db.execute("select payload from entries").fetchall())
    assert "root:" not in shown + str(kept)
    assert len(str(kept)) < 10_000


@pytest.mark.parametrize("link", ["http://127.0.0.1/rss", "http://localhost/rss", "http://[::1]/rss", "http://[::1"])
async def test_private_addresses_are_not_visited(router: Router, link: str) -> None:
    answer = await router.answer(f"/feed add {link}", CHAT)
    assert answer.reply.failed
    assert not await router.services.store.read(feeds.listing)


async def test_only_editors_and_only_in_their_own_name(router: Router, site: FeedSite) -> None:
    elsewhere = Chat("test", "elsewhere")
    refused = await router.answer(f"/feed add {site.link}", elsewhere, Origin(Person("test", "9")))
    assert "Only editors" in said(refused)
    listed = await router.answer("/feed", elsewhere, Origin(Person("test", "9")))
    assert "Only editors" in said(listed)
    for caveat in Caveat:
        answer = await router.answer(f"/feed add {site.link}", CHAT, Origin(caveat=caveat))
        assert answer.reply.failed
    assert not site.asked


async def test_on_a_terminal_it_is_told_who_reads_feeds(router: Router, site: FeedSite) -> None:
    terminal = Chat("terminal", "terminal", kind=ChatKind.TERMINAL)
    assert "“mujaz run” reads feeds" in said(await router.answer(f"/feed add {site.link}", terminal))


async def test_there_are_so_many_feeds_and_no_more(
    router: Router, site: FeedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.feed.MOST", 1)
    await router.answer(f"/feed add {site.link}", CHAT)
    answer = await router.answer(f"/feed add {site.link}2", CHAT)
    assert "At most 1 feeds" in said(answer)
    assert len(site.asked) == 1
