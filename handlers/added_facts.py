"""From a line of /add to the fact that it tells: an event, a figure or a quote of an article."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from extraction.facts import EventType, Modality, Precision, Qualifier
from extraction.pipeline import parse
from handlers.additions import Line, date_in, several
from handlers.correcting import actor
from handlers.errors import UserError
from handlers.figure_words import worded
from handlers.services import Services
from handlers.typed import event_type, unit, valued
from storage.corrections import language_of
from storage.texts import Text

_ROLES = {"who": "agent", "with": "patient", "place": "place"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its letter, columns and participants, and what may lead to its sentence.

    `exact` is found in the article word for word; `sentence` was given for the purpose; else `said` is what the fact
    says, `beside` what its sentence may have besides, and `needed` what it must have.
    """

    kind: str
    columns: Mapping[str, Any]
    said: str
    exact: str = ""
    sentence: str = ""
    beside: tuple[str, ...] = ()
    needed: str = ""
    parts: tuple[tuple[int, str], ...] = ()


async def event(line: Line, text: Text, services: Services) -> Fact:
    """An event: its date, then its words, with type=, place=, who= and with=. Raises UserError."""
    when, rest = date_in(line, services)
    named = event_type(line.options["type"], services) if "type" in line.options else None
    if "type" in line.options and named is None:
        raise UserError("error-fix-value", value=line.options["type"][:30])
    said = {"ar": line.said.ar, "en": line.said.en}
    if line.words:
        if rest and named is None and (named := event_type(rest, services)) is None:
            raise UserError("error-add-event")
    elif rest:
        said[language_of(rest)] = rest
    else:
        raise UserError("error-add-event")
    words = " ".join(filter(None, said.values()))
    kind = named if named is not None else await asyncio.to_thread(_guessed, said["ar"] or "", said["en"] or "")
    first = when["date_start"] or when["date_end"]
    future = date.fromisoformat(first) > (text.published or services.today())
    columns = {
        "type": kind.value, "modality": (Modality.PLANNED if future else Modality.ASSERTED).value, **when,
        "text_ar": said["ar"], "text_en": said["en"],
    }  # fmt: skip
    parts = await _parts(line, services)
    beside = (first[:4], first[8:].lstrip("0")) if when["precision"] == Precision.DAY else (first[:4],)
    return Fact("E", columns, words, sentence=line.options.get("sentence", ""), beside=beside, parts=parts)


def _guessed(arabic: str, english: str) -> EventType:
    """The type that the parser reads out of the words, in whichever language it finds one."""
    found = [
        read.type
        for said, language in ((arabic, "ar"), (english, "en"))
        for read in parse(said, language=language).events[:1]
    ]
    return next((kind for kind in found if kind is not EventType.OTHER), EventType.OTHER)


async def _parts(line: Line, services: Services) -> tuple[tuple[int, str], ...]:
    return tuple(
        [
            ((await actor(name, services)).id, role)
            for option, role in _ROLES.items()
            for name in several(line.options.get(option, ""))
        ]
    )


async def figure(line: Line, text: Text, services: Services) -> Fact:
    """A figure: its value and unit, and its words unless they can be composed. Raises UserError."""
    value, _, counted = line.rest.partition(" ")
    if not value:
        raise UserError("error-add-figure")
    columns = {**valued(value), **(unit(counted) if counted else {"unit": None, "kind": "other"})}
    said = await asyncio.to_thread(worded, columns["value"], columns["unit"])
    columns |= {
        "qualifier": Qualifier.EXACT.value, "text_ar": line.said.ar or said.ar, "text_en": line.said.en or said.en,
    }  # fmt: skip
    if not (columns["unit"] or line.words):
        raise UserError("error-add-figure")
    words = " ".join(filter(None, (line.words or said.ar, value)))
    return Fact("F", columns, words, sentence=line.options.get("sentence", ""), needed=value)


async def quote(line: Line, text: Text, services: Services) -> Fact:
    """A quote: its speaker, a reference or a name, if any, and its words in quotation marks. Raises UserError."""
    words = (line.said.ar if text.language == "ar" else line.said.en) or line.words
    if not words:
        raise UserError("error-add-quote")
    speaker = line.options.get("who") or line.rest
    columns = {"speaker": (await actor(speaker, services)).id if speaker else None, "text": words, "meant": None}
    return Fact("Q", columns, words, exact=words, sentence=line.options.get("sentence", ""))
