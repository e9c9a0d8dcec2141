"""From what someone typed to the command that answers it, and the language of the answer."""

import difflib
import json
import logging
import secrets
from dataclasses import asdict, dataclass, replace

from extraction.text import Kind, fold, read
from handlers.buttons import with_buttons
from handlers.command import LONGEST_TEXT, Command
from handlers.errors import UserError
from handlers.filters import page_asked
from handlers.permissions import check
from handlers.questions import Questions
from handlers.registry import commands
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Call, Chat, ChatKind, Origin, Request, request_of
from handlers.services import Services
from locales import LANGUAGES
from storage import chats, views
from storage.errors import StorageError

log = logging.getLogger(__name__)

NOBODY = Origin()
"""Nobody who is known."""


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

    async def answer(self, text: str, chat: Chat, origin: Origin = NOBODY) -> Answer:
        """Answer a command or a plain question. A mistake, the user's or ours, gives a reply with `failed` set."""
        request = Request(chat, "", text, await self._language(text, chat), origin=origin)
        try:
            request = self.understand(text, request)
        except UserError as error:
            return Answer(request, self.refusal(error, request.language))
        return await self.ask(request)

    async def press(self, key: str, chat: Chat, origin: Origin = NOBODY) -> Answer:
        """Answer what the button with this key leads to, with the rights of the one who pressed it."""
        stored = await self.services.store.read(lambda db: views.find(db, key))
        if stored is None:
            request = Request(chat, "", "", await self._language("", chat), origin=origin)
            return Answer(request, self.refusal(UserError("error-old-button"), request.language))
        return await self.ask(request_of(Call(**json.loads(stored)), chat, origin))

    async def keys(self, reply: Reply) -> dict[Call, str]:
        """The stored keys of a reply's buttons, which `press` takes; they go on working after a restart."""
        calls = [button.call for row in reply.buttons for button in row]
        written = {call: json.dumps(asdict(call), ensure_ascii=False, sort_keys=True) for call in calls}
        if written:
            today = self.services.today()
            await self.services.store.write(lambda db: views.keep(db, written.values(), today))
        return {call: views.key_of(text) for call, text in written.items()}

    async def turn(self, request: Request, page: int) -> Answer:
        """Answer the same request with another page in view."""
        return await self.ask(request.turned(page))

    async def ask(self, request: Request) -> Answer:
        """Answer a request that is understood already, if its asker may ask it."""
        services = self.services
        try:
            command = self._commands[fold(request.command)]
            await check(command, request, services.access, services.store)
            reply = await command.answer(request, services)
        except UserError as error:
            return Answer(request, self.refusal(error, request.language))
        except StorageError as error:
            log.error("/%s: %s %s", request.command, error.code, dict(error.parameters))
            path = str(services.store.path)
            return Answer(
                request, self.refusal(UserError(error.code, **{"path": path, **error.parameters}), request.language)
            )
        except Exception:  # a defect must not end the conversation: the user gets a number, the log the trace
            number = secrets.token_hex(3)
            log.exception("%s: /%s failed", number, request.command)
            return Answer(request, self.refusal(UserError("error-unexpected", number=number), request.language))
        request = self._turnable(request, reply)
        return Answer(request, with_buttons(reply, request, services.wording(reply.language)))

    def _turnable(self, request: Request, reply: Reply) -> Request:
        """The request without words that asked for the page that is shown: they would hold on to it.

        To a search they are words like all others.
        """
        if reply.paging is None or request.command == "search":
            return request
        rest, page = page_asked(request.arguments, request.page, self.services)
        return replace(request, arguments=rest, page=page) if page == reply.paging.page else request

    def refusal(self, error: UserError, language: str) -> Reply:
        """The one line that tells a user of a mistake."""
        line = self.services.wording(language)(error.key, **error.values)
        return Reply(language, (Paragraph(plain(line)),), failed=True, private=True)

    def understand(self, text: str, request: Request) -> Request:
        """The request that a text makes. Raises UserError for what is no command and no question."""
        text = text.strip()
        if not text.strip("/؟?!. "):
            raise UserError("error-empty")
        if text.startswith("/"):
            name, *rest = text[1:].split(maxsplit=1)
            meant = self._named(name.partition("@")[0], request)
            if len(text) > meant.longest:
                raise UserError("error-too-long", limit=meant.longest)
            return replace(request, command=meant.name, arguments="".join(rest).strip())
        if len(text) > LONGEST_TEXT:
            raise UserError("error-too-long", limit=LONGEST_TEXT)
        if (bare := self._commands.get(fold(text))) is not None:
            return replace(request, command=bare.name, arguments="")
        command, arguments = self._questions.understand(text)
        return replace(request, command=command, arguments=arguments, question=True)

    def _named(self, name: str, request: Request) -> Command:
        if len(name) > LONGEST_TEXT:
            raise UserError("error-too-long", limit=LONGEST_TEXT)
        folded = fold(name)
        if (command := self._commands.get(folded)) is not None:
            return command
        nearest = difflib.get_close_matches(folded, self._commands, n=3, cutoff=0.6)
        shown = dict.fromkeys("/" + self._commands[match].shown(request.language) for match in nearest)
        if not shown:
            raise UserError("error-unknown-command-help", name=name)
        raise UserError("error-unknown-command", name=name, nearest=" ".join(shown))

    async def _language(self, text: str, chat: Chat) -> str:
        """An explicit word, the script of the command or question, the chat's setting, its hint, the configuration.

        A chat platform's menu offers Latin names only: there a Latin command says nothing of the language, and its
        script comes last but for the configuration.
        """
        words = text.split()
        for language in LANGUAGES:
            names = {fold(word) for word in self.services.wording(language).words("filter-language")}
            if len(words) > 1 and fold(words[-1]) in names:
                return language
        is_command = text.startswith("/") and bool(words)
        script = script_of(words[0] if is_command else text)
        from_menu = is_command and script == "en" and chat.kind is not ChatKind.TERMINAL
        if script is not None and not from_menu:
            return script
        stored = await self.services.store.read(lambda db: chats.language(db, chat.platform, chat.id))
        if stored is not None:
            return stored
        hint = (chat.hint or "").partition("-")[0].lower()
        return hint if hint in LANGUAGES else script or self.services.language


def script_of(text: str) -> str | None:
    """The language, ar or en, by the script of most words; None where there are none."""
    kinds = [token.kind for token in read(text).tokens]
    arabic, latin = kinds.count(Kind.WORD), kinds.count(Kind.LATIN)
    if not arabic and not latin:
        return None
    return "ar" if arabic >= latin else "en"
