"""Text in pictures: digits, direction, lines."""

import pytest

from bot.pictures.look import Look
from bot.platforms.bidi import FSI, LRM, PDI, RLM
from tests.bot.pictures.conftest import SENTENCES, setter

DIGITS = Look(arabic_digits=True)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("17 ديسمبر 2015", "١٧ ديسمبر ٢٠١٥"),
        ("2,862 قتيلا", "٢٬٨٦٢ قتيلا"),
        ("12.5%", "١٢٫٥٪"),
        ("الجملة رقم 3.", "الجملة رقم ٣."),
        ("2011-2015", "٢٠١١-٢٠١٥"),
        ("E12", f"{FSI}E12{PDI}"),
        ("المقال #3", f"المقال {FSI}#3{PDI}"),
        ("طائرة F-16", f"طائرة {FSI}F-16{PDI}"),
    ],
)
def test_arabic_digits_are_written_where_the_setting_says_but_not_in_references(line: str, shown: str) -> None:
    assert setter("ar", DIGITS).ready(line) == RLM + shown


def test_what_no_font_has_is_left_out_unless_it_is_all_there_is() -> None:
    assert setter("ar").lines("🇱🇾 ليبيا 中文 اليوم", 30, 900, 2) == ("ليبيا اليوم",)
    assert setter("en").ready("中文") == LRM + "中文"


def test_a_latin_line_in_an_arabic_picture_keeps_its_end_at_its_end() -> None:
    assert setter("ar").ready("Organisation…") == f"{RLM}{FSI}Organisation…{PDI}"


def test_english_pictures_and_the_usual_setting_keep_their_digits() -> None:
    assert setter("en", DIGITS).ready("17 Dec 2015") == LRM + "17 Dec 2015"
    assert setter("ar").ready("17 ديسمبر 2015") == RLM + "17 ديسمبر 2015"


def test_an_arabic_line_that_starts_with_latin_runs_from_the_right() -> None:
    assert setter("ar").ready("Martin Kobler قال") == f"{RLM}{FSI}Martin Kobler{PDI} قال"


def test_lines_keep_all_words_in_order_and_fit(language: str) -> None:
    ours = setter(language)
    lines = ours.lines(SENTENCES[language], 30, 400, 20)
    assert " ".join(lines) == SENTENCES[language]
    assert len(lines) > 2
    assert all(ours.width(line, 30) <= 400 for line in lines)


def test_a_text_that_is_too_long_ends_in_an_ellipsis(language: str) -> None:
    ours = setter(language)
    lines = ours.lines(SENTENCES[language] * 5, 30, 400, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(ours.width(line, 30) <= 400 for line in lines)


def test_a_word_that_is_wider_than_a_line_is_broken(language: str) -> None:
    ours = setter(language)
    word = {"ar": "ا", "en": "x"}[language] * 90
    lines = ours.lines(f"{word} {word}", 30, 300, 50)
    assert "".join(lines).replace(" ", "") == word * 2
    assert all(ours.width(line, 30) <= 300 for line in lines)


def test_nothing_is_no_line() -> None:
    assert setter("en").lines("   ", 30, 300, 3) == ()
