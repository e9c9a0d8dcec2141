"""Which format a file has: by its content, and by its suffix only where the content leaves it open."""

import re
from pathlib import PurePath

from reading.errors import ReadError

TEXT_SUFFIXES = {".txt": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html"}
SUFFIXES = frozenset({*TEXT_SUFFIXES, ".docx", ".pdf", ".odt", ".epub", ".eml", ".zip"})
"""What a folder is searched for; a single file may have any suffix."""

_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_UNREADABLE = ((b"{\\rtf", "RTF"), (b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "RAR"), (b"\x1f\x8b", "gzip"))
_PAGE = re.compile(rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
_WIDE_PAGE = re.compile("<(?:!doctype html|html[ >])".encode("utf-16-le"), re.IGNORECASE)
_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|content-type|delivered-to):\s",
    re.IGNORECASE,
)


def detect(raw: bytes, name: str | None) -> str:
    """`pdf`, `package` (anything zipped), `html`, `eml`, `md` or `txt`.

    Raises ReadError for known formats that are not read, password-protected office files among them.
    """
    head = raw[:_HEAD]
    if head.startswith(b"%PDF") or b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "package"
    if head.startswith(_OLE):
        # A protected .docx is an old-style compound file around the encrypted new one.
        raise ReadError("read-password") if _ENCRYPTED_OFFICE in raw else ReadError("read-format", format="DOC")
    for mark, format_name in _UNREADABLE:
        if head.startswith(mark):
            raise ReadError("read-format", format=format_name)
    suffix = PurePath(name or "").suffix.lower()
    if _headers(head) >= (1 if suffix == ".eml" else 3):
        return "eml"
    if _PAGE.search(head) or _WIDE_PAGE.search(head):
        return "html"
    return TEXT_SUFFIXES.get(suffix, "txt")


def _headers(head: bytes) -> int:
    """How many mail headers a file begins with, one a line."""
    count = 0
    for line in head.splitlines():
        if _HEADER.match(line):
            count += 1
        elif not line.startswith((b" ", b"\t")) and not re.match(rb"[\w-]+:", line):
            break
    return count
