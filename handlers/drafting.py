"""What editors see of drafts: the preview with its buttons, and where it may be shown."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from handlers.access import Rank
from handlers.article import article_blocks
from handlers.errors import UserError
from handlers.lines import article_line
from handlers.options import number
from handlers.permissions import rank_of
from handlers.reply import Block, Button, Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Call, ChatKind, Request
from handlers.services import Services
from locales import Wording
from storage import articles, visibility
from storage.sqlite import Database
from storage.visibility import Hidden, Why


def shown_here(request: Request, services: Services) -> bool:
    """Whether a draft's facts may be shown in a chat: nobody but editors reads along there."""
    chat = request.chat
    if chat.kind in (ChatKind.PRIVATE, ChatKind.TERMINAL):
        return True
    return services.access.rank(frozenset({f"{chat.platform}-chat:{chat.id}"})) >= Rank.EDITOR


async def is_editor(request: Request, services: Services) -> bool:
    """Whether the asker may see drafts; who stands behind a forwarded or nameless message is not known."""
    return request.origin.caveat is None and (await rank_of(request, services.access, services.store) >= Rank.EDITOR)


def numbers(arguments: str) -> tuple[int, ...]:
    """The articles that a command names, one at least. Raises UserError."""
    found = tuple(dict.fromkeys(number(word) for word in arguments.split()))
    if not found:
        raise UserError("error-article-needed")
    return found


def needed(database: Database, article: int, why: Why) -> Hidden:
    """How an article is hidden, as a draft or retracted. Raises UserError where it is not so."""
    hidden = visibility.get(database, article)
    if hidden is not None and hidden.why is why:
        return hidden
    raise UserError(f"missing-{why}", id=str(article))


def guard(database: Database, article: int | None, request: Request, services: Services) -> None:
    """Raise UserError where others would read what a draft says, since who corrects it is told that."""
    if article is None or shown_here(request, services):
        return
    hidden = visibility.get(database, article)
    if hidden is not None and hidden.why is Why.DRAFT:
        raise UserError("error-draft-in-group", id=str(article))


async def preview(article: int, request: Request, services: Services) -> Reply:
    """All that an editor needs to decide on a draft. Raises UserError where there is no such draft."""
    if not shown_here(request, services):
        raise UserError("error-draft-in-group", id=str(article))
    words = services.wording(request.language)
    blocks = await services.store.read(lambda db: _preview(db, article, services, words))
    return Reply(request.language, blocks, private=True, buttons=(draft_buttons(article, words, request.language),))


def _preview(database: Database, article: int, services: Services, words: Wording) -> tuple[Block, ...]:
    hidden = needed(database, article, Why.DRAFT)
    with visibility.revealed(database):
        row = articles.get(database, article)
        assert row is not None, "what is hidden is there"
        blocks = article_blocks(database, row, words)
    return (*state_lines(hidden, services, words), *blocks)


def state_lines(hidden: Hidden, services: Services, words: Wording) -> Iterable[Block]:
    """That this is a draft, until when it is kept, and what it is to replace."""
    assert hidden.until is not None, "drafts have a time"
    until = words.moment(hidden.until.astimezone(ZoneInfo(services.zone)))
    yield Paragraph((Run(words("draft-state", until=until), Style.FAINT),))
    if hidden.version_of is not None:
        yield Paragraph(plain(words("draft-version", id=str(hidden.version_of))))


def draft_buttons(article: int, words: Wording, language: str) -> tuple[Button, ...]:
    """Publish, Edit, Correct, Discard."""
    return tuple(
        Button(words(f"button-{name}"), Call(name, str(article), language), replaces=name != "edit")
        for name in ("publish", "edit", "review", "discard")
    )


def hidden_listing(database: Database, found: Iterable[Hidden], words: Wording) -> Listing:
    """Hidden articles as a list: number, title, day, who."""
    items: list[Item] = []
    with visibility.revealed(database):
        for hidden in found:
            if (row := articles.get(database, hidden.article)) is not None:
                who = (Run(hidden.who or "", Style.FAINT),) if hidden.who else ()
                items.append(Item(article_line(row, words), (who,) if who else ()))
    return Listing(tuple(items))
