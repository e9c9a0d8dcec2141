"""OpenDocument texts: paragraphs, headings, lists and tables in order, without notes, remarks and deleted text."""

from collections.abc import Iterator

from lxml import etree

from reading.archives import Package
from reading.article import Draft
from reading.dating import iso_day
from reading.errors import ReadError
from reading.markup import first_text, local, parse_xml

_GONE = frozenset({"tracked-changes", "annotation", "annotation-end", "note", "sequence-decls", "forms", "ruby-text"})
_MOST_BLANKS = 100  # of one <text:s>, whose count is whatever the file says


def read_odt(package: Package) -> Draft:
    """The text and the properties of a document. Raises ReadError for protected, damaged, unsafe or empty ones."""
    names = package.names()
    if "META-INF/manifest.xml" in names:
        manifest = parse_xml(package.read("META-INF/manifest.xml"))
        if any(local(element) == "encryption-data" for element in manifest.iter()):
            raise ReadError("read-password")
    content = parse_xml(package.read("content.xml"))
    texts = [element for element in content.iter() if local(element) == "text" and (element.prefix == "office")]
    lines = [line for text in texts[:1] for line in _lines(text) if line]
    title = author = published = None
    if "meta.xml" in names:
        meta = parse_xml(package.read("meta.xml"))
        title, author = first_text(meta, "title"), first_text(meta, "initial-creator", "creator")
        published = iso_day(first_text(meta, "creation-date", "date"))
    return Draft("odt", "\n\n".join(lines), title=title, author=author, published=published)


def _lines(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = local(child)
        if tag in _GONE:
            continue
        if tag in ("p", "h"):
            boxes: list[etree._Element] = []
            yield _text(child, boxes).strip()
            for box in boxes:
                yield from _lines(box)
        elif tag == "table-row":
            cells = (" ".join(line for line in _lines(cell) if line) for cell in child if local(cell) == "table-cell")
            yield " | ".join(cell for cell in cells if cell)
        else:
            yield from _lines(child)


def _text(element: etree._Element, boxes: list[etree._Element]) -> str:
    """The text of a paragraph, blanks folded as the format demands; text boxes in it are handed out."""
    pieces = [" ".join((element.text or " ").split(" ")) if element.text else ""]
    for child in element:
        match local(child):
            case "text-box":
                boxes.append(child)
            case "s":
                pieces.append(" " * min(_MOST_BLANKS, _count(child)))
            case "tab":
                pieces.append("\t")
            case "line-break":
                pieces.append("\n")
            case tag if tag not in _GONE:
                pieces.append(_text(child, boxes))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _count(blanks: etree._Element) -> int:
    value = next((value for name, value in blanks.attrib.items() if str(name).endswith("}c")), "1")
    return int(value) if str(value).isdecimal() and len(value) < 4 else 1
