"""Institutions named by a description: المعهد الوطني للجيوفيزياء, هيئة الموارد المائية."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from extraction.facts import EntityType
from extraction.gazetteer import optional_table
from extraction.glossary import phrase
from extraction.glossary_phrases import Known
from extraction.glossary_words import nouns
from extraction.mentions import Found, Scene
from extraction.naming import ARTICLE, capitalised, definite_adjective, modifiers, organization, spelled
from extraction.text import Split, fold, splits
from extraction.vocabulary import ADJECTIVE, FUNCTION, NOUN, VERB, context_words, joined_ordinary

_ORGANIZED = frozenset({"المنظمه"})  # an adjective as well: الجريمة المنظمة
_DOING = re.compile(r"^(?:لل|ل)(?!مكافحه|محاربه|مراقبه|محاسبه)م.ا..ه$")
_LONGEST_PROPER = 3
_NAMED_BY_ONE_ADJECTIVE = frozenset({"hospital", "court"})


@cache
def institution_heads() -> dict[str, tuple[str, bool]]:
    """Nouns that head a descriptive name (المعهد الوطني للجيوفيزياء): English, and whether one noun may complete it."""
    return {fold(row["ar"]): (row["en"], row["single"] == "yes") for row in optional_table("institution_heads")}


def descriptive(scene: Scene, at: int, hits: Mapping[int, Found]) -> Found | None:
    """The institution that is described from token `at` on."""
    head = _head(scene.norm(at))
    if head is None:
        return None
    heads, end = institution_heads(), scene.limit(at)
    if head.stem in heads:
        last = _after_construct_head(scene, at + 1, end, heads[head.stem][1], hits)
    else:
        definite = heads[head.stem.removeprefix(ARTICLE)][0] in _NAMED_BY_ONE_ADJECTIVE
        last = _after_definite_head(scene, at + 1, end, hits, definite)
    if last is None:
        return None
    return organization(scene, at, last, head.prefix, _composed(scene, at, last, hits), "institution")


@lru_cache(maxsize=65536)
def _head(norm: str) -> Split | None:
    """A folded word read as the head of a descriptive name, with or without the article."""
    if norm in context_words("led_by"):
        return None  # بقيادة البروفيسور
    heads = institution_heads()
    for split in splits(norm):
        if split.stem in heads or (split.stem.startswith(ARTICLE) and split.stem[2:] in heads):
            return split
    return None


def _qualifies(scene: Scene, at: int, end: int, hits: Mapping[int, Found]) -> bool:
    """Whether a token goes on with a complement: an adjective, also after و, or a second noun after و."""
    if definite_adjective(scene, at, end) or (at < end and scene.norm(at) in _ORGANIZED):
        return True
    return at < end and _joined(scene, at, hits) and scene.words[at].ordinary in (NOUN, ADJECTIVE)


def _joined(scene: Scene, at: int, hits: Mapping[int, Found]) -> bool:
    """Whether a definite word after و may go on with a name: not the head of another institution, nor a known name."""
    norm = scene.norm(at)
    return norm.startswith("وال") and norm[3:] not in institution_heads() and at not in hits


def _complement(scene: Scene, at: int, end: int, hits: Mapping[int, Found]) -> int:
    """The end of a complement with ل (للجيوفيزياء, لحقوق الإنسان), or `at`."""
    norm = scene.norm(at)
    if at >= end or not norm.startswith("ل") or not scene.is_word(at):
        return at
    hit = hits.get(at)
    if hit is not None:
        return hit.last if hit.prefix == "ل" else at
    if not (norm.startswith("لل") or (at + 1 < end and scene.words[at + 1].definite and len(norm) > 3)):
        return at
    if scene.words[at].ordinary in (FUNCTION, VERB):
        return at
    last = at + 1
    if not norm.startswith("لل"):
        last += 1
    if scene.norm(last) in context_words("complement_link") and last + 1 < end and scene.words[last + 1].definite:
        last += 2  # للدفاع عن المستهلك
    while _qualifies(scene, last, end, hits):
        last += 1
    return last


def _after_definite_head(scene: Scene, at: int, end: int, hits: Mapping[int, Found], single: bool) -> int | None:
    start = at
    national = False
    while definite_adjective(scene, at, end) and at - start < 3:
        national = national or scene.words[at].nisba is not None
        at += 1
    if at == start:
        return None
    if at < end and scene.norm(at).startswith("وال") and scene.words[at].ordinary == ADJECTIVE:
        at += 1  # القطب الاقتصادي والمالي
    last = _complement(scene, at, end, hits)
    if last > at:
        return last
    return at if single or at - start >= 2 or (national and scene.words[at - 1].nisba is not None) else None


def _after_construct_head(scene: Scene, at: int, end: int, single: bool, hits: Mapping[int, Found]) -> int | None:
    start = at
    hit = hits.get(at)
    if hit is not None and not hit.prefix and hit.type in (EntityType.PLACE, EntityType.STATE):
        last = hit.last  # شركة الخليج الوطنية للتموين
        while definite_adjective(scene, last, end) and scene.words[last].nisba is None:
            last += 1
        complete = _complement(scene, last, end, hits)
        if last == hit.last and not _purpose(scene, last, complete):
            return None
        return complete if complete > hit.last else None
    if (after := _proper(scene, at, end, hits)) > at:
        complete = _complement(scene, after, end, hits)  # مركز غودارد لدراسات الفضاء
        return complete if _purpose(scene, after, complete) else None
    if at + 1 < end and scene.words[at].ordinary == NOUN and not scene.words[at].definite and hit is None:
        at += 1  # مركز طب الطوارئ
    if at >= end or not scene.norm(at).startswith(ARTICLE) or at in hits:
        return None
    if scene.norm(at) in context_words("weak_complement"):
        return None
    if scene.words[at].ordinary != NOUN:
        complete = _complement(scene, at + 1, end, hits)  # جهاز الردع لمكافحة الإرهاب
        known = scene.words[at].ordinary or scene.words[at].part is not None or scene.words[at].nisba is not None
        return complete if not known and _purpose(scene, at + 1, complete) else None
    at += 1
    while at < end and (
        definite_adjective(scene, at, end)
        or (_joined(scene, at, hits) and scene.words[at].ordinary == NOUN and scene.norm(at + 1)[:2] != "في")
    ):
        at += 1
    complete = _complement(scene, at, end, hits)
    if complete > at and _purpose(scene, at, complete):
        return complete
    return at if at - start >= 2 or single else None


def _proper(scene: Scene, at: int, end: int, hits: Mapping[int, Found]) -> int:
    """The end of the foreign or personal name after which an institution is called, `at` where there is none."""
    hit = hits.get(at)
    if hit is not None:
        return hit.last if hit.type is EntityType.PERSON and not hit.prefix else at
    last = at
    while last < min(end, at + _LONGEST_PROPER) and scene.is_word(last):
        info = scene.words[last]
        if info.ordinary or info.nisba or info.definite or joined_ordinary(scene.norm(last)):
            break
        last += 1
    return last


def _purpose(scene: Scene, first: int, last: int) -> bool:
    """Whether a complement with ل at tokens [first, last) is part of the name: للأبحاث العلمية, not للمشاركة في."""
    if last <= first or _DOING.match(scene.norm(first)):
        return False
    return scene.norm(last) not in context_words("place_lead") and scene.norm(last)[:2] not in ("بـ", "بم", "بش")


def _composed(scene: Scene, first: int, last: int, hits: Mapping[int, Found]) -> str | None:
    """English of a descriptive name by the glossary, in the capitals of a name."""
    settled = (
        {at: Known(hit.last, hit.en) for at, hit in hits.items() if first <= at and hit.last <= last and hit.en}
        if len(hits) < 64
        else {
            at: Known(hits[at].last, hits[at].en or "")
            for at in range(first, last)
            if at in hits and hits[at].last <= last and hits[at].en
        }
    )
    after = _proper(scene, first + 1, last, hits)
    if (
        after > first + 1
        and first + 1 not in settled
        and (name := spelled(scene.document.text(first + 1, after), None))
    ):
        settled[first + 1] = Known(after, name)
    purposeful = _with_purpose(scene, first, last, settled)
    if purposeful is not None:
        return capitalised(purposeful)
    english = phrase(scene.document, first, last, settled)
    return _head_last(capitalised(english)) if english else _plain(scene, first, last)


_HEAD_FIRST = re.compile(r"^(Agency|Authority|Commission|Committee|Corporation|Fund|Programme) of (?:the )?(.+)$")
_LINKS = re.compile(r" (?:of|for|and|in|on|with|to|the) ")
_FEW_WORDS = 3


def _head_last(name: str) -> str:
    """A body named for one short thing in the order of English names: Budget Committee, not Committee of Budget."""
    match = _HEAD_FIRST.match(name)
    if match is None or _LINKS.search(match[2]) or len(match[2].split()) > _FEW_WORDS:
        return name
    return f"{match[2]} {match[1]}"


_ELECTION = re.compile(r"\belection\b")
_SCIENCE = frozenset({"institute", "academy", "bureau", "union", "federation", "confederation", "museum", "college"})


def _with_purpose(scene: Scene, first: int, last: int, settled: Mapping[int, Known]) -> str | None:
    """English of a name whose ل tells the purpose (الهيئة العامة للبيئة): what it is for, the place in front."""
    at = next((i for i in range(first + 1, last) if i not in settled and _tells_purpose(scene, i, last)), None)
    if at is None:
        return None
    place = settled.get(first + 1)
    if place is not None and place.last == at:
        stem = next((split.stem for split in splits(scene.norm(first)) if split.stem in institution_heads()), None)
        head = f"{place.en} {institution_heads()[stem][0]}" if stem else None
        link = "for"
    else:
        head = phrase(scene.document, first, at, settled) or _plain(scene, first, at)
        link = "of" if head is not None and head.split()[-1].lower() in _SCIENCE else "for"
    purpose = phrase(scene.document, at, last, settled)
    if head is None or purpose is None:
        return None
    purpose = _ELECTION.sub("elections", purpose)  # clauses tell انتخابات in the singular
    return f"{head} {link} {purpose.removeprefix('for ').removeprefix('the ')}"


def _tells_purpose(scene: Scene, at: int, last: int) -> bool:
    """Whether a word is ل and a noun: للبيئة, or with a complement لزراعة الأعضاء."""
    norm = scene.norm(at)
    if norm.startswith("لل"):
        return True
    return norm.startswith("ل") and at + 1 < last and bool(nouns().get(norm[1:])) and scene.words[at + 1].definite


def _plain(scene: Scene, first: int, last: int) -> str | None:
    """English where only adjectives follow the head: الأكاديمية السويدية, Swedish Academy."""
    stems = (split.stem.removeprefix(ARTICLE) for split in splits(scene.norm(first)))
    head = next((institution_heads()[stem][0] for stem in stems if stem in institution_heads()), None)
    words: list[str] = []
    for at in range(last - 1, first, -1):
        nisba = scene.words[at].nisba
        word = modifiers().get(scene.norm(at)) or (nisba.en if nisba is not None else None)
        if word is None:
            return None
        words.insert(0 if word == "Royal" else len(words), "US" if word == "American" else word)
    return capitalised(" ".join((*words, head))) if head is not None else None
