"""What a platform hands to the handlers: who asks what, where, with which page of the answer in view."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation on a platform, by the platform's own identifier; `hint` is the language it reports, if any."""

    platform: str
    id: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A command with its arguments as typed, to be answered in `language`; `page` counts from 1.

    `question` says that the arguments are the words left over from a plain question: words that fit nothing are
    passed over there, where a command would answer that nothing fits.
    """

    chat: Chat
    command: str
    arguments: str
    language: str
    page: int = 1
    question: bool = False
