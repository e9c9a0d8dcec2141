"""Markdown: the text without its signs; a front matter gives title, author, source and date."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reading.article import Draft
from reading.dating import iso_day

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,4000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"^(\w+)\s*:\s*(.+?)\s*$", re.MULTILINE)


def read_markdown(text: str) -> Draft:
    """The text and what its front matter states."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    stated: dict[str, str] = {}
    if front := _FRONT.match(text):
        stated = {key.lower(): value.strip("\"'") for key, value in _PAIR.findall(front[1])}
        text = text[front.end() :]
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)
    lines: list[str] = []
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            lines.append(" | ".join(cell for cell in row if cell))
            row = None
        elif token.type == "inline":
            (lines if row is None else row).append(_text(token.children or []))
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.strip())
    return Draft(
        "md",
        "\n\n".join(line for line in lines if line.strip()),
        title=stated.get("title"),
        author=stated.get("author"),
        source=stated.get("source"),
        published=iso_day(stated.get("date") or stated.get("published")),
        certain=True,
    )


def _text(tokens: list[Token]) -> str:
    """The text of a line of Markdown; pictures leave their description out, links their address."""
    pieces = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif token.type in ("text", "code_inline"):
            pieces.append(token.content)
    return "".join(pieces).strip()
