"""/article ID: one article and what was found in it."""

from extraction.text import fold
from handlers.command import Command, Takes
from handlers.errors import UserError
from handlers.lines import article_title, entity_item, event_item, figure_item, quote_item
from handlers.reply import Block, Heading, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from locales import Wording
from storage import articles, entities, events, figures, quotes
from storage.filters import Filter
from storage.rows import ArticleRow
from storage.sqlite import Database

_SHOWN = 5


async def answer(request: Request, services: Services) -> Reply:
    """The article with the number that the arguments give."""
    words = services.wording(request.language)
    number = fold((request.arguments.split() or [""])[0].lstrip("#"))[:12]
    if not number.isdecimal():
        raise UserError("error-article-needed")
    row = await services.store.read(lambda db: articles.get(db, int(number)))
    if row is None:
        raise UserError("error-no-article", id=number)
    blocks = await services.store.read(lambda db: article_blocks(db, row, words))
    return Reply(request.language, blocks)


def article_blocks(database: Database, row: ArticleRow, words: Wording) -> tuple[Block, ...]:
    """What is known of an article, and the first facts of each kind."""
    about = Filter(article=row.id, limit=_SHOWN)
    blocks: list[Block] = [Heading((Run(f"#{row.id} "), article_title(row.heading, words, row.language)))]
    if row.published:
        blocks.append(Paragraph(plain(words("article-published", date=words.day(row.published)))))
    if row.source:
        blocks.append(Paragraph(plain(words("article-source", source=row.source))))
    if row.author:
        blocks.append(Paragraph(plain(words("article-author", author=row.author))))
    if row.link:
        blocks.append(Paragraph((Run(row.link, language="en"),)))
    counts = words("article-counts", actors=row.entities, events=row.events, figures=row.figures, quotes=row.quotes)
    blocks.append(Paragraph((Run(counts, Style.FAINT),)))
    parts = (
        ("article-actors", [entity_item(found, words) for found in entities.actors(database, about).rows]),
        ("article-events", [event_item(found, words) for found in events.timeline(database, about).rows]),
        ("article-figures", [figure_item(found, words) for found in figures.listing(database, about).rows]),
        ("article-quotes", [quote_item(found, words) for found in quotes.listing(database, about).rows]),
    )
    for key, items in parts:
        if items:
            blocks += [Heading(plain(words(key))), Listing(tuple(items))]
    return tuple(blocks)


COMMAND = Command("article", ("المقال", "مقال"), answer, needs=(Takes.ARTICLE,), takes=())
