"""/undo: an editor's last correction is taken back."""

from dataclasses import replace
from datetime import date

from handlers.changes import summary
from handlers.command import Audience, Command
from handlers.correcting import catch_up, editor_of
from handlers.errors import UserError
from handlers.reparsing import facts_of
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Request
from handlers.services import Services
from storage import adding, corrections, texts
from storage.corrections import Correction
from storage.sqlite import Database
from storage.texts import Text


async def answer(request: Request, services: Services) -> Reply:
    """Undo the asker's last correction that stands."""
    words, editor = services.wording(request.language), editor_of(request).key
    last = await services.store.read(lambda db: corrections.last(db, editor))
    if last is None:
        raise UserError("error-nothing-to-undo")
    text = await services.store.read(lambda db: _text_before(db, last))
    facts = await facts_of(text, services) if text is not None else None

    def undo(database: Database) -> None:
        if corrections.last(database, editor) != last:
            raise UserError("error-nothing-to-undo")  # it was undone while we parsed
        if text is not None and adding.same(database, text.body) not in (None, text.id):
            raise UserError("error-version-taken", id=str(text.id))
        corrections.undo(database, last, services.now())
        if text is not None and facts is not None:
            adding.replace(database, text.id, text.body, facts)

    line = words("undone", change=summary(last, words))
    await services.store.write(undo)
    later = await catch_up(last.target, services, words)
    return Reply(request.language, (Paragraph(plain(line)), *later))


def _text_before(database: Database, last: Correction) -> Text | None:
    """The text to be parsed anew without the correction, where its article gets another date or text back."""
    if last.target[0] != "#":
        return None
    back = corrections.given_back(database, last)
    text = texts.get(database, int(last.target[1:]))
    if text is None or not {"published", "body"} & set(back):
        return None
    published = date.fromisoformat(back["published"]) if back.get("published") else None
    return replace(
        text,
        published=published if "published" in back else text.published,
        body=back.get("body", text.body),
        language=back.get("language", text.language),
    )


COMMAND = Command("undo", ("تراجع",), answer, audience=Audience.EDITORS, takes=())
