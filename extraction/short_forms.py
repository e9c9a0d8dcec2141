"""Later short mentions of institutions: الهيئة for the one authority of the article, كاريش for حقل كاريش."""

from collections import defaultdict
from dataclasses import replace

from extraction.coreference import Named
from extraction.descriptive import institution_heads
from extraction.facts import EntityType
from extraction.mentions import Found, Scene, cues
from extraction.text import splits
from extraction.vocabulary import ADJECTIVE

_COLLECTIVE = (EntityType.ORGANIZATION, EntityType.ARMED_GROUP)
_ARTICLE = "ال"
_PARLIAMENT = "البرلمان"


def with_short_forms(scene: Scene, names: list[Named]) -> list[Named]:
    """All names with the short mentions of institutions that no other rule has claimed."""
    names = _shortened(scene, _one_parliament(names))
    taken = {token for name in names for token in range(name.found.first, name.found.last)}
    heads: dict[str, dict[str, Named]] = defaultdict(dict)
    inner: dict[str, Named] = {}
    for name in names:
        head = _head(scene, name.found)
        if name.found.type in _COLLECTIVE and (head in institution_heads() or head in cues()):
            heads[head].setdefault(name.identity, name)
        if (short := _inner(scene, name.found)) is not None:
            inner.setdefault(short, name)
    found = list(_merge_inner(scene, names, inner))
    for at in range(len(scene.words)):
        if at in taken or not scene.is_word(at):
            continue
        whole = _named_by(scene, at, heads, inner)
        if whole is not None:
            name, prefix = whole
            again = replace(
                name.found, first=at, last=at + 1, name_first=at, name_last=at + 1, prefix=prefix, alone=True
            )
            found.append(Named(again, name.identity))
    return found


def _head(scene: Scene, found: Found) -> str:
    norm = scene.norm(found.first)
    return norm.removeprefix(found.prefix).removeprefix(_ARTICLE)


def _inner(scene: Scene, found: Found) -> str | None:
    """The proper part of an unseen name that keeps the word introducing it."""
    if found.entry is not None or found.name_last - found.name_first != 2 or _head(scene, found) not in cues():
        return None
    norm, info = scene.norm(found.name_first + 1), scene.words[found.name_first + 1]
    party = found.kind == "party" and norm.startswith(_ARTICLE)
    return norm if (not info.ordinary or party) and not scene.gazetteer.get(norm) else None


def _named_by(
    scene: Scene, at: int, heads: dict[str, dict[str, Named]], inner: dict[str, Named]
) -> tuple[Named, str] | None:
    for split in splits(scene.norm(at)):
        name = inner.get(split.stem)
        if name is not None and name.found.first < at:
            return name, split.prefix
        if not split.stem.startswith(_ARTICLE) or split.stem[2:] not in heads:
            continue
        candidates = heads[split.stem[2:]]
        following = scene.words[at + 1] if at + 1 < scene.limit(at) else None
        qualified = (
            following is not None and following.definite and (following.ordinary == ADJECTIVE or following.nisba)
        )
        only = next(iter(candidates.values()))
        if len(candidates) == 1 and only.found.first < at and not qualified:
            return only, split.prefix
    return None


def _merge_inner(scene: Scene, names: list[Named], inner: dict[str, Named]) -> list[Named]:
    """Names whose whole wording is the proper part of a fuller name are that name."""
    merged = []
    for name in names:
        found = name.found
        whole = None
        if found.entry is None and found.name_last - found.name_first == 1 and found.type is not EntityType.PERSON:
            whole = inner.get(scene.norm(found.name_first).removeprefix(found.prefix))
        merged.append(Named(replace(found, alone=True), whole.identity) if whole is not None else name)
    return merged


def _shortened(scene: Scene, names: list[Named]) -> list[Named]:
    """A name that is the beginning of a longer one is that one (الحزب الديمقراطي for الحزب الديمقراطي الكردستاني)."""
    longer: dict[tuple[str, ...], Named] = {}
    for name in names:
        words = _words(scene, name.found)
        if name.found.type in _COLLECTIVE:
            for length in range(2, len(words)):
                longer.setdefault(words[:length], name)
    merged = []
    for name in names:
        whole = longer.get(_words(scene, name.found)) if name.found.type in _COLLECTIVE else None
        entry = name.found.entry
        specific = entry is not None and scene.countries.get(entry.country, 0) > 0
        if whole is not None and whole.identity != name.identity and not (specific and whole.found.entry is None):
            merged.append(Named(replace(name.found, alone=True, entry=whole.found.entry), whole.identity))
        else:
            merged.append(name)
    return merged


def _words(scene: Scene, found: Found) -> tuple[str, ...]:
    words = list(scene.document.norms[found.name_first : found.name_last])
    if words:
        words[0] = words[0].removeprefix(found.prefix)
    return tuple(words)


def _one_parliament(names: list[Named]) -> list[Named]:
    """البرلمان without a nisba is the one parliament that the article names otherwise."""
    named = {n.identity for n in names if n.found.kind == "parliament" and n.found.ar != _PARLIAMENT}
    if len(named) != 1:
        return names
    identity = named.pop()
    return [
        Named(replace(n.found, alone=True), identity)
        if n.found.kind == "parliament" and n.found.ar == _PARLIAMENT
        else n
        for n in names
    ]
