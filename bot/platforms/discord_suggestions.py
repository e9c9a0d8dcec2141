"""What is suggested while someone fills in a command: names and articles of the database, kinds, commands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.platforms.discord_markdown import units
from bot.platforms.discord_options import Forms, kinds
from extraction.text import fold
from handlers.command import Takes
from handlers.lines import pick
from handlers.registry import commands
from handlers.router import script_of
from handlers.services import Services
from storage import articles, entities
from storage.rows import ArticleRow, EntityRow

MOST = 25
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is shown, and what is filled in; both of 1 to 100 units."""

    label: str
    value: str


async def suggestions(data: Mapping[str, Any], forms: Forms, services: Services) -> list[Suggestion]:
    """What fits what has been typed into the option in focus, at most 25, from an interaction's data."""
    focused = next((option for option in data.get("options") or () if option.get("focused")), None)
    command = next((one for one in commands() if fold(data["name"]) in map(fold, one.names())), None)
    if focused is None or command is None:
        return []
    typed = str(focused.get("value", ""))[:_LONGEST]
    language = script_of(typed) or script_of(data["name"]) or services.language
    match forms.kind(focused["name"]):
        case Takes.NAME:
            rows = await services.store.read(lambda db: entities.suggested(db, typed, MOST * 2))
            found = [_entity(row, language) for row in rows]
        case Takes.ARTICLE:
            found = [_article(row) for row in await services.store.read(lambda db: articles.suggested(db, typed, MOST))]
        case Takes.KIND:
            found = [
                Suggestion(label, value)
                for label, value in kinds(command, services.wording(script_of(data["name"]) or language))
                if fold(typed) in f"{fold(label)} {fold(value)}"
            ]
        case Takes.COMMAND:
            named = (one.shown(script_of(data["name"]) or language) for one in commands())
            found = [Suggestion("/" + name, name) for name in named if fold(typed.lstrip("/")) in fold(name)]
        case _:
            found = []
    fitting = {one.label: one for one in found if one.label and 1 <= units(one.value) <= _LONGEST}
    return list(fitting.values())[:MOST]


def _entity(row: EntityRow, language: str) -> Suggestion:
    """A name in the language that is being typed, with the other language's behind it."""
    own, other = pick(row.name, language), pick(row.name, "en" if language == "ar" else "ar")
    value = own or other or ""
    return Suggestion(_short(f"{own} · {other}" if own and other else value), value)


def _article(row: ArticleRow) -> Suggestion:
    return Suggestion(_short(f"#{row.id} {row.title or ''}".strip()), str(row.id))


def _short(label: str) -> str:
    if units(label) <= _LONGEST:
        return label
    while units(label) > _LONGEST - 1:
        label = label[:-1]
    return label + "…"
