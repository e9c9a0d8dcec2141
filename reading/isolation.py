"""The parent's side of the child process: started with nothing but the task, killed when it takes too long."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import BoundedSemaphore, Event
from typing import Any

from reading.article import Draft, Note
from reading.child import SECONDS
from reading.errors import ReadError

WALL_SECONDS = 2 * SECONDS
"""By the clock: the child shares the processor with everything else."""

AT_ONCE = 2
"""Children at a time: each may take a gigabyte, and the machine is small."""

_PASSED_ON = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")
_ROOT = Path(__file__).parents[1]
_slots = BoundedSemaphore(AT_ONCE)
_running: set[subprocess.Popen[bytes]] = set()
_ended = Event()

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its bytes, or why it cannot be had."""

    name: str
    content: bytes | ReadError


def read_apart(
    raw: bytes, task: str, *, charset: str | None = None, link: str | None = None
) -> Draft | tuple[Member, ...]:
    """What the child makes of a file: a draft, or the members of an archive. Raises ReadError."""
    answer, rest = ask(raw, {"task": task, "charset": charset, "link": link})
    if "members" in answer:
        return tuple(_members(answer["members"], rest))
    draft = answer["draft"]
    published = date.fromisoformat(draft["published"]) if draft["published"] else None
    notes = tuple(Note(note["key"], note["values"]) for note in draft["notes"])
    return Draft(**{**draft, "published": published, "notes": notes})


def ask(raw: bytes, options: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """One question to a child: its answer and the bytes behind it. Raises ReadError for all that goes wrong there."""
    command = [sys.executable, "-P", "-m", "reading.child", json.dumps(options)]
    # No variable of ours goes along: tokens are among them.
    environment = {"PYTHONPATH": str(_ROOT), "PYTHONWARNINGS": "ignore"}
    environment |= {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    with _slots:
        code, told, complaint = _run(command, raw, environment)
    if complaint:
        log.info("child (%s): %s", options["task"], complaint.decode("utf-8", "replace").strip()[-2000:])
    if code:
        killed = code in (-signal.SIGXCPU, -signal.SIGKILL)
        raise ReadError("read-too-costly" if killed else "read-damaged")
    line, _, rest = told.partition(b"\n")
    answer: dict[str, Any] = json.loads(line)
    if "error" in answer:
        raise ReadError(answer["error"], **answer["values"])
    return answer, rest


def end() -> None:
    """Kill what is being read and begin nothing more: the program ends, and its threads are waited for."""
    _ended.set()
    for process in tuple(_running):
        process.kill()


def _run(command: Sequence[str], raw: bytes, environment: Mapping[str, str]) -> tuple[int, bytes, bytes]:
    """The exit code of a process and what it wrote, on its output and beside it."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as process:  # noqa: S603 (ours)
        _running.add(process)
        try:
            if _ended.is_set():
                process.kill()
            told, complaint = process.communicate(raw, timeout=WALL_SECONDS)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise ReadError("read-too-costly") from error
        finally:
            _running.discard(process)
    return process.returncode, told, complaint


def _members(listed: list[dict[str, Any]], rest: bytes) -> list[Member]:
    members = []
    at = 0
    for entry in listed:
        if "error" in entry:
            members.append(Member(entry["name"], ReadError(entry["error"], **entry["values"])))
        else:
            members.append(Member(entry["name"], rest[at : at + entry["size"]]))
            at += entry["size"]
    return members
