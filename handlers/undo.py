"""/undo: an editor's last correction is taken back."""

from handlers.command import Audience, Command
from handlers.correcting import who
from handlers.errors import UserError
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Request
from handlers.services import Services
from storage import corrections


async def answer(request: Request, services: Services) -> Reply:
    """Undo the asker's last correction that stands."""
    now, editor = services.now(), who(request)
    last = await services.store.write(lambda db: corrections.undo(db, editor, now))
    if last is None:
        raise UserError("error-nothing-to-undo")
    line = services.wording(request.language)("undone", reference=last.target)
    return Reply(request.language, (Paragraph(plain(line)),))


COMMAND = Command("undo", ("تراجع",), answer, audience=Audience.EDITORS, takes=())
