"""Quotes: direct speech and its speaker."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from extraction.facts import Bilingual, Quote
from storage.conditions import of_facts, published_within
from storage.filters import Filter
from storage.merging import Known
from storage.numbering import AFRESH, Numbers
from storage.rows import Page, QuoteRow
from storage.sqlite import Database

_COLUMNS = "quotes.id, quotes.article, articles.language, quotes.speaker, name_ar, name_en, quotes.text"
_SOURCE = (
    " from quotes join articles on articles.id = quotes.article left join entities on entities.id = quotes.speaker"
)


def add(
    database: Database,
    article: int,
    found: Iterable[Quote],
    numbers: Mapping[str, Known],
    sentence_of: Callable[[int], int],
    numbers_before: Numbers = AFRESH,
) -> None:
    """Store an article's quotes; `numbers` gives each entity key's numbers."""
    for quote, number in zip(found, numbers_before, strict=False):
        speaker = numbers.get(quote.speaker or "")
        database.execute(
            "insert into stored_quotes (id, article, sentence, start, end, speaker, text, meant)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                number, article, sentence_of(quote.span.start), quote.span.start, quote.span.end,
                speaker.shown if speaker else None, quote.text, speaker.other if speaker else None,
            ],
        )  # fmt: skip


def get(database: Database, number: int) -> QuoteRow:
    """The quote with this number, which is there."""
    return _row(database.execute(f"select {_COLUMNS}{_SOURCE} where quotes.id = ?", [number]).fetchone())


def listing(database: Database, wanted: Filter, *, about: bool = False) -> Page[QuoteRow]:
    """Quotes, the newest article's first, in the order of its text; an entity's are those that it speaks.

    `about`: those whose sentence names it as well.
    """
    where = of_facts(wanted, "quotes", kind=None)
    if wanted.entity is not None:
        where.add(
            "quotes.speaker = ? or (? and quotes.sentence in (select sentence from mentions where entity = ?))",
            wanted.entity, about, wanted.entity,
        )  # fmt: skip
    published_within(wanted, where, "quotes.article")
    total = database.execute(f"select count(*){_SOURCE}{where.sql}", where.arguments).fetchone()[0]
    rows = database.execute(
        f"select {_COLUMNS}{_SOURCE}{where.sql}"
        " order by articles.published desc, quotes.article desc, quotes.start limit ? offset ?",
        [*where.arguments, wanted.limit, wanted.offset],
    )
    return Page(tuple(map(_row, rows)), total)


def _row(row: tuple[Any, ...]) -> QuoteRow:
    id_, article, language, speaker, arabic, english, text = row
    return QuoteRow(id_, article, language, Bilingual(arabic, english) if speaker is not None else None, text)
