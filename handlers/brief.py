"""/brief: what is new, who, when, how much, and one quote."""

from sqlite_utils import Database

from handlers.command import Command
from handlers.filters import narrow
from handlers.lines import article_line, entity_item, event_item, figure_item, quote_item
from handlers.reply import Block, Heading, Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from locales import Wording
from storage import articles, entities, events, figures, quotes
from storage.filters import Filter

_SHOWN = {"articles": 3, "actors": 5, "events": 5, "figures": 5, "quotes": 1}
_MORE = ("actors", "timeline", "figures", "quotes", "articles")


async def answer(request: Request, services: Services) -> Reply:
    """A page that tells what the articles, or those that the arguments name, are about."""
    words = services.wording(request.language)
    narrowed = await narrow(request, services, ())
    blocks = await services.store.read(lambda db: compose(db, narrowed.filter, words))
    if blocks is None:
        stored = await services.store.read(articles.count)
        key = "no-articles" if stored else "nothing-stored"
        return Reply(request.language, (Paragraph(plain(words(key))),))
    return Reply(request.language, blocks)


def compose(database: Database, about: Filter, words: Wording) -> tuple[Block, ...] | None:
    """The blocks of a briefing over what a filter lets through; None where that is nothing."""
    from handlers.registry import commands

    def narrowed(part: str) -> Filter:
        return about.showing(_SHOWN[part])

    newest = articles.listing(database, narrowed("articles"))
    parts: tuple[tuple[str, list[Item]], ...] = (
        ("brief-articles", [Item(article_line(row, words)) for row in newest.rows]),
        ("brief-actors", [entity_item(row, words) for row in entities.actors(database, narrowed("actors")).rows]),
        ("brief-events", [event_item(row, words) for row in events.latest(database, narrowed("events"))]),
        ("brief-figures", [figure_item(row, words) for row in figures.notable(database, narrowed("figures"))]),
        ("brief-quote", [quote_item(row, words) for row in quotes.listing(database, narrowed("quotes")).rows]),
    )
    if not any(items for _, items in parts):
        return None
    count = words("in-articles", count=newest.total)
    blocks: list[Block] = [Heading((Run(words("brief-title")), Run(f" · {count}", Style.FAINT)))]
    for key, items in parts:
        if items:
            blocks += [Heading(plain(words(key))), Listing(tuple(items))]
    shown = {command.name: "/" + command.shown(words.language) for command in commands()}
    more = " ".join(shown[name] for name in _MORE)
    return (*blocks, Paragraph((Run(words("brief-more", commands=more), Style.FAINT),)))


COMMAND = Command("brief", ("الموجز", "موجز"), answer, also=("briefing",))
