"""Figures against their phrase corpus, in context, and on any text at all."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.dates import find_dates
from extraction.english import Reading
from extraction.entities import Names
from extraction.facts import Figure, Qualifier
from extraction.figures import find_figures
from extraction.figures_wording import amount, part
from extraction.numbers import find_numbers
from extraction.text import read

CORPUS = Path(__file__).parent / "corpora" / "figures.tsv"
TOLERANCE = 1e-9


def figures(text: str) -> tuple[Figure, ...]:
    document = read(text)
    numbers = find_numbers(document)
    return find_figures(Reading(document, numbers, find_dates(document, numbers, date(2024, 1, 15)), Names((), ())))


def _rows() -> list[tuple[str, str, str]]:
    lines = [line for line in CORPUS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    cells = [(line + "\t\t").split("\t") for line in lines[1:]]
    return [(row[0], row[1], row[2]) for row in cells]


def _fits(figure: Figure, wanted: str) -> bool:
    span, qualifier, unit = wanted.split(" ", 2)
    low, _, high = span.partition("..")
    return (
        abs(figure.value - float(low)) <= TOLERANCE * max(1.0, figure.value)
        and figure.upper == (float(high) if high else None)
        and figure.qualifier == qualifier
        and (figure.unit or "none") in unit.split("/")
    )


def test_corpus_is_rich():
    rows = _rows()
    assert len(rows) >= 250
    assert sum(not expected for _, expected, _ in rows) >= 60


def test_every_phrase_of_the_corpus():
    misses = []
    for phrase, expected, english in _rows():
        wanted = expected.split(" | ") if expected else []
        found = figures(phrase)
        said = " | ".join(figure.text.en or "" for figure in found)
        if (
            len(found) != len(wanted)
            or not all(_fits(figure, want) for figure, want in zip(found, wanted, strict=True))
            or (english and said != english)
        ):
            have = [(f.value, f.upper, f.qualifier.value, f.unit) for f in found]
            misses.append(f"{phrase}: wanted {expected!r} {english!r}, found {have} {said!r}")
    assert not misses, "\n".join(misses)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1500, "1,500"),
        (2_400_000, "2.4 million"),
        (3_372_973, "3,372,973"),
        (10_000_000_000, "10 billion"),
        (1_103_000_000_000, "1.103 trillion"),
        (17, "17"),
        (0.03, "0.03"),
        (15.58, "15.58"),
    ],
)
def test_amounts_in_english(value: float, said: str):
    assert amount(value) == said


@pytest.mark.parametrize(("value", "said"), [(0.5, "half"), (0.25, "a quarter"), (2 / 3, "two-thirds"), (1.5, None)])
def test_fractions_in_english(value: float, said: str | None):
    assert part(value) == said


def test_span_covers_qualifier_number_and_unit():
    text = "أعلنت الوزارة أن نحو 2.4 مليون شخص نزحوا."
    (figure,) = figures(text)
    assert text[figure.span.start : figure.span.end] == "نحو 2.4 مليون شخص"
    assert figure.text.ar is not None
    assert figure.text.ar.startswith("نحو 2.4 مليون شخص")


def test_money_takes_the_country_that_was_named_with_it_before():
    first, second = figures("دفعت الشركة 362 مليون جنيه استرليني نقدا. وقد تضاف 200 مليون جنيه.")
    assert (first.unit, second.unit) == ("gbp", "gbp")


def test_a_duration_inside_a_date_is_no_figure_unless_it_is_measured():
    assert figures("قبل ثلاثة أيام") == ()
    assert [f.qualifier for f in figures("منذ أكثر من ثلاثة عشر شهرا")] == [Qualifier.MORE_THAN]


def test_order_and_bounds():
    text = "قتل 12 شخصا وأصيب بين 20 و30 آخرين، ونزح مليون ونصف المليون في أقل من ست ساعات."
    found = figures(text)
    spans = [figure.span for figure in found]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert [figure.value for figure in found] == [12, 20, 1_500_000, 6]


PIECES = [
    "ثلاثة",
    " ",
    "و",
    "مئة",
    "شخص",
    "دينار",
    "ونصف",
    "بين",
    "نحو",
    "إلى",
    "12",
    "3,5",
    "على الأقل",
    "%",
    "في المئة",
]


@given(
    st.lists(
        st.sampled_from([*PIECES, "ساعة", "من", "منها", "$", "(", ")", "«", "»", ".", "\n", "الـ", "كيلومتر مربع"])
    )
)
def test_any_heap_of_figure_pieces_is_read(pieces: list[str]):
    text = " ".join(pieces)
    for figure in figures(text):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.text.en


@given(st.text())
def test_any_text_is_read(text: str):
    figures(text)
