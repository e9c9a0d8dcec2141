"""The tables of people, organizations and armed groups keep their form and contradict themselves nowhere."""

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest

from extraction.text import fold

_HEADERS = {
    "people": ["ar", "en", "aliases", "alone", "country"],
    "organizations": ["ar", "en", "aliases", "kind", "country", "cue"],
    "armed_groups": ["ar", "en", "aliases", "kind", "country", "cue"],
}
_REQUIRED = {"people": ("ar", "en"), "organizations": ("ar", "en", "kind"), "armed_groups": ("ar", "en", "kind")}
_ENGLISH = re.compile(r"[A-Za-z0-9 .,'&/()+!:-]+")
_LATIN = re.compile(r"[A-Za-z]")
_COUNTRY = re.compile(r"([A-Z]{2})?")
_TABLES = pytest.mark.parametrize("name", sorted(_HEADERS))


def _rows(name: str) -> list[list[str]]:
    text = (files("extraction.lexicons") / f"{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _records(name: str) -> Iterator[dict[str, str]]:
    header, *rows = _rows(name)
    return (dict(zip(header, row, strict=True)) for row in rows)


def _values(cell: str) -> list[str]:
    return cell.split("|") if cell else []


@_TABLES
def test_header_and_column_count(name: str) -> None:
    header, *rows = _rows(name)
    assert header == _HEADERS[name]
    assert [row for row in rows if len(row) != len(header)] == []


@_TABLES
def test_required_cells_and_codes(name: str) -> None:
    bad = [
        row
        for row in _records(name)
        if not all(row[column] for column in _REQUIRED[name])
        or not _COUNTRY.fullmatch(row["country"])
        or row.get("cue", "") not in {"", "yes"}
        or any(cell != cell.strip() for cell in row.values())
        or any("" in cell.split("|") for cell in row.values() if "|" in cell)
    ]
    assert bad == []


@_TABLES
def test_sorted_and_unique(name: str) -> None:
    keys = [row["ar"] for row in _records(name)]
    assert keys == sorted(keys)
    folded = [fold(key) for key in keys]
    assert sorted(folded) == sorted(set(folded))


@_TABLES
def test_scripts(name: str) -> None:
    bad = [
        row
        for row in _records(name)
        if not _ENGLISH.fullmatch(row["en"])
        or any(_LATIN.search(row.get(column, "")) for column in ("ar", "aliases", "alone"))
    ]
    assert bad == []


@_TABLES
def test_no_form_names_two_rows(name: str) -> None:
    owner: dict[str, dict[str, str]] = {fold(row["ar"]): row for row in _records(name)}
    clashes = []
    for row in _records(name):
        for form in _values(row["aliases"]) + _values(row.get("alone", "")):
            other = owner.setdefault(fold(form), row)
            if other["ar"] != row["ar"] and not (row.get("cue") and other.get("cue")):
                clashes.append((form, row["ar"], other["ar"]))
    assert clashes == []


def test_a_known_person_is_found_under_every_spelling() -> None:
    rows = {row["en"]: row for row in _records("people")}
    guterres = rows["Antonio Guterres"]
    assert "غوتيريش" in _values(guterres["alone"])
    assert "أنطونيو جوتيريش" in _values(guterres["aliases"])
