"""English for Arabic phrases, word by word from the bilingual lexicons, with what is already named spliced in."""

from collections.abc import Mapping
from dataclasses import dataclass

from extraction.text import Document


@dataclass(frozen=True, slots=True)
class Known:
    """English that is settled for tokens up to `last` (exclusive): a name, a number, a date. `en` stands as it is."""

    last: int
    en: str


def phrase(document: Document, first: int, last: int, known: Mapping[int, Known]) -> str | None:
    """English for the noun phrase at tokens [first, last), or None where a content word of it is unknown.

    `known` maps the first token of a settled stretch to its English.
    """
    return None
