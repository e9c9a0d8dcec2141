"""`mujaz run` as a process, without a platform to serve."""

import os
import subprocess
import sys
from pathlib import Path


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
