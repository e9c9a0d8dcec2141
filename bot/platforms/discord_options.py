"""Slash commands: what Discord is told of each command, and the line of text that a filled-in form makes.

Every command stands there twice, under its Latin and its Arabic name, with options in that language: Discord has no
Arabic among the languages into which it translates names.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from handlers.command import LONGEST_TEXT, Command, Takes
from handlers.services import Services
from locales import LANGUAGES, Wording

MOST_COMMANDS = 100
"""Global commands that Discord allows an application."""

_CHAT_INPUT, _STRING, _INTEGER, _ATTACHMENT = 1, 3, 4, 11
_MOST_CHOICES = 25
_LONGEST_DESCRIPTION = 100
_LONGEST = {Takes.NAME: 100, Takes.ARTICLE: 100, Takes.KIND: 50, Takes.REFERENCE: 12, Takes.COMMAND: 32}
_LONGEST_TEXT = 6_000
"""Characters that Discord lets anyone type into an option."""
_FILES = 5
"""Fields for files in the form of a command that takes any."""
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_IN_GUILDS, _IN_DIRECT_MESSAGES = 0, 1
_SUGGESTING = frozenset({Takes.NAME, Takes.ARTICLE, Takes.COMMAND})

# As Discord documents it; letters of any script that have no lower case count as lower case.
_NAME = re.compile(r"[-_'\w]{1,32}")

UNTIL = "until"
ANSWER = "answer"
"""Options beside those that a command takes: the last year of a span, and the language of the answer."""

_ORDER = (
    Takes.ARTICLE, Takes.REFERENCE, Takes.COMMAND, Takes.NAME, Takes.WORDS, Takes.TEXT, Takes.YEAR, UNTIL, Takes.KIND,
    Takes.CHART, Takes.LANGUAGE, ANSWER,
)  # fmt: skip
"""The order in which options are put into a line."""


def definitions(commands: Sequence[Command], services: Services) -> list[dict[str, Any]]:
    """All global commands as Discord's API takes them: Latin names first, which stay where room is short."""
    found: dict[str, dict[str, Any]] = {}
    for language in ("en", "ar"):
        words = services.wording(language)
        for command in commands:
            name = command.shown(language).lower()
            if _NAME.fullmatch(name) and name not in found and len(found) < MOST_COMMANDS:
                found[name] = _definition(command, name, words)
    return list(found.values())


def digest(payload: Iterable[Mapping[str, Any]]) -> str:
    """Changes with every word of the definitions."""
    return hashlib.sha256(json.dumps(list(payload), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _definition(command: Command, name: str, words: Wording) -> dict[str, Any]:
    options = [_option(kind, command, words, needed=True) for kind in command.needs]
    for kind in command.takes:
        options.append(_option(kind, command, words, needed=False))
        if kind is Takes.FILE:
            first = options[-1]
            options += [{**first, "name": _file(first["name"], number)} for number in range(2, _FILES + 1)]
        if kind is Takes.YEAR:
            options.append(_year(UNTIL, words))
    if Takes.LANGUAGE not in command.takes:
        options.append(_languages(ANSWER, words, ("en", "ar")))
    return {
        "type": _CHAT_INPUT, "name": name, "description": _short(words(f"command-{command.name}.help")),
        "options": options, "contexts": [_IN_GUILDS, _IN_DIRECT_MESSAGES], "integration_types": [0],
    }  # fmt: skip


def _option(kind: Takes, command: Command, words: Wording, *, needed: bool) -> dict[str, Any]:
    if kind is Takes.YEAR:
        return _year(kind, words)
    if kind is Takes.LANGUAGE:
        return _languages(kind, words, ("en", "ar", "auto"))
    if kind is Takes.FILE:
        return {**_named(kind, words), "type": _ATTACHMENT, "required": needed}
    if kind is Takes.CHART:
        asked = words.words("filter-chart")[0]
        return {**_named(kind, words), "type": _STRING, "choices": [{"name": asked, "value": asked}]}
    option = {**_named(kind, words), "type": _STRING, "max_length": _LONGEST.get(kind, LONGEST_TEXT)}
    if kind is Takes.TEXT:
        option["description"] = _short(words(f"command-{command.name}.usage"))
        option["max_length"] = min(command.longest, _LONGEST_TEXT)
    if needed:
        option |= {"required": True, "min_length": 1}
    if kind in _SUGGESTING or (kind is Takes.KIND and len(command.kinds) > _MOST_CHOICES):
        option["autocomplete"] = True
    elif kind is Takes.KIND:
        option["choices"] = [{"name": label, "value": value} for label, value in kinds(command, words)]
        del option["max_length"]
    return option


def _file(name: str, number: int) -> str:
    """What another field for a file is called."""
    return f"{name}_{number}"


def kinds(command: Command, words: Wording) -> list[tuple[str, str]]:
    """The kinds that a list may be narrowed to: how each is called, and the word that the command understands."""
    found = []
    for kind in command.kinds:
        value = words.words(f"words-{kind}")[0]
        label = next((words(key) for key in (f"event-{kind}", f"entity-{kind}") if words.has(key)), value)
        found.append((label, value))
    return found


def _named(kind: str, words: Wording) -> dict[str, Any]:
    return {"name": words(f"option-{kind}"), "description": _short(words(f"option-{kind}.help"))}


def _year(kind: str, words: Wording) -> dict[str, Any]:
    return {**_named(kind, words), "type": _INTEGER, "min_value": _FIRST_YEAR, "max_value": _LAST_YEAR}


def _languages(kind: str, words: Wording, values: Sequence[str]) -> dict[str, Any]:
    choices = [{"name": words(f"button-language-{value}"), "value": value} for value in values]
    return {**_named(kind, words), "type": _STRING, "choices": choices}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_DESCRIPTION else text[: _LONGEST_DESCRIPTION - 1] + "…"


class Forms:
    """Reads filled-in forms. Holds what options are called in either language."""

    def __init__(self, services: Services) -> None:
        wordings = [services.wording(language) for language in LANGUAGES]
        kinds = (*_ORDER, Takes.FILE)
        self._kinds = {words(f"option-{kind}"): str(kind) for words in wordings for kind in kinds}
        names = [words(f"option-{Takes.FILE}") for words in wordings]
        self._kinds |= {_file(name, n): str(Takes.FILE) for name in names for n in range(2, _FILES + 1)}
        self._until = services.wording("en").words("filter-to")[0]

    def kind(self, option: str) -> str | None:
        """What an option of this name takes."""
        return self._kinds.get(option)

    def line(self, data: Mapping[str, Any]) -> str:
        """The line that someone would have typed instead, from an interaction's data."""
        given: dict[str, str] = {}
        for option in data.get("options") or ():
            if (kind := self._kinds.get(option["name"])) is not None:
                given[kind] = " ".join(str(option.get("value", "")).split())
        if Takes.ARTICLE in given:
            given[Takes.ARTICLE] = _numbered(given[Takes.ARTICLE])
        if UNTIL in given:
            last = given.pop(UNTIL)
            first = given.get(Takes.YEAR)
            given[Takes.YEAR] = f"{first}-{last}" if first else f"{self._until} {last}"
        return " ".join((f"/{data['name']}", *(given[kind] for kind in _ORDER if given.get(kind))))

    def files(self, data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """The files that were put into a form, as Discord describes them."""
        sent = (data.get("resolved") or {}).get("attachments") or {}
        named = (option for option in data.get("options") or () if self._kinds.get(option["name"]) == Takes.FILE)
        return [sent[option["value"]] for option in named if option["value"] in sent]


def _numbered(article: str) -> str:
    return f"#{article}" if article.isdecimal() else article
