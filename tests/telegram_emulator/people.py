"""People who use the bot: they write, press, edit, send files, block, and see what the bot shows them."""

import time
from dataclasses import replace
from typing import Any

from tests.telegram_emulator.core import Core
from tests.telegram_emulator.markup import Formatted, found
from tests.telegram_emulator.world import CHANNEL, GROUP, PRIVATE, SUPERGROUP, Chat, File, Member, Message, User


class Person:
    """One user's hands. Where no chat is given, the private chat with the bot is meant."""

    def __init__(self, core: Core, user: User) -> None:
        self._core = core
        self.user = user

    @property
    def id(self) -> int:
        """The user's id, which is the private chat's too."""
        return self.user.id

    def says(
        self,
        text: str,
        chat: Chat | None = None,
        *,
        topic: int | None = None,
        reply_to: Message | None = None,
        file: File | None = None,
        media: str = "document",
        forwarded: bool = False,
        anonymous: bool = False,
        ago: int = 0,
        album: str | None = None,
    ) -> Message:
        """Write a message, or send a file with `text` as its caption.

        `forwarded` from someone else, `anonymous` in the group's own name, `ago` seconds before now.
        """
        chat = chat or self._core.world.private(self.user)
        if chat.type == PRIVATE:
            chat.started, chat.blocked = True, False
        elif not chat.inside(self.user):
            raise ValueError(f"{self.user.first_name} is not in {chat.title}")
        thread = topic
        if reply_to is not None and chat.type == SUPERGROUP and thread is None:
            thread = reply_to.thread or reply_to.id  # a reply opens a thread in every supergroup, forum or not
        message = Message(
            chat.ids(), chat, self.user, int(time.time()) - ago, Formatted(text.strip(), found(text.strip())),
            media if file else None, file, None, thread, bool(topic), reply_to,
        )  # fmt: skip
        if forwarded:
            origin = {"type": "hidden_user", "date": message.date, "sender_user_name": "Someone"}
            message.service = {"forward_origin": origin}
        if album is not None:
            message.service |= {"media_group_id": album}
        if anonymous:
            message.sender = User(1087968824, "Group", "GroupAnonymousBot", is_bot=True)
            message.service |= {"sender_chat": chat.json(), "author_signature": "admin"}
        chat.messages[message.id] = message
        if self._bot_sees(chat, message):
            self._core.updates.add("channel_post" if chat.type == CHANNEL else "message", message.json())
        return message

    def sends(self, name: str, content: bytes = b"", chat: Chat | None = None, **how: Any) -> Message:
        """Send a document; `size` pretends that it is larger than its bytes, `mime_type` says what it is."""
        mime_type, size, text = how.pop("mime_type", "text/plain"), how.pop("size", None), how.pop("text", "")
        return self.says(text, chat, file=self._core.world.add_file(name, content, mime_type, size=size), **how)

    def sends_together(self, files: dict[str, bytes], text: str = "", chat: Chat | None = None) -> None:
        """Send several documents at once, which Telegram makes an album: its caption stands below the last."""
        album = str(self._core.world.private(self.user).ids() << 32)
        for number, (name, content) in enumerate(files.items(), 1):
            self.sends(name, content, chat, text=text if number == len(files) else "", album=album)

    def edits(self, message: Message, text: str) -> Message:
        """Change an own message."""
        message.content = Formatted(text.strip(), found(text.strip()))
        message.edited = int(time.time())
        if self._bot_sees(message.chat, message):
            kind = "edited_channel_post" if message.chat.type == CHANNEL else "edited_message"
            self._core.updates.add(kind, message.json())
        return message

    def presses(self, message: Message, label: str) -> str:
        """Press the button with this label, or the first whose label holds it. The query's id.

        Raises LookupError where there is none.
        """
        buttons = [button for row in message.buttons for button in row if "callback_data" in button]
        named = [b for b in buttons if b["text"] == label] or [b for b in buttons if label in b["text"]]
        if not named:
            raise LookupError(f"no button {label!r} among {[button['text'] for button in buttons]}")
        return self.presses_data(message, named[0]["callback_data"])

    def presses_data(self, message: Message, data: str) -> str:
        """Press a button with any data, as a forged client can."""
        query = self._core.ask(self.user, message.chat.id)
        content = {"id": query.id, "from": self.user.json(), "message": message.json(), "data": data}
        self._core.updates.add("callback_query", content | {"chat_instance": str(message.chat.id)})
        return query.id

    def asks_inline(self, text: str, offset: str = "") -> str:
        """Type @bot and `text` anywhere. The query's id."""
        query = self._core.ask(self.user)
        content = {"id": query.id, "from": self.user.json(), "query": text, "offset": offset, "chat_type": "sender"}
        self._core.updates.add("inline_query", content)
        return query.id

    def blocks(self) -> None:
        """Block the bot."""
        chat = self._core.world.private(self.user)
        chat.blocked = True
        self._membership(chat, "member", "kicked")

    def unblocks(self) -> None:
        """Let the bot write again."""
        chat = self._core.world.private(self.user)
        chat.blocked = False
        self._membership(chat, "kicked", "member")

    def creates(self, kind: str, title: str, *, forum: bool = False, username: str | None = None) -> Chat:
        """Make a group, supergroup or channel of one's own."""
        return self._core.world.add_chat(kind, title, self.user, forum=forum, username=username)

    def joins(self, chat: Chat) -> None:
        """Become a member of a group or channel."""
        chat.members[self.user.id] = Member(self.user)

    def opens_topic(self, chat: Chat, name: str) -> int:
        """Open a topic in a forum; its thread id."""
        assert chat.forum, "topics are in forums"
        message = Message(chat.ids(), chat, self.user, int(time.time()))
        message.service = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        message.thread, message.topic = message.id, True
        chat.messages[message.id] = message
        chat.topics[message.id] = name
        self._core.updates.add("message", message.json())
        return message.id

    def adds_bot(self, chat: Chat, status: str | None = None, *rights: str) -> None:
        """Add the bot: a member of a group, in a channel an administrator who may post."""
        if status is None:
            status, rights = ("administrator", ("can_post_messages",)) if chat.type == CHANNEL else ("member", ())
        before = chat.status(self._core.world.bot)
        chat.members[self._core.world.bot.id] = Member(self._core.world.bot, status, frozenset(rights))
        self._membership(chat, before, status)

    def removes_bot(self, chat: Chat) -> None:
        """Remove the bot from a group or channel."""
        before = chat.status(self._core.world.bot)
        chat.members[self._core.world.bot.id] = Member(self._core.world.bot, "kicked")
        self._membership(chat, before, "kicked")

    def upgrades(self, chat: Chat) -> Chat:
        """Turn a group into a supergroup, which has a new id."""
        assert chat.type == GROUP
        owner = next(member.user for member in chat.members.values() if member.status == "creator")
        larger = self._core.world.add_chat(SUPERGROUP, chat.title, owner)
        larger.members = {number: replace(member) for number, member in chat.members.items()}
        chat.migrated_to = larger.id
        for where, service in ((chat, {"migrate_to_chat_id": larger.id}), (larger, {"migrate_from_chat_id": chat.id})):
            message = Message(where.ids(), where, self.user, int(time.time()), service=service)
            where.messages[message.id] = message
            self._core.updates.add("message", message.json())
        return larger

    def _membership(self, chat: Chat, before: str, after: str) -> None:
        bot = self._core.world.bot
        old, new = Member(bot, before), chat.members.get(bot.id, Member(bot, after))
        content = {"chat": chat.json(), "from": self.user.json(), "date": int(time.time())}
        if chat.type == PRIVATE:
            new = Member(bot, after)
        self._core.updates.add(
            "my_chat_member", content | {"old_chat_member": old.json(), "new_chat_member": new.json()}
        )

    def _bot_sees(self, chat: Chat, message: Message) -> bool:
        """Privacy mode: in groups the bot gets commands, replies to itself and mentions, unless it is an administrator.

        Only what Telegram itself marks as a command counts: `/أخبار` is none.
        """
        bot = self._core.world.bot
        if chat.type == PRIVATE:
            return True
        if not chat.inside(bot):
            return False
        if chat.type == CHANNEL or not self._core.privacy or chat.status(bot) == "administrator":
            return True
        if message.reply_to is not None and message.reply_to.sender is bot:
            return True
        at = f"@{(bot.username or '').lower()}"
        if any(mention.lower() == at for mention in message.entities("mention")):
            return True
        commands = [command.lower().partition("@") for command in message.entities("bot_command")]
        return any(not other or "@" + other == at for _, _, other in commands)
