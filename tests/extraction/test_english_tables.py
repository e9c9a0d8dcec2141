"""The form of the English tables."""

from collections import Counter
from importlib.resources import files

import pytest

from extraction.facts import EntityType, EventType, Qualifier
from extraction.gazetteer import table_rows
from extraction.lexicons import table

TABLES = sorted(path.name[:-4] for path in files("extraction.lexicons").iterdir() if path.name.startswith("en_"))
TWICE = {"en_dates"}  # a word with two roles has two rows


def lines(name: str) -> list[str]:
    text = (files("extraction.lexicons") / f"{name}.tsv").read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_sorted_by_its_english_and_full(name: str) -> None:
    header, *body = lines(name)
    width = len(header.split("\t"))
    assert header.startswith("en\t")
    assert [line for line in body if len(line.split("\t")) > width or not line.split("\t")[0].strip()] == []
    assert body == sorted(body)
    assert [cell for line in body for cell in line.split("\t") if cell != cell.strip()] == []


@pytest.mark.parametrize("name", [name for name in TABLES if name not in TWICE])
def test_no_key_stands_twice(name: str) -> None:
    counted = Counter(row["en"] for row in table(name))
    assert [key for key, times in counted.items() if times > 1] == []


def test_types_and_senses_are_those_that_exist() -> None:
    for name in ("en_triggers", "en_trigger_nouns"):
        assert {type_ for row in table(name) for type_ in row["type"].split("|")} <= {t.value for t in EventType}
    assert {row["type"] for row in table("en_name_cues")} <= {t.value for t in EntityType}
    assert {row["sense"] for row in table("en_qualifiers")} <= {q.value for q in Qualifier}


def test_further_names_belong_to_names_of_the_tables() -> None:
    known = {row.entry.en for row in table_rows()}
    assert [row["en"] for row in table("en_names") if row["en"] not in known] == []
