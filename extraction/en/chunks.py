"""Unseen English names by context: runs of capitals that a title, a cue word, a given name or a verb explains."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extraction.en.mentions import Found, by_sound, state_of_adjective, uses
from extraction.en.reading import Text
from extraction.en.roles import Role, after_name, before_name, titles
from extraction.en.speech import is_speech
from extraction.en.triggers import is_verb_form
from extraction.facts import EntityType
from extraction.lexicons import table
from extraction.text import fold

_MOST_WORDS = 9  # tokens of a run
_PLACE_WORDS = ("city", "town", "village", "province", "district", "port", "neighbourhood", "region", "governorate")
_LONGEST_PERSON = 5
_LONGEST_INITIAL = 1


@dataclass(frozen=True, slots=True)
class Cue:
    """What the last (or first) word of a name tells of it."""

    type: EntityType
    first: bool


@cache
def _cues() -> dict[str, Cue]:
    return {row["en"]: Cue(EntityType(row["type"]), row["place"] == "first") for row in table("en_name_cues")}


@cache
def given_names() -> frozenset[str]:
    """Given names of people in English spelling, as the Arabic tables and known people have them."""
    parts = {fold(row["en"]) for row in table("name_parts") if row["kind"] in ("given", "both")}
    people = {fold(row["en"].split()[0]) for row in table("people") if " " in row["en"]}
    return frozenset(name for name in parts | people if name not in uses("function") and len(name) > 1)


def unseen(text: Text, taken: dict[int, Found]) -> Iterator[Found]:
    """Names of no table, in order; `taken` holds the known ones by each of their tokens."""
    at = 0
    while at < len(text.words):
        run = _run(text, at) if text.capital[at] or text.word(at) in uses("particle") else None
        if run is None:
            at += 1
            continue
        first, last = run
        yield from _named(text, first, last, taken)
        at = max(last, at + 1)


def _run(text: Text, at: int) -> tuple[int, int] | None:
    """The longest run of capitalised words, initials and particles from a token, within its sentence."""
    stop = min(text.stop(at), at + _MOST_WORDS)
    if not text.capital[at] and not _particle(text, at, stop):
        return None
    last, cue = at, False
    while last < stop:
        if text.capital[last]:
            cue = cue or text.word(last) in _cues()
            possessive = text.possessive[last]
            last += 1
            if text.word(last) == "." and text.joined(last) and len(text.word(last - 1)) == _LONGEST_INITIAL:
                last += 1
            if possessive:
                break
        elif (
            _particle(text, last, stop)
            or (
                text.word(last) == "-"
                and text.joined(last)
                and text.joined(last + 1)
                and _capital(text, last + 1, stop)
            )
            or (cue and text.word(last) in uses("org_particle") and _after_particle(text, last, stop))
        ):
            last += 1
        else:
            break
    return (at, last) if last > at else None


def _capital(text: Text, at: int, stop: int) -> bool:
    return at < stop and (text.capital[at] or text.word(at) in uses("particle"))


def _particle(text: Text, at: int, stop: int) -> bool:
    """Whether a lower-case token is the particle of a name: al-, bin, van."""
    if text.word(at) not in uses("particle") or not text.is_word(at):
        return False
    following = at + 1 + (text.word(at + 1) == "-")
    return following < stop and text.capital[following]


def _after_particle(text: Text, at: int, stop: int) -> bool:
    """Whether a capital follows of, for, and the."""
    following = at + 1 + (text.word(at + 1) in ("the", "de"))
    if following >= stop or not text.capital[following]:
        return False
    return text.word(at) != "and" or text.word(at - 1) not in _cues()


def _named(text: Text, first: int, last: int, taken: dict[int, Found]) -> Iterator[Found]:
    """What a run of capitals names, once titles and words that only begin the sentence are taken off."""
    first = _past_opening(text, first, last)
    while last > first and text.word(last - 1) in (".", "-"):
        last -= 1
    role: Role | None = None
    at = first
    while at < last:
        step = _past_title(text, at, last)
        if step == at:
            break
        at = step
    begin = max(text.begin(first), at - 12) if at < last else first
    if at < last:
        role = before_name(text, at, begin)
        first = at
    if first >= last or " ".join(text.words[first:last]) in titles():
        return
    known = taken.get(first)
    if known is not None and known.last >= last:
        return
    if all(token in taken for token in range(first, last) if text.capital[token]):
        return  # known names side by side
    known_inside = any(token in taken and taken[token].last - taken[token].first > 1 for token in range(first, last))
    if known_inside and text.word(last - 1) not in _cues():
        return
    found = _typed(text, first, last, role, taken)
    if found is not None:
        yield found


def _past_opening(text: Text, first: int, last: int) -> int:
    """Past capitals that only begin a sentence: function words, verbs, days."""
    while first < last and (
        (text.word(first) in uses("function") and (text.opens(first) or text.word(first) in ("the", "a")))
        or text.word(first) in uses("name_stop")
        or (text.opens(first) and first + 1 < last and _ordinary(text.word(first)))
    ):
        first += 1
    return first


def _ordinary(word: str) -> bool:
    """Whether a word that begins a sentence is a verb, adjective or noun rather than somebody's given name."""
    if word in given_names() or word in titles() or word in _cues():
        return False
    return is_verb_form(word) or word in _adjectives()


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(row["en"] for row in table("adjectives") if row["en"].islower())


def _past_title(text: Text, at: int, last: int) -> int:
    """Past an adjective of origin or a title at the head of a run."""
    state = state_of_adjective(text, at)
    if state is not None and state[1] and state[2] < last and _title_follows(text, state[2], last):
        return state[2]
    for end in range(min(last, at + 5), at, -1):
        if " ".join(text.words[at:end]) in titles():
            end += text.word(end) == "."
            return end if end < last else at
    return at


def _title_follows(text: Text, at: int, last: int) -> bool:
    return any(" ".join(text.words[at:end]) in titles() for end in range(at + 1, min(last, at + 5) + 1))


def _typed(text: Text, first: int, last: int, role: Role | None, taken: dict[int, Found]) -> Found | None:
    words = [text.word(at) for at in range(first, last) if text.is_word(at)]
    if not words or all(word in uses("name_stop") or word in uses("function") for word in words):
        return None
    cue = _cues().get(words[-1])
    head = _cues().get(words[0])
    named = any(text.word(at) not in _cues() and text.capital[at] for at in range(first, last))
    if role is None or (cue is not None and len(words) > 1):
        if head is not None and (head.first or text.word(first + 1) == "of") and len(words) > 1:
            return Found(first, last, head.type)
        if cue is not None and not cue.first and len(words) > 1 and named and not _one_adjective(text, first, last):
            return Found(first, last, cue.type)
        middle = next(
            (
                _cues()[text.word(at)]
                for at in range(first + 1, last - 1)
                if text.word(at) in _cues() and text.word(at + 1) in uses("org_particle")
            ),
            None,
        )
        if middle is not None:
            return Found(first, last, middle.type)
    known = taken.get(last - 1)
    surname = known is not None and known.alone and text.word(last - 2) not in titles()
    return _person(text, first, last, role, words, surname=surname) or _place(text, first, last, words, taken)


def _one_adjective(text: Text, first: int, last: int) -> bool:
    """Whether a run is an adjective of origin and a common noun in a heading: Libyan Forces."""
    state = state_of_adjective(text, first)
    return state is not None and state[2] >= last


def _person(text: Text, first: int, last: int, role: Role | None, words: list[str], *, surname: bool) -> Found | None:
    """A person shown by a title, a role, a given name, a known surname or a verb of speech."""
    if len(words) > _LONGEST_PERSON or any(word in uses("name_stop") for word in words):
        return None
    state = state_of_adjective(text, first)
    if state is not None and state[2] >= last:
        return None
    if text.document.body[text.start(first) : text.end(last)].isupper() and len(words) == 1:
        return None
    entry = by_sound(text, first, last)
    person = Found(first, last, EntityType.PERSON, entry)
    if role is not None:
        ar = role.ar if role.en else None
        return replace(person, outer=role.first, role=role.en, role_ar=ar)
    if entry is not None:
        return person
    if len(words) < 2:
        return None
    stop = text.stop(first)
    told = after_name(text, last, stop)
    if told is not None:
        return replace(person, end=told.last)
    if surname or words[0] in given_names() or _speaks(text, first, last) or _aged(text, last):
        return person
    return None


def _aged(text: Text, last: int) -> bool:
    """X Y, 45, said."""
    return text.word(last) == "," and text.is_number(last + 1) and text.word(last + 2) in (",", "-")


def _speaks(text: Text, first: int, last: int) -> bool:
    return is_speech(text.word(last)) or (is_speech(text.word(first - 1)) and text.word(first - 1) != "called")


def _place(text: Text, first: int, last: int, words: list[str], taken: dict[int, Found]) -> Found | None:
    """The city of X, the X district, X in `in X` before a known state, X province."""
    if len(words) > 3 or any(word in uses("name_stop") or word in titles() for word in words):
        return None
    state = state_of_adjective(text, first)
    if state is not None and state[2] >= last:
        return None
    before, after = text.word(first - 1), text.word(last)
    if before == "of" and text.word(first - 2) in _PLACE_WORDS:
        return Found(first, last, EntityType.PLACE)
    if after in _PLACE_WORDS and before in ("the", "in", "of", "'s", "from", "near") and not text.possessive[last - 1]:
        return Found(first, last, EntityType.PLACE)
    behind = taken.get(last + 1)
    shown = after == "," and behind is not None and behind.type in (EntityType.STATE, EntityType.PLACE)
    if shown and before in (*uses("place_preposition"), "from", "to", "of"):
        return Found(first, last, EntityType.PLACE)
    lone = (
        before in ("in", "near")
        and not text.possessive[last - 1]
        and not text.document.body[text.start(first) : text.end(last)].isupper()
    )
    if lone and len(words) == 1 and len(words[0]) > 3 and words[0] not in _cues() and not text.capital[first - 1]:
        return Found(first, last, EntityType.PLACE)
    return None
