"""Dates, absolute and relative: where they stand and which days they mean."""

from dataclasses import dataclass
from datetime import date

from extraction.facts import DateSpan
from extraction.numbers import Number
from extraction.text import Document


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression at tokens [first, last), with its preposition where that bears on the meaning (منذ, حتى)."""

    first: int
    last: int
    date: DateSpan


def find_dates(document: Document, numbers: tuple[Number, ...], published: date | None) -> tuple[DateMention, ...]:
    """All date expressions in order, without overlaps; relative ones are unresolved where their anchor is unknown."""
    return ()
