"""Institutions of a state: the Libyan parliament, Egypt's army, the Ministry of Health, with their Arabic names."""

from collections.abc import Iterator
from functools import cache

from extraction.en.gazetteer import known
from extraction.en.mentions import Found, known_at, state_of_adjective, uses
from extraction.en.reading import Text
from extraction.facts import EntityType
from extraction.gazetteer import Entry, gazetteer
from extraction.lexicons import table
from extraction.matching import PhraseTable
from extraction.text import fold

_FEMININE = ("ة", "ات")
_LONGEST_PORTFOLIO = 4  # words
_MOST_ADJECTIVES = 5  # tokens


@cache
def _heads() -> PhraseTable[str]:
    return PhraseTable((row["en"], row["ar"]) for row in table("en_institutions"))


@cache
def _portfolios() -> dict[str, str]:
    return {fold(row["en"]): row["ar"] for row in table("portfolios")}


def institutions(text: Text) -> Iterator[Found]:
    """All institutions that a state's adjective or possessive introduces, and all ministries."""
    for at in range(len(text.words)):
        if not text.capital[at]:
            continue
        found = _national(text, at) or _ministry(text, at)
        if found is not None:
            yield found


def _national(text: Text, at: int) -> Found | None:
    owner = state_of_adjective(text, at)
    if owner is not None and owner[1]:
        place, adjective, head = owner
    else:
        state = known_at(text, at)
        if state is None or state.entry is None or state.type not in (EntityType.STATE, EntityType.PLACE):
            return None
        if not text.possessive[state.last - 1]:
            return None
        place, head = state.entry, state.last
        adjective = _adjective_of(place)
    head = _past_adjectives(text, head) if text.possessive[head - 1] else head
    match = _heads().longest_from(text.word(head), text.words, head) if head < len(text.words) else None
    if match is None or (text.word(match.last) == "-" and text.joined(match.last)):
        return None
    if text.is_capital(match.last) and text.capital[head]:
        return None  # part of a longer name
    ar = _composed(match.values[0], adjective)
    entry = _entry(ar) if ar else None
    en = f"{adjective} {text.text(head, match.last).title()}" if ar else None
    return Found(at, match.last, EntityType.ORGANIZATION, entry, ar, en)


def _past_adjectives(text: Text, at: int) -> int:
    """Past lower-case words before an institution: Libya's eastern-based parliament, Egypt's powerful army."""
    for here in range(at, min(at + _MOST_ADJECTIVES, len(text.words))):
        if _heads().longest_from(text.words[here], text.words, here) is not None:
            return here
        if (
            text.capital[here]
            or not (text.is_word(here) or text.word(here) == "-")
            or text.word(here) in uses("function")
        ):
            break
    return at


@cache
def _adjectives() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("nisba"):
        if row["of"]:
            found.setdefault(row["of"], row["en"])
    return found


def _adjective_of(place: Entry) -> str:
    return _adjectives().get(place.ar, "")


def _composed(head: str, adjective: str) -> str | None:
    """An institution with the adjective of its state, which agrees with the first word."""
    nisba = known().nisbas.get(adjective)
    if nisba is None:
        return None
    feminine = head.split()[0].endswith(_FEMININE) or head.split()[0] in ("قوات", "القوات")
    return f"{head} " + " ".join(f"ال{word}{'ة' if feminine else ''}" for word in nisba.split())


def _entry(ar: str) -> Entry | None:
    """The known organisation that goes by this Arabic name."""
    forms = gazetteer().get(ar)
    return next((form.entry for form in forms if form.entry.type is EntityType.ORGANIZATION and form.entry.en), None)


def _ministry(text: Text, at: int) -> Found | None:
    """Ministry of Health, Ministry of Foreign Affairs, Health Ministry."""
    if text.word(at) == "ministry" and text.word(at + 1) == "of":
        for length in range(_LONGEST_PORTFOLIO, 0, -1):
            ar = _portfolios().get(" ".join(text.words[at + 2 : at + 2 + length]))
            if ar is not None:
                return Found(at, at + 2 + length, EntityType.ORGANIZATION, None, f"وزارة {ar}")
        return None
    for length in range(_LONGEST_PORTFOLIO, 0, -1):
        if text.word(at + length) != "ministry" or not text.capital[at + length]:
            continue
        ar = _portfolios().get(" ".join(text.words[at : at + length]))
        if ar is None and text.word(at) in ("foreign", "interior", "defence", "defense"):
            ar = next(
                (
                    row["ar"].split(" ", 1)[1]
                    for row in table("en_institutions")
                    if row["en"] == f"{text.word(at)} ministry"
                ),
                None,
            )
        if ar is not None:
            return Found(at, at + length + 1, EntityType.ORGANIZATION, None, f"وزارة {ar}")
    return None
