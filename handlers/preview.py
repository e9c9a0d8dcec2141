"""/preview: what a subscription of this chat would bring now; nothing counts as told by it."""

from handlers.briefing import compose
from handlers.command import Command
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Request
from handlers.services import Services
from handlers.subscribing import meant
from handlers.told import contents_of


async def answer(request: Request, services: Services) -> Reply:
    """Compose the briefing of the subscription that is meant, in its own language."""
    one = await meant(request, services)
    if isinstance(one, Reply):
        return one
    words = services.wording(one.wish.language)
    contents = await contents_of(one.wish, one.seen, one.schedule.zone, services)
    briefing = await services.store.read(lambda db: compose(db, contents, words))
    if not briefing.reply.blocks:
        return Reply(words.language, (Paragraph(plain(words("briefing-nothing-new"))),))
    return briefing.reply


COMMAND = Command("preview", ("معاينة",), answer)
