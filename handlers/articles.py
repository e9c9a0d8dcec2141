"""/articles: the articles, newest first."""

from handlers.command import Command, Takes
from handlers.lines import article_item
from handlers.listing import list_reply
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage import articles


async def answer(request: Request, services: Services) -> Reply:
    """List articles, the newest first."""
    return await list_reply(
        request, services, articles.listing, article_item, title="articles-title", nothing="no-articles"
    )


COMMAND = Command("articles", ("المقالات", "مقالات"), answer, takes=(Takes.WORDS, Takes.YEAR))
