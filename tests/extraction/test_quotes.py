"""Quotes: a corpus of sentences, marks of every style, and speakers carried on."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.facts import Facts
from extraction.pipeline import parse
from extraction.quotes_marks import find_quoted
from extraction.text import fold, read
from tests.extraction.pace import seconds_of

CORPUS = Path(__file__).parent / "corpora" / "quotes.tsv"
SPEAKERS = CORPUS.with_name("speakers.tsv")
ROWS = [(line + "\t\t").split("\t")[:3] for line in CORPUS.read_text("utf-8").splitlines()[1:]]


def _speaker(facts: Facts, key: str | None) -> str:
    return next((e.name.ar or "" for e in facts.entities if e.key == key), "")


def test_corpus() -> None:
    wrong = []
    for text, expected, _ in ROWS:
        want = [q for q in expected.split(" | ") if q]
        have = [q.text.rstrip(".") for q in parse(text).quotes]
        if have != want:
            wrong.append(f"{text}\n  want {want}\n  have {have}")
    assert not wrong, f"{len(wrong)} of {len(ROWS)}\n" + "\n".join(wrong)


def test_speakers_of_the_corpus() -> None:
    told = [(text, speaker) for text, quotes, speaker in ROWS if quotes and speaker]
    wrong = []
    for text, speaker in told:
        facts = parse(text)
        named = {fold(_speaker(facts, q.speaker)) for q in facts.quotes}
        if not any(fold(speaker) in n or (n and n in fold(speaker)) for n in named):
            wrong.append(f"{text}\n  want {speaker}\n  have {named}")
    assert len(wrong) <= 0.1 * len(told), f"{len(wrong)} of {len(told)}\n" + "\n".join(wrong)


def test_who_says_each_quote_is_told_or_left_open() -> None:
    """The corpus of speakers: - where the sentence names nobody who could be meant."""
    wrong = []
    rows = [line.split("\t") for line in SPEAKERS.read_text("utf-8").splitlines()[1:]]
    for text, quotes, speakers in rows:
        facts = parse(text)
        have = [(q.text.rstrip("."), fold(_speaker(facts, q.speaker)) or "-") for q in facts.quotes]
        want = list(zip(quotes.split(" | "), map(fold, speakers.split(" | ")), strict=True)) if quotes else []
        if have != want:
            wrong.append(f"{text}\n  want {want}\n  have {have}")
    assert not wrong, f"{len(wrong)} of {len(rows)}\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("«أ ب» ج", ["أ ب"]),
        ("“أ ب” ج", ["أ ب"]),
        ("”أ ب“ ج", ["أ ب"]),
        ('"أ ب" ج "د ه"', ["أ ب", "د ه"]),
        ("‹أ ب› ج", ["أ ب"]),
        ("''أ ب'' ج", ["أ ب"]),
        ("'أ ب' ج", ["أ ب"]),
        ('«أ "ب" ج» د', ['أ "ب" ج']),
        ('«أ ب" ج', ["أ ب"]),
        ('قال "أ ب.\nثم "ج د" ه', ["ج د"]),
        ('طول 5" و10" فقط', []),
        ('أ "ب ج ".', ["ب ج"]),
        ('بـ"أ ب" و"ج د"', ["أ ب", "ج د"]),
        ('"" أ', []),
    ],
)
def test_marks(text: str, inside: list[str]) -> None:
    document = read(text)
    assert [document.text(q.first, q.last) for q in find_quoted(document)] == inside


def test_unclosed_mark_swallows_nothing() -> None:
    text = 'بدأ "الاجتماع أمس.\n' + "وعقدت جلسة أخرى.\n" * 50 + 'وقال سعد الحريري: "نريد حلا سريعا".'
    quotes = parse(text).quotes
    assert [q.text for q in quotes] == ["نريد حلا سريعا"]


def test_span_is_the_text_without_marks() -> None:
    text = "قال سعد الحريري: «نريد حلا سريعا»."
    (quote,) = parse(text).quotes
    assert text[quote.span.start : quote.span.end] == quote.text == "نريد حلا سريعا"


def test_time_grows_with_the_text_only() -> None:
    """Speech verbs, names and marks without end: ten times the text takes about ten times as long."""
    piece = 'قال الوزير إن مصر وقعت اتفاقا، وأضاف سعد الحريري «نريد حلا سريعا» ثم " قال: '
    few, many = (seconds_of(lambda copies=copies: parse(piece * copies)) for copies in (40, 400))  # type: ignore[misc]
    assert many <= 25 * few + 0.5


MARKS = st.text(st.sampled_from("\"'«»“”‹›‘’:،.\n قالانوبه"), max_size=120)


@settings(max_examples=150, deadline=None)
@given(MARKS)
def test_any_marks_give_quotes_in_order(text: str) -> None:
    quotes = parse(text).quotes
    assert list(quotes) == sorted(quotes, key=lambda q: q.span)
    for quote in quotes:
        assert text[quote.span.start : quote.span.end].strip() == quote.text
