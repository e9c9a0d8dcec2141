"""/timeline: dated events in order."""

from extraction.facts import EventType
from handlers.charts import chart_reply, timeline_chart
from handlers.command import LISTED, Command, Takes
from handlers.filters import chart_request
from handlers.lines import event_item
from handlers.listing import list_reply
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage import events

_KINDS = tuple(kind.value for kind in EventType)


async def answer(request: Request, services: Services) -> Reply:
    """List dated events, the earliest first, or draw them."""
    if (asked := chart_request(request, services)) is not None:
        return await chart_reply(asked, services, timeline_chart, nothing="no-events", kinds=_KINDS)
    return await list_reply(
        request, services, events.timeline, event_item, title="timeline-title", nothing="no-events",
        kinds=_KINDS,
    )  # fmt: skip


COMMAND = Command(
    "timeline",
    ("الأحداث", "التسلسل", "أحداث"),
    answer,
    also=("events", "when"),
    takes=(*LISTED, Takes.CHART),
    kinds=_KINDS,
)
