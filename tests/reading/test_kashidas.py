"""Signs that stand for stretched connections are told from signs that mean what they are."""

from collections.abc import Sequence

from reading.pdf.glyphs import KASHIDA, Glyph
from reading.pdf.kashidas import with_kashidas
from reading.pdf.lines import Row


def row(*signs: str) -> Row:
    """Glyphs from left to right, each of half a size's width, touching."""
    return tuple(Glyph(sign, 5.0 * at, 5.0 * (at + 1), 100.0, 10.0, "font") for at, sign in enumerate(signs))


def text(rows: Sequence[Row]) -> list[str]:
    return ["".join(glyph.text for glyph in found) for found in rows]


def test_a_digit_that_only_stands_inside_words_is_a_connection() -> None:
    pages = [[row("ل", "6", "6", "ع", "ف"), row("ن", "6", "م", " ", "7")]]
    assert text(with_kashidas(pages)[0]) == [f"ل{KASHIDA}{KASHIDA}عف", f"ن{KASHIDA}م 7"]


def test_a_digit_that_also_stands_by_itself_is_a_digit() -> None:
    pages = [[row("ل", "6", "6", "ع"), row(" ", "6", " "), row("6", " ", "م")]]
    assert text(with_kashidas(pages)[0]) == text(pages[0])


def test_a_slash_between_two_words_is_a_slash() -> None:
    pages = [[row("أ", "/", "ب", "آ"), row("د", "/", "ل", "و")]]
    assert text(with_kashidas(pages)[0]) == text(pages[0])


def test_a_number_behind_a_letter_that_does_not_join_is_a_number() -> None:
    pages = [[row("ل", "2", "2", "و"), row("م", "2", "2", "ر")]]
    assert text(with_kashidas(pages)[0]) == text(pages[0])


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    from dataclasses import replace

    from reading.pdf.lines import line_text

    once = row("م", "ا", "ل", "س")
    twice = tuple(glyph for one in once for glyph in (one, replace(one, x0=one.x0 + 0.4, x1=one.x1 + 0.4)))
    assert line_text(twice, right_to_left=True) == line_text(once, right_to_left=True) == "سلام"
