"""Institutions and places that their own words give away: وزارة, الجيش and a nisba, مدينة, شركة and a name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from extraction.descriptive import descriptive
from extraction.facts import EntityType
from extraction.gazetteer import cells, optional_table
from extraction.glossary import phrase
from extraction.introduced import introduced, quoted_organization
from extraction.matching import PhraseTable
from extraction.mentions import Found, Scene, demonyms
from extraction.naming import ARTICLE, capitalised, organization
from extraction.text import Kind, fold, splits
from extraction.titles import title_at
from extraction.transliteration import transliterate

_MINISTRY = fold("وزارة")


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
            if " " not in written and written.startswith(ARTICLE) and row["kind"] != "ministry":
                entries.append((written[2:], Institution(row["ar"], row["en"], row["kind"], bare=False)))
    return PhraseTable(entries)


@cache
def _portfolios() -> PhraseTable[str]:
    return PhraseTable((row["ar"], row["en"]) for row in optional_table("portfolios"))


def _english_nisba(en: str) -> str:
    return "US" if en == "American" else en


def _of_nation(nisba: str, en: str) -> str:
    """An institution's English with its nation: French Army, but Royal Jordanian Air Force."""
    royal = en.removeprefix("Royal ")
    return f"{nisba} {en}" if royal == en else f"Royal {nisba} {royal}"


def _ending_nisba(scene: Scene, at: int, end: int) -> str | None:
    """English of a definite nisba of a state or region at token `at`."""
    if at >= end:
        return None
    nisba = scene.words[at].nisba
    if nisba is not None and scene.norm(at).startswith(ARTICLE) and nisba.of:
        return _english_nisba(nisba.en)
    return None


def _prefix_of(scene: Scene, at: int, stems: frozenset[str] | None = None) -> str:
    for split in splits(scene.norm(at)):
        if stems is None or split.stem in stems:
            return split.prefix
    return ""


def institutions(scene: Scene, hits: Mapping[int, Found]) -> Iterator[Found]:
    """Every institution or place that its own words give away, in text order; they may overlap known names."""
    for at in range(len(scene.words)):
        if scene.document.tokens[at].kind is not Kind.WORD:
            continue
        found = (
            _ministry(scene, at)
            or _with_nisba(scene, at, hits)
            or (None if at in hits else introduced(scene, at, hits))
            or quoted_organization(scene, at, hits)
        )
        described = descriptive(scene, at, hits)
        if described is not None and (found is None or found.last < described.last):
            found = described  # معهد الكويت للأبحاث العلمية, not معهد الكويت
        known = hits.get(at)
        # What the gazetteer knows in full is not composed from its words: الاتحاد الأوروبي.
        if found is not None and (known is None or known.last < found.last):
            yield _lengthened(scene, known, found) if known is not None else found


def _lengthened(scene: Scene, known: Found, found: Found) -> Found:
    """A known body with one more purpose named (جهاز الردع لمكافحة الإرهاب والجريمة المنظمة) is that body."""
    body = known.type in (EntityType.ORGANIZATION, EntityType.ARMED_GROUP) and known.last - known.first > 2
    if body and found.first == known.first and scene.norm(known.last).startswith("وال"):
        return replace(known, last=found.last, name_last=found.last)
    return found


def _ministry(scene: Scene, at: int) -> Found | None:
    norm = scene.norm(at)
    if not norm.endswith(_MINISTRY):
        return None
    split = next((split for split in splits(norm) if split.stem == _MINISTRY), None)
    if split is None:
        return None
    end = scene.limit(at)
    match = _portfolios().longest(scene.document.norms, at + 1, clitics=False) if at + 1 < end else None
    if match is None or match.last > end:
        return _other_ministry(scene, at, end, split.prefix)
    en = f"{match.values[0]} Ministry"
    last = match.last
    if nisba := _ending_nisba(scene, last, end):
        en, last = f"{nisba} {en}", last + 1
    return organization(scene, at, last, split.prefix, en, "ministry")


def _other_ministry(scene: Scene, at: int, end: int, prefix: str) -> Found | None:
    """A ministry whose portfolio no table lists, named by one definite word (وزارة البيشمركة)."""
    if at + 1 >= end or not scene.norm(at + 1).startswith(ARTICLE) or scene.words[at + 1].nisba is not None:
        return None
    english = phrase(scene.document, at + 1, at + 2, {}) or transliterate(scene.document.text(at + 1, at + 2)[2:])
    return organization(
        scene, at, at + 2, prefix, f"Ministry of {capitalised(english)}" if english else None, "ministry"
    )


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
        return organization(scene, at, last + 1, match.prefix, _of_nation(nisba, value.en), value.kind)
    country = hits.get(last)
    if country is not None and country.type is EntityType.STATE and not country.prefix and not scene.words[at].definite:
        adjective = demonyms().get(country.entry.country) if country.entry else None
        if adjective and last - at == 1 and value.kind != "university":  # Kuwait University
            en = f"{_english_nisba(adjective)} {value.en}"
            return organization(scene, at, country.last, match.prefix, en, value.kind)
    if country is not None and country.type is EntityType.PLACE and not country.prefix and value.kind == "court":
        return organization(scene, at, country.last, match.prefix, f"{country.en} {value.en}", value.kind)
    if value.bare:
        return organization(scene, at, last, match.prefix, value.en, value.kind)
    return None


_FEMININE_HEADS = frozenset(fold(w) for w in ("القوات", "قوات", "قوى", "الخطوط", "كتائب"))


def _agrees(scene: Scene, first: int, last: int) -> bool:
    """Whether the nisba at token `last` agrees with the institution before it: feminine ends in ة."""
    feminine = scene.norm(last).endswith("ه")
    heads = [split.stem for split in splits(scene.norm(first))]
    head = any(stem.endswith("ه") or stem in _FEMININE_HEADS for stem in heads)
    return head or any(scene.norm(at).endswith("ه") for at in range(first, last)) if feminine else not head
