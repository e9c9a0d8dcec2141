"""Zipped packages opened with limits on the number of members, the unpacked size and its ratio to the packed one."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from reading.decoding import check_size
from reading.detection import SUFFIXES
from reading.errors import ReadError

MOST_MEMBERS = 2000
"""Parts that a document may have; an archive of articles has its own, lower limit."""

MOST_ARTICLES = 100
LARGEST_PART = 30_000_000
LARGEST_UNPACKED = 100_000_000
HIGHEST_RATIO = 200
"""Unpacked to packed: prose reaches 10, markup that repeats itself 60; a bomb a thousand."""

_SMALL = 2_000_000
"""Bytes below which a ratio proves nothing."""


class Package:
    """A zipped file in memory. What is read from it is counted, whatever its directory declares."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            raise ReadError("read-damaged") from error
        infos = self._zip.infolist()
        if len(infos) > MOST_MEMBERS:
            raise ReadError("read-bomb")
        self._infos = {info.filename: info for info in infos if not info.is_dir()}
        self._left = LARGEST_UNPACKED

    def names(self) -> list[str]:
        """The members in the order of the directory."""
        return list(self._infos)

    def read(self, name: str) -> bytes:
        """A member's bytes. Raises ReadError for what is missing, protected, damaged or unpacks to too much."""
        info = self._infos.get(name)
        if info is None:
            raise ReadError("read-damaged")
        if info.flag_bits & 1:
            raise ReadError("read-password")
        most = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(info) as member:
                raw = member.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise ReadError("read-damaged") from error
        if len(raw) > most or (len(raw) > _SMALL and len(raw) > HIGHEST_RATIO * max(1, info.compress_size)):
            raise ReadError("read-bomb")
        self._left -= len(raw)
        return raw


def kind_of(package: Package) -> str:
    """`docx`, `odt`, `epub` or `zip`. Raises ReadError for office files that hold no text document."""
    names = package.names()
    if "mimetype" in names:
        media = package.read("mimetype").strip().decode("ascii", "replace")
        if media.startswith("application/vnd.oasis.opendocument.text"):
            return "odt"
        if media == "application/epub+zip":
            return "epub"
        if media.startswith("application/vnd.oasis.opendocument"):
            raise ReadError("read-format", format=media.rpartition(".")[2])
    if "[Content_Types].xml" in names:
        if any(name.startswith("word/") for name in names):
            return "docx"
        raise ReadError("read-format", format="XLSX" if any(name.startswith("xl/") for name in names) else "PPTX")
    if "META-INF/container.xml" in names:
        return "epub"
    return "zip"


def unpack(package: Package) -> list[tuple[str, bytes | ReadError]]:
    """The files of an archive that could be articles, each with its bytes or why it cannot be had."""
    wanted = [name for name in package.names() if _is_wanted(name)]
    if not wanted:
        raise ReadError("read-zip-nothing")
    if len(wanted) > MOST_ARTICLES:
        raise ReadError("read-zip-many", count=len(wanted), limit=MOST_ARTICLES)
    found: list[tuple[str, bytes | ReadError]] = []
    for name in wanted:
        try:
            raw = package.read(name)
            check_size(len(raw))
            found.append((_readable(name), raw))
        except ReadError as error:
            if error.key == "read-bomb":
                raise
            found.append((_readable(name), error))
    return found


def _is_wanted(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)
    return path.suffix.lower() in SUFFIXES and not hidden


def _readable(name: str) -> str:
    """A member's name for messages: tools that set no flag wrote UTF-8 or a code page, and zipfile reads CP437."""
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "cp1256"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name
