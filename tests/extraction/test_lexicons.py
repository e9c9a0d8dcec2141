"""Every table of the lexicons keeps the form that CONTRIBUTING.md documents, whatever it is about.

What a table's own cells may hold is tested beside the rules that read it; here is what holds for all of them.
"""

from pathlib import Path

import pytest

import extraction.lexicons
from extraction.lexicons import table
from extraction.text import fold

_FOLDER = Path(extraction.lexicons.__file__).parent
_TABLES = sorted(path.stem for path in _FOLDER.glob("*.tsv"))
# Columns that together make a row's key, where the first alone does not.
_KEYS = {
    "en_dates": ("en", "role"),
    "english_nouns": ("en", "use"),
    "english_articles": ("word", "place"),
    "foreign_letters": ("ar", "place", "habit"),
    "national_names": ("ar", "habit"),
    "noun_prepositions": ("en", "ar"),
    "noun_senses": ("en", "type"),
}
# What an entry of each table of names must say: both languages, and its type where the table holds more than one.
_NAMES = {
    "armed_groups": ("ar", "en", "kind"),
    "name_cues": ("ar", "en", "type", "kind"),
    "name_parts": ("ar", "en", "kind"),
    "name_patterns": ("ar", "en"),
    "name_words": ("ar", "en"),
    "national_names": ("ar", "habit", "en"),
    "nisba": ("ar", "en"),
    "organizations": ("ar", "en", "kind"),
    "people": ("ar", "en"),
    "places": ("ar", "en", "kind"),
    "states": ("ar", "en", "iso"),
}
_LEAST = {"armed_groups": 200, "name_parts": 4500, "organizations": 1900, "people": 5000, "places": 5000}

_every_table = pytest.mark.parametrize("name", _TABLES)


def _lines(name: str) -> list[list[str]]:
    text = (_FOLDER / f"{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


@_every_table
def test_one_header_names_every_column(name: str) -> None:
    header, *rows = _lines(name)
    assert all(column.replace("_", "").isalpha() and column.islower() for column in header)
    assert len(set(header)) == len(header)
    assert rows
    assert [row for row in rows if len(row) != len(header)] == []


@_every_table
def test_rows_are_sorted_and_none_has_an_empty_key(name: str) -> None:
    keys = [row[0] for row in _lines(name)[1:]]
    assert "" not in keys
    assert keys == sorted(keys)


@_every_table
def test_no_key_stands_twice(name: str) -> None:
    columns = _KEYS.get(name, (_lines(name)[0][0],))
    keys = [tuple(row[column] for column in columns) for row in table(name)]
    assert len(keys) == len(set(keys))


@_every_table
def test_cells_have_no_stray_blanks_or_bars(name: str) -> None:
    cells = [cell for row in _lines(name) for cell in row]
    assert [cell for cell in cells if cell != " ".join(cell.split())] == []
    assert [cell for cell in cells if "|" in cell and "" in cell.split("|")] == []


@pytest.mark.parametrize("name", _NAMES)
def test_every_name_says_both_languages_and_its_kind(name: str) -> None:
    assert [row for row in table(name) if not all(row[column] for column in _NAMES[name])] == []


@pytest.mark.parametrize("name", _LEAST)
def test_tables_of_names_have_not_shrunk(name: str) -> None:
    assert len(table(name)) >= _LEAST[name]


def test_one_person_is_one_row() -> None:
    english = [row["en"] for row in table("people")]
    assert sorted(english) == sorted(set(english))


def test_habits_of_letters_and_names_belong_to_countries() -> None:
    habits = {row["habit"] for row in table("foreign_habits")}
    assert {row["habit"] for row in table("foreign_letters")} - {""} <= habits
    assert {row["habit"] for row in table("national_names")} <= habits


def test_a_part_of_a_name_folds_to_one_row() -> None:
    folded = [fold(row["ar"]) for row in table("name_parts")]
    assert sorted(folded) == sorted(set(folded))
