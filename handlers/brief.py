"""/brief: what is new, who, when, how much, and one quote."""

from handlers.briefing import Contents, compose
from handlers.command import Command, Takes
from handlers.filters import narrow
from handlers.reply import Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from storage import articles
from storage.subscriptions import Section

_MORE = ("actors", "timeline", "figures", "quotes", "articles")


async def answer(request: Request, services: Services) -> Reply:
    """A page that tells what the articles, or those that the arguments name, are about."""
    from handlers.registry import commands

    words = services.wording(request.language)
    narrowed = await narrow(request, services, ())
    said = " · ".join(narrowed.said)
    contents = Contents(tuple(Section), narrowed.filter, services.today(), request.arguments, said)
    briefing = await services.store.read(lambda db: compose(db, contents, words))
    if not briefing.anything:
        key = "no-articles" if await services.store.read(articles.count) else "nothing-stored"
        return Reply(request.language, (Paragraph(plain(words(key))),))
    shown = {command.name: "/" + command.shown(words.language) for command in commands()}
    more = Paragraph((Run(words("brief-more", commands=" ".join(shown[name] for name in _MORE)), Style.FAINT),))
    return Reply(request.language, (*briefing.reply.blocks, more), buttons=briefing.reply.buttons)


COMMAND = Command(
    "brief", ("الموجز", "موجز"), answer, also=("briefing",), takes=(Takes.ARTICLE, Takes.WORDS, Takes.YEAR)
)
