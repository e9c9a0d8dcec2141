"""/history [#12|E12]: who corrected what and when."""

from zoneinfo import ZoneInfo

from handlers.command import Audience, Command
from handlers.correcting import reference
from handlers.filters import without_language
from handlers.options import number
from handlers.reply import Heading, Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from locales import Wording
from storage import corrections
from storage.corrections import Action, Columns, Correction

_SHOWN = 20
_LONGEST = 60


async def answer(request: Request, services: Services) -> Reply:
    """The latest corrections of an article, of a fact or actor, or of everything."""
    words = services.wording(request.language)
    given = without_language(request.arguments, services)
    article = number(given) if given.lstrip("#").isdecimal() else None
    target = reference(given, "AEFQ") if given and article is None else None
    found = await services.store.read(lambda db: corrections.history(db, target=target, article=article, limit=_SHOWN))
    if not found:
        return Reply(request.language, (Paragraph(plain(words("history-nothing"))),), private=True)
    items = tuple(_item(one, services, words) for one in found)
    return Reply(request.language, (Heading(plain(words("history-title"))), Listing(items)), private=True)


def _item(one: Correction, services: Services, words: Wording) -> Item:
    at = words.moment(one.at.astimezone(ZoneInfo(services.zone)))
    undone = (Run(" " + words("history-undone"), Style.FAINT),) if one.undone_at else ()
    before = _said(one.old) if one.action is not Action.MERGE else ""
    change = f"{before} → {_said(one.new)}" if before else _said(one.new)
    return Item(
        (Run(f"{one.target} ", Style.STRONG), Run(f"/{one.action} {change}"), *undone),
        ((Run(f"{one.who} · {at}", Style.FAINT),),),
    )


def _said(columns: Columns) -> str:
    text = " ".join(f"{name}={value}" for name, value in columns.items() if value is not None)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


COMMAND = Command("history", ("السجل",), answer, audience=Audience.EDITORS)
