"""Stretched connections (kashida) that a file passes off as other signs.

LibreOffice draws them when it justifies lines, and tells for them whatever letter, digit or quotation mark it numbered
alike. They give themselves away: a sign of this font and width stands only inside Arabic words, behind a letter that
joins, and now and then twice in a row, which the slash of آب/أغسطس does not.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reading.pdf.glyphs import KASHIDA, Glyph, is_arabic
from reading.pdf.lines import Row

_UNJOINED = frozenset("اأإآٱدذرزوؤةىء")
"""Letters that do not join the one behind; ى does, but only in other languages."""

_TOUCHING = 0.1  # of the size
_ALWAYS = 0.8  # share of a sign's places that must be inside words

_Sign = tuple[str, str, float]
"""What is drawn, its font, its width by the size."""


def with_kashidas(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """The rows of all pages with such signs as KASHIDA."""
    seen: Counter[_Sign] = Counter()
    inside: Counter[_Sign] = Counter()
    repeated: set[_Sign] = set()
    for rows in pages:
        for row in rows:
            for first, last in _runs(row):
                sign = _sign(row[first])
                seen[sign] += 1
                if _is_inside(row, first, last):
                    inside[sign] += 1
                    if last - first > 1:
                        repeated.add(sign)
    kashidas = {sign for sign in repeated if inside[sign] >= _ALWAYS * seen[sign]}
    return [[_marked(row, kashidas) for row in rows] for rows in pages] if kashidas else [list(rows) for rows in pages]


def _runs(row: Row) -> Iterator[tuple[int, int]]:
    """The stretches of one sign repeated, other than Arabic letters and blanks."""
    first = 0
    for at in range(1, len(row) + 1):
        if at == len(row) or _sign(row[at]) != _sign(row[first]):
            text = row[first].text
            if not text.isspace() and text != KASHIDA and not is_arabic(text):
                yield first, at
            first = at


def _is_inside(row: Row, first: int, last: int) -> bool:
    """Whether signs [first, last) stand between two letters of a word, the one before (to the right) joining."""
    if first == 0 or last == len(row):
        return False
    left, right = row[first - 1], row[last]
    limit = _TOUCHING * right.size
    return (
        is_arabic(left.text)
        and is_arabic(right.text)
        and right.text[-1] not in _UNJOINED
        and row[first].x0 - left.x1 < limit
        and right.x0 - row[last - 1].x1 < limit
    )


def _sign(glyph: Glyph) -> _Sign:
    return glyph.text, glyph.font, round((glyph.x1 - glyph.x0) / glyph.size, 2)


def _marked(row: Row, kashidas: set[_Sign]) -> Row:
    return tuple(replace(glyph, text=KASHIDA) if _sign(glyph) in kashidas else glyph for glyph in row)
