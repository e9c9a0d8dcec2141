"""Application commands: what the bot may register, checked by Discord's rules."""

import re
import unicodedata
from typing import Any

from tests.discord_emulator.errors import TOO_MANY_COMMANDS, ApiError, Form

MOST_COMMANDS, NAME, DESCRIPTION, OPTIONS, CHOICES, CHOICE_TEXT, WHOLE = 100, 32, 100, 25, 25, 100, 8000
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, NUMBER, ATTACHMENT = 3, 4, 5, 6, 7, 8, 10, 11
_LOCALES = frozenset(
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
        "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
    ]
)  # fmt: skip


def valid_name(name: Any) -> bool:
    r"""Whether a name fits ^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$ and is lower case where there are cases."""
    if not isinstance(name, str) or not 1 <= len(name) <= NAME:
        return False
    return name == name.lower() and all(_valid_letter(letter) for letter in name)


def _valid_letter(letter: str) -> bool:
    return (
        letter in "-_'"
        or unicodedata.category(letter)[0] in "LN"
        or re.match(r"[\u0900-\u097f\u0e00-\u0e7f]", letter) is not None
    )


def check_commands(commands: Any) -> None:
    """Refuse a set of global commands that Discord would refuse. Raises ApiError."""
    if not isinstance(commands, list):
        raise ApiError(400, 50035, "Invalid Form Body")
    for kind in (1, 2, 3):
        if sum(command.get("type", 1) == kind for command in commands) > (MOST_COMMANDS if kind == 1 else 5):
            raise ApiError(*TOO_MANY_COMMANDS)
    form = Form()
    names: set[tuple[int, str]] = set()
    for number, command in enumerate(commands):
        key = (command.get("type", 1), str(command.get("name")))
        if key in names:
            form.wrong(
                (number, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
        names.add(key)
        _command(form, number, command)
    form.finish()


def _command(form: Form, number: int, command: dict[str, Any]) -> None:
    if command.get("type", 1) == 1:
        _named(form, (number,), command)
        if _whole(command) > WHOLE:
            form.wrong((number,), "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({WHOLE})")
    for context in command.get("contexts") or ():
        form.choice((number, "contexts"), context, (0, 1, 2))
    for context in command.get("integration_types") or ():
        form.choice((number, "integration_types"), context, (0, 1))
    options = command.get("options") or []
    if form.count((number, "options"), options, OPTIONS):
        _options(form, (number, "options"), options)


def _named(form: Form, at: tuple[str | int, ...], thing: dict[str, Any]) -> None:
    if not valid_name(thing.get("name")):
        form.wrong((*at, "name"), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
    form.length((*at, "description"), thing.get("description"), DESCRIPTION, 1)
    for key in ("name_localizations", "description_localizations"):
        for locale, text in (thing.get(key) or {}).items():
            if locale not in _LOCALES:
                form.wrong((*at, key), "MODEL_TYPE_CONVERT", f"{locale} is no locale of Discord")
            elif key == "name_localizations" and not valid_name(text):
                form.wrong((*at, key, locale), "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _options(form: Form, at: tuple[str | int, ...], options: list[dict[str, Any]]) -> None:
    seen: set[str] = set()
    optional = False
    for number, option in enumerate(options):
        here = (*at, number)
        _named(form, here, option)
        form.choice((*here, "type"), option.get("type"), (3, 4, 5, 6, 7, 8, 9, 10, 11))
        if option.get("name") in seen:
            form.wrong((*here, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique")
        seen.add(str(option.get("name")))
        if option.get("required") and optional:
            form.wrong(here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must come first")
        optional |= not option.get("required")
        choices = option.get("choices") or []
        form.count((*here, "choices"), choices, CHOICES)
        if choices and option.get("autocomplete"):
            form.wrong(here, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE", "choices and autocomplete exclude each other")
        if option.get("autocomplete") and option.get("type") not in (STRING, INTEGER, NUMBER):
            form.wrong(here, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE", "this type has no autocomplete")
        check_choices(form, (*here, "choices"), choices, option.get("type"))
        for key in ("min_length", "max_length"):
            if option.get(key) is not None and (option.get("type") != STRING or not 0 <= option[key] <= 6000):
                form.wrong((*here, key), "NUMBER_TYPE_MAX", "int value should be at most 6000")
        if option.get("type") == STRING and (
            option.get("min_value") is not None or option.get("max_value") is not None
        ):
            form.wrong((*here, "min_value"), "APPLICATION_COMMAND_OPTIONS_MIN", "texts have no least value")


def check_choices(form: Form, at: tuple[str | int, ...], choices: list[dict[str, Any]], kind: Any) -> None:
    """Check choices of an option, or those that an autocompletion offers."""
    names = set()
    for number, choice in enumerate(choices):
        form.length((*at, number, "name"), choice.get("name"), CHOICE_TEXT, 1)
        if choice.get("name") in names:
            form.wrong(
                (*at, number, "name"), "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE", "names must be unique"
            )
        names.add(choice.get("name"))
        if kind == STRING:
            form.length((*at, number, "value"), choice.get("value"), CHOICE_TEXT, 1)
        elif not isinstance(choice.get("value"), int | float):
            form.wrong((*at, number, "value"), "NUMBER_TYPE_COERCE", "Value is not a number.")


def _whole(command: dict[str, Any]) -> int:
    """Characters of names, descriptions and values in all."""
    total = len(str(command.get("name"))) + len(str(command.get("description")))
    for option in command.get("options") or []:
        total += len(str(option.get("name"))) + len(str(option.get("description")))
        total += sum(len(str(one.get("name"))) + len(str(one.get("value"))) for one in option.get("choices") or [])
    return total
