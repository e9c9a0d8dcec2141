"""/network: who appears with whom, as a picture."""

from extraction.facts import EntityType
from handlers.charts import chart_reply, network_chart
from handlers.command import LISTED, Command
from handlers.filters import chart_request
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services

_KINDS = tuple(kind.value for kind in EntityType)


async def answer(request: Request, services: Services) -> Reply:
    """Draw the actors and the sentences that they share; with a name, those who appear with it."""
    asked = chart_request(request, services) or request
    return await chart_reply(asked, services, network_chart, nothing="no-company", kinds=_KINDS)


COMMAND = Command("network", ("الشبكة", "شبكة"), answer, also=("graph",), takes=LISTED, kinds=_KINDS)
