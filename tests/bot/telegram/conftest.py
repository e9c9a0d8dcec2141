"""`mujaz run` as a process against the emulator, on a database with two small articles."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from tests.articles import fill
from tests.bot.program import PATIENCE, Program
from tests.telegram_emulator import Emulator, Limits


class Mujaz(Program):
    """A running program on an emulator."""

    def __init__(self, telegram: Emulator, folder: Path, token: str) -> None:
        super().__init__(folder, MUJAZ_TELEGRAM_TOKEN=token)
        self.telegram = telegram

    async def start(self, *, ready: bool = True) -> None:
        """Start it; as a rule, wait until it asks for updates."""
        before = len(self.telegram.core.calls)
        self.launch()
        if ready:
            receiving = {"getUpdates", "setWebhook"}
            await self.telegram.until(
                lambda: any(name in receiving for name, _ in self.telegram.core.calls[before:]), PATIENCE
            )


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
        await mujaz.kill()


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
