"""What a unit of figures is called above a chart, from the tables of units, currencies and nouns."""

from collections.abc import Iterator
from functools import cache

from extraction.glossary_words import plural_of
from extraction.lexicons import table
from extraction.text import Kind, read
from locales import Wording

_NOT_UNITS = ("rate", "modifier")
"""Kinds of rows that qualify another unit."""


def unit_name(unit: str | None, words: Wording) -> str:
    """The name of a unit (as `Figure.unit` has it) in the language of the wording, in the plural where it has one."""
    if unit is None:
        return words("chart-numbers")
    if unit == "percent":
        return words("chart-percent")
    own = _names(words.language)
    base = unit.partition("_per_")[0]
    if unit in own:
        return own[unit]
    if words.language == "en":
        rate = unit.removeprefix(base)
        return _capital(own.get(base, plural_of(base.replace("_", " "))) + rate.replace("_", " "))
    return own.get(base, words("chart-numbers"))


@cache
def _names(language: str) -> dict[str, str]:
    """The name of each unit: the first row of the first table that has one."""
    found: dict[str, str] = {}
    for unit, arabic, english in _rows():
        if language == "en" and english:
            found.setdefault(unit, _capital(english))
        elif language == "ar" and any(token.kind is Kind.WORD for token in read(arabic).tokens):
            found.setdefault(unit, arabic)
    return found


def _rows() -> Iterator[tuple[str, str, str]]:
    """Unit, Arabic and English of every row; the plural where the table has it."""
    for row in table("currencies"):
        yield row["iso"].lower(), row["ar"], row["en_plural"]
    for row in table("units"):
        if row["kind"] not in _NOT_UNITS:
            yield row["unit"], row["forms"].partition("|")[0] or row["ar"], row["en_plural"]
    for row in table("nouns"):
        yield row["en"].replace(" ", "_"), row["plurals"].partition("|")[0] or row["ar"], row["en_plural"]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
