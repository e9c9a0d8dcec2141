"""Names that no gazetteer knows come out as newspapers spell them; a corpus holds how often.

The corpus is parted by a checksum of the name: the rules were tuned on one half ("seen") and measured on the other, so
that the second floor tells how a fresh article fares.
"""

import zlib
from pathlib import Path

import pytest

from extraction.transliteration import transliterate

_CORPUS = Path(__file__).parent / "corpora" / "transliteration.tsv"
_FLOORS = {"seen": 0.80, "held back": 0.73}


def _rows() -> list[tuple[str, str, list[str]]]:
    rows = [line.split("\t") for line in _CORPUS.read_text("utf-8").splitlines()[1:]]
    return [(ar, country, en.split("|")) for ar, country, en in rows]


def _half(ar: str) -> str:
    return "held back" if zlib.crc32(ar.encode()) % 2 else "seen"


def _plain(name: str) -> str:
    return name.lower().replace("-", " ").replace("'", "").replace(".", "")


@pytest.mark.parametrize("half", _FLOORS)
def test_names_are_spelt_as_newspapers_spell_them(half: str) -> None:
    rows = [row for row in _rows() if _half(row[0]) == half]
    wrong = [
        (ar, got, accepted[0])
        for ar, country, accepted in rows
        if _plain(got := transliterate(ar, country or None)) not in map(_plain, accepted)
    ]
    share = 1 - len(wrong) / len(rows)
    assert share >= _FLOORS[half], f"{share:.3f} right; wrong: {wrong}"


def test_the_corpus_has_no_name_twice() -> None:
    names = [(ar, country) for ar, country, _ in _rows()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("ar", "country", "en"),
    [
        ("الحكمة", "IQ", "Al-Hikma"),
        ("امتداد", "IQ", "Imtidad"),
        ("بوزيان", "MA", "Bouziane"),
        ("الصباغ", "SY", "Al-Sabbagh"),
        ("المريخي", "QA", "Al-Muraikhi"),
        ("كوفالينكو", "UA", "Kovalenko"),
        ("بتروفيتش", "RS", "Petrovic"),
        ("كاراكاش", "TR", "Karakas"),
        ("أوليفيرا", "BR", "Oliveira"),
        ("", None, ""),
        ("IBM", None, "IBM"),
    ],
)
def test_patterns_and_habits(ar: str, country: str | None, en: str) -> None:
    assert transliterate(ar, country) == en
