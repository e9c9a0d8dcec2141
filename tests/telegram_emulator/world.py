"""What the emulated Telegram knows: users, chats with their members and topics, messages, files."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.telegram_emulator.errors import ApiError, bad_request, forbidden
from tests.telegram_emulator.markup import Entity, Formatted

PRIVATE, GROUP, SUPERGROUP, CHANNEL = "private", "group", "supergroup", "channel"
GENERAL_TOPIC = 1
_INSIDE = ("creator", "administrator", "member", "restricted")


@dataclass(slots=True)
class User:
    """An account."""

    id: int
    first_name: str
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def json(self) -> dict[str, Any]:
        """As updates show it."""
        shown: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        optional = {"username": self.username, "language_code": self.language_code}
        return shown | {name: value for name, value in optional.items() if value}


@dataclass(slots=True)
class File:
    """A stored file: its bytes, or only its size where a test needs a large one."""

    id: str
    unique_id: str
    name: str
    mime_type: str
    size: int
    content: bytes = b""
    dimensions: tuple[int, int] | None = None

    @property
    def path(self) -> str:
        """Where getFile says that it lies."""
        return f"{'photos' if self.dimensions else 'documents'}/{self.unique_id}_{self.name}"

    def json(self) -> dict[str, Any]:
        """As a document."""
        ids = {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}
        return ids | {"file_name": self.name, "mime_type": self.mime_type}

    def photo(self) -> list[dict[str, Any]]:
        """As the one size of a photo."""
        width, height = self.dimensions or (1, 1)
        ids = {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}
        return [ids | {"width": width, "height": height}]


@dataclass(slots=True)
class Message:
    """A message as it stands now; `versions` counts its edits."""

    id: int
    chat: "Chat"
    sender: User | None
    date: int
    content: Formatted = field(default_factory=lambda: Formatted(""))
    media: str | None = None
    file: File | None = None
    markup: dict[str, Any] | None = None
    thread: int | None = None
    topic: bool = False
    reply_to: "Message | None" = None
    edited: int | None = None
    versions: int = 1
    via_bot: User | None = None
    service: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What the reader sees as text or caption."""
        return self.content.text

    @property
    def buttons(self) -> list[list[dict[str, Any]]]:
        """The rows of the inline keyboard."""
        return (self.markup or {}).get("inline_keyboard", [])

    def json(self, *, nested: bool = False) -> dict[str, Any]:
        """As updates and answers show it; a message that is replied to shows no reply of its own."""
        shown: dict[str, Any] = {"message_id": self.id, "date": self.date, "chat": self.chat.json()} | self.service
        if self.chat.type == CHANNEL:
            shown["sender_chat"] = self.chat.json()
        elif self.sender:
            shown["from"] = self.sender.json()
        if self.media and self.file:
            shown[self.media] = self.file.photo() if self.media == "photo" else self.file.json()
        name = "caption" if self.media else "text"
        if self.content.text:
            shown[name] = self.content.text
            if self.content.entities:
                entities = "caption_entities" if self.media else "entities"
                shown[entities] = [entity.json() for entity in self.content.entities]
        if self.thread is not None:
            shown["message_thread_id"] = self.thread
        if self.topic:
            shown["is_topic_message"] = True
        if self.edited is not None:
            shown["edit_date"] = self.edited
        if self.markup:
            shown["reply_markup"] = self.markup
        if self.via_bot:
            shown["via_bot"] = self.via_bot.json()
        if self.reply_to is not None and not nested:
            shown["reply_to_message"] = self.reply_to.json(nested=True)
        return shown

    def entities(self, kind: str) -> list[str]:
        """The stretches of text that carry entities of a kind."""
        encoded = self.content.text.encode("utf-16-le")
        return [encoded[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le") for e in self._of(kind)]

    def _of(self, kind: str) -> list[Entity]:
        return [entity for entity in self.content.entities if entity.type == kind]


@dataclass(slots=True)
class Member:
    """What an account is in a chat."""

    user: User
    status: str = "member"
    rights: frozenset[str] = frozenset()

    def json(self) -> dict[str, Any]:
        """A ChatMember."""
        shown: dict[str, Any] = {"user": self.user.json(), "status": self.status}
        if self.status == "creator":
            return shown | {"is_anonymous": False}
        if self.status == "kicked":
            return shown | {"until_date": 0}
        if self.status == "administrator":
            return shown | {name: name in self.rights for name in ADMIN_RIGHTS}
        if self.status == "restricted":
            return shown | {"is_member": True, "until_date": 0} | {name: name in self.rights for name in SEND_RIGHTS}
        return shown


ADMIN_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories", "can_post_messages", "can_edit_messages",
)  # fmt: skip
SEND_RIGHTS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
    "can_edit_tag", "can_react_to_messages",
)  # fmt: skip


@dataclass(slots=True)
class Chat:
    """A private chat, group, supergroup or channel, as the bot sees it."""

    id: int
    type: str
    title: str
    username: str | None = None
    forum: bool = False
    topics: dict[int, str] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    ids: Callable[[], int] = field(default_factory=lambda: itertools.count(2).__next__)
    migrated_to: int | None = None
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def json(self) -> dict[str, Any]:
        """As messages show it."""
        name = "first_name" if self.type == PRIVATE else "title"
        shown: dict[str, Any] = {"id": self.id, "type": self.type, name: self.title}
        return (
            shown | ({"username": self.username} if self.username else {}) | ({"is_forum": True} if self.forum else {})
        )

    def status(self, user: User) -> str:
        """What the user is here."""
        member = self.members.get(user.id)
        return member.status if member else "left"

    def inside(self, user: User) -> bool:
        """Whether the user takes part."""
        return self.status(user) in _INSIDE


class World:
    """All of it, with one bot in it."""

    def __init__(self, bot: User) -> None:
        self.bot = bot
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self._message_ids = itertools.count(1)  # private chats and basic groups share one sequence
        self._numbers = itertools.count(1)

    def add_user(self, first_name: str, username: str | None, language_code: str | None) -> User:
        """A new account."""
        user = User(5_000_000 + next(self._numbers), first_name, username, language_code)
        self.users[user.id] = user
        return user

    def private(self, user: User) -> Chat:
        """The user's chat with the bot; the bot cannot write in it before the user does."""
        if user.id not in self.chats:
            ids = self._message_ids.__next__
            self.chats[user.id] = Chat(user.id, PRIVATE, user.first_name, user.username, ids=ids)
        return self.chats[user.id]

    def add_chat(self, kind: str, title: str, owner: User, *, forum: bool = False, username: str | None = None) -> Chat:
        """A group, supergroup or channel that belongs to `owner`."""
        number = next(self._numbers)
        identifier = -(4_000_000 + number) if kind == GROUP else -(1_000_000_000_000 + 2_000_000 + number)
        chat = Chat(identifier, kind, title, username, forum)
        if kind == GROUP:
            chat.ids = self._message_ids.__next__
        chat.members[owner.id] = Member(owner, "creator")
        self.chats[chat.id] = chat
        return chat

    def add_file(self, name: str, content: bytes, mime_type: str, *, size: int | None = None) -> File:
        """Keep a file."""
        number = next(self._numbers)
        file = File(f"BQAC{number:08d}AgAD", f"AgAD{number:06d}", name, mime_type, size or len(content), content)
        self.files[file.id] = file
        return file

    def chat(self, identifier: int | str) -> Chat:
        """The chat of an id or a public @username. Raises ApiError where the bot knows none."""
        if isinstance(identifier, str) and identifier.startswith("@"):
            for chat in self.chats.values():
                if chat.type in (SUPERGROUP, CHANNEL) and (chat.username or "").lower() == identifier[1:].lower():
                    return chat
            raise bad_request("chat not found")
        try:
            chat = self.chats[int(identifier)]
        except (KeyError, ValueError):
            raise bad_request("chat not found") from None
        if chat.type == PRIVATE and not chat.started and not chat.blocked:
            raise bad_request("chat not found")
        return chat

    def reachable(self, identifier: int | str) -> Chat:
        """A chat that the bot can act in. Raises ApiError as Telegram does where it cannot."""
        chat = self.chat(identifier)
        if chat.migrated_to is not None:
            raise ApiError(
                400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
            )
        if chat.type == PRIVATE:
            if chat.deactivated:
                raise forbidden("user is deactivated")
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            return chat
        status = chat.status(self.bot)
        if status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        if status == "left":
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        return chat

    def writable(self, identifier: int | str, kind: str = "text messages", right: str = "can_send_messages") -> Chat:
        """A chat that the bot may send to."""
        chat = self.reachable(identifier)
        member = chat.members.get(self.bot.id)
        if chat.type == CHANNEL and (member is None or "can_post_messages" not in member.rights):
            raise bad_request("need administrator rights in the channel chat")
        if member is not None and member.status == "restricted" and right not in member.rights:
            raise bad_request(f"not enough rights to send {kind} to the chat")
        return chat

    def message(self, chat: Chat, number: int, missing: str) -> Message:
        """A message that still exists."""
        message = chat.messages.get(number)
        if message is None:
            raise bad_request(missing)
        return message
