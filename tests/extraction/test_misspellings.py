"""Slips of the pen that readers pass over: two neighbouring letters exchanged in a verb behind a relative pronoun."""

from datetime import date

import pytest

from extraction.events_lexicon import respelled_verb, verb_triggers
from extraction.pipeline import parse
from extraction.text import fold


@pytest.mark.parametrize(
    ("slip", "relative", "meant"),
    [
        ("تنباه", "الذي", "تبنى"),
        ("أعلتنها", "التي", "أعلن"),
        ("أصردته", "الذي", "أصدر"),
        ("استهفدها", "التي", "استهدف"),
    ],
)
def test_the_one_verb_that_fits_is_read(slip: str, relative: str, meant: str) -> None:
    readings = respelled_verb(fold(slip), fold(relative))
    assert fold(meant) in {fold(verb_triggers()[reading.lemma].ar) for reading in readings}


@pytest.mark.parametrize(
    ("word", "relative"),
    [
        ("المجلس", "الذي"),
        ("الأمن", "التي"),
        ("كتاب", "الذي"),
        ("تنباه", "في"),
        ("بنى", "الذي"),
        ("سياسي", "الذي"),
    ],
)
def test_words_with_a_meaning_of_their_own_are_left_alone(word: str, relative: str) -> None:
    assert respelled_verb(fold(word), fold(relative)) == ()


def test_an_event_is_told_in_spite_of_the_slip() -> None:
    facts = parse("يدعو القرار الذي تنباه مجلس الأمن يوم الأربعاء إلى وقف القتال.", date(2015, 12, 25))
    told = [event.text.en or "" for event in facts.events if event.date]
    assert any(text.startswith("The UN Security Council adopted the decision") for text in told)
