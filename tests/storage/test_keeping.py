"""After an upgrade the parser finds other facts, and in other places: what editors did to them stays with them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from extraction.facts import Event, Facts, Span
from extraction.pipeline import parse
from storage import adding, corrections
from storage.additions import NewFact, add_fact
from storage.corrections import Action, Change, Editor
from storage.database import Store
from storage.proof import proof
from storage.sqlite import Database

BODY = (
    "وقّع الفرقاء الليبيون يوم 17 ديسمبر 2015 في مدينة الصخيرات اتفاقا برعاية الأمم المتحدة. "
    "وقتل 12 شخصا في هجوم على مدينة بنغازي يوم 20 ديسمبر 2015. وقال كوبلر: «هذه بداية رحلة طويلة»."
)
NOW = datetime(2016, 1, 1, tzinfo=UTC)
ANNA = Editor("test:1", "Anna")


@pytest.fixture
def facts() -> Facts:
    return parse(BODY, date(2015, 12, 26))


@pytest.fixture
async def store(tmp_path: Path, facts: Facts) -> AsyncIterator[Store]:
    async with Store.open(tmp_path / "m.db") as opened:
        await opened.write(
            lambda db: adding.add(db, BODY, facts, title=None, source=None, imported_at=NOW)  # type: ignore[arg-type,return-value]
        )
        yield opened


async def correct(store: Store, target: str, action: Action, **new: Any) -> None:
    change = Change(target, action, new, ANNA, NOW)
    assert await store.write(lambda db: corrections.correct(db, change)) is not None


async def parsed_anew(store: Store, facts: Facts, body: str = BODY) -> dict[int, tuple[Any, ...]]:
    """The events that are shown once the parser finds this, by number: date and words."""

    def shown(database: Database) -> dict[int, tuple[Any, ...]]:
        rows = database.execute("select id, date_start, start, end from events").fetchall()
        return {number: (day, body[start:end]) for number, day, start, end in rows}

    await store.write(lambda db: adding.replace(db, 1, body, facts))
    return await store.read(shown)


def numbers(facts: Facts) -> tuple[int, int]:
    """The numbers of the agreement and of the attack."""
    first, second = sorted(range(len(facts.events)), key=lambda at: facts.events[at].span)[:2]
    return first + 1, second + 1


def moved(event: Event, by: int) -> Event:
    return replace(event, span=Span(event.span.start + by, event.span.end - by))


async def test_a_fact_that_begins_and_ends_elsewhere_is_the_same_fact(store: Store, facts: Facts) -> None:
    agreement, attack = numbers(facts)
    await correct(store, f"E{agreement}", Action.FIX, date_start="2014-03-02")
    await correct(store, f"E{attack}", Action.DROP, dropped=1)
    shown = await parsed_anew(store, replace(facts, events=tuple(moved(event, 3) for event in facts.events)))
    assert shown[agreement][0] == "2014-03-02"
    assert attack not in shown


async def test_a_fact_that_was_set_right_stays_where_it_is_no_longer_found(store: Store, facts: Facts) -> None:
    agreement, _ = numbers(facts)
    before = await parsed_anew(store, facts)
    await correct(store, f"E{agreement}", Action.FIX, date_start="2014-03-02")
    for _ in range(2):
        shown = await parsed_anew(store, replace(facts, events=()))
        assert shown == {agreement: ("2014-03-02", before[agreement][1])}
    back = await store.read(lambda db: corrections.last(db, ANNA.key))
    assert back is not None
    await store.write(lambda db: corrections.undo(db, back, NOW))
    assert await parsed_anew(store, replace(facts, events=())) == {}
    assert len(await parsed_anew(store, facts)) == len(before)


async def test_what_a_new_text_no_longer_says_goes_but_what_was_added_stays(store: Store, facts: Facts) -> None:
    agreement, _ = numbers(facts)
    await correct(store, f"E{agreement}", Action.FIX, date_start="2014-03-02")
    columns = {"type": "other", "modality": "asserted", "date_start": "2015-12-21", "precision": "day", "text_en": "x"}

    def add(database: Database) -> str:
        place = proof(database, 1, "قتل 12 شخصا")
        change = Change("", Action.ADD, {}, ANNA, NOW)
        return add_fact(database, NewFact("E", 1, columns, (), place), change)[0]

    added = int((await store.write(add))[1:])
    kept = BODY.partition(". ")[2]
    shown = await parsed_anew(store, parse(kept, date(2015, 12, 26)), kept)
    assert agreement not in shown
    assert shown[added] == ("2015-12-21", "وقتل 12 شخصا في هجوم على مدينة بنغازي يوم 20 ديسمبر 2015.")
    other = "أعلن الوزير نتائج المسابقة الرياضية."
    assert (await parsed_anew(store, parse(other), other))[added] == ("2015-12-21", "")
    assert (await parsed_anew(store, facts))[added][0] == "2015-12-21"


async def test_what_the_parser_says_now_is_what_a_correction_gives_back(store: Store, facts: Facts) -> None:
    agreement, _ = numbers(facts)
    await correct(store, f"E{agreement}", Action.FIX, text_en="signed the accord")
    better = replace(
        facts, events=tuple(replace(event, text=replace(event.text, en="a better parser")) for event in facts.events)
    )
    await parsed_anew(store, better)
    back = await store.read(lambda db: corrections.last(db, ANNA.key))
    assert back is not None
    await store.write(lambda db: corrections.undo(db, back, NOW))
    query = "select text_en from events where id = ?"
    assert await store.read(lambda db: db.execute(query, [agreement]).fetchone()) == ("a better parser",)
