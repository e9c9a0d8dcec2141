"""/alias A5 NAME: another name by which an actor is recognised."""

from handlers.command import Audience, Command, Takes
from handlers.correcting import done, reference, who
from handlers.errors import UserError
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage import corrections, entities
from storage.sqlite import Database

_LONGEST = 100


async def answer(request: Request, services: Services) -> Reply:
    """Teach the name that the arguments give."""
    named, _, name = request.arguments.partition(" ")
    target, name = reference(named, "A"), " ".join(name.split())
    if not name or len(name) > _LONGEST:
        raise UserError("error-alias-how", limit=_LONGEST)
    now, editor, language = services.now(), who(request), "en" if name.isascii() else "ar"

    def teach(database: Database) -> bool:
        if entities.name(database, int(target[1:])) is None:
            raise UserError("error-no-reference", reference=target)
        return corrections.add_alias(database, int(target[1:]), name, language, who=editor, now=now)

    if not await services.store.write(teach):
        raise UserError("error-alias-known", reference=target)
    return done(target, request, services)


COMMAND = Command("alias", ("اسم_آخر",), answer, audience=Audience.EDITORS, needs=(Takes.TEXT,), takes=())
