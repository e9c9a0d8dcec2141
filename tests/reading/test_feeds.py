"""RSS and Atom, as servers really send them: entries with stable ids, links, instants, and plain texts."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web

from reading.addresses import Hosts
from reading.errors import ReadError
from reading.feeds import About, Feed, article_of, decode, encode, read_feed
from tests.reading.test_formats import LAST, SENTENCE, TITLE

TODAY = date(2026, 1, 10)
ABOUT = About("الأفق", TODAY, UTC)
RSS = f"""<?xml version="1.0" encoding="{{encoding}}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>الأفق</title>
<link>/</link>
<item><title>{TITLE}</title><link>/news/1</link><guid isPermaLink="false">tag:1</guid>
<pubDate>Mon, 04 May 2020 23:30:00 +0300</pubDate><description>&lt;p&gt;{LAST}&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>{SENTENCE}</p><p>{LAST}</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>بلا تاريخ</title><link>https://example.org/news/2</link></item>
<item><title>بلا رابط ولا معرف</title></item>
<item><title>{TITLE}</title><link>/news/1</link><guid isPermaLink="false">tag:1</guid></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>الأفق</title>
<entry><id>urn:1</id><title type="html">مجلس &amp;amp; أمن</title><link rel="alternate" href="news/1"/>
<updated>2020-05-04T20:30:00Z</updated><summary type="html">{LAST}</summary></entry></feed>"""
LAUGHS = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>t</title><item><title>&d;&e;</title></item></channel></rss>"""


async def feed_of(body: bytes, kind: str = "application/rss+xml") -> Feed:
    async def handler(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"one"':
            raise web.HTTPNotModified()
        return web.Response(body=body, headers={"Content-Type": kind, "ETag": '"one"'})

    app = web.Application()
    app.router.add_get("/feed/all", handler)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    hosts = Hosts(frozenset({f"127.0.0.1:{port}"}))
    try:
        feed = await read_feed(f"http://127.0.0.1:{port}/feed/all", hosts)
        assert feed is not None
        assert await read_feed(feed.link, hosts, etag=feed.etag) is None
        return feed
    finally:
        await runner.cleanup()


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
async def test_an_rss_feed(encoding: str) -> None:
    feed = await feed_of(RSS.format(encoding=encoding).encode(encoding))
    root = feed.link.removesuffix("/feed/all")
    assert feed.title == "الأفق"
    first, undated, bare = feed.entries
    assert (first.id, first.link, first.title) == ("tag:1", f"{root}/news/1", TITLE)
    assert first.published == datetime(2020, 5, 4, 20, 30, tzinfo=UTC)
    assert first.summary == LAST
    assert first.content == f"{SENTENCE}\n\n{LAST}"
    assert (undated.id, undated.published) == ("https://example.org/news/2", None)
    assert bare.link is None
    assert bare.id == (await feed_of(RSS.format(encoding=encoding).encode(encoding))).entries[2].id


async def test_an_atom_feed_that_calls_itself_a_page() -> None:
    feed = await feed_of(ATOM.encode(), "text/html; charset=utf-8")
    (entry,) = feed.entries
    assert (entry.id, entry.title) == ("urn:1", "مجلس & أمن")
    assert entry.link == feed.link.replace("/all", "/news/1")
    assert entry.published == datetime(2020, 5, 4, 20, 30, tzinfo=UTC)
    assert entry.summary == LAST


async def test_an_entry_with_its_whole_text_is_an_article() -> None:
    feed = await feed_of(RSS.format(encoding="utf-8").encode())
    article = article_of(feed.entries[0], ABOUT)
    assert article.body == f"{TITLE}\n\n{SENTENCE}\n\n{LAST}"
    assert (article.title, article.source, article.published) == (TITLE, "الأفق", date(2020, 5, 4))
    assert article.link == feed.entries[0].link
    with pytest.raises(ReadError, match="read-empty"):
        article_of(feed.entries[1], ABOUT)


@pytest.mark.parametrize("kind", ["application/rss+xml", "application/atom+xml; charset=utf-8", "text/plain"])
async def test_what_declares_no_encoding_is_utf_8(kind: str) -> None:
    (entry,) = (await feed_of(ATOM.encode(), kind)).entries
    assert entry.summary == LAST


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("عاجل &#55357;&#56832;", "عاجل 😀"),  # the two halves of UTF-16, as some sites write an emoji
        ("عاجل &#xD83D;&#xde00; &#33;", "عاجل 😀 !"),
        ("عاجل &#55296;", "عاجل \ufffd"),
        ("عاجل &#99999999999999999999;", "عاجل \ufffd"),
        ("عاجل &#8;\x0b!", "عاجل !"),
        ("&#1593;&#x627;جل &amp;amp;", "عاجل &"),
        ("عاجل &nbsp;&hellip; &", "عاجل … &"),
    ],
)
async def test_a_character_that_xml_does_not_know_spoils_neither_its_entry_nor_the_others(
    written: str, read: str
) -> None:
    body = ATOM.replace("مجلس &amp;amp; أمن", written).replace(LAST, f"{LAST} {written}")
    (entry,) = (await feed_of(body.encode())).entries
    assert entry.title == read
    assert entry.summary.startswith(LAST)
    assert encode(entry).encode("utf-8")


async def test_a_link_that_is_none_spoils_neither_its_entry_nor_the_others() -> None:
    feed = await feed_of(RSS.format(encoding="utf-8").replace("https://example.org/news/2", "http://[1]/x").encode())
    assert [entry.link is None for entry in feed.entries] == [False, True, True]


async def test_an_entry_s_day_is_the_newsroom_s() -> None:
    feed = await feed_of(RSS.format(encoding="utf-8").encode())
    for zone, day in (("America/New_York", 4), ("Asia/Baghdad", 4), ("Asia/Muscat", 5)):
        about = About("الأفق", TODAY, ZoneInfo(zone))
        assert article_of(feed.entries[0], about).published == date(2020, 5, day)


async def test_an_entry_is_the_same_after_it_was_kept() -> None:
    feed = await feed_of(RSS.format(encoding="utf-8").encode())
    assert tuple(decode(encode(entry)) for entry in feed.entries) == feed.entries


@pytest.mark.parametrize("body", ["", "<html><body>صفحة</body></html>", "نص", "{}", "<rss"])
async def test_what_is_no_feed_is_refused(body: str) -> None:
    with pytest.raises(ReadError):
        await feed_of(body.encode())


async def test_entities_of_a_feed_are_not_expanded() -> None:
    try:
        feed = await feed_of(LAUGHS.encode())
    except ReadError:
        return
    titles = "".join(entry.title or "" for entry in feed.entries)
    assert "root:" not in titles
    assert len(titles) < 1000
