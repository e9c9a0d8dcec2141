"""Named actors and places: mentions found, joined within the article, typed and given their roles."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extraction.aliases import with_aliases
from extraction.clubs import with_clubs
from extraction.coreference import Named, join, name_words
from extraction.dates import DateMention
from extraction.facts import Bilingual, Entity, EntityType, Mention, Span
from extraction.gazetteer import Gazetteer, gazetteer
from extraction.institutions import institutions
from extraction.mentions import Found, Scene, iso_of_state, kingdoms, known_names, scene_of
from extraction.naming import spelled, surface
from extraction.people import Person, people
from extraction.recognition import Recogniser, recognised
from extraction.roles import Role, after_name, wording
from extraction.short_forms import with_short_forms
from extraction.spelling_foreign import habit_of
from extraction.text import Document, fold, splits
from extraction.titles import title_at
from extraction.transliteration import borne_by_arabs, transliterate


@dataclass(frozen=True, slots=True)
class NameMention:
    """A mention of entity `entity` (its key) at tokens [first, last).

    [name_first, name_last) is the name proper inside it: a mention may begin with the title or role and end with
    an apposition (الأمين العام للأمم المتحدة بان كي مون). `nisba` says that only an adjective (الفرنسي) points to
    the entity.
    """

    first: int
    last: int
    name_first: int
    name_last: int
    entity: str
    nisba: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of an article and all their mentions in text order; outer and inner mentions may nest."""

    entities: tuple[Entity, ...]
    mentions: tuple[NameMention, ...]


def find_entities(
    document: Document,
    dates: tuple[DateMention, ...],
    known: Gazetteer | None = None,
    recogniser: Recogniser | None = None,
) -> Names:
    """All named actors and places of a document.

    `known` replaces the gazetteer of the tables; `recogniser` adds names where gazetteer and rules found none.
    """
    scene = scene_of(document, known or gazetteer())
    dated = {token for date in dates for token in range(date.first, date.last)}
    listed = [
        name for name in with_clubs(scene, known_names(scene)) if name.first not in dated or name.last - name.first > 1
    ]
    hits = {name.first: name for name in listed}
    composed = [name for name in institutions(scene, hits) if name.first not in dated]
    structure = dict(hits)
    for name in composed:
        have = structure.get(name.first)
        if have is None or name.last > have.last:
            structure[name.first] = name
        if name.name_first > name.first:  # محافظ شبوة: the place stands alone inside a role
            structure.setdefault(name.name_first, replace(name, first=name.name_first, prefix=""))
    listed.extend(kingdoms(scene, structure))
    persons = people(scene, structure)
    listed = [_past_title(scene, name) for name in listed]
    found = _disjoint([*listed, *composed, *(_past_title(scene, _person(scene, p)) for p in persons)])
    if recogniser is not None:
        taken = dated.union(*(range(name.first, name.last) for name in found))
        found = sorted([*found, *recognised(scene, recogniser, taken)], key=lambda name: name.first)
    named = join(scene, found)
    named = with_short_forms(scene, with_aliases(scene, named))
    return _assemble(scene, named, persons, hits)


def _past_title(scene: Scene, name: Found) -> Found:
    """A known name that holds its title (الملك عبد الله الثاني), with the name proper told apart."""
    if name.type is not EntityType.PERSON or name.last - name.first < 2:
        return name
    title = title_at(scene, name.first)
    if title is None or not title[0].definite or title[1] >= name.last:
        return name  # سلطان may be a given name
    return replace(name, name_first=title[1])


def _person(scene: Scene, person: Person) -> Found:
    chunk = person.chunk
    text = scene.document.text(chunk.first, chunk.last)
    ar = text[len(chunk.prefix) :] if text.startswith(chunk.prefix) else text
    forms = scene.gazetteer.longest(scene.document.norms, chunk.first)
    entry = None
    alone = False
    if forms is not None and forms.last == chunk.last:
        for form in forms.values:
            if form.entry.type is EntityType.PERSON:
                entry, alone = form.entry, form.alone
                break
    return Found(
        chunk.first,
        chunk.last,
        chunk.first,
        chunk.last,
        EntityType.PERSON,
        entry.ar if entry else ar,
        entry.en if entry else None,
        entry,
        alone=alone,
        prefix=chunk.prefix,
    )


def _disjoint(names: Iterable[Found]) -> list[Found]:
    """The names that stay when longer ones win over those that they overlap, in text order."""
    taken: set[int] = set()
    kept: list[Found] = []
    order = sorted(enumerate(names), key=lambda pair: (pair[1].first - pair[1].last, -pair[0]))
    for _, name in order:
        span = range(name.first, name.last)
        if not any(token in taken for token in span):
            taken.update(span)
            kept.append(name)
    return sorted(kept, key=lambda name: name.first)


def _assemble(scene: Scene, named: list[Named], persons: list[Person], hits: dict[int, Found]) -> Names:
    roles = _roles(scene, named, persons, hits)
    outer = {p.chunk.first: p.before.first for p in persons if p.before is not None}
    groups: dict[str, list[Found]] = {}
    for name in sorted(named, key=lambda n: n.found.first):
        groups.setdefault(name.identity, []).append(name.found)
    ranked = [code for code, _ in scene.countries.most_common()]
    country = next(iter(ranked), None)
    arab = next((code for code in ranked if habit_of(code) is None), None)  # an Arab's, where others are spoken of most
    entities: list[Entity] = []
    mentions: list[NameMention] = []
    keys: Counter[str] = Counter()
    by_state: dict[str, str] = {}
    for identity, group in groups.items():
        best = _as_written(scene, group, _fullest(group))
        role = roles.get(identity)
        home = _nation(scene, role) or (arab if borne_by_arabs(best.ar) else country)
        en = best.en or (spelled(best.ar, home) if best.type is EntityType.PERSON else None) or None
        key = _unique(slug(en or transliterate(best.ar, country) or best.ar), keys)
        entities.append(
            Entity(
                key,
                best.type,
                Bilingual(best.ar, en),
                wording(scene, role, hits) if role is not None else None,
                tuple(_mention(scene, found) for found in group),
            )
        )
        if best.type in (EntityType.STATE, EntityType.PLACE) and best.entry is not None:
            by_state[best.entry.ar] = key
        for found in group:
            first = min(found.first, outer.get(found.first, found.first))
            mentions.append(NameMention(first, found.last, found.name_first, found.name_last, key))
    mentions.extend(_nisba_mentions(scene, named, by_state))
    return Names(tuple(entities), tuple(sorted(mentions, key=lambda m: (m.first, -m.last))))


def _nation(scene: Scene, role: Role | None) -> str | None:
    """The country of a nationality within a role (المخرج المغربي), which decides how a name is spelled."""
    if role is None:
        return None
    nisbas = (scene.words[at].nisba for at in range(role.first, role.last))
    return next((code for nisba in nisbas if nisba and (code := iso_of_state(nisba.of))), None)


def _roles(scene: Scene, named: list[Named], persons: list[Person], hits: dict[int, Found]) -> dict[str, Role]:
    """The role that says most of each person."""
    at = {  # every token: a known name may hold the title (الملك محمد السادس)
        token: name.identity
        for name in named
        if name.found.type is EntityType.PERSON
        for token in range(name.found.first, name.found.last)
    }
    best: dict[str, Role] = {}
    found = [(at.get(p.chunk.first), role) for p in persons for role in _sorted_roles(p)]
    scanned = {person.chunk.first for person in persons}
    found.extend(  # a surname alone may be followed by the role: وقال بقير، رئيسها التنفيذي
        (name.identity, after_name(scene, name.found.last, hits))
        for name in named
        if name.found.type is EntityType.PERSON and name.found.first not in scanned
    )
    for identity, role in found:
        if identity is None or role is None:
            continue
        if identity not in best or role.weight[0] > best[identity].weight[0]:
            best[identity] = role
    return best


def _sorted_roles(person: Person) -> tuple[Role | None, Role | None]:
    """The roles of one mention: the one after the name first where it says more than the bare title before."""
    before, after = person.before, person.after
    if before is not None and after is not None and before.last - before.first == 1 and after.weight > before.weight:
        return after, before  # الأمير تركي الفيصل، رئيس الاستخبارات
    return before, after


def _fullest(group: list[Found]) -> Found:
    """The mention that names the entity: the gazetteer's, else the longest that is no short form."""
    known = next((found for found in group if found.entry is not None), None)
    if known is not None and known.entry is not None:
        return replace(known, ar=known.entry.ar, en=known.entry.en, type=known.entry.type)
    spelled_out = next((found for found in group if found.latin), None)
    if spelled_out is not None:
        return spelled_out
    return max(group, key=lambda found: (not found.alone, found.en is not None, len(found.ar)))


def _as_written(scene: Scene, group: list[Found], best: Found) -> Found:
    """A known person under the full name that the article gives him, where it is another than the tables'."""
    if best.type is not EntityType.PERSON or best.entry is None:
        return best
    known = fold(best.entry.ar).split()
    for found in group:
        words = list(name_words(found, scene))
        if found.alone or len(words) < max(2, len(known)) or words == known:
            continue
        if words[0] == known[0] or words[-1] == known[-1]:
            return replace(best, ar=surface(scene, found.name_first, found.name_last, found.prefix))
    return best


def _mention(scene: Scene, found: Found) -> Mention:
    tokens = scene.document.tokens
    start, end = tokens[found.name_first].start, tokens[found.name_last - 1].end
    text = scene.document.body[start:end]
    joined = found.prefix.endswith("ل") and text.startswith(found.prefix + "ل")  # للأمم: the article is in the lam
    if found.prefix and text.startswith(found.prefix) and not joined:
        start += len(found.prefix)
    return Mention(Span(start, end), scene.document.body[start:end])


def _nisba_mentions(scene: Scene, named: list[Named], by_state: dict[str, str]) -> list[NameMention]:
    """Adjectives that point to a state or place which the article also names."""
    taken: set[int] = set()
    for name in named:
        if name.found.type is EntityType.PERSON:
            taken.update(range(name.found.first, name.found.last))
    found = []
    for at, info in enumerate(scene.words):
        if info.nisba is None or at in taken or (key := by_state.get(info.nisba.of)) is None:
            continue
        if any(split.stem.startswith("ال") for split in splits(scene.norm(at))):
            found.append(NameMention(at, at + 1, at, at + 1, key, nisba=True))
    return found


_NOT_KEY = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """A name as a key: lower case Latin letters, digits and hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if unicodedata.category(c) != "Mn")
    plain = plain.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("đ", "d")
    plain = plain.replace("'", "").replace("’", "").replace("‘", "").replace("ʿ", "")
    return _NOT_KEY.sub("-", plain).strip("-")


def _unique(key: str, keys: Counter[str]) -> str:
    key = key or "name"
    keys[key] += 1
    return key if keys[key] == 1 else f"{key}-{keys[key]}"
