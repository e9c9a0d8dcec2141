"""Figures that editors set, in words: composed from value and unit as the parser does, or left to the digits."""

from extraction.en.figures_arabic import arabic
from extraction.facts import Bilingual, Figure, Qualifier
from extraction.numbers import Form, Number
from extraction.pipeline import parse


def worded(value: float, unit: str | None, qualifier: Qualifier = Qualifier.EXACT) -> Bilingual:
    """The figure in both languages: 21 شخصا, 21 people. None where it cannot be said well."""
    said = arabic(Number(0, 1, value, None, Form.DIGITS), qualifier, unit) if value >= 0 else None
    if said is None:
        return Bilingual(None, None)
    read = _only(said)
    same = read is not None and (read.value, read.unit, read.qualifier) == (value, unit, qualifier)
    return Bilingual(said, read.text.en if read is not None and same else None)


def unit_word(unit: str, language: str) -> str:
    """How a unit is called: person, in Arabic شخص where its Arabic is known."""
    said = worded(100.0, unit).ar if language == "ar" else None
    return said.partition(" ")[2] if said else unit


def unit_named(text: str) -> str | None:
    """The unit that Arabic words name: شخص is person, دينار ليبي is lyd. None where the parser knows no such unit."""
    read = _only(f"21 {text}")
    return read.unit if read is not None and read.value == 21 else None


def _only(text: str) -> Figure | None:
    figures = parse(text).figures
    return figures[0] if len(figures) == 1 else None
