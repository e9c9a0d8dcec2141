"""/places: the states, cities and other places of the articles."""

from handlers.command import LISTED, Command
from handlers.lines import entity_item
from handlers.listing import list_reply
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage import entities

_KINDS = ("place", "state")


async def answer(request: Request, services: Services) -> Reply:
    """List places, those in most articles first."""
    return await list_reply(
        request, services, entities.places, entity_item, title="places-title", nothing="no-places",
        kinds=_KINDS,
    )  # fmt: skip


COMMAND = Command("places", ("الأماكن", "أماكن"), answer, also=("where",), takes=LISTED, kinds=_KINDS)
