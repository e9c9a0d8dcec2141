"""/merge A5 A9: two actors are one, here and in every article to come."""

from handlers.command import Audience, Command, Takes
from handlers.correcting import done, reference, who
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage import corrections, entities
from storage.sqlite import Database


async def answer(request: Request, services: Services) -> Reply:
    """Let the first actor be the second."""
    given = without_language(request.arguments, services).split()
    if len(given) != 2:
        raise UserError("error-merge-how")
    first, second = (reference(one, "A") for one in given)
    if first == second:
        raise UserError("error-merge-how")
    now, editor = services.now(), who(request)

    def merge(database: Database) -> None:
        for target in (first, second):
            if entities.name(database, int(target[1:])) is None or entities.merged(database, int(target[1:])):
                raise UserError("error-no-reference", reference=target)
        corrections.merge(database, int(first[1:]), int(second[1:]), who=editor, now=now)

    await services.store.write(merge)
    return done(second, request, services)


COMMAND = Command("merge", ("دمج",), answer, audience=Audience.EDITORS, needs=(Takes.TEXT,), takes=())
