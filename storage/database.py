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

from extraction.text import fold
from storage.errors import DatabaseBusy, DatabaseUnreadable, NewerDatabase
from storage.migrations import VERSION, migrations
from storage.sqlite import Database

T = TypeVar("T")
_READERS = 2


class Store:
    """An open database.

    `read` and `write` take a function of a Database, run it on a thread, and give what it gives. What a read sees does
    not change while it runs, and it cannot write. A write is one transaction, begun immediately so that it never fails
    half-way for want of the lock: whole or, on any exception, not at all. A write that has begun is finished even
    where the task that waits for it is cancelled.
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
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with _translated(), closing(_connect(path, busy_timeout)) as connection:
                _bring_up_to_date(connection, path)
        except OSError as error:
            raise DatabaseUnreadable(reason=error.strerror or str(error)) from error
        return cls(path, busy_timeout)

    @property
    def path(self) -> Path:
        """Where the database lies."""
        return self._path

    async def read(self, query: Callable[[Database], T]) -> T:
        """What `query` finds."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._run, query)

    async def write(self, change: Callable[[Database], T], *, durable: bool = False) -> T:
        """What `change` gives, once it is stored; `durable` makes sure that it outlives a loss of power, too."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._change, change, durable)

    async def close(self) -> None:
        """Wait for what is under way and close all connections."""
        await asyncio.to_thread(self._close)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def _database(self, *, writing: bool) -> Database:
        """This thread's connection."""
        database: Database | None = getattr(self._local, "database", None)
        if database is None:
            connection = _connect(self._path, self._timeout)
            with self._guard:
                self._connections.append(connection)
            database = self._local.database = Database(connection)
            if not writing:
                connection.execute("pragma query_only = on")
        return database

    def _run(self, query: Callable[[Database], T]) -> T:
        with _translated():
            database = self._database(writing=False)
            database.conn.execute("begin")
            try:
                return query(database)
            finally:
                database.conn.rollback()

    def _change(self, change: Callable[[Database], T], durable: bool) -> T:
        with _translated():
            database = self._database(writing=True)
            database.conn.execute(f"pragma synchronous = {'full' if durable else 'normal'}")
            with _transaction(database.conn):
                return change(database)

    def _close(self) -> None:
        self._readers.shutdown()
        self._writer.shutdown()
        for connection in self._connections:
            connection.close()


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything or nothing, with the write lock from the start."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        connection.rollback()
        raise


def _connect(path: Path, timeout: float) -> sqlite3.Connection:
    # Connections are made on pool threads and closed by the one that shuts the pools down.
    connection = sqlite3.connect(path, timeout=timeout, check_same_thread=False, isolation_level=None)
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        connection.execute("pragma foreign_keys = on")
        connection.create_function("folded", 1, lambda text: fold(text or ""), deterministic=True)
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
    with _transaction(connection):
        found = _version(connection)  # of two programs that start at once, the second finds it done
        if found >= VERSION:
            return
        if tables := _tables(connection):
            if migrations.migrations_table not in tables:
                raise DatabaseUnreadable(reason="it belongs to another program")
            _back_up(path, path.with_name(f"{path.name}.version-{found}.bak"))
        migrations.apply(Database(connection))
        connection.execute(f"pragma user_version = {VERSION}")


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("pragma user_version").fetchone()[0]
    return version


def _tables(connection: sqlite3.Connection) -> frozenset[str]:
    return frozenset(name for (name,) in connection.execute("select name from sqlite_master where type = 'table'"))


def _back_up(path: Path, to: Path) -> None:
    """Copy the database as it was last committed, so that `to` is a whole copy or is not touched."""
    part = to.with_name(to.name + ".part")
    part.unlink(missing_ok=True)
    try:
        # On a connection of its own: SQLite copies from none that is in a write transaction.
        with closing(sqlite3.connect(path)) as current, closing(sqlite3.connect(part)) as copy:
            current.backup(copy)
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _translated() -> Iterator[None]:
    """SQLite's complaints as ours, where they are the operator's to mend and no defect of the program."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError):
        raise
    except sqlite3.DatabaseError as error:
        # Python's own complaints, such as a text that is no UTF-8, carry no code: the file is damaged.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise DatabaseBusy() from error
        if code == sqlite3.SQLITE_ERROR:
            raise  # our own SQL is wrong
        raise DatabaseUnreadable(reason=str(error)) from error
