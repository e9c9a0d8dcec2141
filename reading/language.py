"""Whether a text is Arabic or English: the script by its letters, the language by its little words."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from extraction.lexicons import table
from extraction.text import fold
from reading.errors import ReadError

SHARE_OF_LETTERS = 0.6
"""At least this share of an article's letters is Arabic or Latin."""

_FEW, _MANY = 10, 30
"""A text of few words may do without little ones; one that has not many needs one at least."""
_SHARE_OF_WORDS = 0.1
"""Prose of the language has more than twice as many; Persian or French as good as none."""
_LOOKED_AT = 20_000
"""Characters that tell enough."""
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[وف]?(?:(?:[بك]?ال|لل)\w{2,}|[بل]?[أإ]\w+|\w+ة)")
"""What Arabic words have and those of Persian, Urdu or Kurdish do not: the article, أ or إ in front, ة at the end."""


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
    words = [word for word in _WORD.findall(_bare(text[:_LOOKED_AT])) if fold(word).isascii() == (language == "en")]
    if len(words) < _FEW:
        return True
    little = [_little().get(fold(word)) for word in words]
    shown = sum(
        known == language or (language == "ar" and _ARABIC.fullmatch(word) is not None)
        for word, known in zip(words, little, strict=True)
    )
    needed = _SHARE_OF_WORDS * len(words) if len(words) >= _MANY else 1
    return shown >= needed and shown > little.count("other")


def _bare(text: str) -> str:
    """In plain letters, without vowel signs and the like."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(char for char in plain if unicodedata.category(char) not in ("Mn", "Cf") and char != "ـ")


@cache
def _little() -> Mapping[str, str]:
    return {fold(row["word"]): row["language"] for row in table("function_words")}
