"""How corrections read: what was changed, from what to what."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from extraction.facts import Bilingual
from handlers.figure_words import unit_word
from handlers.lines import LONGEST_TITLE
from locales import Wording
from storage.corrections import Action, Columns, Correction

_LONGEST_LABEL = 50
_DATES = ("date_start", "date_end", "precision")
_HIDDEN = frozenset({"upper", "kind", "link", "meant", "qualifier", "body", "language", *_DATES[1:]})
"""Columns that change along with others."""


def summary(correction: Correction, words: Wording, said: Bilingual | None = None) -> str:
    """What a correction changed, beginning with its reference: E12: date from 2014 to 17 Dec 2015.

    `said` is what its target says, to be given too.
    """
    what = f"{words('alt-separator')} ".join(_parts(correction, words))
    label = _label(said, words.language)
    if label and correction.action is not Action.ADD:
        return words("change-of", reference=correction.target, said=label, what=what)
    return words("change", reference=correction.target, what=what)


def _label(said: Bilingual | None, language: str) -> str:
    """What a target says, in the language if it is said in it."""
    if said is None:
        return ""
    first, second = (said.ar, said.en) if language == "ar" else (said.en, said.ar)
    return _short(first or second or "", _LONGEST_LABEL)


def _parts(correction: Correction, words: Wording) -> Iterator[str]:
    old, new = correction.old, correction.new
    match correction.action:
        case Action.DROP:
            yield words("change-dropped")
        case Action.ADD:
            yield words("change-added", what=_short(_called(new, words)))
        case Action.ALIAS:
            yield words("change-alias", name=_short(new["alias"]))
        case Action.MERGE:
            yield words("change-merged", into=f"A{new['merged_into']}")
        case Action.VERSION:
            yield words("change-version")
        case _:
            yield from _fields(old, new, words)


def _fields(old: Columns, new: Columns, words: Wording) -> Iterator[str]:
    """Each field that was set; a figure's own words, which go with its number, count only where they were set."""
    whole = new.get("value") is None and new.get("unit") is None
    for name in new:
        if name in _HIDDEN or (name.startswith("text_") and not whole):
            continue
        field = words(f"field-{name}")
        before, after = _shown(name, old, words), _shown(name, new, words)
        if before:
            yield words("change-set", field=field, old=before, new=after or words("change-nothing"))
        else:
            yield words("change-given", field=field, new=after or words("change-nothing"))


def _shown(name: str, columns: Columns, words: Wording) -> str:
    value = columns.get(name)
    if name == "date_start":
        start, end, precision = (columns.get(part) for part in _DATES)
        if precision is None:
            return ""
        return words.when(_day(start), _day(end), precision)
    if value is None:
        return ""
    show = _SHOWN.get(name)
    return show(value, words) if show is not None else _short(str(value))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _kind(value: str, words: Wording) -> str:
    """The name of a type of event or actor."""
    return next(words(key) for key in (f"event-{value}", f"entity-{value}") if words.has(key))


_SHOWN: Mapping[str, Callable[[Any, Wording], str]] = {
    "type": _kind,
    "value": lambda value, words: words.number(value),
    "unit": lambda value, words: unit_word(value, words.language).replace("_", " "),
    "published": lambda value, words: words.day(date.fromisoformat(value)),
    "speaker": lambda value, _: f"A{value}",
}


def _called(new: Columns, words: Wording) -> str:
    """What was added, in the language of the answer if it is said in it."""
    names = ("text_ar", "name_ar") if words.language == "ar" else ("text_en", "name_en")
    others = ("text_ar", "text_en", "name_ar", "name_en", "text")
    return next((str(new[name]) for name in (*names, *others) if new.get(name)), "")


def _short(text: str, longest: int = LONGEST_TITLE) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
