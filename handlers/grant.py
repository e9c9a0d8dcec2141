"""/grant telegram:123 editor: owners give people roles."""

import re

from extraction.text import fold
from handlers.command import Audience, Command, Takes
from handlers.errors import UserError
from handlers.filters import without_language
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Request
from handlers.services import Services
from locales import LANGUAGES
from storage import grants
from storage.grants import Grant

ROLES = ("owner", "editor", "reader")
_PERSON = re.compile(r"(telegram|discord):(\d{1,20})", re.ASCII)


async def answer(request: Request, services: Services) -> Reply:
    """Give the role that the arguments name."""
    words = services.wording(request.language)
    named, _, role = without_language(request.arguments, services).partition(" ")
    platform, person = person_of(named)
    meant = _role(role, services)
    asker = request.origin.asker
    given = Grant(platform, person, meant, asker.key if asker else request.chat.platform, services.now())
    await services.store.write(lambda db: grants.grant(db, given))
    line = words("role-granted", person=f"{platform}:{person}", role=words(f"role-{meant}"))
    return Reply(request.language, (Paragraph(plain(line)),), private=True)


def person_of(text: str) -> tuple[str, str]:
    """Platform and identifier of telegram:123. Raises UserError."""
    match = _PERSON.fullmatch(fold(text))
    if match is None:
        raise UserError("error-person-needed")
    return match[1], match[2]


def _role(text: str, services: Services) -> str:
    said = fold(text).strip()
    for role in ROLES:
        named = (word for language in LANGUAGES for word in services.wording(language).words(f"words-role-{role}"))
        if said in map(fold, named):
            return role
    raise UserError("error-role-needed")


COMMAND = Command(
    "grant", ("منح", "امنح"), answer, audience=Audience.OWNERS,
    needs=(Takes.ROLE,), takes=(Takes.MEMBER, Takes.PERSON),
)  # fmt: skip
