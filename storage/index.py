"""What the full-text index holds of a sentence, and how a query is put to it.

FTS5 folds no Arabic, so both sides are folded here. The stems are every reading of a word without its proclitics,
article and accusative ending: للأمم is found by الأمم and by أمم, اتفاقا by اتفاق, and a query needs no prefix.
A Latin word finds those that begin with it, since English endings are no stems here.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from extraction.glossary_words import arabic_of
from extraction.text import Kind, Token, fold, read, splits

ARTICLE = "ال"
_ACCUSATIVE = "ا"  # the alef that carries tanwin: اتفاقا
_SHORTEST = 3  # letters of a stem that is worth an entry
_LATIN = re.compile("[a-z]{3,}")


def indexed(tokens: tuple[Token, ...]) -> tuple[str, str]:
    """The words and the stems of a sentence's tokens, as the index takes them."""
    words = [token.norm for token in tokens if token.kind is not Kind.PUNCT]
    return " ".join(words), stems(words)


def stems(words: Iterable[str]) -> str:
    """What folded words may be besides themselves."""
    return " ".join(dict.fromkeys(stem for word in words for stem in _stems(word)))


def match_all(text: str) -> str:
    """An FTS5 query for sentences with every word of a text; nothing that a user types can be a syntax error."""
    words = [token.norm for token in read(text).tokens if token.kind is not Kind.PUNCT]
    if not words:
        return '""'
    return " AND ".join(f"({' OR '.join(map(_term, alternatives(word)))})" for word in words)


@lru_cache(maxsize=16384)
def folded_name(name: str) -> str:
    """A name as it is looked up: folded, without signs, and without an article on its first word."""
    words = [token.norm for token in read(name).tokens if token.kind is not Kind.PUNCT]
    return _bare(" ".join(" ".join(words).split()))  # a lone vowel sign folds to a blank


def alternatives(word: str) -> tuple[str, ...]:
    """The word, and without its article and what stands before that: والأمم and للأمم ask for أمم as well.

    An English word asks for the Arabic nouns that it translates too.

    A proclitic without an article stays, since it may be the word's own letter.
    """
    behind = [_bare(split.stem) for split in splits(word) if split.stem.startswith(ARTICLE)]
    return tuple(dict.fromkeys([word, *behind, *arabic_of(word)]))


def _term(word: str) -> str:
    quoted = '"' + word.replace('"', '""') + '"'
    return f"{quoted} *" if _LATIN.fullmatch(word) else quoted


def _stems(word: str) -> list[str]:
    readings = [split.stem for split in splits(word)]
    readings += [reading.removesuffix(_ACCUSATIVE) for reading in readings]
    found = [*readings, *(_bare(reading) for reading in readings)]
    return [stem for stem in dict.fromkeys(found) if len(stem) >= _SHORTEST and stem != word]


def _bare(word: str) -> str:
    return word[len(ARTICLE) :] if word.startswith(ARTICLE) and len(word) - len(ARTICLE) >= _SHORTEST else word


def fingerprint_text(body: str) -> str:
    """What two copies of the same article share whatever their spacing: the folded words in order."""
    return " ".join(fold(body).split())
