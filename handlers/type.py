"""/type A5 armed_group: what kind of actor or place it is, from now on in every article."""

from extraction.facts import EntityType
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


async def answer(request: Request, services: Services) -> Reply:
    """Set the type that the arguments name."""
    named, _, kind = without_language(request.arguments, services).partition(" ")
    target = reference(named, "A")
    found = entity_type(kind, services)
    if found is None:
        raise UserError("error-type-how")
    return await correct(target, Action.TYPE, {"type": found.value}, request, services)


def entity_type(text: str, services: Services) -> EntityType | None:
    """The type of actor that words name in either language: armed_group, armed group, جماعة مسلحة."""
    wanted = fold(text).strip()
    for kind in EntityType:
        if wanted == fold(kind.value):
            return kind
        for language in LANGUAGES:
            words = services.wording(language)
            if wanted in map(fold, (words(f"entity-{kind}"), *words.words(f"words-{kind}"))):
                return kind
    return None


COMMAND = Command("type", ("تصنيف",), answer, audience=Audience.EDITORS, needs=(Takes.ACTOR, Takes.TYPE), takes=())
