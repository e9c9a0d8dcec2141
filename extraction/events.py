"""Clauses about what happened, is planned, may happen or did not: type, date, participants, wording."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extraction.clauses import Clause, find_clauses
from extraction.dates import DateMention
from extraction.english import Reading
from extraction.english_sentences import Subject, capital
from extraction.events_actors import Actors
from extraction.events_chunks import find_chunks
from extraction.events_dates import Dated, NounEvent, attach_dates, coming, told_before
from extraction.events_english import Wording
from extraction.events_lexicon import Sense, Trigger, noun_trigger, roles_of, verb_readings
from extraction.events_senses import Senses
from extraction.facts import (
    Bilingual,
    EntityType,
    Event,
    EventType,
    Figure,
    Modality,
    Participant,
    Quote,
    Span,
)
from extraction.glossary_words import ARTICLE, PERSON, nouns
from extraction.layout import Layout, is_break
from extraction.matching import Match
from extraction.speech import homographs
from extraction.text import Kind
from extraction.verbs import Tense

_UNDATED = frozenset(EventType) - {EventType.OTHER, EventType.STATEMENT}
_SAYING = frozenset({EventType.REJECT, EventType.ACCUSE, EventType.THREATEN, EventType.REQUEST, EventType.SUPPORT})
_LONGEST = 70
_NEAR = 20
_CONJUNCTIONS = ("و", "ف")


def find_events(
    reading: Reading, figures: tuple[Figure, ...], quotes: tuple[Quote, ...], published: date | None = None
) -> tuple[Event, ...]:
    """All events of an article in order, one per clause.

    Every clause or noun of news that a date belongs to is an event; so are clauses of a news verb without a date
    that name somebody. `quotes` keep what is only said inside them apart. What a perfect verb tells was before the
    article was `published`.
    """
    layout = Layout(reading)
    for quote in quotes:
        layout.quote(quote.span)
    senses = Senses(layout)  # before the clauses: it tells the topics by which verbs spelled alike are kept apart
    layout.domain = senses.domain
    clauses = find_clauses(layout)
    teller = _Teller(layout, clauses, senses, figures)
    found: list[Event] = []
    used: set[int] = set()
    for undated in attach_dates(layout, clauses):
        dated = told_before(undated, clauses, published)
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

    def __init__(
        self, layout: Layout, clauses: tuple[Clause, ...], senses: Senses, figures: tuple[Figure, ...]
    ) -> None:
        self.layout = layout
        self.clauses = clauses
        self.senses = senses
        self.wording = Wording(layout, figures)
        self.actors = Actors(layout, clauses, self.wording)

    def dated(self, dated: Dated) -> Event | None:
        """The event that a date belongs to."""
        if dated.noun is not None:
            return self._noun(dated.noun, dated)
        if dated.clause is None:
            return self._being(dated.mention)
        return self._clause(dated.clause, dated)

    def undated(self, number: int) -> Event | None:
        """The event of a clause without a date, if its verb is one of news and somebody named takes part."""
        clause = self.clauses[number]
        if clause.last - clause.verb < 3:
            return None
        sense, _ = self.senses.of_clause(clause)
        if sense.type not in _UNDATED:
            return None
        norm = self.layout.document.norms[clause.verb]
        if norm in homographs() or len({r.lemma for r in verb_readings(norm)}) > 1:
            return None
        subject, span = self.actors.subject(number)
        if subject is None or span is None:
            return None
        named = any(p.role == "agent" for p in self._participants(clause.first, clause.last, span))
        return self._clause(number, None) if named and self.actors.rest(number, span) else None

    def _noun(self, noun: NounEvent, dated: Dated) -> Event | None:
        document = self.layout.document
        sentence = document.sentence_of(noun.first)
        mention = dated.mention
        end = mention.first if mention.first >= noun.last else min(sentence.last, noun.last + 12)
        clause = self.clauses[dated.clause] if dated.clause is not None else None
        if clause is not None and noun.first < clause.first < end:
            end = clause.first
        sense = self.senses.pick(noun.trigger, noun.first, max(end, noun.last))
        if sense.type is EventType.OTHER and (inner := _noun_at(document.norms, noun.last)) is not None:
            kind = self.senses.pick(inner.values[0], noun.first, max(end, noun.last)).type  # مرور العاصفة
            sense = Sense(kind, sense.en)
        english = self.wording.noun_event(noun.first, noun.last, end, sense.en, noun.trigger.objects)
        first, last = min(noun.first, mention.first), max(end, mention.last, noun.last)
        text = document.text(noun.first, max(end, noun.last, mention.last if mention.first >= noun.last else 0))
        modality = Modality.PLANNED if coming(mention.date) else Modality.ASSERTED
        return Event(
            self.senses.type_of(sense),
            modality,
            mention.date,
            Bilingual(text, english),
            self._participants(noun.last, end, None),
            Span(document.tokens[first].start, document.tokens[last - 1].end),
        )

    def _being(self, mention: DateMention) -> Event | None:
        """Something that only is or will be at a date, without another verb (فسيكون في الكاميرون سنة 2021)."""
        document = self.layout.document
        low = max(document.sentence_of(mention.first).first, mention.first - _NEAR)
        aux = next((i for i in range(mention.first - 1, low - 1, -1) if "aux" in roles_of(document.norms[i])), None)
        if aux is None:
            return None
        first = aux
        while first > low and not is_break(self.layout, first - 1):
            first -= 1
        ahead = coming(mention.date) or document.norms[aux].lstrip("وف").startswith("س")
        chunks = find_chunks(self.layout, first, mention.first)
        words = [w for c in chunks if (w := self.wording.phrase(c.first, c.last)) is not None]
        if not words:
            return None
        subject, rest = (words[0], chunks[1:]) if not chunks[0].lead else (None, chunks)
        english = self.wording.being(subject, rest, coming=ahead)
        last = max(mention.last, aux + 1)
        return Event(
            self.senses.type_of(Sense(EventType.OTHER, "be")),
            Modality.PLANNED if ahead else Modality.ASSERTED,
            mention.date,
            Bilingual(document.text(first, last), english),
            self._participants(first, last, None),
            Span(document.tokens[first].start, document.tokens[last - 1].end),
        )

    def _told(self, first: int, last: int, clause: Clause) -> str:
        """The clause's own words without the conjunction that ties it to the sentence before: وأعلن -> أعلن."""
        text, norm = self.layout.document.text(first, last), self.layout.document.norms[first]
        joined = clause.reading.prefix[:1] in _CONJUNCTIONS if first == clause.verb else bool(roles_of(norm[1:]))
        return text[1:] if len(norm) > 2 and norm[0] in _CONJUNCTIONS and joined else text

    def _clause(self, number: int, dated: Dated | None) -> Event | None:
        document = self.layout.document
        clause = self.clauses[number]
        sense, _ = self.senses.of_clause(clause)
        ahead = dated is not None and coming(dated.mention.date)
        modality = Modality.PLANNED if ahead and clause.modality is Modality.ASSERTED else clause.modality
        english = self._english(number, dated.holder if dated is not None else None, modality)
        _, span = self.actors.subject(number)
        if dated is not None and dated.holder is not None:
            span = dated.holder
        first, last = clause.first, min(clause.last, clause.first + _LONGEST)
        while last - 1 > clause.verb and document.tokens[last - 1].text in "،,؛;:.-–—(":
            last -= 1
        if dated is not None:
            first, last = min(first, dated.mention.first), max(last, dated.mention.last)
        while first < clause.verb and document.tokens[first].kind is Kind.PUNCT:
            first += 1
        participants = self._participants(clause.first, clause.last, span)
        if (
            sense.type is EventType.OTHER
            and EventType.CONSULT in clause.trigger.types
            and self._officially(participants)
        ):
            sense = Sense(EventType.CONSULT, sense.en)
        return Event(
            self.senses.type_of(sense),
            modality,
            dated.mention.date if dated is not None else None,
            Bilingual(self._told(first, last, clause), english),
            participants,
            Span(document.tokens[first].start, document.tokens[last - 1].end),
        )

    def _officially(self, participants: tuple[Participant, ...]) -> bool:
        """Whether a person of office acts: his journeys are visits."""
        acting = (self.wording.entities[p.entity] for p in participants if p.role == "agent")
        return any(e.type is EntityType.PERSON and e.role is not None for e in acting)

    def _english(self, number: int, holder: tuple[int, int] | None, modality: Modality) -> str | None:
        """A clause in English, with the clause that it takes or that takes it (China plans that ...)."""
        if self._taken(number):
            own = self._worded(number, holder, None, modality)
            text = self._worded(number - 1, None, own) or own
        else:
            taken = self._worded(number + 1, None, None) if self._taken(number + 1) else None
            text = self._worded(number, holder, taken, modality)
        return capital(text) if text else None

    def _past(self, clause: Clause) -> bool:
        """Whether an imperfect tells what happened: behind قبل أن, بعد أن or ثم."""
        norms = self.layout.document.norms
        if norms[clause.first] == "ثم":
            return True
        return (
            norms[clause.first] == "ان" and clause.first > 0 and norms[clause.first - 1].lstrip("و") in ("قبل", "بعد")
        )

    def _taken(self, number: int) -> bool:
        """Whether a clause is what the verb before it says, plans or begins: it follows at once with أن or إن."""
        if not 0 < number < len(self.clauses):
            return False
        clause, before = self.clauses[number], self.clauses[number - 1]
        norm = self.layout.document.norms[clause.first]
        says = before.trigger.types[0] in _SAYING or EventType.STATEMENT in before.trigger.types
        adjoins = before.last == clause.first and "that" in roles_of(norm) and not norm.startswith("و")
        if self.layout.document.norms[clause.first - 1] == "علي":  # على أن: on condition that
            return False
        return adjoins and (says or before.trigger.control)

    def _worded(
        self, number: int, holder: tuple[int, int] | None, content: str | None, modality: Modality | None = None
    ) -> str | None:
        clause = self.clauses[number]
        sense, cue = self.senses.of_clause(clause)
        said, span = self.actors.subject(number)
        chunks = self.actors.rest(number, span)
        if holder is not None:
            said, span = self.wording.phrase(*holder) or said, holder
        clause = replace(clause, passive=self.actors.passive(number), modality=modality or clause.modality)
        if self._past(clause):
            clause = replace(
                clause, reading=replace(clause.reading, form=replace(clause.reading.form, tense=Tense.PERFECT))
            )
        return self.wording.clause(clause, sense, cue, self._subject(clause, said, span), chunks, content)

    def _subject(self, clause: Clause, said: str | None, span: tuple[int, int] | None) -> Subject | None:
        if said is None or span is None:
            return None
        entities, first = self.wording.entities, span[0]
        named = [entities[m.entity].type for m in self.layout.mentions_within(*span) if m.entity in entities]
        noun = next(iter(nouns().get(self.layout.document.norms[first].removeprefix(ARTICLE))), None)
        person = EntityType.PERSON in named[:1] or (not named and noun is not None and noun.kind == PERSON)
        return Subject(said, span[1], person, clause.reading.form.agreement == "fs")

    def _participants(self, first: int, last: int, subject: tuple[int, int] | None) -> tuple[Participant, ...]:
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
