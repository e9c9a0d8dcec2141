"""EPUB publications: the pages of the spine in order, with the metadata of the package."""

import posixpath
from urllib.parse import unquote

from lxml import etree

from reading.archives import Package
from reading.article import Draft
from reading.dating import iso_day
from reading.decoding import LARGEST_TEXT, check_size, decode
from reading.errors import ReadError
from reading.markup import blocks, first_text, local, parse_html, parse_xml

_PAGES = ("application/xhtml+xml", "text/html")


def read_epub(package: Package) -> Draft:
    """The text and the metadata of a publication. Raises ReadError for protected, damaged, unsafe or empty ones."""
    container = parse_xml(package.read("META-INF/container.xml"))
    roots = [element.get("full-path") for element in container.iter() if local(element) == "rootfile"]
    if not roots or not roots[0]:
        raise ReadError("read-damaged")
    root = str(roots[0])
    book = parse_xml(package.read(root))
    protected = _protected(package)
    lines: list[str] = []
    size = 0
    for path in _spine(book, posixpath.dirname(root)):
        if path in protected:
            raise ReadError("read-password")
        raw = package.read(path)
        if not raw.strip():
            continue
        page = parse_html(decode(raw, limit=2 * LARGEST_TEXT))
        found = blocks(page) if page is not None else []
        size += sum(len(line.encode()) for line in found)
        check_size(size, LARGEST_TEXT)
        lines += found
    metadata = next((element for element in book if local(element) == "metadata"), book)
    return Draft(
        "epub",
        "\n\n".join(lines),
        title=first_text(metadata, "title"),
        author=first_text(metadata, "creator"),
        source=first_text(metadata, "publisher"),
        published=iso_day(first_text(metadata, "date")),
    )


def _spine(book: etree._Element, folder: str) -> list[str]:
    """The paths of the pages to read, in order, without navigation and what stands outside the flow."""
    items = {
        str(item.get("id")): posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href")))))
        for item in book.iter()
        if local(item) == "item"
        and item.get("media-type") in _PAGES
        and "nav" not in str(item.get("properties", "")).split()
    }
    references = [
        str(item.get("idref")) for item in book.iter() if local(item) == "itemref" and item.get("linear") != "no"
    ]
    return [items[reference] for reference in dict.fromkeys(references) if reference in items]


def _protected(package: Package) -> set[str]:
    """The members that are encrypted; fonts often are, pages only under digital rights management."""
    if "META-INF/encryption.xml" not in package.names():
        return set()
    listed = parse_xml(package.read("META-INF/encryption.xml"))
    return {unquote(str(element.get("URI"))) for element in listed.iter() if local(element) == "cipherreference"}
