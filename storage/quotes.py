"""Quotes: direct speech and its speaker."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from extraction.facts import Bilingual, Quote
from storage.conditions import of_facts, published_within
from storage.filters import Filter
from storage.numbering import Numbering, afresh
from storage.rows import Page, QuoteRow
from storage.sqlite import Database


def add(
    database: Database,
    article: int,
    found: Iterable[Quote],
    numbers: Mapping[str, int],
    sentence_of: Callable[[int], int],
    numbering: Numbering = afresh,
) -> None:
    """Store an article's quotes; `numbers` gives each entity key's number."""
    for quote in found:
        database.execute(
            "insert into stored_quotes (id, article, sentence, start, end, speaker, text) values (?, ?, ?, ?, ?, ?, ?)",
            [
                numbering(quote.span), article, sentence_of(quote.span.start), quote.span.start, quote.span.end,
                numbers.get(quote.speaker or ""), quote.text,
            ],
        )  # fmt: skip


def listing(database: Database, wanted: Filter) -> Page[QuoteRow]:
    """Quotes, the newest article's first, in the order of its text; an entity's are those that it speaks."""
    where = of_facts(wanted, "quotes", kind=None)
    if wanted.entity is not None:
        where.add("quotes.speaker = ?", wanted.entity)
    published_within(wanted, where, "quotes.article")
    source = (
        " from quotes join articles on articles.id = quotes.article"
        f" left join entities on entities.id = quotes.speaker{where.sql}"
    )
    total = database.execute(f"select count(*){source}", where.arguments).fetchone()[0]
    rows = database.execute(
        "select quotes.id, quotes.article, articles.language, quotes.speaker, name_ar, name_en, quotes.text"
        f"{source} order by articles.published desc, quotes.article desc, quotes.start limit ? offset ?",
        [*where.arguments, wanted.limit, wanted.offset],
    )
    return Page(tuple(map(_row, rows)), total)


def _row(row: tuple[Any, ...]) -> QuoteRow:
    id_, article, language, speaker, arabic, english, text = row
    return QuoteRow(id_, article, language, Bilingual(arabic, english) if speaker is not None else None, text)
