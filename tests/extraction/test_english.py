"""English articles: what a parse finds in whole articles, and what holds for any text."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.facts import Facts
from extraction.pipeline import parse
from tests.extraction.english_gold import ARTICLES, report, total
from tests.extraction.pace import seconds_of

NAMES = sorted(path.stem for path in ARTICLES.glob("*.json"))
CORPORA = Path(__file__).parent / "corpora"
PUBLISHED = date(2024, 5, 15)


def facts_of(text: str, published: date | None = PUBLISHED) -> Facts:
    return parse(text, published, "en")


def test_articles_reach_their_bars() -> None:
    scores = total(NAMES)
    said = report(NAMES, errors=True)
    assert scores["entities"].f1 >= 0.95, said
    assert scores["events"].f1 >= 0.85, said
    assert scores["figures"].f1 >= 0.95, said
    assert scores["quotes"].f1 >= 0.95, said
    assert scores["entities"].rate("type") >= 0.95, said
    assert scores["entities"].rate("role") >= 0.8, said
    assert scores["events"].rate("type") >= 0.75, said
    assert scores["events"].rate("modality") >= 0.9, said
    assert scores["figures"].rate("unit") >= 0.9, said
    assert scores["quotes"].rate("speaker") >= 0.75, said


def check(body: str, facts: Facts) -> None:
    keys = {entity.key for entity in facts.entities}
    assert len(keys) == len(facts.entities)
    for entity in facts.entities:
        for mention in entity.mentions:
            assert body[mention.span.start : mention.span.end] == mention.text
    for event in facts.events:
        assert 0 <= event.span.start < event.span.end <= len(body)
        assert event.text.en
        assert event.text.ar is None
        assert {p.entity for p in event.participants} <= keys
        assert len({p.entity for p in event.participants}) == len(event.participants)
    for figure in facts.figures:
        assert 0 <= figure.span.start < figure.span.end <= len(body)
    for quote in facts.quotes:
        assert body[quote.span.start : quote.span.end] == quote.text
        assert quote.speaker is None or quote.speaker in keys


@pytest.mark.parametrize("name", NAMES)
def test_offsets_and_keys_of_an_article_are_sound(name: str) -> None:
    body = (ARTICLES / f"{name}.txt").read_text("utf-8")
    check(body, facts_of(body))


WORDS = sorted(
    {
        word
        for path in (*ARTICLES.glob("*.txt"), *CORPORA.glob("en_*.tsv"))
        for word in path.read_text("utf-8").replace("\t", " ").split()
    }
)
SALAD = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=60).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | SALAD, st.none() | st.dates() | st.sampled_from([date.min, date.max]))
def test_any_text_parses_as_english(text: str, published: date | None) -> None:
    check(text, facts_of(text, published))


@pytest.mark.parametrize(
    "piece",
    [
        "in 2011 and ",
        "two years later ",
        '"',
        "' ",
        "Al-",
        "said the minister, ",
        "the first half of ",
        "between 5 and ",
        "a hundred and ",
        "X Y, who said that Z, ",
        "University of ",
        "3-",
        "(",
        "Mr. ",
    ],
)
def test_endless_repetition_takes_time_in_proportion(piece: str) -> None:
    few, many = (seconds_of(lambda copies=copies: facts_of(piece * copies)) for copies in (300, 3000))  # type: ignore[misc]
    assert many <= 30 * few + 1


def test_an_arabic_text_is_read_as_arabic_by_default() -> None:
    facts = parse("قال وزير المالية سمير الحلواني إن النمو تحسن.")
    assert facts.article.language == "ar"
    assert facts.entities


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("TRIPOLI, Dec 25, 2015 (Reuters) - The envoy said", date(2015, 12, 25)),
        ("TRIPOLI, 25 December 2015 - The envoy said", date(2015, 12, 25)),
        ("Title of it\nTunis, November 5, 2024\nThe film won.", date(2024, 11, 5)),
        ("Title of it\nPublished: December 25, 2015\nThe film won.", date(2015, 12, 25)),
        ("The minister said on December 25, 2015 that he would go.", None),
        ("TRIPOLI, Dec 25 (Reuters) - The envoy said", None),
        ("", None),
    ],
)
def test_the_publication_date_of_an_english_text(text: str, published: date | None) -> None:
    assert facts_of(text, None).article.published == published


def test_a_surname_later_is_the_same_person() -> None:
    facts = facts_of("Finance Minister Samir Halwani said growth was up. Halwani added that the deficit had narrowed.")
    (person,) = facts.entities
    assert person.name.en == "Samir Halwani"
    assert [mention.text for mention in person.mentions] == ["Samir Halwani", "Halwani"]
    assert person.role is not None
    assert person.role.en == "Finance Minister"
    assert person.role.ar == "وزير المالية"


def test_a_known_name_has_its_arabic_and_a_key_that_arabic_articles_share() -> None:
    (english,) = (e for e in facts_of("Moammar Gadhafi was toppled in 2011.").entities if e.type == "person")
    (arabic,) = (e for e in parse("أطيح بمعمر القذافي عام 2011.").entities if e.type == "person")
    assert english.key == arabic.key
    assert english.name == arabic.name


@pytest.mark.parametrize(
    ("name", "known_as"),
    [
        ("Salma Haddad", None),
        ("Hassan Hariri", None),
        ("Amina Husseini", None),
        ("Muhammad Mursi", "Mohamed Morsi"),
        ("Moammar Gadhafi", "Muammar Gaddafi"),
    ],
)
def test_another_given_name_is_another_person_another_spelling_is_not(name: str, known_as: str | None) -> None:
    (person,) = (e for e in facts_of(f"{name}, 34, spoke to reporters in 2011.").entities if e.type == "person")
    assert person.name.en == (known_as or name)


def test_an_institution_of_a_state_is_named_in_both_languages() -> None:
    facts = facts_of("The Kenyan parliament passed the law, and Kenya's army welcomed it.")
    assert [(e.name.ar, e.name.en) for e in facts.entities if e.type == "organization"] == [
        ("البرلمان الكيني", "Kenyan Parliament"),
        ("الجيش الكيني", "Kenyan Army"),
    ]
