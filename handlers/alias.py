"""/alias A5 NAME: another name by which an actor is recognised."""

from handlers.command import Audience, Command, Takes
from handlers.correcting import check_name, done, editor_of, reference
from handlers.errors import UserError
from handlers.options import without_code
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage import corrections
from storage.corrections import Action, Change
from storage.sqlite import Database

_LONGEST = 100


async def answer(request: Request, services: Services) -> Reply:
    """Teach the name that the arguments give."""
    named, _, name = without_code(request.arguments).partition(" ")
    target, name = reference(named, "A"), " ".join(name.split()).strip('"“”«»')
    if not name or len(name) > _LONGEST:
        raise UserError("error-alias-how", limit=_LONGEST)
    change = Change(target, Action.ALIAS, {"alias": name}, editor_of(request), services.now())

    def teach(database: Database) -> int | None:
        if not corrections.stands(database, target):
            raise UserError("error-no-reference", reference=target)
        check_name(database, target, name)
        return corrections.add_alias(database, change)

    number = await services.store.write(teach)
    if number is None:
        raise UserError("error-alias-known", reference=target)
    return await done(target, number, request, services)


COMMAND = Command("alias", ("اسم_آخر",), answer, audience=Audience.EDITORS, needs=(Takes.ACTOR, Takes.ALIAS), takes=())
