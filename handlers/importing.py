"""An article's way in: bytes to text, text to facts, facts to the store."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from extraction.facts import Facts
from handlers.aiding import aids_of
from handlers.errors import UserError
from handlers.reading import Contents, Parsed, as_user_error, parse_all, read_articles, user_errors
from handlers.reparsing import new_version
from handlers.services import Services
from reading.article import Note, Refusal
from storage import adding, likeness, texts
from storage.corrections import Action, Change, Editor
from storage.sqlite import Database
from storage.texts import Text

_OPERATOR = Editor("mujaz import")
"""As whom the history knows whoever runs the command."""


class Outcome(StrEnum):
    """What became of a text."""

    NEW = "new"
    VERSION = "version"  # it took the place of an article
    KNOWN = "known"  # it was there already
    NEAR = "near"  # nearly the same was there, so that it was not stored


@dataclass(frozen=True, slots=True)
class How:
    """What is done with a text that is nearly the same as an article: stored beside it if `similar`, else not.

    `version_of` is the article whose place it is to take.
    """

    similar: bool = True
    version_of: int | None = None


BESIDE = How()
"""Stored beside what it is like."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An article's number, what became of it, what was found in it, and what its reader had to say.

    `percent`: how much of the text is that of the article, where it is nearly the same.
    """

    id: int
    outcome: Outcome
    facts: Facts
    name: str | None = None
    notes: tuple[Note, ...] = ()
    percent: int = 100

    @property
    def new(self) -> bool:
        """Whether it was not there before."""
        return self.outcome is Outcome.NEW


async def import_article(raw: bytes, published: date | None, source: str, services: Services) -> Imported:
    """Store the one article of a file named `source`. Raises UserError for what is no article."""
    imported, refusals = await import_file(raw, published, source, services)
    if refusals:
        raise as_user_error(refusals[0].error)
    return imported[0]


async def import_file(
    raw: bytes, published: date | None, name: str, services: Services, how: How = BESIDE
) -> tuple[tuple[Imported, ...], tuple[Refusal, ...]]:
    """Store every article of a file, each whole or not at all; a text that is there already is left as it is.

    Also gives what an archive held that could not be read. Raises UserError for what is no article.
    """
    contents = await asyncio.to_thread(
        read_articles, raw, name, published, await aids_of(services), today=services.today()
    )
    return await _store_all(contents, name, services, how)


async def import_link(
    link: str, published: date | None, services: Services, how: How = BESIDE
) -> tuple[tuple[Imported, ...], tuple[Refusal, ...]]:
    """Fetch a link and store what is behind it, as `import_file` does. Raises UserError."""
    from reading.links import read_link  # costly to import, and rarely needed

    with user_errors():
        reading = await read_link(link, services.today(), services.hosts, published)
    contents = await asyncio.to_thread(parse_all, reading, published, await aids_of(services))
    return await _store_all(contents, link, services, how)


async def _store_all(
    contents: Contents, name: str, services: Services, how: How
) -> tuple[tuple[Imported, ...], tuple[Refusal, ...]]:
    if how.version_of is not None and len(contents.parsed) != 1:
        raise UserError("error-one-version")
    return tuple([await _store(parsed, name, services, how) for parsed in contents.parsed]), contents.refusals


async def _store(parsed: Parsed, name: str, services: Services, how: How) -> Imported:
    article, facts, now = parsed.article, parsed.facts, datetime.now(UTC)
    source = article.source or article.name or name

    def store(database: Database) -> tuple[int, Outcome, int]:
        if (known := adding.same(database, article.body)) is not None:
            return known, Outcome.KNOWN, 100
        if how.version_of is not None:
            return _replace(database, how.version_of, parsed, now), Outcome.VERSION, 100
        near = None if how.similar else likeness.nearest(database, article.body)
        if near is not None:
            return near.article, Outcome.NEAR, min(99, int(100 * near.share))
        added = adding.add(
            database, article.body, facts, title=facts.article.title, source=source, imported_at=now,
            author=article.author, link=article.link,
        )  # fmt: skip
        return added.id, Outcome.NEW, 100

    number, outcome, percent = await services.store.write(store)
    return Imported(number, outcome, facts, article.name, article.notes, percent)


def _replace(database: Database, number: int, parsed: Parsed, now: datetime) -> int:
    """Put a text in the place of a known article. Raises UserError where there is none."""
    if texts.get(database, number) is None:
        raise UserError("error-no-article", id=str(number))
    article, facts = parsed.article, parsed.facts
    text = Text(
        number, article.body, article.language, facts.article.title, article.source, article.author,
        facts.article.published, article.link,
    )  # fmt: skip
    new_version(database, number, text, facts, Change("", Action.VERSION, {}, _OPERATOR, now))
    return number
