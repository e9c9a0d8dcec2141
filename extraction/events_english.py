"""English for an event, composed from its trigger's frame and the phrases of its clause."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from extraction import english
from extraction.clauses import Clause
from extraction.events_chunks import find_chunks
from extraction.events_lexicon import Sense, noun_trigger, roles_of
from extraction.facts import Entity, EntityType, Figure, Modality
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
    figures: tuple[Figure, ...] = ()
    entities: dict[str, Entity] = field(init=False)
    _figure_starts: list[int] = field(init=False)
    _phrases: dict[tuple[int, int], str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the entities by key, the figures by place."""
        self._figure_starts = [f.span.start for f in self.figures]
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
        whole = english.noun_phrase(self.layout.reading, first, last) or self._counted(first, last)
        if whole:
            return whole
        titled = self._titled(first, last)
        if titled:
            return titled
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
        people = [e for e in self.names(first, last) if e.name.en and e.type is EntityType.PERSON]
        return " and ".join(str(e.name.en) for e in people[:3]) or None

    def _counted(self, first: int, last: int) -> str | None:
        """The wording of the figure that a phrase begins with (ثلاثة ملايين حالة: 3 million cases)."""
        tokens = self.layout.document.tokens
        if not any(self.layout.number[first : min(first + 3, last)]):
            return None
        at = bisect_left(self._figure_starts, tokens[first].start)
        for figure in self.figures[max(0, at - 1) : at + 1]:
            begins = (
                figure.span.start <= tokens[min(first + 1, last - 1)].start and figure.span.end > tokens[first].start
            )
            if begins and figure.text.en:
                return figure.text.en
        return None

    def _titled(self, first: int, last: int) -> str | None:
        """A person with the title before the name (الرئيس الباجي قائد السبسي)."""
        for mention in self.layout.mentions_within(first, last):
            entity = self.entities.get(mention.entity)
            if entity is None or entity.type is not EntityType.PERSON or not entity.name.en:
                continue
            title = english.noun_phrase(self.layout.reading, first, mention.name_first)
            return f"{title} {entity.name.en}" if title and mention.name_first > first else entity.name.en
        return None

    def loose(self, chunks: list[Chunk], said: str) -> str:
        """The names in phrases that do not compose, in brackets: who else is concerned stays known."""
        found: list[str] = []
        for chunk in chunks[: _MOST_PHRASES + 1]:
            if self.phrase(chunk.first, chunk.last) is None:
                found += [str(e.name.en) for e in self.names(chunk.first, chunk.last) if e.name.en]
        found = [name for name in dict.fromkeys(found) if name not in said]
        return f" ({', '.join(found[:3])})" if found else ""

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
        return capital(text + self.loose(chunks, text))

    def _lead(self, chunk: Chunk) -> str:
        """A phrase's preposition in English; ب and في before a place are in."""
        if chunk.lead == "ب":
            named = self.names(chunk.first, chunk.last)
            if named and named[0].type in (EntityType.PLACE, EntityType.STATE):
                return "in"
        return chunk.en

    def _widened(self, clause: Clause, subject: str | None, chunks: list[Chunk]) -> tuple[str | None, list[Chunk]]:
        """The subject with what stands between it and the object (المحكمة في مدينة ... حكما), and the rest."""
        bare = next((i for i, c in enumerate(chunks) if not c.lead), 0)
        if subject is None or not 0 < bare <= 2 or clause.relative or chunks[0].first < clause.after:
            return subject, chunks
        if any(c.lead in clause.trigger.objects for c in chunks[:bare]):
            return subject, chunks
        added = [
            f"{'of' if c.lead == 'عن' else self._lead(c)} {part}"
            for c in chunks[:bare]
            if (part := self.phrase(c.first, c.last)) is not None
        ]
        return " ".join([subject, *added]), chunks[bare:]

    def being(self, subject: str | None, chunks: list[Chunk], *, coming: bool) -> str:
        """English for what only is or will be: The final will be in Lusail."""
        parts = [f"{self._lead(c)} {w}".strip() for c in chunks if (w := self.phrase(c.first, c.last)) is not None]
        verb = "will be" if coming else "were" if plural_subject(subject) else "was"
        return capital(" ".join([subject or "", verb, *parts[:_MOST_PHRASES]]))

    def clause(
        self,
        clause: Clause,
        sense: Sense,
        cue: int | None,
        subject: str | None,
        chunks: list[Chunk],
        around: list[Chunk],
        content: str | None,
    ) -> str | None:
        """English for a verb's clause: subject, verb, object, then what prepositions add."""
        parts: list[str] = []
        object_done = clause.passive
        governs = _ends_in_preposition(sense.en)
        governed = counted = False
        subject, chunks = self._widened(clause, subject, chunks)
        for chunk in chunks:
            if len(parts) >= _MOST_PHRASES:
                break
            part = self.phrase(chunk.first, chunk.last)
            if part is None or part == subject:
                continue
            if cue is not None and chunk.first <= cue < chunk.last:
                names = [str(e.name.en) for e in self.names(chunk.first, chunk.last) if e.name.en]
                if names:
                    parts.append(("of " if " " in sense.en else "") + " and ".join(names))
                object_done, counted = True, " " in sense.en
            elif not chunk.lead:
                if clause.trigger.transitive or not object_done:
                    parts.append(f"of {part}" if counted else part)
                    object_done, counted = True, False
            elif not object_done and (
                chunk.lead in clause.trigger.objects or (governs and not parts and chunk.lead in _GOVERNED)
            ):
                parts.insert(0, part)
                object_done = governed = True
            elif "region" in roles_of(chunk.lead) and not object_done and clause.trigger.transitive:
                parts.insert(0, f"the {chunk.en} {part}")  # ضربت شرق ليبيا
                object_done = True
            else:
                parts.append(f"{self._lead(chunk)} {part}")
        frame = sense.en
        if governs and not governed and not (parts and object_done) and not clause.passive:
            frame = frame.rpartition(" ")[0] or frame
        many = plural_subject(subject) or (
            subject is not None and clause.reading.form.agreement in ("mp", "md", "fd", "fp")
        )
        if subject is None and not parts and not content:
            return None  # a verb alone tells nothing
        verb = verb_phrase(frame, clause.reading.form.tense, clause.modality, passive=clause.passive, many=many)
        words = [w for w in (subject, verb, *parts, f"that {content}" if content else None) if w]
        said = " ".join(words)
        return said + self.loose(around, said)


_MANY = frozenset(
    {"dozens", "hundreds", "thousands", "tens", "millions", "scores", "both", "many", "several", "people", "police"}
    | {"all", "authorities"}
)
_COUNTING = frozenset({"more", "less", "fewer", "about", "nearly", "almost", "least", "at", "up", "than", "to", "the"})


def plural_subject(subject: str | None) -> bool:
    """Whether an English subject takes a plural verb: two names, a count above one, a plural head."""
    if not subject:
        return False
    words = subject.split()
    words = words[next((i for i, w in enumerate(words) if w not in _COUNTING), 0) :]
    first = words[0]
    if first[:1].isdigit():
        return first not in ("1", "1st") and (len(words) == 1 or words[1] not in ("percent", "per"))
    if first.lower() in _MANY or first in _NUMBERS:
        return True
    if " and " in subject:
        return True
    head = re.split(r" (?:of|in|from|for|to|with|on|at|by|against) ", subject)[0].split()[-1]
    return head.islower() and head.endswith("s") and not head.endswith(_SINGULAR)


_NUMBERS = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_SINGULAR = ("ss", "us", "is", "ics", "news", "series", "means")


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


def capital(text: str) -> str:
    """A text as a sentence of its own: spaces single, its first letter large."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def has_words(layout: Layout, first: int, last: int) -> bool:
    """Whether tokens [first, last) hold more than signs."""
    return any(layout.document.tokens[i].kind is not Kind.PUNCT for i in range(first, last))
