"""Corrections taken back: the columns, the facts that hang on an article's date or text, and the articles concerned."""

from dataclasses import replace
from datetime import date

from handlers.changes import summary
from handlers.correcting import catch_up, editor_of
from handlers.drafting import guard
from handlers.errors import UserError
from handlers.reparsing import facts_of
from handlers.reply import Paragraph, plain
from handlers.request import Request
from handlers.services import Services
from storage import adding, corrections, texts
from storage.corrections import Correction
from storage.sqlite import Database
from storage.texts import Text


async def take_back(
    number: int | None, request: Request, services: Services, target: str | None = None
) -> tuple[Paragraph, ...]:
    """Undo the asker's correction with this number, or the last one, of a target or of all; gives what to say.

    Raises UserError where there is none.
    """
    words, editor = services.wording(request.language), editor_of(request).key
    last = await services.store.read(lambda db: corrections.last(db, editor, number, target))
    if last is None:
        raise UserError("error-nothing-to-undo" if number is None else "error-not-to-undo", number=str(number))
    await services.store.read(lambda db: guard(db, last.article, request, services))
    text = await services.store.read(lambda db: _text_before(db, last))
    facts = await facts_of(text, services) if text is not None else None

    def undo(database: Database) -> None:
        if corrections.last(database, editor, last.id) != last:
            raise UserError("error-not-to-undo", number=str(last.id))  # it was undone while we parsed
        if text is not None and adding.same(database, text.body) not in (None, text.id):
            raise UserError("error-version-taken", id=str(text.id))
        corrections.undo(database, last, services.now())
        if text is not None and facts is not None:
            adding.replace(database, text.id, text.body, facts)

    label = await services.store.read(lambda db: corrections.said(db, last.target))
    said = Paragraph(plain(words("undone", change=summary(last, words, label))))
    await services.store.write(undo)
    return (said, *await catch_up(last.target, request, services, words))


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
