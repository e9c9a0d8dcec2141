"""Inflected forms of verbs are read back to their lemma, and words that are no verbs are not."""

from pathlib import Path

import pytest

from extraction.events_lexicon import verb_readings, verb_triggers
from extraction.text import fold
from extraction.verbs import imperfect_of

CORPUS = Path(__file__).parent / "corpora" / "verbs.tsv"
ROWS = [line.split("\t") for line in CORPUS.read_text("utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("word", "lemma", "tense", "voice", "agreement"), ROWS)
def test_form_is_read_to_its_lemma(word: str, lemma: str, tense: str, voice: str, agreement: str) -> None:
    triggers = verb_triggers()
    found = {
        (triggers[r.lemma].ar, r.form.tense.value, r.form.voice.value, r.form.agreement)
        for r in verb_readings(fold(word))
    }
    assert (lemma, tense, voice, agreement) in found


@pytest.mark.parametrize(
    ("lemma", "imperfect"),
    [
        ("أعلن", "يعلن"),
        ("أقام", "يقيم"),
        ("استقال", "يستقيل"),
        ("انهار", "ينهار"),
        ("اختار", "يختار"),
        ("وقّع", "يوقع"),
        ("تابع", "يتابع"),
        ("تظاهر", "يتظاهر"),
        ("سيطر", "يسيطر"),
        ("أنشأ", "ينشئ"),
        ("استمع", "يستمع"),
        ("أجرى", "يجري"),
        ("التقى", "يلتقي"),
    ],
)
def test_imperfect_follows_the_pattern(lemma: str, imperfect: str) -> None:
    assert imperfect_of(lemma) == fold(imperfect)


@pytest.mark.parametrize("word", ["كتاب", "المدينة", "في", "x", "", "ال", "123", "الرئيس", "جدا"])
def test_other_words_are_no_verbs(word: str) -> None:
    assert verb_readings(fold(word)) == ()


def test_future_and_object_pronoun_are_told() -> None:
    reading = verb_readings(fold("وسيوقعها"))[0]
    assert reading.future
    assert reading.prefix == "وس"
    assert reading.pronoun == "ها"
