"""English for an event, composed from its trigger's frame and the phrases of its clause."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from extraction import english
from extraction.clauses import Clause
from extraction.english_sentences import Subject, capital, content_of, ordinal, possessed
from extraction.english_verbs import plural_subject, verb_phrase
from extraction.events_chunks import find_chunks
from extraction.events_lexicon import Sense, common_nouns, roles_of
from extraction.facts import Entity, EntityType, Figure, Modality
from extraction.glossary_articles import determiners, governed, with_indefinite
from extraction.glossary_words import adjectives, nouns
from extraction.layout import Chunk, Layout
from extraction.text import Kind
from extraction.verbs import Tense

_MOST_PHRASES = 4
_MOST_REST = 3
_SHORTEST_JOINED = 4  # letters of a word with و
_BOTH_WAYS = frozenset({"begin", "start", "end", "continue", "resume", "open", "close", "finish"})  # it begins
_BELONGING = frozenset({"عن", "من", "ل"})  # prepositions of phrases that may belong to a subject
_PLURAL = frozenset({"mp", "md", "fp", "fd"})


@dataclass(frozen=True, slots=True)
class _Told:
    """What stands behind a verb: its frame in English, its object, what prepositions add."""

    frame: str
    object: str | None
    rest: tuple[str, ...]
    governed: bool


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
        minute = self._minute(first, last)
        if minute:
            return minute
        found = self.layout.said(first, last)
        if found is not None and found[0] == last:
            return found[1]
        if self.layout.aside[first] and not self.layout.name[first]:
            return None  # a title in quotation marks is not said in part
        counted = self._counted(first, last)
        if counted:
            return counted
        titled = self._titled(first, last)
        if titled:
            return titled
        if found is not None:
            return found[1]
        people = [e for e in self.names(first, last) if e.name.en and e.type is EntityType.PERSON]
        return " and ".join(str(e.name.en) for e in people[:3]) or None

    def _minute(self, first: int, last: int) -> str | None:
        """When in a match something happened: الدقيقة 81, the 81st minute."""
        tokens, norms = self.layout.document.tokens, self.layout.document.norms
        if norms[first].removeprefix("و") != "الدقيقه" or first + 1 >= len(tokens):
            return None
        number = tokens[first + 1].norm
        return (
            f"the {ordinal(int(number))} minute" if number.isascii() and number.isdigit() and len(number) <= 3 else None
        )

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

    def noun_event(self, noun: int, after: int, end: int, head: str, objects: frozenset[str]) -> str | None:
        """English for an event that a noun tells: its head, what it is of, and where (Death of X in Y)."""
        found = self.layout.said(noun, end)
        reached = after
        if found is not None and found[0] >= after and head in found[1].lower():
            reached, text = found[0], found[1]
            if text.startswith(("the ", "a ", "an ")):
                text = text.partition(" ")[2]
        else:
            text = head
        for chunk in find_chunks(self.layout, reached, end)[:_MOST_PHRASES]:
            part = self.phrase(chunk.first, chunk.last)
            if part is None:
                break
            if not chunk.lead:
                if chunk.first != after or text != head:
                    break
                text = f"{text} of {part}"
            else:
                lead = "of" if chunk.lead in objects and chunk.lead == "ب" else self._lead(chunk, text)
                text = f"{text} {lead} {part}"
        return capital(possessed(text, None))

    def _lead(self, chunk: Chunk, before: str = "") -> str:
        """A phrase's preposition in English: as the word before wants it, in before a place, else the usual one."""
        if before and (word := governed(before, chunk.lead)) is not None:
            return word
        if chunk.lead == "ب":
            named = self.names(chunk.first, chunk.last)
            if named and named[0].type in (EntityType.PLACE, EntityType.STATE):
                return "in"
        return chunk.en

    def being(self, subject: str | None, chunks: list[Chunk], *, coming: bool) -> str:
        """English for what only is or will be: The final will be in Lusail."""
        parts = [f"{self._lead(c)} {w}".strip() for c in chunks if (w := self.phrase(c.first, c.last)) is not None]
        verb = "will be" if coming else "were" if plural_subject(subject) else "was"
        return capital(possessed(" ".join([subject or "it", verb, *parts[:_MOST_PHRASES]]), None))

    def clause(
        self,
        clause: Clause,
        sense: Sense,
        cue: int | None,
        subject: Subject | None,
        chunks: list[Chunk],
        content: str | None,
    ) -> str | None:
        """English for a verb's clause: subject, verb, object, then what prepositions add.

        None where neither a subject nor an object can be said.
        """
        if subject is not None and not clause.passive:
            subject, chunks = self._widened(clause, subject, chunks)
        said = subject.en if subject is not None else None
        told = self._told(clause, sense, cue, said, chunks)
        passive = clause.passive
        object_ = told.object
        promotes = clause.trigger.transitive and not passive and not told.governed
        if clause.reading.pronoun == "نا" and clause.reading.form.tense is Tense.PERFECT:
            said = "we"
        elif said is None and clause.reading.form.agreement in _PLURAL:
            said = "they"
        if said is None and object_ is None and promotes and (held := _HELD.match(told.frame)):
            told, object_ = replace(told, frame=held[1]), held[2]
        if said is None and object_ and promotes and not object_[:1].isdigit():
            said, object_, passive = (
                object_,
                None,
                told.frame not in _BOTH_WAYS,
            )  # nobody is known to act: what was done to whom
        if said is None:
            return None
        many = plural_subject(said) or (clause.reading.form.agreement in _PLURAL and not passive)
        intends = "planned" in roles_of(self.layout.document.norms[clause.verb].lstrip("وف"))
        intends = intends or clause.reading.form.tense is Tense.PERFECT  # دعا إلى وقفة غدا: called
        modality = Modality.ASSERTED if intends and clause.modality is Modality.PLANNED else clause.modality
        verb = verb_phrase(told.frame, clause.reading.form.tense, modality, passive=passive, many=many)
        words = [said, verb, object_, *told.rest[:_MOST_REST], content_of(content, subject) if content else None]
        return possessed(" ".join(w for w in words if w), subject)

    def _widened(self, clause: Clause, subject: Subject, chunks: list[Chunk]) -> tuple[Subject, list[Chunk]]:
        """A subject with a phrase behind it that belongs to it (ممثلون عن البرلمان), and the rest."""
        first = chunks[0] if chunks else None
        if first is None or not first.lead or not subject.last <= first.first <= subject.last + 1:
            return subject, chunks
        if first.lead in clause.trigger.objects or first.lead not in _BELONGING:
            return subject, chunks
        many = plural_subject(subject.en)
        word = "of" if first.lead == "عن" or (first.lead == "من" and many) else governed(subject.en, first.lead)
        part = self.phrase(first.first, first.last)
        if word is None or part is None:
            return subject, chunks
        rest = chunks[1:]
        while rest and not rest[0].lead and self._joined(rest[0]):
            more = self.phrase(rest[0].first, rest[0].last)
            part = f"{part} and {more}" if more else part
            rest = rest[1:]
        return replace(subject, en=f"{subject.en} {word} {part}"), rest

    def _told(self, clause: Clause, sense: Sense, cue: int | None, subject: str | None, chunks: list[Chunk]) -> _Told:
        """What stands behind the verb, sorted: its object, then what prepositions add, those before the object last."""
        frame, object_, governed_ = sense.en, None, False
        before: list[str] = []
        after: list[str] = []
        done = clause.passive
        governs = _ends_in_preposition(frame)
        absorbed = False  # the verb's own noun is in its frame: ألقى القبض على: arrest
        lost = False  # an object that cannot be said: what hangs on it is left out as well
        for chunk in chunks:
            if (done or before) and self._adds(chunk):
                break
            part = self.phrase(chunk.first, chunk.last)
            if cue is not None and chunk.first <= cue < chunk.last:
                head = (part or "").partition(" of ")[0]
                counted = self.layout.document.norms[chunk.first] in determiners()
                counted = counted or self.layout.number[chunk.first] != 0
                if chunk.first < cue and not counted and frame.rpartition(" ")[2] not in head:
                    part = self.phrase(cue, chunk.last)  # أعاد فتح الملف: reopened the file
                frame, object_ = self._with_cue(frame, part, self.layout.document.norms[cue])
                lacking = object_ is None and not _holds_object(frame)
                if lacking and cue + 1 < chunk.last:
                    object_ = self.phrase(cue + 1, chunk.last)
                done = object_ is not None or not lacking
                absorbed = not done
                continue
            leads = bool(chunk.lead)
            is_object = not done and bool(
                (not leads and (clause.trigger.transitive or self.layout.number[chunk.first]))
                or chunk.lead in clause.trigger.objects
                or (governs and not after and not before and chunk.lead in _GOVERNED)
            )
            if self._apposed(chunk, chunks) or self._qualifies(chunk, part):
                continue
            if not leads and self._joined(chunk):
                target = after if done else before
                if part is not None and (target or object_):
                    if target:
                        target[-1] += f" and {part}"
                    else:
                        object_ = f"{object_} and {part}"
                continue
            if part is None:
                lost = lost or is_object
                done = done or is_object
                continue
            if part == subject or self._repeats(part, object_):
                continue
            if is_object:
                done, lost = True, False
                governed_ = leads
                object_ = part
                counted = self.layout.number[chunk.first] != 0
                outer = counted or chunk.lead not in clause.trigger.objects or not clause.trigger.transitive
                if leads and not governs and outer and not absorbed and chunk.first - 1 != cue:
                    object_ = f"{self._lead(chunk)} {part}"
            elif not leads:
                if done and object_ is None and not clause.passive:
                    lost = True
                elif done and not lost and not after:
                    after.append(_UNARTICLED.sub("", part))  # elected president
                    lost = True
            elif "region" in roles_of(chunk.lead) and not done and clause.trigger.transitive:
                object_, done = f"the {chunk.en} {part}", True  # ضربت شرق ليبيا
            elif not lost or self._placed(chunk):
                target = after if done else before
                tail = target[-1] if target else object_ or frame
                target.append(f"{governed(frame, chunk.lead) or self._lead(chunk, tail)} {part}")
        if frame == "exceed" and object_:
            object_ = object_.removeprefix("more than ").removeprefix("up to ")
        if governs and not governed_ and object_ is None and not clause.passive:
            frame = frame.rpartition(" ")[0] or frame
        return _Told(frame, object_, (*after, *before), governed_)

    def _apposed(self, chunk: Chunk, chunks: list[Chunk]) -> bool:
        """Whether a phrase between commas only says again what stands before it (في صعدة، معقل الحوثيين، ...)."""
        tokens, at = self.layout.document.tokens, chunk.first - 1
        if chunk.lead or chunk is chunks[0] or tokens[at].text not in "،," or self.layout.date[at - 1] >= 0:
            return False
        closed = chunk.last < len(tokens) and tokens[chunk.last].text in "،,"
        return closed or any(c.first > chunk.first and not c.lead for c in chunks)

    def _adds(self, chunk: Chunk) -> bool:
        """Whether و begins another thought before a phrase's preposition (في روما، وبمساعدة ...)."""
        norms = self.layout.document.norms
        joined = norms[chunk.first] if chunk.lead in ("ب", "ل", "ك") else norms[chunk.first - 1]
        return bool(chunk.lead) and joined.startswith("و") and not nouns().spelled(joined)

    def _repeats(self, part: str, object_: str | None) -> bool:
        """Whether the wording of a figure before said a phrase already (five rounds of dialogue)."""
        return object_ is not None and object_.endswith(part.removeprefix("the "))

    def _qualifies(self, chunk: Chunk, part: str | None) -> bool:
        """Whether a phrase is only an adjective of a name before it (مجموعة بيونتيك الألمانية)."""
        norm = self.layout.document.norms[chunk.first]
        return part is None and not chunk.lead and norm.startswith("ال") and norm[2:] in adjectives()

    def _joined(self, chunk: Chunk) -> bool:
        """Whether و joins a phrase to the one before it (على دياب وثلاثة وزراء)."""
        norm, at = self.layout.document.norms[chunk.first], chunk.first
        if not norm.startswith("و") or norm.startswith("واحد") or len(norm) < _SHORTEST_JOINED:
            return False
        return self.layout.number[at] != 0 or norm.startswith("وال") or norm[1:] in common_nouns()

    def _placed(self, chunk: Chunk) -> bool:
        """Whether a phrase says where: في or ب before a place."""
        named = self.names(chunk.first, chunk.last)
        return bool(named) and chunk.lead in ("في", "ب") and named[0].type in (EntityType.PLACE, EntityType.STATE)

    def _with_cue(self, frame: str, part: str | None, norm: str) -> tuple[str, str | None]:
        """A frame that holds its object (sign an agreement), with the article's own wording of it where that fits."""
        verb, _, noun = frame.rpartition(" ")
        head = part.partition(" of ")[0].lower().split() if part else []
        if not verb or part is None:
            return frame, None
        words = verb.split()
        if noun not in head:
            mine = words[-1] in _ARTICLES or noun.endswith("s")  # not an idiom: take office
            if not mine or not _holds_object(frame):
                return frame, None
            usual = next((n.en for n in nouns().get(norm.removeprefix("ال"))), None)
            if usual is not None and noun.endswith("s") == usual.endswith("s"):
                article = with_indefinite(noun)
                part = re.sub(rf"\ban? {re.escape(usual)}\b", article, part, count=1)
                part = re.sub(rf"\b{re.escape(usual)}\b", noun, part, count=1)
        while len(words) > 1 and (words[-1] in _ARTICLES or words[-1] in head):
            words.pop()
        return " ".join(words), part


_HELD = re.compile(r"^(\w+(?: \w+)?) ((?:a|an|the) [\w -]+)$")  # open the festival
_UNARTICLED = re.compile(r"^an? ")
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her"})
_PARTICLES = frozenset({"up", "down", "out", "off", "over", "back", "away", "on", "in", "for", "to", "of", "with"})


def _holds_object(frame: str) -> bool:
    """Whether a frame says its object itself: hold talks, but not carry out."""
    verb, _, last = frame.rpartition(" ")
    return bool(verb) and last not in _PARTICLES and not frame.startswith("be ")


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


def has_words(layout: Layout, first: int, last: int) -> bool:
    """Whether tokens [first, last) hold more than signs."""
    return any(layout.document.tokens[i].kind is not Kind.PUNCT for i in range(first, last))
