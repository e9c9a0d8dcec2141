"""What a trigger means in its place: by the noun beside it, by the act it governs, by the topics around it."""

from collections import Counter
from dataclasses import dataclass, field

from extraction.clauses import Clause
from extraction.events_domain import domain_of, suits
from extraction.events_lexicon import Sense, Trigger, noun_trigger, phrase_sense, topic_of
from extraction.facts import EventType
from extraction.layout import Layout

_REACH = 16  # tokens behind a verb in which a noun may decide its meaning


@dataclass(slots=True)
class Senses:
    """Chooses the senses of the triggers of one article."""

    layout: Layout
    topics: Counter[EventType] = field(init=False)
    domain: EventType | None = field(init=False)

    def __post_init__(self) -> None:
        """Count the topics of the article."""
        self.topics = _topics(self.layout)
        self.domain = domain_of(self.topics)

    def type_of(self, sense: Sense) -> EventType:
        """The type of an event with this sense in this article."""
        return suits(sense.type, self.domain)

    def of_clause(self, clause: Clause) -> tuple[Sense, int | None]:
        """What a clause's verb means there, and the noun that decided it."""
        sense, cue = self._own(clause)
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
                return self.pick(match.values[0], clause.first, clause.last).type
        return None

    def _own(self, clause: Clause) -> tuple[Sense, int | None]:
        end = min(clause.last, clause.verb + _REACH)
        found = phrase_sense(clause.trigger, self.layout.document.norms, clause.after, end)
        if found is None and clause.relative:
            found = phrase_sense(clause.trigger, self.layout.document.norms, max(0, clause.first - 4), clause.first)
            if found is not None:
                return Sense(found[0].type, clause.trigger.en[0]), None
        if found is not None:
            sense, cue = found
            return sense, (None if sense.en in clause.trigger.en else cue)
        return self.pick(clause.trigger, clause.first, clause.last), None

    def pick(self, trigger: Trigger, first: int, last: int) -> Sense:
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
