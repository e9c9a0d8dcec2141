"""What an English number counts: units of measure, money of each country, and nouns of people and things."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extraction.en.mentions import state_of_adjective, uses
from extraction.en.reading import Text
from extraction.glossary_words import plural_of
from extraction.lexicons import table
from extraction.matching import PhraseTable
from extraction.text import Kind

_MOST_ADJECTIVES = 4
_MANY = {
    "people": "person",
    "children": "child",
    "police": "police_officer",
    "cattle": "cattle",
    "aircraft": "aircraft",
}
_MEN = ("men", "man")
_LONGEST_ENDING = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that ends before token `last`: its name in snake case and its kind (money, percent, person, …)."""

    last: int
    name: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency word: its code, or what is known of one that several countries have; the country of the code."""

    code: str
    country: str


@cache
def measures() -> PhraseTable[tuple[str, str]]:
    """Units of measure in all their spellings."""
    return PhraseTable(
        (form, (row["unit"], row["kind"]))
        for row in table("en_units")
        for form in (row["en"], *row["forms"].split("|"))
        if form
    )


@cache
def signs() -> dict[str, str]:
    """Signs of money before digits, by their tokens."""
    return {row["en"].lower(): row["unit"] for row in table("en_currencies") if row["place"] == "sign"}


@cache
def codes() -> dict[str, str]:
    """Codes of money, which need their capitals."""
    return {row["en"]: row["unit"] for row in table("en_currencies") if row["place"] == "code"}


@cache
def currencies() -> PhraseTable[Currency]:
    """Nouns of money in both numbers, with and without the country's adjective."""
    entries = []
    for row in table("currencies"):
        if row["ar"].isascii() or row["ar"] in signs():
            continue
        for form in {row["en"], row["en_plural"]}:
            if form.isascii() and len(form) > _LONGEST_ENDING - 1:
                entries.append((form, Currency(row["iso"], row["country"])))
    for row in table("en_currencies"):
        if row["place"] == "":
            entries += [(f, Currency(row["unit"], row["country"])) for f in (row["en"], *row["forms"].split("|")) if f]
    return PhraseTable(entries)


@cache
def _of_country() -> dict[tuple[str, str], str]:
    """The code of a country's dinar, pound and so on."""
    found: dict[tuple[str, str], str] = {}
    for row in table("currencies"):
        if row["country"] and row["iso"]:
            found.setdefault((row["en"].split()[-1], row["country"]), row["iso"])
    return found


def money_after(text: Text, at: int, countries: Sequence[str] = ()) -> Unit | None:
    """A currency at a token: dollars, Egyptian pounds, EGP, and dinars of the first country named that has them."""
    if at >= len(text.words):
        return None
    code = codes().get(text.document.tokens[at].text)
    if code is not None:
        return Unit(at + 1, code, "money")
    match = currencies().longest_from(text.words[at], text.words, at)
    owner = state_of_adjective(text, at)
    if owner is not None and (match is None or match.last <= owner[2]):
        noun = _bare(text.word(owner[2]))
        code = _of_country().get((noun, owner[0].country))
        if code is not None:
            return Unit(owner[2] + 1, code, "money")
    if match is None:
        return None
    found = match.values[0]
    noun = _bare(text.word(match.last - 1))
    if not found.code:
        code = next((_of_country()[noun, country] for country in countries if (noun, country) in _of_country()), noun)
        return Unit(match.last, code, "money")
    return Unit(match.last, found.code or noun, "money")


def _bare(noun: str) -> str:
    return noun.removesuffix("s")


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    """Countable nouns of the glossary by both numbers: the singular and its kind."""
    found: dict[str, tuple[str, str]] = {}
    for row in table("nouns"):
        if " " in row["en"] or row["kind"] in ("substance", "time"):
            continue
        singular = row["en"].lower()
        for form in (row["en_plural"].lower() or plural_of(singular), singular):
            found.setdefault(form, (singular, row["kind"]))
    return found


def measure(text: Text, at: int) -> Unit | None:
    """A unit of measure at a token."""
    if at >= len(text.words):
        return None
    match = measures().longest_from(text.words[at], text.words, at)
    if match is None or (text.capital[at] and not text.document.tokens[at].text.isupper()):
        return None
    name, kind = match.values[0]
    return Unit(match.last, name, kind)


def counted(text: Text, at: int, *, many: bool) -> Unit | None:
    """The noun that a number at the token before counts, past a few adjectives."""
    stop = min(text.stop(at) if at < len(text.words) else 0, at + _MOST_ADJECTIVES + 1)
    here = at
    while here < stop:
        word = text.word(here)
        token = text.document.tokens[here]
        if here > at and text.word(here) == "-" and text.joined(here) and text.is_word(here + 1):
            here += 2
            continue
        if token.kind is not Kind.LATIN or word in uses("function"):
            return None
        unit = measure(text, here)
        if unit is not None and (here == at or unit.kind == "person"):
            return unit
        noun = head_noun(word, many=many)
        if noun is not None and not text.possessive[here] and word not in uses("not_head"):
            ahead = text.word(here + 1)
            longer = head_noun(ahead, many=many) if many and not _plural(word) else None
            if longer is None or ahead in uses("function"):
                return Unit(here + 1, noun[0].replace("-", "_"), noun[1])
        here += 1
    return None


def _plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in _MANY or word.endswith("men")


def head_noun(word: str, *, many: bool) -> tuple[str, str] | None:
    """A noun that may be counted: its singular and kind; after a number above one only what looks like a plural."""
    if word in _MANY:
        return _MANY[word], "person"
    if word.endswith("men") and len(word) > _LONGEST_ENDING:
        return word[:-3] + "man", "person"
    known = _nouns().get(word)
    if known is not None and (not many or _plural(word) or (known[0] == word and plural_of(word) == word)):
        return known
    if many and _plural(word) and len(word) > _LONGEST_ENDING and word.isalpha():
        return _singular(word), "other"
    if not many and word.isalpha() and not word.endswith(("ed", "ing", "ly", "an", "ic", "al", "ous", "ive")):
        return word, "other"
    return None


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]
