"""Longest-match lookup."""

from extraction.matching import PhraseTable
from extraction.text import read

TABLE = PhraseTable(
    [
        ("الأمم المتحدة", "UN"),
        ("الأمم", "nations"),
        ("المغرب", "Morocco"),
        ("المغرب العربي", "Maghreb"),
        ("لندن", "London"),
    ]
)


def find(text: str, at: int = 0, *, clitics: bool = True) -> tuple[tuple[str, ...], int, str] | None:
    match = TABLE.longest(read(text).norms, at, clitics=clitics)
    return (match.values, match.last, match.prefix) if match else None


def test_the_longest_phrase_wins() -> None:
    assert find("المغرب العربي الكبير") == (("Maghreb",), 2, "")


def test_clitics_before_a_phrase_are_taken_off() -> None:
    assert find("وللأمم المتحدة") == (("UN",), 2, "ول")
    assert find("وللأمم المتحدة", clitics=False) is None


def test_a_word_that_only_looks_like_a_clitic_keeps_its_letter() -> None:
    assert find("لندن") == (("London",), 1, "")


def test_words_that_begin_a_phrase_and_go_on_otherwise_do_not_match_it() -> None:
    assert find("الأمم السابقة") == (("nations",), 1, "")
    assert find("السابقة") is None


def test_values_of_a_phrase_are_found_by_any_spelling_of_it() -> None:
    assert TABLE.get("الامم المتحده") == ("UN",)
    assert TABLE.get("الأمم القديمة") == ()
