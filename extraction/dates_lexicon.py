"""The words of dates, read from the lexicons once, as one phrase table whose entries say what each phrase does."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from extraction.lexicons import table
from extraction.matching import PhraseTable, phrase_words
from extraction.text import fold, splits


@dataclass(frozen=True, slots=True)
class Word:
    """What a phrase does in a date: its role, a name within the role, and a number where it has one.

    `through` is the last month of a name that covers two; `alone` says that the phrase needs no further sign
    to be a date.
    """

    role: str
    name: str = ""
    number: int = 0
    through: int = 0
    alone: bool = True


ARTICLE: Final = "ال"


@cache
def phrases() -> PhraseTable[Word]:
    """Every phrase of the date lexicons."""
    entries: list[tuple[str, Word]] = []
    for row in table("dates_months"):
        number = int(row["number"])
        through = int(row["through"] or number)
        entries.append((row["ar"], Word("month", row["calendar"], number, through, row["alone"] == "yes")))
    entries += [(row["ar"], Word("weekday", number=int(row["number"]))) for row in table("dates_weekdays")]
    entries += [(row["ar"], Word("ordinal", number=int(row["number"]))) for row in table("dates_ordinals")]
    for row in table("dates_seasons"):
        entries += [
            (row["ar"], Word("season", row["season"])),
            (ARTICLE + row["ar"], Word("the_season", row["season"])),
        ]
    for row in table("dates_units"):
        number = {"one": 1, "two": 2, "many": 0}[row["number"]]
        entries += [
            (row["ar"], Word("unit", row["unit"], number)),
            (ARTICLE + row["ar"], Word("the_unit", row["unit"], number)),
        ]
    for row in table("dates_decades"):
        number = int(row["number"])
        entries += [
            (row["ar"], Word("decade", number=number)),
            (ARTICLE + row["ar"], Word("decade", number=number)),
        ]
    for row in table("dates_relative"):
        value = row["value"]
        number = int(value) if value.lstrip("-").isdecimal() else 0
        role = value if row["role"] == "preposition" else row["role"]
        entries.append((row["ar"], Word(role, value, number)))
    for row in table("dates_named"):
        entries.append((row["ar"], Word("named", row["date"])))
    entries += [(row["ar"], Word("name", row["kind"])) for row in table("dates_names") if row["kind"] == "phrase"]
    return PhraseTable(entries)


@cache
def first_words() -> frozenset[str]:
    """The folded first words of all phrases."""
    found: set[str] = set()
    for name in ("months", "weekdays", "ordinals", "seasons", "units", "decades", "relative", "names", "named"):
        for row in table(f"dates_{name}"):
            word = phrase_words(row["ar"])[0]
            found.update((word, ARTICLE + word) if name in {"seasons", "units", "decades"} else (word,))
    return frozenset(found)


@lru_cache(maxsize=65536)
def opens(norm: str) -> bool:
    """Whether a folded word, less its proclitics, may begin a phrase of the lexicons."""
    return any(split.stem in first_words() for split in splits(norm))


@cache
def tenses() -> dict[str, str]:
    """Folded words that set a clause in the past or the future."""
    return {fold(row["ar"]): row["tense"] for row in table("dates_cues")}


@cache
def name_heads() -> dict[str, str]:
    """Folded nouns whose following date is a name: `place` always, `undated` unless it has a year."""
    return {fold(row["ar"]): row["kind"] for row in table("dates_names") if row["kind"] != "phrase"}


@cache
def counted() -> frozenset[str]:
    """Folded nouns after which a four-digit number is a count."""
    return frozenset(fold(row["ar"]) for row in table("dates_counted"))


@cache
def year_heads() -> frozenset[str]:
    """Folded nouns of events and texts that newspapers date by a bare year."""
    return frozenset(fold(row["ar"]) for row in table("dates_yearheads"))


# Letters after which a future verb goes on: سيـ، ستـ، سنـ.
_FUTURE_PREFIXES = ("سي", "ست", "سن")
_SHORTEST_FUTURE = 4


@lru_cache(maxsize=65536)
def tense_of(norm: str) -> str:
    """`past`, `future` or nothing: what a folded word says of its clause."""
    for split in splits(norm):
        if split.prefix in {"", "و", "ف"}:
            if (tense := tenses().get(split.stem)) is not None:
                return tense
            if (
                split.stem.startswith(_FUTURE_PREFIXES)
                and len(split.stem) >= _SHORTEST_FUTURE
                and split.stem not in _no_verbs()
            ):
                return "future"
    return ""


@cache
def _no_verbs() -> frozenset[str]:
    """Folded nouns that look like future verbs."""
    return frozenset(fold(row["ar"]) for row in table("dates_lookalikes"))
