"""Any text whatever gives facts, and what must hold of facts holds: no exception, spans in the text, in order, JSON."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extraction.invariants import check
from tests.fuzz import ARTICLES, BLANKS, DIGITS, INVISIBLE, MARKS, SAMPLES, SIGNS, STRANGE, mutated

LINES = (
    "الرئيس رئيس الوزراء وزير الخارجية المصري الفرنسي محمد أحمد عبد الله بن آل أبو صلاح حفتر القاهرة الرباط",
    "فلسطين لبنان مالي المغرب الأمم المتحدة مجلس الأمن حزب حركة شركة جامعة مدينة محافظة قوات الجيش الناطق باسم",
    "قال وقال أضاف أعلن أن إن الذي التي قتل وقتل أصيب جنديان قتيلين مدنيين شخصا أمس اليوم غدا الاثنين الماضي",
    "المقبل قبل بعد منذ حتى خلال بين من إلى في عام عامي العام الأعوام يناير كانون الثاني جانفي مايو رمضان محرم هـ",
    "م ثلاثة ثلاث عشر عشرون مئة ألف آلاف مليون مليار مليارات ونصف ربع ثلثا أول الثالث نحو حوالي أكثر أقل لا يقل",
    "عن دولار دينار ريال برميل كيلومترا درجة نقطة في المئة بالمئة لم لن لا سوف قد وكالة صحيفة تويتر bbc Reuters",
    "NATO 2014 ٢٠١١ 1,200 2.4 ١٫٥ 20-30 3/5/2014 2-1 45% ٪30 $5 http://a.b/c",
)
WORDS = tuple(word for line in LINES for word in line.split())

characters = st.characters(codec=None)
anything = st.text(st.one_of(characters, st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF)), max_size=300)
words = st.one_of(
    st.sampled_from(WORDS),
    st.builds(lambda clitic, word: clitic + word, st.sampled_from(ARTICLES), st.sampled_from(WORDS)),
    st.builds(lambda word, at: word[:at], st.sampled_from(WORDS), st.integers(1, 6)),
    st.text(DIGITS + ".,/-:٫٬٪%", min_size=1, max_size=12),
    st.text(SIGNS, min_size=1, max_size=3),
    st.text(INVISIBLE + MARKS + STRANGE, min_size=1, max_size=3),
)
news = st.builds(
    "".join, st.lists(st.builds(str.__add__, words, st.sampled_from((*BLANKS, " ", " ", " ", ""))), max_size=80)
)
days = st.one_of(st.none(), st.dates(), st.sampled_from((date.min, date.max, date(2024, 2, 29))))
languages = st.sampled_from(("ar", "en"))
much = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])


@much
@given(anything, days, languages)
def test_any_text_gives_facts_that_hold(text: str, published: date | None, language: str) -> None:
    check(text, published, language)


@much
@given(news, days, languages)
def test_words_of_the_news_in_any_order_give_facts_that_hold(text: str, published: date | None, language: str) -> None:
    check(text, published, language)


@much
@given(st.integers(0, 2**32), days)
def test_mutilated_articles_give_facts_that_hold(seed: int, published: date | None) -> None:
    texts = [path.read_text("utf-8") for folder in SAMPLES for path in sorted(folder.glob("*.txt"))]
    check(mutated(random.Random(seed), texts), published)


@pytest.mark.parametrize(
    "unit", ["ا", "و", "كتاب", "a", "9", "٩", "9,", "«", "(", "َ", "\u200f", "\ud800", "\0", "-", "%"]
)
def test_a_giant_token_or_row_of_signs_gives_facts_that_hold(unit: str) -> None:
    check(unit * 20_000)
    check(f"قال محمد صلاح {unit * 5_000} أمس في القاهرة.")


@pytest.mark.parametrize("word", [w for w in WORDS if len(w) > 1][::7])
def test_one_word_said_a_thousand_times_gives_facts_that_hold(word: str) -> None:
    check(f"{word} " * 1000)


def test_a_title_cut_off_at_the_end_of_a_text_gives_facts_that_hold() -> None:
    check("باحث الية،", date(2024, 2, 29))


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", ".", "…", "«»", "()", "\u202e\u202c", "\r\n\t\x0b\x0c"])
def test_texts_without_a_word_give_no_facts(text: str) -> None:
    facts = check(text)
    assert facts.entities == facts.events == facts.figures == facts.quotes == ()


def test_every_beginning_of_an_article_gives_facts_that_hold() -> None:
    text = Path(SAMPLES[0] / "skhirat-2015.txt").read_text("utf-8")
    for end in range(0, len(text), 23):
        check(text[:end])


@pytest.mark.parametrize(
    "text",
    [
        "مليار دينار\nليبي",
        "يزيد مليار على ربع",
        "إسماعيل انتفاض",
        "مشعل الانتخاب",
        "5\nمليار",
        "0في\nالمئة",
        "$\n5",
        "5 على\nالأقل",
        "جنديان\nقتيلان",
        "ه ير صوفي ٍ",
        "وقع انفجار أغسطس .حين اشعل",
    ],
)
def test_what_the_search_for_failures_once_found_stays_mended(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text", ["5\n٪", "5\nmillion dollars", "He paid 3 to\n5 dollars", "about\n5 people or\nso", "$\n5"]
)
def test_an_english_figure_ends_with_its_sentence(text: str) -> None:
    check(text, language="en")
