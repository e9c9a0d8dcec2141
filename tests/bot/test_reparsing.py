"""`mujaz reparse` is killed again and again: what was corrected stays, and a last run ends the work."""

import asyncio
import os
import sqlite3
import sys
from asyncio.subprocess import PIPE
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from bot.rereading import Rereading
from extraction.facts import Facts
from handlers.access import Access
from handlers.importing import import_article
from handlers.reparsing import facts_of
from handlers.request import Chat
from handlers.router import Router
from handlers.services import Services
from storage import stale
from storage.database import Store
from storage.texts import Text
from tests.bot.telegram.conftest import eventually

ROOT = Path(__file__).parents[2]
NEWSPAPERS = sorted((ROOT / "tests" / "extraction" / "newspapers").glob("*.txt"))[:8]
CHAT = Chat("test", "room")
OLD = "update stored_articles set parser = '0'"


@pytest.fixture
async def services(tmp_path: Path) -> Services:
    """Services on a database of some newspaper articles, whose first event of each is corrected."""
    path = tmp_path / "mujaz.db"
    async with Store.open(path) as store:
        ready = Services(
            store=store, today=lambda: date(2026, 1, 1), access=Access(owners=frozenset({"test-chat:room"}))
        )
        router = Router(ready)
        for newspaper in NEWSPAPERS:
            await import_article(newspaper.read_bytes(), date(2016, 4, 1), newspaper.name, ready)
        for event in rows(path, "select min(id) from stored_events group by article"):
            assert not (await router.answer(f"/fix E{event} date 1999", CHAT)).reply.failed
        for quote in rows(path, "select min(id) from stored_quotes group by article"):
            assert not (await router.answer(f"/drop Q{quote}", CHAT)).reply.failed
        added = await router.answer('/add event #1 1998-05-06 "Something that was missed"', CHAT)
        assert not added.reply.failed
    return ready


def rows(path: Path, query: str) -> list[object]:
    with closing(sqlite3.connect(path, timeout=60)) as connection:
        return [row[0] if len(row) == 1 else row for row in connection.execute(query).fetchall()]


def facts(path: Path) -> list[list[object]]:
    queries = (
        "select id, article, date_start, text_ar, text_en, start from events order by id",
        "select id, article, text from quotes order by id",
        "select id, article, value, text_ar from figures order by id",
        "select article, entity, mentions from appearances order by article, entity",
    )
    return [rows(path, query) for query in queries]


async def test_a_parse_of_everything_that_is_killed_loses_no_correction(services: Services, tmp_path: Path) -> None:
    path = services.store.path
    before = facts(path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "bot.cli", "reparse"]
    with closing(sqlite3.connect(path, timeout=60)) as connection:
        connection.execute(OLD)
        connection.commit()
    for done in (1, 3, 5):
        process = await asyncio.create_subprocess_exec(*command, cwd=tmp_path, env=environment, stdout=PIPE)
        await eventually(
            lambda done=done: len(rows(path, "select id from stored_articles where parser != '0'")) >= done  # type: ignore[misc]
        )
        process.kill()
        await process.wait()
        assert rows(path, "pragma integrity_check") == ["ok"]
        assert facts(path) == before
    process = await asyncio.create_subprocess_exec(*command, cwd=tmp_path, env=environment, stdout=PIPE)
    said, _ = await process.communicate()
    assert process.returncode == 0
    assert str(len(NEWSPAPERS)) in said.decode()
    assert facts(path) == before


async def test_an_article_that_the_parser_fails_on_keeps_nothing_waiting(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Store.open(services.store.path) as store:
        ready = Services(store=store, today=services.today, access=services.access)
        newest = max(row for row in rows(store.path, "select id from stored_articles") if isinstance(row, int))
        before = facts(store.path)

        async def failing(text: Text, services: Services) -> Facts:
            if text.id == newest:
                raise RecursionError
            return await facts_of(text, services)

        monkeypatch.setattr("handlers.reparsing.facts_of", failing)
        await store.write(lambda db: db.execute("update stored_articles set stale = 1"))
        assert await Rereading(ready).once() == len(NEWSPAPERS) - 1
        actor = rows(store.path, "select max(entity) from appearances")[0]
        answer = await Router(ready).answer(f"/rename A{actor} en=Somebody Else", CHAT)
        assert not answer.reply.failed
        assert await store.read(stale.count) == 0
        assert [len(part) for part in facts(store.path)] == [len(part) for part in before]


async def test_what_a_killed_program_left_to_be_read_again_is_read_by_the_next(services: Services) -> None:
    async with Store.open(services.store.path) as store:
        ready = Services(store=store, today=services.today, access=services.access)
        await store.write(lambda db: db.execute("update stored_articles set stale = 1"))
        await store.write(
            lambda db: db.execute("update stored_events set text_en = 'nonsense' where date_start != '1998-05-06'")
        )
        work = Rereading(ready)
        while await work.once():
            pass
        assert await store.read(stale.count) == 0
        assert "nonsense" not in rows(ready.store.path, "select text_en from events")
        assert len(rows(ready.store.path, "select id from events where date_start = '1999-01-01'")) == len(NEWSPAPERS)
