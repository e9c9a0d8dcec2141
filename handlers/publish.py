"""/publish ID: drafts become public; a new version takes the place of the article that it is a version of."""

from dataclasses import dataclass

from extraction.facts import Facts
from handlers.command import Audience, Command, Takes
from handlers.correcting import editor_of
from handlers.drafting import needed, numbers
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.reparsing import facts_of, new_version
from handlers.reply import Button, Paragraph, Reply, plain
from handlers.request import Call, Request
from handlers.services import Services
from storage import texts, visibility
from storage.corrections import Action, Change
from storage.sqlite import Database
from storage.texts import Text
from storage.visibility import Why


@dataclass(frozen=True, slots=True)
class _Version:
    """A draft that takes the place of an article: which one, its text, and what was found in it."""

    article: int
    text: Text
    facts: Facts


async def answer(request: Request, services: Services) -> Reply:
    """Publish all drafts that the arguments name, or none of them."""
    words = services.wording(request.language)
    wanted = numbers(without_language(request.arguments, services))
    versions: dict[int, _Version] = {}
    for article in wanted:
        hidden = await services.store.read(lambda db, article=article: needed(db, article, Why.DRAFT))  # type: ignore[misc]
        if hidden.version_of is not None:
            text = await services.store.read(lambda db, article=article: texts.needed(db, article))  # type: ignore[misc]
            versions[article] = _Version(hidden.version_of, text, await facts_of(text, services))
    change = Change("", Action.VERSION, {}, editor_of(request), services.now())

    def publish(database: Database) -> None:
        for article in wanted:
            needed(database, article, Why.DRAFT)
            if (version := versions.get(article)) is None:
                visibility.publish(database, article)
                continue
            if texts.get(database, article) != version.text:
                raise UserError("error-meanwhile", id=str(article))
            new_version(database, version.article, version.text, version.facts, change, draft=article)

    await services.store.write(publish)
    public = [versions[article].article if article in versions else article for article in wanted]
    lines = tuple(
        Paragraph(plain(words("version-published" if article in versions else "draft-published", id=str(number))))
        for article, number in zip(wanted, public, strict=True)
    )
    look = tuple(Button(f"#{number}", Call("article", str(number), request.language)) for number in public[:5])
    return Reply(request.language, lines, buttons=(look,))


COMMAND = Command("publish", ("نشر", "انشر"), answer, audience=Audience.EDITORS, needs=(Takes.DRAFT,), takes=())
