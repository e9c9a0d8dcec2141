"""/retract ID: an article and its facts leave every answer and every coming briefing."""

from handlers.command import Audience, Command, Takes
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.options import number
from handlers.reply import Button, Paragraph, Reply, plain
from handlers.request import Call, Request
from handlers.services import Services
from storage import articles, visibility
from storage.sqlite import Database
from storage.visibility import Hidden, Why


async def answer(request: Request, services: Services) -> Reply:
    """Take the article back that the arguments name."""
    words = services.wording(request.language)
    article = number(without_language(request.arguments, services))
    asker = request.origin.asker
    hidden = Hidden(article, Why.RETRACTED, asker.key if asker else request.chat.platform, services.now())

    def retract(database: Database) -> None:
        if articles.get(database, article) is None:
            raise UserError("error-no-article", id=str(article))
        visibility.hide(database, hidden)

    await services.store.write(retract)
    back = Button(words("button-restore"), Call("restore", str(article), request.language), replaces=True)
    line = Paragraph(plain(words("article-retracted", id=str(article))))
    return Reply(request.language, (line,), buttons=((back,),))


COMMAND = Command("retract", ("سحب", "اسحب"), answer, audience=Audience.EDITORS, needs=(Takes.ARTICLE,), takes=())
