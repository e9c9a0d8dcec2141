"""/language: the language of the answers in this chat."""

from functools import partial

from extraction.text import fold
from handlers.command import Audience, Command, Takes
from handlers.errors import UserError
from handlers.reply import Button, Paragraph, Reply, plain
from handlers.request import Call, Request
from handlers.services import Services
from locales import LANGUAGES
from storage import chats

_AUTOMATIC = ("auto", "تلقائي")


async def answer(request: Request, services: Services) -> Reply:
    """Show or change the chat's setting; the answer comes in the language that is now set."""
    chat = request.chat
    wanted = fold(request.arguments)
    if not wanted:
        stored = await services.store.read(lambda db: chats.language(db, chat.platform, chat.id))
        return _reply(request.language, "language-now" if stored else "language-auto-now", services, explained=True)
    if wanted in {fold(word) for word in _AUTOMATIC}:
        await services.store.write(lambda db: chats.set_language(db, chat.platform, chat.id, None))
        return _reply(request.language, "language-auto-set", services)
    for language in LANGUAGES:
        if wanted in {fold(word) for word in services.wording(language).words("filter-language")}:
            await services.store.write(
                partial(chats.set_language, platform=chat.platform, chat=chat.id, chosen=language)
            )
            return _reply(language, "language-set", services)
    raise UserError("error-no-such-language")


def _reply(language: str, key: str, services: Services, *, explained: bool = False) -> Reply:
    words = services.wording(language)
    lines = [words(key)] + ([words("language-how")] if explained else [])
    choices = tuple(
        Button(words(f"button-language-{choice}"), Call("language", choice, language), replaces=True)
        for choice in (*LANGUAGES, "auto")
    )
    return Reply(language, tuple(Paragraph(plain(line)) for line in lines), private=True, buttons=(choices,))


COMMAND = Command("language", ("اللغة", "لغة"), answer, audience=Audience.CHAT_ADMINS, takes=(Takes.LANGUAGE,))
