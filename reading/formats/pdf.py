"""PDF documents: text in reading order; scans and files that hide their letters are refused as such."""

import io
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from reading.article import Draft, Note
from reading.dating import iso_day
from reading.errors import ReadError
from reading.pdf.columns import blocks
from reading.pdf.furniture import without_furniture
from reading.pdf.glyphs import glyphs_of, is_arabic, unmapped
from reading.pdf.kashidas import with_kashidas
from reading.pdf.lines import Row, is_right_to_left, line_text, mirror, mirrored, rows_of
from reading.pdf.paragraphs import Line, lines_of, paragraphs

_TAIL = 2048  # bytes at the end within which a whole file says that it ends
_FEW = 20  # glyphs: a stamp on a scan, not an article
_HIDDEN = 0.25  # share of glyphs without letters above which nothing sensible comes out
_TORN = 0.15  # share of Arabic words of one letter or of several scripts; prose has some hundredths
_JUMBLE = re.compile("[A-Za-z0-9][\u0620-\u064a]|[\u0620-\u064a][A-Za-z]")
_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read_pdf(raw: bytes) -> Draft:
    """The text and the properties of a document. Raises ReadError for protected, damaged, scanned or opaque ones."""
    if b"%%EOF" not in raw[-_TAIL:]:
        raise ReadError("read-damaged")
    try:
        with pdfplumber.open(io.BytesIO(raw)) as document:
            return _read(document)
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        locked = isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError)
        raise ReadError("read-password" if locked else "read-damaged") from error


def _read(document: PDF) -> Draft:
    pages: list[list[Row]] = []
    heights: list[float] = []
    pictures = hidden = glyphs = 0
    for page in document.pages:
        chars = page.chars
        found = glyphs_of(chars)
        glyphs += len(found)
        hidden += round(unmapped(chars) * len(chars))
        pictures += len(found) < _FEW and bool(page.images)
        pages.append(rows_of(found))
        heights.append(float(page.height))
        page.close()  # forgets what was parsed
    if glyphs < _FEW and pictures:
        raise ReadError("read-scan")
    if hidden > _HIDDEN * glyphs:
        raise ReadError("read-letters")
    body = "\n\n".join(_paragraphs(without_furniture(with_kashidas(pages), heights)))
    if _is_torn(body):
        raise ReadError("read-letters")
    told: dict[str, Any] = document.metadata
    return Draft(
        "pdf",
        body,
        title=_text(told.get("Title")),
        author=_text(told.get("Author")),
        published=_day(told.get("CreationDate")),
        notes=(Note("read-note-pages", {"count": pictures}),) if pictures else (),
    )


def _paragraphs(pages: Sequence[Sequence[Row]]) -> list[str]:
    right_to_left = is_right_to_left(row for rows in pages for row in rows)
    found = [block for rows in pages for block in blocks(rows, right_to_left=right_to_left)]
    texts = [[line_text(row, right_to_left=right_to_left) for row in block] for block in found]
    if right_to_left and mirrored(text for block in texts for text in block):
        texts = [[mirror(text) for text in block] for block in texts]
    lines: list[Line] = []
    for number, (block, block_texts) in enumerate(zip(found, texts, strict=True)):
        lines += lines_of(block, block_texts, number, right_to_left=right_to_left)
    return paragraphs([line for line in lines if line.text])


def _is_torn(body: str) -> bool:
    """Whether words fell apart into letters, or into a jumble of scripts.

    The first happens in slanting hands (Nastaliq) whose letters share no line, the second where a file tells other
    letters than it shows.
    """
    words = [word for word in body.split() if is_arabic(word)]
    return sum(len(word) == 1 or _JUMBLE.search(word) is not None for word in words) > _TORN * len(words)


def _text(value: object) -> str | None:
    return value.strip("\0 ") or None if isinstance(value, str) else None


def _day(value: object) -> date | None:
    found = _DATE.match(value) if isinstance(value, str) else None
    return iso_day("-".join(found.groups())) if found else None
