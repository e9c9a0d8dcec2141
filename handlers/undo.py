"""/undo [57|E12]: an editor's last correction, of all or of a fact, or the one with a number, is taken back."""

from extraction.text import fold
from handlers.command import Audience, Command, Takes
from handlers.correcting import reference
from handlers.filters import without_language
from handlers.options import number
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from handlers.taking_back import take_back


async def answer(request: Request, services: Services) -> Reply:
    """Undo the asker's last correction that stands, or the one that the arguments name."""
    given = without_language(request.arguments, services)
    target = reference(given, "AEFQ") if given and not fold(given).isdecimal() else None
    wanted = number(given) if given and target is None else None
    return Reply(request.language, await take_back(wanted, request, services, target))


COMMAND = Command("undo", ("تراجع",), answer, audience=Audience.EDITORS, takes=(Takes.NUMBER,))
