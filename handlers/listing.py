"""What all list commands share: narrow, ask for a page, lay it out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from handlers.errors import UserError
from handlers.filters import Narrowing, narrow
from handlers.reply import Block, Heading, Item, Listing, Paging, Paragraph, Reply, Run, Style, plain
from handlers.request import Chat, ChatKind, Request
from handlers.services import Services
from locales import Wording
from storage import articles
from storage.filters import Filter
from storage.rows import Page
from storage.sqlite import Database

Row = TypeVar("Row")
Query = Callable[[Database, Filter], Page[Row]]


async def list_reply(
    request: Request,
    services: Services,
    query: Query[Row],
    show: Callable[[Row, Wording], Item],
    *,
    title: str,
    nothing: str,
    kinds: Sequence[str] = (),
) -> Reply:
    """Answer a list command: `query` gives the rows, `show` makes an entry of each, the others are messages' names."""
    words = services.wording(request.language)
    narrowed = await narrow(request, services, kinds)
    size = services.page_size

    def fetch(database: Database, narrowed: Narrowing) -> Page[Row]:
        offset = (narrowed.page - 1) * size
        return query(database, replace(narrowed.filter, limit=size, offset=offset))

    page = await services.store.read(lambda db: fetch(db, narrowed))
    strange: tuple[str, ...] = ()
    if request.question and not page.total and narrowed.filter.words:
        narrowed, strange = await _without_strange_words(narrowed, query, services)
        page = await services.store.read(lambda db: fetch(db, narrowed))
    if not page.total:
        return await nothing_reply(nothing, narrowed, words, services)
    pages = -(-page.total // size)
    if narrowed.page > pages:
        raise UserError("error-no-such-page", page=narrowed.page, pages=pages)
    heading = words(title, total=page.total)
    if narrowed.said:
        heading = words("title-filtered", title=heading, filters=" · ".join(narrowed.said))
    paging = Paging(narrowed.page, pages, page.total) if pages > 1 else None
    items = tuple(show(row, words) for row in page.rows)
    passed_over = (Paragraph(plain(words("passed-over", words=" ".join(strange)))),) if strange else ()
    blocks: tuple[Block, ...] = (
        *passed_over,
        Heading(plain(heading)),
        Listing(items),
        *page_line(paging, words, request.chat),
    )
    return Reply(request.language, blocks, paging)


def page_line(paging: Paging | None, words: Wording, chat: Chat) -> tuple[Block, ...]:
    """Which page this is, below a list of several, and on a terminal how to turn it: elsewhere buttons do."""
    if paging is None:
        return ()
    key = "page-more" if paging.page < paging.pages and chat.kind is ChatKind.TERMINAL else "page-of"
    return (Paragraph((Run(words(key, page=paging.page, pages=paging.pages), Style.FAINT),)),)


async def _without_strange_words(
    narrowed: Narrowing, query: Query[Row], services: Services
) -> tuple[Narrowing, tuple[str, ...]]:
    """The narrowing with only those words of a question that fit anything on their own, and the others."""

    def fitting(database: Database) -> tuple[str, ...]:
        alone = (replace(narrowed.filter, words=(word,), limit=1) for word in narrowed.filter.words)
        return tuple(one.words[0] for one in alone if query(database, one).total)

    kept = await services.store.read(fitting)
    strange = tuple(word for word in narrowed.filter.words if word not in kept)
    said = (*narrowed.said[:-1], *((" ".join(kept),) if kept else ()))
    return replace(narrowed, filter=replace(narrowed.filter, words=kept), said=said), strange


async def nothing_reply(key: str, narrowed: Narrowing, words: Wording, services: Services) -> Reply:
    """The one line that says that nothing fits, or that nothing is there at all."""
    if not await services.store.read(articles.count):
        key, loosen = "nothing-stored", False
    else:
        loosen = bool(narrowed.said)
    line = words(key) + (" " + words("loosen") if loosen else "")
    return Reply(words.language, (Paragraph(plain(line)),))
