"""Fetching from the web with limits on size, time and redirects; every hop is checked anew, nothing is remembered."""

import asyncio
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version

import aiohttp
from yarl import URL

from reading.addresses import Hosts
from reading.errors import ReadError, StatusError
from reading.resolving import CheckedResolver

LARGEST = 10_000_000
"""Bytes, packed as well as unpacked."""

SECONDS = 20
MOST_REDIRECTS = 5
LONGEST_LINK = 2048

PAGES = frozenset(
    {
        "", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf", "message/rfc822",
        "application/octet-stream", "binary/octet-stream", "application/epub+zip", "application/zip",
        "application/x-zip-compressed", "application/vnd.oasis.opendocument.text",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)  # fmt: skip
"""Media types that may be an article; the content decides which."""

FEEDS = frozenset(
    {
        "", "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
        "text/html", "text/plain", "application/octet-stream",
    }
)  # fmt: skip
"""Media types that may be a feed: many servers call theirs a page or a text."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a link leads to: the last address, the bytes, what the server says of them, and how to ask again."""

    link: str
    raw: bytes
    media: str
    charset: str | None
    etag: str | None
    modified: str | None


async def fetch(
    link: str, hosts: Hosts, media: frozenset[str], *, etag: str | None = None, modified: str | None = None
) -> Fetched | None:
    """Fetch a link; None if it has not changed since `etag` and `modified`.

    Raises ReadError for what may not be visited, cannot be had, is too large or slow, or has another media type.
    """
    url = _parse(link)
    conditions = {name: value for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)) if value}
    try:
        async with asyncio.timeout(SECONDS), _session(hosts) as session:
            return await _follow(session, url, hosts, media, conditions)
    except TimeoutError as error:
        raise ReadError("read-link-slow", seconds=SECONDS) from error
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise ReadError("read-link-failed", host=url.host or "") from error


def _parse(link: str) -> URL:
    if len(link) > LONGEST_LINK:
        raise ReadError("read-link-scheme")
    try:
        return _bare(URL(link.strip()))
    except ValueError as error:
        raise ReadError("read-link-scheme") from error


def _bare(url: URL) -> URL:
    """An address without name, password and fragment."""
    return url.with_user(None).with_fragment(None) if url.host else url


@asynccontextmanager
async def _session(hosts: Hosts) -> AsyncIterator[aiohttp.ClientSession]:
    """A session for one fetch: no cookies, no proxy or password from the surroundings, no name kept."""
    connector = aiohttp.TCPConnector(resolver=CheckedResolver(hosts), use_dns_cache=False, force_close=True, limit=2)
    headers = {
        "User-Agent": f"Mujaz/{version('mujaz')} (reads news articles that its editors ask for)",
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
        "Accept-Language": "ar,en;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }
    async with aiohttp.ClientSession(
        connector=connector,
        headers=headers,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,  # unpacked here, with a limit
        timeout=aiohttp.ClientTimeout(total=SECONDS),
    ) as session:
        yield session


async def _follow(
    session: aiohttp.ClientSession, url: URL, hosts: Hosts, media: frozenset[str], conditions: Mapping[str, str]
) -> Fetched | None:
    for _ in range(MOST_REDIRECTS + 1):
        hosts.check(url)
        async with session.get(url, headers=conditions, allow_redirects=False) as response:
            if response.status in _REDIRECTS and "Location" in response.headers:
                # A password in the new address, or one that the old address had, is not sent.
                url = _bare(url.join(URL(response.headers["Location"])))
                continue
            if response.status == 304 and conditions:
                return None
            if response.status != 200:
                raise StatusError(response.status, response.headers.get("Retry-After"))
            kind = response.content_type.lower() if "Content-Type" in response.headers else ""
            if kind not in media:
                raise ReadError("read-link-type", type=kind)
            raw = await _body(response)
            headers = response.headers
            return Fetched(str(url), raw, kind, _charset(response), headers.get("ETag"), headers.get("Last-Modified"))
    raise ReadError("read-link-redirects", limit=MOST_REDIRECTS)


async def _body(response: aiohttp.ClientResponse) -> bytes:
    """The unpacked bytes of an answer, never more than the limit."""
    if (response.content_length or 0) > LARGEST:
        raise _too_large()
    unpack = _unpacker(response.headers.get("Content-Encoding", "").strip().lower())
    parts: list[bytes] = []
    received = size = 0
    async for chunk in response.content.iter_chunked(_CHUNK):
        received += len(chunk)
        part = unpack.feed(chunk, LARGEST - size)
        size += len(part)
        if received > LARGEST or size > LARGEST:
            raise _too_large()
        parts.append(part)
    return b"".join(parts)


class _Plain:
    """What was not packed."""

    def feed(self, chunk: bytes, left: int) -> bytes:
        """The chunk as it is; the caller counts."""
        return chunk


class _Packed:
    """What was packed with gzip or deflate (with or without zlib's header, as servers differ)."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(wbits=47)  # recognises gzip and zlib
        self._begun = False

    def feed(self, chunk: bytes, left: int) -> bytes:
        """The unpacked bytes of a chunk, at most one more than `left`."""
        try:
            part = self._inflate.decompress(chunk, left + 1)
        except zlib.error as error:
            if self._begun:
                raise ReadError("read-damaged") from error
            self._inflate = zlib.decompressobj(wbits=-15)
            try:
                part = self._inflate.decompress(chunk, left + 1)
            except zlib.error:
                raise ReadError("read-damaged") from error
        self._begun = True
        if self._inflate.unconsumed_tail:
            raise _too_large()
        return part


def _unpacker(encoding: str) -> _Plain | _Packed:
    if encoding in ("", "identity"):
        return _Plain()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _Packed()
    raise ReadError("read-link-type", type=encoding)


def _charset(response: aiohttp.ClientResponse) -> str | None:
    stated = response.charset
    return stated.strip("\"' ") or None if stated else None


def _too_large() -> ReadError:
    return ReadError("read-link-large", limit=LARGEST // 1_000_000)
