"""/pause: a subscription of this chat rests until /resume."""

from handlers.command import Audience, Command, Takes
from handlers.reply import Button, Paragraph, Reply, plain
from handlers.request import Call, Request
from handlers.services import Services
from handlers.subscribing import meant
from storage import subscriptions
from storage.subscriptions import Pause


async def answer(request: Request, services: Services) -> Reply:
    """Pause the subscription that is meant."""
    words = services.wording(request.language)
    one = await meant(request, services)
    if isinstance(one, Reply):
        return one
    await services.store.write(lambda db: subscriptions.set_pause(db, one.id, Pause.ASKED, None, None))
    button = Button(f"{words('button-resume')} {one.reference}", Call("resume", one.reference, request.language))
    line = words("subscription-pausing", reference=one.reference)
    return Reply(request.language, (Paragraph(plain(line)),), buttons=((button,),))


COMMAND = Command("pause", ("إيقاف", "إيقاف_مؤقت"), answer, audience=Audience.CHAT_ADMINS, takes=(Takes.SUBSCRIPTION,))
