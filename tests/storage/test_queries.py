"""What goes in comes out: lists, filters, paging, evidence, profiles, chats."""

import asyncio
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from extraction.facts import Article, Bilingual, Event, Facts, Modality
from extraction.pipeline import parse
from storage import adding, articles, chats, entities, events, figures, quotes, search
from storage.database import Store
from storage.filters import Filter
from tests.storage.conftest import BODY, FACTS, HAFTAR, MEETING, NOW, UN

SAMPLES = Path(__file__).parents[2] / "examples" / "articles"


async def test_an_article_and_its_facts_come_out_as_they_went_in(filled: Store) -> None:
    row = await filled.read(lambda db: articles.get(db, 1))
    assert row is not None
    assert (row.title, row.language, row.published, row.source) == ("لقاء", "ar", date(2015, 12, 20), "test")
    assert (row.entities, row.events, row.figures, row.quotes) == (3, 2, 1, 1)
    dated = await filled.read(lambda db: events.timeline(db, Filter()))
    assert [(row.type, row.date, row.text) for row in dated.rows] == [(MEETING.type, MEETING.date, MEETING.text)]
    counted = await filled.read(lambda db: figures.listing(db, Filter()))
    assert [(row.value, row.unit, row.text.en) for row in counted.rows] == [
        (2_400_000, "person", "2.4 million people in need of aid")
    ]
    said = await filled.read(lambda db: quotes.listing(db, Filter()))
    assert [(row.speaker, row.text) for row in said.rows] == [(HAFTAR.name, "لن نتراجع عن موقفنا أبدا")]
    actors = await filled.read(lambda db: entities.actors(db, Filter()))
    assert [(row.name.en, row.mentions) for row in actors.rows] == [("Khalifa Haftar", 2), ("United Nations", 1)]
    assert actors.rows[0].role == Bilingual("اللواء", "Major General")
    places = await filled.read(lambda db: entities.places(db, Filter()))
    assert [row.name.en for row in places.rows] == ["Tripoli"]


async def test_the_same_text_is_stored_once_whatever_its_spacing(filled: Store) -> None:
    again = await filled.write(
        lambda db: adding.add(db, BODY.replace(" ", "  ") + "\n", FACTS, title=None, source=None, imported_at=NOW)
    )
    assert again == adding.Added(1, new=False)
    assert await filled.read(articles.count) == 1


async def test_an_entity_is_one_row_across_articles(filled: Store) -> None:
    body = "عاد حفتر إلى بنغازي."
    other = replace(HAFTAR, key="haftar-2", name=Bilingual("خليفه حفتر", None), mentions=(), role=None)
    facts = Facts(Article(None, "ar", date(2016, 1, 1)), (), (other,), (), (), ())
    await filled.write(lambda db: adding.add(db, body, facts, title=None, source=None, imported_at=NOW))
    page = await filled.read(lambda db: entities.actors(db, Filter()))
    assert [(row.name.en, row.articles) for row in page.rows] == [("Khalifa Haftar", 2), ("United Nations", 1)]


async def test_a_key_made_for_an_unspelt_name_joins_nobody(filled: Store) -> None:
    stranger = replace(HAFTAR, name=Bilingual("سالم العريبي", None), mentions=(), role=None)
    facts = Facts(Article(None, "ar", None), (), (stranger,), (), (), ())
    await filled.write(lambda db: adding.add(db, "نص آخر.", facts, title=None, source=None, imported_at=NOW))
    page = await filled.read(lambda db: entities.actors(db, Filter()))
    assert {row.name.ar for row in page.rows} == {"خليفة حفتر", "الأمم المتحدة", "سالم العريبي"}


@pytest.mark.parametrize(
    ("wanted", "total"),
    [
        (Filter(), 1),
        (Filter(article=1), 1),
        (Filter(article=2), 0),
        (Filter(entity=1), 1),
        (Filter(entity=3), 1),
        (Filter(words=("حفتر",)), 1),
        (Filter(words=("delegation",)), 1),
        (Filter(words=("deleg",)), 1),
        (Filter(words=("elegation",)), 0),
        (Filter(words=("حفتر", "روسيا")), 0),
        (Filter(words=("100%",)), 0),
        (Filter(start=date(2015, 1, 1), end=date(2015, 12, 31)), 1),
        (Filter(start=date(2015, 12, 17), end=date(2015, 12, 17)), 1),
        (Filter(start=date(2016, 1, 1)), 0),
        (Filter(end=date(2015, 12, 16)), 0),
        (Filter(kinds=("consult",)), 1),
        (Filter(kinds=("assault", "death")), 0),
    ],
)
async def test_a_timeline_is_narrowed(filled: Store, wanted: Filter, total: int) -> None:
    assert (await filled.read(lambda db: events.timeline(db, wanted))).total == total


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Filter(words=("haftar",)), ["Khalifa Haftar"]),
        (Filter(words=("أمم",)), ["United Nations"]),
        (Filter(words=("اللواء",)), ["Khalifa Haftar"]),
        (Filter(words=("general",)), ["Khalifa Haftar"]),
        (Filter(words=("nations", "haftar")), []),
        (Filter(words=("!!!",)), []),
        (Filter(kinds=("organization",)), ["United Nations"]),
        (Filter(article=1, limit=1), ["Khalifa Haftar"]),
        (Filter(article=2), []),
        (Filter(entity=2), ["United Nations"]),
        (Filter(start=date(2015, 12, 20), end=date(2015, 12, 20)), ["Khalifa Haftar", "United Nations"]),
        (Filter(end=date(2015, 12, 19)), []),
    ],
)
async def test_actors_are_narrowed(filled: Store, wanted: Filter, names: list[str]) -> None:
    page = await filled.read(lambda db: entities.actors(db, wanted))
    assert [row.name.en for row in page.rows] == names


@pytest.mark.parametrize(
    ("wanted", "total"),
    [(Filter(words=("نتراجع",)), 1), (Filter(entity=1), 1), (Filter(entity=2), 0), (Filter(start=date(2016, 1, 1)), 0)],
)
async def test_quotes_are_narrowed(filled: Store, wanted: Filter, total: int) -> None:
    assert (await filled.read(lambda db: quotes.listing(db, wanted))).total == total


@pytest.mark.parametrize(
    ("wanted", "total"),
    [
        (Filter(), 1), (Filter(words=("طرابلس", "مساعدات")), 1), (Filter(words=("روسيا",)), 0), (Filter(entity=3), 1),
        (Filter(start=date(2015, 12, 20)), 1), (Filter(end=date(2015, 12, 19)), 0), (Filter(article=2), 0),
    ],
)  # fmt: skip
async def test_articles_are_narrowed(filled: Store, wanted: Filter, total: int) -> None:
    assert (await filled.read(lambda db: articles.listing(db, wanted))).total == total


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
async def test_a_parsed_article_comes_out_whole_and_every_fact_has_its_sentence(store: Store, sample: Path) -> None:
    body = await asyncio.to_thread(sample.read_text, "utf-8")
    facts = parse(body)
    await store.write(lambda db: adding.add(db, body, facts, title=None, source=None, imported_at=NOW))
    row = await store.read(lambda db: articles.get(db, 1))
    assert row is not None
    assert row.entities <= len(facts.entities)
    assert (row.events, row.figures, row.quotes) == (len(facts.events), len(facts.figures), len(facts.quotes))
    everything = Filter(limit=1000)
    dated = await store.read(lambda db: events.timeline(db, everything))
    assert sorted(str(event.date) for event in dated.rows) == sorted(
        str(event.date) for event in facts.events if event.date and event.date.resolved
    )
    counted = await store.read(lambda db: figures.listing(db, everything))
    assert [(f.value, f.upper, f.qualifier, f.unit, f.text) for f in counted.rows] == [
        (f.value, f.upper, f.qualifier, f.unit, f.text) for f in facts.figures
    ]
    said = await store.read(lambda db: quotes.listing(db, everything))
    assert [quote.text for quote in said.rows] == [quote.text for quote in facts.quotes]
    for fact in (*dated.rows, *counted.rows, *said.rows):
        proof = await store.read(partial(search.evidence, reference=fact.reference))
        assert proof is not None
        assert proof.end > proof.start


@pytest.mark.parametrize(
    ("wanted", "total"),
    [(Filter(kinds=("person",)), 1), (Filter(kinds=("money",)), 0), (Filter(entity=1), 0), (Filter(words=("aid",)), 1)],
)
async def test_figures_are_narrowed(filled: Store, wanted: Filter, total: int) -> None:
    assert (await filled.read(lambda db: figures.listing(db, wanted))).total == total


async def test_pages_cut_a_list_without_loss(store: Store) -> None:
    many = tuple(
        replace(
            MEETING, date=replace(MEETING.date, start=date(2000 + n, 1, 1), end=date(2000 + n, 1, 1)), participants=()
        )
        for n in range(25)
    )  # type: ignore[type-var]
    facts = Facts(Article(None, "ar", None), (), (), many, (), ())
    await store.write(lambda db: adding.add(db, BODY, facts, title=None, source=None, imported_at=NOW))
    seen = []
    for offset in range(0, 30, 10):
        page = await store.read(lambda db, offset=offset: events.timeline(db, Filter(limit=10, offset=offset)))  # type: ignore[misc]
        assert page.total == 25
        seen += [row.date.start.year for row in page.rows if row.date and row.date.start]
    assert seen == list(range(2000, 2025))


@pytest.mark.parametrize(
    "name", ["خليفة حفتر", "خليفه حفتر", "حفتر", "Khalifa Haftar", "khalifa haftar", "Haftar", "«حفتر»"]
)
async def test_an_entity_is_found_by_any_name_in_either_language(filled: Store, name: str) -> None:
    row = await filled.read(lambda db: entities.named(db, name))
    assert row is not None
    assert row.key == "khalifa-haftar"


@pytest.mark.parametrize("name", ["", "!!!", "%", "_", "نابليون", "خليفة"])
async def test_a_name_that_nobody_has_finds_nobody(filled: Store, name: str) -> None:
    assert await filled.read(lambda db: entities.named(db, name)) is None


async def test_a_misspelt_name_has_neighbours(filled: Store) -> None:
    near = await filled.read(lambda db: entities.nearest(db, "Khalifa Hafter", limit=3))
    assert [row.key for row in near] == ["khalifa-haftar"]


async def test_a_profile_tells_names_roles_and_company(filled: Store) -> None:
    profile = await filled.read(lambda db: entities.profile(db, 1))
    assert set(profile.aliases) == {"خليفة حفتر", "حفتر"}
    assert [(role.en, article.id) for role, article in profile.roles] == [("Major General", 1)]
    assert {(row.key, shared) for row, shared in profile.company} == {("united-nations", 1), ("tripoli", 1)}


@pytest.mark.parametrize(
    ("reference", "marked"),
    [
        ("E1", BODY[: BODY.index(".")]),
        ("F1", "2.4 مليون شخص"),
        ("Q1", "لن نتراجع عن موقفنا أبدا"),
        ("A1", "خليفة حفتر"),
    ],
)
async def test_a_reference_leads_to_the_sentence_that_proves_it(filled: Store, reference: str, marked: str) -> None:
    evidence = await filled.read(lambda db: search.evidence(db, reference))
    assert evidence is not None
    assert evidence.sentence[evidence.start : evidence.end] == marked
    assert evidence.article.id == 1


async def test_evidence_comes_with_its_neighbours(filled: Store) -> None:
    evidence = await filled.read(lambda db: search.evidence(db, "Q1"))
    assert evidence is not None
    assert evidence.before is not None
    assert evidence.before.startswith("التقى")
    assert evidence.after == "ويحتاج 2.4 مليون شخص إلى مساعدات."


@pytest.mark.parametrize("reference", ["E99", "F99", "Q99", "A99", "", "E", "Z1", "E-1", "E1.0", "E" + "9" * 30])
async def test_a_reference_to_nothing_finds_nothing(filled: Store, reference: str) -> None:
    assert await filled.read(lambda db: search.evidence(db, reference)) is None


async def test_facts_go_with_their_article(filled: Store) -> None:
    await filled.write(lambda db: db.execute("delete from stored_articles"))
    for table in ("sentences", "appearances", "mentions", "events", "participants", "figures", "quotes", "search"):
        left = await filled.read(lambda db, table=table: db.execute(f"select count(*) from {table}").fetchone()[0])  # type: ignore[misc]
        assert left == 0, table


async def test_a_chat_s_language_is_kept_and_can_be_taken_back(store: Store) -> None:
    assert await store.read(lambda db: chats.language(db, "console", "local")) is None
    await store.write(lambda db: chats.set_language(db, "console", "local", "ar"))
    await store.write(lambda db: chats.set_language(db, "console", "other", "en"))
    assert await store.read(lambda db: chats.language(db, "console", "local")) == "ar"
    await store.write(lambda db: chats.set_language(db, "console", "local", None))
    assert await store.read(lambda db: chats.language(db, "console", "local")) is None


def test_the_fixture_s_facts_are_what_a_parse_gives() -> None:
    assert isinstance(MEETING, Event)
    assert MEETING.modality is Modality.ASSERTED
    assert UN.mentions[0].text == "الأمم المتحدة"


async def test_a_misspelt_surname_finds_its_person(filled: Store) -> None:
    for name in ("Haftr", "Hafter", "حفترر"):
        near = await filled.read(lambda db, name=name: entities.nearest(db, name, limit=3))  # type: ignore[misc]
        assert [row.key for row in near][:1] == ["khalifa-haftar"], name
