"""Corrections: they apply at once, can be taken back, outlive another parse, and hold for the articles to come."""

import asyncio

import pytest
from sqlite_utils import Database

from bot.config import Config
from bot.config import Database as DatabaseSection
from bot.reparsing import run
from handlers.importing import import_article
from handlers.reparsing import facts_of, replace_facts
from handlers.router import Router
from handlers.services import Services
from storage import entities, texts
from tests.handlers.conftest import Ask, said


async def parse_again(services: Services, article: int) -> None:
    text = await services.store.read(lambda db: texts.needed(db, article))
    facts = await facts_of(text, services)
    await services.store.write(lambda db: replace_facts(db, article, text, facts))


def first(database: Database, table: str) -> int:
    number: int = database.execute(f"select min(id) from {table} where article = 1").fetchone()[0]
    return number


async def test_a_corrected_date_and_figure_are_shown_at_once_and_after_another_parse(
    ask: Ask, services: Services
) -> None:
    event = await services.store.read(lambda db: first(db, "events"))
    figure = await services.store.read(lambda db: first(db, "figures"))
    assert not (await ask(f"/fix E{event} date 2014-03-02")).reply.failed
    assert not (await ask(f"/تصحيح F{figure} قيمة ٢١ وحدة person")).reply.failed
    for _ in range(2):
        assert "2 Mar 2014" in said(await ask("/timeline #1"))
        assert f"about 21 people [F{figure}]" in said(await ask("/figures #1"))
        assert f"نحو 21 شخصا [F{figure}]" in said(await ask("/الأرقام #1"))
        await parse_again(services, 1)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("/fix E1 date 17 December 2014", "17 Dec 2014"), ("/fix E1 date May 2014 type talks", "May 2014"),
        ("/تصحيح E1 تاريخ ٣ مايو ٢٠١٤ نوع محادثات", "3 مايو 2014"), ("/fix E1 date 2013-2014", "2013 – 2014"),
        ("/fix E1 en signed the accord of this date type", "signed the accord of this date type"),
        ('/fix E1 en "signed the accord" date 2014', "2014 · signed the accord"),
        ("/تصحيح E1 عربي توقيع الاتفاق", "توقيع الاتفاق"), ("/fix F1 value 3,500", "about 3,500 people"),
        ("/تصحيح F1 قيمة ٢٫٥ مليون", "نحو 2.5 مليون شخص"), ("/تصحيح F1 قيمة مليونان", "نحو مليونا شخص"),
        ("/fix F1 value 2.5 million unit house", "about 2.5 million houses"),
        ("/تصحيح F1 قيمة ٢١ وحدة دينار ليبي", "نحو 21 دينارا ليبيا"), ("/fix Q1 speaker Muammar Gaddafi", "Gaddafi:"),
        ("/تصحيح Q1 قائل معمر القذافي", "معمر القذافي:"),
    ],
)  # fmt: skip
async def test_values_are_understood_as_one_would_write_them(ask: Ask, line: str, shown: str) -> None:
    answer = await ask(line)
    assert not answer.reply.failed
    assert shown in said(answer)


async def test_a_dropped_fact_is_gone_and_comes_back_when_that_is_undone(ask: Ask, services: Services) -> None:
    quote = await services.store.read(lambda db: first(db, "quotes"))
    before = said(await ask("/quotes #1"))
    assert not (await ask(f"/drop Q{quote}")).reply.failed
    await parse_again(services, 1)
    assert f"Q{quote}" not in said(await ask("/quotes #1"))
    assert (await ask(f"/source Q{quote}")).reply.failed
    assert not (await ask("/undo")).reply.failed
    assert said(await ask("/quotes #1")) == before
    assert (await ask("/undo")).reply.failed


async def number_of(services: Services, name: str) -> int:
    row = await services.store.read(lambda db: entities.named(db, name))
    assert row is not None
    return row.id


async def test_a_renamed_and_retyped_actor_is_recognised_in_the_next_article(ask: Ask, services: Services) -> None:
    kobler = await number_of(services, "مارتن كوبلر")
    await ask(f"/rename A{kobler} ar=مارتن كوبلر الأول en=Martin Kobler I")
    await ask(f"/type A{kobler} organization")
    await import_article("قال المبعوث الأممي مارتن كوبلر إن الحوار مستمر.".encode(), None, "next.txt", services)
    row = await services.store.read(lambda db: entities.get(db, kobler))
    assert row is not None
    assert (row.articles, row.name.en, row.type) == (2, "Martin Kobler I", "organization")
    await ask("/undo")
    await ask("/undo")
    row = await services.store.read(lambda db: entities.get(db, kobler))
    assert row is not None
    assert (row.name.en, row.type) == ("Martin Kobler", "person")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("/rename A3 Martin Cobler", "Martin Cobler"), ("/تسمية A3 «مارتن كبلر»", "مارتن كبلر"),
        ("/rename A3 ar=مارتن كبلر en=Martin Cobler", "Martin Cobler"), ("/merge A3 into A5", "Muammar Gaddafi"),
        ("/دمج A3 مع A5", "معمر القذافي"), ("/type A3 armed group", "“armed group”"), ("/drop Q1", "Q1 is dropped"),
    ],
)  # fmt: skip
async def test_actors_are_corrected_as_one_would_write_it(ask: Ask, line: str, shown: str) -> None:
    assert shown in said(await ask(line))
    assert "Taken back" in said(await ask("/undo A3" if "A3" in line else "/undo Q1"))
    assert (await ask("/undo A3")).reply.failed


async def test_an_alias_leads_the_next_article_to_the_actor(ask: Ask, services: Services) -> None:
    king = await number_of(services, "محمد السادس")
    assert not (await ask(f"/alias A{king} عمر بن جلون")).reply.failed
    assert (await ask(f"/alias A{king} عمر بن جلون")).reply.failed
    await import_article("وصل عمر بن جلون إلى الرباط يوم 3 مايو 2020.".encode(), None, "next.txt", services)
    row = await services.store.read(lambda db: entities.get(db, king))
    assert row is not None
    assert row.articles == 2


async def test_merged_actors_are_one_also_in_the_next_article_until_that_is_undone(
    ask: Ask, services: Services
) -> None:
    king, kobler = await number_of(services, "محمد السادس"), await number_of(services, "مارتن كوبلر")
    before = said(await ask("/actors"))
    assert not (await ask(f"/merge A{kobler} A{king}")).reply.failed
    assert await number_of(services, "مارتن كوبلر") == king
    await parse_again(services, 2)
    row = await services.store.read(lambda db: entities.get(db, king))
    assert row is not None
    assert row.articles == 2
    assert (await ask(f"/merge A{kobler} A{king}")).reply.failed
    assert not (await ask("/undo")).reply.failed
    assert said(await ask("/actors")) == before


async def test_the_history_says_who_changed_what(ask: Ask, services: Services) -> None:
    event = await services.store.read(lambda db: first(db, "events"))
    await ask(f"/fix E{event} date 2014")
    await ask("/undo")
    for line in ("/history", "/history #1", f"/history E{event}"):
        shown = said(await ask(line))
        assert f"E{event}" in shown
        assert "date from “17 Dec 2015” to “2014”" in shown
        assert "(taken back)" in shown
        assert "test" in shown
    assert "Nothing" in said(await ask("/history #2"))


@pytest.mark.parametrize(
    "line",
    [
        "/fix", "/fix E999", "/fix E1 date", "/fix E1 date yesterday", "/fix E1 date 2015-13-01", "/fix E1 value 3",
        "/fix E999 date 2015", "/fix F1 value many", "/fix F1 value nan", "/fix F1 value 1e99", "/fix F1 unit ;drop",
        "/fix E1 type nonsense", "/drop", "/drop A1", "/drop E99999999999999", "/drop Q999", "/merge",
        "/merge A1 A1", "/merge A1 A999", "/rename A1", "/rename A1 ar=", "/rename A999 en=X", "/type A1 king",
        "/alias A1", "/alias A999 x", "/alias A5 مارتن كوبلر", "/alias A5 Muammar Gaddafi",
        "/rename A5 en=Martin Kobler", "/undo", "/history X1",
    ],
)  # fmt: skip
async def test_a_correction_that_makes_no_sense_changes_nothing(ask: Ask, services: Services, line: str) -> None:
    answer = await ask(line)
    assert answer.reply.failed
    assert len(said(answer).splitlines()) == 1
    assert await services.store.read(lambda db: db.execute("select * from corrections").fetchall()) == []


async def test_all_articles_parsed_anew_from_the_command_line_keep_their_facts(
    router: Router, services: Services
) -> None:
    def facts(database: Database) -> list[tuple[int, str]]:
        return database.execute("select id, text_ar from events order by id").fetchall()

    before = await services.store.read(facts)
    config = Config(database=DatabaseSection(path=services.store.path))
    assert await asyncio.to_thread(run, config, services.wording("en")) == 0
    assert await services.store.read(facts) == before
