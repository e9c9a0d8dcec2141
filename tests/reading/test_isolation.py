"""The child process: what it may not do, and that whatever happens to it ends in one reason, soon."""

import os
import resource
import subprocess
import sys
import zlib
from datetime import date
from pathlib import Path

import pytest

from reading import child, isolation
from reading.errors import ReadError
from reading.files import read_file

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 1, 10)


def pdf_with(content: bytes) -> bytes:
    """A page whose content is what is given."""
    packed = zlib.compress(content)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    raw = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return raw + (
        b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (table, len(raw))
    )


def restricted(code: str, seconds: int = 2) -> subprocess.CompletedProcess[str]:
    """Python code run with the limits of a child."""
    source = f"from reading import child\nchild.SECONDS = {seconds}\nchild.restrict()\n{code}"
    return subprocess.run(
        [sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, timeout=60, env={"PATH": "/bin"}
    )


def test_a_sound_page_is_read() -> None:
    raw = pdf_with(b"BT /F 12 Tf 72 720 Td (The minister said on Monday that talks had begun.) Tj ET")
    assert "talks had begun" in read_file(raw, "a.pdf", TODAY).articles[0].body


def test_a_pdf_that_keeps_its_reader_busy_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = pdf_with(b"BT /F 12 Tf " + b"1 0 0 1 0 0 Tm (a) Tj " * 3_000_000 + b"ET")
    assert len(raw) < 1_000_000
    monkeypatch.setattr(isolation, "WALL_SECONDS", 2)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    with pytest.raises(ReadError, match="read-too-costly"):
        read_file(raw, "a.pdf", TODAY)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < child.SECONDS / 2, "ended by the clock"
    assert not children()


def children() -> list[str]:
    """Processes that this one has started and that still run."""
    found = Path(f"/proc/self/task/{os.getpid()}/children")
    return [pid for pid in found.read_text().split() if b"reading.child" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_processor_time_runs_out() -> None:
    done = restricted("while True: pass", seconds=1)
    assert done.returncode < 0


def test_memory_runs_out_in_an_error_and_not_in_the_machine() -> None:
    done = restricted("bytearray(child.MEMORY)")
    assert "MemoryError" in done.stderr


def test_no_file_can_be_written(tmp_path: Path) -> None:
    done = restricted(f"open({str(tmp_path / 'a')!r}, 'w').write('a' * 100000)")
    assert done.returncode != 0
    assert not (tmp_path / "a").exists() or (tmp_path / "a").stat().st_size == 0


def test_secrets_of_the_environment_stay_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}

    def run(_: object, __: bytes, environment: dict[str, str]) -> tuple[int, bytes, bytes]:
        seen.update(environment)
        return 0, b'{"error": "read-empty", "values": {}}\n', b""

    monkeypatch.setenv("MUJAZ_TELEGRAM_TOKEN", "12345:SECRET")
    monkeypatch.setattr(isolation, "_run", run)
    with pytest.raises(ReadError):
        isolation.ask(b"", {"task": "pdf"})
    assert seen
    assert "SECRET" not in str(seen)


@pytest.mark.parametrize("task", ["pdf", "package", "html", "eml", "feed"])
def test_noise_gives_a_reason_whatever_reads_it(task: str) -> None:
    import random

    noise = random.Random(task).randbytes(4000)
    head = {"pdf": b"%PDF-1.7\n", "package": b"PK\x03\x04", "html": b"<html>", "eml": b"From: a\nSubject: b\n\n"}
    with pytest.raises(ReadError):
        isolation.ask(
            head.get(task, b"") + noise + b"%%EOF", {"task": task, "charset": None, "link": "http://example.org/"}
        )


def test_the_limits_are_those_of_the_documentation() -> None:
    page = (ROOT / "docs" / "files.md").read_text("utf-8")
    assert f"{child.SECONDS} seconds of processor time" in page
    assert f"({isolation.WALL_SECONDS} by the clock)" in page
