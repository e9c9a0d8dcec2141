"""English numbers, dates and figures against their phrase corpora."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extraction.en.dates import find_dates
from extraction.en.figures import find_figures
from extraction.en.names import find_names
from extraction.en.numbers import find_numbers
from extraction.en.reading import english
from extraction.facts import Figure
from extraction.numbers import Number

CORPORA = Path(__file__).parent / "corpora"
PUBLISHED = date(2024, 1, 15)
TOLERANCE = 1e-6


def rows(name: str, columns: int) -> Iterator[list[str]]:
    lines = (CORPORA / f"{name}.tsv").read_text("utf-8").splitlines()[1:]
    return ((line + "\t" * columns).split("\t")[:columns] for line in lines if not line.startswith("#"))


def close(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= TOLERANCE * max(1.0, wanted)


def same_number(found: Number | Figure, wanted: str) -> bool:
    low, _, high = wanted.partition("..")
    return close(found.value, float(low)) and found.upper == (float(high) if high else None)


def test_every_number_of_the_corpus_alone_and_in_a_sentence() -> None:
    failures = []
    for phrase, expected in rows("en_numbers", 2):
        wanted = [value for value in expected.split("|") if value]
        for frame in ("{}", "The ministry said, {}, in a report."):
            found = find_numbers(english(frame.format(phrase)))
            if len(found) != len(wanted) or not all(map(same_number, found, wanted)):
                failures.append(f"{frame.format(phrase)}: {[(n.value, n.upper) for n in found]} instead of {expected}")
    assert not failures, "\n".join(failures)


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def test_every_date_of_the_corpus() -> None:
    failures = []
    for phrase, published, start, end, precision in rows("en_dates", 5):
        mentions = find_dates(english(phrase), day(published))
        found = [(m.date.start, m.date.end, m.date.precision.value) for m in mentions]
        wanted = [] if precision == "none" else [(day(start), day(end), precision)]
        if found != wanted:
            failures.append(f"{phrase} ({published}): {found} instead of {wanted}")
    assert not failures, "\n".join(failures)


def test_dates_that_lean_on_the_text_before_them() -> None:
    failures = []
    for text, published, mention, start, end in rows("en_dates_context", 5):
        found = find_dates(english(text), day(published))
        if (day(start), day(end)) not in [(m.date.start, m.date.end) for m in found if m.date.text == mention]:
            failures.append(f"{text}: {[(m.date.text, m.date.start, m.date.end) for m in found]} lacks {mention}")
    assert not failures, "\n".join(failures)


def figures(phrase: str) -> tuple[Figure, ...]:
    text = english(phrase)
    dates = find_dates(text, PUBLISHED)
    return find_figures(text, find_numbers(text), dates, find_names(text, dates))


def same_figure(found: Figure, wanted: str) -> bool:
    value, qualifier, unit = wanted.split(" ", 2)
    return same_number(found, value) and found.qualifier == qualifier and (found.unit or "none") in unit.split("/")


def test_every_figure_of_the_corpus_with_its_arabic() -> None:
    failures = []
    for phrase, expected, arabic in rows("en_figures", 3):
        wanted = expected.split(" | ") if expected else []
        found = figures(phrase)
        said = " | ".join(figure.text.ar or "" for figure in found)
        if len(found) != len(wanted) or not all(map(same_figure, found, wanted)) or (arabic and said != arabic):
            have = [(f.value, f.upper, f.qualifier.value, f.unit) for f in found]
            failures.append(f"{phrase}: {have} {said!r} instead of {expected!r} {arabic!r}")
    assert not failures, "\n".join(failures)


def test_the_corpora_are_rich_and_have_both_sides() -> None:
    for name, columns, number, negative in (
        ("en_numbers", 2, 120, 30),
        ("en_dates", 5, 180, 20),
        ("en_figures", 3, 80, 25),
    ):
        lines = list(rows(name, columns))
        empty = [line for line in lines if line[1] == "" or line[-1] == "none"]
        assert len(lines) >= number, name
        assert len(empty) >= negative, name


def test_the_span_of_a_figure_covers_qualifier_number_and_unit() -> None:
    text = "The ministry said about 2.4 million people had fled."
    (figure,) = figures(text)
    assert text[figure.span.start : figure.span.end] == "about 2.4 million people"
    assert figure.text.en == "about 2.4 million people"
