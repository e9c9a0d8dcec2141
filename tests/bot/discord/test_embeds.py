"""Replies as embeds, held against the emulator's rules: whatever a reply says, Discord takes it, nothing is lost."""

import re
import unicodedata

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.bidi import FSI, LRM, PDI, RLM
from bot.platforms.discord_embeds import Page, pages
from bot.platforms.discord_markdown import markdown, row
from handlers.reply import Block, Heading, Item, Listing, Paragraph, Quotation, Reply, Run, Style, plain
from tests.discord_emulator.forms import check_message, shown_text

LETTERS = "ابتثج دهوز abc XYZ *_~|`<>@#[]()\\:-+. 0123 ٤٥ ؟،/&\n\r\t\u200f\u2066\u202e😀\u064b«»"
long = st.builds(lambda text, times: text * times, st.text(LETTERS, min_size=1, max_size=9), st.integers(1, 400))
texts = st.one_of(st.text(LETTERS, max_size=40), st.text(max_size=10), long)
lines = st.lists(st.builds(Run, texts, st.sampled_from(Style)), min_size=1, max_size=4).map(tuple)
items = st.builds(Item, lines, st.lists(lines, max_size=2).map(tuple), st.none() | st.just("E12"))
languages = st.sampled_from(["ar", "en"])
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, lines),
    st.builds(Paragraph, lines),
    st.builds(Quotation, lines, languages),
    st.builds(Listing, st.lists(items, max_size=6).map(tuple)),
)
replies = st.builds(Reply, languages, st.lists(blocks, max_size=12).map(tuple))


def bodies(reply: Reply) -> list[dict[str, object]]:
    return [{"embeds": [embed.to_dict() for embed in page.embeds]} for page in pages(reply)]


def letters(text: str) -> str:
    """What must not be lost: letters and digits."""
    return "".join(char for char in text if unicodedata.category(char)[0] in "LN")


def runs(block: Block) -> list[Run]:
    match block:
        case Heading(line) | Paragraph(line) | Quotation(line, _):
            return list(line)
        case Listing(items):
            return [run for item in items for line in (item.line, *item.details) for run in line]
    raise AssertionError(block)


@settings(max_examples=40, deadline=None)
@given(replies)
def test_every_message_is_taken_and_nothing_is_lost(reply: Reply) -> None:
    shown = bodies(reply)
    for body in shown:
        check_message(body)
    said = letters("".join(shown_text(body) for body in shown))
    at = 0
    for run in (run for block in reply.blocks for run in runs(block)):
        for letter in letters(run.text):
            at = said.index(letter, at) + 1


@settings(max_examples=100, deadline=None)
@given(lines, languages)
def test_isolates_are_balanced_and_no_sign_is_left_that_would_mean_something(
    line: tuple[Run, ...], language: str
) -> None:
    shown = markdown(row(line, language))
    depth = 0
    for char in shown:
        depth += (char == FSI) - (char == PDI)
        assert depth in (0, 1)
    assert depth == 0
    bare = re.sub(rf"{FSI}`[^`]*`{PDI}", "", shown)  # code shows everything as it is
    bare = re.sub(r"https?://[^\s<>|*`]+", "", bare)
    bare = re.sub(r"\\.", "", bare).replace("**", "")
    assert not set(bare) & set("*_~|`#>[]<@\\")


@pytest.mark.parametrize(
    "text",
    ["@everyone", "@here", "<@123456>", "<@&99>", "<#5>", "</actors:7>", "<t:0>", "<:a:1>", "**bold**", "# Title",
     "> quote", "- item", "1. item", "||spoiler||", "`code`", "[text](https://example.org)",
     "~~gone~~", "__under__", "-# small"],
)  # fmt: skip
def test_what_an_article_says_is_shown_and_not_obeyed(text: str) -> None:
    shown = markdown(row(plain(text), "en"))
    assert shown != text
    assert re.sub(r"\\(.)", r"\1", shown).strip(LRM) == text


def test_an_address_stays_whole_so_that_it_can_be_followed() -> None:
    address = "https://example.org/a_b/c*d"[:-2]
    assert address in markdown(row(plain(f"انظر {address}"), "ar"))
    assert FSI + address + PDI in markdown(row(plain(f"انظر {address}"), "ar"))


def test_styles_become_bold_code_and_quotation_marks() -> None:
    line = (
        Run("Haftar", Style.STRONG),
        Run(" said ", Style.FAINT),
        Run("نعم", Style.QUOTED),
        Run("/actors", Style.COMMAND),
    )
    assert markdown(row(line, "en")) == f"**Haftar** said “{FSI}نعم{PDI}”{FSI}`/actors`{PDI}"


def test_a_command_with_a_number_is_a_link_and_what_an_article_says_is_none() -> None:
    reply = Reply("ar", (Paragraph((Run("/الموجز", Style.COMMAND), Run(" و "), Run("</الموجز:5>"))),))
    ((embed,),) = (page.embeds for page in pages(reply, {"الموجز": "7"}))
    assert embed.description == f"{FSI}</الموجز:7>{PDI} و \\</الموجز:5\\>"


def test_an_arabic_line_that_begins_with_latin_still_runs_from_the_right() -> None:
    assert markdown(row(plain("Reuters قالت"), "ar")).startswith(RLM)
    assert markdown(row(plain("حفتر Haftar"), "en")).startswith(LRM)
    assert not markdown(row(plain("قالت Reuters"), "ar")).startswith(RLM)


def section(title: str, *entries: str) -> tuple[Block, Block]:
    return Heading(plain(title)), Listing(tuple(Item(plain(entry)) for entry in entries))


def test_the_first_heading_is_the_title_and_short_sections_are_fields() -> None:
    reply = Reply("en", (*section("Briefing", "one"), *section("Actors", "two"), *section("Events", "three")))
    ((embed,),) = (page.embeds for page in pages(reply))
    assert (embed.title, embed.description) == ("Briefing", "• one")
    assert [(field.name, field.value) for field in embed.fields] == [("Actors", "• two"), ("Events", "• three")]


def test_a_long_section_is_cut_between_its_entries() -> None:
    entries = [f"{number} " + "word " * 60 for number in range(100)]
    found = pages(Reply("en", section("Long", *entries)))
    assert len(found) > 5
    for page in found:
        assert all((embed.description or "").startswith("• ") for embed in page.embeds)


def test_a_mistake_has_a_colour_of_its_own() -> None:
    def colour(reply: Reply) -> discord.Colour | None:
        return pages(reply)[0].embeds[0].colour

    said = (Paragraph(plain("No.")),)
    assert colour(Reply("en", said, failed=True)) != colour(Reply("en", said))


def test_a_reply_without_words_is_no_message() -> None:
    assert pages(Reply("en", ())) == ()
    assert pages(Reply("en", (Paragraph(plain(" ")),))) == ()
    assert Page().size == 0
