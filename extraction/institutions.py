"""Institutions and places that their own words give away: وزارة, الجيش and a nisba, مدينة, شركة and a name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extraction.facts import EntityType
from extraction.gazetteer import cells, optional_table
from extraction.glossary import Known, phrase
from extraction.matching import PhraseTable
from extraction.mentions import Cue, Found, Scene, cue_at, cues, demonyms
from extraction.persons import looks_foreign, strong_given
from extraction.roles import title_at
from extraction.text import Kind, fold, splits
from extraction.transliteration import transliterate
from extraction.vocabulary import ADJECTIVE, FUNCTION, NOUN, VERB, context_words, joined_ordinary

_ARTICLE = "ال"
_MINISTRY = fold("وزارة")
_LONGEST_PROPER = 4


@dataclass(frozen=True, slots=True)
class Institution:
    """A kind of institution; `bare` says that it counts without a nisba or a country."""

    ar: str
    en: str
    kind: str
    bare: bool


@cache
def _institutions() -> PhraseTable[Institution]:
    entries: list[tuple[str, Institution]] = []
    for row in optional_table("institutions"):
        value = Institution(row["ar"], row["en"], row["kind"], row["shape"] == "bare")
        for written in (row["ar"], *cells(row.get("aliases", ""))):
            entries.append((written, value))
            if " " not in written and written.startswith(_ARTICLE):
                entries.append((written[2:], Institution(row["ar"], row["en"], row["kind"], bare=False)))
    return PhraseTable(entries)


@cache
def _portfolios() -> PhraseTable[str]:
    return PhraseTable((row["ar"], row["en"]) for row in optional_table("portfolios"))


@cache
def _modifiers() -> dict[str, str]:
    return {fold(row["ar"]): row["en"] for row in optional_table("name_modifiers")}


@cache
def institution_heads() -> dict[str, tuple[str, bool]]:
    """Nouns that head a descriptive name (المعهد الوطني للجيوفيزياء): English, and whether one noun may complete it."""
    return {fold(row["ar"]): (row["en"], row["single"] == "yes") for row in optional_table("institution_heads")}


def _english_nisba(en: str) -> str:
    return "US" if en == "American" else en


def _ending_nisba(scene: Scene, at: int, end: int) -> str | None:
    """English of a definite nisba of a state or region at token `at`."""
    if at >= end:
        return None
    nisba = scene.words[at].nisba
    if nisba is not None and scene.norm(at).startswith(_ARTICLE) and nisba.en:
        return _english_nisba(nisba.en)
    return None


def _prefix_of(scene: Scene, at: int, stems: frozenset[str] | None = None) -> str:
    for split in splits(scene.norm(at)):
        if stems is None or split.stem in stems:
            return split.prefix
    return ""


def _surface(scene: Scene, first: int, last: int, prefix: str) -> str:
    """The wording of tokens [first, last) without the proclitics on the first."""
    text = scene.document.text(first, last)
    if not prefix:
        return text
    if prefix.endswith("ل") and text.startswith(prefix + "ل") and not text.startswith(prefix + "لا"):
        return _ARTICLE + text[len(prefix) + 1 :]
    return text[len(prefix) :] if text.startswith(prefix) else text


def institutions(scene: Scene, hits: Mapping[int, Found]) -> Iterator[Found]:
    """Every institution or place that its own words give away, in text order; they may overlap known names."""
    for at in range(len(scene.words)):
        if scene.document.tokens[at].kind is not Kind.WORD:
            continue
        found = (
            _ministry(scene, at)
            or _with_nisba(scene, at, hits)
            or (None if at in hits else _introduced(scene, at, hits))
            or _descriptive(scene, at, hits)
        )
        if found is not None:
            yield found


def _organization(scene: Scene, first: int, last: int, prefix: str, en: str | None, kind: str) -> Found:
    ar = _surface(scene, first, last, prefix)
    return Found(first, last, first, last, EntityType.ORGANIZATION, ar, en, kind=kind, prefix=prefix)


def _ministry(scene: Scene, at: int) -> Found | None:
    for split in splits(scene.norm(at)):
        if split.stem == _MINISTRY:
            break
    else:
        return None
    end = scene.limit(at)
    match = _portfolios().longest(scene.document.norms, at + 1, clitics=False) if at + 1 < end else None
    if match is None or match.last > end:
        return None
    en = f"{match.values[0]} Ministry"
    last = match.last
    if nisba := _ending_nisba(scene, last, end):
        en, last = f"{nisba} {en}", last + 1
    return _organization(scene, at, last, split.prefix, en, "ministry")


def _with_nisba(scene: Scene, at: int, hits: Mapping[int, Found]) -> Found | None:
    match = _institutions().longest(scene.document.norms, at)
    end = scene.limit(at)
    if match is None or match.last > end:
        return None
    value = match.values[0]
    last = match.last
    definite = value.bare or last - at > 1 or scene.words[at].definite
    if at and not value.bare and title_at(scene, at - 1) is not None and value.kind == "ministry":
        return None  # وزير الخارجية الفرنسي: the minister's, not the ministry
    if definite and (nisba := _ending_nisba(scene, last, end)) and _agrees(scene, at, last):
        return _organization(scene, at, last + 1, match.prefix, f"{nisba} {value.en}", value.kind)
    country = hits.get(last)
    if country is not None and country.type is EntityType.STATE and not country.prefix and not scene.words[at].definite:
        adjective = demonyms().get(country.entry.country) if country.entry else None
        if adjective and last - at == 1:
            en = f"{_english_nisba(adjective)} {value.en}"
            return _organization(scene, at, country.last, match.prefix, en, value.kind)
    if country is not None and country.type is EntityType.PLACE and not country.prefix and value.kind == "court":
        return _organization(scene, at, country.last, match.prefix, f"{country.en} {value.en}", value.kind)
    if value.bare:
        return _organization(scene, at, last, match.prefix, value.en, value.kind)
    return None


_FEMININE_HEADS = frozenset(fold(w) for w in ("القوات", "قوات", "قوى", "الخطوط", "كتائب"))


def _agrees(scene: Scene, first: int, last: int) -> bool:
    """Whether the nisba at token `last` agrees with the institution before it: feminine ends in ة."""
    feminine = scene.norm(last).endswith("ه")
    heads = [split.stem for split in splits(scene.norm(first))]
    head = any(stem.endswith("ه") or stem in _FEMININE_HEADS for stem in heads)
    return head or any(scene.norm(at).endswith("ه") for at in range(first, last)) if feminine else not head


def _introduced(scene: Scene, at: int, hits: Mapping[int, Found]) -> Found | None:
    cue = cue_at(scene, at)
    end = scene.limit(at)
    if cue is None or at + 1 >= end:
        return None
    start = at + 1
    close = scene.quoted.get(start)
    if close is not None and close <= end and close > start + 1:
        return _named(scene, at, start + 1, close, close + 1, cue, hits)
    hit = hits.get(start)
    if hit is not None and hit.prefix == "":
        return _around(scene, at, hit, cue, hits)
    if cue.type is EntityType.STATE or (cue.kind == "prison" and strong_given(scene, start)):
        return None  # بسجن إياد: imprisonment, not a prison's name
    last = _proper_reach(scene, start, end, cue, hits)
    return _named(scene, at, start, last, last, cue, hits) if last > start else None


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
    return _kept(scene, at, hit.last, hit.en, cue)


def _named(
    scene: Scene, at: int, start: int, stop: int, last: int, cue: Cue, hits: Mapping[int, Found]
) -> Found | None:
    """A cue and an unseen name at tokens [start, stop), closed by a quotation mark where last > stop."""
    known = hits.get(start)
    if known is not None and known.last == stop and known.type in _COMPATIBLE[cue.type]:
        return Found(at, last, start, stop, known.type, known.ar, known.en, known.entry, known.kind)
    ar = scene.document.text(start, stop)
    en = known.en if known is not None and known.last == stop else transliterate(ar)
    if not cue.keep:
        return Found(at, last, start, stop, cue.type, ar, en or None, kind=cue.kind)
    return _kept(scene, at, last, en, cue)


def _kept(scene: Scene, at: int, last: int, en: str | None, cue: Cue) -> Found:
    """A name of which the cue is a part, with the adjectives that end it (مطار القاهرة الدولي)."""
    prefix = next(s.prefix for s in splits(scene.norm(at)) if s.stem in _cue_stems())
    end = scene.limit(at)
    words: list[str] = []
    while last < end and (word := _modifiers().get(scene.norm(last))):
        words.append(word)
        last += 1
    name = cue.pattern.format(" ".join((en, *words))) if en else None
    return Found(at, last, at, last, cue.type, _surface(scene, at, last, prefix), name, kind=cue.kind, prefix=prefix)


@cache
def _cue_stems() -> frozenset[str]:
    return frozenset(cues())


def _proper_reach(scene: Scene, start: int, end: int, cue: Cue, hits: Mapping[int, Found]) -> int:
    """The end of an unseen proper name after a cue; `start` where nothing there can be one."""
    at = start
    arabic = scene.words[start].definite
    while at < min(end, start + _LONGEST_PROPER):
        if scene.document.tokens[at].kind is Kind.LATIN:
            at += 1
            continue
        joins = arabic and at == start + 1 and cue.kind == "party" and scene.norm(at).startswith("وال")
        if joins and scene.words[at].ordinary == NOUN:
            return at + 1  # العدالة والتنمية
        if not (_first_proper(scene, at, cue) if at == start else _next_proper(scene, at, arabic, hits)):
            break
        at += 1
    return at


def _first_proper(scene: Scene, at: int, cue: Cue) -> bool:
    token, info = scene.document.tokens[at], scene.words[at]
    norm = token.norm
    if token.kind is not Kind.WORD or info.nisba is not None or info.ordinary in (FUNCTION, VERB, ADJECTIVE):
        return False
    if info.ordinary == NOUN and not (cue.kind == "party" and cue.keep and info.definite):
        return False
    if not info.definite and token.text.endswith(("ية", "يا", "يين", "تين")) and norm.endswith(("يه", "ين")):
        return False
    return info.part is not None or not joined_ordinary(norm)


def _next_proper(scene: Scene, at: int, arabic: bool, hits: Mapping[int, Found]) -> bool:
    info, norm = scene.words[at], scene.norm(at)
    if scene.document.tokens[at].kind is not Kind.WORD or info.ordinary in (FUNCTION, VERB):
        return False
    if info.part is not None and scene.words[at - 1].part is not None:
        return True
    if arabic or info.ordinary or info.nisba is not None or norm.startswith(_ARTICLE) or at in hits:
        return False
    if norm.endswith(("ها", "هم", "هما")):
        return False
    return (not joined_ordinary(norm) and norm[0] not in "وفبل") or (looks_foreign(norm) and not joined_ordinary(norm))


def _definite_adjective(scene: Scene, at: int, end: int) -> bool:
    if at >= end or not scene.norm(at).startswith(_ARTICLE):
        return False
    info = scene.words[at]
    return (info.ordinary == ADJECTIVE or info.nisba is not None) and scene.norm(at) not in context_words(
        "weak_adjective"
    )


def _descriptive(scene: Scene, at: int, hits: Mapping[int, Found]) -> Found | None:
    heads = institution_heads()
    end = scene.limit(at)
    for split in splits(scene.norm(at)):
        stem = split.stem
        if stem.startswith(_ARTICLE) and stem[2:] in heads:
            last = _after_definite_head(scene, at + 1, end, hits)
            break
        if stem in heads:
            last = _after_construct_head(scene, at + 1, end, heads[stem][1], hits)
            break
    else:
        return None
    if last is None:
        return None
    return _organization(scene, at, last, split.prefix, _composed(scene, at, last, hits), "institution")


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
    while last < end and (
        _definite_adjective(scene, last, end)
        or (scene.norm(last).startswith("وال") and scene.words[last].ordinary == NOUN)
    ):
        last += 1
    return last


def _after_definite_head(scene: Scene, at: int, end: int, hits: Mapping[int, Found]) -> int | None:
    start = at
    national = False
    while _definite_adjective(scene, at, end) and at - start < 3:
        national = national or scene.words[at].nisba is not None
        at += 1
    if at == start:
        return None
    last = _complement(scene, at, end, hits)
    if last > at:
        return last
    return at if at - start >= 2 or (national and scene.words[at - 1].nisba is not None) else None


def _after_construct_head(scene: Scene, at: int, end: int, single: bool, hits: Mapping[int, Found]) -> int | None:
    start = at
    if at >= end or not scene.norm(at).startswith(_ARTICLE) or at in hits:
        return None
    if scene.words[at].ordinary != NOUN:
        return None
    at += 1
    while at < end and (
        _definite_adjective(scene, at, end)
        or (scene.norm(at).startswith("وال") and scene.words[at].ordinary == NOUN and scene.norm(at + 1)[:2] != "في")
    ):
        at += 1
    return at if at - start >= 2 or single else None


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
    english = phrase(scene.document, first, last, settled)
    return capitalised(english) if english else None


_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "against", "at", "by", "with", "from"})


def capitalised(text: str) -> str:
    """A phrase with the capitals of a proper name, without a leading article."""
    words = text.removeprefix("the ").removeprefix("The ").split()
    return " ".join(w if i and w.lower() in _SMALL else w[:1].upper() + w[1:] for i, w in enumerate(words))
