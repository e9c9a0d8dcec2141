"""PDF documents."""

from reading.article import Draft
from reading.errors import ReadError


def read_pdf(raw: bytes) -> Draft:
    """Raises ReadError."""
    raise ReadError("read-damaged") if len(raw) < 100 else ReadError("read-format", format="PDF")
