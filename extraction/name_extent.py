"""How far a personal name reaches in running text, word by word."""

import re

from extraction.facts import EntityType
from extraction.foreign_shapes import GERUND, looks_foreign
from extraction.mentions import Found, Scene
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
)

_LONGEST_NAME = 6
_SURE = 2  # known parts that make a name of what follows them
_ALI_PREPOSITION = "على"
_SHORTEST_OWNED = 5
_OWNED = ("ته", "تها", "تهم", "يها", "يهم")
_THAT = "ان"
_NO = "لا"
_IMPERFECT_PREFIXES = frozenset("يتنا")


def particles() -> frozenset[str]:
    """Words that join the parts of a name: بن, آل, أبو, فون."""
    return context_words("arabic_particle") | context_words("foreign_particle")


_ELATIVE = re.compile(r"^الا..[يه]$")
JOINED_ARTICLE = ("لل", "وال", "بال")
_CIRCUMSTANCE = re.compile(r"^(.ا..|م[^ا]..?.?.)ا$")  # ضاحكا, مبتسما


def _is_ali_preposition(scene: Scene, token: int) -> bool:
    return scene.document.tokens[token].text == _ALI_PREPOSITION


def known_part(scene: Scene, token: int) -> bool:
    """Whether a token is a word of personal names by the tables."""
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


def is_stop(known: Word) -> bool:
    """Whether a word ends a name: a function word or a verb."""
    return known.ordinary in (FUNCTION, VERB)


def reach(scene: Scene, first: int, hits: dict[int, Found]) -> tuple[int, int]:
    """The end of the name whose first word is token `first`, and how many words of it are known name parts."""
    end = scene.limit(first)
    known = int(known_part(scene, first))
    at = first + 1
    if compound(scene, first):
        known, at = 1, first + 2
    elif scene.norm(first) in particles() and at < end and scene.is_word(at):
        known = 1 + int(known_part(scene, at)) if scene.norm(first) in context_words("arabic_particle") else known
        at += 1
    while at < min(end, first + _LONGEST_NAME) and scene.is_word(at):
        norm = scene.norm(at)
        info = scene.words[at]
        after = at + 1 < end and scene.is_word(at + 1)
        if norm == _NO and scene.norm(at + 1)[:1] in _IMPERFECT_PREFIXES:
            break  # عساف لا يخفي
        if norm in particles() and after and (norm in context_words("patronym") or not is_stop(scene.words[at + 1])):
            if norm in context_words("arabic_particle") or not info.ordinary or _unknown(scene, at + 1):
                known += 1
                at += 2
                continue
            break
        if not _continues(scene, at, at - first, known, hits):
            break
        known += int(known_part(scene, at))
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
        info.part is None and not scene.dotless and not has_article(scene, at) and _ends_in_alef(scene, at)
    ):
        return False  # فينتشيتش تغاضى
    if info.part is None and info.ordinary and norm.startswith(JOINED_ARTICLE):
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
            info.ordinary == NOUN
            and has_article(scene, at - 1)
            and scene.is_word(at + 1)
            and scene.words[at + 1].definite
        )
        if owner:
            return False  # أكد سالم الوليدي عودة التيار
        family = info.part.kind in ("family", "both") and not is_stop(info)
        father = info.part.kind == "given" and not norm.endswith("ه")  # نظيره: his counterpart
        return family or (father and _left_alone(scene, at + 1))
    if is_stop(info) or (taken == 1 and _speaks_before(scene, at) and _CIRCUMSTANCE.match(norm)):
        return False
    if info.part is None and len(norm) >= _SHORTEST_OWNED and norm.endswith(_OWNED):
        return False  # سعادته, ثلثيها: a noun and whose it is
    if info.part is None and taken > 1 and not has_article(scene, at) and scene.document.tokens[at].text.endswith("ة"):
        return False  # انتقد شريف ملال برمجة الرابطة
    completed = scene.norm(at - 1) in context_words("name_completion")
    awaits_family = (taken == 1 and known_part(scene, at - 1)) or completed or _after_particle(scene, at - 1)
    if has_article(scene, at):
        if info.nisba is not None or info.ordinary:
            relative = norm.endswith("ي") and strong_given(scene, at - 1)  # الجوهري is "essential" as well
            common = (taken == 1 or (taken == 2 and scene.norm(at - 2) == "عبد")) and (
                info.ordinary != ADJECTIVE or relative
            )
            patronymic = _after_particle(scene, at - 1) and info.ordinary == NOUN and closed_by_sign(scene, at + 1)
            return awaits_family and (info.nisba is not None or common or patronymic)
        awaited = _after_particle(scene, at - 1) or (taken == 1 and strong_given(scene, at - 1))
        if norm.endswith(("ات", "تين", "ان")) and not awaited:
            return False
        if GERUND.match(norm) or _ELATIVE.match(norm):
            return False
        return taken == 1 or awaits_family or norm.endswith("ي")
    if info.ordinary == ADJECTIVE and taken == 1 and strong_given(scene, at - 1) and closed_off(scene, at + 1):
        return True  # هاني صعب إن
    if info.ordinary == NOUN and taken == 1 and known_part(scene, at - 1) and closed_by_sign(scene, at + 1):
        return bare_noun(scene, at) or norm.endswith("ان")  # المحافظ نبيل شمسان، المعين
    sure = known >= _SURE or _after_particle(scene, at - 1)
    if sure and info.ordinary and closed_by_sign(scene, at + 1) and bare_noun(scene, at):
        return True  # النائب مصطفى جبار سند، عضو
    national = info.nisba is not None and bool(info.nisba.of)
    if info.ordinary or national or joined_ordinary(norm) or not may_be_foreign(norm):
        return False
    if taken > 1 and has_article(scene, at - 1) and not awaits_family:
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


def bare_noun(scene: Scene, at: int) -> bool:
    """Whether a word can be no accusative (رئيسا), plural or title, so that it may be a family name."""
    norm = scene.norm(at)
    return not norm.endswith(("ا", "ات", "ين", "ون", "ه", "ان")) and norm not in title_words()


def closed_by_sign(scene: Scene, at: int) -> bool:
    """Whether a comma, a bracket or the like stands at token `at`."""
    return at < scene.limit(at - 1) and scene.document.tokens[at].text in '،,()«»"-–—'


def _all_unknown(scene: Scene, at: int, taken: int) -> bool:
    """Whether a third word may follow two that no lexicon knows (نغوزي أوكونجو إيويالا)."""
    if taken != 2 or len(scene.norm(at)) < 4:
        return False
    return all(scene.words[i].part is None and not scene.words[i].ordinary for i in (at - 2, at - 1))


def closed_off(scene: Scene, at: int) -> bool:
    """Whether no word stands at a token, or a function word."""
    return not scene.is_word(at) or scene.words[at].ordinary == FUNCTION


def _ends_subject(scene: Scene, at: int) -> bool:
    """Whether what stands at token `at` shows that a name before it has ended: a sign, a function word or a verb."""
    return closed_off(scene, at) or scene.words[at].verb


def _ends_in_alef(scene: Scene, at: int) -> bool:
    return scene.document.tokens[at].text.endswith("ى")


def _left_alone(scene: Scene, at: int) -> bool:
    """Whether the word before token `at` has no complement: a sign, a function word or a preposition follows."""
    return closed_off(scene, at) or (scene.norm(at).startswith(("ب", "ل", "و")) and joined_ordinary(scene.norm(at)))


def _unknown(scene: Scene, at: int) -> bool:
    """Whether nothing is known of a word but that it may be foreign (أولدنبورغ)."""
    info = scene.words[at]
    return not (info.ordinary or info.nisba or info.definite) and not joined_ordinary(scene.norm(at))


def compound(scene: Scene, first: int) -> bool:
    """Whether two words are one name by the table (شمس الدين)."""
    return (scene.norm(first), scene.norm(first + 1)) in compound_parts()


def has_article(scene: Scene, at: int) -> bool:
    """Whether a word bears the article, by its spelling: ألفريد does not."""
    return scene.norm(at).startswith("ال") and scene.document.tokens[at].text[0] not in "أإآٱ"


def _after_particle(scene: Scene, at: int) -> bool:
    """Whether the word is part of a patronymic or a compound with عبد, so that a family name may follow."""
    return scene.norm(at).startswith("عبدال") or scene.norm(at - 1) in context_words("arabic_particle")


def may_be_foreign(norm: str) -> bool:
    """Whether a word without known parts may be a name: no joined article, no conjunction before a consonant."""
    return not norm.startswith(JOINED_ARTICLE) and not (norm[:1] == "و" and norm[1:2] not in ("ا", "ي", "و"))
