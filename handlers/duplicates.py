"""What an uploader is told of a text that is there already, or nearly: which article it is, and what may be done."""

from collections.abc import Sequence

from handlers.drafting import shown_here
from handlers.lines import article_line
from handlers.reply import Block, Button, Item, Line, Listing, Paragraph, Run, plain
from handlers.request import Call, Request
from handlers.services import Services
from handlers.uploading import NearDuplicate, Refused
from locales import Wording
from storage import articles, visibility
from storage.sqlite import Database
from storage.visibility import Why

_MOST = 3


async def known_articles(refused: Sequence[Refused], request: Request, services: Services) -> tuple[Block, ...]:
    """The articles that refused texts are the same as or much like, by number, title, day and link."""
    words = services.wording(request.language)
    known = tuple(dict.fromkeys(one.known for one in refused if one.known is not None))
    hidden_too = shown_here(request, services)
    items = await services.store.read(lambda db: [_item(db, article, hidden_too, words) for article in known])
    found = tuple(item for item in items if item is not None)
    near = any(isinstance(one.error, NearDuplicate) for one in refused)
    return (
        *((Listing(found),) if found else ()),
        *((Paragraph(plain(words("near-what", hours=services.draft_hours))),) if near else ()),
    )


def _item(database: Database, article: int, hidden_too: bool, words: Wording) -> Item | None:
    hidden = visibility.get(database, article)
    if hidden is not None and hidden.why is Why.DRAFT and not hidden_too:
        return None
    with visibility.revealed(database):
        row = articles.get(database, article)
    if row is None:
        return None
    link: tuple[Line, ...] = ((Run(row.link, language="en"),),) if row.link else ()
    return Item(article_line(row, words), link)


def duplicate_buttons(refused: Sequence[Refused], request: Request, words: Wording) -> tuple[tuple[Button, ...], ...]:
    """A row for each: look at the article, take the text as its new version, or as an article of its own."""
    known = [one for one in refused if one.known is not None][:_MOST]
    several = len(known) > 1
    return tuple(_row(one, several, request.language, words) for one in known)


def _row(one: Refused, several: bool, language: str, words: Wording) -> tuple[Button, ...]:
    standing = one.error.key.partition("-")[2]
    look = {
        "public": Button(f"#{one.known}", Call("article", str(one.known), language)),
        "draft": Button(f"#{one.known}", Call("drafts", str(one.known), language)),
        "retracted": Button(words("button-restore"), Call("restore", str(one.known), language)),
    }[standing]
    if not isinstance(one.error, NearDuplicate):
        return (look,)
    held = f"held={one.error.held}"
    name = f" ({one.name})" if several else ""
    version = Button(
        words("button-version", id=str(one.known)) + name,
        Call("upload", f"{held} version={one.known}", language), replaces=True,
    )  # fmt: skip
    own = Button(words("button-own") + name, Call("upload", f"{held} version=no", language), replaces=True)
    return (look, version, own) if standing == "public" else (look, own)
