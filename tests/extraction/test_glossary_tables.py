"""The form of the glossary's tables of nouns and adjectives."""

import re
from collections import Counter
from pathlib import Path

import pytest

import extraction.lexicons
from extraction.lexicons import table
from extraction.text import fold

_COLUMNS = {
    "nouns": ("ar", "plurals", "en", "en_plural", "kind"),
    "adjectives": ("ar", "forms", "en"),
}
_ARABIC_COLUMNS = frozenset({"ar", "plurals", "forms"})
_REQUIRED = frozenset({"ar", "en", "kind"})
_ARABIC_PHRASE = re.compile(r"[ء-ي]+(?: [ء-ي]+)*")
_ENGLISH_PHRASE = re.compile(r"[A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9'’./-]*(?: [A-Za-zÀ-ÿ0-9'’.,/-]+)*")
_KIND = re.compile(r"[a-z]+")

_both_tables = pytest.mark.parametrize("name", sorted(_COLUMNS))


def _lines(name: str) -> list[str]:
    folder = Path(extraction.lexicons.__file__).parent
    return [x for x in (folder / f"{name}.tsv").read_text("utf-8").splitlines() if not x.startswith("#")]


@_both_tables
def test_header_and_number_of_cells(name: str) -> None:
    lines = _lines(name)
    assert tuple(lines[0].split("\t")) == _COLUMNS[name]
    assert [line for line in lines if len(line.split("\t")) != len(_COLUMNS[name])] == []


@_both_tables
def test_sorted_by_the_arabic(name: str) -> None:
    keys = [row["ar"] for row in table(name)]
    assert keys == sorted(keys)


@_both_tables
def test_no_word_stands_twice(name: str) -> None:
    counted = Counter(fold(row["ar"]) for row in table(name))
    assert [word for word, times in counted.items() if times > 1] == []


@_both_tables
def test_cells_are_filled_and_trimmed(name: str) -> None:
    bad = [
        (row["ar"], column)
        for row in table(name)
        for column, cell in row.items()
        if cell != cell.strip() or (column in _REQUIRED and not cell)
    ]
    assert bad == []


@_both_tables
def test_each_language_is_in_its_own_columns(name: str) -> None:
    bad = []
    for row in table(name):
        for column, cell in row.items():
            form = _ARABIC_PHRASE if column in _ARABIC_COLUMNS else _KIND if column == "kind" else _ENGLISH_PHRASE
            values = cell.split("|") if column in _ARABIC_COLUMNS else [cell]
            bad += [(row["ar"], column, value) for value in values if cell and not form.fullmatch(value)]
    assert bad == []


@_both_tables
def test_other_forms_differ_from_the_word_itself(name: str) -> None:
    column = _COLUMNS[name][1]
    bad = []
    for row in table(name):
        forms = row[column].split("|")
        if row["ar"] in forms or len(set(forms)) != len(forms):
            bad.append(row["ar"])
    assert bad == []
