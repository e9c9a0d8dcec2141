"""Zipped files: the document that one is, or the files that an archive holds."""

from reading.archives import Package, kind_of, unpack
from reading.article import Draft
from reading.errors import ReadError
from reading.formats.docx import read_docx
from reading.formats.epub import read_epub
from reading.formats.odt import read_odt


def read_package(raw: bytes) -> Draft | list[tuple[str, bytes | ReadError]]:
    """A document's draft; of an archive each file's name with its bytes, or why it cannot be had. Raises ReadError."""
    package = Package(raw)
    match kind_of(package):
        case "docx":
            return read_docx(package)
        case "odt":
            return read_odt(package)
        case "epub":
            return read_epub(package)
        case _:
            return unpack(package)
