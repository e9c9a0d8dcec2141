"""Which clause or noun a date dates, and which dates are no event's own."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date

from extraction.clauses import Clause
from extraction.dates import DateMention
from extraction.events_lexicon import Trigger, noun_trigger, roles_of
from extraction.facts import DateSpan, EventType, Modality, Precision
from extraction.layout import Layout
from extraction.text import Kind, fold
from extraction.verbs import Tense

_NEAR = 14
_WITHOUT_YEAR = frozenset({Precision.DAY, Precision.MONTH})
_YEAR = re.compile(r"\d{4}")
_HAPPENINGS = frozenset({EventType.ASSAULT, EventType.PROTEST, EventType.DISASTER})


@dataclass(frozen=True, slots=True)
class NounEvent:
    """A noun of news at tokens [first, last) that a date belongs to."""

    first: int
    last: int
    trigger: Trigger


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and what it dates: a noun if there is one, else a clause, else nothing known."""

    mention: DateMention
    clause: int | None
    noun: NounEvent | None
    holder: tuple[int, int] | None = None  # a name or phrase that shares the verb with others (والمغرب في 2010)


def attach_dates(layout: Layout, clauses: tuple[Clause, ...]) -> list[Dated]:
    """What each resolved date of an article dates; repeated and empty dates are left out."""
    starts = [c.first for c in clauses]
    found: list[Dated] = []
    last_of_clause: dict[int | None, Dated] = {}
    for index, mention in enumerate(layout.reading.dates):
        if not mention.date.resolved or layout.quoted[mention.first] or _since_then(layout, mention):
            continue
        before = layout.reading.dates[index - 1] if index else None
        if before is not None and _apposed(layout, before, mention) and found and found[-1].mention is before:
            if not _finer(before, mention):
                continue
            last_of_clause.pop(found.pop().clause, None)
        at = bisect_right(starts, mention.first) - 1
        number = _clause_of(layout, clauses, at, mention)
        if number is not None:
            number = _told_by_next(layout, clauses, _measured(layout, clauses, number))
        clause = clauses[number] if number is not None else None
        taken = last_of_clause.get(number)
        if _offset(layout, mention):
            continue
        noun = _noun_of(layout, clause, mention, taken)
        if _names_only(layout, mention):
            continue
        if noun is None and clause is None:
            noun = _nearest_noun(layout, mention)
        holder = None
        if noun is None and taken is not None:
            holder = _holder(layout, clause, taken.mention, mention)
            if holder is None and (_bounds_only(layout, taken.mention, mention) or _within(taken.mention, mention)):
                found.remove(taken)
            elif holder is None:
                continue
        elif noun is None and clause is not None and _bracketed(layout, mention):
            holder = _name_before(layout, mention.first - 1)
        dated = Dated(mention, number, noun, holder)
        found.append(dated)
        if noun is None and number is not None:
            last_of_clause[number] = dated
    return found


def coming(when: DateSpan) -> bool:
    """Whether a date's own words point ahead (المقبل, القادم)."""
    return any("coming" in roles_of(word) for word in fold(when.text).split())


def told_before(dated: Dated, clauses: tuple[Clause, ...], published: date | None) -> Dated:
    """A date without a year that a perfect verb tells of, moved back a year where it would lie ahead."""
    when = dated.mention.date
    if published is None or when.start is None or when.start <= published or dated.clause is None or dated.noun:
        return dated
    clause = clauses[dated.clause]
    plain = clause.reading.form.tense is Tense.PERFECT and clause.modality is Modality.ASSERTED
    if not plain or when.precision not in _WITHOUT_YEAR or coming(when) or _YEAR.search(fold(when.text)):
        return dated
    earlier = replace(when, start=_year_before(when.start), end=_year_before(when.end) if when.end else None)
    return replace(dated, mention=replace(dated.mention, date=earlier))


def _year_before(day: date) -> date:
    if day.year == date.min.year:
        return day
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _open_ended(layout: Layout, mention: DateMention) -> bool:
    """Whether a date only bounds a time: since or until."""
    norms = layout.document.norms
    return any(norms[i] in ("منذ", "حتي", "ومنذ") for i in range(max(0, mention.first - 1), mention.first + 1))


def _bounds_only(layout: Layout, earlier: DateMention, mention: DateMention) -> bool:
    return _open_ended(layout, earlier) and not _open_ended(layout, mention)


def _within(earlier: DateMention, mention: DateMention) -> bool:
    """Whether a date says more finely when another was (هذا العام في 18 أكتوبر)."""
    outer, inner = earlier.date, mention.date
    if None in (outer.start, outer.end, inner.start, inner.end) or not _finer(earlier, mention):
        return False
    return outer.start <= inner.start and inner.end <= outer.end  # type: ignore[operator]


def _since_then(layout: Layout, mention: DateMention) -> bool:
    """Whether a date only points back and stays open (منذ ذلك الحين)."""
    norms = layout.document.norms
    return mention.date.end is None and any(
        norms[i] in ("ذلك", "تلك", "ذاك") for i in range(mention.first, min(mention.last, mention.first + 3))
    )


def _clause_of(layout: Layout, clauses: tuple[Clause, ...], at: int, mention: DateMention) -> int | None:
    """The clause that holds a date; behind a closed relative clause (، الذي ...، أمس) the one it interrupts."""
    if at < 0 or mention.first >= clauses[at].last:
        return None
    clause = clauses[at]
    tokens = layout.document.tokens
    if tokens[clause.verb].sentence != tokens[mention.first].sentence:
        return None
    if mention.first <= clause.verb or not _after_comma(layout, mention.first):
        return at
    opener = at
    while opener > 0 and clauses[opener].first == clauses[opener].verb and not clauses[opener].relative:
        opener -= 1
    outer = clauses[opener]
    interrupts = outer.relative and opener > 0 and outer.first > 0 and tokens[outer.first - 1].text in "،,"
    if interrupts and tokens[clauses[opener - 1].verb].sentence == tokens[mention.first].sentence:
        return opener - 1
    return at


def _measured(layout: Layout, clauses: tuple[Clause, ...], number: int) -> int:
    """The clause whose object another only measures (سجل مستوى بلغ 38 في المئة في سبتمبر), else the clause itself."""
    clause = clauses[number]
    if number == 0 or not clause.relative or clause.first != clause.verb or clauses[number - 1].last != clause.first:
        return number
    if not _in_one_sentence(layout, clauses[number - 1], clause):
        return number
    return number - 1 if "measure" in roles_of(layout.document.norms[clause.verb]) else number


def _in_one_sentence(layout: Layout, one: Clause, other: Clause) -> bool:
    tokens = layout.document.tokens
    return tokens[one.verb].sentence == tokens[other.verb].sentence


def _told_by_next(layout: Layout, clauses: tuple[Clause, ...], number: int) -> int:
    """The clause behind عندما or حين where the dated one says little itself (لاحت بارقة أمس عندما اجتمع ...)."""
    if number + 1 >= len(clauses) or any(t is not EventType.OTHER for t in clauses[number].trigger.types):
        return number
    following = clauses[number + 1]
    if not _in_one_sentence(layout, clauses[number], following):
        return number
    adjoins = following.first == clauses[number].last and "when" in roles_of(layout.document.norms[following.first])
    return number + 1 if adjoins and following.trigger.types[0] is not EventType.OTHER else number


def _after_comma(layout: Layout, at: int) -> bool:
    """Whether a comma stands right before a date or before its preposition."""
    tokens = layout.document.tokens
    return any(i >= 0 and tokens[i].text in "،," for i in (at - 1, at - 2))


def _apposed(layout: Layout, before: DateMention, mention: DateMention) -> bool:
    """Whether a date only says another again (22 جمادى الأولى; تحديدا عام 1942; وقبل عشرين عاما، وتحديدا في ...)."""
    if before.last > mention.first:
        return True
    gap = range(before.last, mention.first)
    if len(gap) > 4:
        return False
    tokens = layout.document.tokens
    words = [tokens[i].norm for i in gap if tokens[i].kind is not Kind.PUNCT]
    if any(w in ("وتحديدا", "تحديدا", "اي", "الموافق") for w in words):
        return True
    return not words and not any(tokens[i].text in ".؛;:" for i in gap)


def _finer(before: DateMention, mention: DateMention) -> bool:
    order = list(Precision)
    return order.index(mention.date.precision) < order.index(before.date.precision)


def _timed(layout: Layout, at: int) -> bool:
    """Whether token `at` leads a noun as the time of something: بعد, منذ, إثر; من or على behind a span of time."""
    norms = layout.document.norms
    norm = norms[at]
    if "temporal" in roles_of(norm):
        return True
    if norm in ("من", "علي") and at > 0:
        return layout.date[at - 1] >= 0 or layout.number[at - 1] != 0 or "time_unit" in roles_of(norms[at - 1])
    return False


def _noun_of(layout: Layout, clause: Clause | None, mention: DateMention, taken: Dated | None) -> NounEvent | None:
    """The noun of news that a date belongs to rather than to its clause's verb."""
    norms, tokens = layout.document.norms, layout.document.tokens
    sentence = layout.document.sentence_of(mention.first)
    behind = _behind(layout, mention, sentence.last)
    if behind is not None:
        return behind
    low = sentence.first if clause is None else max(clause.first, sentence.first)
    if clause is not None and clause.verb < mention.first:
        low = clause.verb + 1
    scheduled = False
    for near in range(mention.first - 1, max(low, mention.first - _NEAR) - 1, -1):
        at = near
        if layout.date[at] >= 0 and layout.date[at] != layout.date[mention.first]:
            return None
        if tokens[at].text in ".؛;:":
            return None
        scheduled = scheduled or "scheduled" in roles_of(norms[at])
        if layout.name[at]:
            continue
        match = noun_trigger(norms, at)
        if match is None or match.last > mention.first:
            continue
        head = _head(layout, at, low)
        if head != at and (better := noun_trigger(norms, head)) is not None:
            at, match = head, better
        noun = NounEvent(at, match.last, match.values[0])
        if scheduled or (at > low and _timed(layout, at - 1)) or (match.prefix.endswith("ب") and taken is not None):
            return noun
        construct = match.last == mention.first and not norms[at][len(match.prefix) :].startswith("ال")
        if construct and noun.trigger.types[0] in _HAPPENINGS:
            return noun
        subject = clause is not None and clause.verb > mention.first and at == clause.first
        if clause is None or _weak(clause) or taken is not None or subject:
            return noun
    return None


def _offset(layout: Layout, mention: DateMention) -> bool:
    """Whether a span of time counts from something with a date of its own (قبل أربعة أيام من انتهائها في 31 ...)."""
    sentence = layout.document.sentence_of(mention.first)
    noun = _behind(layout, mention, sentence.last)
    if noun is None:
        return False
    following = {layout.date[i] for i in range(noun.last, min(sentence.last, noun.last + 6))} - {-1}
    return any(not _open_ended(layout, layout.reading.dates[index]) for index in following)


def _head(layout: Layout, at: int, low: int) -> int:
    """The first of nouns of news that stand in construct before token `at` (تدخل التحالف: تدخل)."""
    norms = layout.document.norms
    while at - 1 >= low and not layout.name[at - 1] and layout.date[at - 1] < 0:
        match = noun_trigger(norms, at - 1)
        if match is None or match.last != at or norms[at - 1][len(match.prefix) :].startswith("ال"):
            break
        at -= 1
    return at


def _behind(layout: Layout, mention: DateMention, end: int) -> NounEvent | None:
    """The noun that a span of time counts from: بعد يومين من استئناف التحقيق."""
    norms = layout.document.norms
    at = mention.last
    spans = norms[mention.first].removeprefix("و") in ("قبل", "بعد")
    if spans and at + 1 < end and norms[at] in ("من", "علي"):
        match = noun_trigger(norms, at + 1)
        if match is not None:
            return NounEvent(at + 1, match.last, match.values[0])
    return None


def _weak(clause: Clause) -> bool:
    """Whether a verb says hardly more than that something was (جاء, تلا, شهد)."""
    return all(t is EventType.OTHER for t in clause.trigger.types) and "light" in roles_of(fold(clause.trigger.ar))


def _names_only(layout: Layout, mention: DateMention) -> bool:
    """Whether a bare year only names a thing (دستور 2014, ميزانية 2023)."""
    if mention.date.precision is not Precision.YEAR or mention.last - mention.first > 1 or mention.first == 0:
        return False
    before = layout.document.tokens[mention.first - 1]
    if before.kind is not Kind.WORD or "temporal" in roles_of(before.norm):
        return False
    match = noun_trigger(layout.document.norms, mention.first - 1)
    if match is not None and match.values[0].types[0] in _HAPPENINGS | {EventType.ELECTION, EventType.DEATH}:
        return False
    return "year_lead" not in roles_of(before.norm) and layout.name[mention.first - 1] == 0


def _nearest_noun(layout: Layout, mention: DateMention) -> NounEvent | None:
    """In a sentence part without a verb: the noun of news before the date, else behind it."""
    sentence = layout.document.sentence_of(mention.first)
    norms = layout.document.norms
    for at in range(mention.first - 1, max(sentence.first, mention.first - 2 * _NEAR) - 1, -1):
        match = noun_trigger(norms, at) if not layout.name[at] else None
        if match is not None and match.last <= mention.first:
            return NounEvent(at, match.last, match.values[0])
    for at in range(mention.last, min(sentence.last, mention.last + _NEAR)):
        match = noun_trigger(norms, at) if not layout.name[at] else None
        if match is not None:
            return NounEvent(at, match.last, match.values[0])
    return None


def _bracketed(layout: Layout, mention: DateMention) -> bool:
    tokens = layout.document.tokens
    return mention.first > 0 and tokens[mention.first - 1].text == "("


def _name_before(layout: Layout, at: int) -> tuple[int, int] | None:
    for name in reversed(layout.mentions_within(max(0, at - 6), at)):
        if name.last >= at - 1 and not name.nisba:
            return name.first, name.last
    return None


def _holder(
    layout: Layout, clause: Clause | None, earlier: DateMention, mention: DateMention
) -> tuple[int, int] | None:
    """What takes its own date in a shared clause: a name in brackets' shadow, or one joined with و before the date."""
    if clause is None:
        return None
    if _bracketed(layout, mention):
        return _name_before(layout, mention.first - 1)
    norms = layout.document.norms
    for at in range(mention.first - 1, max(earlier.last, mention.first - 8) - 1, -1):
        if norms[at].startswith("و") and (
            layout.name[at] or norms[at].startswith("والآخر") or "other_of_two" in roles_of(norms[at])
        ):
            return at, mention.first
    return None
