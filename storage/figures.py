"""Figures: what was counted, grouped by what kind of thing it is."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from extraction.facts import Bilingual, Figure, Qualifier
from extraction.lexicons import table
from storage.conditions import Where, of_facts, published_within
from storage.filters import Filter
from storage.numbering import AFRESH, Numbers
from storage.rows import FigureRow, Page
from storage.sqlite import Database

GROUPS = ("person", "money", "percent")
"""Kinds that a list of figures can be narrowed to; every other figure's kind is `other`."""

CASUALTIES = frozenset({"death", "injured", "wounded", "missing", "missing_person", "victim", "displaced_person"})
"""Units that say by themselves what is counted."""

COLUMNS = (
    "figures.id, figures.article, figures.value, figures.upper, figures.qualifier, figures.unit,"
    " figures.text_ar, figures.text_en"
)


def add(
    database: Database,
    article: int,
    found: Iterable[Figure],
    sentence_of: Callable[[int], int],
    numbers_before: Numbers = AFRESH,
) -> None:
    """Store an article's figures."""
    for figure, number in zip(found, numbers_before, strict=False):
        database.execute(
            "insert into stored_figures"
            " (id, article, sentence, start, end, value, upper, qualifier, unit, kind, text_ar, text_en)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                number, article, sentence_of(figure.span.start), figure.span.start, figure.span.end,
                figure.value, figure.upper, figure.qualifier.value, figure.unit, group(figure.unit), figure.text.ar,
                figure.text.en,
            ],
        )  # fmt: skip


def group(unit: str | None) -> str:
    """Which of the groups a unit belongs to."""
    if unit is None:
        return "other"
    if unit.startswith("percent"):
        return "percent"
    if unit in _money():
        return "money"
    return "person" if unit == "person" or unit in CASUALTIES or unit in _people() else "other"


@cache
def _money() -> frozenset[str]:
    codes = {value.lower() for row in table("currencies") for value in row.values() if len(value) == 3}
    return frozenset(codes | {"dollar", "dinar", "dirham", "riyal", "pound", "lira", "franc", "euro"})


@cache
def _people() -> frozenset[str]:
    return frozenset(row["en"].replace(" ", "_") for row in table("nouns") if row["kind"] == "person")


def get(database: Database, number: int) -> FigureRow:
    """The figure with this number, which is there."""
    return figure_row(database.execute(f"select {COLUMNS} from figures where id = ?", [number]).fetchone())


def listing(database: Database, wanted: Filter) -> Page[FigureRow]:
    """Figures, the newest article's first, in the order of its text."""
    return _page(database, wanted, "articles.published desc, figures.article desc, figures.start")


def notable(database: Database, wanted: Filter) -> tuple[FigureRow, ...]:
    """The figures that a briefing gives: people first, then money and shares, of the newest articles."""
    order = "articles.published desc, figures.kind = 'person' desc, figures.kind = 'other', figures.start"
    return _page(database, wanted, order).rows


def _page(database: Database, wanted: Filter, order: str) -> Page[FigureRow]:
    where = where_figures(wanted)
    source = f" from figures join articles on articles.id = figures.article{where.sql}"
    total = database.execute(f"select count(*){source}", where.arguments).fetchone()[0]
    rows = database.execute(
        f"select {COLUMNS}{source} order by {order} limit ? offset ?",
        [*where.arguments, wanted.limit, wanted.offset],
    )
    return Page(tuple(map(figure_row, rows)), total)


def stored(database: Database, number: int) -> FigureRow | None:
    """The figure with this number, whoever may see it."""
    columns = COLUMNS.replace("figures.", "")
    row = database.execute(f"select {columns} from stored_figures where id = ?", [number]).fetchone()
    return figure_row(row) if row else None


def where_figures(wanted: Filter) -> Where:
    """A filter as conditions on figures, which `articles` are joined to."""
    where = of_facts(wanted, "figures", kind="kind")
    if wanted.entity is not None:
        where.add("figures.sentence in (select sentence from mentions where entity = ?)", wanted.entity)
    published_within(wanted, where, "figures.article")
    return where


def figure_row(row: Sequence[Any]) -> FigureRow:
    """A row of the columns above."""
    id_, article, value, upper, qualifier, unit, arabic, english = row
    return FigureRow(id_, article, value, upper, Qualifier(qualifier), unit, Bilingual(arabic, english))
