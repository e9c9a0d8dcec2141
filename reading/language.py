"""Whether a text is Arabic or English: the script by its letters, the language by its little words."""

import re
from functools import cache

from extraction.lexicons import table
from extraction.text import fold
from reading.errors import ReadError

SHARE_OF_LETTERS = 0.6
"""At least this share of an article's letters is Arabic or Latin."""

_LEAST_WORDS = 10
"""A text of fewer words may do without little ones."""
_SHARE_OF_WORDS = 0.05
"""Prose of the language has four times as many; Persian or French as good as none."""
_LOOKED_AT = 20_000
"""Characters that tell enough."""
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile(r"[وف]?(?:[بك]?ال|لل)\w{2,}")


def language_of(text: str) -> str:
    """The language, ar or en; ReadError where neither makes up most of the text."""
    arabic = latin = other = 0
    for char in text:
        if char.isalpha():
            if "\u0600" <= char <= "\u06ff" or "\ufb50" <= char <= "\ufefc":
                arabic += 1
            elif char.isascii():
                latin += 1
            else:
                other += 1
    letters = arabic + latin + other
    language = "ar" if arabic >= latin else "en"
    if not letters or max(arabic, latin) < SHARE_OF_LETTERS * letters or not _is_spoken(language, text):
        raise ReadError("read-language")
    return language


def _is_spoken(language: str, text: str) -> bool:
    """Whether the words in a language's script are those of the language."""
    latin = language == "en"
    words = [word for word in _WORD.findall(fold(text[:_LOOKED_AT])) if word.isascii() == latin]
    if len(words) < _LEAST_WORDS:
        return True
    little = _little(language)
    found = sum(word in little or (not latin and _ARTICLE.fullmatch(word) is not None) for word in words)
    return found >= max(1, _SHARE_OF_WORDS * len(words))


@cache
def _little(language: str) -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("function_words") if row["language"] == language)
