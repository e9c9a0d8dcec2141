"""/undo [57]: an editor's last correction, or the one with a number, is taken back."""

from handlers.command import Audience, Command, Takes
from handlers.filters import without_language
from handlers.options import number
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from handlers.taking_back import take_back


async def answer(request: Request, services: Services) -> Reply:
    """Undo the asker's last correction that stands, or the one that the arguments name."""
    given = without_language(request.arguments, services)
    return Reply(request.language, await take_back(number(given) if given else None, request, services))


COMMAND = Command("undo", ("تراجع",), answer, audience=Audience.EDITORS, takes=(Takes.NUMBER,))
