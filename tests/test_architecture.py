"""The structure that the packages promise: imports run one way, and what must stay light stays light."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_imports_run_one_way() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from bot.cli import main;"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0;"
        "print([name for name in ('pydantic', 'sqlite_utils', 'extraction', 'rich.progress', 'bot.app')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_a_default_installation_pulls_neither_torch_nor_cuda() -> None:
    exported = subprocess.run(
        ["uv", "export", "--frozen", "--no-hashes", "--no-emit-project"], cwd=ROOT, capture_output=True, text=True
    )
    assert exported.returncode == 0, exported.stderr
    names = {line.partition("==")[0].strip() for line in exported.stdout.splitlines() if "==" in line}
    assert "camel-tools" in names
    assert not {name for name in names if name.startswith(("torch", "nvidia", "triton", "transformers"))}


def test_what_reads_strangers_files_stays_out_of_the_program() -> None:
    """Parsers are costly to import and run in the child process only."""
    code = (
        "import sys, bot.app, bot.importing, bot.parsing;"
        "print([name for name in ('aiohttp', 'bidi', 'docx', 'feedparser', 'lxml', 'markdown_it', 'pdfplumber',"
        " 'trafilatura') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
