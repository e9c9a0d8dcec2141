"""/restore ID: a retracted article comes back."""

from handlers.command import Audience, Command, Takes
from handlers.drafting import needed
from handlers.filters import without_language
from handlers.options import number
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Request
from handlers.services import Services
from storage import visibility
from storage.sqlite import Database
from storage.visibility import Why


async def answer(request: Request, services: Services) -> Reply:
    """Bring the article back that the arguments name."""
    words = services.wording(request.language)
    article = number(without_language(request.arguments, services))

    def restore(database: Database) -> None:
        needed(database, article, Why.RETRACTED)
        visibility.publish(database, article)

    await services.store.write(restore)
    return Reply(request.language, (Paragraph(plain(words("article-restored", id=str(article)))),))


COMMAND = Command(
    "restore", ("استعادة", "استعد"), answer, audience=Audience.EDITORS, needs=(Takes.RETRACTED,), takes=()
)
