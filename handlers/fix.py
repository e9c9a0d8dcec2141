"""/fix E12 date 2015-12-17: an event's date or type, a figure's value and unit."""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from extraction.facts import EventType, Precision
from extraction.text import fold
from handlers.command import Audience, Command, Takes
from handlers.correcting import correct, reference
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from locales import LANGUAGES
from storage.corrections import Action
from storage.figures import group

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_UNIT = re.compile(r"[a-z][a-z_]{0,39}")
_LARGEST = 1e15


async def answer(request: Request, services: Services) -> Reply:
    """Set what the arguments name, field by field."""
    given = without_language(request.arguments, services).split()
    target = reference(given[0] if given else "", "EF")
    fields = _FIELDS[target[0]]
    pairs = given[1:]
    if not pairs or len(pairs) % 2:
        raise UserError("error-fix-how")
    new: dict[str, Any] = {}
    for name, value in zip(pairs[::2], pairs[1::2], strict=True):
        field = _field(name, fields, services)
        new |= fields[field](value)
    return await correct(target, Action.FIX, new, request, services)


def _field(name: str, fields: Mapping[str, Any], services: Services) -> str:
    for field in fields:
        names = (word for language in LANGUAGES for word in services.wording(language).words(f"set-{field}"))
        if fold(name) in map(fold, names):
            return field
    raise UserError("error-fix-field", field=name[:30])


def _date(text: str) -> Mapping[str, Any]:
    """A day, a month or a year."""
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


def _type(text: str) -> Mapping[str, Any]:
    if text.lower() not in set(EventType):
        raise UserError("error-fix-value", value=text[:30])
    return {"type": text.lower()}


def _value(text: str) -> Mapping[str, Any]:
    """A number; the figure's own words, which say another, are no longer shown."""
    try:
        value = float(fold(text).replace(",", ""))
    except ValueError as error:
        raise UserError("error-fix-value", value=text[:30]) from error
    if not abs(value) < _LARGEST:
        raise UserError("error-fix-value", value=text[:30])
    return {"value": value, "upper": None, "text_ar": None, "text_en": None}


def _unit(text: str) -> Mapping[str, Any]:
    if not _UNIT.fullmatch(text.lower()):
        raise UserError("error-fix-value", value=text[:30])
    return {"unit": text.lower(), "kind": group(text.lower()), "text_ar": None, "text_en": None}


_FIELDS: Mapping[str, Mapping[str, Callable[[str], Mapping[str, Any]]]] = {
    "E": {"date": _date, "type": _type},
    "F": {"value": _value, "unit": _unit},
}

COMMAND = Command("fix", ("تصحيح", "صحح"), answer, audience=Audience.EDITORS, needs=(Takes.TEXT,), takes=())
