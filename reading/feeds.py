"""Feeds: fetched like links, but only when they have changed; parsed in the child process; entries to articles."""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime

from reading.addresses import Hosts
from reading.article import Draft, ReadArticle
from reading.fetching import FEEDS, fetch
from reading.files import finish
from reading.isolation import ask
from reading.published import Dates


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed. `id` is the same at every reading; `published` is an instant in UTC; texts are plain."""

    id: str
    link: str | None
    title: str | None
    published: datetime | None
    summary: str
    content: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it is now, newest entries first as a rule; `etag` and `modified` ask for changes the next time."""

    link: str
    title: str | None
    entries: tuple[Entry, ...]
    etag: str | None
    modified: str | None


async def read_feed(link: str, hosts: Hosts, *, etag: str | None = None, modified: str | None = None) -> Feed | None:
    """The feed behind a link, or None if it has not changed since. Raises ReadError."""
    fetched = await fetch(link, hosts, FEEDS, etag=etag, modified=modified)
    if fetched is None:
        return None
    options = {"task": "feed", "link": fetched.link, "charset": fetched.charset}
    answer, _ = await asyncio.to_thread(ask, fetched.raw, options)
    found = answer["feed"]
    entries = tuple(
        Entry(**{**entry, "published": datetime.fromisoformat(entry["published"]) if entry["published"] else None})
        for entry in found["entries"]
    )
    return Feed(fetched.link, found["title"], entries, fetched.etag, fetched.modified)


def article_of(entry: Entry, feed: Feed, today: date) -> ReadArticle:
    """The article that an entry carries itself, for feeds that give whole texts. Raises ReadError where it is none."""
    text = max(entry.content, entry.summary, key=len)
    body = f"{entry.title}\n\n{text}" if entry.title and not text.startswith(entry.title) else text
    draft = Draft(
        "feed",
        body if text else "",
        title=entry.title,
        source=feed.title,
        published=entry.published.date() if entry.published else None,
        certain=True,
    )
    return finish(draft, None, Dates(today), link=entry.link)
