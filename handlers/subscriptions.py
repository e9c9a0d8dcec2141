"""/subscriptions: what this chat has subscribed to, with the next times."""

from handlers.command import Command
from handlers.reply import Heading, Listing, Paragraph, Reply, plain
from handlers.request import Request
from handlers.services import Services
from handlers.subscribing import own, subscription_buttons, subscription_item

_MOST_BUTTONS = 5


async def answer(request: Request, services: Services) -> Reply:
    """List the chat's subscriptions."""
    words = services.wording(request.language)
    stored = await services.store.read(lambda db: own(db, request))
    if not stored:
        return Reply(request.language, (Paragraph(plain(words("no-subscriptions"))),))
    now = services.now()
    return Reply(
        request.language,
        (
            Heading(plain(words("subscriptions-title", total=len(stored)))),
            Listing(tuple(subscription_item(one, now, words) for one in stored)),
        ),
        buttons=tuple(subscription_buttons(one, request.language, words) for one in stored[:_MOST_BUTTONS]),
    )


COMMAND = Command("subscriptions", ("الاشتراكات", "اشتراكات"), answer, takes=())
