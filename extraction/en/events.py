"""English events: one a clause that is dated or tells news, with type, modality, participants and its wording."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from extraction.dates import DateMention
from extraction.en.clauses import Clause, Verb, clauses, noun_trigger
from extraction.en.mentions import uses
from extraction.en.published import dateline_end
from extraction.en.reading import Text
from extraction.entities import NameMention, Names
from extraction.facts import (
    Bilingual,
    DateSpan,
    Entity,
    EntityType,
    Event,
    EventType,
    Modality,
    Participant,
    Span,
)
from extraction.quotes_marks import find_quoted

_GEO = (EntityType.STATE, EntityType.PLACE)
_LEADING = frozenset(
    {"and", "but", ",", ";", "—", "–", "-", ":", "that", "while", "as", "although", "though", "whereas", ")"}
)
_TRAILING = frozenset({",", ";", ":", "—", "–", ".", "and", "but", "(", "!", "?"})
_QUIET = frozenset({EventType.OTHER, EventType.STATEMENT, EventType.ECONOMY, EventType.SPORT, EventType.CULTURE})
_MOST_PARTICIPANTS = 6
_BE = frozenset({"is", "are", "was", "were", "been"})
_RELATIVE = frozenset({"that", "which", "who"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_LONGEST_ANTECEDENT = 6  # tokens
_NEAR = 3  # tokens between a verb and its infinitive
_RECURRING = frozenset({"every", "each"})


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the events of a text are built from; mentions and dates by their first token."""

    text: Text
    mentions: tuple[NameMention, ...]
    starts: tuple[int, ...]
    entities: dict[str, Entity]


def find_events(text: Text, dates: tuple[DateMention, ...], names: Names) -> tuple[Event, ...]:
    """All events in order."""
    mentions = tuple(sorted(names.mentions, key=lambda m: m.name_first))
    scene = _Scene(text, mentions, tuple(m.name_first for m in mentions), {e.key: e for e in names.entities})
    quoted = {token for pair in find_quoted(text.document) for token in range(pair.first, pair.last)}
    dated = {token for date in dates for token in range(date.first, date.last)}
    starts = [date.first for date in dates]
    found: list[Event] = []
    for clause in clauses(text, frozenset(quoted | dated)):
        inside = dates[bisect_left(starts, clause.first) : bisect_left(starts, clause.last)]
        event = _event(scene, clause, [d for d in inside if not _idle(text, d)])
        if event is not None and not (found and found[-1].span == event.span):
            found.append(event)
    return tuple(found)


def _idle(text: Text, date: DateMention) -> bool:
    """Whether a date is no date of an event: a recurring day, or that of the dateline."""
    return text.word(date.first - 1) in _RECURRING or date.first < dateline_end(text, date.first)


def _event(scene: _Scene, clause: Clause, dates: list[DateMention]) -> Event | None:
    text = scene.text
    date = _date(text, dates)
    verb = _verb(text, clause, [date] if date is not None else dates)
    if date is None and (verb is None or not _news(scene, clause, verb)):
        return None
    first, last = _wording(text, clause)
    if last - first < 2:
        return None
    kind: EventType
    if verb is not None:
        kind = _type(text, clause, verb)
    else:
        near = dates[0].first if dates else clause.first
        noun = noun_trigger(text, clause.first, clause.last, near)
        if noun is None:
            if _verbless(text, clause):
                return None
            kind = EventType.OTHER
        else:
            kind = noun[2]
    modality = _modality(text, clause, verb, date)
    span = Span(text.start(first), text.end(last))
    said = " ".join(text.document.body[span.start : span.end].split())
    return Event(
        kind,
        modality,
        date.date if date is not None else None,
        Bilingual(None, said),
        _participants(scene, clause, verb),
        span,
    )


def _date(text: Text, dates: list[DateMention]) -> DateMention | None:
    """The date that dates the clause: the first that is resolved, or one behind it that tells it more finely."""
    resolved = [date for date in dates if date.date.resolved]
    known = [date for date in resolved if not _attribute(text, date)] or resolved
    if not known:
        return None
    return next((date for date in known[1:] if _within_days(date.date, known[0].date)), known[0])


def _attribute(text: Text, date: DateMention) -> bool:
    """Whether a year only tells a noun from others of its kind: the 2020 explosion."""
    before = date.first - 1
    return (
        text.is_number(date.first)
        and date.last == date.first + 1
        and (text.word(before) in _ARTICLES or text.owns(before))
    )


def _within_days(inner: DateSpan, outer: DateSpan) -> bool:
    """Whether a later date only says more finely when: in 2011, on 5 May."""
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    return outer.start <= inner.start and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start


def _verb(text: Text, clause: Clause, dates: list[DateMention]) -> Verb | None:
    """The verb of a clause: the one nearest before its date, else its first finite one."""
    finite = [verb for verb in clause.verbs if verb.finite]
    telling = [verb for verb in finite if not verb.speech] or finite
    if dates:
        before = [verb for verb in telling if verb.first < dates[0].first]
        if before:
            return _governing(text, before)
        if any(text.word(at) in _BE for at in range(clause.first, dates[0].first)):
            return None
    if telling:
        return telling[0]
    return clause.verbs[0] if clause.verbs else None


def _governing(text: Text, verbs: list[Verb]) -> Verb:
    """The last of these verbs, or the one that it depends on: threatened to close."""
    at = len(verbs) - 1
    while at and text.word(verbs[at].head) == "to":
        lead = verbs[at - 1]
        if verbs[at].head - lead.last > _NEAR or lead.trigger.weak or lead.trigger.type is EventType.ECONOMY:
            break
        at -= 1
    return verbs[at]


def _type(text: Text, clause: Clause, verb: Verb) -> EventType:
    """The verb's type; a weak one (held, began, erupted) takes that of its noun."""
    kind = verb.trigger.type
    if verb.speech or not verb.trigger.weak:
        return EventType.STATEMENT if verb.speech and kind is EventType.OTHER else kind
    noun = noun_trigger(text, clause.first, clause.last, verb.first)
    return noun[2] if noun is not None else kind


def _verbless(text: Text, clause: Clause) -> bool:
    return not any(
        text.word(at) in ("was", "were", "is", "are", "has", "had", "have", "will")
        for at in range(clause.first, clause.last)
    )


def _news(scene: _Scene, clause: Clause, verb: Verb) -> bool:
    """Whether an undated clause is news of its own: a telling verb in the past or future with a named actor."""
    if (
        not verb.finite
        or verb.speech
        or verb.trigger.type in _QUIET
        or (verb.trigger.tense == "base" and verb.head == verb.first)
    ):
        return False
    return any(not m.nisba for m in _within(scene, clause.first, clause.last))


def _within(scene: _Scene, first: int, last: int) -> list[NameMention]:
    low, high = bisect_left(scene.starts, first), bisect_right(scene.starts, last - 1)
    return list(scene.mentions[low:high])


def _wording(text: Text, clause: Clause) -> tuple[int, int]:
    first, last = clause.first, clause.last
    first = max(first, min(dateline_end(text, first), last))
    if text.word(first) in _RELATIVE and any(verb.head == first + 1 for verb in clause.verbs):
        return _antecedent(text, first, clause.sentence.start), _trimmed(text, first, last)
    while first < last and text.word(first) in _LEADING:
        first += 1
    return first, _trimmed(text, first, last)


def _trimmed(text: Text, first: int, last: int) -> int:
    """The end of a clause without the signs and conjunctions behind it."""
    while last > first and text.word(last - 1) in _TRAILING:
        if text.word(last - 1) == "." and text.joined(last - 1) and len(text.word(last - 2)) == 1:
            break
        last -= 1
    return last


def _antecedent(text: Text, at: int, begin: int) -> int:
    """Where the noun phrase before a relative pronoun begins: [talks] that collapsed, [the man], who was arrested."""
    here = at - (text.word(at - 1) == ",")
    for first in range(here - 1, max(begin, here - _LONGEST_ANTECEDENT) - 1, -1):
        if text.word(first) in _ARTICLES:
            return first
        if (not text.is_word(first) and text.word(first) != "-") or text.word(first) in uses("function"):
            return first + 1 if first + 1 < here else at
    return max(begin, here - 1)


def _modality(text: Text, clause: Clause, verb: Verb | None, date: DateMention | None) -> Modality:
    """What the words around the verb say of it."""
    low = max(clause.first, verb.head - 3) if verb is not None else clause.first
    high = verb.first if verb is not None else clause.last
    words = [text.word(at) for at in range(low, high)]
    if verb is not None and verb.trigger.lemma == "deny" and verb.speech:
        return Modality.DENIED
    if any(word in uses("denied") for word in words):
        return Modality.DENIED
    if any(word in uses("uncertain") for word in words if word != "may" or verb is not None):
        return Modality.POSSIBLE
    if any(word in uses("planned") for word in words):
        return Modality.PLANNED
    auxiliary = verb is not None and text.word(verb.head) in ("is", "are") and "to" in words
    if auxiliary or (verb is not None and verb.trigger.lemma in ("plan", "intend", "expect", "schedule", "plan to")):
        return Modality.PLANNED
    return Modality.ASSERTED


def _participants(scene: _Scene, clause: Clause, verb: Verb | None) -> tuple[Participant, ...]:
    """Who acts, who is acted on, and where; each entity once."""
    text = scene.text
    begin = dateline_end(text, clause.first)
    mentions = [m for m in _within(scene, clause.first, clause.last) if m.first >= begin]
    outer = [
        m
        for m in mentions
        if not any(
            o is not m and o.first <= m.name_first and m.name_last <= o.last and o.name_first != m.name_first
            for o in mentions
        )
    ]
    given: dict[str, str] = {}
    for mention in outer:
        role = _part(text, mention, verb, clause, scene.entities[mention.entity])
        if role is not None:
            given.setdefault(mention.entity, role)
    return tuple(Participant(key, role) for key, role in list(given.items())[:_MOST_PARTICIPANTS])


def _part(text: Text, mention: NameMention, verb: Verb | None, clause: Clause, entity: Entity) -> str | None:
    before = text.word(mention.first - 1)
    before = text.word(mention.first - 2) if before in ("the", "a") else before
    geo = entity.type in _GEO
    if geo and before in uses("place_preposition") | {"to", "from"}:
        return "place"
    if mention.nisba or text.possessive[mention.name_last - 1] or verb is None:
        return "place" if geo and before == "," else None
    if mention.name_first < verb.first:
        if before in ("of", "for", "with", "in", "at", "on", "from", "against", "after", "before", "under"):
            return None
        return "patient" if verb.passive else "agent"
    if before == "by":
        return "agent" if verb.passive else None
    if geo and before == ",":
        return "place"
    if before in ("with", "and") and verb.trigger.type is EventType.CONSULT:
        return "patient"
    return "patient" if mention.name_first - verb.last <= 8 and not verb.passive else None
