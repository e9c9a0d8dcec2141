"""What is exported can be read back by other programs."""

import csv
import io
import json
from dataclasses import replace

from extraction.facts import Bilingual
from storage import adding, export
from storage.database import Store
from tests.storage.conftest import BODY, FACTS, HAFTAR, NOW


async def test_json_holds_every_kind_of_row_with_spans_into_the_body(filled: Store) -> None:
    found = json.loads(await filled.read(export.as_json))
    assert found["schema"] == 1
    (article,) = found["articles"]
    assert article["body"] == BODY
    for mention in found["mentions"]:
        assert article["body"][mention["start"] : mention["end"]] == mention["text"]
    names = {entity["id"]: entity["name_en"] for entity in found["entities"]}
    assert [names[part["entity"]] for part in found["participants"]] == ["Khalifa Haftar", "United Nations"]
    assert [names[quote["speaker"]] for quote in found["quotes"]] == ["Khalifa Haftar"]
    assert {alias["text"] for alias in found["aliases"] if names[alias["entity"]] == "Khalifa Haftar"} >= {"حفتر"}
    assert len(found["events"]) == len(FACTS.events)
    assert len(found["figures"]) == len(FACTS.figures)


async def test_csv_is_one_table_that_a_spreadsheet_reads(filled: Store) -> None:
    text = await filled.read(export.as_csv)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert {row["kind"] for row in rows} == {"actor", "event", "figure", "quote"}
    (figure,) = (row for row in rows if row["kind"] == "figure")
    assert (float(figure["value"]), figure["unit"]) == (2_400_000, "person")


async def test_csv_runs_no_formula(store: Store) -> None:
    wicked = replace(FACTS, entities=(replace(HAFTAR, name=Bilingual("=1+1", "@x"), role=None),), events=(), quotes=())
    await store.write(lambda db: adding.add(db, BODY, wicked, title="=cmd()", source=None, imported_at=NOW))
    text = await store.read(export.as_csv)
    for row in csv.reader(io.StringIO(text[1:])):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


async def test_markdown_has_a_chapter_an_article_with_its_own_facts(filled: Store) -> None:
    await filled.write(
        lambda db: adding.add(
            db, "نص آخر بلا حقائق.", replace(FACTS, entities=(), events=(), figures=(), quotes=()),
            title="عنوان *غريب*", source=None, imported_at=NOW,
        )
    )  # fmt: skip
    first, second = (await filled.read(export.as_markdown)).split("\n# ")
    assert first.startswith("# لقاء")
    assert "[F1]" in first
    assert second.startswith(r"عنوان \*غريب\*")
    assert "[" not in second


async def test_an_empty_database_is_exported_too(store: Store) -> None:
    for form in export.FORMATS.values():
        await store.read(form)
