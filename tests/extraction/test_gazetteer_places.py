"""The tables of places, states, nisba adjectives and personal-name words keep their form, and hold what readers expect.

In places.tsv `cue` marks a row whose one-word forms are ordinary words as well; its longer forms need no cue.
"""

import re
from importlib.resources import files

import pytest

from extraction.lexicons import Row, table
from extraction.text import fold

HEADERS = {
    "places": ["ar", "en", "aliases", "kind", "country", "cue"],
    "states": ["ar", "en", "aliases", "iso"],
    "nisba": ["ar", "en", "of", "plurals", "people"],
    "name_parts": ["ar", "en", "maghreb", "egypt", "levant", "gulf", "gender", "kind"],
}
REQUIRED = {
    "places": ("ar", "en", "kind"),
    "states": ("ar", "en", "iso"),
    "nisba": ("ar", "en"),
    "name_parts": ("ar", "en", "kind"),
}
ARABIC_COLUMNS = frozenset({"ar", "aliases", "of", "plurals"})
LEAST = {"places": 3500, "states": 240, "nisba": 450, "name_parts": 2500}
PLACE_KINDS = frozenset(
    [
        "airport",
        "base",
        "bridge",
        "camp",
        "canal",
        "castle",
        "celestial",
        "church",
        "city",
        "continent",
        "crossing",
        "dam",
        "desert",
        "district",
        "field",
        "gulf",
        "hospital",
        "island",
        "lake",
        "landmark",
        "mosque",
        "mountain",
        "museum",
        "ocean",
        "oasis",
        "palace",
        "park",
        "pipeline",
        "planet",
        "port",
        "prison",
        "province",
        "quarter",
        "refinery",
        "region",
        "river",
        "road",
        "ruin",
        "sea",
        "shrine",
        "spacecraft",
        "square",
        "stadium",
        "station",
        "strait",
        "street",
        "temple",
        "town",
        "valley",
        "village",
        "wilayat",
    ]
)
ARABIC_LETTER = re.compile(r"[\u0620-\u06ff]")
LATIN_LETTER = re.compile(r"[A-Za-z]")


def forms(row: Row) -> list[str]:
    """All Arabic forms of a row."""
    return [row["ar"], *filter(None, row.get("aliases", "").split("|"))]


@pytest.mark.parametrize("name", HEADERS)
def test_header_and_cells(name: str) -> None:
    lines = (files("extraction.lexicons") / f"{name}.tsv").read_text("utf-8").splitlines()
    data = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    assert data[0] == HEADERS[name]
    assert [row for row in data if len(row) != len(HEADERS[name])] == []
    assert [row for row in data for cell in row if cell != " ".join(cell.split())] == []
    assert [row for row in table(name) for column in REQUIRED[name] if not row[column]] == []


@pytest.mark.parametrize("name", HEADERS)
def test_sorted_without_duplicates(name: str) -> None:
    keys = [row["ar"] for row in table(name)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert len(keys) >= LEAST[name]


@pytest.mark.parametrize("name", HEADERS)
def test_every_form_belongs_to_one_row(name: str) -> None:
    owner: dict[str, str] = {}
    clashes = []
    for row in table(name):
        for form in forms(row):
            holder = owner.setdefault(fold(form), row["ar"])
            if holder != row["ar"]:
                clashes.append((form, row["ar"], holder))
    assert clashes == []


@pytest.mark.parametrize("name", HEADERS)
def test_scripts(name: str) -> None:
    mixed = [
        (row["ar"], column, cell)
        for row in table(name)
        for column, cell in row.items()
        if (LATIN_LETTER if column in ARABIC_COLUMNS else ARABIC_LETTER).search(cell)
    ]
    assert mixed == []


def test_kinds_countries_and_cues() -> None:
    assert {row["kind"] for row in table("places")} <= PLACE_KINDS
    assert {row["cue"] for row in table("places")} <= {"", "yes"}
    codes = {row["iso"] for row in table("states")}
    assert {row["country"] for row in table("places")} - {""} <= codes
    assert {row["kind"] for row in table("name_parts")} <= {"given", "family", "both", "particle"}
    assert {row["gender"] for row in table("name_parts")} <= {"", "m", "f"}


def test_no_place_is_a_state() -> None:
    states = {fold(form): row["ar"] for row in table("states") for form in forms(row)}
    shared = {form for row in table("places") for form in forms(row) if fold(form) in states}
    assert shared <= {"عمّان"}  # Amman and Oman differ by a vowel sign only


def test_nisba_points_to_a_place() -> None:
    known = {row["ar"] for name in ("places", "states") for row in table(name)}
    assert [(row["ar"], row["of"]) for row in table("nisba") if row["of"] and row["of"] not in known] == []


@pytest.mark.parametrize(
    ("name", "form", "english"),
    [
        ("places", "القاهرة", "Cairo"),
        ("places", "الدار البيضاء", "Casablanca"),
        ("places", "بيونج يانج", "Pyongyang"),
        ("places", "البحر الأبيض المتوسط", "Mediterranean Sea"),
        ("places", "الخليل", "Hebron"),
        ("places", "مخيم جباليا", "Jabalia camp"),
        ("places", "ود مدني", "Wad Madani"),
        ("states", "بريطانيا", "United Kingdom"),
        ("states", "جمهورية مصر العربية", "Egypt"),
        ("states", "كوت ديفوار", "Ivory Coast"),
        ("states", "تركيا", "Turkey"),
        ("nisba", "فرنسي", "French"),
        ("nisba", "كردي", "Kurdish"),
        ("name_parts", "محمد", "Mohammed"),
        ("name_parts", "عبدالرحمن", "Abdel Rahman"),
        ("name_parts", "فاطمة", "Fatima"),
    ],
)
def test_examples(name: str, form: str, english: str) -> None:
    (row,) = (row for row in table(name) if fold(form) in map(fold, forms(row)))
    assert row["en"] == english
