"""/figures: numbers and what they count."""

from handlers.charts import chart_reply, figures_chart
from handlers.command import LISTED, Command, Takes
from handlers.filters import chart_request
from handlers.lines import figure_item
from handlers.listing import list_reply
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage import figures


async def answer(request: Request, services: Services) -> Reply:
    """List figures, those of the newest article first, in the order of the text, or draw them."""
    if (asked := chart_request(request, services)) is not None:
        return await chart_reply(asked, services, figures_chart, nothing="no-figures", kinds=figures.GROUPS)
    return await list_reply(
        request, services, figures.listing, figure_item, title="figures-title", nothing="no-figures",
        kinds=figures.GROUPS,
    )  # fmt: skip


COMMAND = Command(
    "figures", ("الأرقام", "أرقام"), answer, also=("numbers",), takes=(*LISTED, Takes.CHART), kinds=figures.GROUPS
)
