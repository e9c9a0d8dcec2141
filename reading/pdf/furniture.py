"""What is printed on pages but belongs to no article: running heads, page numbers, a browser's date and address."""

import re
from collections import Counter
from collections.abc import Sequence

from reading.pdf.lines import Row, box, is_right_to_left, line_text

_EDGE = 28.0  # points: nearer to the paper's edge than any text is set
_MARGIN = 0.14  # of the height: page numbers stand within
_OUTER = 2  # rows at the top and at the bottom that may repeat
_NUMBER = re.compile(r"^\W*(?:page|صفحة|ص)?\W*[\d٠-٩]{1,4}(?:\s*(?:/|of|من|\||-)\s*[\d٠-٩]{1,4})?\W*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> list[list[Row]]:
    """The rows of each page without what repeats at the edges, counts the pages, or stands outside the text area."""
    inner = [
        [row for row in rows if _EDGE <= box(row).y <= height - _EDGE]
        for rows, height in zip(pages, heights, strict=True)
    ]
    counts = Counter(
        key for rows in inner for key in {_key(row) for row in (*rows[:_OUTER], *rows[-_OUTER:])} if key.strip()
    )
    needed = max(2, (len([rows for rows in inner if rows]) + 1) // 2)
    repeated = {key for key, count in counts.items() if count >= needed}
    return [_strip(rows, height, repeated) for rows, height in zip(inner, heights, strict=True)]


def _strip(rows: list[Row], height: float, repeated: set[str]) -> list[Row]:
    """Take furniture off from both ends of a page."""
    first, last = 0, len(rows)
    while first < min(_OUTER, last) and _is_furniture(rows[first], height, repeated):
        first += 1
    while last - first > 0 and len(rows) - last < _OUTER and _is_furniture(rows[last - 1], height, repeated):
        last -= 1
    return rows[first:last]


def _is_furniture(row: Row, height: float, repeated: set[str]) -> bool:
    y = box(row).y
    in_margin = y < _MARGIN * height or y > (1 - _MARGIN) * height
    return _key(row) in repeated or (in_margin and _NUMBER.match(_text(row)) is not None)


def _text(row: Row) -> str:
    return line_text(row, right_to_left=is_right_to_left([row]))


def _key(row: Row) -> str:
    """A row's text with all numbers alike, and its height, so that the same words in the text are no running head."""
    return f"{_DIGITS.sub('0', _text(row))}@{round(box(row).y / 4)}"
