"""Stored texts through the parser again, for another date, a new version, or a parser that has learnt more."""

import asyncio
import logging
from dataclasses import replace
from datetime import date

from extraction.facts import Facts
from extraction.pipeline import parse
from handlers.aiding import aids_of
from handlers.services import Services
from storage import adding, corrections, stale, texts
from storage.corrections import Action, Change
from storage.errors import StorageError
from storage.sqlite import Database
from storage.texts import Text

log = logging.getLogger(__name__)


async def facts_of(text: Text, services: Services, published: date | None = None) -> Facts:
    """What the parser finds in a stored text, reckoned from another date than the stored one if that is given."""
    aids = await aids_of(services)
    return await asyncio.to_thread(
        parse, text.body, published or text.published, text.language, aids.recogniser, aids.taught
    )


def replace_facts(database: Database, article: int, text: Text, facts: Facts, *, draft: int | None = None) -> None:
    """Put a text, what is stated about it and its facts in place of an article's; numbers and corrections stay.

    `draft` is the draft that the text was.
    """
    adding.replace(database, article, text.body, facts, draft=draft)
    texts.describe(database, replace(text, id=article))


def new_version(
    database: Database, article: int, text: Text, facts: Facts, change: Change, *, draft: int | None = None
) -> None:
    """Put a new version in place of an article, and note what was there, so that it can be taken back.

    What the version does not state of title, author and source stays.
    """
    before = texts.needed(database, article)
    after = replace(
        text,
        id=article,
        title=text.title or before.title,
        author=text.author or before.author,
        source=text.source or before.source,
        published=text.published or before.published,
    )
    replace_facts(database, article, after, facts, draft=draft)
    noted = replace(change, target=f"#{article}", action=Action.VERSION, new=texts.columns(after))
    corrections.note(database, noted, texts.columns(before))


async def reread(article: int, services: Services) -> bool:
    """Parse a stored article anew; whether it is done: it may be gone, or have been changed meanwhile."""

    def now(database: Database) -> tuple[Text | None, int]:
        return texts.get(database, article), stale.marks(database, article)

    seen = await services.store.read(now)
    if (text := seen[0]) is None:
        return False
    facts = await facts_of(text, services)

    def store(database: Database) -> bool:
        if now(database) != seen:
            return False
        replace_facts(database, article, text, facts)
        return True

    return await services.store.write(store)


async def reread_stale(services: Services, most: int) -> int:
    """Parse articles anew that a correction concerns, the newest first; how many are left.

    One that the parser fails on is passed over: neither the correction nor the others shall wait for it.
    """
    for article in await services.store.read(lambda db: stale.waiting(db, most)):
        try:
            await reread(article, services)
        except StorageError:
            raise
        except Exception:
            log.exception("article %s was not parsed anew", article)
            await services.store.write(lambda db, article=article: stale.clear(db, article))  # type: ignore[misc]
    return await services.store.read(stale.count)
