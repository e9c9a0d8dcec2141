"""/actors: the people, organisations and armed groups of the articles."""

from handlers.command import LISTED, Command
from handlers.lines import entity_item
from handlers.listing import list_reply
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage import entities

_KINDS = ("person", "organization", "armed_group", "state")


async def answer(request: Request, services: Services) -> Reply:
    """List actors, those in most articles first."""
    return await list_reply(
        request, services, entities.actors, entity_item, title="actors-title", nothing="no-actors", kinds=_KINDS
    )


COMMAND = Command("actors", ("الأطراف", "الفاعلون", "أطراف"), answer, also=("who",), takes=LISTED, kinds=_KINDS)
