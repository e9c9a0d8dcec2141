"""Titles and roles around an English name (Prime Minister X; X, the spokesman for Y) and their Arabic where known."""

from dataclasses import dataclass
from functools import cache

from extraction.en.gazetteer import known
from extraction.en.mentions import known_at, state_of_adjective, uses
from extraction.en.reading import Text
from extraction.lexicons import table
from extraction.text import fold, read

_MOST_WORDS = 6  # tokens of a title
_MOST_BEFORE = 10  # tokens of a role before a name
_MOST_AFTER = 14  # tokens of a role after a name
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "who", "is", "was", "now"})
_BOUNDS = frozenset({",", ";", ":", ".", "(", ")", "—", "–", "who", "which", "said", "says", "told", "and", '"', "“"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title or job: its kind (office, rank, honorific, job) and its Arabic, if one fits alone."""

    kind: str
    ar: str


@dataclass(frozen=True, slots=True)
class Role:
    """A role at tokens [first, last), in English as the text has it and in Arabic if that can be composed."""

    first: int
    last: int
    en: str | None
    ar: str | None


@cache
def titles() -> dict[str, Title]:
    """All titles by their folded tokens."""
    return {" ".join(read(row["en"]).norms): Title(row["kind"], row["ar"]) for row in table("en_titles")}


@cache
def _portfolio_words() -> frozenset[str]:
    words = {word for row in table("portfolios") for word in fold(row["en"]).split()}
    return frozenset(words - {"and", "of"})


def title_ending(text: Text, last: int) -> tuple[int, Title] | None:
    """The longest title that ends before token `last`, past the dot of an abbreviation, and where it begins."""
    if text.word(last - 1) == "." and text.joined(last - 1) and len(text.word(last - 2)) <= _LONGEST_ABBREVIATION:
        last -= 1
    for length in range(min(_MOST_WORDS, last), 0, -1):
        title = titles().get(" ".join(text.words[last - length : last]))
        if title is not None:
            return last - length, title
    return None


_LONGEST_ABBREVIATION = 4  # letters


def before_name(text: Text, at: int, begin: int) -> Role | None:
    """The title and role that end where a name begins; `begin` is the first token that they may take."""
    if at - 1 < begin:
        return None
    at -= text.word(at - 1) == ","  # the festival's director, X,
    found = title_ending(text, at)
    if found is None or found[0] < begin:
        return None
    first, title = found
    if title.kind == "job" and not text.capital[first] and text.word(first - 1) in ("a", "an"):
        return Role(first, at, None, None)
    adjective = None
    start = first
    while start > begin and at - start < _MOST_BEFORE:
        step, state = _qualifier(text, start, begin)
        if step == start:
            break
        adjective = state or adjective
        start = step
    if title.kind == "honorific" and start == first:
        return Role(first, at, None, None)
    last = at - 1 if text.word(at - 1) == "." else at
    return Role(start, at, text.text(start, last), _arabic(title, adjective, plain=start == first))


def _qualifier(text: Text, start: int, begin: int) -> tuple[int, str | None]:
    """One step to the left over what qualifies a title: an adjective of origin, a modifier, a portfolio, a state."""
    at = start - 1
    if text.word(at) == "-" and text.joined(at):
        at -= 1
    word = text.word(at)
    if at < begin or not text.is_word(at):
        return start, None
    for length in (2, 1):
        first = at - length + 1
        state = state_of_adjective(text, first) if first >= begin else None
        if state is not None and state[2] == at + 1 and state[1]:
            return first, state[1]
    if word in uses("modifier") or word in _portfolio_words():
        return at, None
    if title_ending(text, at + 1) is not None and not text.possessive[at]:
        return at, None
    for length in (5, 4, 3, 2, 1):
        first = at - length + 1
        if first < begin or not text.capital[first]:
            continue
        name = known_at(text, first)
        if name is not None and name.last == at + 1:
            return first, None
    return start, None


def after_name(text: Text, at: int, stop: int) -> Role | None:
    """The role in an apposition after a name: X, the spokesman for Y, said."""
    if text.word(at) != ",":
        return None
    first = at + 1
    while text.word(first) in _DETERMINERS:
        first += 1
    last = first
    while last < min(stop, first + _MOST_AFTER) and not (text.word(last) in _BOUNDS and not _inner_dot(text, last)):
        last += 1
    if last == first or last >= len(text.words):
        return None
    head = _head(text, first, last)
    if head is None or text.word(last) not in _BOUNDS:
        return None
    begin, end, title = head
    if title.kind == "honorific":
        return None
    state = state_of_adjective(text, first)
    adjective = state[1] if state is not None and state[2] == begin else None
    ar = _arabic(title, adjective, plain=begin == first) if end == last else None
    return Role(first, last, text.text(first, last), ar)


def _inner_dot(text: Text, at: int) -> bool:
    return text.word(at) == "." and text.joined(at) and len(text.word(at - 1)) == 1


def _head(text: Text, first: int, last: int) -> tuple[int, int, Title] | None:
    """The first title between two tokens, before any preposition."""
    for at in range(first, last):
        if text.word(at) in ("of", "for", "in", "at", "on", "from", "with", "to", "has", "have", "had"):
            return None
        for length in range(min(_MOST_WORDS, last - at), 0, -1):
            title = titles().get(" ".join(text.words[at : at + length]))
            if title is not None:
                return at, at + length, title
    return None


def _arabic(title: Title, adjective: str | None, *, plain: bool) -> str | None:
    """The Arabic of a title alone or with one adjective of origin (رئيس الوزراء الليبي); None for all else."""
    if not title.ar or (adjective is None and not plain):
        return None
    if adjective is None:
        return title.ar
    nisba = known().nisbas.get(adjective)
    if nisba is None or title.ar.split()[0].endswith("ة") or title.ar.endswith("باسم"):
        return None
    definite = title.ar if " " in title.ar or title.ar.startswith("ال") else "ال" + title.ar
    return f"{definite} " + " ".join("ال" + word for word in nisba.split())
