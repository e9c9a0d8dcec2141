"""/search WORDS: sentences that hold all the words."""

from handlers.command import Command, Takes
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.lines import article_title
from handlers.listing import page_line
from handlers.reply import Heading, Item, Line, Listing, Paging, Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from locales import Wording
from storage import search
from storage.rows import SentenceRow


async def answer(request: Request, services: Services) -> Reply:
    """List the sentences that hold every word of the arguments, the best first."""
    words = services.wording(request.language)
    wanted = without_language(request.arguments, services)
    if not wanted:
        raise UserError("error-words-needed")
    size = services.page_size
    page = await services.store.read(
        lambda db: search.sentences(db, wanted, limit=size, offset=(request.page - 1) * size)
    )
    if not page.total:
        return Reply(request.language, (Paragraph(plain(words("no-sentences", words=wanted))),))
    pages = -(-page.total // size)
    if request.page > pages:
        raise UserError("error-no-such-page", page=request.page, pages=pages)
    items = tuple(_item(row, words) for row in page.rows)
    paging = Paging(request.page, pages, page.total) if pages > 1 else None
    heading = Heading(plain(words("search-title", total=page.total, words=wanted)))
    return Reply(request.language, (heading, Listing(items), *page_line(paging, words, request.chat)), paging)


def _item(row: SentenceRow, words: Wording) -> Item:
    article = row.article
    where: Line = (Run(f"#{article.id} ", Style.FAINT), article_title(article.heading, words, article.language))
    return Item((Run(row.text, Style.QUOTED, article.language),), (where,))


COMMAND = Command("search", ("البحث", "ابحث", "بحث"), answer, also=("find",), needs=(Takes.WORDS,), takes=())
