"""/discard ID: drafts are deleted."""

from handlers.command import Audience, Command, Takes
from handlers.drafting import needed, numbers
from handlers.filters import without_language
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Request
from handlers.services import Services
from storage import visibility
from storage.sqlite import Database
from storage.visibility import Why


async def answer(request: Request, services: Services) -> Reply:
    """Delete all drafts that the arguments name, or none of them."""
    words = services.wording(request.language)
    wanted = numbers(without_language(request.arguments, services))

    def discard(database: Database) -> None:
        for article in wanted:
            needed(database, article, Why.DRAFT)
            visibility.discard(database, article)

    await services.store.write(discard)
    lines = tuple(Paragraph(plain(words("draft-discarded", id=str(article)))) for article in wanted)
    return Reply(request.language, lines, private=True)


COMMAND = Command("discard", ("تجاهل",), answer, audience=Audience.EDITORS, needs=(Takes.DRAFT,), takes=())
