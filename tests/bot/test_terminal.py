"""Replies on a terminal."""

import unicodedata

import pytest
from wcwidth import wcswidth

from bot.platforms.bidi import FSI, PDI, RLM, isolate
from bot.platforms.terminal import Layout, orders_text_itself, render
from handlers.reply import Heading, Item, Listing, Paragraph, Picture, Reply, Run, Style, plain
from handlers.specification import NetworkChart

PLAIN = Layout(40, "plain", colour=False)
ISOLATES = Layout(40, "isolates", colour=False)
LONG_ARABIC = "وقّع ممثلون عن مجلس النواب والمؤتمر الوطني العام اتفاقا سياسيا رعته الأمم المتحدة في Skhirat بعد عام."


def test_a_list_shows_its_entries_details_and_references() -> None:
    reply = Reply(
        "en",
        (
            Heading(plain("2 events")),
            Listing(
                (Item((Run("Dec 2015", Style.STRONG), Run(" · Deal")), (plain("detail"),), "E1"), Item(plain("Vote")))
            ),
        ),
    )
    assert render(reply, PLAIN) == "\n2 events\n • Dec 2015 · Deal [E1]\n   detail\n • Vote"


def test_quoted_words_stand_between_the_language_s_quotation_marks() -> None:
    line = (Run("رحلة", Style.QUOTED),)
    assert render(Reply("en", (Paragraph(line),)), PLAIN) == "“رحلة”"
    assert render(Reply("ar", (Paragraph(line),)), PLAIN) == "«رحلة»"


def test_a_picture_is_told_in_words_and_how_to_save_it() -> None:
    reply = Reply("en", (Picture(NetworkChart("en-GB", "Network", (), (), 0), "Nobody appears with anybody."),))
    said = render(reply, Layout(80, "plain", colour=False)).split("\n")
    assert said[0] == "Nobody appears with anybody."
    assert "-o FILE.png" in said[1]


@pytest.mark.parametrize("how", [PLAIN, ISOLATES])
def test_lines_break_at_blanks_and_fit_the_width(how: Layout) -> None:
    lines = render(Reply("ar", (Paragraph(plain(LONG_ARABIC)),)), how).split("\n")
    assert len(lines) > 2
    assert all(wcswidth(line) <= 40 for line in lines)
    said = " ".join("".join(c for c in line if unicodedata.category(c) != "Cf") for line in lines)
    assert said == LONG_ARABIC


def test_a_word_wider_than_the_terminal_stands_alone() -> None:
    assert render(Reply("en", (Paragraph(plain("a " + "x" * 60 + " b")),)), PLAIN).split("\n") == ["a", "x" * 60, "b"]


def test_latin_names_are_isolated_whole_and_lines_start_from_the_right() -> None:
    reply = Reply("ar", (Paragraph((Run("اسمه "), Run("Khalifa Haftar", Style.STRONG), Run(" الآن"))),))
    assert render(reply, ISOLATES) == f"{RLM}اسمه {FSI}Khalifa Haftar{PDI} الآن"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("من 2011 إلى 2015", "ar", "من 2011 إلى 2015"),
        ("في BBC News عربي", "ar", "في <BBC News> عربي"),
        ("[E12]", "ar", "<[E12]>"),
        ("المقال #12.", "ar", "المقال <#12>."),
        ("بنسبة -2.5% من 2011-2015 في F-16", "ar", "بنسبة <-2.5%> من 2011-2015 في <F-16>"),
        ("كرون 0 8,20 * * 1-5 بتوقيت", "ar", "كرون <0 8,20 * * 1-5> بتوقيت"),
        ("حاصل 5 * 3 هنا", "ar", "حاصل 5 * 3 هنا"),
        ("said “بداية رحلة صعبة”.", "en", "said “<بداية رحلة صعبة>”."),
        ("plain English", "en", "plain English"),
        ("بتوقيت UTC.", "ar", "بتوقيت <UTC>."),
        ("قالت U.S. Steel أمس", "ar", "قالت <U.S. Steel> أمس"),
    ],
)
def test_only_stretches_of_the_other_direction_are_isolated(text: str, language: str, expected: str) -> None:
    assert isolate(text, language) == expected.replace("<", FSI).replace(">", PDI)


@pytest.mark.parametrize(
    ("environment", "itself"),
    [
        ({"VTE_VERSION": "7006"}, True),
        ({"VTE_VERSION": "5202"}, False),
        ({"KONSOLE_VERSION": "230800"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({}, False),
    ],
)
def test_terminals_that_order_text_themselves_are_known(environment: dict[str, str], itself: bool) -> None:
    assert orders_text_itself(environment) is itself


def test_colour_is_only_written_where_it_is_wanted() -> None:
    reply = Reply("en", (Heading(plain("Title")),))
    assert "\x1b[" in render(reply, Layout(40, "plain", colour=True))
    assert "\x1b[" not in render(reply, PLAIN)
