"""What the bot does with a message, a pressed button and an inline query."""

import asyncio
import contextlib
import hashlib
import json
import logging
import secrets
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

from telegram import CallbackQuery, InlineQuery, MaybeInaccessibleMessage
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.platforms import telegram_inline
from bot.platforms.floods import Floods, Verdict
from bot.platforms.pace import Pace
from bot.platforms.telegram_html import units
from bot.platforms.telegram_reading import PLATFORM, Admins, Bot, Incoming, Place, origin, person, pressed_in
from bot.platforms.telegram_sending import Data, Sender
from handlers.access import Rank
from handlers.command import Audience
from handlers.errors import UserError
from handlers.permissions import rank_of
from handlers.registry import commands
from handlers.reply import Paragraph, Reply, plain
from handlers.request import Caveat, Chat, ChatKind, Origin, Request
from handlers.router import Router, script_of
from locales import LANGUAGES
from storage import inbox

K = TypeVar("K")
V = TypeVar("V")

log = logging.getLogger(__name__)

NOTICE_WITHIN = 3.0
"""Seconds within which a press is answered; what takes longer follows as a message."""
LONGEST_NOTICE = 200
TYPING_AFTER, TYPING_AGAIN = 0.5, 4.5
DOUBLE_PRESS = 3.0
"""Seconds within which the same press by the same person counts once."""
_MOST_REMEMBERED = 5_000
_ORDERS = frozenset(command.name for command in commands() if command.audience is not Audience.EVERYONE)
"""Commands that change something, as a rule: an edit orders nothing a second time."""


@dataclass(frozen=True, slots=True)
class _Answered:
    """What was answered to a message: the mark of its text, the messages that answer it, whether it did anything."""

    asked: str
    answer: tuple[int, ...]
    done: bool


class Answering:
    """Answers for one bot."""

    def __init__(self, bot: Bot, router: Router, sender: Sender, clock: Callable[[], float]) -> None:
        self._bot = bot
        self._router = router
        self._sender = sender
        self._clock = clock
        self._admins = Admins(bot, clock)
        self._floods = Floods(clock)
        self._pressed: OrderedDict[tuple[int, int, int, str], float] = OrderedDict()

    async def judge(self, incoming: Incoming) -> Verdict:
        """What flood control says to a message; an editor's files always pass."""
        asked = origin(incoming, moderates=False)
        verdict = self._floods.judge(asked.asker.key if asked.asker else f"{PLATFORM}-chat:{incoming.chat.id}")
        if verdict is not Verdict.ANSWER and incoming.attachments:
            services = self._router.services
            request = Request(incoming.chat, "", "", services.language, origin=asked)
            if await rank_of(request, services.access, services.store) >= Rank.EDITOR:
                return Verdict.ANSWER
        return verdict

    async def slow_down(self, incoming: Incoming) -> None:
        """Ask politely for a pause."""
        await self._sender.show(incoming.place, self._line(UserError("error-slow-down"), incoming.chat))

    async def message(self, incoming: Incoming) -> str | None:
        """Answer a message, an edited one by editing the answer that it got; the command that was answered, if any."""
        place, asks = incoming.place, hashlib.sha256(incoming.text.encode()).hexdigest()
        before = await self._before(incoming) if incoming.edited else None
        if before is not None and before.asked == asks:
            return None  # a preview or a reaction changed, not the words
        progress = _Progress(self._sender, place, Pace(self._clock), before.answer if before else ())
        moderates = await self._admins.moderates(incoming.chat, incoming.asker)
        asked = replace(origin(incoming, moderates=moderates), progress=progress.show)
        if before is not None and before.done:
            asked = replace(asked, caveat=Caveat.DONE)
        async with self._typing(place):
            answer = await self._router.answer(incoming.text, incoming.chat, asked)
            failed, command = answer.reply.failed, answer.request.command
            if before is not None and before.done and failed:  # what was answered holds still
                await self._sender.show(place, answer.reply)
                after = replace(before, asked=asks)
            else:
                shown = await self._sender.show(place, answer.reply, progress.messages)
                after = _Answered(asks, shown, not failed and command in _ORDERS)
        await self._remember(incoming, after)
        return None if failed else command

    async def _before(self, incoming: Incoming) -> _Answered | None:
        """What an edited message was answered before."""
        key = self._key(incoming)
        found = await self._router.services.store.read(lambda db: inbox.answer_of(db, PLATFORM, key))
        if found is None:
            return None
        asked, answer, done = json.loads(found)
        return _Answered(asked, tuple(answer), done)

    async def _remember(self, incoming: Incoming, answered: _Answered) -> None:
        key, now = self._key(incoming), datetime.now(UTC)
        written = json.dumps([answered.asked, answered.answer, answered.done])
        await self._router.services.store.write(lambda db: inbox.keep_answer(db, PLATFORM, key, written, now))

    def _key(self, incoming: Incoming) -> str:
        return f"{self._bot.id}:answer:{incoming.place.chat}:{incoming.message}"

    async def interrupted(self, incoming: Incoming) -> None:
        """Say that a message was received and could not be dealt with."""
        await self._sender.show(incoming.place, self._line(UserError("error-interrupted"), incoming.chat))

    async def apologise(self, incoming: Incoming) -> None:
        """Tell the user of a defect by its number; the log has the trace with that number."""
        error = defect(incoming.text)
        await self._sender.show(incoming.place, self._line(error, incoming.chat))

    async def press(self, query: CallbackQuery) -> None:
        """Answer a button: in place of its message, or below it. A refusal is a notice to the one who pressed."""
        message, data = query.message, Data.read(query.data or "")
        if message is None or data is None:
            return await self._notice(query, self._refusal("error-old-button", query.from_user.language_code))
        if self._twice(message, query):
            return await self._notice(query, None)
        chat = pressed_in(message, query.from_user)
        asked = Origin(person(query.from_user, moderates=await self._admins.moderates(chat, query.from_user)))
        match self._floods.judge(f"{PLATFORM}:{query.from_user.id}"):
            case Verdict.WARN:
                return await self._notice(query, self._refusal("error-slow-down", chat.hint))
            case Verdict.IGNORE:
                return await self._notice(query, None)
        below = message.message_id if chat.kind is ChatKind.GROUP else None
        place = Place(message.chat.id, int(chat.thread) if chat.thread else None, below)
        async with self._typing(place):
            reply = await self._pressed_for(query, data, chat, asked)
            if reply is not None:
                replaced = (*data.before, message.message_id) if data.replaces and not reply.failed else ()
                await self._sender.show(place, reply, replaced)
        return None

    async def _pressed_for(self, query: CallbackQuery, data: Data, chat: Chat, asked: Origin) -> Reply | None:
        """What a button leads to, None where a notice said it all. The press is acknowledged in time in any case."""
        working = asyncio.ensure_future(self._router.press(data.key, chat, asked))
        done, _ = await asyncio.wait({working}, timeout=NOTICE_WITHIN)
        if not done:
            await self._notice(query, None)
        try:
            reply = (await working).reply
        except Exception:
            error = defect("a button")
            reply = self._refusal(error.key, chat.hint, **error.values)
        if not done:
            return reply
        await self._notice(query, reply if reply.failed else None)
        return None if reply.failed else reply

    def _twice(self, message: MaybeInaccessibleMessage, query: CallbackQuery) -> bool:
        """Whether the same person pressed the same button a moment ago."""
        pressed = (message.chat.id, message.message_id, query.from_user.id, query.data or "")
        before = self._pressed.get(pressed, -DOUBLE_PRESS)
        _remember(self._pressed, pressed, self._clock())
        return self._clock() - before < DOUBLE_PRESS

    async def inline(self, query: InlineQuery) -> None:
        """Offer what fits. An inline query that came too late is nobody's loss."""
        found = await telegram_inline.results(query, self._router)
        try:
            await self._bot.answer_inline_query(
                query.id, found, cache_time=telegram_inline.CACHED, is_personal=True, next_offset=""
            )
        except TelegramError as error:
            log.info("an inline query was not answered: %s", error)

    def _line(self, error: UserError, chat: Chat) -> Reply:
        return self._refusal(error.key, chat.hint, **error.values)

    def _refusal(self, key: str, hint: str | None, **values: str | int | float) -> Reply:
        """One line in the language that the platform reports, else the configured one."""
        code = (hint or "").partition("-")[0]
        language = code if code in LANGUAGES else self._router.services.language
        return self._router.refusal(UserError(key, **values), language)

    async def _notice(self, query: CallbackQuery, reply: Reply | None) -> None:
        """End the button's waiting, with a reply's words where there is one."""
        text = _short(reply) if reply is not None else None
        try:
            await query.answer(text, show_alert=text is not None)
        except TelegramError as error:
            log.info("a press was not acknowledged: %s", error)

    @contextlib.asynccontextmanager
    async def _typing(self, place: Place) -> AsyncIterator[None]:
        """Show that an answer is under way, if it takes longer than a moment."""

        async def show() -> None:
            await asyncio.sleep(TYPING_AFTER)
            while True:
                with contextlib.suppress(TelegramError):
                    await self._bot.send_chat_action(place.chat, ChatAction.TYPING, place.thread)
                await asyncio.sleep(TYPING_AGAIN)

        task = asyncio.create_task(show())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


def defect(what: str) -> UserError:
    """Log the exception at hand under a new number, and give the line that tells it."""
    number = secrets.token_hex(3)
    log.exception("%s: %r failed", number, what[:100])
    return UserError("error-unexpected", number=number)


@dataclass(slots=True)
class _Progress:
    """One message that tells of work under way and becomes its answer."""

    sender: Sender
    place: Place
    pace: Pace
    messages: tuple[int, ...] = ()

    async def show(self, line: str) -> None:
        """Show a line in place of the one before, unless it comes too fast."""
        if not self.pace.allows():
            return
        reply = Reply(script_of(line) or "en", (Paragraph(plain(line)),))
        try:
            self.messages = await self.sender.show(self.place, reply, self.messages)
        except TelegramError as error:
            log.info("progress was not shown: %s", error)


def _short(reply: Reply) -> str:
    """A reply's first line as a notice."""
    lines = (block.line for block in reply.blocks if isinstance(block, Paragraph))
    text = "".join(run.text for run in next(lines, ()))
    return text if units(text) <= LONGEST_NOTICE else text[: LONGEST_NOTICE // 2] + "…"


def _remember(known: OrderedDict[K, V], key: K, value: V) -> None:
    """Keep a value; the oldest go."""
    known[key] = value
    known.move_to_end(key)
    while len(known) > _MOST_REMEMBERED:
        known.popitem(last=False)
