"""/quotes: direct speech, with its speaker."""

from handlers.command import LISTED, Command
from handlers.lines import quote_item
from handlers.listing import list_reply
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage import quotes


async def answer(request: Request, services: Services) -> Reply:
    """List quotes, those of the newest article first, in the order of the text."""
    return await list_reply(request, services, quotes.listing, quote_item, title="quotes-title", nothing="no-quotes")


COMMAND = Command(
    "quotes", ("الأقوال", "التصريحات", "الاقتباسات", "أقوال"), answer, also=("statements",), takes=LISTED[:-1]
)
