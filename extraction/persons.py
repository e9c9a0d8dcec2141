"""Personal names in running text: how far a name reaches, and how sure its parts make us."""

import re
from dataclasses import dataclass
from enum import IntEnum

from extraction.facts import EntityType
from extraction.foreign_shapes import GERUND, looks_foreign
from extraction.glossary_words import PERSON, nouns
from extraction.mentions import Found, Scene
from extraction.text import Kind, fold, splits
from extraction.vocabulary import (
    ADJECTIVE,
    FUNCTION,
    NOUN,
    VERB,
    Word,
    compound_parts,
    context_words,
    joined_ordinary,
    title_words,
    word,
)

_LONGEST_NAME = 6
_SURE = 2  # known parts that make a name of what follows them
_SHORTEST_AFTER_INITIAL = 3
_SHORTEST_BARE_FAMILY = 4  # letters
_ALI_PREPOSITION = "على"
_SHORTEST_OWNED = 5
_OWNED = ("ته", "تها", "تهم", "يها", "يهم")
_THAT = "ان"
_NO = "لا"
_IMPERFECT_PREFIXES = frozenset("يتنا")
_FAMILY_OF = fold("آل")
_MOTHER = "أم"
_ABBREVIATED = frozenset({"د", "م", "ا", "ق"})  # doctor, engineer, professor, counsellor


def particles() -> frozenset[str]:
    """Words that join the parts of a name: بن, آل, أبو, فون."""
    return context_words("arabic_particle") | context_words("foreign_particle")


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


_ELATIVE = re.compile(r"^الا..[يه]$")
_JOINED_ARTICLE = ("لل", "وال", "بال")
_CIRCUMSTANCE = re.compile(r"^(.ا..|م[^ا]..?.?.)ا$")  # ضاحكا, مبتسما


def _is_ali_preposition(scene: Scene, token: int) -> bool:
    return scene.document.tokens[token].text == _ALI_PREPOSITION


def _known(scene: Scene, token: int) -> bool:
    part = scene.words[token].part if token < len(scene.words) else None
    return part is not None and part.kind != "particle" and not _is_ali_preposition(scene, token)


def strong_given(scene: Scene, token: int) -> bool:
    """Whether a token is a given name that is no ordinary word as well."""
    part = scene.words[token].part
    return (
        part is not None
        and part.kind in ("given", "both")
        and not scene.words[token].ordinary
        and not _is_ali_preposition(scene, token)
    )


def _stop(known: Word) -> bool:
    return known.ordinary in (FUNCTION, VERB)


def _reach(scene: Scene, first: int, hits: dict[int, Found]) -> tuple[int, int]:
    """The end of the name whose first word is token `first`, and how many words of it are known name parts."""
    end = scene.limit(first)
    known = int(_known(scene, first))
    at = first + 1
    if _compound(scene, first):
        known, at = 1, first + 2
    elif scene.norm(first) in particles() and at < end and scene.is_word(at):
        known = 1 + int(_known(scene, at)) if scene.norm(first) in context_words("arabic_particle") else known
        at += 1
    while at < min(end, first + _LONGEST_NAME) and scene.is_word(at):
        norm = scene.norm(at)
        info = scene.words[at]
        after = at + 1 < end and scene.is_word(at + 1)
        if norm == _NO and scene.norm(at + 1)[:1] in _IMPERFECT_PREFIXES:
            break  # عساف لا يخفي
        if norm in particles() and after and (norm in context_words("patronym") or not _stop(scene.words[at + 1])):
            if norm in context_words("arabic_particle") or not info.ordinary or _unknown(scene, at + 1):
                known += 1
                at += 2
                continue
            break
        if not _continues(scene, at, at - first, known, hits):
            break
        known += int(_known(scene, at))
        at += 1
    return at, known


def _continues(scene: Scene, at: int, taken: int, known: int, hits: dict[int, Found]) -> bool:
    """Whether token `at` belongs to a name of which `taken` words, `known` of them name parts, are read."""
    norm, info = scene.norm(at), scene.words[at]
    if _is_ali_preposition(scene, at):
        return False
    if norm in context_words("name_completion"):
        return True
    if len(norm) < 2 or (
        info.part is None and not scene.dotless and not _article(scene, at) and _ends_in_alef(scene, at)
    ):
        return False  # فينتشيتش تغاضى
    if info.part is None and info.ordinary and norm.startswith(_JOINED_ARTICLE):
        return False  # تيدروس للصحافيين
    if norm == _THAT and scene.document.tokens[at].text[0] == "ا":
        return False  # آن is a name
    hit = hits.get(at)
    if hit is not None and (hit.prefix or hit.last - hit.first > 1 or hit.type is EntityType.STATE):
        return False
    if info.part is not None:
        if taken == 1 or not info.ordinary or scene.norm(at + 1) in context_words("name_completion"):
            return True
        owner = (
            info.ordinary == NOUN and _article(scene, at - 1) and scene.is_word(at + 1) and scene.words[at + 1].definite
        )
        if owner:
            return False  # أكد سالم الوليدي عودة التيار
        family = info.part.kind in ("family", "both") and not _stop(info)
        father = info.part.kind == "given" and not norm.endswith("ه")  # نظيره: his counterpart
        return family or (father and _left_alone(scene, at + 1))
    if _stop(info) or (taken == 1 and _speaks_before(scene, at) and _CIRCUMSTANCE.match(norm)):
        return False
    if info.part is None and len(norm) >= _SHORTEST_OWNED and norm.endswith(_OWNED):
        return False  # سعادته, ثلثيها: a noun and whose it is
    if info.part is None and taken > 1 and not _article(scene, at) and scene.document.tokens[at].text.endswith("ة"):
        return False  # انتقد شريف ملال برمجة الرابطة
    completed = scene.norm(at - 1) in context_words("name_completion")
    awaits_family = (taken == 1 and _known(scene, at - 1)) or completed or _after_particle(scene, at - 1)
    if _article(scene, at):
        if info.nisba is not None or info.ordinary:
            relative = norm.endswith("ي") and strong_given(scene, at - 1)  # الجوهري is "essential" as well
            common = (taken == 1 or (taken == 2 and scene.norm(at - 2) == "عبد")) and (
                info.ordinary != ADJECTIVE or relative
            )
            patronymic = _after_particle(scene, at - 1) and info.ordinary == NOUN and _closed_by_sign(scene, at + 1)
            return awaits_family and (info.nisba is not None or common or patronymic)
        awaited = _after_particle(scene, at - 1) or (taken == 1 and strong_given(scene, at - 1))
        if norm.endswith(("ات", "تين", "ان")) and not awaited:
            return False
        if GERUND.match(norm) or _ELATIVE.match(norm):
            return False
        return taken == 1 or awaits_family or norm.endswith("ي")
    if info.ordinary == ADJECTIVE and taken == 1 and strong_given(scene, at - 1) and _closed_off(scene, at + 1):
        return True  # هاني صعب إن
    if info.ordinary == NOUN and taken == 1 and _known(scene, at - 1) and _closed_by_sign(scene, at + 1):
        return _bare_noun(scene, at) or norm.endswith("ان")  # المحافظ نبيل شمسان، المعين
    sure = known >= _SURE or _after_particle(scene, at - 1)
    if sure and info.ordinary and _closed_by_sign(scene, at + 1) and _bare_noun(scene, at):
        return True  # النائب مصطفى جبار سند، عضو
    national = info.nisba is not None and bool(info.nisba.of)
    if info.ordinary or national or joined_ordinary(norm) or not _may_be_foreign(norm):
        return False
    if taken > 1 and _article(scene, at - 1) and not awaits_family:
        return False  # a family name with the article ends an Arabic name
    if norm.endswith(("ها", "هم")) and norm[0] in "لبوفك":
        return False  # لإيداعها
    if hit is not None and hit.type is not EntityType.PERSON and taken > 1:
        return False
    return (
        taken == 1
        or awaits_family
        or looks_foreign(norm)
        or not scene.is_word(at + 1)
        or _all_unknown(scene, at, taken)
        or (_ends_subject(scene, at + 1) and all(scene.words[i].part is not None for i in range(at - taken, at)))
    )


def _speaks_before(scene: Scene, at: int) -> bool:
    """Whether a verb stands two tokens before, so that a word may tell how its subject speaks (أضاف رايس ضاحكا)."""
    return at > 1 and scene.words[at - 2].ordinary == VERB


def _bare_noun(scene: Scene, at: int) -> bool:
    """Whether a word can be no accusative (رئيسا), plural or title, so that it may be a family name."""
    norm = scene.norm(at)
    return not norm.endswith(("ا", "ات", "ين", "ون", "ه", "ان")) and norm not in title_words()


def _closed_by_sign(scene: Scene, at: int) -> bool:
    """Whether a comma, a bracket or the like stands at token `at`."""
    return at < scene.limit(at - 1) and scene.document.tokens[at].text in '،,()«»"-–—'


def _all_unknown(scene: Scene, at: int, taken: int) -> bool:
    """Whether a third word may follow two that no lexicon knows (نغوزي أوكونجو إيويالا)."""
    if taken != 2 or len(scene.norm(at)) < 4:
        return False
    return all(scene.words[i].part is None and not scene.words[i].ordinary for i in (at - 2, at - 1))


def _closed_off(scene: Scene, at: int) -> bool:
    return not scene.is_word(at) or scene.words[at].ordinary == FUNCTION


def _ends_subject(scene: Scene, at: int) -> bool:
    """Whether what stands at token `at` shows that a name before it has ended: a sign, a function word or a verb."""
    return _closed_off(scene, at) or scene.words[at].verb


def _ends_in_alef(scene: Scene, at: int) -> bool:
    return scene.document.tokens[at].text.endswith("ى")


def _left_alone(scene: Scene, at: int) -> bool:
    """Whether the word before token `at` has no complement: a sign, a function word or a preposition follows."""
    return _closed_off(scene, at) or (scene.norm(at).startswith(("ب", "ل", "و")) and joined_ordinary(scene.norm(at)))


def _unknown(scene: Scene, at: int) -> bool:
    """Whether nothing is known of a word but that it may be foreign (أولدنبورغ)."""
    info = scene.words[at]
    return not (info.ordinary or info.nisba or info.definite) and not joined_ordinary(scene.norm(at))


def _before_family(scene: Scene, at: int, hits: dict[int, Found]) -> bool:
    """Whether an indefinite common word stands before a family name (شايع المطيري), as a given name would."""
    following = at + 1
    if following >= scene.limit(at) or not _article(scene, following) or scene.words[at].ordinary != ADJECTIVE:
        return False
    hit = hits.get(following)
    person = hit is not None and hit.type is EntityType.PERSON
    return person or _family(scene, following)


def _noun_as_given(scene: Scene, at: int) -> bool:
    """Whether an indefinite noun stands before a given name, as a given name would (فؤاد أنور, نجاح ياسر العابدي)."""
    following = at + 1
    info = scene.words[at]
    if following >= scene.limit(at) or info.ordinary != NOUN or info.definite or not _bare_noun(scene, at):
        return False
    noun = next(iter(nouns().get(scene.norm(at))), None)
    part = scene.words[following].part
    if (noun is not None and noun.kind == PERSON) or part is None or part.kind not in ("given", "both"):
        return False
    if strong_given(scene, following) or _closed_by_sign(scene, following + 1):
        return True
    third = following + 1
    return third < scene.limit(at) and _article(scene, third) and not scene.words[third].ordinary


def _family(scene: Scene, at: int) -> bool:
    part = scene.words[at].part
    return part is not None and part.kind in ("family", "both") and _article(scene, at)


def _sure_part(scene: Scene, at: int) -> bool:
    """Whether a word is part of names and nothing else."""
    info = scene.words[at]
    if not _known(scene, at) or info.nisba is not None or _stop(info):
        return False
    return not info.ordinary or _closed_off(scene, at + 1)


def _compound(scene: Scene, first: int) -> bool:
    """Whether two words are one name by the table (شمس الدين)."""
    return (scene.norm(first), scene.norm(first + 1)) in compound_parts()


def _article(scene: Scene, at: int) -> bool:
    return scene.norm(at).startswith("ال") and scene.document.tokens[at].text[0] not in "أإآٱ"


def _after_particle(scene: Scene, at: int) -> bool:
    """Whether the word is part of a patronymic or a compound with عبد, so that a family name may follow."""
    return scene.norm(at).startswith("عبدال") or scene.norm(at - 1) in context_words("arabic_particle")


def _may_be_foreign(norm: str) -> bool:
    """Whether a word without known parts may be a name: no joined article, no conjunction before a consonant."""
    return not norm.startswith(_JOINED_ARTICLE) and not (norm[:1] == "و" and norm[1:2] not in ("ا", "ي", "و"))


def chunk_at(scene: Scene, first: int, trust: Trust, hits: dict[int, Found]) -> Chunk | None:
    """The personal name that begins at token `first`, or None where nothing sure enough does."""
    if first >= len(scene.words) or not scene.is_word(first):
        return None
    hit = hits.get(first)
    info, norm = scene.words[first], scene.norm(first)
    if hit is None and info.nisba is not None and _article(scene, first):
        return None
    if hit is not None and hit.type is EntityType.PERSON and (hit.last - first > 1 or info.part is None):
        last = hit.last
        if scene.norm(last) == _FAMILY_OF and scene.is_word(last + 1) and last + 1 < scene.limit(first):
            last += 2
        while hit.last - first > 1 and last < scene.limit(first) and _family(scene, last):
            last += 1
        if last - first == 2 and _another(scene, first, hits):
            last = _reach(scene, first, hits)[0]
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
        if norm in _ABBREVIATED and _known(scene, first + 2):
            return None  # د. خميس المعمري: a doctor, no initial
        return _after_initial(scene, first, hits)
    prefix = ""
    starts = _known(scene, first) or norm in context_words("arabic_particle") or _compound(scene, first)
    mother = token.text == _MOTHER and trust >= Trust.WEAK and _known(scene, first + 1)
    if mother:
        return Chunk(first, _reach(scene, first + 1, hits)[0])
    if not starts:
        for split in splits(norm):
            part = word(split.stem).part
            if split.prefix and part is not None and part.kind in ("given", "both") and len(split.stem) > 2:
                prefix = split.prefix
                break
    if prefix:
        if info.ordinary and trust < Trust.WEAK:
            return None
        last, known = _reach(scene, first, hits)
        known += 1
        if last - first == 1 and trust < Trust.TITLE:
            return None
    else:
        if not starts:
            if trust is Trust.TITLE and (_before_family(scene, first, hits) or _noun_as_given(scene, first)):
                return Chunk(first, _reach(scene, first + 1, hits)[0])
            if trust < Trust.WEAK or info.ordinary or (info.nisba is not None and trust < Trust.TITLE):
                return None
            before = scene.words[first - 1] if first else None
            if trust is Trust.WEAK and before is not None and before.verb and before.ordinary != VERB:
                return None  # a noun that may be a verb is no sign of a name
            if _article(scene, first):
                return _arabic_given_with_article(scene, first, hits) if trust is Trust.TITLE else None
            if joined_ordinary(norm) or not _may_be_foreign(norm):
                return None
        last, known = _reach(scene, first, hits)
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
    return _known(scene, third) and not scene.words[third].ordinary and scene.words[third].nisba is None


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
    return Chunk(first, _reach(scene, at, hits)[0])


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
    if second >= scene.limit(first) or not scene.is_word(second) or scene.norm(second).startswith(_JOINED_ARTICLE):
        return None
    info = scene.words[second]
    plain = not info.ordinary and len(scene.norm(second)) >= _SHORTEST_BARE_FAMILY and _closed_off(scene, second + 1)
    if not _article(scene, second) and not plain:
        return None  # but الفاتح قرشي، إن
    last, _ = _reach(scene, first, hits)
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
        return _article(scene, first + 1) and not scene.norm(first + 1).endswith(("ات", "ين", "ون"))
    if scene.norm(first) in context_words("patronym"):
        return known > 1
    if _article(scene, first) and word(scene.norm(first)[2:]).ordinary == NOUN:
        return False  # الدوري المصري is the league, although الدوري and المصري are families
    return known > 1 and scene.words[first].ordinary != NOUN and not scene.words[first + 1].ordinary
