"""Clauses about what happened, is planned, may happen or did not: type, date, participants, wording."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extraction.clauses import Clause, find_clauses
from extraction.english import Reading
from extraction.events_chunks import find_chunks
from extraction.events_dates import Dated, NounEvent, attach_dates
from extraction.events_domain import domain_of, suits
from extraction.events_english import Wording
from extraction.events_lexicon import Sense, Trigger, noun_trigger, phrase_sense, roles_of, topic_of
from extraction.facts import (
    Bilingual,
    DateSpan,
    EntityType,
    Event,
    EventType,
    Figure,
    Modality,
    Participant,
    Quote,
    Span,
)
from extraction.layout import Chunk, Layout
from extraction.matching import Match
from extraction.speech import homographs
from extraction.text import Kind, fold
from extraction.verbs import Voice

_UNDATED = frozenset(EventType) - {EventType.OTHER, EventType.STATEMENT}
_COMING = ("مقبل", "المقبل", "المقبله", "القادم", "القادمه", "المقبلين", "المقبلتين", "غدا", "الغد", "مقبلين")
_LONGEST = 70
_DEEPEST = 4  # clauses that may share the subject of the first


def find_events(reading: Reading, figures: tuple[Figure, ...], quotes: tuple[Quote, ...]) -> tuple[Event, ...]:
    """All events of an article in order, one per clause.

    Every clause or noun of news that a date belongs to is an event; so are clauses of a news verb without a date
    that name somebody. `quotes` keep what is only said inside them apart.
    """
    layout = Layout(reading)
    for quote in quotes:
        layout.quote(quote.span)
    topics = _topics(layout)
    clauses = find_clauses(layout)
    teller = _Teller(layout, clauses, topics)
    found: list[Event] = []
    used: set[int] = set()
    for dated in attach_dates(layout, clauses):
        event = teller.dated(dated)
        if event is not None:
            found.append(event)
        if dated.noun is None and dated.clause is not None:
            used.add(dated.clause)
    for number in range(len(clauses)):
        if number not in used and not layout.quoted[clauses[number].verb]:
            event = teller.undated(number)
            if event is not None:
                found.append(event)
    found.sort(key=lambda e: e.span)
    return tuple(found)


class _Teller:
    """Tells the events of one article; holds what their wording shares."""

    def __init__(self, layout: Layout, clauses: tuple[Clause, ...], topics: Counter[EventType]) -> None:
        self.layout = layout
        self.clauses = clauses
        self.wording = Wording(layout)
        self.topics = topics
        self.domain = domain_of(topics)
        self._passives: dict[int, bool] = {}
        self._subjects: dict[int, tuple[str | None, tuple[int, int] | None]] = {}

    def dated(self, dated: Dated) -> Event | None:
        """The event that a date belongs to."""
        if dated.noun is not None:
            return self._noun(dated.noun, dated)
        if dated.clause is None:
            return None
        clause = self.clauses[dated.clause]
        return self._clause(dated.clause, clause, dated)

    def undated(self, number: int) -> Event | None:
        """The event of a clause without a date, if its verb is one of news and somebody named takes part."""
        clause = self.clauses[number]
        if clause.last - clause.verb < 3:
            return None
        sense, _ = self._sense(clause)
        if sense.type not in _UNDATED:
            return None
        subject, span = self._subject(number)
        if subject is None or span is None or self.layout.document.norms[clause.verb] in homographs():
            return None
        event = self._clause(number, clause, None)
        named = event is not None and any(p.role == "agent" for p in event.participants)
        return event if named and self._rest(number, span) else None

    def _sense(self, clause: Clause) -> tuple[Sense, int | None]:
        sense, cue = self._own_sense(clause)
        vague = cue is None and (clause.trigger.control or clause.trigger.types == (EventType.OTHER,))
        kind = self._act(clause) if vague else None
        return (Sense(kind, sense.en) if kind is not None else sense), cue

    def _act(self, clause: Clause) -> EventType | None:
        """The type of the act that a verb like begin, plan or decide has as its object, or its relative noun."""
        norms = self.layout.document.norms
        if clause.trigger.control:
            places = range(clause.after, min(clause.last, clause.verb + 10))
        elif clause.relative:
            places = range(max(0, clause.first - 4), clause.first)
        else:
            return None
        for at in places:
            match = noun_trigger(norms, at) if not self.layout.name[at] else None
            if match is not None and match.values[0].types[0] is not EventType.OTHER:
                return self._pick(match.values[0], clause.first, clause.last).type
        return None

    def _own_sense(self, clause: Clause) -> tuple[Sense, int | None]:
        end = min(clause.last, clause.verb + 12)
        found = phrase_sense(clause.trigger, self.layout.document.norms, clause.after, end)
        if found is None and clause.relative:
            found = phrase_sense(clause.trigger, self.layout.document.norms, max(0, clause.first - 4), clause.first)
            if found is not None:
                return Sense(found[0].type, clause.trigger.en[0]), None
        if found is not None:
            return found
        return self._pick(clause.trigger, clause.first, clause.last), None

    def _pick(self, trigger: Trigger, first: int, last: int) -> Sense:
        """The sense of a trigger that suits the topics around it; the usual one where nothing speaks for another."""
        if len(trigger.types) == 1:
            return Sense(trigger.types[0], trigger.en[0])
        sentence = self.layout.document.sentence_of(first)
        near = _topic_counts(self.layout, sentence.first, sentence.last)
        total = max(1, sum(self.topics.values()))
        best, best_score = 0, 0.0
        for index, kind in enumerate(trigger.types):
            score = near[kind] + 6.0 * self.topics[kind] / total + (0.9 if index == 0 else 0.0)
            if score > best_score:
                best, best_score = index, score
        return Sense(trigger.types[best], trigger.en[best])

    def _noun(self, noun: NounEvent, dated: Dated) -> Event | None:
        document = self.layout.document
        sentence = document.sentence_of(noun.first)
        mention = dated.mention
        end = mention.first if mention.first >= noun.last else min(sentence.last, noun.last + 12)
        clause = self.clauses[dated.clause] if dated.clause is not None else None
        if clause is not None and noun.first < clause.first < end:
            end = clause.first
        sense = self._pick(noun.trigger, noun.first, max(end, noun.last))
        if sense.type is EventType.OTHER and (inner := _noun_at(document.norms, noun.last)) is not None:
            sense = Sense(self._pick(inner.values[0], noun.first, max(end, noun.last)).type, sense.en)  # مرور العاصفة
        english = self.wording.noun_event(noun.first, noun.last, end, sense.en, noun.trigger.objects)
        first, last = min(noun.first, mention.first), max(end, mention.last, noun.last)
        text = document.text(noun.first, max(end, noun.last, mention.last if mention.first >= noun.last else 0))
        modality = Modality.PLANNED if _coming(mention.date) else Modality.ASSERTED
        return Event(
            suits(sense.type, self.domain),
            modality,
            mention.date,
            Bilingual(text, english),
            self._participants(noun.last, end, None, noun.trigger),
            Span(document.tokens[first].start, document.tokens[last - 1].end),
        )

    def _clause(self, number: int, clause: Clause, dated: Dated | None) -> Event | None:
        document = self.layout.document
        sense, cue = self._sense(clause)
        subject, span = self._subject(number)
        chunks = self._rest(number, span)
        clause = replace(clause, passive=self._passive(number))
        if dated is not None and dated.holder is not None:
            held = self.wording.phrase(*dated.holder)
            subject, span = (held or subject), dated.holder
        content = self._content(number)
        english = self.wording.clause(clause, sense, cue, subject, chunks, content)
        first, last = clause.first, min(clause.last, clause.first + _LONGEST)
        while (
            last - 1 > clause.verb
            and document.tokens[last - 1].kind is Kind.PUNCT
            and document.tokens[last - 1].text not in '»”")'
        ):
            last -= 1
        if dated is not None:
            first, last = min(first, dated.mention.first), max(last, dated.mention.last)
        while first < clause.verb and document.tokens[first].kind is Kind.PUNCT:
            first += 1
        modality = clause.modality
        if modality is Modality.ASSERTED and dated is not None and _coming(dated.mention.date):
            modality = Modality.PLANNED
        if dated is None and english is None:
            return None
        return Event(
            suits(sense.type, self.domain),
            modality,
            dated.mention.date if dated is not None else None,
            Bilingual(document.text(first, last), english),
            self._participants(clause.first, clause.last, span, clause.trigger),
            Span(document.tokens[first].start, document.tokens[last - 1].end),
        )

    def _content(self, number: int) -> str | None:
        """The clause behind أن that a verb of saying or planning takes, in English."""
        if number + 1 >= len(self.clauses):
            return None
        clause, following = self.clauses[number], self.clauses[number + 1]
        tokens = self.layout.document.tokens
        if clause.last != following.first or "that" not in roles_of(tokens[following.first].norm):
            return None
        sense, cue = self._sense(following)
        subject, span = self._subject(number + 1)
        following = replace(following, passive=self._passive(number + 1))
        text = self.wording.clause(following, sense, cue, subject, self._rest(number + 1, span), None)
        return text[:1].lower() + text[1:] if text and not (subject and text.startswith(subject)) else text

    def _subject(self, number: int) -> tuple[str | None, tuple[int, int] | None]:
        """Who or what does it, in English and as tokens: before the verb, behind it, or carried on."""
        if number not in self._subjects:
            self._subjects[number] = self._find_subject(number, 0)
        return self._subjects[number]

    def _find_subject(self, number: int, depth: int) -> tuple[str | None, tuple[int, int] | None]:
        clause = self.clauses[number]
        before = [c for c in find_chunks(self.layout, clause.first, clause.verb) if not c.lead]
        if before:
            return self._worded(before[0])
        if clause.relative and not clause.reading.pronoun:
            antecedent = self._antecedent(number)
            if antecedent is not None:
                return self._worded(antecedent)
        chunks = find_chunks(self.layout, clause.after, clause.last)
        if chunks and not chunks[0].lead:
            return self._worded(chunks[0])
        if chunks and clause.reading.form.agreement.startswith("m") is False and clause.relative is False:
            later = next((c for c in chunks[:3] if not c.lead), None)
            if later is not None:
                return self._worded(later)
        if (number and clause.first == clause.verb) or (number and not chunks):
            previous = self.clauses[number - 1]
            tokens = self.layout.document.tokens
            if tokens[previous.verb].sentence == tokens[clause.verb].sentence:
                return self._find_subject(number - 1, depth + 1) if depth < _DEEPEST else (None, None)
        return None, None

    def _passive(self, number: int) -> bool:
        """Whether a verb is passive: by its form, or because it wants an object and nobody is left to act.

        كان القروي قد أوقف يوم 23 أوت; قتل ثلاثة أشخاص في ...
        """
        if number not in self._passives:
            self._passives[number] = self._nobody_acts(number)
        return self._passives[number]

    def _nobody_acts(self, number: int) -> bool:
        clause = self.clauses[number]
        if clause.passive or not clause.trigger.transitive or clause.reading.form.voice is not Voice.EITHER:
            return clause.passive
        if clause.reading.pronoun:
            return False
        if self.layout.document.norms[clause.first].endswith(("نه", "نها", "نهم", "نهما")):
            return False  # إنه، لكنها: the pronoun acts
        chunks = find_chunks(self.layout, clause.after, clause.last)
        if any(c.lead in clause.trigger.objects for c in chunks[:3]):
            return False
        following = self.clauses[number + 1] if number + 1 < len(self.clauses) else None
        adjoins = following is not None and following.first == clause.last
        if adjoins and "that" in roles_of(self.layout.document.norms[clause.last]):
            return False
        bare = sum(not c.lead for c in chunks)
        before = any(not c.lead for c in find_chunks(self.layout, clause.first, clause.verb))
        if before or clause.relative:
            return bare == 0 and not clause.trigger.objects and not clause.trigger.control
        suffers = clause.trigger.types[0] in (EventType.COERCE, EventType.ASSAULT, EventType.SANCTION)
        return suffers and bare == 1 and not chunks[0].lead and not self._body(chunks[0])

    def _body(self, chunk: Chunk) -> bool:
        """Whether a phrase names a body that acts rather than a person who suffers (اعتقلت الشرطة)."""
        entities = self.wording.entities
        return any(
            entities[m.entity].type is not EntityType.PERSON
            for m in self.layout.mentions_within(chunk.first, chunk.last)
            if m.entity in entities and m.first == chunk.first
        )

    def _worded(self, chunk: Chunk) -> tuple[str | None, tuple[int, int] | None]:
        return self.wording.phrase(chunk.first, chunk.last), (chunk.first, chunk.last)

    def _antecedent(self, number: int) -> Chunk | None:
        """The noun phrase on which a relative clause hangs."""
        clause = self.clauses[number]
        sentence = self.layout.document.sentence_of(clause.verb)
        low = sentence.first
        if number and self.clauses[number - 1].verb < clause.first:
            low = max(low, self.clauses[number - 1].verb + 1)
        chunks = find_chunks(self.layout, max(low, clause.first - 16), clause.first)
        return chunks[-1] if chunks else None

    def _rest(self, number: int, subject: tuple[int, int] | None) -> list[Chunk]:
        """The phrases behind the verb that are not its subject."""
        clause = self.clauses[number]
        chunks = find_chunks(self.layout, clause.after, clause.last)
        rest = [c for c in chunks if subject is None or (c.first, c.last) != subject]
        if clause.relative and clause.reading.pronoun:
            antecedent = self._antecedent(number)
            if antecedent is not None:
                rest.insert(0, replace(antecedent, lead="", en=""))
        return rest

    def _participants(
        self, first: int, last: int, subject: tuple[int, int] | None, trigger: Trigger
    ) -> tuple[Participant, ...]:
        """The entities named in a clause: places apart, the subject's acting, the others acted on."""
        entities = self.wording.entities
        found: dict[str, Participant] = {}
        spans = [(first, last)]
        if subject is not None and not first <= subject[0] < last:
            spans.insert(0, subject)
        for low, high in spans:
            for mention in self.layout.mentions_within(low, high):
                if mention.nisba or mention.entity in found or mention.entity not in entities:
                    continue
                acts = subject is not None and subject[0] <= mention.first < subject[1]
                kind = entities[mention.entity].type
                if kind is EntityType.PLACE or (kind is EntityType.STATE and not acts and self._located(mention.first)):
                    role = "agent" if acts else "place"
                else:
                    role = "agent" if acts else "patient"
                found[mention.entity] = Participant(mention.entity, role)
        return tuple(found.values())

    def _located(self, at: int) -> bool:
        norms = self.layout.document.norms
        return (at > 0 and norms[at - 1] in ("في", "من", "الي", "داخل")) or self.layout.joined.get(at) == "ب"


def _noun_at(norms: Sequence[str], at: int) -> Match[Trigger] | None:
    return noun_trigger(norms, at) if at < len(norms) else None


def _coming(date: DateSpan) -> bool:
    """Whether a date's own words point ahead (المقبل, القادم)."""
    words = fold(date.text).split()
    return any(word in _COMING for word in words)


def _topic_counts(layout: Layout, first: int, last: int) -> Counter[EventType]:
    counts: Counter[EventType] = Counter()
    for kind in layout.topic[first : min(last, first + 120)]:
        if kind is not None:
            counts[kind] += 1
    return counts


def _topics(layout: Layout) -> Counter[EventType]:
    """How often each kind of news is spoken of, by words that belong to one kind only."""
    norms = layout.document.norms
    counts: Counter[EventType] = Counter()
    for at, norm in enumerate(norms):
        kind = topic_of(norm)
        if kind is None:
            match = noun_trigger(norms, at)
            if match is None or len(match.values[0].types) > 1:
                continue
            kind = match.values[0].types[0]
        layout.topic[at] = kind
        counts[kind] += 1
    return counts
