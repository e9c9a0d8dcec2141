"""Dates: the phrase corpora, the publication date of a text, and what must hold for any text."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction import dates_calendar as calendar
from extraction.dates import DateMention, find_dates
from extraction.dates_published import find_published
from extraction.facts import Precision
from extraction.lexicons import table
from extraction.numbers import find_numbers
from extraction.text import read

CORPORA = Path(__file__).parent / "corpora"


def rows(name: str) -> list[dict[str, str]]:
    lines = (CORPORA / f"{name}.tsv").read_text("utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def found(text: str, published: date | None) -> tuple[DateMention, ...]:
    document = read(text)
    return find_dates(document, find_numbers(document), published)


def said(mention: DateMention) -> tuple[date | None, date | None, str]:
    return mention.date.start, mention.date.end, mention.date.precision.value


def test_phrases_mean_these_days() -> None:
    failures = []
    for row in rows("dates"):
        mentions = found(row["phrase"], day(row["published"]))
        got = [said(mention) for mention in mentions]
        wanted = [(day(row["start"]), day(row["end"]), row["precision"])] if row["precision"] != "none" else []
        if got != wanted:
            failures.append(f"{row['phrase']} ({row['published']}): {got} instead of {wanted}")
    assert not failures, "\n".join(failures)


def test_the_corpus_is_large_and_has_both_sides() -> None:
    phrases = rows("dates")
    assert len(phrases) >= 400
    assert sum(row["precision"] == "none" for row in phrases) >= 100
    assert {row["precision"] for row in phrases} == {*(p.value for p in Precision), "none"}


def test_dates_that_lean_on_the_text_before_them() -> None:
    failures = []
    for row in rows("dates_context"):
        mentions = found(row["text"], day(row["published"]))
        wanted = (day(row["start"]), day(row["end"]), row["precision"])
        if wanted not in [said(mention) for mention in mentions if mention.date.text == row["mention"]]:
            failures.append(f"{row['text']}: {[(m.date.text, *said(m)) for m in mentions]} lacks {row['mention']}")
    assert not failures, "\n".join(failures)


def test_a_mention_carries_its_wording_without_a_conjunction() -> None:
    (mention,) = found("ومنذ 2014 يحاول", date(2022, 1, 25))
    assert mention.date.text == "منذ 2014"
    assert (mention.first, mention.last) == (0, 2)


def test_a_hijri_date_beside_a_gregorian_one_is_one_mention() -> None:
    mentions = found("أقر المجلس أمس الأربعاء 22 جمادى الأولى 1445هـ الميزانية", date(2023, 12, 7))
    assert [said(mention) for mention in mentions] == [(date(2023, 12, 6), date(2023, 12, 6), "day")]


def test_relative_dates_are_unresolved_without_a_publication_date() -> None:
    (mention,) = found("اجتمع الوزراء الأسبوع الماضي", None)
    assert not mention.date.resolved
    assert mention.date.precision is Precision.WEEK


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("طرابلس - 25 ديسمبر 2015 - قال المبعوث", date(2015, 12, 25)),
        ("طرابلس 25 كانون الأول/ديسمبر 2015 (وكالات) - قال", date(2015, 12, 25)),
        ("الرباط، 3 مارس 2021 (و م ع) - قال", date(2021, 3, 3)),
        ("تاريخ النشر: 25/12/2015\nعنوان\nنص", date(2015, 12, 25)),
        ("عنوان\nنُشر في: الجمعة 25 ديسمبر 2015\nنص", date(2015, 12, 25)),
        ("نُشر في 25 ديسمبر 2015\nنص", date(2015, 12, 25)),
        ("Published: December 25, 2015\nنص", date(2015, 12, 25)),
        ("Published on 2015-12-25\nنص", date(2015, 12, 25)),
        ("عنوان الخبر\nالأحد 3 يناير 2021\nقال", date(2021, 1, 3)),
        ("الخميس 7 محرم 1440هـ - 17 سبتمبر 2018م\nقال", date(2018, 9, 17)),
        ("الرياض 22 جمادى الأولى 1445هـ الموافق 6 ديسمبر 2023م واس\nأقر", date(2023, 12, 6)),
        ("آخر تحديث: 2023-05-06\nتاريخ النشر: 2023-05-04\nنص", date(2023, 5, 4)),
        ("آخر تحديث: 2023-05-06\nنص", date(2023, 5, 6)),
        ("قال الوزير في 3 مارس 2020 إن", None),
        ("وقع الوزيران في باريس، 3 مارس 2021، اتفاقا", None),
        ("طرابلس - 25 ديسمبر - قال المبعوث", None),
        ("القاهرة - قال الوزير أمس", None),
        ("دبي - دخل المسبار مساء أمس الثلاثاء (27 جمادى الآخرة 1442هـ) مداره", None),
        ("أقر المجلس يوم الأربعاء، 6 ديسمبر 2023 - وهو يوم عطلة - القانون", None),
        ("", None),
    ],
)
def test_the_publication_date_of_a_text(text: str, published: date | None) -> None:
    assert find_published(read(text)) == published


TABLES = ("months", "weekdays", "ordinals", "seasons", "units", "decades", "relative", "cues", "names")
WORDS = [word for name in TABLES for row in table(f"dates_{name}") for word in (row["ar"], f"ال{row['ar']}")]
SIGNS = [
    "-",
    "/",
    "(",
    ")",
    "،",
    ".",
    "\n",
    "2011",
    "31",
    "1445",
    "هـ",
    "الـ",
    "و2014",
    "9999",
    "0",
    "٣",
    "ثلاثة",
    "مليون",
]
PUBLISHED = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2024, 2, 29)])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS + SIGNS), max_size=40).map(" ".join) | st.text(max_size=200), PUBLISHED)
def test_any_text_gives_ordered_and_honest_dates(text: str, published: date | None) -> None:
    document = read(text)
    last = 0
    for mention in find_dates(document, find_numbers(document), published):
        assert last <= mention.first < mention.last <= len(document.tokens)
        assert mention.date.text in text
        if mention.date.start is not None and mention.date.end is not None:
            assert mention.date.start <= mention.date.end
        last = mention.last
    find_published(document)


@pytest.mark.parametrize("unit", sorted({row["unit"] for row in table("dates_units")}))
@pytest.mark.parametrize("published", [date.min, date(2022, 1, 25), date.max])
def test_every_unit_can_be_counted_from_any_day(unit: str, published: date) -> None:
    for offset in (-2, -1, 0, 1, 2):
        calendar.unit_around(published, unit, offset)
        calendar.later(published, offset * 1000, unit)
    assert calendar.unit_precision(unit) in Precision


@pytest.mark.parametrize(
    "piece", ["2011 و", "و 2011 ", "مطلع ", "صباح ", "قبل نحو ", "1 و ", "الربع الأول من ", "بين ", "من 5 إلى "]
)
def test_endless_repetition_neither_recurses_nor_hangs(piece: str) -> None:
    assert find_dates(read(piece * 5000), (), date(2022, 1, 25)) is not None
