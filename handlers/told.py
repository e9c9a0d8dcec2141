"""From what a subscription wishes to what its briefing holds."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from extraction.text import fold
from handlers.briefing import Contents
from handlers.filters import narrow
from handlers.request import Chat, Request
from handlers.services import Services
from locales import LANGUAGES
from storage.filters import Filter
from storage.subscriptions import Wish

_NOBODY = Chat("", "")


async def contents_of(wish: Wish, after: int, zone: str, services: Services) -> Contents:
    """The contents of a briefing over what became public after the serial `after`, as read today by a zone's clock."""
    about = await topic_filter(wish, services)
    day = services.now().astimezone(ZoneInfo(zone)).date()
    return Contents(wish.sections, replace(about, after=after), day, wish.topic, wish.topic, wish.picture)


async def topic_filter(wish: Wish, services: Services) -> Filter:
    """The topic as a filter: a name where it is one, else words, understood as those behind a list command are."""
    if not wish.topic:
        return Filter()
    request = Request(_NOBODY, "brief", wish.topic, wish.language)
    found = (await narrow(request, services, ())).filter
    noise = {fold(word) for language in LANGUAGES for word in services.wording(language).words("ask-noise")}
    return replace(found, words=tuple(word for word in found.words if fold(word) not in noise) or found.words)
