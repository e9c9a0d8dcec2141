"""/figures: numbers and what they count."""

from handlers.command import LISTED, Command
from handlers.lines import figure_item
from handlers.listing import list_reply
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage import figures


async def answer(request: Request, services: Services) -> Reply:
    """List figures, those of the newest article first, in the order of the text."""
    return await list_reply(
        request, services, figures.listing, figure_item, title="figures-title", nothing="no-figures",
        kinds=figures.GROUPS,
    )  # fmt: skip


COMMAND = Command("figures", ("الأرقام", "أرقام"), answer, also=("numbers",), takes=LISTED, kinds=figures.GROUPS)
