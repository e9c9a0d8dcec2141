"""Which country's money a دينار, ريال or جنيه is: by its adjective, as said before, or by the article's country."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extraction.lexicons import table
from extraction.numbers_nouns import Noun, optional_table
from extraction.text import Document, fold, splits


@dataclass(frozen=True, slots=True)
class Currency:
    """One country's money: ISO 4217 code in lower case, English singular and plural, ISO 3166 alpha-2 country."""

    iso: str
    en: str
    en_plural: str
    country: str


@cache
def _national() -> dict[str, tuple[tuple[tuple[str, ...], Currency], ...]]:
    """Per folded noun: (words of the adjective, currency)."""
    found: dict[str, list[tuple[tuple[str, ...], Currency]]] = {}
    for row in table("currencies"):
        noun = fold(row["ar"]).partition(" ")[0]
        currency = Currency(row["iso"], row["en"], row["en_plural"], row["country"])
        for adjective in filter(None, row["adjectives"].split("|")):
            found.setdefault(noun, []).append((tuple(fold(adjective).split()), currency))
    return {noun: tuple(entries) for noun, entries in found.items()}


def named(document: Document, noun: Noun, at: int) -> tuple[Currency, int] | None:
    """The currency that the adjective at token `at` makes of a money noun, and where the adjective ends."""
    limit = document.sentence_of(at - 1).last
    for words, currency in _national().get(noun.lemma, ()):
        end = at + len(words)
        if end <= limit and all(
            norm.removeprefix("ال") in (word, f"{word}ان", f"{word}ين")
            for word, norm in zip(words, document.norms[at:end], strict=True)
        ):
            return currency, end
    return None


@cache
def _countries() -> Mapping[str, str]:
    """Folded words that point to a country: state names, nationalities, cities."""
    found: dict[str, str] = {}
    by_state: dict[str, str] = {}
    for row in optional_table("states"):
        for name in (row["ar"], *row["aliases"].split("|")):
            if name:
                found[fold(name)] = by_state[fold(name)] = row["iso"]
    for row in optional_table("nisba"):
        country = by_state.get(fold(row["of"]))
        if country:
            stem = fold(row["ar"])
            for form in (stem, stem + "ه", stem + "ا", stem + "ون", stem + "ين", *row["plurals"].split("|")):
                found.setdefault(fold(form), country)
    for row in optional_table("places"):
        if row["country"] and not row["cue"]:
            found.setdefault(fold(row["ar"]), row["country"])
    return {word: country for word, country in found.items() if " " not in word}


def countries(document: Document) -> Counter[str]:
    """How often an article names each country, directly, by nationality or by a city of one word."""
    known = _countries()
    found: Counter[str] = Counter()
    for norm in document.norms:
        for split in splits(norm):
            country = known.get(split.stem) or known.get(split.stem.removeprefix("ال"))
            if country is not None:
                found[country] += 1
                break
    return found


def by_country(noun: Noun, mentioned: Counter[str]) -> Currency | None:
    """The money of that name of the country that the article names most, or None where it names none that has one."""
    best: tuple[int, Currency] | None = None
    for currency in dict.fromkeys(currency for _, currency in _national().get(noun.lemma, ())):
        count = mentioned[currency.country] if currency.country else 0
        if count and (best is None or count > best[0]):
            best = count, currency
    return best[1] if best is not None else None
