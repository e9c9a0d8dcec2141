"""Clubs called by a bare name that is also an ordinary word or a city (النصر, برشلونة): clubs where a match is told."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from extraction.facts import EntityType
from extraction.gazetteer import Entry, cells, gazetteer, optional_table
from extraction.glossary_words import ARTICLE
from extraction.matching import Match, PhraseTable
from extraction.mentions import Found, Scene
from extraction.text import Kind, splits
from extraction.vocabulary import ADJECTIVE, NOUN, context_words, word

CLUB = "club"
_NEAR = 3  # tokens between a word of matches and the club that it speaks of
_SPORTING = 2  # words of sport that make a sentence one about a match


def with_clubs(scene: Scene, known: Sequence[Found]) -> list[Found]:
    """The known names, with the clubs that bare names tell added or put in the place of the cities."""
    settled = {entry for name in known if (entry := name.entry) is not None and entry.kind == CLUB}
    taken = {token: name for name in known for token in range(name.first, name.last)}
    matches = [match for match in _matches(scene, taken) if not _qualified(scene, match)]
    sides = sorted({match.first for match in matches} | {name.first for name in known if name.entry in settled})
    told = {match.first: match for match in matches if _told(scene, match, taken, sides)}
    ends = {match.last for match in told.values()}
    before, entries = -1, settled.union(*(match.values for match in told.values()))
    while before != len(entries):  # a club that the article tells elsewhere, or beside one (الأهلي والزمالك)
        before = len(entries)
        for match in matches:
            elsewhere = match.first not in taken and not entries.isdisjoint(match.values)
            if match.first not in told and (elsewhere or (match.prefix == "و" and match.first in ends)):
                told[match.first] = match
                ends.add(match.last)
                entries.update(match.values)
    kept = [name for name in known if not any(token in told for token in range(name.first, name.last))]
    return sorted([*kept, *(_found(scene, m, settled) for m in told.values())], key=lambda name: name.first)


@cache
def _bare_names() -> PhraseTable[Entry]:
    known = gazetteer()
    pairs = (
        (row["ar"], form.entry)
        for row in optional_table("club_names")
        for club in cells(row["clubs"])
        for form in known.get(club)
        if form.entry.kind == CLUB
    )
    return PhraseTable(pairs)


def _matches(scene: Scene, taken: dict[int, Found]) -> Iterator[Match[Entry]]:
    """Bare names in sentences about sport, but for those inside a longer known name."""
    norms = scene.document.norms
    for sentence in scene.document.sentences:
        if sum(map(_of_sport, norms[sentence.first : sentence.last])) < _SPORTING:
            continue
        for at in range(sentence.first, sentence.last):
            if scene.document.tokens[at].kind is not Kind.WORD:
                continue
            match = _bare_names().longest(norms, at)
            name = taken.get(at)
            if match is None or match.last > sentence.last:
                continue
            if name is None or (name.first == at and name.last <= match.last and name.type is EntityType.PLACE):
                yield match


@lru_cache(maxsize=65536)
def _of_sport(norm: str) -> bool:
    """Whether a folded word tells of sport."""
    return not context_words("sport").isdisjoint(_stems(norm))


def _stems(norm: str) -> tuple[str, ...]:
    return tuple(split.stem.removeprefix(ARTICLE) for split in splits(norm))


def _told(scene: Scene, match: Match[Entry], taken: dict[int, Found], sides: Sequence[int]) -> bool:
    """Whether what stands before a bare name makes it a side of a match: تعادل الهلال, فاز على النصر, ضيفه الاتحاد.

    `sides` are in order the tokens at which a name begins that is a club or may be one.
    """
    first, start = match.first, scene.document.sentence_of(match.first).first
    before = _stems(scene.norm(first - 1)) if first > start else ()
    if any(stem in context_words("club_opponent") for stem in before):
        return True
    other = bisect_left(sides, start) < bisect_left(sides, first)  # another side stands before it in the sentence
    if other and any(stem in context_words("club_against") for stem in before[:1]):
        return True
    if match.first in taken and (match.prefix.endswith("ب") or scene.norm(first - 1) in context_words("place_lead")):
        return False  # بملعب برشلونة, في ليون
    if first in taken and first - 1 in taken:
        return True  # قاد صلاح ليفربول: a city would have a preposition
    if first > start and scene.words[first - 1].ordinary == NOUN and not context_words("sport") & {*before}:
        return False  # بتحقيق النصر
    near = range(max(start, first - _NEAR), first)
    leads = context_words("club_lead")
    if any(split.stem in leads for at in near for split in splits(scene.norm(at))):
        return True
    return first == start and first + 1 < scene.limit(first) and scene.words[match.last].verb


def _qualified(scene: Scene, match: Match[Entry]) -> bool:
    """Whether the name is an adjective of the word before it (الدوري المصري) or has one of its own (النصر الكبير)."""
    before, sports = scene.norm(match.first - 1), context_words("sport") | context_words("club_opponent")
    if scene.norm(match.first).startswith(ARTICLE) and before.startswith(ARTICLE) and scene.words[match.first].nisba:
        return True
    if before.startswith(ARTICLE) and scene.words[match.first - 1].ordinary == NOUN and not sports & {*_stems(before)}:
        return True
    if match.last >= scene.limit(match.first):
        return False
    following = scene.norm(match.last)
    adjective = following.startswith(ARTICLE) and word(following.removeprefix(ARTICLE)).ordinary == ADJECTIVE
    return adjective and scene.words[match.last].nisba is None


def _found(scene: Scene, match: Match[Entry], settled: set[Entry]) -> Found:
    """The club that a bare name means: one told in full, else one of a country that the article speaks of."""
    entry = max(match.values, key=lambda e: (e in settled, scene.countries.get(e.country, 0)))
    span = (match.first, match.last, match.first, match.last)
    return Found(*span, entry.type, entry.ar, entry.en, entry, entry.kind, alone=True, prefix=match.prefix)
