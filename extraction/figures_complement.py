"""What narrows a counted noun: adjectives, من with a noun, what people need; for the wording in both languages."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from extraction.dates import DateMention
from extraction.english import Reading, longest_noun_phrase, noun_phrase
from extraction.figures_qualifiers import words_of
from extraction.figures_units import MEASURES, PERCENT, Counted
from extraction.numbers import Form, Number
from extraction.numbers_nouns import PERSON, noun_form, optional_table
from extraction.text import Document, Kind, fold, splits


@dataclass(frozen=True, slots=True)
class Complement:
    """The end of the Arabic phrase, a richer English noun phrase (or None) and English to follow it."""

    last: int
    noun: str | None
    tail: str


_REACH = 5
_ADJECTIVES = 2
_OF = "من"
_TO = "الي"


def complement(reading: Reading, number: Number, thing: Counted) -> Complement:
    """What may follow the counted noun up to the next number, date, sign or clause."""
    document = reading.document
    limit = _limit(reading, thing.last)
    last = max(thing.last, number.last)
    if thing.kind == PERCENT:
        return Complement(*_share(reading, thing, last, limit))
    if thing.noun_at is None or thing.noun_at < number.first:
        return Complement(last, None, "")
    adjectives = last
    articled = thing.definite or thing.partitive
    while adjectives < min(limit, last + _ADJECTIVES) and _describes(document.norms[adjectives], articled):
        adjectives += 1
    noun = None
    if adjectives > last and thing.kind not in MEASURES and number.form is not Form.DUAL:
        noun = _plural(reading, number, thing, adjectives)
    elif adjectives > last and number.form is Form.DUAL and thing.kind not in MEASURES:
        noun = _dual(reading, thing, adjectives)
    narrowed = last if noun is None and adjectives > last else adjectives
    end, tail = _prepositional(reading, thing, narrowed, limit)
    return Complement(max(end, adjectives), noun, tail)


def _first(found: Number | DateMention) -> int:
    return found.first


def _limit(reading: Reading, at: int) -> int:
    """The first token after `at` that cannot belong to the phrase."""
    document = reading.document
    sentence = document.sentence_of(at - 1)
    limit = min(sentence.last, at + _REACH)
    for found in (reading.numbers, reading.dates):
        following = bisect_left(found, at, key=_first)
        if following < len(found):
            limit = min(limit, found[following].first)
    for token in range(at, limit):
        if document.tokens[token].kind is Kind.PUNCT or document.norms[token] in _RELATIVES:
            return token
    return limit


_RELATIVES = frozenset(
    {
        "الذي",
        "التي",
        "الذين",
        "اللذين",
        "اللتين",
        "الا",
        "قد",
        "لم",
        "لا",
        "كان",
        "كانت",
        "بعد",
        "قبل",
        "منذ",
        "حتي",
        "خلال",
    }
)


@cache
def _adjectives() -> frozenset[str]:
    found: set[str] = set()
    for row in optional_table("adjectives"):
        for form in (row["ar"], *row.get("forms", "").split("|")):
            if form.strip():
                found.add(fold(form.strip()))
    for row in optional_table("nisba"):
        found.add(fold(row["ar"]))
    return frozenset(found)


_ENDINGS = ("", "ا", "ه", "ين", "ون", "ان", "ات", "تين", "تان")


@lru_cache(maxsize=16384)
def _adjective(norm: str) -> bool:
    """Whether a word without article is a known adjective in any inflection."""
    known = _adjectives()
    return any(norm.endswith(ending) and norm[: len(norm) - len(ending)] in known for ending in _ENDINGS) or (
        norm.endswith("ه") and norm in known
    )


def _describes(norm: str, articled: bool) -> bool:
    """Whether a word is an adjective that is as definite as the noun before it."""
    if norm.startswith("ال") != articled:
        return False
    return _adjective(norm[2:]) if articled else _adjective(norm)


def _plural(reading: Reading, number: Number, thing: Counted, end: int) -> str | None:
    """English of noun and adjectives, the noun in the plural."""
    if thing.noun_at is None:
        return None
    said = noun_phrase(reading, thing.noun_at, end)
    if said is None:
        return None
    if number.value == 1 and number.upper is None:
        return said
    return _pluralised(said, thing)


def _pluralised(said: str, thing: Counted) -> str | None:
    for article in ("a ", "an ", "the "):
        said = said.removeprefix(article)
    if thing.en_plural in said:
        return said
    return said.replace(thing.en, thing.en_plural, 1) if thing.en in said else None


def _dual(reading: Reading, thing: Counted, end: int) -> str | None:
    if thing.noun_at is None:
        return None
    said = noun_phrase(reading, thing.noun_at, end)
    if said is None:
        return None
    return _pluralised(said.removeprefix("two ").removeprefix("both "), thing)


def _prepositional(reading: Reading, thing: Counted, at: int, limit: int) -> tuple[int, str]:
    """من with a definite noun after a measure or count, إلى after people in need: end and English."""
    document = reading.document
    if at >= limit:
        return at, ""
    if document.norms[at] == _OF and not thing.partitive:
        return _spoken(reading, at, limit, _joint(document, thing, at + 1))
    if document.norms[at] == _TO and _needing(document, thing.first, at):
        end, said = _spoken(reading, at, limit, _NEEDED)
        return (end, said) if said else (limit, "")
    return at, ""


def _share(reading: Reading, thing: Counted, at: int, limit: int) -> tuple[int, None, str]:
    """What a percentage is a part of: 1.9% من الناتج."""
    end, tail = _prepositional(reading, thing, at, limit)
    return end, None, tail


def _spoken(reading: Reading, at: int, limit: int, joint: str) -> tuple[int, str]:
    """The longest noun phrase after a preposition that can be said in English."""
    document = reading.document
    head = document.norms[at + 1] if at + 1 < limit else ""
    form = noun_form(head) if head else None
    if joint != _NEEDED and not (head.startswith("ال") or (form is not None and not form.definite)):
        return at, ""
    found = longest_noun_phrase(reading, at + 1, limit)
    return (found[0], joint + found[1]) if found is not None else (at, "")


_NEEDED = " in need of "
_NEED_REACH = 4
_PEOPLE = frozenset({PERSON, "nationality"})


def _joint(document: Document, thing: Counted, at: int) -> str:
    """English for من after a counted noun: people come from a place, all else is of something."""
    if thing.kind not in _PEOPLE or at >= len(document.norms):
        return " of "
    form = noun_form(document.norms[at])
    return " of " if form is not None and form.noun.kind in _PEOPLE else " from "


def _needing(document: Document, first: int, at: int) -> bool:
    """Whether a word of need (يحتاج, بحاجة) governs the إلى at token `at`."""
    needs = words_of("need")
    start = max(document.sentence_of(first).first, first - _NEED_REACH)
    return any(norm in needs or any(split.stem in needs for split in splits(norm)) for norm in document.norms[start:at])
