"""Facts by their references: the row that is stored and how it reads in a list."""

from contextlib import AbstractContextManager, nullcontext

from handlers.drafting import shown_here
from handlers.lines import entity_item, event_item, figure_item, quote_item
from handlers.reply import Item
from handlers.request import Request
from handlers.services import Services
from locales import Wording
from storage import entities, events, figures, quotes, search, visibility
from storage.rows import EntityRow, EventRow, FigureRow, QuoteRow
from storage.sqlite import Database

Row = EventRow | FigureRow | QuoteRow | EntityRow


def in_view(database: Database, request: Request, services: Services) -> AbstractContextManager[None]:
    """Let an editor's query see drafts where nobody else reads along."""
    return visibility.revealed(database) if shown_here(request, services) else nullcontext()


def row_of(database: Database, reference: str) -> Row | None:
    """The fact or actor that a reference names, None where it is not there or not to be seen."""
    number = int(reference[1:])
    if reference[0] == "#":
        return None
    if reference[0] == "A":
        return entities.get(database, number)
    if search.evidence(database, reference) is None:
        return None
    match reference[0]:
        case "E":
            return events.get(database, number)
        case "F":
            return figures.get(database, number)
        case _:
            return quotes.get(database, number)


def item_of(row: Row, words: Wording) -> Item:
    """A fact or actor as an entry of a list."""
    match row:
        case EventRow():
            return event_item(row, words)
        case FigureRow():
            return figure_item(row, words)
        case QuoteRow():
            return quote_item(row, words)
        case EntityRow():
            return entity_item(row, words)
