"""Raw text to a Document: tokens with offsets and folded forms, sentences, and the clitics that a word may carry.

Matching everywhere works on folded words (`Token.norm`), so that خليفه and خليفة, or ٢٠١١ and 2011, are one.
Folding joins words that only spelling keeps apart (على "on" and علي "Ali"): a rule that needs the difference
looks at `Token.text`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from camel_tools.utils.charmap import CharMapper
from camel_tools.utils.normalize import (
    normalize_alef_ar,
    normalize_alef_maksura_ar,
    normalize_teh_marbuta_ar,
)

_ARCLEAN = CharMapper.builtin_mapper("arclean")
_SEATED_HAMZA = str.maketrans("ؤئ", "وي")
_IGNORABLE = {"Mn", "Cf"}  # vowel signs; joiners and bidi controls
_TATWEEL = "ـ"
_ARABIC_BLOCK = 0x0600
_FOLDED_BLOCKS = (
    (0x0080, 0x0590),
    (_ARABIC_BLOCK, 0x0700),
    (0x0750, 0x0780),
    (0x1E00, 0x1F00),
    (0x2000, 0x2070),
    (0xFB00, 0xFE00),
    (0xFE70, 0x10000),
)


_LATIN_LETTERS = str.maketrans("ıøłđ", "iold")  # letters that no decomposition makes plain


def _fold_character(char: str) -> str:
    if unicodedata.name(char, "").startswith("LATIN "):
        plain = unicodedata.normalize("NFKD", char.lower())
        return "".join(c for c in plain if unicodedata.category(c) not in _IGNORABLE).translate(_LATIN_LETTERS)
    kept = "".join(
        c for c in unicodedata.normalize("NFKC", char) if c != _TATWEEL and unicodedata.category(c) not in _IGNORABLE
    )
    kept = _ARCLEAN.map_string(kept)
    kept = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(kept))).translate(_SEATED_HAMZA)
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in kept).lower()


def _folding_table() -> dict[int, int | str | None]:
    """What `str.translate` makes of each character; letters that stay are listed too, as missing ones are slow."""
    table: dict[int, int | str | None] = {code: ord(chr(code).lower()) for code in range(0x80)}
    for low, high in _FOLDED_BLOCKS:
        for code in range(low, high):
            folded = _fold_character(chr(code))
            if folded != chr(code) or low == _ARABIC_BLOCK:
                table[code] = ord(folded) if len(folded) == 1 else folded or None
    return table


_FOLD = _folding_table()
_LONGEST_REMEMBERED = 32  # letters: words and names of the lexicons are folded again and again


def fold(text: str) -> str:
    """Text with every spelling variant that Arabic readers take for the same word made one.

    Vowel signs, tatweel, joiners and bidi controls go; alef and hamza forms, ى/ي, ة/ه, Persian letters,
    presentation forms and digits of any script become their plain form; Latin letters become lower case and lose
    their accents.
    The same function serves the parser, the index and the queries.
    """
    return _fold_word(text) if len(text) <= _LONGEST_REMEMBERED else text.translate(_FOLD)


@lru_cache(maxsize=65536)
def _fold_word(text: str) -> str:
    return text.translate(_FOLD)


class Kind(StrEnum):
    """What a token is made of."""

    WORD = "word"  # Arabic letters
    NUMBER = "number"  # digits, with . , ٫ ٬ between digits
    LATIN = "latin"  # letters of another script
    PUNCT = "punct"  # any one other character that is not white space


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign: body[start:end] is `text`, `norm` its folded form, `sentence` its sentence's index."""

    text: str
    norm: str
    start: int
    end: int
    kind: Kind
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, last) and code points [start, end) of one sentence."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A body cut into tokens and sentences; `norms[i]` is `tokens[i].norm`."""

    body: str
    tokens: tuple[Token, ...]
    norms: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that holds token number `token`."""
        return self.sentences[self.tokens[token].sentence]

    def alone(self, sentence: Sentence) -> "Document":
        """One sentence as a document of its own; its tokens count from 0, their offsets stay the body's."""
        tokens = tuple(replace(token, sentence=0) for token in self.tokens[sentence.first : sentence.last])
        only = Sentence(0, len(tokens), sentence.start, sentence.end)
        return Document(self.body, tokens, self.norms[sentence.first : sentence.last], (only,))

    def text(self, first: int, last: int) -> str:
        """The body's own wording of tokens [first, last)."""
        return self.body[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""


_ARABIC = (
    "\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff"
    "\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
)
_JOINERS = "\u200c\u200d"
_TOKEN = re.compile(
    rf"(?P<word>[{_ARABIC}][{_ARABIC}{_JOINERS}]*)"
    r"|(?P<number>\d+(?:[.,٫٬]\d+)*)"
    r"|(?P<latin>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<newline>\n)"
    r"|(?P<punct>[^\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff])"
)
_ENDERS = frozenset(".!?؟…")
_CLOSERS = frozenset("\"”»)]'’")
_ABBREVIATIONS = frozenset(
    {"د", "م", "أ", "ا", "ه", "هـ", "ق", "ص", "ت", "ج", "س", "كلم", "كم", "dr", "mr", "mrs", "ms", "st", "gen", "col"}
    | {"prof", "lt", "maj", "brig", "capt", "sgt", "adm", "rep", "sen", "gov", "rev", "hon", "jr", "vs"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
    | {"inc", "corp", "ltd", "co", "approx", "sq"}
)


def read(body: str) -> Document:
    """Cut a body into tokens and sentences. Total: any string gives a Document, in linear time."""
    raw: list[tuple[str, str, int, int, Kind]] = []
    breaks: list[int] = []  # token indexes at which a sentence begins
    pending = False  # an ender was seen: the next token that is no closer begins a sentence
    for match in _TOKEN.finditer(body):
        group = match.lastgroup
        if group == "newline":
            breaks.append(len(raw))
            pending = False
            continue
        kind = Kind(group or "punct")
        text = match.group()
        closes = text in _CLOSERS and not _opens(text, body, match.start())
        if pending and not (kind is Kind.PUNCT and (closes or text in _ENDERS)):
            breaks.append(len(raw))
            pending = False
        if kind is Kind.PUNCT and text in _ENDERS and not _abbreviates(text, raw, match.start()):
            pending = True
        raw.append((text, fold(text), match.start(), match.end(), kind))
    return _assemble(body, raw, breaks)


def _opens(mark: str, body: str, at: int) -> bool:
    """Whether a straight mark begins a quotation: a blank before it and none behind it."""
    around = body[at - 1 : at], body[at + 1 : at + 2]
    return mark in "\"'" and around[0].isspace() and around[1] != "" and not around[1].isspace()


def _abbreviates(ender: str, before: list[tuple[str, str, int, int, Kind]], at: int) -> bool:
    """Whether a full stop belongs to the one-letter or known abbreviation before it (د. أحمد)."""
    if ender != "." or not before or before[-1][3] != at:
        return False
    text, kind = before[-1][0], before[-1][4]
    if kind is Kind.LATIN:
        return len(text) == 1 or text.lower() in _ABBREVIATIONS
    return kind is Kind.WORD and text in _ABBREVIATIONS


def _assemble(body: str, raw: list[tuple[str, str, int, int, Kind]], breaks: list[int]) -> Document:
    edges = sorted({0, *(b for b in breaks if b < len(raw)), len(raw)})
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for index, (first, last) in enumerate(pairwise(edges)):
        tokens.extend(Token(text, norm, start, end, kind, index) for text, norm, start, end, kind in raw[first:last])
        sentences.append(Sentence(first, last, raw[first][2], raw[last - 1][3]))
    return Document(body, tuple(tokens), tuple(token.norm for token in tokens), tuple(sentences))


# Proclitics in the order in which they join a word: conjunction, then preposition or future particle, then article.
_PREFIXES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك")
_ARTICLE = "ال"
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Split:
    """One reading of a folded word: proclitics taken off (conjunction, preposition; never the article) and the rest."""

    prefix: str
    stem: str


@lru_cache(maxsize=65536)
def splits(norm: str) -> tuple[Split, ...]:
    """Every reading of a folded word as proclitics and stem, the whole word first.

    The article stays on the stem; لل is read as ل and a stem with ال (للامم: ل + الامم) and as ل and a bare
    stem that begins with ل. The caller decides by lookup which reading is a word.
    """
    found = [Split("", norm)]
    for prefix in _PREFIXES:
        rest = norm[len(prefix) :]
        if not norm.startswith(prefix) or len(rest) < _SHORTEST_STEM:
            continue
        if prefix.endswith("ل") and rest.startswith("ل"):
            found.append(Split(prefix, _ARTICLE + rest[1:]))
        found.append(Split(prefix, rest))
    return tuple(found)


_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ه", "ك", "ي")


@lru_cache(maxsize=65536)
def bare_stems(stem: str) -> tuple[str, ...]:
    """The folded stem without a possessive or object pronoun, in every spelling that the pronoun may hide.

    حكومته -> حكومت, حكومه: ة is written ت before a pronoun.
    """
    found: list[str] = []
    for pronoun in _PRONOUNS:
        rest = stem[: -len(pronoun)]
        if stem.endswith(pronoun) and len(rest) >= _SHORTEST_STEM:
            found.append(rest)
            if rest.endswith("ت"):
                found.append(rest[:-1] + "ه")
    return tuple(found)


def words(document: Document) -> Iterator[Token]:
    """The tokens that are words or numbers, without signs."""
    return (token for token in document.tokens if token.kind is not Kind.PUNCT)
