"""Files and folders on the command line: what there is to read, and why something cannot be read."""

import errno
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from handlers.errors import UserError
from handlers.reading import user_errors
from reading.decoding import LARGEST_FILE, check_size
from reading.detection import SUFFIXES


def articles_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The given files, and of the given folders all articles in them, in order; hidden files are passed over."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                found
                for found in path.rglob("*")
                if found.suffix.lower() in SUFFIXES
                and found.is_file()
                and not any(part.startswith(".") for part in found.relative_to(path).parts)
            )
        else:
            yield path


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for "-". Raises UserError, also for what is too large to be read."""
    if name == "-":
        raw = sys.stdin.buffer.read(LARGEST_FILE + 1)
        with user_errors():
            check_size(len(raw))
        return raw
    try:
        with user_errors(), Path(name).open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
            if len(raw) > LARGEST_FILE:
                check_size(max(len(raw), Path(name).stat().st_size))
            return raw
    except OSError as error:
        raise _refusal(error) from error


def _refusal(error: OSError) -> UserError:
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return UserError("read-missing")
        case errno.EACCES | errno.EPERM:
            return UserError("read-denied")
        case errno.EISDIR:
            return UserError("read-folder")
        case _:
            return UserError("read-failed", reason=error.strerror or str(error))
