"""`mujaz run` as a process, without a platform to serve."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

_DRAWING, _PARSING = {"numpy", "matplotlib"}, {"lxml", "trafilatura", "pdfplumber", "feedparser"}
_SERVING = {"telegram", "discord", "aiohttp", "httpx", "prometheus_client"}


@pytest.mark.parametrize(
    ("started", "later"),
    [
        ("bot.cli", _DRAWING | _PARSING | _SERVING | {"sqlite_utils", "pydantic", "babel", "fluent", "extraction"}),
        ("bot.parsing", _DRAWING | _PARSING | _SERVING | {"sqlite_utils", "pydantic", "babel", "fluent"}),
        ("bot.running", _DRAWING | _PARSING | _SERVING | {"pandas", "rich", "pygments"}),
    ],
)
def test_starting_imports_nothing_that_is_needed_later_or_never(started: str, later: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, {started}; print(*sys.modules)"],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert started in done.stdout.split()
    assert not later & set(done.stdout.split())


def test_without_a_token_it_says_what_to_do_in_one_line_and_ends(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MUJAZ_")}
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", "--language", "en", "run"],
        cwd=tmp_path, env=environment | {"PYTHONPATH": str(Path(__file__).parents[2])}, capture_output=True, text=True,
        timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "MUJAZ_TELEGRAM_TOKEN" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


BUSY = """
import asyncio, sys, time
from pathlib import Path
from bot import config, running
from locales import wording

class Busy:
    name = "busy"
    async def run(self, stop):
        asyncio.get_running_loop().run_in_executor(None, time.sleep, 600)
        print("busy", flush=True)
        await stop.wait()

running.LONGEST_STOP = 1
running._factories = lambda: {"telegram": lambda *_: Busy()}
sys.exit(running.run(config.load(None), wording("en")))
"""


def test_work_that_cannot_be_stopped_does_not_keep_the_program(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MUJAZ_")}
    environment |= {"PYTHONPATH": str(Path(__file__).parents[2]), "MUJAZ_TELEGRAM_TOKEN": "1:secret"}
    with subprocess.Popen([sys.executable, "-c", BUSY], cwd=tmp_path, env=environment, stdout=-1, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "busy\n"
        program.send_signal(signal.SIGTERM)
        assert program.wait(60) == 0
