"""A feed's way in: what it gives is noted, then each entry becomes an article of its own, once."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from handlers.aiding import aids_of
from handlers.reading import Parsed, parse_article
from handlers.request import ChatKind
from handlers.services import Services
from reading.errors import ReadError
from storage import adding, entries, feeds, likeness
from storage.entries import Found, State, Waiting
from storage.feeds import Feed, Rule, Trouble
from storage.sqlite import Database

if TYPE_CHECKING:
    from reading.feeds import Feed as ReadFeed

MOST = 100
"""Feeds in all."""

MOST_AT_FIRST = 10
"""Entries that are read of those that a feed holds when it is added: the newest."""

MOST_NEW = 50
"""New entries that one look takes in; the next look takes more."""

_LONGEST_TITLE = 100
_UNDATED = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Look:
    """What a feed gives now: its title, its entries, the newest first, and what asks its server for changes only."""

    title: str | None
    found: tuple[Found, ...]
    etag: str | None = None
    modified: str | None = None


async def look(link: str, services: Services, *, etag: str | None = None, modified: str | None = None) -> Look | None:
    """Fetch a feed; None where it has not changed since. Raises ReadError."""
    from reading.feeds import read_feed  # costly to import, and rarely needed

    feed = await read_feed(link, services.hosts, etag=etag, modified=modified)
    return None if feed is None else Look(_title(feed.title), _found(feed), feed.etag, feed.modified)


def _title(title: str | None) -> str | None:
    return " ".join(title.split())[:_LONGEST_TITLE] or None if title else None


def _found(feed: "ReadFeed") -> tuple[Found, ...]:
    from reading.feeds import encode

    newest = sorted(feed.entries, key=lambda entry: entry.published or _UNDATED, reverse=True)
    return tuple(Found(entry.id, entry.link, encode(entry)) for entry in newest)


def first_look(database: Database, feed: Feed, seen: Look, now: datetime) -> int:
    """Take in what a feed holds that was added just now; how many entries are to be read."""
    taken = seen.found[:MOST_AT_FIRST]
    entries.note(database, feed.id, _oldest_first(taken), State.WAITING, now)
    entries.note(database, feed.id, seen.found[MOST_AT_FIRST:], State.OLDER, now)
    feeds.looked(
        database, feed.id, title=seen.title, kept=(seen.etag, seen.modified), next_at=feed.next_at, now=now
    )  # fmt: skip
    return len(taken)


def later_look(database: Database, feed: Feed, seen: Look | None, now: datetime) -> int:
    """Take in what a feed gives, None where nothing has changed; how many entries are to be read.

    While more are new than one look takes, the server is not asked for changes only: it would answer that there are
    none.
    """
    next_at = now + timedelta(minutes=feed.minutes)
    kept = (feed.etag, feed.modified)
    new: tuple[Found, ...] = ()
    if seen is not None:
        new = entries.unknown(database, feed.id, seen.found)
        kept = (seen.etag, seen.modified) if len(new) <= MOST_NEW else (None, None)
    there = feeds.looked(
        database, feed.id, title=seen.title if seen else None, kept=kept, next_at=next_at, now=now
    )  # fmt: skip
    if seen is None or not there:
        return 0
    taken = _oldest_first(new)[:MOST_NEW]
    entries.note(database, feed.id, taken, State.WAITING, now)
    entries.seen(database, feed.id, seen.found, now)
    return len(taken)


def _oldest_first(found: Sequence[Found]) -> Sequence[Found]:
    """Articles become public in the order in which they were published."""
    return found[::-1]


async def read(one: Waiting, feed: Feed, services: Services, *, last: bool) -> Parsed:
    """Read and parse an entry, at the `last` attempt with less than its page. Raises ReadError."""
    from reading.feeds import About, decode, read_entry

    about = About(name_of(feed), services.today(), ZoneInfo(services.zone))
    article = await read_entry(decode(one.payload), about, services.hosts, last=last)
    return await asyncio.to_thread(parse_article, article, None, await aids_of(services))


def store(database: Database, one: Waiting, feed: Feed, parsed: Parsed, services: Services) -> State | None:
    """Store an entry's article, unless its text or nearly its text is there; None where the entry no longer waits."""
    if not entries.waits(database, one):
        return None
    article, now = parsed.article, services.now()
    if adding.same(database, article.body) is not None or likeness.nearest(database, article.body) is not None:
        entries.settle(database, one, State.SAME)
        return State.SAME
    name = name_of(feed)
    drafts = feed.rule is Rule.DRAFTS
    draft = adding.Draft(name, now + timedelta(hours=services.draft_hours)) if drafts else None
    added = adding.add(
        database, article.body, parsed.facts, title=parsed.facts.article.title, source=article.source or name,
        imported_at=now, author=article.author, link=article.link, draft=draft,
    )  # fmt: skip
    entries.settle(database, one, State.READ, article=added.id, tell=drafts and told(feed))
    return State.READ


def told(feed: Feed) -> bool:
    """Whether word of a feed can be sent to the chat in which it was added."""
    return feed.address.kind != ChatKind.TERMINAL.value


def trouble_of(error: ReadError) -> Trouble:
    """Why something could not be read, to be kept."""
    return Trouble(error.key, error.values)


def name_of(feed: Feed) -> str:
    """What people call a feed."""
    return feed.title or urlsplit(feed.link).hostname or feed.link
