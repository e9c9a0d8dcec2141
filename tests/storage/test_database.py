"""The database keeps its promises when things go wrong."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage import adding, articles
from storage.database import Store
from storage.errors import DatabaseBusy, DatabaseUnreadable
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
    beaten = threading.Event()
    beating = asyncio.create_task(beat(beaten))
    assert await store.write(lambda db: beaten.wait(60))
    await beating


async def beat(beaten: threading.Event) -> None:
    """Twenty turns of the event loop, then the word that they were."""
    for _ in range(20):
        await asyncio.sleep(0.005)
    beaten.set()


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


async def test_a_read_sees_one_state_and_cannot_write(store: Store) -> None:
    reading, written = threading.Event(), threading.Event()

    def twice(database: Database) -> tuple[int, int]:
        before = articles.count(database)
        reading.set()
        assert written.wait(60)
        return before, articles.count(database)

    both = asyncio.create_task(store.read(twice))
    await asyncio.to_thread(reading.wait, 60)
    await store.write(lambda db: add(db, 1))
    written.set()
    assert await both == (0, 0)
    with pytest.raises(DatabaseUnreadable):
        await store.read(lambda db: add(db, 2))
    assert await store.read(articles.count) == 1


async def test_the_event_loop_goes_on_while_articles_are_stored(store: Store) -> None:
    beaten = threading.Event()

    def work(database: Database) -> int:
        """Store articles until the loop has had its turns; how many."""
        for number in range(2000):
            if beaten.is_set():
                return number
            add(database, number)
        return 2000

    beating = asyncio.create_task(beat(beaten))
    assert await store.write(work) < 2000
    await beating


async def test_a_cancelled_write_is_still_whole(store: Store) -> None:
    begun = threading.Event()

    def slow(database: Database) -> None:
        begun.set()
        time.sleep(0.1)
        add(database, 1)

    writing = asyncio.create_task(store.write(slow))
    await asyncio.to_thread(begun.wait, 60)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await store.write(lambda db: add(db, 2))
    assert await store.read(articles.count) == 2
    assert await count(store, "events") == 2 * len(FACTS.events)


def test_many_programs_make_the_same_database_at_once(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    barrier = threading.Barrier(8)

    def start(number: int) -> None:
        barrier.wait()
        asyncio.run(open_and_add(path, number))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(start, range(8)))
    assert asyncio.run(articles_in(path)) == 8


async def open_and_add(path: Path, number: int) -> None:
    async with Store.open(path) as store:
        await store.write(lambda db: add(db, number))


async def articles_in(path: Path) -> int:
    async with Store.open(path) as store:
        return await store.read(articles.count)


FULL = """
import asyncio, resource, sys
from pathlib import Path
from storage.database import Store
from storage.errors import DatabaseUnreadable
from tests.storage.test_database import add
async def main():
    async with Store.open(Path(sys.argv[1])) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
        try:
            for number in range(2_000):
                await store.write(lambda db: add(db, number))
        except DatabaseUnreadable as error:
            print(error.code)
asyncio.run(main())
"""


def test_a_disk_that_takes_no_more_leaves_whole_articles(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "database-unreadable\n", done.stderr
    asyncio.run(check_whole(path))


async def test_a_lock_that_stays_is_named(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    async with Store.open(path, busy_timeout=0.05) as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("begin immediate")
            with pytest.raises(DatabaseBusy):
                await store.write(lambda db: add(db, 1))
            other.execute("rollback")
        assert (await store.write(lambda db: add(db, 1))).new


async def test_a_text_that_is_damaged_in_the_file_is_named(store: Store) -> None:
    with pytest.raises(DatabaseUnreadable):
        await store.read(lambda db: db.execute("select cast(x'ff' as text)").fetchall())


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
