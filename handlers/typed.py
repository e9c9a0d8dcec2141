"""Values as editors type them, in either language: dates, numbers, units, types of events; and the columns they set."""

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from extraction.dates import DateMention, find_dates
from extraction.en import dates as english_dates
from extraction.en import numbers as english_numbers
from extraction.en.reading import english
from extraction.facts import DateSpan, EventType, Precision
from extraction.numbers import Number, find_numbers
from extraction.text import fold, read
from handlers.errors import UserError
from handlers.figure_words import unit_named
from handlers.services import Services
from locales import LANGUAGES
from storage import figures
from storage.corrections import language_of

Columns = Mapping[str, Any]

ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
"""2015-12-17, 2015-12 or 2015, once folded."""

_UNIT = re.compile(r"[a-z][a-z_]{0,39}")
_GROUPED = re.compile(r"(?<=\d)[,٬](?=\d{3}(?!\d))")
_LARGEST = 1e15
_LONGEST = 60


def dated(text: str) -> Columns:
    """A day, a month or a year: 2015-12-17, 2015-12, 2015, or as an article says it. Raises UserError."""
    match = ISO.fullmatch(fold(text).strip())
    if match is not None:
        return _iso(match, text)
    for mention in dates_in(text[:_LONGEST]):
        tokens = read(text[:_LONGEST]).tokens
        if mention.date.resolved and (mention.first, mention.last) == (0, len(tokens)):
            return span_columns(mention.date)
    raise UserError("error-bad-day", text=text[:30])


def _iso(match: re.Match[str], text: str) -> Columns:
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None, "every date has a year"
    try:
        start = date(year, month or 1, day or 1)
        end = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError as error:
        raise UserError("error-bad-day", text=text[:30]) from error
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return {"date_start": start.isoformat(), "date_end": end.isoformat(), "precision": precision.value}


def dates_in(text: str) -> Sequence[DateMention]:
    """The dates that the parser finds; those that hang on another date are not resolved."""
    if language_of(text) == "en":
        return english_dates.find_dates(english(text), None)
    document = read(text)
    return find_dates(document, find_numbers(document), None)


def span_columns(found: DateSpan) -> Columns:
    """The columns of a date that the parser found."""
    return {
        "date_start": found.start.isoformat() if found.start else None,
        "date_end": found.end.isoformat() if found.end else None,
        "precision": found.precision.value,
    }


def valued(text: str) -> Columns:
    """A number, in digits or words: 21, ٢٫٥, 2.4 million, مليونان. Raises UserError."""
    plain = _GROUPED.sub("", text.strip()).replace("٫", ".")
    try:
        value = float(fold(plain))
    except ValueError:
        value = _said(text)
    if not abs(value) < _LARGEST:
        raise UserError("error-fix-value", value=text[:30])
    return {"value": value, "upper": None}


def _said(text: str) -> float:
    """The number that words name, and nothing else. Raises UserError."""
    text = text[:_LONGEST]
    document = read(text)
    found: Sequence[Number] = (
        english_numbers.find_numbers(english(text)) if language_of(text) == "en" else find_numbers(document)
    )
    if len(found) != 1 or found[0].upper is not None or found[0].last - found[0].first != len(document.tokens):
        raise UserError("error-fix-value", value=text[:30])
    return found[0].value


def unit(text: str) -> Columns:
    """A unit: in English as person or usd, or in Arabic as شخص or دولار. Raises UserError."""
    found = "_".join(text.lower().split())
    named = found if _UNIT.fullmatch(found) else unit_named(text[:_LONGEST])
    if named is None:
        raise UserError("error-fix-value", value=text[:30])
    return {"unit": named, "kind": figures.group(named)}


def event_type(text: str, services: Services) -> EventType | None:
    """The type of event that a word names in either language: agree, agreement, اتفاق."""
    wanted = fold(text)
    for kind in EventType:
        if wanted == kind.value:
            return kind
        for language in LANGUAGES:
            words = services.wording(language)
            if wanted in map(fold, (words(f"event-{kind}"), *words.words(f"words-{kind}"))):
                return kind
    return None
