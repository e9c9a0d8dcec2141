"""An editor on Telegram adds feeds; `mujaz run` reads them from a real server, however often it is killed."""

import asyncio
import random
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.bot.telegram.conftest import Mujaz, Run, eventually
from tests.feed_site import FeedSite, News, hang, news, page, serving
from tests.telegram_emulator import Emulator

FIRST = 10
"""Entries that are read of a feed that was just added."""


@pytest.fixture
async def site() -> AsyncIterator[FeedSite]:
    async with serving() as site:
        site.title = "Horizon"
        yield site


def settings(editor: Any, site: FeedSite) -> str:
    return f'[access]\neditors = ["telegram:{editor.user.id}"]\n[links]\nallowed_hosts = ["{site.host}"]'


def ask(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "mujaz.db", timeout=30)) as database:
        return database.execute(query).fetchall()


def let_look(mujaz: Mujaz) -> None:
    """The time of the next look has come."""
    with closing(sqlite3.connect(mujaz.folder / "mujaz.db", timeout=30)) as database, database:
        database.execute("update feeds set next_at = '2000-01-01T00:00:00+00:00'")


async def test_an_entry_becomes_a_draft_that_its_editor_publishes(telegram: Emulator, run: Run, site: FeedSite) -> None:
    editor, stranger = telegram.person(language="en"), telegram.person(language="en")
    site.news = [news(1)]
    async with run(settings(editor, site)) as mujaz:
        assert "Only editors" in (await telegram.asked(stranger, f"/feed add {site.link}")).text
        mark = telegram.mark()
        editor.says(f"/feed add {site.link} every 5m en")
        assert "Feed 1: Horizon" in (await telegram.edited(editor, "every 5 minutes", since=mark)).text
        told = await telegram.sent(editor, "One new draft from Horizon: /drafts", since=mark)
        assert "#3" in (await telegram.asked(editor, "/drafts")).text
        assert told.message is not None
        editor.presses(told.message, "#3")
        preview = await telegram.sent(editor, "Draft, seen by editors only", since=mark)
        assert preview.message is not None
        assert "There is no article #3" in (await telegram.asked(stranger, "/article 3")).text
        editor.presses(preview.message, "Publish")
        await telegram.edited(editor, "#3 is public", since=mark)
        assert "Source: Horizon" in (await telegram.asked(stranger, "/article 3")).text
        site.news.append(news(2))
        mark = telegram.mark()
        let_look(mujaz)
        await telegram.sent(editor, "One new draft", since=mark, within=60)
        assert "2 entries read" in (await telegram.asked(editor, "/feed")).text
        assert "is removed" in (await telegram.asked(editor, "/feed remove 1")).text
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log


async def test_published_entries_reach_those_who_want_articles_at_once(
    telegram: Emulator, run: Run, site: FeedSite
) -> None:
    editor, reader = telegram.person(language="ar"), telegram.person(language="ar")
    async with run(settings(editor, site)) as mujaz:
        await telegram.asked(reader, "/اشتراك فورا")
        mark = telegram.mark()
        editor.says(f"/الخلاصات أضف {site.link} كل ربع ساعة نشر")
        await telegram.edited(editor, "تُنشر موادها فورا", since=mark)
        text = "وقع وزيرا خارجية الأردن والعراق يوم 12 يناير 2024 في عمان اتفاقا لتصدير 10 آلاف برميل من النفط يوميا."
        site.news = [News(1, "اتفاق في عمان", text=text)]
        let_look(mujaz)
        assert "#3" in (await telegram.sent(reader, "الأردن", since=mark, within=60)).text
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log


async def test_kills_while_entries_are_read_lose_none_and_double_none(
    telegram: Emulator, run: Run, site: FeedSite
) -> None:
    editor = telegram.person(language="en")
    site.news = [
        news(number) if number % 2 else News(number, f"عنوان الصفحة {number}", summary="ملخص…")
        for number in range(1, FIRST + 1)
    ]
    site.pages = {number: page(number) for number in range(2, FIRST + 1, 2)}

    def stored(folder: Path) -> list[str]:
        titles = ask(folder, "select title from stored_articles where id > 2 order by title")
        return [title for (title,) in titles]

    async with run(settings(editor, site)) as mujaz:
        editor.says(f"/feed add {site.link} every 5m en")
        await telegram.edited(editor, "Feed 1")
        for enough in (1, 4, 7):
            await eventually(lambda enough=enough: len(stored(mujaz.folder)) >= enough)  # type: ignore[misc]
            await mujaz.end(signal.SIGKILL)
            await mujaz.start()
        wanted = sorted(one.title for one in site.news)
        await eventually(lambda: stored(mujaz.folder) == wanted)
        await eventually(lambda: ask(mujaz.folder, "select count(*) from entries where told = 0") == [(0,)])
        let_look(mujaz)  # the feed is not taken for new
        looks = len(site.looks)
        await eventually(lambda: len(site.looks) > looks)
        await eventually(lambda: ask(mujaz.folder, "select next_at > '2001' from feeds") == [(1,)])
        assert stored(mujaz.folder) == wanted
        assert ask(mujaz.folder, "select distinct state from entries") == [("read",)]
        await eventually(lambda: ask(mujaz.folder, "select distinct state from deliveries") == [("sent",)])
        lines = {shown.text for shown in telegram.all(editor, kind="sent", match="from Horizon")}
        assert lines == {f"{FIRST} new drafts from Horizon: /drafts"}
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log


async def test_a_site_that_never_answers_does_not_hold_up_the_end(telegram: Emulator, run: Run, site: FeedSite) -> None:
    editor = telegram.person(language="en")
    site.news = [News(1, "صفحة لا تأتي", summary="ملخص…")]
    site.pages = {1: hang}
    async with run(settings(editor, site)) as mujaz:
        editor.says(f"/feed add {site.link} en")
        await eventually(lambda: site.read(1) == 1)
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log
        site.pages = {1: page(1)}
        await mujaz.start()
        await eventually(lambda: ask(mujaz.folder, "select state from entries") == [("read",)])


@pytest.mark.slow
async def test_kills_at_random_moments_lose_no_entry_and_double_none(
    telegram: Emulator, run: Run, site: FeedSite
) -> None:
    editor = telegram.person(language="en")
    rng = random.Random(7)
    async with run(settings(editor, site)) as mujaz:
        await telegram.asked(editor, f"/feed add {site.link} publish en")
        for _ in range(20):
            for number in range(len(site.news) + 1, len(site.news) + rng.randint(2, 5)):
                whole = rng.random() < 0.5
                site.news.append(news(number) if whole else News(number, f"خبر {number}", summary="ملخص…"))
                site.pages[number] = page(number)
            let_look(mujaz)
            await asyncio.sleep(rng.uniform(0, 4))
            await mujaz.end(signal.SIGKILL)
            await mujaz.start()
        total = len(site.news)
        let_look(mujaz)
        await eventually(
            lambda: ask(mujaz.folder, "select count(*), sum(state = 'read') from entries") == [(total, total)], 180
        )
        stored = [link for (link,) in ask(mujaz.folder, "select link from articles where id > 2")]
        assert sorted(stored) == sorted(site.link.replace("/feed", f"/news/{one.number}") for one in site.news)
        assert len(set(stored)) == total
        print(f"\n{total} entries, 20 kills: {sum(site.read(n) for n in range(total + 1))} pages asked for")
        assert await mujaz.end() == 0
