"""Rows of glyphs to lines of text: blanks from gaps, visual order turned into logical order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bidi import get_display

from reading.pdf.glyphs import KASHIDA, Glyph, is_arabic

Row = tuple[Glyph, ...]
"""Glyphs on one baseline, from left to right; never empty."""

_SAME_BASELINE = 0.45  # of the size: superscripts stay in their line, lines set tight stay apart
_BLANK = 0.17  # of the size: a gap that parts words where the file draws no blanks
_WIDE_BLANK = 0.22  # the same where it does
_YEARS = re.compile(r"(?<!\d)([12]\d{3}|[١٢][٠-٩]{3})([-–/])([12]\d{3}|[١٢][٠-٩]{3})(?!\d)")
_SAME_PLACE = 0.1
_STAND_INS = tuple(map(chr, (*range(0x0780, 0x07A6), *range(0x0712, 0x0730))))
"""Letters of the bidirectional class of Arabic that Arabic and English texts do not contain."""

_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING = frozenset("([{«‹")
_CLOSING = frozenset(")]}»›")


@dataclass(frozen=True, slots=True)
class Box:
    """The extent of a row: edges, baseline, and the size of most of its glyphs."""

    x0: float
    x1: float
    y: float
    size: float


def rows_of(glyphs: Iterable[Glyph]) -> list[Row]:
    """Glyphs gathered by baseline, the top row first."""
    rows: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if rows and base - glyph.y <= _SAME_BASELINE * max(size, glyph.size):
            rows[-1].append(glyph)
            size = max(size, glyph.size)
        else:
            rows.append([glyph])
            base, size = glyph.y, glyph.size
    sorted_rows = (tuple(sorted(row, key=lambda glyph: glyph.middle)) for row in rows)
    return [row for row in sorted_rows if any(not glyph.text.isspace() for glyph in row)]


def box(row: Row) -> Box:
    """Where a row stands; blanks at its ends do not count."""
    inked = [glyph for glyph in row if not glyph.text.isspace()]
    sizes = sorted(glyph.size for glyph in inked)
    return Box(
        min(glyph.x0 for glyph in inked),
        max(glyph.x1 for glyph in inked),
        sorted(glyph.y for glyph in inked)[len(inked) // 2],
        sizes[len(sizes) // 2],
    )


def is_right_to_left(rows: Iterable[Row]) -> bool:
    """Whether most letters are Arabic."""
    arabic = latin = 0
    for row in rows:
        for glyph in row:
            if is_arabic(glyph.text):
                arabic += 1
            elif glyph.text.isalpha():
                latin += 1
    return arabic >= latin


def line_text(row: Row, *, right_to_left: bool) -> str:
    """The text of a row in logical order.

    The bidirectional algorithm (Unicode Standard Annex 9) is very nearly its own inverse: applied to what stands on the
    page from left to right, it gives what was written. A ligature goes through as one letter, because its own letters
    are in logical order already. An Arabic letter is put before the row, so that numbers are taken for what they are
    within Arabic; brackets are left as they stand (see `mirrored`).
    """
    units = list(_units(row))
    if not is_arabic("".join(units)):
        return " ".join("".join(units).split())
    stand_ins: dict[str, str] = {}
    visual = "".join(_stand_in(unit, stand_ins) if len(unit) > 1 and is_arabic(unit) else unit for unit in units)
    logical = get_display("ا" + visual, base_dir="R")[:-1] if right_to_left else get_display(visual, base_dir="L")
    for unit, letter in stand_ins.items():
        logical = logical.replace(letter, unit)
    return _YEARS.sub(_upward, " ".join(str(logical).replace(KASHIDA, "").split()))


def _upward(years: re.Match[str]) -> str:
    """A range of years in its order: whether it was turned round depends on text that may stand on the line before."""
    first, sign, last = years.groups()
    return years[0] if int(first) <= int(last) else f"{last}{sign}{first}"


def mirrored(texts: Iterable[str]) -> bool:
    """Whether brackets stand the wrong way round in these lines: producers write either the letter or its mirror image.

    A bracket opens where a blank is before it and none behind it.
    """
    right = wrong = 0
    for text in texts:
        padded = f" {text} "
        for at, char in enumerate(padded):
            if char in _OPENING or char in _CLOSING:
                before, after = padded[at - 1].isspace(), padded[at + 1].isspace()
                if before != after:
                    opens = before
                    right += opens == (char in _OPENING)
                    wrong += opens == (char in _CLOSING)
    return wrong > right


def mirror(text: str) -> str:
    """The text with every bracket turned round."""
    return text.translate(_MIRRORED)


def _units(row: Row) -> Iterable[str]:
    """The texts of the glyphs with the blanks between words."""
    drawn = any(glyph.text.isspace() for glyph in row)
    limit = _WIDE_BLANK if drawn else _BLANK
    yield row[0].text
    for before, glyph in pairwise(row):
        if glyph.text == before.text and glyph.middle - before.middle < _SAME_PLACE * glyph.size:
            continue  # drawn twice to look bold
        if glyph.x0 - before.x1 > limit * min(before.size, glyph.size):
            yield " "
        yield glyph.text


def _stand_in(unit: str, stand_ins: dict[str, str]) -> str:
    """One letter for a ligature, the same for each of its kind in a row."""
    if unit not in stand_ins:
        if len(stand_ins) == len(_STAND_INS):
            return unit[::-1]  # so many kinds in one line: reversed letter by letter it comes out right as well
        stand_ins[unit] = _STAND_INS[len(stand_ins)]
    return stand_ins[unit]


def first_word_width(row: Row, *, right_to_left: bool) -> float:
    """The width of the word that a row begins with, in points."""
    ordered: Sequence[Glyph] = tuple(reversed(row)) if right_to_left else row
    word: list[Glyph] = []
    for glyph in ordered:
        gap = (word[-1].x0 - glyph.x1 if right_to_left else glyph.x0 - word[-1].x1) if word else 0.0
        if word and (glyph.text.isspace() or gap > _BLANK * glyph.size):
            break
        if not glyph.text.isspace():
            word.append(glyph)
    return max(glyph.x1 for glyph in word) - min(glyph.x0 for glyph in word) if word else 0.0
