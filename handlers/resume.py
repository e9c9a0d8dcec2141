"""/resume: a subscription of this chat that rests goes on."""

from dataclasses import replace

from sqlite_utils import Database

from handlers.command import Audience, Command
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Request
from handlers.services import Services
from handlers.slots import next_slot
from handlers.subscribing import meant, runs
from storage import subscriptions, visibility


async def answer(request: Request, services: Services) -> Reply:
    """Let the subscription that is meant go on from its next time; immediate posts skip what came meanwhile."""
    words = services.wording(request.language)
    one = await meant(request, services)
    now = services.now()
    slot = next_slot(one.schedule, now)

    def go_on(database: Database) -> None:
        seen = visibility.newest(database) if one.schedule.immediate and one.pause is not None else None
        subscriptions.set_pause(database, one.id, None, slot.at if slot else None, seen)

    await services.store.write(go_on)
    coming = runs(replace(one, pause=None), now, words)
    line = words("subscription-resumed", reference=one.reference)
    more = (Paragraph(plain(words("subscription-next", moment=coming[0]))),) if coming else ()
    return Reply(request.language, (Paragraph(plain(line)), *more))


COMMAND = Command("resume", ("استئناف",), answer, audience=Audience.CHAT_ADMINS)
