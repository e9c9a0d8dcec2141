"""The words of the glossary in all their forms: which noun or adjective a folded word can be, and its English."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from extraction.lexicons import Row, table
from extraction.matching import Match, PhraseTable, phrase_key
from extraction.text import bare_stems, fold, splits

ARTICLE = "ال"
PERSON = "person"
_SHORTEST_DERIVED = 3
UNCOUNTED = frozenset({"abstract", "substance", "money"})
"""Kinds of nouns that English uses without an article and puts before another noun: oil prices, food security."""


class Number(StrEnum):
    """Grammatical number."""

    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun form: its English, number and kind, whether it is feminine, whether it carries its own article.

    `many` is the English plural.
    """

    en: str
    number: Number
    kind: str
    feminine: bool
    defined: bool
    many: str


@dataclass(frozen=True, slots=True)
class Adjective:
    """An adjective form: its English, and with what it can agree."""

    en: str
    feminine: bool
    plural: bool
    dual: bool


def plural_of(english: str) -> str:
    """The regular plural of an English noun phrase's last word, or of the one before "of"."""
    head, of, rest = english.partition(" of ")
    if of:
        return plural_of(head) + of + rest
    if english.endswith(("ysis", "risis", "thesis")):
        return english[:-2] + "es"
    if english.endswith("y") and english[-2:-1] not in "aeiou":
        return english[:-1] + "ies"
    return english + ("es" if english.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _feminine(ar: str) -> bool:
    first, _, rest = ar.partition(" ")
    if first.endswith("ى"):
        return not first.startswith("م")  # مستوى, مبنى
    return first.endswith(("ة", "اء")) or (first.endswith("ات") and rest.endswith("ة"))


def _cells(row: Row, column: str) -> list[str]:
    return [cell.strip() for cell in row[column].split("|") if cell.strip()]


def _noun_rows() -> Iterator[tuple[str, list[str], str, str, str]]:
    """Arabic, plurals, English, English plural and kind: the nouns, then nouns of news that are not among them."""
    known: set[str] = set()
    for row in table("nouns"):
        plurals = _cells(row, "plurals")
        known.add(fold(row["ar"]))
        known.update(fold(form) for form in plurals)
        yield row["ar"], plurals, row["en"], row["en_plural"] or plural_of(row["en"]), row["kind"]
    for row in table("trigger_nouns"):
        if fold(row["ar"]) not in known:
            en = row["en"].partition("|")[0]
            yield row["ar"], _cells(row, "plurals"), en, plural_of(en), "act"


def _noun_forms() -> Iterator[tuple[str, Noun]]:
    """Every form that the tables spell, with what it is: single words folded, phrases as they stand."""
    for ar, plurals, en, plural, kind in _noun_rows():
        defined = ar.rpartition(" ")[2].startswith(ARTICLE)
        feminine = _feminine(ar)
        yield (ar if " " in ar else fold(ar)), Noun(en, Number.SINGULAR, kind, feminine, defined, plural)
        for form in plurals:
            yield (form if " " in form else fold(form)), Noun(plural, Number.PLURAL, kind, feminine, defined, plural)
        first, _, second = ar.partition(" ")
        if second and " " not in second and not defined and not first.startswith(ARTICLE):
            yield f"{first} {ARTICLE}{second}", Noun(en, Number.SINGULAR, kind, feminine, True, plural)  # محطة الكهرباء


class NounTable(PhraseTable[Noun]):
    """All noun forms as phrases; forms that follow from those of the tables are taken apart when they are met."""

    def longest_from(self, stem: str, norms: Sequence[str], first: int, prefix: str = "") -> Match[Noun] | None:
        """The longest phrase whose first word is `stem`, else the derived form that `stem` is."""
        found = super().longest_from(stem, norms, first, prefix)
        if found is None and (derived := _derived(stem)):
            return Match(first, first + 1, prefix, derived)
        return found

    def longest(self, norms: Sequence[str], first: int, *, clitics: bool = True) -> Match[Noun] | None:
        """The longest phrase that begins at token `first`, else the first reading that is a derived form."""
        found = super().longest(norms, first, clitics=clitics)
        if found is None:
            for reading in splits(norms[first])[: None if clitics else 1]:
                if derived := _derived(reading.stem):
                    return Match(first, first + 1, reading.prefix, derived)
        return found

    def get(self, phrase: str) -> tuple[Noun, ...]:
        """All that exactly this phrase may be."""
        return super().get(phrase) or _derived(phrase)

    def spelled(self, form: str) -> tuple[Noun, ...]:
        """What the tables spell as exactly this folded word."""
        return self._values.get(form, ())


@lru_cache(maxsize=65536)
def _derived(form: str) -> tuple[Noun, ...]:
    """A sound plural in another case, a dual, an accusative, a woman: what the tables leave out."""
    if " " in form or len(form) < _SHORTEST_DERIVED or form[-1] not in "نواه":
        return ()
    spelled = nouns().spelled
    found: list[Noun] = []
    if form.endswith(("ين", "و")):
        many = spelled(form[:-2] + "ون" if form.endswith("ين") else form + "ن")
        found += (replace(n, feminine=False) for n in many if n.number is Number.PLURAL)
    if form.endswith(("ان", "ين")):
        stem = form[:-2]
        feminine = stem.endswith("ت")
        ones = spelled(stem[:-1] + "ه" if feminine else stem) or spelled(stem)
        found += (_two(n) for n in ones if n.number is Number.SINGULAR)
    if form.endswith(("ا", "ه")):
        woman = form.endswith("ه")
        found += (
            replace(n, feminine=woman)
            for n in spelled(form[:-1])
            if n.number is Number.SINGULAR and not n.feminine and (n.kind == PERSON or not woman)
        )
        found += (
            n
            for n in spelled(form[:-1])
            if n.number is Number.PLURAL and not (woman or form.endswith(("ونا", "ينا", "اتا")))
        )
    return tuple(found)


def _two(noun: Noun) -> Noun:
    return Noun(f"two {noun.many}", Number.DUAL, noun.kind, noun.feminine, False, noun.many)


@cache
def nouns() -> NounTable:
    """All noun forms as phrases, without an article on the first word."""
    forms = ((phrase_key(form.removeprefix(ARTICLE)) if " " in form else form, noun) for form, noun in _noun_forms())
    return NounTable(forms, folded=True)


@cache
def _reversed() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for form, noun in _noun_forms():
        if " " not in form and noun.number is not Number.DUAL:
            found.setdefault(noun.en.lower(), {})[form] = None
    return {english: tuple(forms) for english, forms in found.items()}


def arabic_of(english: str) -> tuple[str, ...]:
    """The folded Arabic nouns that the glossary translates by exactly this English word, singular or plural."""
    return _reversed().get(english.lower(), ())


class Adjectives:
    """All adjective forms, folded, without the article, nisba adjectives among them; endings are taken off."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Take rows of the tables of adjectives and of nisba; of two rows with one form the first counts."""
        self._words: dict[str, Adjective] = {}
        self._stems: dict[str, str] = {}
        for row in rows:
            ar, _, rest = row["ar"].partition(" ")
            tail = f" {fold(rest)}" if rest else ""
            en = row["en"]
            self._words.setdefault(fold(ar) + tail, Adjective(en, False, False, False))
            self._stems.setdefault(fold(ar.removesuffix("ى")) + tail, en)
            for form in _cells(row, "forms" if "forms" in row else "plurals"):
                feminine = form.endswith(("ى", "اء", "ة"))
                self._words.setdefault(fold(form), Adjective(en, feminine, not feminine, False))

    def get(self, form: str) -> Adjective | None:
        """The adjective that a folded form is, of one word or two."""
        found = self._words.get(form)
        return found if found is not None else self._inflected(form)

    def _inflected(self, form: str) -> Adjective | None:
        word, blank, tail = form.partition(" ")
        for ending, feminine, plural, dual in _ENDINGS:
            if word.endswith(ending) and (en := self._stems.get(word[: -len(ending)] + blank + tail)) is not None:
                return Adjective(en, feminine, plural, dual)
        return None

    def __contains__(self, form: str) -> bool:
        """Whether a folded word is a form of an adjective."""
        return self.get(form) is not None


_ENDINGS = (
    ("تان", True, False, True),
    ("تين", True, False, True),
    ("ون", False, True, False),
    ("ين", False, True, False),
    ("ات", True, True, False),
    ("ان", False, False, True),
    ("ا", False, False, False),
    ("ه", True, False, False),
)
"""Endings of adjectives, longer ones first, with feminine, plural and dual."""


@cache
def adjectives() -> Adjectives:
    """All adjectives of the tables."""
    return Adjectives((*table("adjectives"), *table("nisba")))


def owned(text: str, norm: str) -> bool:
    """Whether a word, as written and as folded, is a noun with a possessive pronoun (سفيره, but not مدينة)."""
    if text.endswith("ة") or norm.startswith(ARTICLE) or nouns().spelled(norm):
        return False
    return any(nouns().spelled(rest) for rest in bare_stems(norm))


@cache
def prepositions() -> PhraseTable[str]:
    """Prepositions of one or more words with their English."""
    return PhraseTable((row["ar"], row["en"]) for row in table("prepositions"))


@cache
def _articled() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("english_articles")
    return (
        frozenset(row["word"] for row in rows if row["place"] == "first"),
        frozenset(row["word"] for row in rows if row["place"] == "last"),
    )


def with_article(name: str) -> str:
    """An English proper name as it stands inside a sentence: the United Nations, but France."""
    first, last = _articled()
    words = name.split()
    if not words or words[0].lower() == "the":
        return name
    takes = words[-1] in last or (words[0] in first and len(words) > 1) or "of" in words[1:]
    return f"the {name}" if takes else name


@dataclass(frozen=True, slots=True)
class Split:
    """A word's stem without article and pronoun, and whether it had one."""

    stem: str
    article: bool
    pronoun: bool


def stems(stem: str) -> Iterator[Split]:
    """Ways to read a word that has no proclitic (left): bare, without its article, without its pronoun."""
    yield Split(stem, False, False)
    if stem.startswith(ARTICLE) and len(stem) > len(ARTICLE) + 1:
        yield Split(stem[len(ARTICLE) :], True, False)
        return
    for rest in bare_stems(stem):
        yield Split(rest, False, True)
