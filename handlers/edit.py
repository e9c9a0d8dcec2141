"""/edit ID date=… title=… source=… author=…: what is stated about an article; another date moves its relative dates."""

from handlers.command import Audience, Command, Takes
from handlers.correcting import done, editor_of
from handlers.drafting import guard, preview
from handlers.errors import UserError
from handlers.options import day, number, read_options, without_code
from handlers.reparsing import facts_of
from handlers.reply import Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from storage import adding, corrections, texts, visibility
from storage.corrections import Action, Change
from storage.sqlite import Database
from storage.visibility import Why

_OPTIONS = ("date", "title", "source", "author")


async def answer(request: Request, services: Services) -> Reply:
    """Set what the options name, or say how."""
    words = services.wording(request.language)
    named, _, rest = without_code(request.arguments).partition(" ")
    article = number(named)
    text = await services.store.read(lambda db: texts.get(db, article))
    if text is None:
        raise UserError("error-no-article", id=str(article))
    await services.store.read(lambda db: guard(db, article, request, services))
    options = read_options(without_code(rest), _OPTIONS, services)
    values = options.values
    if not values:
        example = f"/{COMMAND.shown(request.language)} {article} {words('edit-example')}"
        return Reply(
            request.language, (Paragraph(plain(words("edit-how"))), Paragraph((Run(example, Style.COMMAND),))),
            private=True,
        )  # fmt: skip
    published = day(values["date"], services.today()) if "date" in values else text.published
    stated = {name: values[name] or None for name in ("title", "source", "author") if name in values}
    new = {name: value for name, value in stated.items() if value != getattr(text, name)}
    if published != text.published:
        new["published"] = published.isoformat() if published else None
    facts = await facts_of(text, services, published) if "published" in new else None
    change = Change(f"#{article}", Action.EDIT, new, editor_of(request), services.now())

    def edit(database: Database) -> int | None:
        if texts.get(database, article) != text:
            raise UserError("error-meanwhile", id=str(article))
        if facts is not None:
            adding.replace(database, article, text.body, facts)
        return corrections.correct(database, change)

    noted = await services.store.write(edit) if new else None
    hidden = await services.store.read(lambda db: visibility.get(db, article))
    if hidden is not None and hidden.why is Why.DRAFT:
        return await preview(article, request, services)
    if noted is None:
        return Reply(request.language, (Paragraph(plain(words("article-unchanged", id=str(article)))),))
    return await done(f"#{article}", noted, request, services)


COMMAND = Command(
    "edit", ("تحرير", "حرر"), answer, audience=Audience.EDITORS, needs=(Takes.ANY_ARTICLE,),
    takes=(Takes.DATE, Takes.TITLE, Takes.SOURCE, Takes.AUTHOR),
)  # fmt: skip
