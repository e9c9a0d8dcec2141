"""Every personal name of a document, with the role beside it: one scan over the tokens."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extraction.facts import EntityType
from extraction.mentions import Found, Scene
from extraction.name_extent import strong_given
from extraction.persons import Chunk, Trust, all_foreign, chunk_at
from extraction.roles import Role, after_name, before_name
from extraction.speech import Speech, roles, speech
from extraction.text import Kind, fold, splits
from extraction.titles import HONORIFIC, title_at
from extraction.vocabulary import NOUN, VERB, context_words, word

_IS = frozenset({"كان", "كانت", "وكان", "وكانت"})
_SHORTEST_LONE_FOREIGN = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A personal name with the roles before and after it."""

    chunk: Chunk
    before: Role | None
    after: Role | None


def people(scene: Scene, hits: dict[int, Found]) -> list[Person]:
    """The persons of a document, without overlaps."""
    found = _without_verbs(scene, list(_scanned(scene, hits)))
    return found + list(_in_full(scene, found, hits))


def _without_verbs(scene: Scene, found: list[Person]) -> list[Person]:
    """The persons without those made of a verb of speech and the surname of another (ورد ميلر)."""
    surnames = {
        scene.norm(p.chunk.last - 1) for p in found if p.chunk.last - p.chunk.first > 1 and not _verbal(scene, p)
    }
    return [p for p in found if not (_verbal(scene, p) and scene.norm(p.chunk.last - 1) in surnames)]


def _verbal(scene: Scene, person: Person) -> bool:
    first = scene.norm(person.chunk.first)
    said = speech(first) if person.chunk.last - person.chunk.first == 2 and person.before is None else None
    return said is not None and said.joined and not said.participle


def _in_full(scene: Scene, found: list[Person], hits: dict[int, Found]) -> Iterator[Person]:
    """Full names that nothing explains where they stand, of people whose surname is explained (قال بقير، رئيسها)."""
    lone = {scene.norm(p.chunk.first) for p in found if p.chunk.last - p.chunk.first == 1 and not p.chunk.prefix}
    lone = {norm for norm in lone if not (part := word(norm).part) or part.kind == "family"}
    taken = {token for p in found for token in range(p.chunk.first, p.chunk.last)}
    for at, norm in enumerate(scene.document.norms) if lone else ():
        if norm not in lone or at == 0 or at in taken or scene.limit(at - 1) <= at or at in hits or at - 1 in hits:
            continue
        given = scene.words[at - 1].part
        if given is not None and given.kind in ("given", "both") and at - 1 not in taken:
            yield Person(Chunk(at - 1, at + 1), None, after_name(scene, at + 1, hits))


def _scanned(scene: Scene, hits: dict[int, Found]) -> Iterator[Person]:
    at, total = 0, len(scene.words)
    previous = -2  # where the person before ended, for coordination
    while at < total:
        token = scene.document.tokens[at]
        if token.kind not in (Kind.WORD, Kind.LATIN):
            at += 1
            continue
        before: Role | None = None
        chunk: Chunk | None = None
        if token.kind is Kind.WORD and (found := before_name(scene, at, hits)) is not None:
            before, chunk = found
        elif not _is_title(scene, at):
            chunk = _chunk(scene, at, _trust(scene, at, previous), hits)
        if chunk is None:
            hit = hits.get(at)
            at = (
                hit.last
                if hit is not None and hit.type is not EntityType.PERSON and hit.last - hit.first > 1
                else at + 1
            )
            continue
        titled = before is not None and before.kind == HONORIFIC
        begins = before.first if before is not None else chunk.first
        speaks = chunk.last - chunk.first > 1 and _speaks(scene, begins) is not None
        after = after_name(scene, chunk.last, hits, titled=titled, speaks=speaks)
        if before is None and after is None and _lone_speaker(scene, chunk, hits):
            at = chunk.last
            continue
        yield Person(chunk, before, after)
        at = previous = chunk.last


def _acts(scene: Scene, at: int) -> bool:
    """Whether a given name at a token follows a verb, so that it may be the subject's."""
    part = scene.words[at].part
    given = part is not None and part.kind in ("given", "both")
    if not given or at == 0 or scene.limit(at - 1) <= at:
        return False
    return scene.words[at - 1].ordinary == VERB or scene.norm(at - 1) in _IS


def _without_object(scene: Scene, chunk: Chunk) -> Chunk:
    """A name without the definite noun that is the verb's object: رفض بيرام النتائج."""
    last = chunk.last - 1
    info = scene.words[last]
    if last == chunk.first + 1 and info.definite and info.part is None and info.ordinary == NOUN:
        return replace(chunk, last=last)
    return chunk


def _lone_speaker(scene: Scene, chunk: Chunk, hits: dict[int, Found]) -> bool:
    """Whether only a verb of speech makes a name of a single word, of which the article tells nothing (وأضاف سعيد)."""
    return chunk.last - chunk.first == 1 and chunk.first not in hits and _he_speaks(scene, chunk.first)


def _speaks(scene: Scene, at: int) -> Speech | None:
    """The verb of speech that addresses nobody and stands right before a token, if one does."""
    said = speech(scene.document.norms[at - 1]) if at else None
    if said is None or not said.plain or said.participle or said.pronoun:
        return None
    tokens = scene.document.tokens
    if tokens[at - 1].sentence != tokens[at].sentence or "that" in roles(tokens[at].norm):
        return None
    return said if fold(said.verb.lemma) not in context_words("addressing") else None


def _he_speaks(scene: Scene, at: int) -> bool:
    """Whether a verb of speech in the masculine singular stands right before a token: companies and papers are she."""
    said = _speaks(scene, at)
    return said is not None and said.agreement == "ms"


def _is_title(scene: Scene, at: int) -> bool:
    """Whether a word opens a title that is no given name as well (الأمين العام, but سلطان)."""
    found = title_at(scene, at)
    return found is not None and (found[0].definite or found[1] - at > 1)


def _chunk(scene: Scene, at: int, trust: Trust, hits: dict[int, Found]) -> Chunk | None:
    """The name at a token, also one of unknown words that a role right after it shows to be a person's."""
    chunk = chunk_at(scene, at, trust, hits)
    info = scene.words[at]
    if chunk is None:
        if (
            info.part is not None
            and at not in hits
            and _acts(scene, at)
            and after_name(scene, at + 1, hits) is not None
        ):
            return Chunk(at, at + 1)  # يقول سعيد، سائق الأجرة
    elif at not in hits and _he_speaks(scene, at):
        chunk = _without_object(scene, chunk)
    job = chunk is not None and at not in hits and title_at(scene, at) is not None
    if job and at + 1 < len(scene.words) and scene.words[at + 1].part is None:
        return None  # نجم مانشستر: a job word, although it is a given name as well
    if chunk is not None or trust >= Trust.ORIGIN or info.ordinary or info.part is not None or info.nisba is not None:
        return chunk
    chunk = chunk_at(scene, at, Trust.TITLE, hits)
    if chunk is None or chunk.prefix or chunk.last - at < 2:
        return None
    if after_name(scene, chunk.last, hits) is not None:
        return chunk
    long = all(len(scene.norm(word)) >= _SHORTEST_LONE_FOREIGN for word in range(chunk.first, chunk.last))
    return chunk if long and all_foreign(scene, chunk.first, chunk.last) else None


def _trust(scene: Scene, at: int, previous: int) -> Trust:
    if at == previous or (at - 1 == previous and scene.norm(at - 1) in ("،", ",")):
        return Trust.WEAK
    if at == 0 or scene.document.tokens[at - 1].sentence != scene.document.tokens[at].sentence:
        return Trust.NONE
    before, norm = scene.words[at - 1], scene.norm(at - 1)
    if _he_speaks(scene, at):
        return Trust.TITLE  # قال كمال، وهو صاحب مقهى
    if before.nisba is not None and norm[-2:] not in ("ين", "ون", "ات"):
        lone = at < 2 or not (scene.is_word(at - 2) and scene.words[at - 2].ordinary == "noun")
        if lone and any(s.stem.startswith("ال") for s in splits(norm)):
            return Trust.ORIGIN
    leads = context_words("person_lead")
    if before.verb or any(split.stem in leads for split in splits(norm)):
        return Trust.WEAK
    if title_at(scene, at - 1) is not None and strong_given(scene, at):
        return Trust.WEAK
    return Trust.NONE
