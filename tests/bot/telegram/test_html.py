"""Replies as Telegram's HTML, held against the emulator's parser: whatever a reply says, Telegram takes it."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.bidi import FSI, LRM, PDI, RLM
from bot.platforms.telegram_html import MOST_ENTITIES, messages
from handlers.reply import Block, Heading, Item, Listing, Paragraph, Quotation, Reply, Run, Style, plain
from tests.telegram_emulator.markup import Formatted, formatted, units

LETTERS = "ابتثج دهوز abc XYZ <>&\"' 0123 ٤٥ ؟،. /[]{}@#\n\r\t\u200f\u2066\u202e😀\u064b«»"
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
replies = st.builds(Reply, languages, st.lists(blocks, max_size=5).map(tuple))


def parsed(reply: Reply, limit: int = 4096) -> list[Formatted]:
    return [formatted(html, "HTML", limit) for html in messages(reply, limit)]


def letters(text: str) -> str:
    """What must not be lost: everything but blanks, direction marks and what cannot be shown."""
    kept = (char for char in text if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl"))
    return "".join(kept)


def says_something(reply: Reply) -> bool:
    return bool(letters("".join(run.text for block in reply.blocks for run in runs(block))))


def runs(block: Block) -> list[Run]:
    match block:
        case Heading(line) | Paragraph(line) | Quotation(line, _):
            return list(line)
        case Listing(items):
            return [run for item in items for line in (item.line, *item.details) for run in line]
    raise AssertionError(block)


@settings(max_examples=50, deadline=None)
@given(replies.filter(says_something), st.sampled_from([1024, 4096]))
def test_every_message_is_taken_and_nothing_is_lost(reply: Reply, limit: int) -> None:
    shown = parsed(reply, limit)
    said = "".join(letters(message.text) for message in shown)
    at = 0
    for run in (run for block in reply.blocks for run in runs(block)):
        for letter in letters(run.text):
            at = said.index(letter, at) + 1
    for message in shown:
        assert units(message.text) <= limit
        assert len(message.entities) <= MOST_ENTITIES


@settings(max_examples=50, deadline=None)
@given(replies.filter(says_something))
def test_isolates_are_closed_on_their_line(reply: Reply) -> None:
    for message in parsed(reply):
        for line in message.text.split("\n"):
            depth = 0
            for char in line:
                depth += (char == FSI) - (char == PDI)
                assert depth in (0, 1)
            assert depth == 0


def test_a_gap_longer_than_a_message_makes_no_empty_message() -> None:
    gap = Reply("ar", (Paragraph(plain("أ" * 1000)), Paragraph(plain(" " * 1024)), Paragraph(plain("ب" * 1000))))
    assert [message.text.strip() for message in parsed(gap, 1024)] == ["أ" * 1000, "ب" * 1000]


def one(reply: Reply) -> str:
    (html,) = messages(reply)
    return html


def test_blocks_look_like_this() -> None:
    reply = Reply(
        "en",
        (
            Heading(plain("Two actors")),
            Listing(
                (
                    Item((Run("A & B", Style.STRONG), Run(" · "), Run("once", Style.FAINT)), reference="A1"),
                    Item((Run("حفتر", Style.QUOTED, "ar"),), ((Run("Libya"),),), "A2"),
                )
            ),
            Heading(plain("Source")),
            Quotation((Run("قال "), Run("نعم", Style.MARKED)), "ar"),
            Paragraph((Run("/actors", Style.COMMAND), Run(" "), Run("/actors 2015", Style.COMMAND))),
        ),
    )
    assert one(reply) == (
        "<b>Two actors</b>\n"
        "• <b>A &amp; B</b> · once [A1]\n"
        f"{LRM}• “{FSI}حفتر{PDI}” [A2]\n"
        "    Libya\n"
        "\n"
        "<b>Source</b>\n"
        "<blockquote>قال <b>نعم</b></blockquote>\n"
        "/actors <code>/actors 2015</code>"
    )


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("BBC: خبر", True),
        ("2015 · اتفاق", True),
        ("• NATO", True),
        ("خبر من BBC", False),
        ("«اتفاق»", False),
        ("···", False),
    ],
)
def test_an_arabic_line_that_starts_with_latin_or_digits_is_told_its_direction(text: str, marked: bool) -> None:
    assert one(Reply("ar", (Paragraph(plain(text)),))).startswith(RLM) is marked


def test_latin_within_arabic_is_isolated() -> None:
    assert one(Reply("ar", (Paragraph(plain("قالت BBC News إن")),))) == f"قالت {FSI}BBC News{PDI} إن"


def test_a_long_list_is_cut_between_its_entries() -> None:
    entries = tuple(
        Item(plain(f"entry {number} " + "x" * 300), (plain("below"),), f"E{number}") for number in range(40)
    )
    shown = parsed(Reply("en", (Heading(plain("Forty")), Listing(entries))))
    assert len(shown) > 2
    for message in shown[1:]:
        assert message.text.startswith("• entry")
    for message in shown:
        assert message.text.endswith("below")


def test_a_section_that_fits_is_not_torn() -> None:
    sections = [(Heading(plain(f"Part {number}")), Paragraph(plain("y" * 1500))) for number in range(5)]
    shown = parsed(Reply("en", tuple(block for section in sections for block in section)))
    assert [re.findall(r"Part \d", message.text) for message in shown] == [
        ["Part 0", "Part 1"],
        ["Part 2", "Part 3"],
        ["Part 4"],
    ]


def test_a_heading_stays_with_what_follows_it() -> None:
    reply = Reply(
        "en", (Heading(plain("One")), Paragraph(plain("z" * 1900)), Heading(plain("Two")), Listing(tuple(
            Item(plain("w" * 1000)) for _ in range(6)
        )))
    )  # fmt: skip
    for message in parsed(reply):
        assert not message.text.rstrip().endswith(("One", "Two"))


def test_a_line_longer_than_a_message_is_cut_at_blanks_with_its_tags_closed() -> None:
    shown = messages(Reply("ar", (Quotation((Run("كلمة BBC " * 1500, Style.MARKED),), "ar"),)))
    assert len(shown) > 2
    for html in shown:
        assert html.replace(RLM, "").startswith("<blockquote><b>")
        assert html.endswith("</b></blockquote>")
        assert set(re.sub(r"<[^>]*>|[\u2066-\u2069\u200f]", "", html).split()) == {"كلمة", "BBC"}


def test_more_than_a_hundred_formatted_names_are_spread_over_messages() -> None:
    reply = Reply("en", (Listing(tuple(Item((Run(f"n{number}", Style.STRONG),)) for number in range(250))),))
    assert sum(len(message.entities) for message in parsed(reply)) == 250


def test_nothing_makes_no_message() -> None:
    assert messages(Reply("en", ())) == ()
    assert messages(Reply("en", (Listing(()),))) == ()
