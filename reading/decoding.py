"""Bytes to text in whatever encoding Arabic newsrooms use, or a refusal that says why."""

import codecs
import unicodedata

from reading.errors import ReadError

LARGEST_FILE = 20_000_000
"""Bytes that a file may have, pictures and all; chat platforms hand over no more either."""

LARGEST_TEXT = 5_000_000
"""Bytes of text that an article may have: far above any article, far below what would stall a small machine."""

_ARABIC_ENCODINGS = ["utf_8", "cp1256", "iso8859_6", "utf_16", "cp1252"]
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SHARE_OF_PROSE = 0.6
"""At least this share of a text's characters is letters, marks or blanks."""


def check_size(size: int, limit: int = LARGEST_FILE) -> None:
    """Refuse what is too large to be an article before it is read."""
    if size > limit:
        raise ReadError("read-too-large", size=round(size / 1_000_000, 1), limit=limit // 1_000_000)


def decode(raw: bytes, *, charset: str | None = None, limit: int = LARGEST_TEXT) -> str:
    """The text of a file.

    A byte order mark decides, then the stated `charset`, then strict UTF-8, then the pattern of UTF-16 without a mark,
    then statistics over the Arabic code pages. Raises ReadError for empty, oversized, binary or undecodable input.
    """
    check_size(len(raw), limit)
    if not raw.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ReadError("read-empty")
    text = (
        _by_mark(raw)
        or (charset and _strictly(raw, charset))
        or _strictly(raw, "utf-8")
        or _as_utf16(raw)
        or _by_statistics(raw)
    )
    if not text:
        raise ReadError("read-binary" if b"\0" in raw else "read-encoding")
    if not text.strip():
        raise ReadError("read-empty")
    if not _is_prose(text):
        raise ReadError("read-binary")
    return text


def _by_mark(raw: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    return None


def _strictly(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):  # the second for a charset that nobody knows
        return None
    return None if "\0" in text else text


def _as_utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Arabic text is 06, of its blanks and Latin letters 00."""
    sample = raw[:4096]
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high and sum(byte in (0x00, 0x06) for byte in high) > 0.9 * len(high):
            return _strictly(raw, encoding)
    return None


def _by_statistics(raw: bytes) -> str | None:
    if b"\0" in raw:
        return None
    from charset_normalizer import from_bytes  # costly to import, and rarely needed

    best = from_bytes(raw, cp_isolation=_ARABIC_ENCODINGS).best()
    return str(best) if best is not None else None


def _is_prose(text: str) -> bool:
    """Whether most characters are what prose is made of; control characters tell a binary file."""
    controls = sum(unicodedata.category(char) in ("Cc", "Co", "Cn") and char not in "\t\r\n\f" for char in text)
    prose = sum(char.isalnum() or char.isspace() or unicodedata.category(char)[0] in "PMZ" for char in text)
    return controls * 100 <= len(text) and prose >= _SHARE_OF_PROSE * len(text)
