"""Word documents: paragraphs and tables in order, tracked changes as accepted, text boxes once."""

from collections.abc import Iterator
from datetime import date

from lxml import etree

from reading.archives import Package
from reading.article import Draft
from reading.dating import iso_day
from reading.errors import ReadError
from reading.markup import first_text, local, parse_xml

_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_GONE = frozenset({"del", "movefrom", "fallback", "instrtext", "pict"})
"""Deleted or moved away, said again for old programs, or no text of the page."""

_BLANKS = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "-", "softhyphen": ""}
_LIBRARY_TEMPLATE = ("python-docx", date(2013, 12, 23))
"""Author and day of the template that a widespread library puts into every document: they say nothing."""


def read_docx(package: Package) -> Draft:
    """The text and the properties of a document. Raises ReadError for damaged, unsafe or empty ones."""
    names = package.names()
    if _MAIN not in names:
        raise ReadError("read-damaged")
    lines = [line for line in _lines(parse_xml(package.read(_MAIN))) if line]
    title = author = None
    published = None
    if _CORE in names:
        core = parse_xml(package.read(_CORE))
        title, author = first_text(core, "title"), first_text(core, "creator")
        published = iso_day(first_text(core, "created", "modified"))
        if published == _LIBRARY_TEMPLATE[1]:
            published = None
        if author == _LIBRARY_TEMPLATE[0]:
            author = None
    return Draft("docx", "\n\n".join(lines), title=title, author=author, published=published)


def _lines(element: etree._Element) -> Iterator[str]:
    """The paragraphs below an element; a row of a table is one line."""
    for child in element:
        tag = local(child)
        if tag in _GONE:
            continue
        if tag == "p":
            boxes: list[etree._Element] = []
            yield _text(child, boxes).strip()
            for box in boxes:
                yield from _lines(box)
        elif tag == "tr":
            cells = (" ".join(line for line in _lines(cell) if line) for cell in child if local(cell) in ("tc", "sdt"))
            yield " | ".join(cell for cell in cells if cell)
        else:
            yield from _lines(child)


def _text(element: etree._Element, boxes: list[etree._Element]) -> str:
    """The text of a paragraph; text boxes anchored in it are handed out."""
    pieces: list[str] = []
    for child in element:
        tag = local(child)
        if tag == "txbxcontent":
            boxes.append(child)
        elif tag == "t":
            pieces.append(child.text or "")
        elif tag in _BLANKS:
            pieces.append(_BLANKS[tag])
        elif tag not in _GONE:
            pieces.append(_text(child, boxes))
    return "".join(pieces)
