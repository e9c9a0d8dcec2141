"""`mujaz run` as a process against the emulator, on a database with two small articles."""

import asyncio
import contextlib
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from tests.articles import fill
from tests.telegram_emulator import Emulator, Limits

ROOT = Path(__file__).parents[3]


class Mujaz:
    """A running program, its folder, and what it wrote to the log."""

    def __init__(self, telegram: Emulator, folder: Path, token: str) -> None:
        self.telegram = telegram
        self.folder = folder
        self.token = token
        self.process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> str:
        """Everything on standard error so far."""
        return (self.folder / "log").read_text("utf-8")

    async def start(self, *, ready: bool = True) -> None:
        """Start it; as a rule, wait until it asks for updates."""
        before = len(self.telegram.core.calls)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MUJAZ_")}
        environment |= {"PYTHONPATH": str(ROOT), "MUJAZ_TELEGRAM_TOKEN": self.token, "LANG": "C.UTF-8"}
        with (self.folder / "log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.cli", "run", cwd=self.folder, env=environment, stdout=log, stderr=log
            )
        if ready:
            receiving = {"getUpdates", "setWebhook"}
            await self.telegram.until(
                lambda: any(name in receiving for name, _ in self.telegram.core.calls[before:]), within=90
            )

    async def end(self, number: int = signal.SIGTERM, within: float = 12) -> int:
        """Send a signal and wait; the exit code."""
        assert self.process is not None
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(number)
        async with asyncio.timeout(within):
            return await self.process.wait()

    async def ended(self, within: float = 90) -> int:
        """Wait until it ends by itself; the exit code."""
        assert self.process is not None
        async with asyncio.timeout(within):
            return await self.process.wait()


async def eventually(condition: Callable[[], bool], within: float = 60) -> None:
    """Wait for something that the emulator does not see."""
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110  (another process makes it true)
            await asyncio.sleep(0.05)


Run = Callable[..., AbstractAsyncContextManager[Mujaz]]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database to copy."""
    path = tmp_path_factory.mktemp("database") / "mujaz.db"

    asyncio.run(fill(path))
    return path


def _furnish(telegram: Emulator, folder: Path, database: Path, settings: str) -> None:
    folder.mkdir(exist_ok=True)
    shutil.copy(database, folder / "mujaz.db")
    (folder / "config.toml").write_text(
        f'[answers]\npage_size = 3\n[telegram]\nbase_url = "{telegram.base_url}"\n'
        f'base_file_url = "{telegram.base_file_url}"\n{settings}\n',
        "utf-8",
    )


@asynccontextmanager
async def running(
    telegram: Emulator,
    folder: Path,
    database: Path,
    settings: str = "",
    *,
    token: str | None = None,
    ready: bool = True,
) -> AsyncIterator[Mujaz]:
    """`mujaz run` in a folder of its own; it is killed at the end if it still runs."""
    _furnish(telegram, folder, database, settings)
    mujaz = Mujaz(telegram, folder, token or telegram.token)
    try:
        await mujaz.start(ready=ready)
        yield mujaz
    finally:
        if mujaz.process is not None and mujaz.process.returncode is None:
            await mujaz.end(signal.SIGKILL)


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    """An emulator of this test's own, without flood control."""
    async with Emulator(limits=Limits(on=False)) as emulator:
        yield emulator


@pytest.fixture
def run(telegram: Emulator, tmp_path: Path, database: Path) -> Run:
    """Starts the program on this test's emulator."""

    def start(settings: str = "", **how: object) -> AbstractAsyncContextManager[Mujaz]:
        folder = tmp_path / str(how.pop("folder", "mujaz"))
        return running(telegram, folder, database, settings, **how)  # type: ignore[arg-type]

    return start
