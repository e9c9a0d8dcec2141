"""Entities of an English text: known and unseen names joined within the article, typed and given their roles."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from extraction.dates import DateMention
from extraction.en.chunks import unseen
from extraction.en.institutions import institutions
from extraction.en.mentions import Found, known_names, state_of_adjective, uses
from extraction.en.reading import Text
from extraction.en.roles import after_name, before_name
from extraction.entities import NameMention, Names, slug
from extraction.facts import Bilingual, Entity, EntityType, Mention, Span

_GEO = (EntityType.STATE, EntityType.PLACE)
_ROLE_REACH = 14


def find_names(text: Text, dates: tuple[DateMention, ...]) -> Names:
    """All named actors and places of a text."""
    dated = {token for date in dates for token in range(date.first, date.last)}
    listed = [found for found in known_names(text) if found.first not in dated]
    taken = {token: found for found in listed for token in range(found.first, found.last)}
    composed = list(institutions(text))
    guessed = [found for found in unseen(text, taken) if found.first not in dated]
    chosen = _disjoint([*listed, *composed, *guessed])
    owners = {found.first for found in composed if found in chosen}  # Libya's parliament names Libya too
    chosen = sorted([*chosen, *(f for f in listed if f.first in owners and f.type in _GEO)], key=lambda f: f.first)
    chosen = _surnames(text, _with_roles(text, chosen), dated)
    chosen = _acronyms(text, chosen)
    return _assemble(text, chosen)


def _disjoint(names: Iterable[Found]) -> list[Found]:
    """Longer names win over those that they overlap."""
    kept: list[Found] = []
    used: set[int] = set()
    for found in sorted(names, key=lambda f: (f.first - f.last, f.entry is None, f.first)):
        span = range(found.first, found.last)
        if not any(token in used for token in span):
            used.update(span)
            kept.append(found)
    return sorted(kept, key=lambda f: f.first)


def _with_roles(text: Text, names: list[Found]) -> list[Found]:
    """People with the roles that stand before and after them."""
    given = []
    for at, found in enumerate(names):
        if found.type is not EntityType.PERSON:
            given.append(found)
            continue
        begin = max(text.begin(found.first), found.first - _ROLE_REACH)
        if at and names[at - 1].type is EntityType.PERSON:
            begin = max(begin, names[at - 1].last)
        if found.role is None and (role := before_name(text, found.first, begin)) is not None:
            found = replace(found, outer=role.first, role=role.en, role_ar=role.ar)
        if (role := after_name(text, found.last, text.stop(found.first))) is not None:
            found = replace(found, end=role.last)
            if found.role is None:
                found = replace(found, role=role.en, role_ar=role.ar)
        given.append(found)
    return given


def _surname(text: Text, found: Found) -> str:
    return text.word(found.last - 1)


def _surnames(text: Text, names: list[Found], dated: set[int]) -> list[Found]:
    """Single capitalised words that repeat the surname of a person named in full."""
    full: dict[str, Found | None] = {}
    for found in names:
        if found.type is EntityType.PERSON and not found.alone and _words(text, found) > 1:
            key = _surname(text, found)
            same = full.get(key, found)
            full[key] = same if same is not None and _identity(text, same) == _identity(text, found) else None
    used = {token: at for at, found in enumerate(names) for token in range(found.first, found.last)}
    renamed = list(names)
    added = []
    for at in range(len(text.words)):
        if not text.capital[at] or at in dated or text.word(at) not in full:
            continue
        person = full[text.word(at)]
        if person is None:
            continue
        index = used.get(at)
        if index is None:
            if text.word(at) in uses("function") or (text.joined(at + 1) and text.word(at + 1) == "-"):
                continue
            first = _with_particle(text, at)
            role = before_name(text, first, max(text.begin(at), first - _ROLE_REACH))
            outer = role.first if role is not None else -1
            said, said_ar = (role.en, role.ar) if role is not None else (None, None)
            after = after_name(text, at + 1, text.stop(at))
            end = after.last if after is not None else -1
            if after is not None and said is None:
                said, said_ar = after.en, after.ar
            added.append(
                replace(person, first=first, last=at + 1, alone=True, outer=outer, end=end, role=said, role_ar=said_ar)
            )
        else:
            name = renamed[index]
            short = name.last - name.first == 1 or (name.last == at + 1 and _words(text, name) == 1)
            lone_place = name.type in _GEO and not text.possessive[at] and not is_place_here(text, name.first)
            if short and (name.type is EntityType.PERSON or lone_place) and name.last == at + 1:
                renamed[index] = replace(name, type=person.type, entry=person.entry, ar=person.ar, alone=True)
    joined = sorted([*renamed, *added], key=lambda f: f.first)
    return _linked(text, joined, full)


def is_place_here(text: Text, at: int) -> bool:
    """Whether a preposition of place stands before a name."""
    return text.word(at - 1) in uses("place_preposition")


def _with_particle(text: Text, at: int) -> int:
    """Where a surname begins with its al- or bin."""
    if text.word(at - 1) == "-" and text.word(at - 2) in uses("particle"):
        return at - 2
    return at - 1 if text.word(at - 1) in uses("particle") and text.is_word(at - 1) else at


def _words(text: Text, found: Found) -> int:
    return sum(text.is_word(at) and text.word(at) not in uses("particle") for at in range(found.first, found.last))


def _linked(text: Text, names: list[Found], full: dict[str, Found | None]) -> list[Found]:
    """People of one word joined to the full name in the text; a lone surname of the tables yields to another person."""
    given = []
    for found in names:
        if found.type is EntityType.PERSON and _words(text, found) == 1:
            person = full.get(_surname(text, found))
            if person is not None:
                found = replace(found, entry=person.entry, ar=person.ar, alone=True)
        given.append(found)
    return given


def _acronyms(text: Text, names: list[Found]) -> list[Found]:
    """Capitals in brackets after an organisation stand for it: the Libyan Oil Workers Union (LOWU)."""
    ends = {found.last: found for found in names if found.type in (EntityType.ORGANIZATION, EntityType.ARMED_GROUP)}
    used = {token for found in names for token in range(found.first, found.last)}
    short: dict[str, Found] = {}
    for end, found in ends.items():
        inner = end + 1
        if text.word(end) == "(" and text.word(inner + 1) == ")" and text.is_word(inner):
            token = text.document.tokens[inner].text
            if token.isupper() and len(token) > 1:
                short[token] = found
    if not short:
        return names
    added = [
        replace(short[token.text], first=at, last=at + 1, alone=True, outer=-1, end=-1)
        for at, token in enumerate(text.document.tokens)
        if token.text in short and at not in used
    ]
    meant = [
        replace(found, entry=short[word].entry, ar=short[word].ar, type=short[word].type, alone=True)
        if found.last - found.first == 1
        and (word := text.document.tokens[found.first].text) in short
        and short[word].last != found.last
        else found
        for found in names
    ]
    spelled = {(f.first): short[text.document.tokens[f.first].text] for f in added}
    aliases = [replace(f, ar=f.ar or f"={_identity(text, spelled[f.first])}") if f.entry is None else f for f in added]
    return sorted([*meant, *aliases], key=lambda f: f.first)


def _identity(text: Text, found: Found) -> str:
    """What makes two mentions one entity."""
    if found.entry is not None:
        return f"known:{found.entry.type}:{found.entry.ar or found.entry.en}"
    if found.ar is not None:
        return found.ar[1:] if found.ar.startswith("=") else f"ar:{found.ar}"
    words = [word for at in range(found.first, found.last) if (word := text.word(at)) not in (".", "-", "the")]
    return f"{found.type}:{' '.join(words)}"


def _assemble(text: Text, names: list[Found]) -> Names:
    identities = _identities(text, names)
    groups: dict[str, list[Found]] = {}
    for found, identity in zip(names, identities, strict=True):
        groups.setdefault(identity, []).append(found)
    entities: list[Entity] = []
    mentions: list[NameMention] = []
    keys: Counter[str] = Counter()
    places: dict[str, str] = {}
    for group in groups.values():
        best = next((f for f in group if f.entry is not None), None) or max(
            group, key=lambda f: (not f.alone, _words(text, f), -f.first)
        )
        en = best.entry.en if best.entry is not None else best.en or _capitalised(text, best)
        said = best.entry.ar if best.entry is not None else best.ar
        ar = None if (said or "=").startswith("=") else said
        key = _unique(slug(en), keys)
        role = next((f for f in group if f.role is not None), None)
        entities.append(
            Entity(
                key,
                best.entry.type if best.entry is not None else best.type,
                Bilingual(ar, en),
                Bilingual(role.role_ar, role.role) if role is not None and best.type is EntityType.PERSON else None,
                tuple(_mention(text, found) for found in group),
            )
        )
        if best.entry is not None and best.type in _GEO:
            places[best.entry.ar] = key
        for found in group:
            first = found.outer if found.outer >= 0 else found.first
            mentions.append(NameMention(first, max(found.last, found.end), found.first, found.last, key))
    mentions += _adjectives(text, places, mentions)
    return Names(tuple(entities), tuple(sorted(mentions, key=lambda m: (m.first, -m.last))))


def _identities(text: Text, names: list[Found]) -> list[str]:
    """The identity of each mention; a person's surname or given name and surname count as the full name."""
    full: dict[str, str | None] = {}
    for found in names:
        if found.type is EntityType.PERSON and not found.alone and _words(text, found) > 1:
            identity = _identity(text, found)
            key = _surname(text, found)
            known = full.get(key, identity)
            full[key] = identity if known == identity else None
    given = []
    for found in names:
        identity = _identity(text, found)
        if found.type is EntityType.PERSON and found.entry is None and _words(text, found) == 1:
            identity = full.get(_surname(text, found)) or f"person:{_surname(text, found)}"
        given.append(identity)
    return given


def _capitalised(text: Text, found: Found) -> str:
    """The body's wording; an institution named in lower case gets the capitals of a name."""
    said = " ".join(text.text(found.first, found.last).split())
    if found.type is not EntityType.ORGANIZATION:
        return said
    return " ".join(word if word in uses("org_particle") else word[:1].upper() + word[1:] for word in said.split())


def _mention(text: Text, found: Found) -> Mention:
    start, end = text.start(found.first), text.end(found.last)
    return Mention(Span(start, end), text.document.body[start:end])


def _adjectives(text: Text, places: dict[str, str], mentions: list[NameMention]) -> list[NameMention]:
    """Adjectives that point to a state or place which the article also names."""
    people = {at for m in mentions for at in range(m.name_first, m.name_last)}
    found = []
    for at in range(len(text.words)):
        if at in people or not text.capital[at]:
            continue
        state = state_of_adjective(text, at)
        if state is not None and (key := places.get(state[0].ar)) is not None:
            found.append(NameMention(at, state[2], at, state[2], key, nisba=True))
    return found


def _unique(key: str, keys: Counter[str]) -> str:
    key = key or "name"
    keys[key] += 1
    return key if keys[key] == 1 else f"{key}-{keys[key]}"
