"""Replies as Telegram's HTML: escaped, right to left where Arabic, cut into messages that Telegram takes.

Telegram counts a message in UTF-16 code units after parsing, and drops formatting beyond a hundred entities.
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import accumulate, groupby

from bot.platforms.bidi import LRM, PDI, RLM, foreign_stretches, opening
from handlers.reply import Block, Heading, Item, Line, Listing, Paragraph, Picture, Quotation, Reply, Run, Style, plain

LONGEST_MESSAGE = 4096
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100
_MOST_PIECES = 80
_SHARES = (1.0, 0.9, 0.7, 0.5)
"""Parts of a message that a cut line may take; direction marks at most double it, so that half of one always fits."""

_MARKS = {"ar": ("«", "»"), "en": ("“", "”")}
_INDENT = "    "
# What would end the line, turn its direction, or be removed or refused on the way.
_UNWANTED = re.compile("[\x00-\x1f\x7f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_TAPPABLE = re.compile(r"/[a-z0-9_]{1,32}", re.ASCII)
_SIGNIFICANT = re.compile(r"[^\W_]")


def units(text: str) -> int:
    """The length as Telegram counts it."""
    return len(text) + sum(char > "\uffff" for char in text)


def messages(reply: Reply, limit: int = LONGEST_MESSAGE, told: Container[Picture] = ()) -> tuple[str, ...]:
    """The reply's text as one message or several, each valid HTML of at most `limit` units.

    Pictures are left out, but for those in `told`, which are put in words.
    """
    pages = _Pages(limit)
    for section in _sections(reply, told):
        pages.place(section)
    return tuple(_html(page) for page in pages.full())


def caption(text: str, language: str) -> str:
    """A picture's caption: as much of the text as Telegram takes."""
    pages = _Pages(LONGEST_CAPTION)
    pages.place(_Row(_pieces(plain(text), language), language))
    return _html(next(pages.full(), []))


def line_html(line: Line, language: str) -> str:
    """One line on its own."""
    return _html([_Row(_pieces(line, language), language)])


@dataclass(frozen=True, slots=True)
class _Row:
    """A line to be: pieces of text with their tags. Rows of one `quote` stand in one blockquote."""

    pieces: tuple[tuple[str, str], ...]
    language: str
    quote: int = 0
    gap: bool = False  # an empty line goes before it, unless a message begins with it

    @property
    def text(self) -> str:
        """Without tags and direction marks."""
        return "".join(text for text, _ in self.pieces)


_Node = _Row | tuple["_Node", ...]
"""Rows that belong together, nested: the outer borders are the better places to cut."""


def _sections(reply: Reply, told: Container[Picture]) -> Iterator[_Node]:
    """Headings with what follows them, up to the next heading."""
    section: list[_Node] = []
    for number, block in enumerate(reply.blocks, 1):
        if isinstance(block, Heading) and section:
            yield _with_next(section)
            section = []
        if not isinstance(block, Picture) or block in told:
            section += _nodes(block, reply.language, number)
    if section:
        yield _with_next(section)


def _with_next(section: list[_Node]) -> _Node:
    """A heading is never the last line of a message where something follows it."""
    return ((section[0], section[1]), *section[2:]) if len(section) > 1 else tuple(section)


def _nodes(block: Block, language: str, number: int) -> Iterator[_Node]:
    match block:
        case Heading(line):
            yield _Row(_pieces(line, language, tag="b"), language, gap=True)
        case Paragraph(line):
            yield _Row(_pieces(line, language), language)
        case Quotation(line, own):
            yield _Row(_pieces(line, own), own, quote=number)
        case Listing(items):
            for item in items:
                yield tuple(_item(item, language))
        case Picture(_, alt):
            yield _Row(_pieces(plain(alt), language), language)


def _item(item: Item, language: str) -> Iterator[_Row]:
    reference = (Run(f" [{item.reference}]"),) if item.reference else ()
    yield _Row((("• ", ""), *_pieces((*item.line, *reference), language)), language)
    for detail in item.details:
        yield _Row(((_INDENT, ""), *_pieces(detail, language)), language)


def _pieces(line: Line, language: str, tag: str = "") -> tuple[tuple[str, str], ...]:
    """The runs of a line as text with a tag."""
    pieces = []
    for run in line:
        text, own = _UNWANTED.sub(" ", run.text), tag
        match run.style:
            case Style.STRONG | Style.MARKED:
                own = "b"
            case Style.QUOTED:
                opening, closing = _MARKS[language]
                text = f"{opening}{text}{closing}"
            case Style.COMMAND if not _TAPPABLE.fullmatch(text.strip()):
                own = "code"  # one tap copies it; Telegram itself makes the others links
        if text:
            pieces.append((text, own))
    return tuple(pieces)


class _Pages:
    """Messages being filled, one after the other."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._pages: list[list[_Row]] = [[]]

    def full(self) -> Iterator[list[_Row]]:
        """The messages that show something: Telegram refuses one of blanks, which a long gap in a text can leave."""
        return (page for page in self._pages if any(not row.text.isspace() for row in page if row.text))

    def place(self, node: _Node) -> None:
        """Put a node into the message at hand if it fits, else into a new one if it fits there, else piecemeal."""
        rows = list(_rows(node))
        if self._fits([*self._pages[-1], *rows]):
            self._pages[-1] += rows
        elif self._fits(rows):
            self._pages.append(rows)
        else:
            for part in node if isinstance(node, tuple) else self._parts(node):
                self.place(part)

    def _parts(self, row: _Row) -> list[_Row]:
        """A row cut into parts that each fit a message, as long as they can be."""
        for share in _SHARES:
            parts = list(_cut(row, int(self._limit * share) - 8))
            if all(self._fits([part]) for part in parts):
                break
        return parts

    def _fits(self, rows: list[_Row]) -> bool:
        """Whether rows make a message."""
        entities = sum(bool(tag) for row in rows for _, tag in row.pieces) + sum(bool(row.quote) for row in rows)
        return entities <= MOST_ENTITIES and units(_plain(rows)) <= self._limit


def _rows(node: _Node) -> Iterator[_Row]:
    if isinstance(node, _Row):
        yield node
    else:
        for part in node:
            yield from _rows(part)


def _cut(row: _Row, longest: int) -> Iterator[_Row]:
    """A row in parts of at most `longest` units, at blanks where there are any."""
    text, start = row.text, 0
    borders = list(accumulate(len(piece) for piece, _ in row.pieces))
    while start < len(text):
        inside = [border for border in borders if border > start]
        end, room = start, longest
        last = inside[min(len(inside), _MOST_PIECES) - 1]
        while end < last and room >= units(text[end]):
            room -= units(text[end])
            end += 1
        if end < len(text):
            if (blank := text.rfind(" ", start + 1, end)) > start:
                end = blank
            else:
                while end > start + 1 and unicodedata.combining(text[end]):
                    end -= 1
        yield replace(row, pieces=tuple(_slice(row, start, end)), gap=row.gap and start == 0)
        start = end + 1 if text[end : end + 1] == " " else end


def _slice(row: _Row, start: int, end: int) -> Iterator[tuple[str, str]]:
    """The pieces of the row's characters from `start` to `end`."""
    at = 0
    for text, tag in row.pieces:
        if part := text[max(0, start - at) : max(0, end - at)]:
            yield part, tag
        at += len(text)


def _directed(row: _Row) -> Iterator[tuple[str, str]]:
    """The row's pieces with isolates around what runs the other way, and a mark in front where the start misleads."""
    line = row.text
    stretches = [(start, end) for start, end in foreign_stretches(line, row.language) if start < end]
    opened = {start: opening(line[start:end], row.language) for start, end in stretches}
    closed = {end - 1 for _, end in stretches}
    if _misleads(row.text, row.language):
        yield (RLM if row.language == "ar" else LRM), ""
    at = 0
    for text, tag in row.pieces:
        marked = (
            opened.get(at + index, "") + char + (PDI if at + index in closed else "") for index, char in enumerate(text)
        )
        yield "".join(marked), tag
        at += len(text)


def _misleads(text: str, language: str) -> bool:
    """Whether the first letter or digit would not give the line its language's direction."""
    first = _SIGNIFICANT.search(text)
    if first is None:
        return False
    direction = unicodedata.bidirectional(first[0])
    return direction not in (("R", "AL") if language == "ar" else ("L", "EN"))


def _plain(rows: list[_Row]) -> str:
    """The text of a message as Telegram counts it."""
    lines = (
        ("\n" if row.gap and index else "") + "".join(t for t, _ in _directed(row)) for index, row in enumerate(rows)
    )
    return "\n".join(lines)


def _html(rows: list[_Row]) -> str:
    """The text of a message as it is sent."""
    parts = []
    for quote, group in groupby(enumerate(rows), key=lambda numbered: numbered[1].quote):
        lines = "\n".join(("\n" if row.gap and index else "") + _line_html(row) for index, row in group)
        parts.append(f"<blockquote>{lines}</blockquote>" if quote else lines)
    return "\n".join(parts)


def _line_html(row: _Row) -> str:
    shown = []
    for tag, group in groupby(_directed(row), key=lambda piece: piece[1]):
        text = escape("".join(text for text, _ in group), quote=False)
        shown.append(f"<{tag}>{text}</{tag}>" if tag and text else text)
    return "".join(shown)
