"""The one way to the database: reads on a few threads, writes on one, and never on the event loop."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlite_utils import Database

from storage.errors import DatabaseBusy, DatabaseUnreadable, NewerDatabase
from storage.migrations import VERSION, migrations

T = TypeVar("T")
_READERS = 2


class Store:
    """An open database.

    `read` and `write` take a function of a Database, run it on a thread, and give what it gives. A write is one
    transaction, begun immediately so that it never fails half-way for want of the lock: whole or, on any exception,
    not at all.
    """

    def __init__(self, path: Path, busy_timeout: float) -> None:
        self._path = path
        self._timeout = busy_timeout
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._readers = ThreadPoolExecutor(_READERS, "mujaz-read")
        self._writer = ThreadPoolExecutor(1, "mujaz-write")

    @classmethod
    def open(cls, path: Path, *, busy_timeout: float = 10.0) -> Self:
        """Open or make the database at `path`, bringing an older one up to date after a backup copy beside it.

        `busy_timeout`: seconds to wait for another program's lock. Raises NewerDatabase, DatabaseBusy,
        DatabaseUnreadable.
        """
        with _translated(path):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise DatabaseUnreadable(reason=error.strerror or str(error)) from error
            with closing(_connect(path, busy_timeout)) as connection:
                _bring_up_to_date(connection, path)
        return cls(path, busy_timeout)

    async def read(self, query: Callable[[Database], T]) -> T:
        """What `query` finds."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._run, query)

    async def write(self, change: Callable[[Database], T]) -> T:
        """What `change` gives, once it is stored."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._change, change)

    async def close(self) -> None:
        """Wait for what is under way and close all connections."""
        await asyncio.to_thread(self._close)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _database(self) -> Database:
        """This thread's connection."""
        database: Database | None = getattr(self._local, "database", None)
        if database is None:
            connection = _connect(self._path, self._timeout)
            with self._guard:
                self._connections.append(connection)
            database = self._local.database = Database(connection)
        return database

    def _run(self, query: Callable[[Database], T]) -> T:
        with _translated(self._path):
            return query(self._database())

    def _change(self, change: Callable[[Database], T]) -> T:
        with _translated(self._path):
            database = self._database()
            database.conn.execute("begin immediate")
            try:
                result = change(database)
                database.conn.execute("commit")
            except BaseException:
                database.conn.rollback()
                raise
            return result

    def _close(self) -> None:
        self._readers.shutdown()
        self._writer.shutdown()
        for connection in self._connections:
            connection.close()


def _connect(path: Path, timeout: float) -> sqlite3.Connection:
    # Connections are made on pool threads and closed by the one that shuts the pools down.
    connection = sqlite3.connect(path, timeout=timeout, check_same_thread=False, isolation_level=None)
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma foreign_keys = on")
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    found = _version(connection)
    if found > VERSION:
        raise NewerDatabase(found=found, known=VERSION)
    if found == VERSION:
        return
    if found:
        _back_up(connection, path.with_name(f"{path.name}.version-{found}.bak"))
    connection.execute("begin immediate")  # two programs that start at once: the second finds it done
    try:
        if _version(connection) < VERSION:
            migrations.apply(Database(connection))
            connection.execute(f"pragma user_version = {VERSION}")
        connection.execute("commit")
    except BaseException:
        connection.rollback()
        raise


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("pragma user_version").fetchone()[0]
    return version


def _back_up(connection: sqlite3.Connection, to: Path) -> None:
    with closing(sqlite3.connect(to)) as copy:
        connection.backup(copy)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """SQLite's and the system's complaints as ours."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise DatabaseBusy() from error
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_ERROR:
            raise  # our own SQL is wrong: a defect, not the operator's trouble
        raise DatabaseUnreadable(reason=str(error)) from error
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.DataError):
            raise
        raise DatabaseUnreadable(reason=str(error)) from error
