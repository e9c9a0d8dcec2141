"""What charts are made of: figures that were reported again and again, and who is named together."""

from datetime import UTC, date, datetime

import pytest

from extraction.facts import (
    Article,
    Bilingual,
    Entity,
    EntityType,
    Facts,
    Figure,
    Mention,
    Qualifier,
    Span,
)  # fmt: skip
from storage import adding, entities
from storage.database import Store
from storage.filters import Filter
from storage.network import Network, network
from storage.series import series

NOW = datetime(2023, 9, 20, tzinfo=UTC)
NAMES = {
    "المغرب": ("morocco", EntityType.STATE),
    "ليبيا": ("libya", EntityType.STATE),
    "محمد السادس": ("mohammed-vi", EntityType.PERSON),
    "مراكش": ("marrakesh", EntityType.PLACE),
}


def facts(body: str, day: date | None, *found: tuple[str, float, str]) -> Facts:
    """The facts of a body: the names that stand in it, and figures by their words, number and unit."""
    people = []
    for name, (key, kind) in NAMES.items():
        spots = [at for at in range(len(body)) if body.startswith(name, at)]
        if spots:
            mentions = tuple(Mention(Span(at, at + len(name)), name) for at in spots)
            people.append(Entity(key, kind, Bilingual(name, key), None, mentions))
    numbers = tuple(
        Figure(number, None, Qualifier.EXACT, unit, Bilingual(words, None),
               Span(body.index(words), body.index(words) + len(words)))
        for words, number, unit in found
    )  # fmt: skip
    ends = [at + 1 for at, letter in enumerate(body) if letter == "."]
    sentences = tuple(Span(start, end) for start, end in zip([0, *ends], ends, strict=False))
    return Facts(Article(None, "ar", day), sentences, tuple(people), (), numbers, ())


async def store_all(store: Store, *articles: Facts | tuple[str, Facts]) -> None:
    for body, found in articles:  # type: ignore[misc]
        await store.write(lambda db, b=body, f=found: adding.add(db, b, f, title=None, source=None, imported_at=NOW))


def report(day: int, dead: int, where: str = "المغرب") -> tuple[str, Facts]:
    body = f"ارتفعت حصيلة الزلزال في {where} إلى {dead} قتيلا اليوم."
    return body, facts(body, date(2023, 9, day), (f"{dead} قتيلا", dead, "death"))


async def numbers(store: Store, wanted: Filter = Filter()) -> list[list[float]]:  # noqa: B008
    found = await store.read(lambda db: series(db, wanted))
    return [[each.figure.value for each in one] for one in found]


async def test_a_toll_is_a_series_in_order_of_the_reports(store: Store) -> None:
    await store_all(store, report(12, 2862), report(9, 296), report(10, 2012))
    assert await numbers(store) == [[296, 2012, 2862]]


async def test_tolls_of_different_places_are_different_series(store: Store) -> None:
    await store_all(store, report(9, 296), report(10, 2012), report(11, 5300, "ليبيا"), report(12, 11300, "ليبيا"))
    assert await numbers(store) == [[296, 2012], [5300, 11300]]


async def test_one_report_or_one_day_is_no_series(store: Store) -> None:
    await store_all(store, report(9, 296), report(9, 300))
    assert await numbers(store) == []


async def test_reports_that_are_years_apart_are_no_series(store: Store) -> None:
    body = "أوقع الزلزال في المغرب 628 قتيلا."
    await store_all(store, report(9, 296), (body, facts(body, date(2004, 2, 25), ("628 قتيلا", 628, "death"))))
    assert await numbers(store) == []


def price(day: int, words: str, number: float, what: str) -> tuple[str, Facts]:
    body = f"{what} في المغرب {words} يوم {day}."
    return body, facts(body, date(2023, 9, day), (words, number, "usd"))


async def test_who_counted_people_makes_no_series_of_two_places(store: Store) -> None:
    names = [("ليبيا", 43059), ("المغرب", 300000)]
    bodies = [f"أحصى محمد السادس {count} نازحا في {where}." for where, count in names]
    await store_all(
        store,
        *(
            (body, facts(body, date(2023, 9, 9 + turn), (f"{count} نازحا", count, "displaced_person")))
            for turn, (body, (_, count)) in enumerate(zip(bodies, names, strict=True))
        ),
    )
    assert await numbers(store) == []


async def test_names_and_numbers_do_not_make_two_figures_the_same(store: Store) -> None:
    bodies = ["قال محمد السادس إن ثلاثمائة دولار تكفي.", "وزع محمد السادس أمس ثلاثمائة دولار فيها."]
    await store_all(
        store,
        *(
            (body, facts(body, date(2023, 9, 9 + turn), ("ثلاثمائة دولار", 300, "usd")))
            for turn, body in enumerate(bodies)
        ),
    )
    assert await numbers(store) == []


async def test_money_is_a_series_only_where_the_sentences_tell_of_the_same(store: Store) -> None:
    oil = "بلغ سعر برميل النفط الخام"
    await store_all(
        store,
        price(1, "90 دولارا", 90, oil),
        price(2, "85 دولارا", 85, oil),
        price(3, "40 دولارا", 40, "اشترى صحفي حذاء"),
    )
    assert await numbers(store) == [[90, 85]]


async def test_a_filter_narrows_series(store: Store) -> None:
    await store_all(store, report(9, 296), report(10, 2012), report(12, 2862))
    assert await numbers(store, Filter(start=date(2023, 9, 10))) == [[2012, 2862]]
    assert await numbers(store, Filter(article=1)) == []


@pytest.fixture
async def company(store: Store) -> Store:
    body = (
        "زار محمد السادس مراكش. وقال محمد السادس إن المغرب بخير وإن المغرب كبير. وتقع ليبيا بعيدا. ليبيا والمغرب جاران."
    )
    await store_all(store, (body, facts(body, date(2023, 9, 9))))
    return store


async def drawn(store: Store, wanted: Filter) -> Network:
    return await store.read(lambda db: network(db, wanted))


async def test_a_network_counts_mentions_and_shared_sentences(company: Store) -> None:
    found = await drawn(company, Filter())
    assert [(row.name.en, mentions) for row, mentions in found.actors] == [
        ("morocco", 3), ("libya", 2), ("mohammed-vi", 2),
    ]  # fmt: skip
    assert set(found.shared) == {(0, 1, 1), (0, 2, 1)}
    assert found.total == 3


async def test_places_are_in_it_only_where_they_are_asked_for(company: Store) -> None:
    found = await drawn(company, Filter(kinds=("person", "place")))
    assert {row.name.en for row, _ in found.actors} == {"mohammed-vi", "marrakesh"}


async def test_the_network_of_one_actor_has_it_first_and_only_its_company(company: Store) -> None:
    king = await company.read(lambda db: entities.named(db, "محمد السادس"))
    assert king is not None
    found = await drawn(company, Filter(entity=king.id))
    assert [row.name.en for row, _ in found.actors] == ["mohammed-vi", "morocco"]


async def test_nobody_together_is_an_empty_network(company: Store) -> None:
    assert (await drawn(company, Filter(kinds=("person",)))).shared == ()
    assert (await drawn(company, Filter(article=99))).actors == ()


async def test_the_limit_keeps_the_most_mentioned(company: Store) -> None:
    found = await drawn(company, Filter(limit=2))
    assert [row.name.en for row, _ in found.actors] == ["morocco", "libya"]
    assert found.total == 3
