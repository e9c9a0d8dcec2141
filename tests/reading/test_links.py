"""Links are followed to public places only, within limits; real servers answer on this machine."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Callable
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web

from reading import fetching
from reading.addresses import Hosts, is_public
from reading.errors import ReadError
from reading.fetching import LARGEST, PAGES, fetch
from reading.links import read_link
from tests.reading.test_formats import FIRST, LAST, PAGE, SENTENCE, TITLE

TODAY = date(2026, 1, 10)
SAMPLES = Path(__file__).parent / "samples"
HTML = PAGE.format(title=TITLE, first=f"{SENTENCE} {FIRST}.", last=LAST)
BOMB = gzip.compress(bytes(3 * LARGEST), 1)


class Site:
    """A server on this machine, and the setting that allows it."""

    def __init__(self, port: int, seen: list[web.Request]) -> None:
        self.port = port
        self.seen = seen
        self.hosts = Hosts(frozenset({f"127.0.0.1:{port}"}))

    def link(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def get(self, path: str) -> fetching.Fetched:
        fetched = await fetch(self.link(path), self.hosts, PAGES)
        assert fetched is not None
        return fetched

    async def refusal(self, path: str) -> str:
        with pytest.raises(ReadError) as refused:
            await fetch(self.link(path), self.hosts, PAGES)
        return refused.value.key


def answer(
    body: bytes, kind: str = "text/html", **headers: str
) -> Callable[[web.Request], "asyncio.Future[web.Response]"]:
    async def handler(_: web.Request) -> web.Response:
        return web.Response(body=body, headers={"Content-Type": kind, **headers})

    return handler  # type: ignore[return-value]


async def redirect(request: web.Request) -> web.Response:
    raise web.HTTPFound(request.query["to"])


async def round_and_round(request: web.Request) -> web.Response:
    left = int(request.match_info["left"])
    if left:
        raise web.HTTPFound(f"/round/{left - 1}")
    return web.Response(text=HTML, content_type="text/html")


async def endless(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/html"})
    await response.prepare(request)
    while True:
        try:
            await response.write(b"a" * 500_000)
        except ConnectionError:
            return response


async def silent(_: web.Request) -> web.Response:
    await asyncio.sleep(30)
    return web.Response()


async def conditional(request: web.Request) -> web.Response:
    if request.headers.get("If-None-Match") == '"one"':
        raise web.HTTPNotModified()
    cookies = {"Set-Cookie": "session=1", "ETag": '"one"', "Last-Modified": "Mon, 04 May 2020 10:00:00 GMT"}
    return web.Response(text=HTML, content_type="text/html", headers=cookies)


@pytest_asyncio.fixture
async def site() -> AsyncIterator[Site]:
    seen: list[web.Request] = []

    @web.middleware
    async def note(request: web.Request, handler: Callable[[web.Request], object]) -> web.StreamResponse:
        seen.append(request)
        return await handler(request)  # type: ignore[misc,no-any-return]

    raw = HTML.encode()
    deflate = zlib.compressobj(wbits=-15)
    app = web.Application(middlewares=[note])  # type: ignore[list-item]
    app.add_routes(
        [
            web.get("/page", answer(raw, "text/html; charset=utf-8")),
            web.get("/arabic", answer(HTML.encode("cp1256"), "text/html; charset=windows-1256")),
            web.get("/article.pdf", answer((SAMPLES / "libreoffice.pdf").read_bytes(), "application/pdf")),
            web.get("/gzip", answer(gzip.compress(raw), **{"Content-Encoding": "gzip"})),
            web.get("/zlib", answer(zlib.compress(raw), **{"Content-Encoding": "deflate"})),
            web.get("/deflate", answer(deflate.compress(raw) + deflate.flush(), **{"Content-Encoding": "deflate"})),
            web.get("/bomb", answer(BOMB, **{"Content-Encoding": "gzip"})),
            web.get("/broken", answer(b"\x1f\x8bnothing packed", **{"Content-Encoding": "gzip"})),
            web.get("/brotli", answer(b"....", **{"Content-Encoding": "br"})),
            web.get("/large", answer(b"a" * (LARGEST + 1))),
            web.get("/picture", answer(b"\xff\xd8", "image/jpeg")),
            web.get("/empty", answer(b"<html><body></body></html>")),
            web.get("/to", redirect),
            web.get("/round/{left}", round_and_round),
            web.get("/endless", endless),
            web.get("/silent", silent),
            web.get("/conditional", conditional),
        ]
    )
    runner = web.AppRunner(app, shutdown_timeout=0, handler_cancellation=True)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    assert runner.addresses
    yield Site(runner.addresses[0][1], seen)
    await runner.cleanup()


@pytest.mark.parametrize("path", ["/page", "/arabic"])
async def test_a_link_gives_the_article_of_the_page(site: Site, path: str) -> None:
    article = (await read_link(site.link(path), TODAY, site.hosts)).articles[0]
    assert (article.title, article.source, article.author) == (TITLE, "الأفق", "سلمى الرفاعي")
    assert article.published == date(2020, 5, 4)
    assert article.link == site.link(path)
    assert SENTENCE in article.body


async def test_a_link_may_lead_to_a_file(site: Site) -> None:
    article = (await read_link(site.link("/article.pdf"), TODAY, site.hosts)).articles[0]
    assert (article.format, article.title, article.source) == ("pdf", TITLE, "127.0.0.1")


async def test_a_page_without_an_article_is_refused(site: Site) -> None:
    with pytest.raises(ReadError, match="read-no-article"):
        await read_link(site.link("/empty"), TODAY, site.hosts)


@pytest.mark.parametrize("path", ["/gzip", "/zlib", "/deflate"])
async def test_packed_answers_are_unpacked(site: Site, path: str) -> None:
    assert (await site.get(path)).raw == HTML.encode()


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/large", "read-link-large"),
        ("/endless", "read-link-large"),
        ("/bomb", "read-link-large"),
        ("/broken", "read-damaged"),
        ("/brotli", "read-link-type"),
        ("/picture", "read-link-type"),
        ("/nowhere", "read-link-status"),
        ("/round/6", "read-link-redirects"),
        ("/to?to=ftp://example.org/a", "read-link-scheme"),
        ("/to?to=file:///etc/passwd", "read-link-scheme"),
        ("/to?to=http://localhost/", "read-link-private"),
        ("/to?to=http://127.0.0.1/", "read-link-private"),
        ("/to?to=//[::1]/", "read-link-private"),
        ("/to?to=http://127.0.0.1:22/", "read-link-port"),
        ("/to?to=http://169.254.169.254/latest/meta-data/", "read-link-private"),
    ],
)
async def test_what_goes_beyond_a_limit_is_refused(site: Site, path: str, reason: str) -> None:
    assert await site.refusal(path) == reason


async def test_five_redirects_are_followed(site: Site) -> None:
    assert (await site.get("/round/5")).link == site.link("/round/0")


async def test_a_site_that_says_nothing_is_left(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    assert await site.refusal("/silent") == "read-link-slow"


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1/", "http://localhost/", "http://localhost./", "http://LOCALHOST/", "https://127.0.0.1/",
        "http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://0/", "http://0.0.0.0/",
        "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[fe80::1]/",
        "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/",
        "http://169.254.169.254/", "http://[fd00:ec2::254]/", "http://100.100.100.200/", "http://168.63.129.16/",
        "http://224.0.0.1/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://user:pw@127.0.0.1/",
        "http://１２７.０.０.１/",
    ],
)  # fmt: skip
async def test_private_places_are_not_visited_however_they_are_written(link: str) -> None:
    with pytest.raises(ReadError) as refused:
        await fetch(link, Hosts(), PAGES)
    assert refused.value.key in ("read-link-private", "read-link-scheme", "read-link-failed")


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("ftp://example.org/a", "read-link-scheme"),
        ("file:///etc/passwd", "read-link-scheme"),
        ("example.org/a", "read-link-scheme"),
        ("http://", "read-link-scheme"),
        ("http://[::1", "read-link-scheme"),
        ("http://example.org:8080/", "read-link-port"),
        ("http://example.org/" + "a" * 3000, "read-link-scheme"),
        ("http://no-such-name.invalid/", "read-link-failed"),
    ],
)
async def test_what_is_no_link_is_told(link: str, reason: str) -> None:
    with pytest.raises(ReadError) as refused:
        await fetch(link, Hosts(), PAGES)
    assert refused.value.key == reason


async def test_a_setting_allows_a_host_by_name_and_port(site: Site) -> None:
    link = f"http://localhost:{site.port}/page"
    assert await fetch(link, Hosts(frozenset({f"localhost:{site.port}"})), PAGES)
    for other in ("localhost", "localhost:1", f"127.0.0.1:{site.port}", f"ocalhost:{site.port}"):
        with pytest.raises(ReadError):
            await fetch(link, Hosts(frozenset({other})), PAGES)


async def test_an_allowed_host_on_another_port_is_not_reached_through_a_usual_one() -> None:
    """`intranet:8080` opens that port alone: port 80 of the same private host stays closed."""
    with pytest.raises(ReadError, match="read-link-private"):
        await fetch("http://localhost/", Hosts(frozenset({"localhost:8080"})), PAGES)


async def test_nothing_is_kept_from_one_request_to_the_next(site: Site) -> None:
    first = await site.get("/conditional")
    assert (first.etag, first.modified) == ('"one"', "Mon, 04 May 2020 10:00:00 GMT")
    await fetch(site.link("/to?to=" + site.link("/conditional").replace("//", "//user:secret@")), site.hosts, PAGES)
    for request in site.seen:
        assert "Cookie" not in request.headers
        assert "Authorization" not in request.headers
        assert request.headers["User-Agent"].startswith("Mujaz/")


async def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    link = site.link("/conditional")
    assert await fetch(link, site.hosts, PAGES, etag='"one"') is None
    assert await fetch(link, site.hosts, PAGES, etag='"two"') is not None


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "2606:4700:4700::1111", "185.15.59.224"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["fec0::1", "ff02::1", "192.0.2.1", "198.18.0.1", "240.0.0.1", "255.255.255.255", "::127.0.0.1", "2001:db8::1"],
)
def test_reserved_addresses(address: str) -> None:
    assert not is_public(address)
