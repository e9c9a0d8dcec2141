"""English for an event, composed from its trigger's frame and the phrases of its clause."""

from dataclasses import dataclass, field
from functools import cache

from extraction import english
from extraction.clauses import Clause
from extraction.events_chunks import find_chunks
from extraction.events_lexicon import Sense, noun_trigger
from extraction.facts import Entity, EntityType, Modality
from extraction.layout import Chunk, Layout
from extraction.lexicons import table
from extraction.text import Kind
from extraction.verbs import Tense

_MOST_PHRASES = 4
_NOUN_LEADS = {"علي": "on", "من": "from", "الي": "to", "مع": "with", "ضد": "against", "عن": "from", "ل": "for"}


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {row["en"]: (row["past"], row["participle"]) for row in table("irregular_verbs")}


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def past(frame: str) -> str:
    """The past tense of a frame by its first word: call for -> called for."""
    verb, space, rest = frame.partition(" ")
    return _irregular().get(verb, (_regular(verb),))[0] + space + rest


def participle(frame: str) -> str:
    """The past participle of a frame by its first word: take over -> taken over."""
    verb, space, rest = frame.partition(" ")
    return _irregular().get(verb, ("", _regular(verb)))[1] + space + rest


def present(frame: str) -> str:
    """The third person singular of a frame: rise -> rises."""
    verb, space, rest = frame.partition(" ")
    if verb == "be":
        verb = "is"
    elif verb == "have":
        verb = "has"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        verb = verb[:-1] + "ies"
    elif verb.endswith(("s", "x", "ch", "sh", "o", "z")):
        verb += "es"
    else:
        verb += "s"
    return verb + space + rest


def verb_phrase(frame: str, tense: Tense, modality: Modality, *, passive: bool, many: bool) -> str:
    """A frame in the tense, voice and modality of its clause."""
    if passive and not frame.startswith("be "):
        frame = "be " + participle(frame)
    if modality is Modality.PLANNED:
        return "will " + frame
    if modality is Modality.POSSIBLE:
        return "may " + frame
    done = tense is not Tense.IMPERFECT
    be, _, rest = frame.partition(" ")
    if modality is Modality.DENIED:
        if be == "be":
            return ("were not " if many else "was not ") + rest
        return "did not " + frame
    if be == "be":
        return (("were " if many else "was ") if done else ("are " if many else "is ")) + rest
    if done:
        return past(frame)
    return frame if many else present(frame)


@dataclass(slots=True)
class Wording:
    """Composes English for the clauses of one article."""

    layout: Layout
    entities: dict[str, Entity] = field(init=False)
    _phrases: dict[tuple[int, int], str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the entities by key."""
        self.entities = {e.key: e for e in self.layout.reading.names.entities}

    def names(self, first: int, last: int) -> list[Entity]:
        """The entities named in tokens [first, last), outer mentions before inner ones, each once."""
        found: dict[str, Entity] = {}
        end = -1
        for mention in self.layout.mentions_within(first, last):
            if mention.entity in self.entities and mention.first >= end:
                found.setdefault(mention.entity, self.entities[mention.entity])
                end = mention.last
        return list(found.values())

    def phrase(self, first: int, last: int) -> str | None:
        """English for the noun phrase at [first, last): composed, else by its head of news, else by its names."""
        key = (first, last)
        if key not in self._phrases:
            self._phrases[key] = self._compose(first, last)
        return self._phrases[key]

    def _compose(self, first: int, last: int) -> str | None:
        if last <= first:
            return None
        whole = english.noun_phrase(self.layout.reading, first, last)
        if whole:
            return whole
        match = noun_trigger(self.layout.document.norms, first) if not self.layout.name[first] else None
        if match is not None and match.last <= last:
            head = match.values[0].en[0]
            rest = self.phrase(match.last, last) if match.last < last else None
            return f"{head} of {rest}" if rest else head
        part = english.longest_noun_phrase(self.layout.reading, first, last)
        if part is not None:
            end, said = part
            others = [e.name.en for e in self.names(end, last) if e.name.en and e.name.en not in said]
            return f"{said}, {', '.join(others[:2])}" if others else said
        people = [e for e in self.names(first, last) if e.name.en]
        if not people:
            return None
        persons = [e for e in people if e.type is EntityType.PERSON]
        return " and ".join(str(e.name.en) for e in (persons or people)[:3])

    def noun_event(self, noun: int, after: int, end: int, head: str, objects: frozenset[str]) -> str | None:
        """English for an event that a noun tells: its head, what it is of, and where (Death of X in Y)."""
        chunks = find_chunks(self.layout, after, end)
        text = head
        genitive_done = False
        for chunk in chunks[: _MOST_PHRASES + 1]:
            part = self.phrase(chunk.first, chunk.last)
            if part is None:
                continue
            if not chunk.lead:
                if chunk.first == after and not genitive_done:
                    adjectival = self.layout.document.norms[chunk.first].startswith(
                        "ال"
                    ) and self.layout.document.norms[noun].startswith(("ال", "لل", "بال", "وال"))
                    text = f"{text} of {part}" if not adjectival else f"{text} {part}"
                    genitive_done = True
                continue
            if chunk.lead in objects:
                text = f"{text} {'of' if chunk.lead == 'ب' else _NOUN_LEADS.get(chunk.lead, chunk.en)} {part}"
            else:
                text = f"{text} {self._lead(chunk)} {part}"
        return _capital(text)

    def _lead(self, chunk: Chunk) -> str:
        """A phrase's preposition in English; ب and في before a place are in."""
        if chunk.lead == "ب":
            named = self.names(chunk.first, chunk.last)
            if named and named[0].type in (EntityType.PLACE, EntityType.STATE):
                return "in"
        return chunk.en

    def clause(
        self,
        clause: Clause,
        sense: Sense,
        cue: int | None,
        subject: str | None,
        chunks: list[Chunk],
        content: str | None,
    ) -> str | None:
        """English for a verb's clause: subject, verb, object, then what prepositions add."""
        parts: list[str] = []
        object_done = clause.passive
        governs = _ends_in_preposition(sense.en)
        governed = False
        for chunk in chunks:
            if len(parts) >= _MOST_PHRASES:
                break
            part = self.phrase(chunk.first, chunk.last)
            if part is None or part == subject:
                continue
            if cue is not None and chunk.first <= cue < chunk.last:
                names = [str(e.name.en) for e in self.names(chunk.first, chunk.last) if e.name.en]
                if names:
                    parts.append("of " + " and ".join(names))
                object_done = True
            elif not chunk.lead:
                if clause.trigger.transitive or not object_done:
                    parts.append(part)
                    object_done = True
            elif not object_done and (
                chunk.lead in clause.trigger.objects or (governs and not parts and chunk.lead in _GOVERNED)
            ):
                parts.insert(0, part)
                object_done = governed = True
            else:
                parts.append(f"{self._lead(chunk)} {part}")
        frame = sense.en
        if governs and not governed and not (parts and object_done) and not clause.passive:
            frame = frame.rpartition(" ")[0] or frame
        many = bool(subject) and (" and " in str(subject) or clause.reading.form.agreement in ("mp", "md", "fd", "fp"))
        verb = verb_phrase(frame, clause.reading.form.tense, clause.modality, passive=clause.passive, many=many)
        words = [w for w in (subject, verb, *parts, f"that {content}" if content else None) if w]
        return _capital(" ".join(words))


_PREPOSITIONS = frozenset(
    {"on", "of", "for", "to", "with", "in", "from", "at", "against", "about", "under", "over", "into", "as", "by"}
)
_GOVERNED = frozenset({"في", "ب", "الي", "علي", "ل", "مع", "من", "عن"})


def _ends_in_preposition(frame: str) -> bool:
    return frame.rpartition(" ")[2] in {
        "on",
        "of",
        "for",
        "to",
        "with",
        "in",
        "from",
        "at",
        "against",
        "about",
        "under",
        "over",
        "into",
        "as",
    }


def _capital(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def has_words(layout: Layout, first: int, last: int) -> bool:
    """Whether tokens [first, last) hold more than signs."""
    return any(layout.document.tokens[i].kind is not Kind.PUNCT for i in range(first, last))
