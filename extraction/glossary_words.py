"""The words of the glossary in all their forms: which noun or adjective a folded word can be, and its English."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extraction.lexicons import Row, table
from extraction.matching import PhraseTable, phrase_key
from extraction.text import bare_stems, fold

ARTICLE = "ال"
PERSON = "person"
UNCOUNTED = frozenset({"abstract", "substance", "money"})
"""Kinds of nouns that English uses without an article and puts before another noun: oil prices, food security."""


class Number(StrEnum):
    """Grammatical number."""

    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun form: its English, number and kind, whether it is feminine, whether it carries its own article."""

    en: str
    number: Number
    kind: str
    feminine: bool
    defined: bool


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
    return first.endswith(("ة", "اء", "ى")) or (first.endswith("ات") and rest.endswith("ة"))


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
    """Every form with what it is: single words folded, phrases as they stand; what tables spell before what follows."""
    rows = tuple(_noun_rows())
    for ar, plurals, en, plural, kind in rows:
        defined = " " in ar and ar.split()[-1].startswith(ARTICLE)
        feminine = _feminine(ar)
        yield (ar if " " in ar else fold(ar)), Noun(en, Number.SINGULAR, kind, feminine, defined)
        many = Noun(plural, Number.PLURAL, kind, feminine, defined)
        for form in plurals:
            yield (form if " " in form else fold(form)), many
    for ar, plurals, en, plural, kind in rows:
        yield from _derived(ar, plurals, en, plural, kind)


def _derived(ar: str, plurals: list[str], en: str, plural: str, kind: str) -> Iterator[tuple[str, Noun]]:
    """Forms that follow from the spelled ones: sound plurals in their cases, the dual, the accusative, women."""
    some = Noun(plural, Number.PLURAL, kind, False, False)
    for form in plurals:
        if form.endswith("ون") and " " not in form:
            folded = fold(form)
            yield folded[:-2] + "ين", some
            yield folded[:-1], some  # construct: مسؤولو
    if " " in ar:
        return
    folded, feminine = fold(ar), _feminine(ar)
    stem = folded[:-1] + "ت" if ar.endswith("ة") else folded
    two = Noun(f"two {plural}", Number.DUAL, kind, feminine, False)
    yield stem + "ان", two
    yield stem + "ين", two
    if not feminine:
        yield folded + "ا", Noun(en, Number.SINGULAR, kind, False, False)  # accusative
        if kind == PERSON:
            yield folded + "ه", Noun(en, Number.SINGULAR, kind, True, False)


@cache
def nouns() -> PhraseTable[Noun]:
    """All noun forms as phrases, without an article on the first word."""
    forms = ((phrase_key(form.removeprefix(ARTICLE)) if " " in form else form, noun) for form, noun in _noun_forms())
    return PhraseTable(forms, folded=True)


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


def _inflected(ar: str, en: str, irregular: list[str]) -> Iterator[tuple[str, Adjective]]:
    ar, _, rest = ar.partition(" ")
    tail = f" {fold(rest)}" if rest else ""
    base, stem = fold(ar), fold(ar.removesuffix("ى"))
    masculine, feminine = Adjective(en, False, False, False), Adjective(en, True, False, False)
    men, women = Adjective(en, False, True, False), Adjective(en, True, True, False)
    two_men, two_women = Adjective(en, False, False, True), Adjective(en, True, False, True)
    yield base + tail, masculine
    for ending, adjective in (
        ("ا", masculine), ("ه", feminine), ("ون", men), ("ين", men), ("ات", women),
        ("ان", two_men), ("تان", two_women), ("تين", two_women),
    ):  # fmt: skip
        yield stem + ending + tail, adjective
    for form in irregular:
        yield fold(form), feminine if form.endswith(("ى", "اء", "ة")) else men


@cache
def adjectives() -> dict[str, Adjective]:
    """All adjective forms, folded, without the article; nisba adjectives among them."""
    found: dict[str, Adjective] = {}
    for row in (*table("adjectives"), *table("nisba")):
        irregular = _cells(row, "forms" if "forms" in row else "plurals")
        for form, adjective in _inflected(row["ar"], row["en"], irregular):
            found.setdefault(form, adjective)
    return found


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
