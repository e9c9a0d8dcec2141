"""An article's way in: bytes to text, text to facts, facts to the store."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime

from extraction.facts import Facts
from handlers.reading import read_facts
from handlers.services import Services
from storage import adding


@dataclass(frozen=True, slots=True)
class Imported:
    """The article's number, whether it is new, and what was found in it."""

    id: int
    new: bool
    facts: Facts


async def import_article(raw: bytes, published: date | None, source: str, services: Services) -> Imported:
    """Store an article and its facts, whole or not at all; a text that is there already is left as it is.

    `source` says where the text came from. Raises UserError for what is no article.
    """
    body, facts = await asyncio.to_thread(read_facts, raw, published)
    added = await services.store.write(
        lambda db: adding.add(db, body, facts, title=facts.article.title, source=source, imported_at=datetime.now(UTC))
    )
    return Imported(added.id, added.new, facts)
