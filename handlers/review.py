"""/review 12: the facts of an article or draft, each with buttons that correct it."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.buttons import rows_of
from handlers.command import Audience, Command, Takes
from handlers.correcting import editor_of, reference
from handlers.drafting import guard
from handlers.errors import UserError
from handlers.filters import page_asked, without_language
from handlers.lines import article_title, entity_item, event_item, figure_item, quote_item
from handlers.options import number
from handlers.reply import Block, Button, Heading, Item, Listing, Paging, Paragraph, Reply, Run, Style, plain
from handlers.request import Call, Request
from handlers.services import Services
from handlers.taking_back import take_back
from locales import Wording
from storage import articles, corrections, entities, events, figures, quotes, visibility
from storage.corrections import Action, Change
from storage.filters import Filter
from storage.rows import ArticleRow
from storage.sqlite import Database
from storage.visibility import Why

_A_PAGE = 5
"""Facts on a page: Discord has room for five rows of five buttons."""

_PAIRS = 4
"""Buttons in a row: two facts' Fix and Drop."""

_ALL = 10_000
_DROP, _UNDO = "drop", "undo"


async def answer(request: Request, services: Services) -> Reply:
    """A page of facts; a button's `drop E12` or `undo 57` behind the number is done first."""
    words = services.wording(request.language)
    named, _, wish = without_language(request.arguments, services).partition(" ")
    article = number(named)
    rest, page = page_asked(wish, request.page, services)
    typed, wish = rest != wish, rest
    await services.store.read(lambda db: _check(db, article, request, services))
    remark, extra = await _done(article, wish, page, request, services) if wish else ((), ())
    row, items = await services.store.read(lambda db: _facts(db, article, words))
    pages = max(1, -(-len(items) // _A_PAGE))
    page = min(page, pages)
    shown = items[(page - 1) * _A_PAGE : page * _A_PAGE]
    title = article_title(row.title, words, row.language)
    blocks: list[Block] = [*remark, Heading((Run(f"#{row.id} "), title))]
    if shown:
        blocks += [Paragraph((Run(words("review-how"), Style.FAINT),)), Listing(tuple(shown))]
    else:
        blocks.append(Paragraph(plain(words("review-nothing"))))
    missed = Run(f"/{words('command-add')} {words('add-event').split('|')[0].strip()} #{article} …", Style.COMMAND)
    blocks.append(Paragraph((Run(words("review-missed") + " "), missed)))
    plainly = not wish and not typed  # else turning a page would do it all again
    turning = Paging(page, pages, len(items)) if pages > 1 and plainly else None
    own = () if plainly else _turns(article, page, pages, request.language, words)
    ways = (*extra, *_back(await services.store.read(lambda db: _is_draft(db, article)), article, request, words))
    buttons = (*own, *_fact_buttons(article, shown, page, request.language, words), *((ways,) if ways else ()))
    return Reply(request.language, tuple(blocks), turning, private=True, buttons=buttons)


def _check(database: Database, article: int, request: Request, services: Services) -> None:
    with visibility.revealed(database):
        if articles.get(database, article) is None:
            raise UserError("error-no-article", id=str(article))
    guard(database, article, request, services)


def _is_draft(database: Database, article: int) -> bool:
    hidden = visibility.get(database, article)
    return hidden is not None and hidden.why is Why.DRAFT


async def _done(
    article: int, wish: str, page: int, request: Request, services: Services
) -> tuple[tuple[Block, ...], tuple[Button, ...]]:
    """Do what a button asked for; what to say of it, and the button that takes it back."""
    words = services.wording(request.language)
    what, _, target = wish.partition(" ")
    if what == _UNDO:
        return await take_back(number(target), request, services), ()
    if what != _DROP:
        raise UserError("error-article-needed")
    fact = reference(target, "EFQ")
    change = Change(fact, Action.DROP, {"dropped": 1}, editor_of(request), services.now())

    def drop(database: Database) -> int | None:
        if corrections.article_of(database, fact) != article:
            raise UserError("error-no-reference", reference=fact)
        return corrections.correct(database, change)

    done = await services.store.write(drop)
    back = Button(
        words("button-undo"), Call("review", f"{article} {_UNDO} {done}", request.language, page), replaces=True
    )
    return (Paragraph(plain(words("dropped", reference=fact))),), (back,)


def _facts(database: Database, article: int, words: Wording) -> tuple[ArticleRow, Sequence[Item]]:
    """The article, and its facts in the order in which a preview has their kinds, actors last."""
    about = Filter(article=article, limit=_ALL)
    with visibility.revealed(database):
        row = articles.get(database, article)
        assert row is not None, "it was there a moment ago"
        items = [
            *(event_item(found, words) for found in events.timeline(database, about).rows),
            *(figure_item(found, words) for found in figures.listing(database, about).rows),
            *(quote_item(found, words) for found in quotes.listing(database, about).rows),
            *(entity_item(found, words) for found in entities.actors(database, about).rows),
            *(entity_item(found, words) for found in entities.places(database, replace(about, kinds=("place",))).rows),
        ]
    return row, items


def _fact_buttons(
    article: int, items: Sequence[Item], page: int, language: str, words: Wording
) -> tuple[tuple[Button, ...], ...]:
    """Fix and Drop of each fact; an actor can be fixed alone."""
    found: list[Button] = []
    for item in items:
        assert item.reference is not None, "facts have references"
        fix = words("button-fix", reference=item.reference)
        found.append(Button(fix, Call("fix", item.reference, language)))
        if not item.reference.startswith("A"):
            call = Call("review", f"{article} {_DROP} {item.reference}", language, page)
            found.append(Button(words("button-drop", reference=item.reference), call, replaces=True))
    return rows_of(found, _PAIRS)


def _turns(article: int, page: int, pages: int, language: str, words: Wording) -> tuple[tuple[Button, ...], ...]:
    """Other pages, without what was done on this one."""
    turns = (("button-previous", page - 1), ("button-next", page + 1))
    row = tuple(
        Button(words(key), Call("review", str(article), language, to), replaces=True)
        for key, to in turns
        if 1 <= to <= pages
    )
    return (row,) if row else ()


def _back(draft: bool, article: int, request: Request, words: Wording) -> tuple[Button, ...]:
    """Back to a draft's preview."""
    if not draft:
        return ()
    return (Button(words("button-back"), Call("drafts", str(article), request.language), replaces=True),)


COMMAND = Command("review", ("مراجعة", "راجع"), answer, audience=Audience.EDITORS, needs=(Takes.ANY_ARTICLE,), takes=())
