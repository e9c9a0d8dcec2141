"""`mujaz` as a process of its own: run to its end, or serving until a test ends it."""

import asyncio
import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[2]
PATIENCE = 90.0
"""Seconds that a start or an end may take on a machine that has other things to do."""


def environment(**variables: str) -> dict[str, str]:
    """The variables of a start: those of the tests without our own, and the given ones."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MUJAZ_")}
    return kept | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"} | variables


@cache
def _forkserver() -> str:
    """The address of a process that starts programs as long as the tests run."""
    folder = tempfile.TemporaryDirectory(prefix="mujaz-tests-")
    address = f"{folder.name}/start"
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.bot.forkserver", address],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    assert server.stdin is not None
    assert server.stdout is not None
    atexit.register(folder.cleanup)
    atexit.register(server.wait)
    atexit.register(server.stdin.close)
    assert server.stdout.readline()  # it listens
    return address


class Process:
    """A program that was started, with files or pipes for its three streams."""

    def __init__(
        self, *arguments: str, folder: Path, variables: dict[str, str], streams: tuple[IO[bytes], ...]
    ) -> None:
        request = {"arguments": arguments, "folder": str(folder), "variables": variables}
        self._line = socket.socket(socket.AF_UNIX)
        self._line.settimeout(PATIENCE)
        self._line.connect(_forkserver())
        socket.send_fds(self._line, [json.dumps(request).encode()], [stream.fileno() for stream in streams])
        self.pid = int(self._line.recv(32))
        self._line.setblocking(False)
        self._code: int | None = None
        self._end: asyncio.Future[int] | None = None

    @property
    def returncode(self) -> int | None:
        """The exit code, minus a signal's number where that ended it; None while it runs."""
        self._look()
        return self._code

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the program has ended."""
        if self.returncode is None:
            os.kill(self.pid, number)

    async def wait(self) -> int:
        """Wait until it ends; the exit code."""
        if (code := self.returncode) is not None:
            return code
        if self._end is None:
            loop = asyncio.get_running_loop()
            self._end = loop.create_future()
            loop.add_reader(self._line, self._look)
        return await asyncio.shield(self._end)

    def _look(self) -> None:
        """See whether the exit code has come."""
        if self._code is not None:
            return
        with contextlib.suppress(BlockingIOError):
            self._code = int(self._line.recv(32))
            if self._end is not None:
                self._end.get_loop().remove_reader(self._line)
                self._end.set_result(self._code)
            self._line.close()


def run(
    *arguments: str, folder: Path, stdin: bytes = b"", fresh: bool = False, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; with `fresh` by an interpreter of its own, as users do."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as complained:
        given.write(stdin)
        given.seek(0)
        if fresh:
            command = [sys.executable, "-m", "bot.cli", *arguments]
            code = subprocess.run(
                command, cwd=folder, env=environment(**variables), timeout=PATIENCE, check=False,
                stdin=given, stdout=told, stderr=complained,
            ).returncode  # fmt: skip
        else:
            streams = (given, told, complained)
            process = Process(*arguments, folder=folder, variables=variables, streams=streams)
            code = asyncio.run(asyncio.wait_for(process.wait(), PATIENCE))
        told.seek(0)
        complained.seek(0)
        return subprocess.CompletedProcess(arguments, code, told.read().decode(), complained.read().decode())


class Program:
    """`mujaz run`: its folder, and what it wrote to the log."""

    def __init__(self, folder: Path, **variables: str) -> None:
        self.folder = folder
        self.process: Process | None = None
        self._variables = variables

    @property
    def log(self) -> str:
        """Everything on standard error so far."""
        return (self.folder / "log").read_text("utf-8")

    @property
    def database(self) -> Path:
        return self.folder / "mujaz.db"

    def launch(self) -> None:
        """Start it, without waiting for anything."""
        with (self.folder / "log").open("ab") as log, Path(os.devnull).open("rb") as nothing:
            streams = (nothing, log, log)
            self.process = Process("run", folder=self.folder, variables=self._variables, streams=streams)

    async def end(self, number: int = signal.SIGTERM, within: float = 12) -> int:
        """Send a signal and wait; the exit code."""
        assert self.process is not None
        self.process.send_signal(number)
        return await self.ended(within)

    async def ended(self, within: float = PATIENCE) -> int:
        """Wait until it ends by itself; the exit code."""
        assert self.process is not None
        async with asyncio.timeout(within):
            return await self.process.wait()

    async def kill(self) -> None:
        """End it for good, if it still runs."""
        if self.process is not None and self.process.returncode is None:
            await self.end(signal.SIGKILL)
