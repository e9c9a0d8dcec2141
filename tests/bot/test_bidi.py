"""What lines of two directions look like, laid out by an implementation of the Unicode bidirectional algorithm."""

import re

import pytest
from bidi import get_display

from bot.platforms.bidi import directed, isolate


def laid_out(line: str, language: str) -> str:
    """The signs of a line from left to right, as one sees them."""
    shown = get_display(directed(isolate(line, language), language), base_dir="R" if language == "ar" else "L")
    return re.sub("[\u200e\u200f\u2068\u2069]", "", shown)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("“عنوان الخبر 1” · 3 Jan", "“1 ربخلا ناونع” · 3 Jan"),
        ("“12 قتيلا” · 5 figures", "“اليتق 12” · 5 figures"),
        ("“الخبر 1، ثم 2.5%” [E1]", "“%2.5 مث ،1 ربخلا” [E1]"),
        ("“BBC: الرئيس يستقيل (1)” · 2 Jan", "“)1( ليقتسي سيئرلا :BBC” · 2 Jan"),
        ("3 events · فرنسا 24 [A5]", "3 events · 24 اسنرف [A5]"),
        ("الصخيرات 17 Dec 2015", "تاريخصلا 17 Dec 2015"),
        ("الأهلي 3, الزمالك", "كلامزلا ,3 يلهألا"),
        ("about “الخبر 1", "about “1 ربخلا"),
        ("الخبر 1” · 3 Jan", "1 ربخلا” · 3 Jan"),
        ("said “yes”, then “نعم”.", "said “yes”, then “معن”."),
    ],
)
def test_arabic_keeps_its_numbers_and_signs_within_english(line: str, shown: str) -> None:
    assert laid_out(line, "en") == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("«Talks (updated 3 May)» · 3 يناير", "رياني 3 · »Talks (updated 3 May)«"),
        ("«Haftar 2.»", "»Haftar 2.«"),
        ("قناة France 24 أمس", "سمأ France 24 ةانق"),
        ("«قالت BBC News 24 إن»", "»نإ BBC News 24 تلاق«"),
        ("من 2011 إلى 2015 [E12]", "[E12] 2015 ىلإ 2011 نم"),
    ],
)
def test_latin_keeps_its_numbers_and_signs_within_arabic(line: str, shown: str) -> None:
    assert laid_out(line, "ar") == shown
