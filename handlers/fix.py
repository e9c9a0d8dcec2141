"""/fix E12 date 2015-12-17: an event's date, type or wording, a figure's value, unit or wording, a quote's speaker."""

import asyncio
import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from extraction.facts import EventType, Precision, Qualifier
from extraction.text import fold
from handlers.command import Audience, Command, Takes
from handlers.correcting import actor, correct, reference
from handlers.errors import UserError
from handlers.figure_words import unit_named, worded
from handlers.fixing import how_to_fix
from handlers.options import without_code, words_of
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from locales import LANGUAGES
from storage import figures
from storage.corrections import Action

Field = Callable[[str, Services], Mapping[str, Any]]
"""From what is typed to the columns that it sets; raises UserError."""

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_UNIT = re.compile(r"[a-z][a-z_]{0,39}")
_LARGEST = 1e15
_LONGEST_UNIT = 40


async def answer(request: Request, services: Services) -> Reply:
    """Set what the arguments name, field by field."""
    given = words_of(without_code(request.arguments))
    target = reference(given[0] if given else "", "EFQA")
    pairs = given[1:]
    if not pairs:
        return await how_to_fix(target, request, services)
    fields = _FIELDS.get(target[0], {})
    if len(pairs) % 2:
        raise UserError("error-fix-how")
    new: dict[str, Any] = {}
    for name, value in zip(pairs[::2], pairs[1::2], strict=True):
        field = _field(name, fields, services)
        new |= await _speaker(value, services) if field == "speaker" else fields[field](value, services)
    if {"value", "unit"} & set(new):
        new = await _reworded(target, new, services)
    return await correct(target, Action.FIX, new, request, services)


async def _reworded(target: str, new: Mapping[str, Any], services: Services) -> dict[str, Any]:
    """A figure's new columns with the wording that fits them, unless that is set too."""
    row = await services.store.read(lambda db: figures.stored(db, int(target[1:])))
    if row is None:
        raise UserError("error-no-reference", reference=target)
    open_ended = row.qualifier in (Qualifier.RANGE, Qualifier.VAGUE)
    qualifier = Qualifier.EXACT if open_ended and "value" in new else row.qualifier
    if row.upper is not None and "value" not in new:
        return {"text_ar": None, "text_en": None, **new}
    said = await asyncio.to_thread(worded, new.get("value", row.value), new.get("unit", row.unit), qualifier)
    return {"text_ar": said.ar, "text_en": said.en, **({"qualifier": qualifier.value} if open_ended else {}), **new}


def _field(name: str, fields: Mapping[str, Any], services: Services) -> str:
    for field in fields:
        names = (word for language in LANGUAGES for word in services.wording(language).words(f"set-{field}"))
        if fold(name) in map(fold, names):
            return field
    raise UserError("error-fix-field", field=name[:30])


def dated(text: str, _: Services) -> Mapping[str, Any]:
    """The columns of a day, a month or a year, as 2015-12-17, 2015-12 or 2015. Raises UserError."""
    match = _DATE.fullmatch(fold(text))
    try:
        if match is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None, "every date has a year"
        start = date(year, month or 1, day or 1)
        last = day or calendar.monthrange(year, month or 12)[1]
        end = date(year, month or 12, last)
    except ValueError as error:
        raise UserError("error-bad-day", text=text[:30]) from error
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return {"date_start": start.isoformat(), "date_end": end.isoformat(), "precision": precision.value}


def _type(text: str, services: Services) -> Mapping[str, Any]:
    if (kind := event_type(text, services)) is None:
        raise UserError("error-fix-value", value=text[:30])
    return {"type": kind.value}


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


def valued(text: str, _: Services) -> Mapping[str, Any]:
    """The columns of a number. Raises UserError."""
    try:
        value = float(fold(text).replace(",", "").replace("٬", ""))
    except ValueError as error:
        raise UserError("error-fix-value", value=text[:30]) from error
    if not abs(value) < _LARGEST:
        raise UserError("error-fix-value", value=text[:30])
    return {"value": value, "upper": None}


def unit(text: str, _: Services) -> Mapping[str, Any]:
    """The columns of a unit: in English as person or usd, or in Arabic as شخص or دولار. Raises UserError."""
    found = "_".join(text.lower().split())
    named = found if _UNIT.fullmatch(found) else unit_named(text[:_LONGEST_UNIT])
    if named is None:
        raise UserError("error-fix-value", value=text[:30])
    return {"unit": named, "kind": figures.group(named)}


def _text(language: str) -> Field:
    def read(text: str, _: Services) -> Mapping[str, Any]:
        return {f"text_{language}": " ".join(text.split())}

    return read


async def _speaker(text: str, services: Services) -> Mapping[str, Any]:
    """The actor that a reference or a name leads to."""
    return {"speaker": (await actor(text, services)).id, "meant": None}


_WORDING: Mapping[str, Field] = {"ar": _text("ar"), "en": _text("en")}
_FIELDS: Mapping[str, Mapping[str, Field]] = {
    "E": {"date": dated, "type": _type, **_WORDING},
    "F": {"value": valued, "unit": unit, **_WORDING},
    "Q": {"speaker": _text("speaker")},
}

COMMAND = Command("fix", ("تصحيح", "صحح"), answer, audience=Audience.EDITORS, needs=(Takes.TEXT,), takes=())
