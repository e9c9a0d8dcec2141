"""A site with a feed, on this machine: tests set what it gives and how it answers, and see what it was asked."""

import asyncio
import random
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from aiohttp import web

from reading.addresses import Hosts

FIRST_DAY = datetime(2024, 1, 10, 9, 0, tzinfo=UTC)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class News:
    """An entry: without `text` the feed gives a summary, and the page holds the article."""

    number: int
    title: str
    text: str = ""
    summary: str = ""

    def item(self) -> str:
        content = f"<content:encoded>{escape(f'<p>{self.text}</p>')}</content:encoded>" if self.text else ""
        day = format_datetime(FIRST_DAY + timedelta(hours=self.number))
        return (
            f"<item><title>{self.title}</title><link>/news/{self.number}</link>"
            f"<guid isPermaLink='false'>tag:{self.number}</guid><pubDate>{day}</pubDate>"
            f"<description>{escape(self.summary)}</description>{content}</item>"
        )


@dataclass
class FeedSite:
    """What is served. `answer`, while it is set, answers for the feed; `pages` do so for /news/NUMBER."""

    port: int = 0
    news: list[News] = field(default_factory=list)
    title: str = "الأفق"
    answer: Handler | None = None
    pages: dict[int, Handler] = field(default_factory=dict)
    asked: list[web.Request] = field(default_factory=list)

    @property
    def link(self) -> str:
        return f"http://127.0.0.1:{self.port}/feed"

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def hosts(self) -> Hosts:
        return Hosts(frozenset({self.host}))

    @property
    def looks(self) -> list[web.Request]:
        """The requests for the feed itself."""
        return [request for request in self.asked if request.path == "/feed"]

    def read(self, number: int) -> int:
        """How often the page of an entry was asked for."""
        return sum(request.path == f"/news/{number}" for request in self.asked)

    async def feed(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        if self.answer is not None:
            return await self.answer(request)
        newest = sorted(self.news, key=lambda one: -one.number)
        etag = f'"{hash(tuple(newest))}"'
        if request.headers.get("If-None-Match") == etag:
            raise web.HTTPNotModified()
        items = "".join(one.item() for one in newest)
        body = (
            '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
            f"<channel><title>{self.title}</title>{items}</channel></rss>"
        )
        return web.Response(text=body, content_type="application/rss+xml", headers={"ETag": etag})

    async def page(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        number = int(request.match_info["number"])
        if number not in self.pages:
            raise web.HTTPNotFound()
        return await self.pages[number](request)


def status(code: int, **headers: str) -> Handler:
    """Answers with a status and headers, whose names are written with underscores."""

    async def handler(_: web.Request) -> web.StreamResponse:
        return web.Response(status=code, headers={name.replace("_", "-"): value for name, value in headers.items()})

    return handler


def body(raw: bytes, kind: str = "application/rss+xml") -> Handler:
    """Answers with bytes."""

    async def handler(_: web.Request) -> web.StreamResponse:
        return web.Response(body=raw, headers={"Content-Type": kind})

    return handler


async def hang(_: web.Request) -> web.StreamResponse:
    """Never answers."""
    await asyncio.sleep(3600)
    return web.Response()


def bomb(levels: int = 9) -> bytes:
    """A feed whose title and entry unpack to 10 to the power of `levels` words, and ask for a file of ours."""
    entities = "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, levels + 1))
    return (
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a0 "ha">{entities}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f'<rss version="2.0"><channel><title>&f;&a{levels};</title><item><title>&f;</title>'
        f"<description>&a{levels};&f;</description></item></channel></rss>"
    ).encode()


@asynccontextmanager
async def serving() -> AsyncIterator[FeedSite]:
    """A site of one's own."""
    site = FeedSite()
    app = web.Application()
    app.router.add_get("/feed", site.feed)
    app.router.add_get("/news/{number}", site.page)
    runner = web.AppRunner(app, shutdown_timeout=0, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    site.port = runner.addresses[0][1]
    try:
        yield site
    finally:
        await runner.cleanup()


_WORDS = re.findall(
    r"\w+",
    "أعلنت الحكومة خطة جديدة لتطوير شبكة الطرق في المدينة وقال الوزير إن المشروع سيبدأ العام المقبل بعد توقيع العقود مع"
    " الشركات وأضاف أن ميزانية تبلغ نحو مليون دينار خصصت للمدارس والمستشفيات بينما طالب السكان بتحسين المياه والكهرباء"
    " وزارة البيئة أطلقت حملة لزراعة الأشجار على السواحل وشارك طلاب الجامعات في تنظيف الشواطئ كما افتتح معرض الكتاب"
    " بحضور ناشرين عرب وأجانب وشهدت الأسواق ارتفاع أسعار الخضر والفواكه قبل العيد",
)


def news_text(number: int) -> str:
    """A text of its own for each number: no two share many pairs of words."""
    chosen = random.Random(number).sample(_WORDS, 40)
    return f"الخبر رقم {number}: {' '.join(chosen[:20])}. {' '.join(chosen[20:])}."


def news(number: int) -> News:
    """An entry that gives its whole text."""
    return News(number, f"عنوان الخبر {number}", text=news_text(number))


def page(number: int, title: str = "") -> Handler:
    """The page of an entry that gives a summary only."""
    text = f"{news_text(number)} {news_text(number + 1000)}"
    html = (
        f"<html lang='ar'><head><title>{title or f'صفحة {number}'}</title></head><body><article>"
        f"<h1>{title or f'صفحة {number}'}</h1><p>{text}</p></article></body></html>"
    )
    return body(html.encode(), "text/html; charset=utf-8")
