"""/type A5 armed_group: what kind of actor or place it is, from now on in every article."""

from extraction.facts import EntityType
from handlers.command import Audience, Command, Takes
from handlers.correcting import correct, reference
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage.corrections import Action


async def answer(request: Request, services: Services) -> Reply:
    """Set the type that the arguments name."""
    named, _, kind = without_language(request.arguments, services).partition(" ")
    target = reference(named, "A")
    if kind.strip().lower() not in set(EntityType):
        raise UserError("error-type-how", types=" ".join(EntityType))
    return await correct(target, Action.TYPE, {"type": kind.strip().lower()}, request, services)


COMMAND = Command("type", ("تصنيف",), answer, audience=Audience.EDITORS, needs=(Takes.TEXT,), takes=())
