"""What a reader gives: an article with what is known of it, and what had to be left out or guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reading.errors import ReadError, Value


@dataclass(frozen=True, slots=True)
class Note:
    """Something that whoever uploads an article should know; worded like an error."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a file, and what its format states beside the text.

    `certain` says that the statements are made about the article (a web page's metadata) rather than about the file (a
    document's properties), and so go before what the text says of itself.
    """

    format: str
    body: str
    title: str | None = None
    author: str | None = None
    source: str | None = None
    published: date | None = None
    certain: bool = False
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as it was read; `name` is its file's, `language` is "ar" or "en", `link` where it was fetched."""

    name: str | None
    format: str
    body: str
    language: str
    title: str | None
    author: str | None
    source: str | None
    published: date | None
    link: str | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file inside an archive that could not be read, and why."""

    name: str
    error: ReadError


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that a file held: one article, or those of an archive and what was refused there."""

    articles: tuple[ReadArticle, ...]
    refusals: tuple[Refusal, ...] = ()
