"""An article's way in: bytes to text, text to facts, facts to the store."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime

from extraction.facts import Facts
from handlers.aiding import aids_of
from handlers.reading import Contents, Parsed, as_user_error, parse_all, read_articles, user_errors
from handlers.services import Services
from reading.article import Note, Refusal
from storage import adding


@dataclass(frozen=True, slots=True)
class Imported:
    """The article's number, whether it is new, what was found in it, and what its reader had to say."""

    id: int
    new: bool
    facts: Facts
    name: str | None = None
    notes: tuple[Note, ...] = ()


async def import_article(raw: bytes, published: date | None, source: str, services: Services) -> Imported:
    """Store the one article of a file named `source`. Raises UserError for what is no article."""
    imported, refusals = await import_file(raw, published, source, services)
    if refusals:
        raise as_user_error(refusals[0].error)
    return imported[0]


async def import_file(
    raw: bytes, published: date | None, name: str, services: Services
) -> tuple[tuple[Imported, ...], tuple[Refusal, ...]]:
    """Store every article of a file, each whole or not at all; a text that is there already is left as it is.

    Also gives what an archive held that could not be read. Raises UserError for what is no article.
    """
    contents = await asyncio.to_thread(
        read_articles, raw, name, published, await aids_of(services), today=services.today()
    )
    return await _store_all(contents, name, services)


async def import_link(
    link: str, published: date | None, services: Services
) -> tuple[tuple[Imported, ...], tuple[Refusal, ...]]:
    """Fetch a link and store what is behind it, as `import_file` does. Raises UserError."""
    from reading.links import read_link  # costly to import, and rarely needed

    with user_errors():
        reading = await read_link(link, services.today(), services.hosts, published)
    contents = await asyncio.to_thread(parse_all, reading, published, await aids_of(services))
    return await _store_all(contents, link, services)


async def _store_all(
    contents: Contents, name: str, services: Services
) -> tuple[tuple[Imported, ...], tuple[Refusal, ...]]:
    return tuple([await _store(parsed, name, services) for parsed in contents.parsed]), contents.refusals


async def _store(parsed: Parsed, name: str, services: Services) -> Imported:
    article, facts = parsed.article, parsed.facts
    source = article.source or article.name or name
    added = await services.store.write(
        lambda db: adding.add(
            db,
            article.body,
            facts,
            title=facts.article.title,
            source=source,
            imported_at=datetime.now(UTC),
            author=article.author,
            link=article.link,
        )
    )
    return Imported(added.id, added.new, facts, article.name, article.notes)
