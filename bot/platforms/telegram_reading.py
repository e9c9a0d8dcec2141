"""Telegram's messages as the handlers' requests: who asks what, where, and whether the bot is meant at all."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from telegram import Chat as TelegramChat
from telegram import Document, MaybeInaccessibleMessage, Message, User
from telegram.constants import ChatType
from telegram.error import TelegramError
from telegram.ext import ExtBot

from extraction.text import fold
from handlers.command import Audience
from handlers.errors import UserError
from handlers.registry import commands
from handlers.request import Attachment, Caveat, Chat, ChatKind, Origin, Person

log = logging.getLogger(__name__)

PLATFORM = "telegram"
Bot = ExtBot[int]

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of the largest file that Telegram hands out to bots."""
LATE_EDIT = timedelta(minutes=1)
"""An edit later than that no longer counts as the sender's command."""
_DOWNLOAD_TIMEOUT = 120.0

_KINDS = {
    ChatType.PRIVATE: ChatKind.PRIVATE, ChatType.GROUP: ChatKind.GROUP, ChatType.SUPERGROUP: ChatKind.GROUP,
    ChatType.CHANNEL: ChatKind.CHANNEL,
}  # fmt: skip
_COMMAND = re.compile(r"/(?P<name>[^\s@/]+)(?:@(?P<bot>\w+))?(?P<rest>(?:\s[\s\S]*)?)")
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: a chat, a topic in it, and the message that it answers."""

    chat: int
    thread: int | None = None
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message that the bot answers.

    `album` names what it was sent together with; `captioned`: its sender wrote something.
    """

    text: str
    chat: Chat
    asker: User | None
    caveat: Caveat | None
    attachments: tuple[Attachment, ...]
    quoted: str | None
    message: int
    edited: bool
    place: Place
    album: str | None = None
    captioned: bool = True


class Reader:
    """Reads messages for one bot, whose name it knows."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._name = bot.username.lower()
        self._mention = re.compile(rf"@{re.escape(bot.username)}\b", re.IGNORECASE)
        self._commands = {fold(name) for command in commands() for name in command.names()}
        self._open = {fold(name) for c in commands() if c.audience is Audience.EVERYONE for name in c.names()}

    def read(self, message: Message, *, edited: bool = False) -> Incoming | None:
        """What is asked, or None where the bot is not meant: another bot's command, a group's own talk."""
        a_bot = message.from_user is not None and message.from_user.is_bot and message.sender_chat is None
        if message.via_bot or message.is_automatic_forward or a_bot:
            return None
        said = (message.text or message.caption or "").strip()
        if not said and message.effective_attachment is None:
            return None
        text = self._meant(said, message)
        if text is None:
            return None
        documents = [holder.document for holder in (message, message.reply_to_message) if holder and holder.document]
        if message.document is not None and not text.startswith("/"):
            text = f"/upload {text}".strip()
        chat, nameless = message.chat, message.sender_chat is not None
        thread = message.message_thread_id if message.is_topic_message else None
        kind = _kind(chat)
        return Incoming(
            text=text,
            chat=_chat(chat, message.from_user, thread),
            asker=None if nameless else message.from_user,
            caveat=_caveat(message, kind),
            attachments=tuple(self._attachment(document) for document in documents),
            quoted=_quoted(message),
            message=message.message_id,
            edited=edited,
            place=Place(chat.id, thread, message.message_id if kind is ChatKind.GROUP else None),
            album=f"{chat.id} {message.media_group_id}" if message.media_group_id and not edited else None,
            captioned=bool(said),
        )

    def _meant(self, said: str, message: Message) -> str | None:
        """The text without the bot's own name, or None where others are meant."""
        replied = message.reply_to_message
        to_us = replied is not None and replied.from_user is not None and replied.from_user.id == self._bot.id
        mentioned = self._mention.search(said) is not None
        found = _COMMAND.fullmatch(said)
        if found and found["bot"] and found["bot"].lower() != self._name:
            return None
        known = found is not None and (bool(found["bot"]) or fold(found["name"]) in self._commands)
        alone = message.chat.type == ChatType.PRIVATE
        if message.chat.type == ChatType.CHANNEL and not known:
            return None
        if not (alone or known or to_us or mentioned):
            return None
        said = self._mention.sub("", said).strip()
        found = _COMMAND.fullmatch(said)
        return self._command(found["name"], found["rest"].strip()) if found else said

    def _command(self, name: str, rest: str) -> str:
        """A command on one line. /start with a payload, from a link, is the command that the payload names."""
        linked, _, arguments = rest.partition("_")
        # Whoever follows a link has not chosen what it does: it may only show something.
        if name.lower() == "start" and _PAYLOAD.fullmatch(rest) and fold(linked) in self._open:
            return f"/{linked} {arguments.replace('_', ' ')}".strip()
        return f"/{name} {rest}".strip()

    def _attachment(self, document: Document) -> Attachment:
        async def fetch() -> bytes:
            if (document.file_size or 0) > LARGEST_FILE:
                raise UserError("error-attachment-too-large", limit=LARGEST_FILE >> 20)
            try:
                file = await self._bot.get_file(document.file_id, read_timeout=_DOWNLOAD_TIMEOUT)
                return bytes(await file.download_as_bytearray(read_timeout=_DOWNLOAD_TIMEOUT))
            except TelegramError as error:
                if "file is too big" in str(error).lower():
                    raise UserError("error-attachment-too-large", limit=LARGEST_FILE >> 20) from error
                raise UserError("error-attachment-lost") from error

        return Attachment(document.file_name or "file", document.file_size, fetch)


def _kind(chat: TelegramChat) -> ChatKind:
    """What kind of conversation a chat is."""
    return _KINDS[ChatType(chat.type)]


def pressed_in(message: MaybeInaccessibleMessage, user: User) -> Chat:
    """The chat of a message whose button someone pressed; of an old message Telegram no longer tells the topic."""
    thread = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    return _chat(message.chat, user, thread)


def _chat(chat: TelegramChat, user: User | None, thread: int | None) -> Chat:
    hint = user.language_code if user else None
    return Chat(
        PLATFORM, str(chat.id), hint, _kind(chat), str(thread) if thread is not None else None, chat.effective_name
    )


def person(user: User, *, moderates: bool) -> Person:
    """A user as the handlers know people."""
    return Person(PLATFORM, str(user.id), user.full_name, moderates)


def origin(incoming: Incoming, *, moderates: bool) -> Origin:
    """Where a message came from, as the handlers take it."""
    asker = person(incoming.asker, moderates=moderates) if incoming.asker else None
    return Origin(asker, incoming.caveat, incoming.attachments, incoming.quoted)


def _caveat(message: Message, kind: ChatKind) -> Caveat | None:
    if message.forward_origin is not None:
        return Caveat.FORWARDED
    if message.edit_date is not None and message.edit_date - message.date > LATE_EDIT:
        return Caveat.EDITED
    return Caveat.ANONYMOUS if message.sender_chat is not None and kind is not ChatKind.CHANNEL else None


def _quoted(message: Message) -> str | None:
    """The text that the message replies to; a quoted part of it, where the sender chose one."""
    if message.quote is not None:
        return message.quote.text
    replied = message.reply_to_message
    return (replied.text or replied.caption) if replied is not None else None


class Admins:
    """Who administers a group, asked of Telegram and remembered for a minute."""

    KEPT = 60.0

    def __init__(self, bot: Bot, clock: Callable[[], float]) -> None:
        self._bot = bot
        self._clock = clock
        self._known: dict[int, tuple[float, frozenset[int]]] = {}

    async def moderates(self, chat: Chat, user: User | None) -> bool:
        """Whether a user administers a chat; nobody does where Telegram does not say."""
        if user is None or chat.kind is ChatKind.PRIVATE:
            return user is not None
        number, now = int(chat.id), self._clock()
        if (known := self._known.get(number)) is None or known[0] < now:
            self._known = {key: value for key, value in self._known.items() if value[0] >= now}
            try:
                found = await self._bot.get_chat_administrators(number)
            except TelegramError as error:
                log.info("who administers %s is not known: %s", number, error)
                return False
            known = self._known[number] = (now + self.KEPT, frozenset(member.user.id for member in found))
        return user.id in known[1]
