"""/merge A5 A9: two actors are one, here and in every article to come."""

from handlers.command import Audience, Command, Takes
from handlers.correcting import done, editor_of, reference
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage import corrections, entities
from storage.corrections import Action, Change
from storage.sqlite import Database


async def answer(request: Request, services: Services) -> Reply:
    """Let the first actor be the second."""
    words = without_language(request.arguments, services).split()
    given = [word for word in words if word.strip("[]")[1:].isdecimal()]  # A5 into A9, A5 مع A9
    if len(given) != 2:
        raise UserError("error-merge-how")
    first, second = (reference(one, "A") for one in given)
    if first == second:
        raise UserError("error-merge-how")
    change = Change(first, Action.MERGE, {"merged_into": int(second[1:])}, editor_of(request), services.now())

    def merge(database: Database) -> int:
        for target in (first, second):
            if entities.name(database, int(target[1:])) is None or entities.merged(database, int(target[1:])):
                raise UserError("error-no-reference", reference=target)
        return corrections.merge(database, change)

    number = await services.store.write(merge)
    return await done(second, number, request, services)


COMMAND = Command("merge", ("دمج",), answer, audience=Audience.EDITORS, needs=(Takes.ACTOR, Takes.INTO), takes=())
