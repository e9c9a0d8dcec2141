"""The numerals as a lookup: what a folded word means as a part of a number, its proclitics taken off."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache

from extraction.lexicons import table
from extraction.text import fold, splits


class Part(StrEnum):
    """Which place a numeral may take in a number; see the remarks in lexicons/numerals.tsv."""

    ONE = "one"
    UNIT = "unit"
    TEN = "ten"
    TENS = "tens"
    HUNDRED = "hundred"
    HUNDRED_WORD = "hundred_word"
    SCALE = "scale"
    ACCUSATIVE = "accusative"
    DUAL = "dual"
    PLURAL = "plural"
    VAGUE = "vague"
    FRACTION = "fraction"
    PART = "part"
    ORDINAL = "ordinal"
    ZERO = "zero"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral word: proclitics, whether it has the article or a possessive pronoun, its place and value."""

    prefix: str
    article: bool
    possessed: bool
    part: Part
    value: Fraction


@cache
def _numerals() -> dict[str, tuple[Part, Fraction]]:
    return {fold(row["ar"]): (Part(row["kind"]), Fraction(row["value"])) for row in table("numerals")}


_ARTICLE = "ال"
_PRONOUNS = ("هما", "هم", "هن", "ها", "كم", "نا", "ه")


@lru_cache(maxsize=65536)
def numeral(norm: str) -> Numeral | None:
    """What a folded word means inside a number, or None."""
    known = _numerals()
    for split in splits(norm):
        stem = split.stem
        if (found := known.get(stem)) is not None:
            return None if found[0] is Part.NONE else Numeral(split.prefix, False, False, *found)
        if stem.startswith(_ARTICLE) and (found := known.get(stem[2:])) is not None:
            return Numeral(split.prefix, True, False, *found)
    for split in splits(norm):
        for pronoun in _PRONOUNS:
            if not split.stem.endswith(pronoun):
                continue
            found = known.get(split.stem[: -len(pronoun)])
            if found is not None and found[0] is Part.FRACTION:
                return Numeral(split.prefix, False, True, *found)
    return None
