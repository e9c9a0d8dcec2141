"""/edit ID date=… title=… source=… author=…: what is stated about an article; another date moves its relative dates."""

from handlers.command import Audience, Command, Takes
from handlers.correcting import done, editor_of
from handlers.drafting import guard, preview
from handlers.errors import UserError
from handlers.options import day, in_quotes, number, read_options, without_code
from handlers.reparsing import facts_of
from handlers.reply import Paragraph, Reply, Run, Style, plain
from handlers.request import Request
from handlers.services import Services
from locales import Wording
from storage import adding, corrections, texts, visibility
from storage.corrections import Action, Change
from storage.sqlite import Database
from storage.texts import Text
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
        return _how(text, request.language, words)
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


def _how(text: Text, language: str, words: Wording) -> Reply:
    """The line that sets everything that is stated, with what it says now."""
    stated = {
        "date": text.published.isoformat() if text.published else "2015-12-25",
        **{name: in_quotes(getattr(text, name) or "…", language) for name in ("title", "source", "author")},
    }
    options = " ".join(f"{words.words(f'set-{name}')[0]}={value}" for name, value in stated.items())
    example = Run(f"/{COMMAND.shown(language)} {text.id} {options}", Style.COMMAND)
    return Reply(language, (Paragraph(plain(words("edit-how"))), Paragraph((example,))), private=True)


COMMAND = Command(
    "edit", ("تحرير", "حرر"), answer, audience=Audience.EDITORS, needs=(Takes.ANY_ARTICLE,),
    takes=(Takes.DATE, Takes.TITLE, Takes.SOURCE, Takes.AUTHOR),
)  # fmt: skip
