"""A link to the article behind it."""

import asyncio
from dataclasses import replace
from datetime import date

from yarl import URL

from reading.addresses import Hosts
from reading.article import Reading
from reading.fetching import PAGES, fetch
from reading.files import read_file

_HTML = frozenset({"text/html", "application/xhtml+xml"})


async def read_link(link: str, today: date, hosts: Hosts, published: date | None = None) -> Reading:
    """The article that a link leads to, a web page or any file that is read; see `read_file`. Raises ReadError."""
    fetched = await fetch(link, hosts, PAGES)
    assert fetched is not None, "asked without conditions"
    url = URL(fetched.link)
    name = url.name or url.host or ""
    if fetched.media in _HTML:
        name += ".html"  # a page may begin with anything
    reading = await asyncio.to_thread(
        read_file, fetched.raw, name, today, published=published, charset=fetched.charset, link=fetched.link
    )
    site = (url.host or "").removeprefix("www.")
    return replace(
        reading, articles=tuple(replace(article, source=article.source or site) for article in reading.articles)
    )
