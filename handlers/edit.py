"""/edit ID date=… title=… source=… author=…: what is stated about an article; another date moves its relative dates."""

from dataclasses import replace

from handlers.command import Audience, Command, Takes
from handlers.drafting import preview
from handlers.errors import UserError
from handlers.options import day, number, read_options, without_code
from handlers.reparsing import facts_of, replace_facts
from handlers.reply import Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from storage import texts, visibility
from storage.visibility import Why

_OPTIONS = ("date", "title", "source", "author")


async def answer(request: Request, services: Services) -> Reply:
    """Set what the options name, or say how."""
    words = services.wording(request.language)
    named, _, rest = request.arguments.partition(" ")
    article = number(named)
    text = await services.store.read(lambda db: texts.get(db, article))
    if text is None:
        raise UserError("error-no-article", id=str(article))
    options = read_options(without_code(rest), _OPTIONS, services)
    values = options.values
    if not values:
        example = f"/{COMMAND.shown(request.language)} {article} {words('edit-example')}"
        return Reply(
            request.language, (Paragraph(plain(words("edit-how"))), Paragraph((Run(example, Style.COMMAND),))),
            private=True,
        )  # fmt: skip
    changed = replace(
        text,
        title=values.get("title") or text.title,
        source=values.get("source") or text.source,
        author=values.get("author") or text.author,
        published=day(values["date"], services.today()) if "date" in values else text.published,
    )
    if changed.published != text.published:
        facts = await facts_of(changed, services)
        await services.store.write(lambda db: replace_facts(db, article, changed, facts))
    else:
        await services.store.write(lambda db: texts.describe(db, changed))
    hidden = await services.store.read(lambda db: visibility.get(db, article))
    if hidden is not None and hidden.why is Why.DRAFT:
        return await preview(article, request, services)
    return Reply(request.language, (Paragraph(plain(words("article-edited", id=str(article)))),))


COMMAND = Command("edit", ("تحرير", "حرر"), answer, audience=Audience.EDITORS, needs=(Takes.TEXT,), takes=())
