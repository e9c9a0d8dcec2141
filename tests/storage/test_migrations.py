"""Databases of other versions and of other programs."""

import asyncio
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from storage import articles, corrections, entities, search, stale, teaching
from storage.database import Store
from storage.errors import DatabaseUnreadable, NewerDatabase
from storage.migrations import VERSION, migrations
from tests.storage.test_database import add, articles_in, open_and_add


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


def first_version(path: Path, words: str) -> None:
    """A database as the first version left it, with one article."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.apply(Database(connection), stop_before="search_in_english")
        connection.execute("pragma user_version = 1")
        connection.executescript(f"""
            insert into articles values (1, 'f', null, '{words}', 'ar', null, null, '2015-12-20', '1');
            insert into sentences values (1, 1, 0, 0, {len(words)}, '{words}', '');
            insert into entities values (1, 'erdogan', 'person', 'رجب طيب اردوغان', 'Recep Tayyip Erdoğan');
            insert into aliases values (1, 'رجب طيب اردوغان', 'رجب طيب أردوغان', 'ar', 1);
            insert into appearances values (1, 1, null, null, 1);
            insert into mentions values (1, 1, 1, 0, 5, 'أردوغان');
            insert into events values
                (1, 1, 1, 0, 5, 'agree', 'asserted', '2015', '2015', 'year', '2015', 'اتفاق', 'signed a truce');
        """)


async def test_a_database_of_the_first_version_gains_what_came_later(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    first_version(path, "وقع اردوغان اتفاقا")
    async with Store.open(path) as store:
        for words in ("erdogan", "Erdoğan", "truce", "اتفاق", "الاتفاق", "أردوغان"):
            hits = await store.read(lambda db, words=words: search.sentences(db, words, limit=5))  # type: ignore[misc]
            assert hits.total == 1, words
        named = await store.read(lambda db: entities.named(db, "أردوغان"))
        assert named is not None
        assert named.key == "erdogan"
        assert await store.read(lambda db: db.execute("pragma integrity_check").fetchone()[0]) == "ok"
        await store.write(lambda db: db.execute("insert into search (search, rank) values ('integrity-check', 1)"))
    with closing(sqlite3.connect(tmp_path / "m.db.version-1.bak")) as copy:
        assert copy.execute("pragma user_version").fetchone() == (1,)
        assert copy.execute("select count(*) from articles").fetchone() == (1,)


def test_two_programs_that_upgrade_at_once_keep_the_old_one_s_copy(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    first_version(path, "نص")
    barrier = threading.Barrier(4)

    def start(number: int) -> None:
        barrier.wait()
        asyncio.run(open_and_add(path, number))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(start, range(4)))
    assert asyncio.run(articles_in(path)) == 5
    assert sorted(file.name for file in tmp_path.iterdir()) == ["m.db", "m.db.version-1.bak"]
    with closing(sqlite3.connect(tmp_path / "m.db.version-1.bak")) as copy:
        assert copy.execute("pragma user_version").fetchone() == (1,)


def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("create table articles (id)")
    with pytest.raises(DatabaseUnreadable):
        Store.open(path)
    with closing(sqlite3.connect(path)) as other:
        assert [name for (name,) in other.execute("select name from sqlite_master")] == ["articles"]
    assert not list(tmp_path.glob("*.bak*"))


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
        database.execute("alter table stored_articles add column extra text")
        raise RuntimeError("half-way")

    with monkeypatch.context() as patched:
        patched.setattr("storage.database.migrations", broken)
        patched.setattr("storage.database.VERSION", VERSION + 1)
        with pytest.raises(RuntimeError, match="half-way"):
            Store.open(path)
    async with Store.open(path) as store:
        assert await store.read(articles.count) == 1
        columns = await store.read(lambda db: [column.name for column in db.table("stored_articles").columns])
        assert "extra" not in columns


def test_the_version_is_the_number_of_migrations() -> None:
    assert len(migrations._migrations) == VERSION


async def test_what_editors_merged_and_taught_before_can_be_parted_and_is_still_known(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.create_function("folded", 1, lambda text: text or "", deterministic=True)
        migrations.apply(Database(connection), stop_before="corrections_that_outlive_more")
        connection.execute("pragma user_version = 8")
        connection.executescript("""
            insert into stored_articles (id, fingerprint, body, language, imported_at, parser, serial)
                values (1, 'f', 'نص', 'ar', '2015-12-20', '1', 1), (2, 'g', 'نص آخر', 'ar', '2015-12-20', '1', 2);
            insert into stored_sentences values (1, 1, 0, 0, 2, 'نص', '', ''), (2, 2, 0, 0, 6, 'نص اخر', '', '');
            insert into entities (id, key, type, name_ar, name_en, merged_into) values
                (1, 'haftar', 'person', 'خليفة حفتر', 'Khalifa Haftar', null),
                (2, 'marshal', 'person', 'المشير', 'The Marshal', 1);
            insert into aliases (entity, folded, text, language, full, taught) values
                (1, 'خليفه حفتر', 'خليفة حفتر', 'ar', 1, 0), (1, 'القايد', 'القائد', 'ar', 1, 1);
            insert into stored_appearances values (1, 1, null, null, 2);
            insert into stored_events (id, article, sentence, start, end, type, modality)
                values (1, 1, 1, 0, 2, 'agree', 'asserted');
            insert into participants values (1, 1, 'agent');
            insert into corrections (target, action, old, new, who, at)
                values ('A2', 'merge', '{"mentions": [1]}', '{"merged_into": 1}', 'test:1', '2016-01-01T00:00+00:00');
        """)
    async with Store.open(path) as store:
        assert await store.read(lambda db: stale.waiting(db, 5)) == (1,)
        assert [name.forms_ar for name in await store.read(teaching.names)] == [("خليفة حفتر", "القائد")]
        assert await store.read(lambda db: db.execute("select * from participants").fetchall()) == [(1, 1, "agent", 1)]
        merge = await store.read(lambda db: corrections.last(db, "test:1"))
        assert merge is not None
        await store.write(lambda db: corrections.undo(db, merge, datetime(2016, 1, 2, tzinfo=UTC)))
        assert not await store.read(lambda db: entities.merged(db, 2))
