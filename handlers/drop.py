"""/drop Q4: a fact that is wrong is shown no more."""

from handlers.command import Audience, Command, Takes
from handlers.correcting import correct, reference
from handlers.filters import without_language
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage.corrections import Action


async def answer(request: Request, services: Services) -> Reply:
    """Drop the fact that the arguments name."""
    target = reference(without_language(request.arguments, services), "EFQ")
    return await correct(target, Action.DROP, {"dropped": 1}, request, services, "dropped")


COMMAND = Command("drop", ("حذف", "احذف"), answer, audience=Audience.EDITORS, needs=(Takes.REFERENCE,), takes=())
