"""Slash commands: what Discord is told of each command.

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
from locales import Wording

MOST_COMMANDS = 100
"""Global commands that Discord allows an application."""

_CHAT_INPUT, _STRING, _INTEGER, _USER, _ATTACHMENT = 1, 3, 4, 6, 11
_MOST_CHOICES = 25
_LONGEST_DESCRIPTION = 100
_LONGEST_STRING = 6000
"""Characters that Discord lets anyone type into an option."""
FILES = 5
"""Fields for files in the form of a command that takes any."""
_LONGEST = {
    Takes.NAME: 100, Takes.ARTICLE: 100, Takes.ANY_ARTICLE: 100, Takes.DRAFT: 100, Takes.RETRACTED: 100,
    Takes.ACTOR: 100, Takes.INTO: 100, Takes.ALIAS: 100, Takes.KIND: 50, Takes.REFERENCE: 12, Takes.COMMAND: 32,
    Takes.DATE: 30, Takes.VERSION: 12, Takes.SUBSCRIPTION: 20, Takes.PERIOD: 40, Takes.PERSON: 40, Takes.CITY: 100,
}  # fmt: skip
_NUMBERS = {Takes.NUMBER: (1, 999_999_999), Takes.YEAR: (1000, 2999)}
_IN_GUILDS, _IN_DIRECT_MESSAGES = 0, 1
_SUGGESTING = frozenset(
    {
        Takes.NAME, Takes.ARTICLE, Takes.ANY_ARTICLE, Takes.DRAFT, Takes.RETRACTED, Takes.ACTOR, Takes.INTO,
        Takes.COMMAND, Takes.SUBSCRIPTION,
    }
)  # fmt: skip
_CHOICES = {
    Takes.CHART: ("filter-chart",),
    Takes.ACTION: tuple(f"words-feed-{action}" for action in ("add", "pause", "resume", "remove")),
    Takes.RULE: ("words-feed-drafts", "words-feed-publish"),
    Takes.MISSED: tuple(f"add-{kind}" for kind in ("event", "figure", "quote", "actor")),
    Takes.FIELD: tuple(f"set-{field}" for field in ("date", "type", "value", "unit", "speaker", "en", "ar")),
    Takes.TYPE: tuple(f"entity-{kind}" for kind in ("person", "organization", "armed_group", "place", "state")),
    Takes.ROLE: tuple(f"words-role-{role}" for role in ("reader", "editor", "owner")),
}
"""Options with a few values: the messages whose first word is one."""

# As Discord documents it; letters of any script that have no lower case count as lower case.
_NAME = re.compile(r"[-_'\w]{1,32}")

UNTIL = "until"
ANSWER = "answer"
"""Options beside those that a command takes: the last year of a span, and the language of the answer."""


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
            options += [{**first, "name": file_field(first["name"], number)} for number in range(2, FILES + 1)]
        if kind is Takes.YEAR:
            options.append(_integer(UNTIL, words, *_NUMBERS[Takes.YEAR]))
    if Takes.LANGUAGE not in command.takes:
        options.append(_languages(ANSWER, words, ("en", "ar")))
    return {
        "type": _CHAT_INPUT, "name": name, "description": _short(words(f"command-{command.name}.help")),
        "options": options, "contexts": [_IN_GUILDS, _IN_DIRECT_MESSAGES], "integration_types": [0],
    }  # fmt: skip


def _option(kind: Takes, command: Command, words: Wording, *, needed: bool) -> dict[str, Any]:
    option = _of_type(kind, command, words)
    if kind is Takes.TEXT:
        option["description"] = _short(words(f"command-{command.name}.usage"))
    if needed:
        option["required"] = True
        if option["type"] == _STRING and "choices" not in option:
            option["min_length"] = 1
    return option


def file_field(name: str, number: int) -> str:
    """What another field for a file is called."""
    return f"{name}_{number}"


def _of_type(kind: Takes, command: Command, words: Wording) -> dict[str, Any]:
    """An option with what may be filled in."""
    if kind in _NUMBERS:
        return _integer(kind, words, *_NUMBERS[kind])
    if kind is Takes.LANGUAGE:
        return _languages(kind, words, ("en", "ar", "auto"))
    named = _named(kind, words)
    if kind is Takes.FILE:
        return {**named, "type": _ATTACHMENT}
    if kind is Takes.MEMBER:
        return {**named, "type": _USER}
    if kind in _CHOICES:
        values = [words.words(key)[0] for key in _CHOICES[kind]]
        return {**named, "type": _STRING, "choices": [{"name": value, "value": value} for value in values]}
    if kind is Takes.KIND and len(command.kinds) <= _MOST_CHOICES:
        choices = [{"name": label, "value": value} for label, value in kinds(command, words)]
        return {**named, "type": _STRING, "choices": choices}
    longest = min(command.longest, _LONGEST_STRING) if kind is Takes.TEXT else _LONGEST.get(kind, LONGEST_TEXT)
    suggests = {"autocomplete": True} if kind in _SUGGESTING or kind is Takes.KIND else {}
    return {**named, "type": _STRING, "max_length": longest, **suggests}


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


def _integer(kind: str, words: Wording, least: int, most: int) -> dict[str, Any]:
    return {**_named(kind, words), "type": _INTEGER, "min_value": least, "max_value": most}


def _languages(kind: str, words: Wording, values: Sequence[str]) -> dict[str, Any]:
    choices = [{"name": words(f"button-language-{value}"), "value": value} for value in values]
    return {**_named(kind, words), "type": _STRING, "choices": choices}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_DESCRIPTION else text[: _LONGEST_DESCRIPTION - 1] + "…"
