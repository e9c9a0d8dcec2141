"""Replies laid out as text for a terminal: wrapped by display width, right to left where the terminal can."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Literal

import click
from wcwidth import wcswidth

from bot.platforms.bidi import PDI, directed, foreign_stretches, opening
from handlers.reply import Block, Heading, Item, Line, Listing, Paragraph, Picture, Quotation, Reply, Run, Style, plain
from locales import DEFAULT_LOCALES, wording

Direction = Literal["isolates", "plain"]
_INDENT = "   "
_STYLES: Mapping[Style, Mapping[str, Any]] = {
    Style.STRONG: {"bold": True},
    Style.FAINT: {"dim": True},
    Style.MARKED: {"underline": True},
    Style.COMMAND: {"fg": "cyan"},
}
_MARKS = {"ar": ("«", "»"), "en": ("“", "”")}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a terminal wants its text."""

    width: int
    direction: Direction
    colour: bool


def layout(direction: str) -> Layout:
    """The layout of the terminal that this process writes to; "auto" asks the environment."""
    if direction not in ("isolates", "plain"):
        direction = "isolates" if orders_text_itself(os.environ) and sys.stdout.isatty() else "plain"
    width = shutil.get_terminal_size((100, 24)).columns
    return Layout(max(30, min(width, 120)), "isolates" if direction == "isolates" else "plain", sys.stdout.isatty())


def orders_text_itself(environment: Mapping[str, str]) -> bool:
    """Whether the terminal applies the bidi algorithm: VTE since 0.58, Konsole, Apple's Terminal, mlterm, mintty."""
    vte = environment.get("VTE_VERSION", "")
    return (
        (vte.isdecimal() and int(vte) >= 5800)
        or "KONSOLE_VERSION" in environment
        or environment.get("TERM_PROGRAM") in ("Apple_Terminal", "mintty")
        or environment.get("TERM", "").startswith("mlterm")
    )


def render(reply: Reply, how: Layout) -> str:
    """A reply as lines of at most `how.width` columns."""
    parts = ["\n".join(_block(block, reply.language, how)) for block in reply.blocks]
    return "\n".join(part for part in parts if part)


def _block(block: Block, language: str, how: Layout) -> Iterator[str]:
    match block:
        case Heading(line):
            bold = tuple(replace(run, style=Style.STRONG) if run.style is Style.PLAIN else run for run in line)
            yield ""
            yield from _lines(bold, language, how, "", "")
        case Paragraph(line):
            yield from _lines(line, language, how, "", "")
        case Quotation(passage, own):
            opening, closing = _MARKS[own]
            yield from _lines((Run(opening), *passage, Run(closing)), own, how, _INDENT, _INDENT)
        case Listing(items):
            for item in items:
                yield from _item(item, language, how)
        case Picture(_, alt):
            yield from _lines(plain(alt), language, how, "", "")
            save = wording(DEFAULT_LOCALES[language])("picture-save")
            yield from _lines((Run(save, Style.FAINT),), language, how, "", "")


def _item(item: Item, language: str, how: Layout) -> Iterator[str]:
    line = item.line
    if item.reference:
        line = (*line, Run(" "), Run(f"[{item.reference}]", Style.FAINT))
    yield from _lines(line, language, how, " • ", _INDENT)
    for detail in item.details:
        yield from _lines(detail, language, how, _INDENT, _INDENT)


Piece = tuple[str, Style]


def _lines(line: Line, language: str, how: Layout, first: str, rest: str) -> Iterator[str]:
    """One logical line broken at blanks by display width."""
    row: list[Piece] = [(first, Style.PLAIN)]
    used = wcswidth(first)
    for word in _words(line, language):
        width = sum(max(0, wcswidth(text)) for text, _ in word)
        if len(row) > 1 and used + 1 + width > how.width:
            yield _finish(row, language, how)
            row, used = [(rest, Style.PLAIN)], wcswidth(rest)
        if len(row) > 1:
            row.append((" ", word[0][1] if word[0][1] is row[-1][1] else Style.PLAIN))
            used += 1
        row += word
        used += width
    if len(row) > 1:
        yield _finish(row, language, how)


def _finish(row: list[Piece], language: str, how: Layout) -> str:
    """A row as the terminal gets it: styled, and with isolates where it orders text itself."""
    marks: dict[int, str] = {}
    if how.direction == "isolates":
        line = "".join(text for text, _ in row)
        for start, end in foreign_stretches(line, language):
            marks[start], marks[end] = opening(line[start:end], language), PDI
    shown, at = [], 0
    for style, pieces in groupby(row, key=lambda piece: piece[1]):
        text = "".join(text for text, _ in pieces)
        marked = "".join(marks.pop(at + i, "") + char for i, char in enumerate(text))
        at += len(text)
        shown.append(click.style(marked, **_STYLES[style]) if how.colour and style in _STYLES else marked)
    line = "".join(shown) + marks.pop(at, "")
    return directed(line, language) if how.direction == "isolates" else line


def _words(line: Line, language: str) -> Iterator[list[Piece]]:
    """The words of a line; one word may hold pieces of several styles."""
    word: list[Piece] = []
    for run in line:
        text = run.text
        if run.style is Style.QUOTED:
            opening, closing = _MARKS[language]
            text = f"{opening}{text}{closing}"
        for index, part in enumerate(text.replace("\n", " ").split(" ")):
            if index and word:
                yield word
                word = []
            if part:
                word.append((part, run.style))
    if word:
        yield word
