"""The glyphs of a page: what each stands for and where it stands."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

KASHIDA = "ـ"
_UNMAPPED = "(cid:"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn sign: its text in logical order, left and right edge, baseline and size, in points from bottom left.

    A ligature's text has several letters. A stretched connection (kashida), which has no text of its own, is a KASHIDA.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str = ""

    @property
    def middle(self) -> float:
        """The horizontal middle: neighbours may overlap, their middles keep the order."""
        return (self.x0 + self.x1) / 2


def glyphs_of(chars: Iterable[Mapping[str, Any]]) -> list[Glyph]:
    """The glyphs of pdfplumber's characters, without rotated ones and vowel signs, whose place tells no order."""
    found = []
    for char in chars:
        if not char["upright"] or char["size"] <= 0:
            continue
        text = letters(char["text"])
        if text and (char["x1"] > char["x0"] or is_arabic(text)):  # what has no width was not drawn
            matrix = char["matrix"]
            x0, x1, size = float(char["x0"]), float(char["x1"]), float(char["size"])
            found.append(Glyph(text, x0, x1, float(matrix[5]), size, char["fontname"]))
    return found


def letters(text: str) -> str:
    """A glyph's text with presentation forms folded to letters, without vowel signs and invisible characters."""
    if text.startswith(_UNMAPPED):
        return KASHIDA  # in Arabic, what has no text is the line that stretches a word
    folded = "".join(unicodedata.normalize("NFKC", char) if _is_form(char) else char for char in text)
    kept = [
        char for char in unicodedata.normalize("NFC", folded) if unicodedata.category(char) not in ("Mn", "Cf", "Cc")
    ]
    if len(kept) > 1:
        kept = [char for char in kept if not char.isspace()]  # a vowel sign's form comes with a blank to sit on
    elif kept and kept[0].isspace():
        return " " if len(folded) == 1 else ""
    return "".join(kept)


def unmapped(chars: Iterable[Mapping[str, Any]]) -> float:
    """The share of glyphs whose letters the file does not tell."""
    total = unknown = 0
    for char in chars:
        total += 1
        unknown += char["text"].startswith(_UNMAPPED) or "\ue000" <= char["text"][:1] <= "\uf8ff"
    return unknown / total if total else 0.0


def is_arabic(text: str) -> bool:
    """Whether a text has an Arabic letter."""
    return any("\u0620" <= char <= "\u064a" or "\u0671" <= char <= "\u06d3" for char in text)


def _is_form(char: str) -> bool:
    """Arabic presentation forms and Latin ligatures; other compatibility characters (½, ²) mean what they are."""
    return "\ufb00" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufeff"
