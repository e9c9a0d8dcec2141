"""Feeds: fetched like links, but only when they have changed; parsed in the child process; entries to articles."""

import asyncio
import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from reading.addresses import Hosts
from reading.article import Draft, ReadArticle
from reading.errors import ReadError
from reading.fetching import FEEDS, fetch
from reading.files import LONGEST_LABEL, finish
from reading.isolation import ask
from reading.links import read_link
from reading.published import Dates

_WORDS_OF_ARTICLE = 50
"""Words from which a summary may stand in for the page that it sums up."""

_BROKEN = ("…", "...", "..")
_CLOSING = " \n\t\xa0])}»>"


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


@dataclass(frozen=True, slots=True)
class About:
    """What holds for all entries of a feed: the source that it is, and the newsroom's day and clock."""

    source: str | None
    today: date
    zone: tzinfo

    def day(self, moment: datetime | None) -> date | None:
        """The day of an instant in the newsroom; None where it is in the future, which is a feed's mistake."""
        day = moment.astimezone(self.zone).date() if moment else None
        return day if day is not None and day <= self.today + timedelta(days=1) else None


async def read_feed(link: str, hosts: Hosts, *, etag: str | None = None, modified: str | None = None) -> Feed | None:
    """The feed behind a link, or None if it has not changed since. Raises ReadError."""
    fetched = await fetch(link, hosts, FEEDS, etag=etag, modified=modified)
    if fetched is None:
        return None
    options = {"task": "feed", "link": fetched.link, "charset": fetched.charset}
    answer, _ = await asyncio.to_thread(ask, fetched.raw, options)
    found = answer["feed"]
    entries = tuple(map(_entry, found["entries"]))
    return Feed(fetched.link, found["title"], entries, fetched.etag, fetched.modified)


def encode(entry: Entry) -> str:
    """An entry as text, to be kept until it is read."""
    published = entry.published.isoformat() if entry.published else None
    return json.dumps({**asdict(entry), "published": published}, ensure_ascii=False)


def decode(text: str) -> Entry:
    """The entry that was encoded."""
    return _entry(json.loads(text))


def _entry(found: dict[str, Any]) -> Entry:
    published = datetime.fromisoformat(found["published"]) if found["published"] else None
    return Entry(**{**found, "published": published})


async def read_entry(entry: Entry, about: About, hosts: Hosts, *, last: bool) -> ReadArticle:
    """The article of an entry: its own text where it gives the whole, else that of the page to which it leads.

    At the `last` attempt, what the entry gives itself stands in for a page that cannot be had, if it is an article.
    Raises ReadError.
    """
    if entry.link is None or (entry.content and not _breaks_off(entry.content)):
        return article_of(entry, about)
    try:
        reading = await read_link(entry.link, about.today, hosts, about.day(entry.published))
        if len(reading.articles) != 1:
            raise ReadError("read-no-article")
    except ReadError as error:
        own = _text(entry)
        stands = len(own.split()) >= _WORDS_OF_ARTICLE and not _breaks_off(own)
        if not stands or (error.passing and not last):
            raise
        return article_of(entry, about)
    article = reading.articles[0]
    title = entry.title if entry.title and len(entry.title) <= LONGEST_LABEL else article.title
    return replace(article, title=title)


def article_of(entry: Entry, about: About) -> ReadArticle:
    """The article that an entry carries itself. Raises ReadError where it is none."""
    text = _text(entry)
    body = f"{entry.title}\n\n{text}" if entry.title and not text.startswith(entry.title) else text
    draft = Draft(
        "feed",
        body if text else "",
        title=entry.title,
        source=about.source,
        published=about.day(entry.published),
        certain=True,
    )
    return finish(draft, None, Dates(about.today), link=entry.link)


def _text(entry: Entry) -> str:
    return max(entry.content, entry.summary, key=len)


def _breaks_off(text: str) -> bool:
    """Whether a text is the beginning of a longer one."""
    return text.rstrip(_CLOSING).endswith(_BROKEN)
