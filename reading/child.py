"""The child process that parses what strangers made: little memory, little time, no files; an answer on a pipe.

`python -m reading.child TASK [OPTIONS]`: bytes on standard input; on standard output one line of JSON, and behind it
the bytes of unpacked members. Started only by `reading.isolation`.
"""

import json
import resource
import signal
import sys
import traceback
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from reading.errors import ReadError

if TYPE_CHECKING:
    from reading.article import Draft

MEMORY = 1_000_000_000
"""Bytes of address space: several times what a book of a thousand pages takes."""

SECONDS = 25
"""Of processor time. The parent waits twice as long by the clock."""

DEEPEST = 2_000
"""Calls within each other: markup that is nested deeper is no article."""


def restrict() -> None:
    """Take from this process what it does not need."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    sys.setrecursionlimit(DEEPEST)


def main() -> None:
    """Answer one task."""
    restrict()
    options = json.loads(sys.argv[1])
    try:
        answer, payload = work(sys.stdin.buffer.read(), options)
    except ReadError as error:
        answer, payload = {"error": error.key, "values": dict(error.values)}, []
    except MemoryError:
        answer, payload = {"error": "read-too-costly", "values": {}}, []
    except Exception:  # parsers raise what they like on what is broken
        traceback.print_exc()
        answer, payload = {"error": "read-damaged", "values": {}}, []
    sys.stdout.buffer.write(json.dumps(answer, default=_plain).encode() + b"\n")
    for raw in payload:
        sys.stdout.buffer.write(raw)
    sys.stdout.buffer.flush()


def work(raw: bytes, options: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """The answer to a task and the bytes behind it."""
    if options["task"] == "feed":
        from reading.formats.feed import parse_feed

        return {"feed": asdict(parse_feed(raw, options["link"], options["charset"]))}, []
    if options["task"] == "package":
        return _package(raw)
    return {"draft": asdict(_draft(raw, options))}, []


def _draft(raw: bytes, options: dict[str, Any]) -> "Draft":
    match options["task"]:
        case "pdf":
            from reading.formats.pdf import read_pdf

            return read_pdf(raw)
        case "html":
            from reading.formats.page import read_page

            return read_page(raw, options["charset"], options["link"])
        case "eml":
            from reading.formats.mail import read_mail

            return read_mail(raw)
        case _:
            from reading.decoding import decode
            from reading.formats.markdown import read_markdown

            return read_markdown(decode(raw, charset=options["charset"]))


def _package(raw: bytes) -> tuple[dict[str, Any], list[bytes]]:
    from reading.archives import Package, kind_of, unpack

    package = Package(raw)
    match kind_of(package):
        case "docx":
            from reading.formats.docx import read_docx

            return {"draft": asdict(read_docx(package))}, []
        case "odt":
            from reading.formats.odt import read_odt

            return {"draft": asdict(read_odt(package))}, []
        case "epub":
            from reading.formats.epub import read_epub

            return {"draft": asdict(read_epub(package))}, []
    listed: list[dict[str, Any]] = []
    payload: list[bytes] = []
    for name, found in unpack(package):
        if isinstance(found, ReadError):
            listed.append({"name": name, "error": found.key, "values": dict(found.values)})
        else:
            listed.append({"name": name, "size": len(found)})
            payload.append(found)
    return {"members": listed}, payload


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


if __name__ == "__main__":
    main()
