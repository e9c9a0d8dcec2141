"""What is suggested while someone fills in a command: names and articles of the database, kinds, commands.

Drafts and retracted articles are suggested to editors only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.platforms.discord_forms import Forms
from bot.platforms.discord_markdown import units
from bot.platforms.discord_options import kinds
from extraction.text import fold
from handlers.command import Takes
from handlers.drafting import is_editor
from handlers.lines import pick
from handlers.registry import commands
from handlers.request import Chat, Origin, Request
from handlers.router import script_of
from handlers.services import Services
from handlers.subscribing import when
from storage import articles, entities, subscriptions, visibility
from storage.rows import ArticleRow, EntityRow
from storage.sqlite import Database
from storage.visibility import Why

MOST = 25
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is shown, and what is filled in; both of 1 to 100 units."""

    label: str
    value: str


async def suggestions(
    data: Mapping[str, Any], chat: Chat, origin: Origin, forms: Forms, services: Services
) -> list[Suggestion]:
    """What fits what has been typed into the option in focus, at most 25, from an interaction's data."""
    focused = next((option for option in data.get("options") or () if option.get("focused")), None)
    command = next((one for one in commands() if fold(data["name"]) in map(fold, one.names())), None)
    if focused is None or command is None:
        return []
    typed = str(focused.get("value", ""))[:_LONGEST]
    spoken = script_of(data["name"])
    language = script_of(typed) or spoken or services.language
    store = services.store
    match kind := forms.kind(data["name"], focused["name"]):
        case Takes.NAME | Takes.ACTOR | Takes.INTO:
            rows = await store.read(lambda db: entities.suggested(db, typed, MOST * 2))
            found = [_entity(row, language, by_name=kind == Takes.NAME) for row in rows]
        case Takes.ARTICLE:
            found = [_article(row) for row in await store.read(lambda db: articles.suggested(db, typed, MOST))]
        case Takes.DRAFT | Takes.RETRACTED | Takes.ANY_ARTICLE:
            request = Request(chat, command.name, "", language, origin=origin)
            if not await is_editor(request, services):
                return []
            found = [_article(row) for row in await store.read(lambda db: _unlimited(db, typed, kind))]
        case Takes.SUBSCRIPTION:
            own = await store.read(lambda db: subscriptions.of_chat(db, chat.platform, chat.id))
            words = services.wording(spoken or language)
            found = [
                Suggestion(_short(f"{one.reference} · {when(one.schedule, words)}"), one.reference)
                for one in own
                if fold(typed) in fold(one.reference)
            ]
        case Takes.KIND:
            found = [
                Suggestion(label, value)
                for label, value in kinds(command, services.wording(spoken or language))
                if fold(typed) in f"{fold(label)} {fold(value)}"
            ]
        case Takes.COMMAND:
            named = (one.shown(spoken or language) for one in commands())
            found = [Suggestion("/" + name, name) for name in named if fold(typed.lstrip("/")) in fold(name)]
        case _:
            found = []
    fitting = {one.label: one for one in found if one.label and 1 <= units(one.value) <= _LONGEST}
    return list(fitting.values())[:MOST]


def _unlimited(database: Database, typed: str, kind: str | None) -> list[ArticleRow]:
    """Articles that are hidden for the reason that an option asks for; where any will do, the hidden ones first."""
    reasons = [why for why in Why if kind == Takes.ANY_ARTICLE or kind == why.value]
    numbers = [hidden.article for why in reasons for hidden in visibility.listing(database, why)]
    with visibility.revealed(database):
        rows = [row for number in numbers if (row := articles.get(database, number)) is not None]
    found = [row for row in rows if fold(typed) in fold(f"#{row.id} {row.title or ''}")]
    return [*found, *articles.suggested(database, typed, MOST)] if kind == Takes.ANY_ARTICLE else found


def _entity(row: EntityRow, language: str, *, by_name: bool) -> Suggestion:
    """A name in the language that is being typed, with the other language's behind it; the name or reference counts."""
    own, other = pick(row.name, language), pick(row.name, "en" if language == "ar" else "ar")
    name = own or other or ""
    label = f"{own} · {other}" if own and other else name
    return Suggestion(_short(label), name) if by_name else Suggestion(_short(f"A{row.id} {label}"), f"A{row.id}")


def _article(row: ArticleRow) -> Suggestion:
    return Suggestion(_short(f"#{row.id} {row.title or ''}".strip()), str(row.id))


def _short(label: str) -> str:
    if units(label) <= _LONGEST:
        return label
    while units(label) > _LONGEST - 1:
        label = label[:-1]
    return label + "…"
