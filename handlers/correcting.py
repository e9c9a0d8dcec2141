"""What the commands of corrections share: which fact or actor is meant, by whom, and the line that says it is done."""

from extraction.text import fold
from handlers.errors import UserError
from handlers.reply import Button, Paragraph, Reply, plain
from handlers.request import Call, Request
from handlers.services import Services
from storage import corrections
from storage.corrections import Action, Columns
from storage.sqlite import Database

_LONGEST_REFERENCE = 12


def reference(text: str, kinds: str) -> str:
    """A reference as E12, to a fact or actor of one of the kinds. Raises UserError."""
    found = fold(text.strip("[]")).upper()
    if not found:
        raise UserError("error-reference-needed")
    if found[0] not in kinds or not found[1:].isdecimal() or len(found) > _LONGEST_REFERENCE:
        raise UserError("error-bad-correction-reference", reference=text[:30], kinds=" ".join(kinds))
    return f"{found[0]}{int(found[1:])}"


def who(request: Request) -> str:
    """By which key an editor's corrections are noted."""
    asker = request.origin.asker
    return asker.key if asker else f"{request.chat.platform}-chat:{request.chat.id}"


async def correct(target: str, action: Action, new: Columns, request: Request, services: Services) -> Reply:
    """Apply a correction and say so. Raises UserError where the target does not exist."""
    now, editor = services.now(), who(request)

    def change(database: Database) -> bool:
        return corrections.correct(database, target, action, new, who=editor, now=now)

    if not await services.store.write(change):
        raise UserError("error-no-reference", reference=target)
    return done(target, request, services)


def done(target: str, request: Request, services: Services) -> Reply:
    """The line that says that a correction is made, with a button that takes it back."""
    words = services.wording(request.language)
    back = Button(words("button-undo"), Call("undo", "", request.language), replaces=True)
    return Reply(request.language, (Paragraph(plain(words("corrected", reference=target))),), buttons=((back,),))
