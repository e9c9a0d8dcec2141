"""The child process that parses what strangers made: little memory, little time, no files; an answer on a pipe.

`python -m reading.child TASK [OPTIONS]`: bytes on standard input; on standard output one line of JSON, and behind it
the bytes of unpacked members. Started only by `reading.isolation`.
"""

import json
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from reading.errors import ReadError

if TYPE_CHECKING:
    from reading.article import Draft

Answer = tuple[dict[str, Any], list[bytes]]
"""What goes back as JSON, and the bytes behind it."""

Reader = Callable[[bytes], Answer]

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
    options = json.loads(sys.argv[1])
    work = reader(options)
    restrict()
    try:
        answer, payload = work(sys.stdin.buffer.read())
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


def reader(options: dict[str, Any]) -> Reader:
    """What does a task.

    Its libraries are imported here, before the limits and before the first byte, so that Python may keep them compiled.
    """
    charset, link = options["charset"], options["link"]
    match options["task"]:
        case "feed":
            from reading.formats.feed import parse_feed

            return lambda raw: ({"feed": asdict(parse_feed(raw, link, charset))}, [])
        case "package":
            from reading.packages import read_package

            return lambda raw: _package(read_package(raw))
        case "pdf":
            from reading.formats.pdf import read_pdf

            return lambda raw: _draft(read_pdf(raw))
        case "html":
            from reading.formats.page import read_page

            return lambda raw: _draft(read_page(raw, charset, link))
        case "eml":
            from reading.formats.mail import read_mail

            return lambda raw: _draft(read_mail(raw))
        case _:
            from reading.decoding import decode
            from reading.formats.markdown import read_markdown

            return lambda raw: _draft(read_markdown(decode(raw, charset=charset)))


def _draft(draft: "Draft") -> Answer:
    return {"draft": asdict(draft)}, []


def _package(found: "Draft | list[tuple[str, bytes | ReadError]]") -> Answer:
    if not isinstance(found, list):
        return _draft(found)
    listed: list[dict[str, Any]] = []
    payload: list[bytes] = []
    for name, content in found:
        if isinstance(content, ReadError):
            listed.append({"name": name, "error": content.key, "values": dict(content.values)})
        else:
            listed.append({"name": name, "size": len(content)})
            payload.append(content)
    return {"members": listed}, payload


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


if __name__ == "__main__":
    main()
