"""What a platform hands to the handlers: who asks what, where, with which page of the answer in view."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum


class ChatKind(StrEnum):
    """What kind of conversation a chat is."""

    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation on a platform, by the platform's own identifiers.

    `hint` is the language that the platform reports of the one who asks, if any; `thread` the topic within the chat;
    `title` what people call it.
    """

    platform: str
    id: str
    hint: str | None = None
    kind: ChatKind = ChatKind.PRIVATE
    thread: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks, by the platform's own identifiers.

    `moderates` says that the platform calls this person an administrator of the chat (of a private chat everyone is);
    `roles` are the platform's roles of the person there.
    """

    platform: str
    id: str
    name: str = ""
    moderates: bool = False
    roles: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """How settings and grants name the person: telegram:12345."""
        return f"{self.platform}:{self.id}"


class Caveat(StrEnum):
    """Why a message cannot be taken as its sender's own will; commands that change things refuse it."""

    FORWARDED = "forwarded"
    EDITED = "edited"  # more than a minute after it was sent
    DONE = "done"  # edited after what it ordered was done
    ANONYMOUS = "anonymous"  # sent in the name of a group or channel, by nobody who can be verified


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a message; `fetch` gives its bytes, or raises UserError. `size` is in bytes, if known."""

    name: str
    size: int | None
    fetch: Callable[[], Awaitable[bytes]]


async def _unseen(_: str) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a message came from beside its chat and text.

    `quoted` is the text of the message that it answers. `progress` shows the asker one line about work under way, in
    place of the line before.
    """

    asker: Person | None = None
    caveat: Caveat | None = None
    attachments: tuple[Attachment, ...] = ()
    quoted: str | None = None
    progress: Callable[[str], Awaitable[None]] = field(default=_unseen, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """What to answer, without where and for whom: it can be stored behind a button.

    `question` says that the arguments are the words left over from a plain question: words that fit nothing are
    passed over there, where a command would answer that nothing fits.
    """

    command: str
    arguments: str
    language: str
    page: int = 1
    question: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A command with its arguments as typed, to be answered in `language`; `page` counts from 1. See Call."""

    chat: Chat
    command: str
    arguments: str
    language: str
    page: int = 1
    question: bool = False
    origin: Origin = Origin()

    @property
    def call(self) -> Call:
        """The request without its chat and asker."""
        return Call(self.command, self.arguments, self.language, self.page, self.question)

    def turned(self, page: int) -> "Request":
        """The same request with another page in view."""
        return replace(self, page=page)


def request_of(call: Call, chat: Chat, origin: Origin) -> Request:
    """A call as a request of someone."""
    return Request(chat, call.command, call.arguments, call.language, call.page, call.question, origin)
