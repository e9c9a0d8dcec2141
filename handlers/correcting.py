"""What the commands of corrections share: which fact or actor is meant, by whom, and the line that says it is done."""

from dataclasses import replace

from extraction.text import fold
from handlers.changes import summary
from handlers.drafting import guard
from handlers.errors import UserError
from handlers.facts import Row, in_view, item_of, row_of
from handlers.reparsing import reread_stale
from handlers.reply import Button, Listing, Paragraph, Reply, plain
from handlers.request import Call, ChatKind, Request
from handlers.services import Services
from locales import Wording
from storage import additions, corrections, entities
from storage.corrections import Action, Change, Columns, Editor
from storage.rows import EntityRow
from storage.sqlite import Database

_LONGEST_REFERENCE = 12
_AT_ONCE = 10
"""Articles that are parsed anew before the answer; the others follow."""

_ALL = -1  # SQLite's limit that is none


def reference(text: str, kinds: str) -> str:
    """A reference as E12, to a fact or actor of one of the kinds. Raises UserError."""
    found = fold(text.strip("[]")).upper()
    if not found:
        raise UserError("error-reference-needed")
    if found[0] not in kinds or not found[1:].isdecimal() or len(found) > _LONGEST_REFERENCE:
        raise UserError("error-bad-correction-reference", reference=text[:30], kinds=" ".join(kinds))
    return f"{found[0]}{int(found[1:])}"


async def actor(text: str, services: Services) -> EntityRow:
    """The actor or place that a reference or a name leads to. Raises UserError."""
    wanted = fold(text.strip("[]")).upper()
    if wanted[:1] == "A" and wanted[1:].isdecimal() and len(wanted) <= _LONGEST_REFERENCE:
        number = int(wanted[1:])
        row = await services.store.read(lambda db: entities.get(db, number))
        if row is None or await services.store.read(lambda db: entities.merged(db, number)):
            raise UserError("error-no-reference", reference=wanted)
        return row
    row = await services.store.read(lambda db: entities.named(db, text))
    if row is None:
        raise UserError("error-no-actor", name=text[:60])
    return row


def editor_of(request: Request) -> Editor:
    """As whom the asker's corrections are noted."""
    asker, chat = request.origin.asker, request.chat
    return Editor(asker.key, asker.name) if asker else Editor(f"{chat.platform}-chat:{chat.id}", chat.title or "")


def check_name(database: Database, target: str, name: str) -> None:
    """Raise UserError where a name is another actor's: articles could not tell which one they mean."""
    known = additions.called(database, name)
    if known is not None and f"A{known}" != target:
        raise UserError("error-other-actor", name=name, reference=f"A{known}", target=target)


async def correct(
    target: str, action: Action, new: Columns, request: Request, services: Services, key: str = "corrected"
) -> Reply:
    """Apply a correction and say so, or that it changes nothing. Raises UserError where the target does not exist."""
    change = Change(target, action, new, editor_of(request), services.now())

    def apply(database: Database) -> int | None:
        guard(database, corrections.article_of(database, target), request, services)
        if not corrections.stands(database, target):
            raise UserError("error-no-reference", reference=target)
        if action is Action.RENAME:
            for name in new.values():
                check_name(database, target, name)
        return corrections.correct(database, change)

    number = await services.store.write(apply)
    if number is None:
        line = services.wording(request.language)("correction-unchanged", reference=target)
        return Reply(request.language, (Paragraph(plain(line)),), private=True)
    return await done(target, number, request, services, key)


async def done(target: str, number: int, request: Request, services: Services, key: str = "corrected") -> Reply:
    """The line that says that a correction is made, how its target reads now, and a button that takes it back.

    What an actor's correction changes in stored articles is read there first, as far as that takes little time.
    """
    words = services.wording(request.language)
    later = await catch_up(target, request, services, words)

    def find(database: Database) -> Row | None:
        with in_view(database, request, services):
            return row_of(database, target)

    row = await services.store.read(find)
    noted = await services.store.read(lambda db: corrections.get(db, number))
    assert noted is not None, "it was noted just now"
    now = (Listing((replace(item_of(row, words), reference=None),)),) if row is not None else ()
    said = Paragraph(plain(words(key, reference=target, change=summary(noted, words))))
    return Reply(request.language, (said, *now, *later), buttons=((undo_button(number, request.language, words),),))


async def catch_up(target: str, request: Request, services: Services, words: Wording) -> list[Paragraph]:
    """Parse the articles anew that an actor's correction concerns, and say if some are left to the running program.

    A terminal has none behind it, and waits for all.
    """
    if target[0] != "A":
        return []
    left = await reread_stale(services, _ALL if request.chat.kind is ChatKind.TERMINAL else _AT_ONCE)
    return [Paragraph(plain(words("corrected-later", count=left)))] if left else []


def undo_button(number: int, language: str, words: Wording) -> Button:
    """Takes the correction with this number back."""
    return Button(words("button-undo"), Call("undo", str(number), language), replaces=True)
