"""Lines as Discord's markdown: styled, escaped, right to left where Arabic.

Discord knows bold, code and quotation lines; a backslash before a sign that would mean something shows it as it is.
Lengths are counted in UTF-16 units, the strictest of the ways in which Discord's parts count.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from bot.platforms.bidi import FSI, LRM, PDI, RLM, foreign_stretches, opening
from handlers.reply import Line, Run, Style

MARKS = {"ar": ("«", "»"), "en": ("“", "”")}

# What would end the line, turn its direction, or be removed or refused on the way.
_UNWANTED = re.compile("[\x00-\x1f\x7f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ud800-\udfff]")
_SIGNS = frozenset("\\*_~|`#>[]<@")
_AT_START = re.compile(r"\s*(?:([-+])|\d+([.)]))(?=\s|$)")
_ADDRESS = re.compile(r"https?://[^\s<>|*`]+[\w/]", re.ASCII)
_LINK = re.compile(r"</[-_'\w]{1,32}:\d{1,20}>")
_SIGNIFICANT = re.compile(r"[^\W_]")


class Mark(StrEnum):
    """How a stretch of text stands out."""

    NONE = ""
    BOLD = "**"
    CODE = "`"
    LINK = "/"  # a command that a click begins


@dataclass(frozen=True, slots=True)
class Row:
    """A line to be: pieces of text with their marks, and what stands before them (a bullet, a quotation sign)."""

    pieces: tuple[tuple[str, Mark], ...]
    language: str
    before: str = ""

    @property
    def text(self) -> str:
        """Without marks and escapes."""
        return "".join(text for text, _ in self.pieces)


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) + sum(char > "\uffff" for char in text)


def row(line: Line, language: str, before: str = "", mark: Mark = Mark.NONE) -> Row:
    """A line of a reply as a row; `mark` is for what has no style of its own."""
    return Row(tuple(piece for run in line if (piece := _piece(run, language, mark))[0]), language, before)


def _piece(run: Run, language: str, mark: Mark) -> tuple[str, Mark]:
    text = _UNWANTED.sub(" ", run.text)
    match run.style:
        case Style.STRONG | Style.MARKED:
            return text, Mark.BOLD
        case Style.COMMAND if _LINK.fullmatch(text):
            return text, Mark.LINK
        case Style.COMMAND if text.strip():
            return text.replace("`", "'"), Mark.CODE
        case Style.QUOTED:
            opening, closing = MARKS[language]
            return f"{opening}{text}{closing}", mark
        case _:
            return text, mark


def linked(line: Line, commands: Mapping[str, str]) -> Line:
    """The line with commands that have a number (by name) as links that Discord makes of them."""
    return tuple(
        replace(run, text=f"</{name}:{commands[name]}>")
        if run.style is Style.COMMAND and (name := run.text.removeprefix("/")) in commands
        else run
        for run in line
    )


def markdown(line: Row) -> str:
    """The row as it is sent."""
    start = _AT_START.match(line.text)
    numbering = start.end() - 1 if start else -1  # the sign that would make a list of the line
    inserted = _isolates(line)
    shown, at = [_mark_of_direction(line)], 0
    for mark, group in groupby(line.pieces, key=lambda piece: piece[1]):
        text = "".join(text for text, _ in group)
        if mark in (Mark.CODE, Mark.LINK):
            shown.append(f"{FSI}{text}{PDI}" if mark == Mark.LINK else f"{FSI}`{text}`{PDI}")
        else:
            addresses = _inside(_ADDRESS, text)
            escaped = "".join(
                inserted.get((at + index, "before"), "")
                + ("\\" if index not in addresses and (char in _SIGNS or at + index == numbering) else "")
                + char
                + inserted.get((at + index, "after"), "")
                for index, char in enumerate(text)
            )
            # Blanks at the edges stay outside, where bold needs none.
            bare = escaped.strip(" ")
            lead = escaped[: len(escaped) - len(escaped.lstrip(" "))]
            trail = escaped[len(escaped.rstrip(" ")) :] if bare else ""
            shown.append(f"{lead}{mark}{bare}{mark}{trail}" if bare else escaped)
        at += len(text)
    return line.before + "".join(shown)


def _inside(pattern: re.Pattern[str], text: str) -> frozenset[int]:
    """The places that a pattern covers."""
    return frozenset(place for found in pattern.finditer(text) for place in range(*found.span()))


def _isolates(line: Row) -> dict[tuple[int, str], str]:
    """Where isolates go: around what runs the other way, but never within an address or code."""
    whole, at = [], 0
    for text, mark in line.pieces:
        if mark in (Mark.CODE, Mark.LINK):
            whole.append((at, at + len(text)))
        elif line.language == "ar":
            whole += [(at + found.start(), at + found.end()) for found in _ADDRESS.finditer(text)]
        at += len(text)
    marks: dict[tuple[int, str], str] = {}
    for start, end in (*foreign_stretches(line.text, line.language), *whole):
        touched = any(start < other_end and other_start < end for other_start, other_end in whole)
        if start < end and (not touched or (start, end) in whole):
            marks[start, "before"] = opening(line.text[start:end], line.language)
            marks[end - 1, "after"] = PDI
    return marks


def _mark_of_direction(line: Row) -> str:
    """A mark in front, where the first letter or digit would not give the line its language's direction."""
    first = _SIGNIFICANT.search(line.text)
    if first is None:
        return ""
    direction = unicodedata.bidirectional(first[0])
    if direction in (("R", "AL") if line.language == "ar" else ("L", "EN")):
        return ""
    return RLM if line.language == "ar" else LRM


def cut(line: Row, longest: int) -> Iterator[Row]:
    """The row in parts that are at most `longest` units as they are sent, at blanks where there are any."""
    if units(markdown(line)) <= longest:
        yield line
        return
    text = line.text
    assert len(text) > 1, "a single character fits"
    middle = len(text) // 2
    blank = text.rfind(" ", 1, middle + 1)
    place = blank if blank > 0 else middle
    while blank < 0 and place > 1 and unicodedata.combining(text[place]):
        place -= 1
    yield from cut(replace(line, pieces=tuple(_slice(line, 0, place))), longest)
    rest = place + 1 if blank > 0 else place
    if rest < len(text):
        before = line.before if line.before.startswith(">") else ""  # a bullet stands once, a quotation sign everywhere
        yield from cut(replace(line, pieces=tuple(_slice(line, rest, len(text))), before=before), longest)


def _slice(line: Row, start: int, end: int) -> Iterator[tuple[str, Mark]]:
    """The pieces of the row's characters from `start` to `end`."""
    at = 0
    for text, mark in line.pieces:
        if part := text[max(0, start - at) : max(0, end - at)]:
            yield part, mark
        at += len(text)
