"""Folding, tokens, sentences and clitics."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.text import Kind, Split, bare_stems, fold, read, splits


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("خليفه حفتر", "خليفه حفتر"),
        ("خليفة حفتر", "خليفه حفتر"),
        ("أحمد إبراهيم آمال ٱلله", "احمد ابراهيم امال الله"),
        ("مُحَمَّدٌ", "محمد"),
        ("مــصــر", "مصر"),
        ("على علي مصرى", "علي علي مصري"),
        ("مسؤول مئة", "مسوول ميه"),
        ("یک کشور", "يك كشور"),  # Persian ya and kaf
        ("ﻣﺼﺮ ﷲ", "مصر الله"),  # presentation forms
        ("٢٠١١ ۲۰۱۱ 2011", "2011 2011 2011"),
        ("Ban Ki-Moon", "ban ki-moon"),
        ("\u200fمصر\u200c", "مصر"),
    ],
)
def test_folding_joins_what_readers_take_for_one_word(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def kinds(text: str) -> list[tuple[str, Kind]]:
    return [(token.text, token.kind) for token in read(text).tokens]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بـ6,8 درجات", [("بـ", Kind.WORD), ("6,8", Kind.NUMBER), ("درجات", Kind.WORD)]),
        ("٢٫٤ مليون", [("٢٫٤", Kind.NUMBER), ("مليون", Kind.WORD)]),
        ("إف-16", [("إف", Kind.WORD), ("-", Kind.PUNCT), ("16", Kind.NUMBER)]),
        ("«أطباء»،", [("«", Kind.PUNCT), ("أطباء", Kind.WORD), ("»", Kind.PUNCT), ("،", Kind.PUNCT)]),
        ("BBC عربي", [("BBC", Kind.LATIN), ("عربي", Kind.WORD)]),
        ("مُحَمَّد", [("مُحَمَّد", Kind.WORD)]),
    ],
)
def test_tokens_are_words_numbers_and_single_signs(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert kinds(text) == expected


def sentences(text: str) -> list[str]:
    document = read(text)
    return [text[sentence.start : sentence.end] for sentence in document.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوزير. غادر الوفد.", ["وصل الوزير.", "غادر الوفد."]),
        ('وصفه بأنه "بداية رحلة." ولكن الأمر صعب.', ['وصفه بأنه "بداية رحلة."', "ولكن الأمر صعب."]),
        ("بلغ 2.4 مليون. ثم زاد", ["بلغ 2.4 مليون.", "ثم زاد"]),
        ("قال د. أحمد إن الأمر تم.", ["قال د. أحمد إن الأمر تم."]),
        ("هل وصل؟! نعم…", ["هل وصل؟!", "نعم…"]),
        ("عنوان بلا نقطة\n\nمتن الخبر", ["عنوان بلا نقطة", "متن الخبر"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sentences_end_at_full_stops_and_lines_but_not_in_numbers_and_titles(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text())
def test_every_text_can_be_read_and_offsets_point_into_it(text: str) -> None:
    document = read(text)
    for token in document.tokens:
        assert text[token.start : token.end] == token.text
    covered = [index for sentence in document.sentences for index in range(sentence.first, sentence.last)]
    assert covered == list(range(len(document.tokens)))


def test_the_article_returns_when_two_lams_are_split() -> None:
    assert Split("ول", "الامم") in splits(fold("وللأمم"))
    assert splits("ليبيا")[0] == Split("", "ليبيا")


def test_a_pronoun_hides_ta_marbuta() -> None:
    assert "حكومه" in bare_stems(fold("حكومته"))
