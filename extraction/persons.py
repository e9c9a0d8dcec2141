"""Personal names in running text: where one begins, and how sure its parts make us."""

from dataclasses import dataclass
from enum import IntEnum

from extraction.facts import EntityType
from extraction.foreign_shapes import looks_foreign
from extraction.glossary_words import PERSON, nouns
from extraction.mentions import Found, Scene
from extraction.name_extent import (
    JOINED_ARTICLE,
    bare_noun,
    closed_by_sign,
    closed_off,
    compound,
    has_article,
    is_stop,
    known_part,
    may_be_foreign,
    reach,
    strong_given,
)
from extraction.text import Kind, fold, splits
from extraction.vocabulary import (
    ADJECTIVE,
    FUNCTION,
    NOUN,
    VERB,
    context_words,
    joined_ordinary,
    word,
)

_SHORTEST_AFTER_INITIAL = 3
_SHORTEST_BARE_FAMILY = 4  # letters
_FAMILY_OF = fold("آل")
_MOTHER = "أم"
_ABBREVIATED = frozenset({"د", "م", "ا", "ق"})  # doctor, engineer, professor, counsellor


def abbreviated() -> frozenset[str]:
    """Letters that stand for a title before a full stop."""
    return _ABBREVIATED


class Trust(IntEnum):
    """How strongly what stands before a name says that a person follows."""

    NONE = 0
    WEAK = 1  # a verb of saying, بقيادة
    ORIGIN = 2  # a nisba adjective used as a noun: للبوسني
    TITLE = 3


@dataclass(frozen=True, slots=True)
class Chunk:
    """A personal name at tokens [first, last); `prefix` the proclitics on its first word."""

    first: int
    last: int
    prefix: str = ""


def _before_family(scene: Scene, at: int, hits: dict[int, Found]) -> bool:
    """Whether an indefinite common word stands before a family name (شايع المطيري), as a given name would."""
    following = at + 1
    if following >= scene.limit(at) or not has_article(scene, following) or scene.words[at].ordinary != ADJECTIVE:
        return False
    hit = hits.get(following)
    person = hit is not None and hit.type is EntityType.PERSON
    return person or _family(scene, following)


def _noun_as_given(scene: Scene, at: int) -> bool:
    """Whether an indefinite noun stands before a given name, as a given name would (فؤاد أنور, نجاح ياسر العابدي)."""
    following = at + 1
    info = scene.words[at]
    if following >= scene.limit(at) or info.ordinary != NOUN or info.definite or not bare_noun(scene, at):
        return False
    noun = next(iter(nouns().get(scene.norm(at))), None)
    part = scene.words[following].part
    if (noun is not None and noun.kind == PERSON) or part is None or part.kind not in ("given", "both"):
        return False
    if strong_given(scene, following) or closed_by_sign(scene, following + 1):
        return True
    third = following + 1
    return third < scene.limit(at) and has_article(scene, third) and not scene.words[third].ordinary


def _family(scene: Scene, at: int) -> bool:
    part = scene.words[at].part
    return part is not None and part.kind in ("family", "both") and has_article(scene, at)


def _sure_part(scene: Scene, at: int) -> bool:
    """Whether a word is part of names and nothing else."""
    info = scene.words[at]
    if not known_part(scene, at) or info.nisba is not None or is_stop(info):
        return False
    return not info.ordinary or closed_off(scene, at + 1)


def chunk_at(scene: Scene, first: int, trust: Trust, hits: dict[int, Found]) -> Chunk | None:
    """The personal name that begins at token `first`, or None where nothing sure enough does."""
    if first >= len(scene.words) or not scene.is_word(first):
        return None
    hit = hits.get(first)
    info, norm = scene.words[first], scene.norm(first)
    if hit is None and info.nisba is not None and has_article(scene, first):
        return None
    if hit is not None and hit.type is EntityType.PERSON and (hit.last - first > 1 or info.part is None):
        last = hit.last
        if scene.norm(last) == _FAMILY_OF and scene.is_word(last + 1) and last + 1 < scene.limit(first):
            last += 2
        while hit.last - first > 1 and last < scene.limit(first) and _family(scene, last):
            last += 1
        if last - first == 2 and _another(scene, first, hits):
            last = reach(scene, first, hits)[0]
        elif last < scene.limit(first) and _sure_part(scene, last):
            last += 1  # أديل خضر is not the singer أديل
        return Chunk(first, last, hit.prefix)
    if hit is not None and hit.type is not EntityType.PERSON and (hit.last - first > 1 or info.part is None):
        following = scene.words[first + 1] if first + 1 < scene.limit(first) else None
        unknown = following is not None and not following.ordinary and following.nisba is None
        named_as_place = hit.type is EntityType.PLACE and hit.last - first == 1 and not hit.prefix
        if not (named_as_place and unknown and trust is Trust.ORIGIN):
            return None  # but للبوسنية أسيا زارا
    token = scene.document.tokens[first]
    if token.kind is Kind.LATIN:
        return None
    if len(norm) == 1 and scene.norm(first + 1) == "." and first + 2 < scene.limit(first):
        if norm in _ABBREVIATED and known_part(scene, first + 2):
            return None  # د. خميس المعمري: a doctor, no initial
        return _after_initial(scene, first, hits)
    prefix = ""
    starts = known_part(scene, first) or norm in context_words("arabic_particle") or compound(scene, first)
    mother = token.text == _MOTHER and trust >= Trust.WEAK and known_part(scene, first + 1)
    if mother:
        return Chunk(first, reach(scene, first + 1, hits)[0])
    if not starts:
        for split in splits(norm):
            part = word(split.stem).part
            if split.prefix and part is not None and part.kind in ("given", "both") and len(split.stem) > 2:
                prefix = split.prefix
                break
    if prefix:
        if info.ordinary and trust < Trust.WEAK:
            return None
        last, known = reach(scene, first, hits)
        known += 1
        if last - first == 1 and trust < Trust.TITLE:
            return None
    else:
        if not starts:
            if trust is Trust.TITLE and (_before_family(scene, first, hits) or _noun_as_given(scene, first)):
                return Chunk(first, reach(scene, first + 1, hits)[0])
            if trust < Trust.WEAK or info.ordinary or (info.nisba is not None and trust < Trust.TITLE):
                return None
            before = scene.words[first - 1] if first else None
            if trust is Trust.WEAK and before is not None and before.verb and before.ordinary != VERB:
                return None  # a noun that may be a verb is no sign of a name
            if has_article(scene, first):
                return _arabic_given_with_article(scene, first, hits) if trust is Trust.TITLE else None
            if joined_ordinary(norm) or not may_be_foreign(norm):
                return None
        last, known = reach(scene, first, hits)
    if trust is Trust.TITLE and last < scene.limit(first) and scene.norm(last) in context_words("regnal"):
        last = min(last + (2 if scene.norm(last + 1) == "عشر" else 1), scene.limit(first))  # محمد السادس
        return Chunk(first, last, prefix)
    if prefix and trust >= Trust.WEAK and last - first > 1:
        return Chunk(first, last, prefix)
    return Chunk(first, last, prefix) if _sure(scene, first, last, known, trust) else None


def _another(scene: Scene, first: int, hits: dict[int, Found]) -> bool:
    """Whether a third name follows a known pair of names, so that somebody else is meant (أحمد زكي بدر)."""
    third = first + 2
    if third >= scene.limit(first) or third in hits or not strong_given(scene, first):
        return False
    return known_part(scene, third) and not scene.words[third].ordinary and scene.words[third].nisba is None


def _after_initial(scene: Scene, first: int, hits: dict[int, Found]) -> Chunk | None:
    """A name that begins with an initial and a full stop (س. سوماناث)."""
    at = first + 2
    while at + 2 < scene.limit(first) and len(scene.norm(at)) == 1 and scene.norm(at + 1) == ".":
        at += 2
    info = scene.words[at]
    if not scene.is_word(at) or info.ordinary or info.nisba is not None or joined_ordinary(scene.norm(at)):
        return None
    if len(scene.norm(at)) < _SHORTEST_AFTER_INITIAL:
        return None
    return Chunk(first, reach(scene, at, hits)[0])


def all_foreign(scene: Scene, first: int, last: int) -> bool:
    """Whether two or more words that no lexicon knows are all shaped like a foreign name."""
    if any(scene.norm(at).endswith(("ين", "ون", "ات", "ها")) for at in range(first, last)):
        return False
    return last - first > 1 and all(
        scene.words[at].part is not None or looks_foreign(scene.norm(at)) for at in range(first, last)
    )


def _arabic_given_with_article(scene: Scene, first: int, hits: dict[int, Found]) -> Chunk | None:
    """A given name that bears the article (الصديق الصور, الطيب البكوش) after a title."""
    part = word(scene.norm(first)[2:]).part
    if part is None or part.kind not in ("given", "both"):
        return None
    second = first + 1
    if second >= scene.limit(first) or not scene.is_word(second) or scene.norm(second).startswith(JOINED_ARTICLE):
        return None
    info = scene.words[second]
    plain = not info.ordinary and len(scene.norm(second)) >= _SHORTEST_BARE_FAMILY and closed_off(scene, second + 1)
    if not has_article(scene, second) and not plain:
        return None  # but الفاتح قرشي، إن
    last, _ = reach(scene, first, hits)
    if info.ordinary in (FUNCTION, VERB, ADJECTIVE) or info.nisba is not None:
        return None
    return Chunk(first, max(last, second + 1))


def _sure(scene: Scene, first: int, last: int, known: int, trust: Trust) -> bool:
    length = last - first
    if length == 1:
        if scene.words[first].ordinary:
            return False
        if trust < Trust.TITLE:
            return False
        return strong_given(scene, first) or (looks_foreign(scene.norm(first)) and not scene.is_word(last))
    if trust is Trust.TITLE:
        return known > 0 or not any(scene.words[at].ordinary for at in range(first, last))
    if trust is Trust.ORIGIN:
        return strong_given(scene, first) or any(looks_foreign(scene.norm(at)) for at in range(first, last))
    if trust is Trust.WEAK:
        return known > 1 or strong_given(scene, first) or all_foreign(scene, first, last)
    if strong_given(scene, first):
        second = scene.words[first + 1]
        if known > 1 or (not second.ordinary and not (second.definite and scene.norm(first).endswith("ه"))):
            return True
        if second.ordinary == ADJECTIVE or scene.norm(first).endswith("ه"):  # عتبة is a threshold as well
            return False
        return has_article(scene, first + 1) and not scene.norm(first + 1).endswith(("ات", "ين", "ون"))
    if scene.norm(first) in context_words("patronym"):
        return known > 1
    if has_article(scene, first) and word(scene.norm(first)[2:]).ordinary == NOUN:
        return False  # الدوري المصري is the league, although الدوري and المصري are families
    return known > 1 and scene.words[first].ordinary != NOUN and not scene.words[first + 1].ordinary
