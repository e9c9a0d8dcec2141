"""Pieces shared by the rules that find unseen institutions and places: wording, adjectives, capitals."""

from functools import cache

from extraction.facts import EntityType
from extraction.gazetteer import optional_table
from extraction.glossary_words import adjectives, nouns
from extraction.mentions import Found, Scene
from extraction.text import fold
from extraction.transliteration import transliterate
from extraction.vocabulary import ADJECTIVE, context_words

ARTICLE = "ال"
_SHORTEST_RELATIVE = 6


@cache
def modifiers() -> dict[str, str]:
    """English of the adjectives that end a proper name (الدولي, الجوية)."""
    return {fold(row["ar"]): row["en"] for row in optional_table("name_modifiers")}


@cache
def _regnal() -> dict[str, str]:
    return {fold(row["ar"]): row["en"] for row in optional_table("regnal_numbers")}


def spelled(name: str, country: str | None) -> str:
    """An unseen name in Latin letters; the ordinal of a king or pope becomes a Roman numeral."""
    words = name.split()
    for length in (2, 1):
        numeral = _regnal().get(fold(" ".join(words[-length:])))
        if numeral and len(words) > length:
            return f"{transliterate(' '.join(words[:-length]), country)} {numeral}"
    return transliterate(name, country)


def surface(scene: Scene, first: int, last: int, prefix: str) -> str:
    """The wording of tokens [first, last) without the proclitics on the first."""
    text = scene.document.text(first, last)
    if not prefix:
        return text
    if prefix.endswith("ل") and text.startswith(prefix + "ل") and not text.startswith(prefix + "لا"):
        if nouns().get(fold(text[len(prefix) :].split()[0])):
            return text[len(prefix) :]  # للجنة: ل + لجنة
        return ARTICLE + text[len(prefix) + 1 :]
    return text[len(prefix) :] if text.startswith(prefix) else text


def organization(scene: Scene, first: int, last: int, prefix: str, en: str | None, kind: str) -> Found:
    """An unseen organization at tokens [first, last)."""
    ar = surface(scene, first, last, prefix)
    return Found(first, last, first, last, EntityType.ORGANIZATION, ar, en, kind=kind, prefix=prefix)


def definite_adjective(scene: Scene, at: int, end: int) -> bool:
    """Whether a token is a definite adjective that may be part of an institution's name."""
    if at >= end or not scene.norm(at).startswith(ARTICLE):
        return False
    info, norm = scene.words[at], scene.norm(at)
    if norm in context_words("weak_adjective"):
        return False
    relative = not info.ordinary and norm.endswith(("يه", "ي")) and len(norm) > _SHORTEST_RELATIVE
    listed = not info.ordinary and adjectives().get(norm[len(ARTICLE) :]) is not None  # العلمي: a family as well
    return info.ordinary == ADJECTIVE or listed or info.nisba is not None or relative or norm in modifiers()


_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "against", "at", "by", "with", "from"})


def capitalised(text: str) -> str:
    """A phrase with the capitals of a proper name, without a leading article."""
    words = text.removeprefix("the ").removeprefix("The ").split()
    return " ".join(w if i and w.lower() in _SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words))
