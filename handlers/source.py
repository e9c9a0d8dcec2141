"""/source REF: the sentence behind a fact, with its neighbours."""

from extraction.text import fold
from handlers.command import Command, Takes
from handlers.drafting import is_editor, shown_here
from handlers.errors import UserError
from handlers.lines import article_title
from handlers.reply import Block, Heading, Line, Paragraph, Quotation, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from storage import search, visibility
from storage.rows import Evidence
from storage.sqlite import Database

_KINDS = "AEFQ"
_LONGEST_REFERENCE = 12


async def answer(request: Request, services: Services) -> Reply:
    """The evidence for the fact that the arguments refer to."""
    words = services.wording(request.language)
    given = (request.arguments.split() or [""])[0].strip("[]")
    if not given:
        raise UserError("error-reference-needed")
    reference = fold(given).upper()
    if reference[0] not in _KINDS or not reference[1:].isdecimal() or len(reference) > _LONGEST_REFERENCE:
        raise UserError("error-bad-reference", reference=given[:30])
    evidence = await services.store.read(lambda db: search.evidence(db, reference))
    if evidence is None and shown_here(request, services) and await is_editor(request, services):
        evidence = await services.store.read(lambda db: _hidden_evidence(db, reference))
    if evidence is None:
        raise UserError("error-no-reference", reference=reference)
    article = evidence.article
    title = article_title(article.heading, words, article.language)
    proven = evidence.end > evidence.start
    blocks: list[Block] = [
        Heading(plain(words("source-of" if proven else "source-none", reference=reference))),
        *((Quotation(_passage(evidence), article.language),) if proven else ()),
        Paragraph((Run(words("source-article", id=str(article.id)) + " ", Style.FAINT), title)),
    ]
    return Reply(request.language, tuple(blocks))


def _hidden_evidence(database: Database, reference: str) -> Evidence | None:
    """What a fact of a draft rests on, for editors."""
    with visibility.revealed(database):
        return search.evidence(database, reference)


def _passage(evidence: Evidence) -> Line:
    """The sentence before, the sentence with the words of the fact marked, the sentence after."""
    sentence, start, end = evidence.sentence, evidence.start, evidence.end
    before = (Run(evidence.before + " ", Style.FAINT),) if evidence.before else ()
    after = (Run(" " + evidence.after, Style.FAINT),) if evidence.after else ()
    return (*before, Run(sentence[:start]), Run(sentence[start:end], Style.MARKED), Run(sentence[end:]), *after)


COMMAND = Command("source", ("المصدر", "مصدر", "الدليل"), answer, needs=(Takes.REFERENCE,), takes=())
