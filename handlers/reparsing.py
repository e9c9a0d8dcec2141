"""Stored texts through the parser again, for another date, a new version, or a parser that has learnt more."""

import asyncio
from dataclasses import replace
from datetime import date

from extraction.facts import Facts
from extraction.pipeline import parse
from handlers.services import Services
from storage import adding, texts
from storage.sqlite import Database
from storage.texts import Text


async def facts_of(text: Text, services: Services, published: date | None = None) -> Facts:
    """What the parser finds in a stored text, reckoned from another date than the stored one if that is given."""
    return await asyncio.to_thread(parse, text.body, published or text.published, text.language, services.recogniser)


def replace_facts(database: Database, article: int, text: Text, facts: Facts) -> None:
    """Put a text, what is stated about it and its facts in place of an article's; numbers and corrections stay."""
    adding.replace(database, article, text.body, facts)
    texts.describe(database, replace(text, id=article))
