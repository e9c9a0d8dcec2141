"""/add event #12 2015-12-17 "Signing of the accord": what the parser missed, also a figure, a quote or an actor."""

from dataclasses import dataclass

from handlers.added_facts import Fact, event, figure, quote
from handlers.additions import Line, several, understand
from handlers.command import Audience, Command, Takes
from handlers.correcting import catch_up, editor_of, undo_button
from handlers.drafting import guard
from handlers.errors import UserError
from handlers.facts import in_view, item_of, row_of
from handlers.reply import Block, Item, Listing, Paragraph, Quotation, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from handlers.type import entity_type
from locales import Wording
from storage import additions, entities, proof, search, texts, visibility
from storage.additions import NewActor, NewFact
from storage.corrections import Action, Change
from storage.rows import Evidence
from storage.sqlite import Database
from storage.texts import Text

_LONGEST_LINE = 1500
_MAKE = {"event": event, "figure": figure, "quote": quote}


@dataclass(frozen=True, slots=True)
class _Stored:
    """An added fact: its reference, the correction's number, how it reads, and its sentence, if one was found."""

    reference: str
    number: int
    item: Item
    evidence: Evidence | None


async def answer(request: Request, services: Services) -> Reply:
    """Add what the arguments say, at once."""
    line = understand(request.arguments, services)
    if line.article is None:
        return await _actor(line, request, services)
    article = line.article
    text = await services.store.read(lambda db: _text(db, article, request, services))
    fact = await _MAKE[line.kind](line, text, services)
    words = services.wording(request.language)
    change = Change("", Action.ADD, {}, editor_of(request), services.now())
    stored = await services.store.write(lambda db: _store(db, fact, text, change, words))
    blocks: list[Block] = [
        Paragraph(plain(words("added", reference=stored.reference, id=str(article)))),
        Listing((stored.item,)),
    ]
    if stored.evidence is not None:
        blocks += [
            Paragraph((Run(words("added-sentence"), Style.FAINT),)),
            Quotation(plain(stored.evidence.sentence), text.language),
        ]
    else:
        blocks.append(Paragraph((Run(words("added-no-sentence"), Style.FAINT),)))
    back = undo_button(stored.number, request.language, words)
    return Reply(request.language, tuple(blocks), private=True, buttons=((back,),))


def _text(database: Database, article: int, request: Request, services: Services) -> Text:
    """The article that a fact is added to. Raises UserError where it is not there, or a draft that others would see."""
    text = texts.get(database, article)
    if text is None:
        raise UserError("error-no-article", id=str(article))
    guard(database, article, request, services)
    return text


def _store(database: Database, fact: Fact, text: Text, change: Change, words: Wording) -> _Stored:
    """Store a fact with the sentence that says it. Raises UserError where the one that is asked for is not there."""
    place = None
    if fact.exact and (at := text.body.find(fact.exact)) >= 0:
        place = proof.Proof(proof.holding(database, text.id, at), at, at + len(fact.exact))
    elif fact.sentence:
        place = proof.proof(database, text.id, fact.sentence)
        if place is None:
            raise UserError("error-no-sentence", words=fact.sentence[:60], id=str(text.id))
    else:
        place = proof.proof(database, text.id, fact.said, beside=fact.beside, needed=fact.needed)
    new = NewFact(fact.kind, text.id, fact.columns, fact.parts, place)
    reference, noted = additions.add_fact(database, new, change)
    with visibility.revealed(database):
        row = row_of(database, reference)
        assert row is not None, "it was stored just now"
        return _Stored(reference, noted, item_of(row, words), search.evidence(database, reference) if place else None)


async def _actor(line: Line, request: Request, services: Services) -> Reply:
    """Add an actor, and find it in the articles that name it already."""
    words = services.wording(request.language)
    name = line.said
    kind = entity_type(line.options.get("type") or line.rest or line.named, services)
    if not (name.ar or name.en) or kind is None:
        raise UserError("error-add-actor")
    new = NewActor(kind, name, several(line.options.get("also", "")))
    change = Change("", Action.ADD, {}, editor_of(request), services.now())

    def add(database: Database) -> tuple[str, int]:
        for one in filter(None, (name.ar, name.en, *new.aliases)):
            if (known := additions.called(database, one)) is not None:
                raise UserError("error-actor-known", name=one, reference=f"A{known}")
        return additions.add_actor(database, new, change)

    reference, noted = await services.store.write(add)
    later = await catch_up(reference, request, services, words)

    def count(database: Database) -> int:
        with in_view(database, request, services):
            row = entities.get(database, int(reference[1:]))
            return row.articles if row is not None else 0

    found = await services.store.read(count)
    said = Paragraph(plain(words("added-actor", reference=reference, count=found)))
    return Reply(request.language, (said, *later), buttons=((undo_button(noted, request.language, words),),))


COMMAND = Command(
    "add", ("إضافة", "أضف"), answer, audience=Audience.EDITORS, needs=(Takes.MISSED,), longest=_LONGEST_LINE,
    takes=(
        Takes.ANY_ARTICLE, Takes.TEXT, Takes.EN, Takes.AR, Takes.DATE, Takes.PLACE, Takes.WHO, Takes.TYPE,
    ),
)  # fmt: skip
