"""Lines to paragraphs: joined where the line had to end, parted where it need not have."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reading.pdf.lines import Box, Row, box, first_word_width

_MORE_LEADING = 1.25  # of the usual distance of two lines
_LEADING = 1.3  # of the size, where nothing tells it
_LEAST = 0.8  # of the size: less is a raised number
_OTHER_SIZE = 1.15
_ROOM = 0.4  # of the size: what a word needs beside its own width to have fitted on the line before
_INDENT = 1.0  # of the size
_STOPS = tuple('.!?؟:؛»”")]')
_BULLETS = tuple("•●▪◦‣–—-*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block, with its measures in points.

    `slack` is the empty room at its end, `indent` that at its start, `leading` the usual distance of the block's lines.
    """

    text: str
    block: int
    y: float
    size: float
    slack: float
    indent: float
    first_word: float
    leading: float


def lines_of(block: Sequence[Row], texts: Sequence[str], number: int, *, right_to_left: bool) -> list[Line]:
    """The lines of a block of rows with their measures."""
    boxes = [box(row) for row in block]
    left, right = min(b.x0 for b in boxes), max(b.x1 for b in boxes)
    leading = _leading(boxes)
    lines = []
    for row, text, b in zip(block, texts, boxes, strict=True):
        before, after = (right - b.x1, b.x0 - left) if right_to_left else (b.x0 - left, right - b.x1)
        width = first_word_width(row, right_to_left=right_to_left)
        lines.append(Line(text, number, b.y, b.size, after, before, width, leading))
    return lines


def _leading(boxes: Sequence[Box]) -> float:
    """The usual distance of two lines of a paragraph: that of the closest quarter, for paragraphs may be short."""
    steps = sorted(above.y - below.y for above, below in pairwise(boxes) if above.y - below.y > _LEAST * below.size)
    return steps[len(steps) // 4] if steps else _LEADING * boxes[0].size


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """The lines joined to paragraphs; a word divided by a hyphen at a line's end is whole again."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _continues(found[-1][-1], line):
            found[-1].append(line)
        else:
            found.append([line])
    return [_join([line.text for line in paragraph]) for paragraph in found]


def _continues(before: Line, line: Line) -> bool:
    """Whether a line goes on with the paragraph of the line before."""
    ratio = line.size / before.size
    if not 1 / _OTHER_SIZE < ratio < _OTHER_SIZE or line.text.startswith(_BULLETS):
        return False
    if before.block != line.block:
        return not before.text.endswith(_STOPS) and not _fitted(before, line) and line.indent < _INDENT * line.size
    if before.y - line.y > _MORE_LEADING * line.leading:
        return False
    if _is_centred(before) and _is_centred(line):
        return True
    indented = line.indent > before.indent + _INDENT * line.size
    return not indented and not _fitted(before, line)


def _fitted(before: Line, line: Line) -> bool:
    """Whether the line's first word would have fitted on the line before."""
    return before.slack > line.first_word + _ROOM * line.size


def _is_centred(line: Line) -> bool:
    return line.indent > _INDENT * line.size and abs(line.indent - line.slack) < _INDENT * line.size


def _join(texts: Sequence[str]) -> str:
    joined = texts[0]
    for text in texts[1:]:
        if joined.endswith("-") and joined[-2:-1].isalpha() and joined[-2:-1].isascii() and text[:1].islower():
            joined = joined[:-1] + text
        else:
            joined = f"{joined} {text}"
    return joined
