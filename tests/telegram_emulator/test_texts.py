"""Texts: the HTML that Telegram takes, how long it may be, what it finds by itself."""

import pytest
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
)

from tests.telegram_emulator import Person
from tests.telegram_emulator.errors import ApiError
from tests.telegram_emulator.markup import formatted, found, units


@pytest.mark.parametrize(
    ("html", "text", "kinds"),
    [
        ("<b>عاجل</b>: نص", "عاجل: نص", [("bold", 0, 4)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("😀<u>x</u>", "😀x", [("underline", 2, 1)]),
        ("&lt;b&gt; &amp;amp; &quot;", '<b> &amp; "', []),
        ("&nbsp;&laquo;", "&nbsp;&laquo;", []),
        ("&#1593;&#x639;&#x1F600;", "عع😀", []),
        ("&amp", "&", []),
        ("  <b> x </b>  ", "x", [("bold", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', "x", [("text_link", 0, 1)]),
        ("<span class='tg-spoiler'>x</span>", "x", [("spoiler", 0, 1)]),
        ("<B>x</b >", "x", [("bold", 0, 1)]),
        ("a\u202eb\u2028c", "abc", []),
        ("\u200f\u2068x\u2069", "\u200f\u2068x\u2069", []),
    ],
)
def test_html_that_telegram_takes(html: str, text: str, kinds: list[tuple[str, int, int]]) -> None:
    parsed = formatted(html, "HTML", 4096)
    assert parsed.text == text
    assert [(entity.type, entity.offset, entity.length) for entity in parsed.entities] == kinds


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("عا<x>", 'Unsupported start tag "x" at byte offset 4'),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=a,b>y</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("&#xD83D;x", "Text contains invalid Unicode characters after decoding"),
    ],
)
def test_html_that_telegram_refuses_names_the_byte(html: str, reason: str) -> None:
    with pytest.raises(ApiError) as refused:
        formatted(html, "HTML", 4096)
    assert refused.value.code == 400
    assert refused.value.description.startswith(f"Bad Request: can't parse entities: {reason}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "message text is empty"),
        (" \n\t ", "message text is empty"),
        ("<b></b>", "message text is empty"),
        ("x" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
        ("&amp;" * 6600, "text is too long"),
    ],
)
async def test_the_length_counts_after_parsing_in_utf_16_units(bot: Bot, amal: Person, text: str, reason: str) -> None:
    with pytest.raises(BadRequest) as refused:
        await bot.send_message(amal.id, text, ParseMode.HTML)
    assert reason in str(refused.value).lower()


async def test_the_longest_texts_pass(bot: Bot, amal: Person) -> None:
    assert units((await bot.send_message(amal.id, "<b>" + "😀" * 2048 + "</b>", ParseMode.HTML)).text or "") == 4096
    assert len((await bot.send_message(amal.id, "&amp;" * 4096, ParseMode.HTML)).text or "") == 4096


def test_what_telegram_marks_in_a_user_s_text() -> None:
    text = "/actors@mujaz_test_bot و/أخبار @amal_1 https://example.org/x?y. #ليبيا"
    kinds = [(entity.type, text[entity.offset : entity.offset + entity.length]) for entity in found(text)]
    assert kinds == [
        ("bot_command", "/actors@mujaz_test_bot"),
        ("mention", "@amal_1"),
        ("url", "https://example.org/x?y"),
        ("hashtag", "#ليبيا"),
    ]
