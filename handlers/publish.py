"""/publish ID: drafts become public; a new version takes the place of the article that it is a version of."""

from extraction.facts import Facts
from handlers.command import Audience, Command, Takes
from handlers.drafting import needed, numbers
from handlers.filters import without_language
from handlers.reparsing import facts_of, replace_facts
from handlers.reply import Button, Paragraph, Reply, plain
from handlers.request import Call, Request
from handlers.services import Services
from storage import texts, visibility
from storage.sqlite import Database
from storage.texts import Text
from storage.visibility import Why


async def answer(request: Request, services: Services) -> Reply:
    """Publish all drafts that the arguments name, or none of them."""
    words = services.wording(request.language)
    wanted = numbers(without_language(request.arguments, services))
    versions: dict[int, tuple[int, Text, Facts]] = {}
    for article in wanted:
        hidden = await services.store.read(lambda db, article=article: needed(db, article, Why.DRAFT))  # type: ignore[misc]
        if hidden.version_of is not None:
            text = await services.store.read(lambda db, article=article: texts.needed(db, article))  # type: ignore[misc]
            versions[article] = (hidden.version_of, text, await facts_of(text, services))

    def publish(database: Database) -> None:
        for article in wanted:
            needed(database, article, Why.DRAFT)
            if article not in versions:
                visibility.publish(database, article)
                continue
            target, text, facts = versions[article]
            visibility.discard(database, article)
            replace_facts(database, target, text, facts)

    await services.store.write(publish)
    public = [versions[article][0] if article in versions else article for article in wanted]
    lines = tuple(
        Paragraph(plain(words("version-published" if article in versions else "draft-published", id=str(number))))
        for article, number in zip(wanted, public, strict=True)
    )
    look = tuple(Button(f"#{number}", Call("article", str(number), request.language)) for number in public[:5])
    return Reply(request.language, lines, buttons=(look,))


COMMAND = Command("publish", ("نشر", "انشر"), answer, audience=Audience.EDITORS, needs=(Takes.TEXT,), takes=())
