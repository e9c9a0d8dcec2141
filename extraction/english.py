"""Arabic to English wording, composed from the lexicons: noun phrases, numbers, dates, transliterated names."""

from dataclasses import dataclass

from extraction.dates import DateMention
from extraction.entities import Names
from extraction.numbers import Number
from extraction.text import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what earlier stages found in it: all that composing English needs to see."""

    document: Document
    numbers: tuple[Number, ...]
    dates: tuple[DateMention, ...]
    names: Names


def noun_phrase(reading: Reading, first: int, last: int) -> str | None:
    """English for the noun phrase at tokens [first, last), or None where a word of it is unknown."""
    return None
