"""Second names that an article gives: an acronym in brackets (أدنوك), a name by which somebody is known («حميدتي»)."""

from dataclasses import replace

from extraction.coreference import Named
from extraction.facts import EntityType
from extraction.mentions import Found, Scene
from extraction.text import Kind, splits
from extraction.vocabulary import context_words

_COLLECTIVE = (EntityType.ORGANIZATION, EntityType.ARMED_GROUP)
_LONGEST_BRACKET = 6
_FARTHEST_PERSON = 2
_LONGEST_ALIAS = 3


def with_aliases(scene: Scene, names: list[Named]) -> list[Named]:
    """All names with the aliases joined to the names that they belong to."""
    return _known_as(scene, _acronyms(scene, names))


def _acronyms(scene: Scene, names: list[Named]) -> list[Named]:
    """A short name in brackets after an organization is the same entity (أدنوك, اليونيفيل)."""
    ends = {name.found.last: name for name in names if name.found.type in _COLLECTIVE}
    starts = {name.found.first: name for name in names}
    renamed: dict[str, str] = {}
    added: list[Named] = []
    for end, name in ends.items():
        last = end + 1 if scene.norm(end + 1) == "(" and scene.words[end].definite else end  # بيونتيك الألمانية (
        if scene.norm(last) != "(" or last + 1 >= len(scene.words):
            continue
        limit = min(last + _LONGEST_BRACKET, len(scene.words))
        close = next((at for at in range(last + 2, limit) if scene.norm(at) == ")"), None)
        if close is None or any(scene.document.tokens[at].kind is Kind.NUMBER for at in range(last + 1, close)):
            continue
        inner = starts.get(last + 1)
        if inner is None:
            if all(scene.is_word(at) and not scene.words[at].ordinary for at in range(last + 1, close)):
                acronym = replace(
                    name.found, first=last + 1, last=close, name_first=last + 1, name_last=close, prefix=""
                )
                if name.found.entry is None and _latin(scene, last + 1, close):
                    acronym = replace(acronym, en=scene.document.text(last + 1, close), ar=name.found.ar, latin=True)
                added.append(Named(acronym, name.identity))
        elif inner.found.type is EntityType.PERSON and inner.found.entry is None and inner.found.last == close:
            renamed[inner.identity] = name.identity
        elif inner.found.type in _COLLECTIVE:
            if name.found.entry is None:
                renamed[name.identity] = inner.identity
            elif inner.found.entry is None:
                renamed[inner.identity] = name.identity
    acronyms = {
        " ".join(scene.document.norms[a.found.first : a.found.last]): a for a in added if a.found.last > a.found.first
    }
    organizations = {name.identity for name in names if name.found.type in _COLLECTIVE}
    joined = []
    for name in names:
        words = " ".join(scene.document.norms[name.found.name_first : name.found.name_last])
        if name.found.entry is None and words in acronyms:
            joined.append(Named(name.found, acronyms[words].identity))
        else:
            joined.append(Named(name.found, renamed.get(name.identity, name.identity)))
    joined = [
        Named(replace(n.found, type=EntityType.ORGANIZATION, alone=True), n.identity)
        if n.found.type is EntityType.PERSON and n.identity in organizations
        else n
        for n in joined
    ]
    return joined + [Named(a.found, renamed.get(a.identity, a.identity)) for a in added]


def _latin(scene: Scene, first: int, last: int) -> bool:
    return all(scene.document.tokens[at].kind is Kind.LATIN for at in range(first, last))


def _known_as(scene: Scene, names: list[Named]) -> list[Named]:
    """A quoted name after المعروف باسم or الملقب belongs to the person named just before."""
    leads = context_words("known_as")
    starts = {name.found.first: at for at, name in enumerate(names)}
    people = {name.found.last: name for name in names if name.found.type is EntityType.PERSON}
    joined = list(names)
    for at in sorted({opening - behind for opening in scene.quoted for behind in (1, 2) if opening >= behind}):
        if scene.norm(at) not in leads and not any(split.stem in leads for split in splits(scene.norm(at))):
            continue
        opening = next((mark for mark in (at + 1, at + 2) if mark in scene.quoted), None)
        if opening is None:
            continue
        close = scene.quoted[opening]
        person = next((people[end] for end in range(at, at - _FARTHEST_PERSON - 1, -1) if end in people), None)
        if close - opening < 2:
            continue
        if person is None:
            if opening + 1 not in starts and scene.words[at].definite and _person_like(scene, opening + 1, close):
                joined.append(_alias_alone(scene, opening + 1, close))
            continue
        alias = replace(
            person.found, first=opening + 1, last=close, name_first=opening + 1, name_last=close, prefix="", alone=True
        )
        inner = starts.get(opening + 1)
        if inner is None:
            joined.append(Named(alias, person.identity))
        elif names[inner].found.type is EntityType.PERSON and names[inner].found.entry is None:
            joined[inner] = Named(alias, person.identity)
    return joined


def _person_like(scene: Scene, first: int, last: int) -> bool:
    """Whether a quoted alias may be a person's: a short one of words, a particle before a second word."""
    words = range(first, last)
    return last - first <= _LONGEST_ALIAS and all(scene.is_word(at) and not scene.words[at].ordinary for at in words)


def _alias_alone(scene: Scene, first: int, last: int) -> Named:
    ar = scene.document.text(first, last)
    found = Found(first, last, first, last, EntityType.PERSON, ar, None)
    return Named(found, f"person:{' '.join(scene.document.norms[first:last])}")
