"""Filled-in slash commands: the line of text that one would have typed instead, and the files that came with it."""

from collections.abc import Mapping
from typing import Any

from bot.platforms.discord_options import ANSWER, FILES, UNTIL, file_field
from extraction.text import fold
from handlers.command import Command, Takes
from handlers.registry import commands
from handlers.services import Services
from locales import LANGUAGES, Wording

_ORDER = (
    Takes.ACTION, Takes.MISSED, Takes.ARTICLE, Takes.ANY_ARTICLE, Takes.DRAFT, Takes.RETRACTED, Takes.ACTOR, Takes.INTO,
    Takes.REFERENCE, Takes.SUBSCRIPTION, Takes.NUMBER, Takes.FIELD, Takes.VALUE, Takes.LINK, Takes.PERIOD, Takes.RULE,
    Takes.TYPE, Takes.ALIAS, Takes.MEMBER, Takes.PERSON, Takes.ROLE, Takes.COMMAND, Takes.NAME, Takes.WORDS,
    Takes.AR, Takes.EN, Takes.DATE, Takes.TITLE, Takes.SOURCE, Takes.AUTHOR, Takes.VERSION, Takes.PLACE, Takes.WHO,
    Takes.TIMES, Takes.DAYS, Takes.CITY, Takes.TEXT, Takes.TOPIC, Takes.YEAR, Takes.KIND, Takes.CHART, Takes.LANGUAGE,
    ANSWER,
)  # fmt: skip
"""The order in which options are put into a line."""

_NUMBERED = frozenset({Takes.ARTICLE, Takes.ANY_ARTICLE})
_SET = frozenset(
    {
        Takes.AR, Takes.EN, Takes.DATE, Takes.TITLE, Takes.SOURCE, Takes.AUTHOR, Takes.VERSION, Takes.PLACE, Takes.WHO,
    }
)  # fmt: skip
"""Options that a line sets by name."""


class Forms:
    """Reads filled-in forms. Holds what options are called in either language."""

    def __init__(self, services: Services) -> None:
        wordings = [services.wording(language) for language in LANGUAGES]
        self._commands = {fold(name): _kinds(one, wordings) for one in commands() for name in one.names()}
        words = services.wording("en")
        self._before: Mapping[str, str] = {
            UNTIL: words.words("filter-to")[0], Takes.CITY: words.words("schedule-zone")[0],
            Takes.TOPIC: words.words("schedule-about")[0],
            **{kind: words.words(f"set-{kind}")[0] for kind in _SET},
        }  # fmt: skip

    def kind(self, command: str, option: str) -> str | None:
        """What an option of a command takes."""
        return self._commands.get(fold(command), {}).get(option)

    def line(self, data: Mapping[str, Any]) -> str:
        """The line that someone would have typed instead, from an interaction's data."""
        given: dict[str, str] = {}
        for option in data.get("options") or ():
            value = " ".join(str(option.get("value", "")).split())
            if value and (kind := self.kind(data["name"], option["name"])) is not None:
                given[kind] = self._part(kind, value)
        if UNTIL in given:
            last = given.pop(UNTIL)
            first = given.get(Takes.YEAR)
            given[Takes.YEAR] = f"{first}-{last}" if first else f"{self._before[UNTIL]} {last}"
        return " ".join((f"/{data['name']}", *(given[kind] for kind in _ORDER if given.get(kind))))

    def _part(self, kind: str, value: str) -> str:
        """An option's value as it stands in a line."""
        if kind in _SET:
            return f"{self._before[kind]}={_quoted(value)}"
        if kind in (Takes.CITY, Takes.TOPIC):
            return f"{self._before[kind]} {value}"
        if kind in _NUMBERED:
            return f"#{value}" if value.isdecimal() else value
        if kind == Takes.MEMBER:
            return f"discord:{value}"
        return _quoted(value) if kind == Takes.VALUE else value

    def files(self, data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """The files that were put into a form, as Discord describes them."""
        sent = (data.get("resolved") or {}).get("attachments") or {}
        options = data.get("options") or ()
        named = (option for option in options if self.kind(data["name"], option["name"]) == Takes.FILE)
        return [sent[option["value"]] for option in named if option["value"] in sent]


def _kinds(command: Command, wordings: list[Wording]) -> dict[str, str]:
    """What a command's options take, by what they are called in either language."""
    kinds = (*command.needs, *command.takes, UNTIL, ANSWER)
    named = {words(f"option-{kind}"): str(kind) for words in wordings for kind in kinds}
    files = [name for name, kind in named.items() if kind == Takes.FILE]
    return named | {file_field(name, number): str(Takes.FILE) for name in files for number in range(2, FILES + 1)}


def _quoted(value: str) -> str:
    """A value between quotation marks that it does not hold itself."""
    for opening, closing in ('""', "“”", "«»"):
        if opening not in value and closing not in value:
            return f"{opening}{value}{closing}"
    return '"' + value.replace('"', "'") + '"'
