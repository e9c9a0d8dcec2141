"""The state behind the methods, and the transcript of everything that the bot showed."""

import itertools
import time
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tests.emulation.faults import Faults
from tests.emulation.news import News
from tests.telegram_emulator.errors import bad_request
from tests.telegram_emulator.floods import Floods, Limits
from tests.telegram_emulator.markup import Formatted
from tests.telegram_emulator.updates import Updates
from tests.telegram_emulator.world import CHANNEL, GENERAL_TOPIC, GROUP, SUPERGROUP, Chat, File, Message, User, World


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that the bot did, as it looked at that moment.

    `kind`: sent, edited, deleted, answered (a button's notice), action (such as typing), inline (results), left.
    """

    number: int
    kind: str
    chat: int
    text: str = ""
    buttons: tuple[tuple[str, ...], ...] = ()
    message: Message | None = None
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def labels(self) -> tuple[str, ...]:
        """All buttons in order."""
        return tuple(label for row in self.buttons for label in row)


@dataclass(slots=True)
class Query:
    """A pressed button or an inline query that waits for its answer."""

    id: str
    user: User
    asked: float
    chat: int = 0
    answered: bool = False


class Core(News):
    """One bot's Telegram."""

    def __init__(self, token: str, bot: User, limits: Limits, *, privacy: bool = True) -> None:
        super().__init__()
        self.token = token
        self.world = World(bot)
        self.updates = Updates()
        self.faults = Faults()
        self.floods = Floods(limits)
        self.privacy = privacy
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}
        self.queries: dict[str, Query] = {}
        self.query_lifetime = 15.0  # seconds; a button that is answered later is "too old"
        self.transcript: list[Shown] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self._query_ids = itertools.count(4_000_000_000)

    def show(self, kind: str, chat: int, message: Message | None = None, text: str = "", **detail: Any) -> None:
        """Write down what the bot did."""
        rows = tuple(tuple(button["text"] for button in row) for row in message.buttons) if message else ()
        shown = Shown(
            len(self.transcript), kind, chat, message.text if message else text, rows, message, deepcopy(detail)
        )
        self.transcript.append(shown)
        self.wake()

    def count(self, chat: Chat) -> None:
        """Flood control for a message to a chat."""
        self.floods.check(chat.id, group=chat.type in (GROUP, SUPERGROUP, CHANNEL))

    def post(
        self,
        chat: Chat,
        content: Formatted,
        *,
        media: tuple[str, File] | None = None,
        markup: dict[str, Any] | None = None,
        thread: int | None = None,
        reply_to: int | None = None,
        lenient: bool = False,
    ) -> Message:
        """Send a message of the bot. Raises ApiError for a topic or a message replied to that is not there."""
        topic = False
        if thread:
            if not chat.forum or thread not in chat.topics or thread == GENERAL_TOPIC:
                raise bad_request("message thread not found")
            topic = True
        answered = chat.messages.get(reply_to) if reply_to else None
        if reply_to and answered is None and not lenient:
            raise bad_request("message to be replied not found")
        if answered is not None and answered.topic and not topic:
            thread, topic = answered.thread, True
        self.count(chat)
        kind, file = media or (None, None)
        message = Message(
            chat.ids(), chat, self.world.bot, int(time.time()), content, kind, file, markup,
            thread if topic else None, topic, answered,
        )  # fmt: skip
        chat.messages[message.id] = message
        self.show("sent", chat.id, message)
        return message

    def edit(self, message: Message, content: Formatted, markup: dict[str, Any] | None, file: File | None) -> Message:
        """Change a message of the bot. Raises ApiError where nothing would change or it is not the bot's."""
        if message.sender is not self.world.bot or message.service:
            raise bad_request("message can't be edited")
        if (message.content, message.markup, message.file) == (content, markup, file):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly the same as a "
                "current content and reply markup of the message"
            )
        self.count(message.chat)
        message.content, message.markup, message.file = content, markup, file
        message.edited, message.versions = int(time.time()), message.versions + 1
        self.show("edited", message.chat.id, message)
        return message

    def ask(self, user: User, chat: int = 0) -> Query:
        """A query that the bot is to answer."""
        query = Query(str(next(self._query_ids)), user, time.monotonic(), chat)
        self.queries[query.id] = query
        return query

    def take(self, identifier: str | None) -> Query:
        """The query that an answer is for, once and in time."""
        query = self.queries.get(identifier or "")
        if query is None or query.answered or time.monotonic() - query.asked > self.query_lifetime:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        query.answered = True
        return query
