"""One entity for all its mentions in an article: full names, surnames, acronyms and short forms."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from extraction.facts import EntityType
from extraction.gazetteer import Entry
from extraction.mentions import Found, Scene
from extraction.name_extent import particles
from extraction.text import fold, splits
from extraction.vocabulary import FUNCTION, VERB, context_words


@dataclass(frozen=True, slots=True)
class Named:
    """A mention and the identity that it shares with the other mentions of its entity."""

    found: Found
    identity: str


def identity_of(entry: Entry) -> str:
    """What tells known entries apart."""
    return f"{entry.type.value}:{entry.en}:{entry.ar}"


def name_words(found: Found, scene: Scene) -> tuple[str, ...]:
    """The folded words of the name proper, without proclitics on the first."""
    words = list(scene.document.norms[found.name_first : found.name_last])
    if words and found.prefix and words[0].startswith(found.prefix):
        words[0] = words[0][len(found.prefix) :]
    return tuple(words)


def surnames(words: tuple[str, ...]) -> tuple[str, ...]:
    """The short forms under which a person of this full name appears later: الصدر, بن صالح, عبد الغفار."""
    if len(words) < 2:
        return ()
    found = [words[-1]]
    if len(words) > 2 and words[-1] in context_words("name_completion"):
        return (f"{words[-2]} {words[-1]}",)  # علم الدين
    if len(words) > 2 and words[-2] in particles():
        found = [f"{words[-2]} {words[-1]}"]
        if words[-2] in ("عبد",):
            found.append(f"عبد{words[-1]}")
    return tuple(surname for surname in found if surname.strip())


class Surnames:
    """Who bears each surname, by where he is named in full."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._bearers: dict[str, list[tuple[int, str]]] = {}

    def __bool__(self) -> bool:
        return bool(self._bearers)

    def __contains__(self, surname: str) -> bool:
        return surname in self._bearers

    def add(self, surname: str, at: int, identity: str) -> None:
        """Note that a person with this surname is named in full at token `at`; tokens come in order."""
        self._bearers.setdefault(surname, []).append((at, identity))

    def bearer(self, surname: str, at: int) -> str:
        """The person named last before token `at` with this surname, else the first one behind it."""
        bearers = self._bearers[surname]
        place = bisect_left(bearers, (at, ""))
        return bearers[max(0, place - 1)][1]


def join(scene: Scene, names: list[Found]) -> list[Named]:
    """Give every name its identity: the gazetteer's, or that of a fuller name in the article."""
    people: dict[tuple[str, str], str] = {}
    by_surname = Surnames()
    by_words: dict[tuple[str, ...], str] = {}
    entries: dict[str, Entry] = {}
    for found in names:
        if found.type is not EntityType.PERSON or found.alone:
            continue
        words = name_words(found, scene)
        entry = found.entry or _known_person(scene, words)
        pair = (words[0], words[-1])
        identity = identity_of(entry) if entry is not None else people.get(pair) or f"person:{' '.join(words)}"
        if len(words) > 1:
            people.setdefault(pair, identity)
        by_words[words] = identity
        if entry is not None:
            entries[identity] = entry
        for surname in surnames(words):
            by_surname.add(surname, found.first, identity)
    result: list[Named] = []
    for found in names:
        words = name_words(found, scene)
        key = " ".join(words)
        if found.type is EntityType.PERSON and (found.alone or len(words) == 1) and key in by_surname:
            identity = by_surname.bearer(key, found.first)
            result.append(Named(replace(found, entry=entries.get(identity), alone=True), identity))
        elif found.type is EntityType.PERSON and found.entry is None:
            identity = by_words[words]
            result.append(Named(replace(found, entry=entries.get(identity)), identity))
        elif found.entry is not None:
            result.append(Named(found, identity_of(found.entry)))
        else:
            result.append(Named(found, f"{found.type.value}:{fold(found.ar)}"))
    result += later_surnames(scene, result, by_surname, entries)
    return result + later_given_names(scene, result, entries)


def _known_person(scene: Scene, words: tuple[str, ...]) -> Entry | None:
    for form in scene.gazetteer.get(" ".join(words)):
        if form.entry.type is EntityType.PERSON:
            return form.entry
    if len(words) > 1:
        entry = scene.gazetteer.person(words[0], words[-1])
        if entry is not None and len(words) < 5:
            known = set(fold(entry.ar).split())
            if known.issubset(words) or known.issuperset(words):
                return entry  # another middle name is another person's
    return None


def later_surnames(scene: Scene, names: list[Named], by_surname: "Surnames", entries: dict[str, Entry]) -> list[Named]:
    """Mentions by surname alone that no rule has claimed, after the full name has been seen anywhere."""
    if not by_surname:
        return []
    taken: set[int] = set()
    for name in names:
        taken.update(range(name.found.first, name.found.last))
    samples = {name.identity: name.found for name in reversed(names)}
    norms = scene.document.norms
    found: list[Named] = []
    for at in range(len(norms)):
        if at in taken or not scene.is_word(at):
            continue
        for split in splits(norms[at]):
            two = f"{split.stem} {norms[at + 1]}" if at + 1 < len(norms) else ""
            surname = two if two in by_surname else split.stem
            if surname not in by_surname:
                continue
            identity = by_surname.bearer(surname, at)
            last = at + 2 if surname == two else at + 1
            if not _may_be_surname(scene, at, last, split.prefix):
                continue
            sample = samples[identity]
            found.append(
                Named(
                    replace(
                        sample,
                        first=at,
                        last=last,
                        name_first=at,
                        name_last=last,
                        prefix=split.prefix,
                        alone=True,
                        entry=entries.get(identity),
                    ),
                    identity,
                )
            )
            break
    return found


def later_given_names(scene: Scene, names: list[Named], entries: dict[str, Entry]) -> list[Named]:
    """Mentions by the given name alone (يحمل عثمان) of the one person in the article who has been named with it."""
    bearers: dict[str, dict[str, Found]] = {}
    taken: set[int] = set()
    for name in sorted(names, key=lambda n: n.found.first):
        taken.update(range(name.found.first, name.found.last))
        words = name_words(name.found, scene) if name.found.type is EntityType.PERSON else ()
        if len(words) > 1 and words[0] not in particles():
            bearers.setdefault(words[0], {}).setdefault(name.identity, name.found)
    sole = {given: next(iter(found.items())) for given, found in bearers.items() if len(found) == 1}
    found: list[Named] = []
    for at, norm in enumerate(scene.document.norms) if sole else ():
        known = sole.get(norm)
        if known is None or at in taken or known[1].first > at or not _stands_alone(scene, at, taken):
            continue
        identity, full = known
        again = replace(full, first=at, last=at + 1, name_first=at, name_last=at + 1, prefix="", alone=True)
        found.append(Named(replace(again, entry=entries.get(identity)), identity))
    return found


def _stands_alone(scene: Scene, at: int, taken: set[int]) -> bool:
    """Whether a given name at a token belongs to no longer name and is no ordinary word there."""
    info = scene.words[at]
    if scene.document.tokens[at].text == "على" or (info.part is None and (info.ordinary or len(scene.norm(at)) < 4)):
        return False
    if any(
        scene.words[near].part is not None and near not in taken for near in (at - 1, at + 1) if scene.is_word(near)
    ):
        return False
    if not info.ordinary:
        return True
    return bool(at) and scene.words[at - 1].ordinary == VERB


def _may_be_surname(scene: Scene, at: int, last: int, prefix: str) -> bool:
    info = scene.words[at]
    if last - at > 1 or not info.ordinary:
        return True
    if info.ordinary == FUNCTION:
        return False
    norm = scene.norm(at)
    if not norm.removeprefix(prefix).startswith("ال"):
        before = scene.words[at - 1].ordinary if at else ""
        return before == VERB  # صرح طبي
    following = scene.words[last] if last < scene.limit(at) else None
    if following is not None and following.definite and scene.is_word(last):
        return False
    before = scene.words[at - 1].ordinary if at and scene.is_word(at - 1) else ""
    return before in (VERB, FUNCTION) or following is None or not scene.is_word(last)
