"""/drafts: what waits to be published and what was retracted; with a number, a draft's preview."""

from handlers.command import Audience, Command, Takes
from handlers.drafting import hidden_listing, numbers, preview, shown_here
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.reply import Block, Button, Heading, Paragraph, Reply, plain
from handlers.request import Call, Request
from handlers.services import Services
from locales import Wording
from storage import visibility
from storage.sqlite import Database
from storage.visibility import Why

_BUTTONS = 10


async def answer(request: Request, services: Services) -> Reply:
    """The preview of one draft, or the lists of what is hidden."""
    words = services.wording(request.language)
    if wanted := without_language(request.arguments, services):
        return await preview(numbers(wanted)[0], request, services)
    if not shown_here(request, services):
        raise UserError("error-drafts-in-group")
    drafts = await services.store.read(lambda db: visibility.listing(db, Why.DRAFT))
    blocks = await services.store.read(lambda db: _blocks(db, words))
    looks = [Button(f"#{one.article}", Call("drafts", str(one.article), request.language)) for one in drafts[:_BUTTONS]]
    rows = tuple(tuple(looks[at : at + 5]) for at in range(0, len(looks), 5))
    return Reply(request.language, blocks, private=True, buttons=rows)


def _blocks(database: Database, words: Wording) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for why in Why:
        if found := visibility.listing(database, why):
            heading = Heading(plain(words(f"hidden-{why}", count=len(found))))
            blocks += [heading, hidden_listing(database, found, words)]
    return tuple(blocks) or (Paragraph(plain(words("hidden-nothing"))),)


COMMAND = Command("drafts", ("المسودات", "مسودات"), answer, audience=Audience.EDITORS, takes=(Takes.DRAFT,))
