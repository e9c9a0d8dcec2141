"""/history [#12|E12]: who corrected what and when."""

from zoneinfo import ZoneInfo

from extraction.facts import Bilingual
from handlers.changes import summary
from handlers.command import Audience, Command, Takes
from handlers.correcting import editor_of, reference
from handlers.drafting import shown_here
from handlers.filters import without_language
from handlers.options import number
from handlers.reply import Block, Heading, Item, Listing, Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from locales import Wording
from storage import corrections
from storage.corrections import Correction

_SHOWN = 20


async def answer(request: Request, services: Services) -> Reply:
    """The latest corrections of an article, of a fact or actor, or of everything."""
    words = services.wording(request.language)
    given = without_language(request.arguments, services)
    article = number(given) if given.lstrip("#").isdecimal() else None
    target = reference(given, "AEFQ") if given and article is None else None
    drafts = shown_here(request, services)
    found = await services.store.read(
        lambda db: corrections.history(db, target=target, article=article, drafts=drafts, limit=_SHOWN)
    )
    if not found:
        return Reply(request.language, (Paragraph(plain(words("history-nothing"))),), private=True)
    said = await services.store.read(lambda db: [corrections.said(db, one.target) for one in found])
    items = tuple(_item(one, label, services, words) for one, label in zip(found, said, strict=True))
    blocks: list[Block] = [Heading(plain(words("history-title"))), Listing(items)]
    editor = editor_of(request).key
    if (own := next((one.id for one in found if one.who == editor and one.undone_at is None), None)) is not None:
        blocks.append(Paragraph((Run(words("history-how", number=str(own)), Style.FAINT),)))
    return Reply(request.language, tuple(blocks), private=True)


def _item(one: Correction, said: Bilingual | None, services: Services, words: Wording) -> Item:
    at = words.moment(one.at.astimezone(ZoneInfo(services.zone)))
    undone = (Run(" " + words("history-undone"), Style.FAINT),) if one.undone_at else ()
    who = f"{one.name} ({one.who})" if one.name else one.who
    line = (Run(f"{one.id}. ", Style.FAINT), Run(summary(one, words, said)), *undone)
    return Item(line, ((Run(f"{who} · {at}", Style.FAINT),),))


COMMAND = Command("history", ("السجل",), answer, audience=Audience.EDITORS, takes=(Takes.ANY_ARTICLE, Takes.REFERENCE))
