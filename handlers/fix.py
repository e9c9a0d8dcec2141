"""/fix E12 date 2015-12-17: an event's date, type or wording, a figure's value, unit or wording, a quote's speaker."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from extraction.facts import Qualifier
from extraction.text import fold
from handlers.command import Audience, Command, Takes
from handlers.correcting import actor, correct, reference
from handlers.errors import UserError
from handlers.figure_words import worded
from handlers.fixing import how_to_fix
from handlers.options import without_code, words_of
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from handlers.typed import dated, event_type, unit, valued
from locales import LANGUAGES
from storage import figures
from storage.corrections import Action

_FIELDS: Mapping[str, Sequence[str]] = {
    "E": ("date", "type", "ar", "en"),
    "F": ("value", "unit", "ar", "en"),
    "Q": ("speaker",),
    "A": (),
}
_WORDING = frozenset({"ar", "en"})


async def answer(request: Request, services: Services) -> Reply:
    """Set what the arguments name, field by field; with a reference alone, say how."""
    given = words_of(without_code(request.arguments))
    target = reference(given[0] if given else "", "EFQA")
    if len(given) == 1:
        return await how_to_fix(target, request, services)
    new: dict[str, Any] = {}
    for field, value in _pairs(given[1:], _FIELDS[target[0]], services):
        new |= await _columns(field, value, services)
    if {"value", "unit"} & set(new):
        new = await _reworded(target, new, services)
    return await correct(target, Action.FIX, new, request, services)


def _pairs(given: Sequence[str], fields: Sequence[str], services: Services) -> list[tuple[str, str]]:
    """The fields with their values; a value ends at the next field, a wording with the line or its quotation marks.

    Raises UserError for what is no field and for a field without a value.
    """
    names = {
        fold(word): field
        for field in fields
        for language in LANGUAGES
        for word in services.wording(language).words(f"set-{field}")
    }
    pairs: list[tuple[str, list[str]]] = []
    for word in given:
        field = names.get(fold(word))
        if pairs and (not pairs[-1][1] or field is None or (pairs[-1][0] in _WORDING and " " not in pairs[-1][1][0])):
            pairs[-1][1].append(word)
        elif field is not None:
            pairs.append((field, []))
        else:
            raise UserError("error-fix-field", field=word[:30])
    if not all(value for _, value in pairs):
        raise UserError("error-fix-how")
    return [(field, " ".join(value)) for field, value in pairs]


async def _columns(field: str, value: str, services: Services) -> Mapping[str, Any]:
    match field:
        case "date":
            return dated(value)
        case "type":
            kind = event_type(value, services)
            if kind is None:
                raise UserError("error-fix-value", value=value[:30])
            return {"type": kind.value}
        case "value":
            return valued(value)
        case "unit":
            return await asyncio.to_thread(unit, value)
        case "speaker":
            return {"speaker": (await actor(value, services)).id, "meant": None}
        case _:
            return {f"text_{field}": " ".join(value.split())}


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


COMMAND = Command(
    "fix", ("تصحيح", "صحح"), answer, audience=Audience.EDITORS,
    needs=(Takes.REFERENCE,), takes=(Takes.FIELD, Takes.VALUE),
)  # fmt: skip
