"""What an English noun needs inside a sentence: its article, its preposition, the determiner before it."""

from dataclasses import dataclass
from functools import cache

from extraction.glossary_words import plural_of
from extraction.lexicons import table
from extraction.text import fold

OWNERS = {"ه": "\ue000", "ها": "\ue001", "هم": "\ue002", "هما": "\ue002", "هن": "\ue002", "نا": "\ue003"}
"""Marks of possessives by the pronoun: only the sentence tells whether they are his, her, its or their."""

_VOWELS = ("a", "e", "i", "o", "u")
_CONSONANTAL = ("uni", "use", "usu", "euro", "one", "ura", "uto", "ubi", "UN ", "US ", "UK ", "EU ")
_SILENT = ("hour", "honest", "honour", "heir")
_SOUNDED = frozenset("AEFHILMNORSX")  # letters that an acronym begins with a vowel's sound


@dataclass(frozen=True, slots=True)
class Determiner:
    """A word before a noun; `article` is "the" or "bare"."""

    en: str
    article: str


@cache
def determiners() -> dict[str, Determiner]:
    """Folded determiners: ordinals, superlatives and words of quantity that stand before their noun."""
    return {fold(row["ar"]): Determiner(row["en"], row["article"]) for row in table("determiners")}


@cache
def _complements() -> dict[tuple[str, str], str]:
    return {(row["en"], fold(row["ar"])): row["preposition"] for row in table("noun_prepositions")}


def _head(english: str) -> str:
    """The word that an English noun phrase is about: visit in official visit of the minister."""
    return english.partition(" of ")[0].rpartition(" ")[2]


def governed(english: str, preposition: str) -> str | None:
    """The English preposition that a noun or adjective takes for an Arabic one (زيارة لـ: visit to), if it has one."""
    last = english.rpartition(" ")[2]
    for word in dict.fromkeys((_head(english), last)):
        singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
        found = _complements().get((word, preposition)) or _complements().get((singular, preposition))
        if found is not None:
            return found
    return None


@cache
def _uses(use: str) -> frozenset[str]:
    return frozenset(row["en"] for row in table("english_nouns") if row["use"] == use)


def apposed(english: str) -> bool:
    """Whether a noun stands behind the name of what it is: the Energean company, the Hope probe."""
    return _head(english) in _uses("apposed")


@cache
def _senses() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in table("noun_senses"):
        found[row["en"], row["type"]] = row["sense"]
        found[plural_of(row["en"]), row["type"]] = plural_of(row["sense"])
    return found


def sense(english: str, domain: str) -> str | None:
    """What a noun that the glossary translates by `english` is called in news of a domain (sport: captain)."""
    return _senses().get((english, domain))


def is_name(english: str) -> bool:
    """Whether an English noun phrase is a proper name by its capitals: World Cup, but not Israeli air strike."""
    return all(word[:1].isupper() or word in _SMALL or "-" in word for word in english.split())


def uncounted(english: str) -> bool:
    """Whether an English noun phrase takes no article of its own: aid, inflation, UEFA."""
    head = _head(english)
    return head in _uses("mass") or english in _uses("mass") or (head.isupper() and len(head) > 1)


def plural_form(english: str) -> bool:
    """Whether an English noun phrase is plural by its form: talks, sanctions on a country."""
    head = _head(english)
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "ics"))


def with_indefinite(english: str) -> str:
    """An English phrase with a or an."""
    first = english.partition(" ")[0]
    if first == "other":
        return f"an{english}"
    if english.startswith(_CONSONANTAL):
        vowel = False
    elif english.startswith(_SILENT):
        vowel = True
    elif first.isupper() and len(first) > 1:
        vowel = first[0] in _SOUNDED
    else:
        vowel = english[:1].lower() in _VOWELS
    return f"{'an' if vowel else 'a'} {english}"


def owner_mark(norm: str) -> str:
    """The mark for the possessive pronoun that a folded word ends in."""
    return next((mark for pronoun, mark in _BY_LENGTH if norm.endswith(pronoun)), "")


_BY_LENGTH = sorted(OWNERS.items(), key=lambda pair: -len(pair[0]))


def title_case(english: str) -> str:
    """A title as it stands before a name (Foreign Minister); a job that is no title stays small (defender)."""
    words = english.split()
    if words[-1] not in _uses("title"):
        return english
    first = next((i for i, word in enumerate(words) if word[:1].islower()), len(words))
    return " ".join([*words[:first], *(w if w in _SMALL else w[:1].upper() + w[1:] for w in words[first:])])


_SMALL = frozenset({"of", "the", "for", "and", "to"})
