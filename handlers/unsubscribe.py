"""/unsubscribe: this chat gets a briefing no longer."""

from handlers.command import Audience, Command, Takes
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Request
from handlers.services import Services
from handlers.subscribing import meant, when
from storage import subscriptions


async def answer(request: Request, services: Services) -> Reply:
    """Delete the subscription that is meant, and what waits to be sent for it."""
    words = services.wording(request.language)
    one = await meant(request, services)
    if isinstance(one, Reply):
        return one
    await services.store.write(lambda db: subscriptions.remove(db, (one.id,)))
    ended = words("unsubscribed", reference=one.reference)
    return Reply(request.language, (Paragraph(plain(ended)), Paragraph(plain(when(one.schedule, words)))))


COMMAND = Command(
    "unsubscribe", ("إلغاء_الاشتراك", "إلغاء"), answer, audience=Audience.CHAT_ADMINS, takes=(Takes.SUBSCRIPTION,)
)
