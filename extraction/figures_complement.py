"""What narrows a counted noun: adjectives, من with a noun, what people need; for the wording in both languages."""

from bisect import bisect_left
from dataclasses import dataclass

from extraction.dates import DateMention
from extraction.english import Reading, longest_noun_phrase
from extraction.figures_qualifiers import words_of
from extraction.figures_units import MEASURES, PERCENT, Counted
from extraction.glossary_words import ARTICLE, adjectives
from extraction.numbers import Number
from extraction.numbers_nouns import PERSON, noun_form
from extraction.text import Document, Kind, splits


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
    at, said = last, list[str]()
    articled = thing.definite or thing.partitive
    most = last if thing.rate else min(limit, last + _ADJECTIVES)
    while at < most and (english := _adjective(document.norms[at], articled)) is not None:
        said.insert(0, english)
        at += 1
    noun = None
    if said and thing.kind not in MEASURES:
        plural = number.value != 1 or number.upper is not None
        noun = " ".join((*said, thing.en_plural if plural else thing.en))
    end, tail = _prepositional(reading, thing, at, limit)
    return Complement(end, noun, tail)


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


def _adjective(norm: str, articled: bool) -> str | None:
    """English of an adjective that is as definite as the noun before it."""
    if norm.startswith(ARTICLE) != articled:
        return None
    found = adjectives().get(norm.removeprefix(ARTICLE) if articled else norm)
    return found.en if found is not None else None


def _prepositional(reading: Reading, thing: Counted, at: int, limit: int) -> tuple[int, str]:
    """من with a definite noun after a measure or count, إلى after people in need: end and English."""
    document = reading.document
    if at >= limit:
        return at, ""
    if document.norms[at] == _OF and not thing.partitive:
        form = noun_form(document.norms[at + 1]) if at + 1 < limit else None
        if form is not None and form.noun.unit == thing.unit:  # 151 مقعدا من مقاعد البرلمان
            return at, ""
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
