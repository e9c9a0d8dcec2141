"""What a handler answers: blocks of runs of text, which each platform lays out in its own way."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.request import Call
from handlers.specification import Chart


class Style(StrEnum):
    """How a run of text stands out."""

    PLAIN = "plain"
    STRONG = "strong"  # a name, a value: what the eye looks for
    FAINT = "faint"  # a reference, a count: what may be skipped
    QUOTED = "quoted"  # the article's own words, set between quotation marks
    MARKED = "marked"  # the part of a quoted sentence that a fact rests on
    COMMAND = "command"  # something the reader can type


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; `language` is set where it differs from the reply's."""

    text: str
    style: Style = Style.PLAIN
    language: str | None = None


Line = tuple[Run, ...]
"""Runs that follow each other without added space."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The line above what follows."""

    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of its own."""

    line: Line


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: its main line, lines below it, and the reference that /source takes."""

    line: Line
    details: tuple[Line, ...] = ()
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries in order."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage of an article, in the article's own language."""

    line: Line
    language: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart to be drawn; `alt` says in words what it shows, for those who cannot see it and as its caption."""

    chart: Chart
    alt: str


Block = Heading | Paragraph | Listing | Quotation | Picture


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a reply stands in a longer list; pages count from 1."""

    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: `call` is then answered for whoever presses, with that person's rights.

    `replaces` says that the answer takes the place of the message with the button, instead of following it.
    """

    label: str
    call: Call
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in one language.

    `failed` marks an answer that tells the user of a mistake, `private` one that only the asker should see where the
    platform can do that. `buttons` are rows; a platform without buttons leaves them out, so that a reply must be
    complete without them.
    """

    language: str
    blocks: tuple[Block, ...]
    paging: Paging | None = None
    failed: bool = False
    private: bool = False
    buttons: tuple[tuple[Button, ...], ...] = ()


def plain(text: str) -> Line:
    """A line of plain text."""
    return (Run(text),)
