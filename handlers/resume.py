"""/resume: a subscription of this chat that rests goes on."""

from dataclasses import replace

from handlers.command import Audience, Command, Takes
from handlers.reply import Block, Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from handlers.slots import next_slot
from handlers.subscribing import meant, runs, when
from storage import subscriptions, visibility
from storage.sqlite import Database


async def answer(request: Request, services: Services) -> Reply:
    """Let the subscription that is meant go on from its next time; immediate posts skip what came meanwhile."""
    words = services.wording(request.language)
    one = await meant(request, services)
    if isinstance(one, Reply):
        return one
    now = services.now()
    slot = next_slot(one.schedule, now)

    def go_on(database: Database) -> None:
        seen = visibility.newest(database) if one.schedule.immediate and one.pause is not None else None
        subscriptions.set_pause(database, one.id, None, slot.at if slot else None, seen)

    await services.store.write(go_on)
    coming = runs(replace(one, pause=None), now, words)
    blocks: list[Block] = [
        Paragraph(plain(words("subscription-resumed", reference=one.reference))),
        Paragraph(plain(when(one.schedule, words))),
    ]
    if coming:
        blocks.append(Paragraph((Run(words("subscription-runs"), Style.FAINT),)))
        blocks.append(Listing(tuple(Item(plain(moment)) for moment in coming)))
    return Reply(request.language, tuple(blocks))


COMMAND = Command("resume", ("استئناف",), answer, audience=Audience.CHAT_ADMINS, takes=(Takes.SUBSCRIPTION,))
