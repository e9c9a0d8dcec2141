"""/preview: what a subscription of this chat would bring now; nothing counts as told by it."""

from dataclasses import replace

from handlers.briefing import Contents, compose
from handlers.command import Command, Takes
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Request
from handlers.services import Services
from handlers.subscribing import meant
from handlers.told import contents_of
from storage import articles
from storage.filters import Filter
from storage.sqlite import Database

_EXAMPLE = 3
"""Articles of which an example is made where nothing is new."""


async def answer(request: Request, services: Services) -> Reply:
    """Compose the briefing of the subscription that is meant, in its own language; without news, an example of one."""
    one = await meant(request, services)
    if isinstance(one, Reply):
        return one
    words = services.wording(one.wish.language)
    contents = await contents_of(one.wish, one.seen, one.schedule.zone, services)
    briefing = await services.store.read(lambda db: compose(db, contents, words))
    if briefing.anything:
        return briefing.reply
    example = await services.store.read(lambda db: _example(db, contents, alone=one.schedule.immediate))
    if example is None:
        return Reply(words.language, (Paragraph(plain(words("briefing-nothing-new"))),))
    shown = (await services.store.read(lambda db: compose(db, example, words))).reply
    return replace(shown, blocks=(Paragraph(plain(words("preview-example"))), *shown.blocks))


def _example(database: Database, contents: Contents, *, alone: bool) -> Contents | None:
    """The same of the articles that fit and became public last, of a single one where each is posted `alone`."""
    last = articles.last_public(database, replace(contents.about, after=0).showing(1 if alone else _EXAMPLE))
    if not last:
        return None
    number, serial = last[-1]
    if alone:
        return replace(contents, about=Filter(article=number), arguments=f"#{number}", topic="")
    return replace(contents, about=replace(contents.about, after=serial - 1))


COMMAND = Command("preview", ("معاينة",), answer, takes=(Takes.SUBSCRIPTION,))
