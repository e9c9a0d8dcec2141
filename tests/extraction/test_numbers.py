"""The number grammar against its phrase corpus, in odd surroundings, and on any text at all."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.numbers import Form, Number, find_numbers
from extraction.text import read

CORPUS = Path(__file__).parent / "corpora" / "numbers.tsv"
TOLERANCE = 1e-9


def _rows() -> list[tuple[str, str]]:
    lines = [line for line in CORPUS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(phrase, expected) for phrase, _, expected in (line.partition("\t") for line in lines[1:])]


def _value(text: str) -> tuple[float, float | None]:
    low, _, high = text.partition("..")
    return float(low), float(high) if high else None


def _same(found: tuple[Number, ...], wanted: list[tuple[float, float | None]]) -> bool:
    return len(found) == len(wanted) and all(
        abs(number.value - low) <= TOLERANCE * max(1.0, low) and number.upper == high
        for number, (low, high) in zip(found, wanted, strict=True)
    )


def _misses(frame: str) -> list[str]:
    misses = []
    for phrase, expected in _rows():
        wanted = [_value(part) for part in expected.split("|") if part]
        found = find_numbers(read(frame.format(phrase)))
        if not _same(found, wanted):
            misses.append(f"{phrase}: wanted {expected!r}, found {[(n.value, n.upper) for n in found]}")
    return misses


def test_corpus_is_rich():
    rows = _rows()
    assert len(rows) >= 500
    assert sum(not expected for _, expected in rows) >= 50


@pytest.mark.parametrize("frame", ["{}", "وقالت الوزارة، {}، بحسب البيان.", "«{}»"])
def test_every_phrase_of_the_corpus(frame: str):
    assert not (misses := _misses(frame)), "\n".join(misses)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("1500 شخص", Form.DIGITS),
        ("ثلاثة آلاف", Form.WORDS),
        ("3 آلاف", Form.MIXED),
        ("مئات", Form.VAGUE),
        ("ثلث السكان", Form.FRACTION),
        ("عامان", Form.DUAL),
    ],
)
def test_form(text: str, form: Form):
    assert [number.form for number in find_numbers(read(text))] == [form]


def test_tokens_of_a_number_leave_out_the_preposition_and_the_proclitic_before_digits():
    document = read("ما بين 80 و90 دولارا، وبـ6,8 درجات")
    assert [document.text(n.first, n.last) for n in find_numbers(document)] == ["80 و90", "6,8"]


def test_numbers_do_not_overlap_and_come_in_order():
    document = read("قتل ثلاثة آلاف و200 شخص وأصيب بين 20 و30، ونزح مليون ونصف المليون في عامين.")
    numbers = find_numbers(document)
    assert [n.value for n in numbers] == [3200, 20, 1_500_000, 2]
    assert all(left.last <= right.first for left, right in pairwise(numbers))


PIECES = [
    "ثلاثة",
    "و",
    " ",
    "مئة",
    "ألف",
    "مليون",
    "ونصف",
    "بين",
    "من",
    "إلى",
    "12",
    "3,5",
    ".",
    "-",
    "/",
    "٣",
    "٫",
    "٬",
]


@given(st.lists(st.sampled_from([*PIECES, "ين", "ان", "ال", "%", "عشر", "ثلث", "أو", ":", "\n"])).map("".join))
def test_any_heap_of_number_pieces_is_read(text: str):
    for number in find_numbers(read(text)):
        assert number.first < number.last
        assert number.upper is None or number.value < number.upper


@given(st.text())
def test_any_text_is_read(text: str):
    find_numbers(read(text))


def test_a_number_ends_with_its_sentence():
    numbers = find_numbers(read("أصيب 5\nمليار دولار للفائزين\nقتيلان\nجريحان"))
    assert [number.value for number in numbers] == [5, 1_000_000_000, 2, 2]
