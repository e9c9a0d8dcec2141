"""RSS and Atom documents to entries; every text in them is plain."""

import calendar
import hashlib
import re
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

_REFERENCES = re.compile(rb"(?:&#(?:[0-9]+|[xX][0-9a-fA-F]+);)+")
_CONTROLS = dict.fromkeys({*range(32), 127} - {9, 10, 13})
_UNKNOWN = 0xFFFD
_LONGEST_REFERENCE = 8


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
    # Without a type feedparser takes what declares no encoding for Latin-1; XML's own rule is UTF-8.
    kind = f"application/xml; charset={charset}" if charset else "application/xml"
    headers = {"content-location": link, "content-type": kind}
    found: Any = feedparser.parse(
        _REFERENCES.sub(_mended, raw), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
    )
    if not found.version:
        raise ReadError("read-no-feed")
    entries: dict[str, FeedEntry] = {}
    for item in found.entries[:MOST_ENTRIES]:
        entry = _entry(item, link)
        entries.setdefault(entry.id, entry)
    return ParsedFeed(_plain(found.feed.get("title")) or None, tuple(entries.values()))


def _mended(references: re.Match[bytes]) -> bytes:
    """Character references that XML knows, in place of any: some sites write an emoji as the two halves of UTF-16.

    One that is no character would make feedparser give up the whole feed.
    """
    codes = (_code(one) for one in references[0].rstrip(b";").split(b";"))
    packed = b"".join(chr(code).encode("utf-16-le", "surrogatepass") for code in codes)
    return b"".join(b"&#%d;" % ord(char) for char in packed.decode("utf-16-le", "replace"))


def _code(reference: bytes) -> int:
    """The code point of a reference without its end."""
    digits = reference[2:]
    if len(digits) > _LONGEST_REFERENCE:
        return _UNKNOWN
    code = int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
    return code if code <= 0x10FFFF else _UNKNOWN


def _entry(entry: Any, base: str) -> FeedEntry:
    title = " ".join(_plain(entry.get("title")).split()) or None
    link = _absolute(base, entry.get("link"))
    published = _moment(entry.get("published_parsed") or entry.get("updated_parsed"))
    content = max((_plain(part.get("value")) for part in entry.get("content", ())), key=len, default="")
    known = entry.get("id") or link or hashlib.sha256(f"{title}\n{published}".encode()).hexdigest()
    return FeedEntry(str(known), link, title, published, _plain(entry.get("summary")), content)


def _absolute(base: str, link: str | None) -> str | None:
    try:
        return urljoin(base, link) if link else None
    except ValueError:
        return None


def _plain(html: str | None) -> str:
    """HTML or text as text, a block a paragraph."""
    if not html:
        return ""
    html = html.translate(_CONTROLS)
    if "<" not in html and "&" not in html:
        return html.strip()
    root = parse_html(html[:LARGEST_TEXT])
    return "\n\n".join(blocks(root)).translate(_CONTROLS) if root is not None else ""


def _moment(parsed: time.struct_time | None) -> str | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
