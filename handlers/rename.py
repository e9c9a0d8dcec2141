"""/rename A5 ar=… en=…: an actor's names, from now on in every article."""

from handlers.command import Audience, Command, Takes
from handlers.correcting import correct, reference
from handlers.errors import UserError
from handlers.options import quoted, read_options, without_code
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage.corrections import Action, language_of


async def answer(request: Request, services: Services) -> Reply:
    """Set the names that the arguments give."""
    named, _, rest = without_code(request.arguments).partition(" ")
    target = reference(named, "A")
    options = read_options(rest, ("ar", "en"), services)
    names = {f"name_{language}": name for language, name in options.values.items() if name}
    if options.text and not names:
        inside, _ = quoted(options.text)
        names = {f"name_{language_of(name)}": name for name in inside or (" ".join(options.text.split()),)}
    elif not names or options.text:
        raise UserError("error-rename-how")
    return await correct(target, Action.RENAME, names, request, services)


COMMAND = Command(
    "rename", ("تسمية",), answer, audience=Audience.EDITORS, needs=(Takes.ACTOR,), takes=(Takes.AR, Takes.EN)
)
