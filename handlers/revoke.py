"""/revoke telegram:123: owners take roles back."""

from handlers.command import Audience, Command, Takes
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.grant import person_of
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Request
from handlers.services import Services
from storage import grants


async def answer(request: Request, services: Services) -> Reply:
    """Take the role back of the person that the arguments name."""
    words = services.wording(request.language)
    platform, person = person_of(without_language(request.arguments, services))
    key = f"{platform}:{person}"
    if not await services.store.write(lambda db: grants.revoke(db, platform, person)):
        raise UserError("error-no-grant", person=key)
    return Reply(request.language, (Paragraph(plain(words("role-revoked", person=key))),), private=True)


COMMAND = Command("revoke", ("سحب_الدور",), answer, audience=Audience.OWNERS, takes=(Takes.MEMBER, Takes.PERSON))
