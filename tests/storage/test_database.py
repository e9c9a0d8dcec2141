"""The database keeps its promises when things go wrong."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage import adding, articles
from storage.database import Store
from storage.errors import DatabaseBusy, DatabaseUnreadable, NewerDatabase
from storage.migrations import VERSION, migrations
from tests.storage.conftest import BODY, FACTS, NOW

ROOT = Path(__file__).parents[2]


def add(database: Database, number: int) -> adding.Added:
    return adding.add(database, f"{BODY} {number}", FACTS, title=None, source=None, imported_at=NOW)


async def count(store: Store, table: str) -> int:
    return int(await store.read(lambda db: db.execute(f"select count(*) from {table}").fetchone()[0]))


async def test_a_failure_half_way_stores_nothing(store: Store) -> None:
    def half(database: Database) -> None:
        add(database, 1)
        raise RuntimeError("power")

    with pytest.raises(RuntimeError, match="power"):
        await store.write(half)
    for table in ("articles", "sentences", "entities", "events", "search"):
        assert await count(store, table) == 0, table
    await store.write(lambda db: add(db, 1))
    assert await store.read(articles.count) == 1


KILLED = """
import asyncio, sys
from pathlib import Path
from storage.database import Store
from tests.storage.test_database import add
async def main():
    async with Store.open(Path(sys.argv[1])) as store:
        for number in range(100_000):
            await store.write(lambda db: add(db, number))
            if number == 3:
                print("writing", flush=True)
asyncio.run(main())
"""


@pytest.mark.parametrize("after", [0.0, 0.013, 0.05])
def test_kill_9_leaves_whole_articles_only(tmp_path: Path, after: float) -> None:
    path = tmp_path / "mujaz.db"
    writer = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"writing\n"
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    asyncio.run(check_whole(path))


async def check_whole(path: Path) -> None:
    async with Store.open(path) as store:
        stored = await count(store, "articles")
        assert stored >= 4
        assert await count(store, "events") == stored * len(FACTS.events)
        assert await count(store, "quotes") == stored * len(FACTS.quotes)
        assert await store.read(lambda db: db.execute("pragma integrity_check").fetchone()[0]) == "ok"
        await store.write(lambda db: db.execute("insert into search (search, rank) values ('integrity-check', 1)"))


async def test_a_full_disk_is_one_clear_error_and_loses_nothing(store: Store) -> None:
    await store.write(lambda db: add(db, 1))
    pages = await store.read(lambda db: db.execute("pragma page_count").fetchone()[0])
    await store.write(lambda db: db.execute(f"pragma max_page_count = {pages}"))

    async def fill() -> None:
        for number in range(2, 200):
            await store.write(partial(add, number=number))

    with pytest.raises(DatabaseUnreadable) as refused:
        await fill()
    assert "full" in str(refused.value.parameters["reason"])
    whole = await store.read(articles.count)
    assert await count(store, "events") == whole * len(FACTS.events)
    assert await store.read(lambda db: db.execute("pragma integrity_check").fetchone()[0]) == "ok"


async def test_many_writers_and_readers_do_not_get_in_each_other_s_way(store: Store) -> None:
    writes = [store.write(partial(add, number=n)) for n in range(60)]
    reads = [store.read(articles.count) for _ in range(60)]
    await asyncio.gather(*writes, *reads)
    assert await store.read(articles.count) == 60


async def test_two_programs_write_to_one_file(tmp_path: Path) -> None:
    async with Store.open(tmp_path / "m.db") as one, Store.open(tmp_path / "m.db") as other:
        writes = [(one if n % 2 else other).write(partial(add, number=n)) for n in range(40)]
        await asyncio.gather(*writes)
        assert await one.read(articles.count) == 40


async def test_the_event_loop_goes_on_while_a_write_waits_and_works(store: Store) -> None:
    longest = 0.0

    async def heartbeat() -> None:
        nonlocal longest
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            longest = max(longest, time.perf_counter() - before)

    beating = asyncio.create_task(heartbeat())
    await store.write(lambda db: time.sleep(0.5))
    beating.cancel()
    assert longest < 0.25


async def test_reads_go_on_during_a_write(store: Store) -> None:
    started = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(database: Database) -> None:
        add(database, 1)
        loop.call_soon_threadsafe(started.set)
        time.sleep(0.4)

    writing = asyncio.create_task(store.write(slow))
    await started.wait()
    assert await store.read(articles.count) == 0
    assert not writing.done()
    await writing
    assert await store.read(articles.count) == 1


async def test_a_lock_that_stays_is_named(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    async with Store.open(path, busy_timeout=0.05) as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("begin immediate")
            with pytest.raises(DatabaseBusy):
                await store.write(lambda db: add(db, 1))
            other.execute("rollback")
        assert (await store.write(lambda db: add(db, 1))).new


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("create table things (a)")
        newer.execute(f"pragma user_version = {VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerDatabase) as refused:
        Store.open(path)
    assert refused.value.parameters == {"found": VERSION + 1, "known": VERSION}
    with closing(sqlite3.connect(path)) as newer:
        assert [name for (name,) in newer.execute("select name from sqlite_master")] == ["things"]
    assert path.read_bytes()[100:] == before[100:]  # the header's change counter may move, the pages may not


async def test_an_older_database_is_migrated_after_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.db"
    async with Store.open(path) as store:
        await store.write(lambda db: add(db, 1))
    later = type(migrations)("mujaz")
    for known in migrations._migrations:
        later(name=known.name)(known.fn)

    @later()
    def notes(database: Database) -> None:
        database.table("notes").create({"id": int})

    monkeypatch.setattr("storage.database.migrations", later)
    monkeypatch.setattr("storage.database.VERSION", VERSION + 1)
    async with Store.open(path) as store:
        assert await store.read(articles.count) == 1
        assert await store.read(lambda db: db.table("notes").exists())
    backup = tmp_path / f"m.db.version-{VERSION}.bak"
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("select count(*) from articles").fetchone() == (1,)
        assert copy.execute("pragma user_version").fetchone() == (VERSION,)


async def test_a_migration_that_fails_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "m.db"
    async with Store.open(path) as store:
        await store.write(lambda db: add(db, 1))
    broken = type(migrations)("mujaz")
    for known in migrations._migrations:
        broken(name=known.name)(known.fn)

    @broken()
    def half(database: Database) -> None:
        database.execute("alter table articles add column extra text")
        raise RuntimeError("half-way")

    with monkeypatch.context() as patched:
        patched.setattr("storage.database.migrations", broken)
        patched.setattr("storage.database.VERSION", VERSION + 1)
        with pytest.raises(RuntimeError, match="half-way"):
            Store.open(path)
    async with Store.open(path) as store:
        assert await store.read(articles.count) == 1
        columns = await store.read(lambda db: [column.name for column in db.table("articles").columns])
        assert "extra" not in columns


@pytest.mark.parametrize(
    "content", [b"This is no database at all, but a letter." * 50, b"SQLite format 3\0" + b"\7" * 4000]
)
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseUnreadable):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_an_error_of_ours(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(DatabaseUnreadable):
        Store.open(tmp_path / "file" / "m.db")


async def test_a_mistake_in_our_own_sql_is_not_hidden(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError):
        await store.read(lambda db: db.execute("selekt"))


def test_the_version_is_the_number_of_migrations() -> None:
    assert len(migrations._migrations) == VERSION
