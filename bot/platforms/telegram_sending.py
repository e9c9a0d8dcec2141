"""Replies as Telegram messages: sent, edited in place, with buttons; failures as what they mean."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import unescape

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.platforms.protocol import Gone, Later, Moved, Refused, Unreachable
from bot.platforms.telegram_html import caption, messages
from bot.platforms.telegram_limits import seconds_of
from bot.platforms.telegram_reading import PLATFORM, Bot, Place
from handlers import presence
from handlers.reply import Picture, Reply
from handlers.request import Call
from handlers.router import Router

log = logging.getLogger(__name__)

PATIENCE = 300.0
"""Seconds that an answer is tried again while the network fails."""
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 15.0
_LONGEST_LABEL = 64
_MOST_BUTTONS, _MOST_IN_A_ROW = 100, 8
_MOST_BEFORE = 5
"""Messages of one reply that its buttons remember beside their own: what fits into 64 bytes."""
_DATA = re.compile(r"([rn])([\w-]{16})((?:\.[0-9a-z]{1,8})*)", re.ASCII)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

# Words in Telegram's refusals; the library changes their case.
_GONE = (
    "chat not found", "not enough rights", "have no rights", "need administrator rights", "chat_write_forbidden",
    "group chat was deactivated", "peer_id_invalid", "message thread not found", "topic_closed", "topic_deleted",
    "chat_restricted", "user_is_blocked", "channel_private",
)  # fmt: skip
_UNCHANGED = "message is not modified"
_NO_TEXT = ("there is no text in the message",)  # a picture, which cannot become words
_NO_THREAD = ("message thread not found", "topic_deleted")

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Insist = Callable[[Callable[[], Awaitable[int]]], Awaitable[int]]
Draw = Callable[[Picture], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class Data:
    """What a button carries: the key of what it leads to, and which messages before its own the reply has.

    `replaces`: the answer takes the place of those messages and the button's own.
    """

    key: str
    replaces: bool
    before: tuple[int, ...] = ()

    def write(self) -> str:
        """As callback data, at most 64 bytes."""
        before = "".join("." + _base36(number) for number in self.before[-_MOST_BEFORE:])
        return ("r" if self.replaces else "n") + self.key + before

    @classmethod
    def read(cls, data: str) -> "Data | None":
        """From callback data; None for what is none of ours."""
        found = _DATA.fullmatch(data)
        if found is None:
            return None
        kind, key, before = found.groups()
        return cls(key, kind == "r", tuple(int(number, 36) for number in before.split(".")[1:]))


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return digits or "0"


@dataclass(frozen=True, slots=True)
class _Part:
    """One message of a reply: HTML, or a picture with HTML as its caption."""

    html: str
    picture: bytes | None = None


class Sender:
    """Shows replies in chats."""

    def __init__(self, bot: Bot, router: Router, draw: Draw | None = None) -> None:
        self._bot = bot
        self._router = router
        self._draw = draw

    async def show(self, place: Place, reply: Reply, instead: Sequence[int] = ()) -> tuple[int, ...]:
        """Show an answer, in place of the messages `instead` where they can be edited; the messages that show it.

        A chat that cannot be written to is noted, and gives none. Raises TelegramError where the network fails for
        longer than PATIENCE.
        """
        while True:
            try:
                return await self._put(place, reply, instead, manner=_ANSWER)
            except ChatMigrated as error:
                await presence.moved(self._router.services, PLATFORM, str(place.chat), str(error.new_chat_id))
                place, instead = Place(error.new_chat_id, place.thread), ()
            except BadRequest as error:
                if place.thread is not None and _holds(error, _NO_THREAD):
                    place = replace(place, thread=None)
                    continue
                if not _holds(error, _GONE):
                    raise
                await self._gone(place, error)
                return ()
            except Forbidden as error:
                await self._gone(place, error)
                return ()

    async def _gone(self, place: Place, error: TelegramError) -> None:
        await presence.gone(self._router.services, PLATFORM, str(place.chat), str(error)[:200])

    async def deliver(self, place: Place, reply: Reply, done: list[int]) -> None:
        """Send a reply on the program's own account, each message tried once; `done` holds those that arrived.

        Called again with the same `done`, it goes on behind them. What the chat has become is for the caller to note.
        Raises protocol.SendError.
        """
        try:
            await self._put(place, reply, (), manner=_DELIVERY, done=done)
        except ChatMigrated as error:
            raise Moved(str(error.new_chat_id)) from error
        except Forbidden as error:
            raise Gone(str(error)) from error
        except BadRequest as error:
            raise (Gone if _holds(error, _GONE) else Refused)(str(error)) from error
        except RetryAfter as error:
            raise Later(seconds_of(error)) from error
        except TelegramError as error:
            raise Unreachable(str(error)) from error

    async def _put(
        self,
        place: Place,
        reply: Reply,
        instead: Sequence[int],
        *,
        manner: "_Manner",
        done: list[int] | None = None,
    ) -> tuple[int, ...]:
        parts = await self._parts(reply)
        keys = await self._router.keys(reply)
        shown = [] if done is None else done
        for number in range(len(shown), len(parts)):
            markup = _keyboard(reply, keys, shown) if number == len(parts) - 1 else None
            part = parts[number]
            if number < len(instead):
                call = partial(self._replace, place, instead[number], part, markup, manner)
            else:
                call = partial(self._post, place, part, markup, manner, first=number == 0)
            shown.append(await manner.insist(call))
        for old in instead[len(parts) :]:
            await self._remove(place.chat, old)
        return tuple(shown)

    async def _parts(self, reply: Reply) -> list[_Part]:
        """The messages of a reply: its text, then its pictures. What cannot be drawn is told in words."""
        pictures = [block for block in reply.blocks if isinstance(block, Picture)]
        drawn = [(picture, await self._drawn(picture)) for picture in pictures]
        told = tuple(picture for picture, content in drawn if content is None)
        parts = [_Part(html) for html in messages(reply, told=told)]
        parts += [_Part(caption(picture.alt, reply.language), content) for picture, content in drawn if content]
        return parts

    async def _drawn(self, picture: Picture) -> bytes | None:
        if self._draw is None:
            return None
        try:
            return await self._draw(picture)
        except Exception:
            log.exception("a picture could not be drawn")
            return None

    async def _post(
        self, place: Place, part: _Part, markup: InlineKeyboardMarkup | None, manner: "_Manner", *, first: bool
    ) -> int:
        reply_to = ReplyParameters(place.answers, allow_sending_without_reply=True) if place.answers and first else None
        sent: Message
        if part.picture is not None:
            sent = await self._bot.send_photo(
                place.chat, part.picture, part.html, parse_mode=ParseMode.HTML, reply_markup=markup,
                message_thread_id=place.thread, reply_parameters=reply_to, rate_limit_args=manner.attempts,
            )  # fmt: skip
        else:
            try:
                sent = await self._message(place, part.html, ParseMode.HTML, markup, reply_to, manner)
            except BadRequest as error:
                if "can't parse entities" not in str(error).lower():
                    raise
                log.error("Telegram does not take this HTML (%s): %r", error, part.html)
                sent = await self._message(place, _bare(part.html), None, markup, reply_to, manner)
        return sent.message_id

    async def _message(
        self,
        place: Place,
        text: str,
        mode: ParseMode | None,
        markup: InlineKeyboardMarkup | None,
        reply_to: ReplyParameters | None,
        manner: "_Manner",
    ) -> Message:
        return await self._bot.send_message(
            place.chat, text, parse_mode=mode, reply_markup=markup, message_thread_id=place.thread,
            reply_parameters=reply_to, link_preview_options=_NO_PREVIEW, rate_limit_args=manner.attempts,
        )  # fmt: skip

    async def _replace(
        self, place: Place, message: int, part: _Part, markup: InlineKeyboardMarkup | None, manner: "_Manner"
    ) -> int:
        """Edit a message; where that cannot be, send a new one."""
        try:
            if part.picture is not None:
                media = InputMediaPhoto(part.picture, part.html, ParseMode.HTML)
                await self._bot.edit_message_media(media, place.chat, message, reply_markup=markup)
            else:
                await self._bot.edit_message_text(
                    part.html, place.chat, message, parse_mode=ParseMode.HTML, reply_markup=markup,
                    link_preview_options=_NO_PREVIEW,
                )  # fmt: skip
        except BadRequest as error:
            if _holds(error, (_UNCHANGED,)):
                return message
            if _holds(error, _GONE):
                raise
            log.info("message %s in %s cannot be edited: %s", message, place.chat, error)
            posted = await self._post(place, part, markup, manner, first=True)
            if _holds(error, _NO_TEXT):
                await self._remove(place.chat, message)
            return posted
        return message

    async def _remove(self, chat: int, message: int) -> None:
        try:
            await self._bot.delete_message(chat, message)
        except TelegramError as error:
            log.info("message %s in %s cannot be deleted: %s", message, chat, error)


async def _once(call: Callable[[], Awaitable[int]]) -> int:
    """Make a call."""
    return await call()


async def _insist(call: Callable[[], Awaitable[int]]) -> int:
    """Make a call until it succeeds or is refused; a network that fails for longer than PATIENCE ends it.

    Where a connection broke, the message may have arrived: for an answer, twice is better than not at all.
    """
    loop = asyncio.get_running_loop()
    end, pause = loop.time() + PATIENCE, _FIRST_PAUSE
    while True:
        try:
            return await call()
        except BadRequest:
            raise
        except NetworkError as error:
            if loop.time() + pause > end:
                raise
            log.info("Telegram did not answer (%s), again in %g s", error, pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How calls are made: what a failing network means, how often to ask where Telegram says wait (None: always)."""

    insist: Insist
    attempts: int | None


_ANSWER = _Manner(_insist, None)
_DELIVERY = _Manner(_once, 1)


def _keyboard(reply: Reply, keys: dict[Call, str], before: Sequence[int]) -> InlineKeyboardMarkup | None:
    rows: list[list[InlineKeyboardButton]] = []
    for row in reply.buttons:
        buttons = [
            InlineKeyboardButton(
                button.label[:_LONGEST_LABEL],
                callback_data=Data(keys[button.call], button.replaces, tuple(before)).write(),
            )
            for button in row[: _MOST_BUTTONS - sum(map(len, rows))]
        ]
        rows += [buttons[at : at + _MOST_IN_A_ROW] for at in range(0, len(buttons), _MOST_IN_A_ROW)]
    return InlineKeyboardMarkup(rows) if rows else None


def _holds(error: TelegramError, words: Sequence[str]) -> bool:
    """Whether Telegram's description is one of those."""
    said = str(error).lower()
    return any(word in said for word in words)


def _bare(html: str) -> str:
    """The text without its tags."""
    return unescape(re.sub(r"<[^>]*>", "", html))
