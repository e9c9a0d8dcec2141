"""XML parsed without entities, declarations or the network; the text of HTML block by block."""

from collections.abc import Iterator
from xml.parsers import expat

from lxml import etree

from reading.errors import ReadError

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"}
    | {"nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul"}
)
_SILENT = frozenset({"head", "script", "style", "template", "noscript", "svg", "math", "iframe"})


def parse_xml(raw: bytes) -> etree._Element:
    """The root of a part of a document. Raises ReadError for a part with a DOCTYPE, and for what is not well formed.

    No office program writes a document type; where one stands, it declares entities. Expat looks for it, because it
    knows every encoding in which the declaration could hide, and stops there.
    """
    guard = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise ReadError("read-unsafe")

    guard.StartDoctypeDeclHandler = refuse
    guard.EntityDeclHandler = refuse
    try:
        guard.Parse(raw, True)
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
        return etree.fromstring(raw, parser)
    except (expat.ExpatError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise ReadError("read-damaged") from error


def parse_html(text: str) -> etree._Element | None:
    """The root of a page, however broken; None where there is none. HTML has no entities beyond the known ones."""
    parser = etree.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def blocks(root: etree._Element) -> list[str]:
    """The text of a page, a block an item, blanks folded; cells of a row are set apart by a bar."""
    pieces: list[str] = []
    _walk(root, pieces)
    lines = (" ".join(line.split()).strip("| ") for line in "".join(pieces).split("\n"))
    return [line for line in lines if line]


def _walk(root: etree._Element, pieces: list[str]) -> None:
    """Collect text, with line ends around blocks; iterative, because nesting may be deep."""
    stack: list[etree._Element | str] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        if not isinstance(item.tag, str):  # a comment
            continue
        tag = local(item)
        if tag in _SILENT:
            continue
        ends = "\n" if tag in _BLOCKS or tag == "br" else " | " if tag in ("td", "th") else ""
        stack.append(ends)
        for child in reversed(item):
            if child.tail:
                stack.append(" ".join(child.tail.split("\n")))
            stack.append(child)
        pieces.append("\n" if tag in _BLOCKS else "")
        if item.text:
            pieces.append(" ".join(item.text.split("\n")))


def local(element: etree._Element) -> str:
    """A tag without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def first_text(root: etree._Element, *tags: str) -> str | None:
    """The text of the first element with one of these local names, in the order of the names."""
    for tag in tags:
        for element in _named(root, tag):
            if text := " ".join("".join(map(str, element.itertext())).split()):
                return text
    return None


def _named(root: etree._Element, tag: str) -> Iterator[etree._Element]:
    return (element for element in root.iter() if local(element) == tag)
