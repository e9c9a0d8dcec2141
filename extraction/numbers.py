"""Numbers in digits and words: where they stand and what they are worth."""

from dataclasses import dataclass
from enum import StrEnum

from extraction.text import Document


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    MIXED = "mixed"
    DUAL = "dual"  # a noun's dual that counts: جنديان
    VAGUE = "vague"  # عشرات, مئات, آلاف
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens [first, last); `upper` is the higher end of a range, else None."""

    first: int
    last: int
    value: float
    upper: float | None
    form: Form


def find_numbers(document: Document) -> tuple[Number, ...]:
    """All numbers of a document in order, without overlaps; which of them count something is `figures`' business."""
    return ()
