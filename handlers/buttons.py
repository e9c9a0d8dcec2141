"""The buttons that a reply gets by itself: its other pages, and the evidence of the facts that it lists."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.reply import Button, Listing, Reply
from handlers.request import Call, Request
from locales import Wording

_A_ROW = 5
_MOST_SOURCES = 20


def with_buttons(reply: Reply, request: Request, words: Wording) -> Reply:
    """The reply with a row that turns its pages and rows that show each fact's sentence, before its own buttons."""
    shown = with_sources(reply)
    rows = _pages(reply, request, words)
    return replace(shown, buttons=(*rows, *shown.buttons)) if rows else shown


def with_sources(reply: Reply) -> Reply:
    """The reply with rows that show each fact's sentence, before its own buttons."""
    rows = _sources(reply)
    return replace(reply, buttons=(*rows, *reply.buttons)) if rows else reply


def _pages(reply: Reply, request: Request, words: Wording) -> tuple[tuple[Button, ...], ...]:
    paging = reply.paging
    if paging is None:
        return ()
    turns = (("button-previous", paging.page - 1), ("button-next", paging.page + 1))
    row = tuple(
        Button(words(key), request.turned(page).call, replaces=True) for key, page in turns if 1 <= page <= paging.pages
    )
    return (row,) if row else ()


def _sources(reply: Reply) -> tuple[tuple[Button, ...], ...]:
    """A button a reference: an actor's leads to its profile, any other to the sentence behind the fact."""
    items = (item for block in reply.blocks if isinstance(block, Listing) for item in block.items)
    references = tuple(dict.fromkeys(item.reference for item in items if item.reference))[:_MOST_SOURCES]
    return rows_of([_source(reference, reply.language) for reference in references])


def rows_of(buttons: Sequence[Button], width: int = _A_ROW) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows of so many."""
    return tuple(tuple(buttons[at : at + width]) for at in range(0, len(buttons), width))


def _source(reference: str, language: str) -> Button:
    return Button(reference, Call("actor" if reference.startswith("A") else "source", reference, language))
