"""Names that a cue word introduces: مدينة, شركة, مطار, كتيبة and the name after them."""

from collections.abc import Mapping
from functools import cache

from extraction.facts import EntityType
from extraction.foreign_shapes import looks_foreign
from extraction.mentions import CLOSING, OPENING, Cue, Found, Scene, cue_at, cues
from extraction.name_extent import strong_given
from extraction.naming import ARTICLE, definite_adjective, modifiers, spelled, surface
from extraction.persons import Trust, chunk_at
from extraction.text import Kind, bare_stems, fold, splits
from extraction.titles import title_at
from extraction.vocabulary import ADJECTIVE, FUNCTION, NOUN, VERB, context_words, joined_ordinary, word

_LONGEST_PROPER = 4
_LONGEST_QUOTED = 3
_SHORTEST_PURPOSE = 5
_NAMED_AFTER_NOUNS = frozenset(
    {"party", "hospital", "mosque", "stadium", "bridge", "street", "square", "district", "cemetery", "camp", "dam"}
)


_CITY = Cue("{} City", EntityType.PLACE, "city", keep=True)  # مدينة الملك عبد العزيز الطبية


def introduced(scene: Scene, at: int, hits: Mapping[int, Found]) -> Found | None:
    """The name that the cue at token `at` introduces, with the cue."""
    cue = cue_at(scene, at)
    end = scene.limit(at)
    if cue is None or at + 1 >= end:
        return None
    start = at + 1
    close = scene.quoted.get(start)
    if close is not None and close <= end and close > start + 1:
        return _named(scene, at, start + 1, close, close + 1, cue, hits)
    hit = hits.get(start)
    if cue.kind == "prison" and hit is not None and hit.type is EntityType.PERSON:
        return None
    if hit is not None and hit.prefix == "":
        return _around(scene, at, hit, cue, hits)
    named_after = cue if cue.keep else _CITY if any(s.stem == fold("مدينة") for s in splits(scene.norm(at))) else None
    if named_after and (title := _sovereign_titles().get(scene.norm(start))) and start + 1 < end:
        return _after_sovereign(scene, at, start, title, named_after, hits)
    if cue.type is EntityType.STATE or (cue.kind == "prison" and strong_given(scene, start)):
        return None  # بسجن إياد: imprisonment, not a prison's name
    last = _led_party(scene, start, end, cue) or _proper_reach(scene, start, end, cue, hits)
    return _named(scene, at, start, last, last, cue, hits) if last > start else None


def quoted_organization(scene: Scene, at: int, hits: Mapping[int, Found]) -> Found | None:
    """A foreign name between quotation marks that acts or is dealt with: مع «أندريسن هورويتز», نشرتها «برايس»."""
    close = scene.quoted.get(at - 1)
    if close is None or close - at > _LONGEST_QUOTED or at < 2:
        return None
    if any(hits.get(token) is not None and hits[token].last > token + 1 for token in range(at, close)):
        return None
    if not all(_foreign_word(scene, token) for token in range(at, close)):
        return None
    before = scene.norm(at - 2)
    acts = before.endswith("ها") and any(word(stem).verb for stem in bare_stems(before))
    if not acts and not any(split.stem in context_words("dealt_with") for split in splits(before)):
        return None
    ar = scene.document.text(at, close)
    return Found(at, close, at, close, EntityType.ORGANIZATION, ar, spelled(ar, None) or None, kind="company")


def _foreign_word(scene: Scene, at: int) -> bool:
    info = scene.words[at]
    if scene.document.tokens[at].kind is Kind.LATIN:
        return True
    return scene.is_word(at) and not (info.ordinary or info.nisba or info.definite) and len(scene.norm(at)) > 1


def _led_party(scene: Scene, start: int, end: int, cue: Cue) -> int | None:
    """The end of a party's name that is an ordinary word, shown to be a name by its leader (حزب تقدم برئاسة)."""
    if cue.kind != "party" or not cue.keep or not scene.is_word(start) or scene.words[start].nisba is not None:
        return None
    follows = start + 1 < end and scene.norm(start + 1) in context_words("led_by")
    return start + 1 if follows and scene.words[start].ordinary != ADJECTIVE else None


_COMPATIBLE = {
    EntityType.PLACE: (EntityType.PLACE, EntityType.STATE),
    EntityType.STATE: (EntityType.PLACE, EntityType.STATE),
    EntityType.ORGANIZATION: (EntityType.ORGANIZATION, EntityType.ARMED_GROUP),
    EntityType.ARMED_GROUP: (EntityType.ORGANIZATION, EntityType.ARMED_GROUP),
}


def _around(scene: Scene, at: int, hit: Found, cue: Cue, hits: Mapping[int, Found]) -> Found | None:
    """A cue and a known name: the same thing named in full, or a new one named after it (جامعة القاهرة)."""
    same = hit.kind == cue.kind or cue.type is EntityType.ORGANIZATION
    if hit.type in _COMPATIBLE[cue.type] and (not cue.keep or same):
        return Found(at, hit.last, hit.first, hit.last, hit.type, hit.ar, hit.en, hit.entry, hit.kind, hit.alone)
    if not cue.keep or hit.type in (EntityType.ORGANIZATION, EntityType.ARMED_GROUP):
        return None
    en = hit.en
    if hit.alone and hit.type is EntityType.PERSON and en:
        en = en.partition(" ")[2] or en  # جامعة بن غوريون
    elif hit.type is EntityType.PERSON and (title := _sovereign_titles().get(scene.norm(hit.first))):
        en = (
            f"{title} {spelled(scene.document.text(hit.first + 1, hit.last), hit.entry.country if hit.entry else None)}"
        )
    return _kept(scene, at, hit.last, en, cue)


def _after_sovereign(
    scene: Scene, at: int, start: int, title: str, cue: Cue, hits: Mapping[int, Found]
) -> Found | None:
    """What is named after a king or prince whom no table knows with his title (جامعة الأمير سطام)."""
    first = start + 1
    chunk = chunk_at(scene, first, Trust.TITLE, dict(hits))
    if chunk is None and (scene.words[first].ordinary or not scene.is_word(first)):
        return None
    last = chunk.last if chunk is not None else first + 1
    return _kept(scene, at, last, f"{title} {spelled(scene.document.text(first, last), None)}", cue)


@cache
def _sovereign_titles() -> dict[str, str]:
    """What stays before the name of a king or prince after whom something is called (مستشفى الأمير حمزة)."""
    titles = {"الملك": "King", "الملكة": "Queen", "الأمير": "Prince", "الأميرة": "Princess", "السلطان": "Sultan"}
    return {fold(ar): en for ar, en in (titles | {"الشيخ": "Sheikh", "الشيخة": "Sheikha"}).items()}


def _named(
    scene: Scene, at: int, start: int, stop: int, last: int, cue: Cue, hits: Mapping[int, Found]
) -> Found | None:
    """A cue and an unseen name at tokens [start, stop), closed by a quotation mark where last > stop."""
    known = hits.get(start)
    if known is not None and known.last == stop and known.type in _COMPATIBLE[cue.type]:
        return Found(at, last, start, stop, known.type, known.ar, known.en, known.entry, known.kind)
    ar = scene.document.text(start, stop)
    en = known.en if known is not None and known.last == stop else spelled(ar, None)
    if not cue.keep:
        return Found(at, last, start, stop, cue.type, ar, en or None, kind=cue.kind)
    return _kept(scene, at, last, en, cue)


def _kept(scene: Scene, at: int, last: int, en: str | None, cue: Cue) -> Found:
    """A name of which the cue is a part, with the adjectives that end it (مطار القاهرة الدولي)."""
    prefix = next(s.prefix for s in splits(scene.norm(at)) if s.stem in _cue_stems())
    end = scene.limit(at)
    words: list[str] = []
    while last < end and (word := modifiers().get(scene.norm(last))):
        words.append(word)
        last += 1
    name = cue.pattern.format(" ".join((en, *words))) if en else None
    ar = "".join(char for char in surface(scene, at, last, prefix) if char not in OPENING | CLOSING)
    return Found(at, last, at, last, cue.type, ar, name, kind=cue.kind, prefix=prefix)


@cache
def _cue_stems() -> frozenset[str]:
    return frozenset(cues())


def _proper_reach(scene: Scene, start: int, end: int, cue: Cue, hits: Mapping[int, Found]) -> int:
    """The end of an unseen proper name after a cue; `start` where nothing there can be one."""
    at = start
    arabic = scene.words[start].definite
    titled = _within_role(scene, start - 1)
    while at < min(end, start + _LONGEST_PROPER):
        if titled and at > start and _person_begins(scene, at):
            break  # الباحثة في جامعة خليفة نورة المنصوري
        if scene.document.tokens[at].kind is Kind.LATIN:
            at += 1
            continue
        joins = arabic and at == start + 1 and cue.kind == "party" and scene.norm(at).startswith("وال")
        if joins and scene.words[at].ordinary == NOUN:
            return at + 1  # العدالة والتنمية
        if at == start + 1 and scene.words[start].part is not None and scene.norm(at) in context_words("regnal"):
            return at + 1  # جامعة محمد الأول
        if arabic and at == start + 1 and cue.kind == "party" and definite_adjective(scene, at, end):
            return at + 1  # التجمع الشعبي
        if not (_first_proper(scene, at, cue) if at == start else _next_proper(scene, at, arabic, hits)):
            break
        at += 1
    return at


def _within_role(scene: Scene, at: int) -> bool:
    """Whether a cue stands in a role, so that a person's name may follow its own: رئيس جامعة, الباحث في جامعة."""
    return any(title_at(scene, token) is not None for token in range(max(0, at - 2), at))


def _person_begins(scene: Scene, at: int) -> bool:
    """Whether a given name and a family name with the article stand at token `at`."""
    following = at + 1
    if not strong_given(scene, at) or following >= scene.limit(at):
        return False
    return scene.norm(following).startswith(ARTICLE) and scene.words[following].ordinary in ("", ADJECTIVE)


def _first_proper(scene: Scene, at: int, cue: Cue) -> bool:
    token, info = scene.document.tokens[at], scene.words[at]
    norm = token.norm
    if token.text.endswith("ـ") or norm.startswith("لل"):
        return False  # صندوق بـ40 مليون, مصنع للنسيج
    if token.kind is not Kind.WORD or info.nisba is not None or info.ordinary in (FUNCTION, VERB, ADJECTIVE):
        return False
    kept = cue.keep or cue.kind == "district"
    named_after = kept and cue.kind in _NAMED_AFTER_NOUNS and info.definite
    if info.ordinary == NOUN and not (named_after and norm not in context_words("weak_complement")):
        return False
    if not info.definite and token.text.endswith(("ية", "يا", "يين", "تين")) and norm.endswith(("يه", "ين")):
        return False
    return info.part is not None or not joined_ordinary(norm)


def _next_proper(scene: Scene, at: int, arabic: bool, hits: Mapping[int, Found]) -> bool:
    info, norm = scene.words[at], scene.norm(at)
    if scene.document.tokens[at].kind is not Kind.WORD or info.ordinary in (FUNCTION, VERB):
        return False
    if norm.startswith("لل") and len(norm) > _SHORTEST_PURPOSE:
        return False  # شركة إيكويت للبتروكيماويات
    if info.part is not None and scene.words[at - 1].part is not None:
        return True
    if arabic or info.ordinary or info.nisba is not None or norm.startswith(ARTICLE) or at in hits:
        return False
    if norm.endswith(("ها", "هم", "هما")):
        return False
    return not joined_ordinary(norm) and (looks_foreign(norm) or not norm.startswith(("و", "ف", "ب", "ل")))
