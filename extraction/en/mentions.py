"""Names as they stand in an English text, before they are joined to entities."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extraction.en.gazetteer import Form, known, sound, sound_alike
from extraction.en.reading import Text
from extraction.facts import EntityType
from extraction.gazetteer import Entry
from extraction.lexicons import table
from extraction.text import fold


@dataclass(frozen=True, slots=True)
class Found:
    """A name at tokens [first, last). `entry` is the known name; `ar` and `en` what an unseen one is called.

    `alone` marks a surname; `outer` is where the mention begins if a title or role stands before the name, `end`
    where it ends with an apposition.
    """

    first: int
    last: int
    type: EntityType
    entry: Entry | None = None
    ar: str | None = None
    en: str | None = None
    alone: bool = False
    outer: int = -1
    end: int = -1
    role: str | None = None
    role_ar: str | None = None


@cache
def uses(use: str) -> frozenset[str]:
    """Words that serve in one way (the table en_words)."""
    return frozenset(row["en"] for row in table("en_words") if use in row["uses"].split("|"))


def may_begin(text: Text, at: int) -> bool:
    """Whether a name may begin at a token: a capital, or a particle before one."""
    if not text.is_word(at):
        return False
    return text.capital[at] or (text.word(at) in uses("particle") and _capital_near(text, at + 1))


def _capital_near(text: Text, at: int) -> bool:
    at += text.word(at) == "-"
    return at < len(text.words) and text.capital[at]


def known_names(text: Text) -> Iterator[Found]:
    """The known names in order, the longest at each place, without overlaps."""
    at = 0
    while at < len(text.words):
        found = known_at(text, at) if may_begin(text, at) else None
        if found is None or not _stands_alone(text, found):
            at += 1
            continue
        yield found
        at = found.last


def known_at(text: Text, at: int) -> Found | None:
    """The longest known name that begins at a token."""
    best: Found | None = None
    for names in (known().forms,) if text.taught is None else (text.taught, known().forms):
        match = names.longest_from(text.words[at], text.words, at)
        if match is None or (best is not None and match.last <= best.last):
            continue
        body = text.text(at, match.last)
        form = next((form for form in match.values if form.fits(body)), None)
        if form is not None and _means_name(text, at, match.last, form):
            best = Found(at, match.last, form.entry.type, form.entry, alone=form.alone)
    return best


def _means_name(text: Text, at: int, last: int, form: Form) -> bool:
    """Whether one word that is an ordinary word too is meant as a name here."""
    if last - at > 1:
        return True
    word = text.word(at)
    if word in uses("name_stop") or (word in uses("function") and not form.written.isupper()):
        return False
    if word in uses("ambiguous") or form.entry.cue:
        return not text.opens(at) and not text.capital[at - 1] and not _capital_near(text, last) and not form.alone
    return True


def _stands_alone(text: Text, found: Found) -> bool:
    """Whether a one-word name is not the given name or the middle of a longer unknown one (Jordan Henderson)."""
    if found.last - found.first > 1 or text.possessive[found.last - 1]:
        return True
    hyphen = text.word(found.last) == "-" and text.joined(found.last)
    return not (hyphen and text.joined(found.last + 1) and found.alone)


def by_sound(text: Text, first: int, last: int) -> Entry | None:
    """The known person of the Arab world whose name these words spell in another way."""
    words = text.words[first:last]
    entry = known().sounds.get(key) if (key := sound(words)) else None
    return entry if entry is not None and sound_alike(words, fold(entry.en).replace("-", " ").split()) else None


def state_of_adjective(text: Text, at: int) -> tuple[Entry, str, int] | None:
    """The place that an adjective or a people at a token belongs to, the adjective's English, and its end."""
    if not (text.is_word(at) and text.capital[at]):
        return None
    match = known().adjectives.longest_from(text.words[at], text.words, at)
    if match is not None:
        return match.values[0], text.text(at, match.last), match.last
    folk = known().folk.get(text.word(at))
    return (folk, "", at + 1) if folk is not None else None
