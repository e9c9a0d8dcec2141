"""RSS and Atom documents to entries; every text in them is plain."""

import calendar
import hashlib
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser

from reading.decoding import LARGEST_TEXT
from reading.errors import ReadError
from reading.markup import blocks, parse_html

MOST_ENTRIES = 200
"""Entries of a feed that are looked at: the newest stand first."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. `id` stays the same from one reading to the next; `published` is in UTC, as ISO 8601."""

    id: str
    link: str | None
    title: str | None
    published: str | None
    summary: str
    content: str


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed's name and its entries in the order of the document."""

    title: str | None
    entries: tuple[FeedEntry, ...]


def parse_feed(raw: bytes, link: str, charset: str | None) -> ParsedFeed:
    """The entries of a feed; relative links start at `link`. Raises ReadError for what is no feed."""
    headers = {"content-location": link}
    if charset:
        headers["content-type"] = f"application/xml; charset={charset}"
    found: Any = feedparser.parse(raw, response_headers=headers, resolve_relative_uris=False, sanitize_html=False)
    if not found.version:
        raise ReadError("read-no-feed")
    entries: dict[str, FeedEntry] = {}
    for item in found.entries[:MOST_ENTRIES]:
        entry = _entry(item, link)
        entries.setdefault(entry.id, entry)
    return ParsedFeed(_plain(found.feed.get("title")) or None, tuple(entries.values()))


def _entry(entry: Any, base: str) -> FeedEntry:
    title = " ".join(_plain(entry.get("title")).split()) or None
    link = urljoin(base, entry["link"]) if entry.get("link") else None
    published = _moment(entry.get("published_parsed") or entry.get("updated_parsed"))
    content = max((_plain(part.get("value")) for part in entry.get("content", ())), key=len, default="")
    known = entry.get("id") or link or hashlib.sha256(f"{title}\n{published}".encode()).hexdigest()
    return FeedEntry(str(known), link, title, published, _plain(entry.get("summary")), content)


def _plain(html: str | None) -> str:
    """HTML or text as text, a block a paragraph."""
    if not html:
        return ""
    if "<" not in html and "&" not in html:
        return html.strip()
    root = parse_html(html[:LARGEST_TEXT])
    return "\n\n".join(blocks(root)) if root is not None else ""


def _moment(parsed: time.struct_time | None) -> str | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
