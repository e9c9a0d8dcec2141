"""From what someone typed to the command that answers it, and the language of the answer."""

import difflib
import logging
import secrets
from dataclasses import dataclass, replace

from extraction.text import Kind, fold, read
from handlers.command import Command
from handlers.errors import UserError
from handlers.questions import Questions
from handlers.registry import commands
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Chat, Request
from handlers.services import Services
from locales import LANGUAGES
from storage import chats

log = logging.getLogger(__name__)

LONGEST_TEXT = 500
"""Characters of a question; no command needs more."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply with the request that led to it, so that a platform can ask for another page of it."""

    request: Request
    reply: Reply


class Router:
    """Understands text and dispatches requests; holds nothing but the tables of names."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self._commands = {fold(name): command for command in commands() for name in command.names()}
        self._questions = Questions(tuple(services.wording(language) for language in LANGUAGES))

    async def answer(self, text: str, chat: Chat) -> Answer:
        """Answer a command or a plain question. A mistake, the user's or ours, gives a reply with `failed` set."""
        request = Request(chat, "", text, await self._language(text, chat))
        try:
            request = self.understand(text, request)
        except UserError as error:
            return Answer(request, self.refusal(error, request.language))
        return await self._attempt(request)

    async def turn(self, request: Request, page: int) -> Answer:
        """Answer the same request with another page in view."""
        return await self._attempt(replace(request, page=page))

    async def _attempt(self, request: Request) -> Answer:
        try:
            return Answer(request, await self._commands[fold(request.command)].answer(request, self.services))
        except UserError as error:
            return Answer(request, self.refusal(error, request.language))
        except Exception:  # a defect must not end the conversation: the user gets a number, the log the trace
            number = secrets.token_hex(3)
            log.exception("%s: /%s failed", number, request.command)
            return Answer(request, self.refusal(UserError("error-unexpected", number=number), request.language))

    def refusal(self, error: UserError, language: str) -> Reply:
        """The one line that tells a user of a mistake."""
        line = self.services.wording(language)(error.key, **error.values)
        return Reply(language, (Paragraph(plain(line)),), failed=True)

    def understand(self, text: str, request: Request) -> Request:
        """The request that a text makes. Raises UserError for what is no command and no question."""
        text = text.strip()
        if not text.strip("/؟?!. "):
            raise UserError("error-empty")
        if len(text) > LONGEST_TEXT:
            raise UserError("error-too-long", limit=LONGEST_TEXT)
        if text.startswith("/"):
            name, _, arguments = text[1:].partition(" ")
            name = name.partition("@")[0]
            return replace(request, command=self._named(name, request).name, arguments=arguments.strip())
        if (bare := self._commands.get(fold(text))) is not None:
            return replace(request, command=bare.name, arguments="")
        command, arguments = self._questions.understand(text)
        return replace(request, command=command, arguments=arguments, question=True)

    def _named(self, name: str, request: Request) -> Command:
        folded = fold(name)
        if (command := self._commands.get(folded)) is not None:
            return command
        nearest = difflib.get_close_matches(folded, self._commands, n=3, cutoff=0.6)
        shown = dict.fromkeys("/" + self._commands[match].shown(request.language) for match in nearest)
        if not shown:
            raise UserError("error-unknown-command-help", name=name)
        raise UserError("error-unknown-command", name=name, nearest=" ".join(shown))

    async def _language(self, text: str, chat: Chat) -> str:
        """An explicit word, the script of the command or question, the chat's setting, its hint, the configuration."""
        words = text.split()
        for language in LANGUAGES:
            names = {fold(word) for word in self.services.wording(language).words("filter-language")}
            if len(words) > 1 and fold(words[-1]) in names:
                return language
        if (script := script_of(words[0] if text.startswith("/") and words else text)) is not None:
            return script
        stored = await self.services.store.read(lambda db: chats.language(db, chat.platform, chat.id))
        if stored is not None:
            return stored
        hint = (chat.hint or "").partition("-")[0].lower()
        return hint if hint in LANGUAGES else self.services.language


def script_of(text: str) -> str | None:
    """The language, ar or en, by the script of most words; None where there are none."""
    kinds = [token.kind for token in read(text).tokens]
    arabic, latin = kinds.count(Kind.WORD), kinds.count(Kind.LATIN)
    if not arabic and not latin:
        return None
    return "ar" if arabic >= latin else "en"
