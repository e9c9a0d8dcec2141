"""Clauses: the finite verbs of a sentence, what belongs to each, and whether it is meant, denied or possible."""

from collections.abc import Iterator
from dataclasses import dataclass

from extraction.events_lexicon import (
    Trigger,
    common_nouns,
    never_verbs,
    noun_trigger,
    respelled_verb,
    roles_of,
    verb_readings,
    verb_triggers,
)
from extraction.facts import EventType, Modality
from extraction.glossary_words import PERSON, Number, adjectives, nouns
from extraction.layout import Layout, is_break
from extraction.speech import homographs
from extraction.text import Kind, Sentence
from extraction.verbs import Tense, VerbReading, Voice

_NEVER_VERBS = frozenset({"relative", "sub", "that", "negation", "aux", "perfective"})
_INTRODUCERS = frozenset({"relative", "sub", "that", "negation", "perfective", "planned"})
_HAPPENINGS = frozenset({EventType.DISASTER, EventType.ASSAULT, EventType.PROTEST, EventType.DEATH})
_LEADING = frozenset({"في", "عن", "الي", "علي", "مع", "لدي", "بين", "ضد", "خلال", "تحت", "فوق", "حول", "عبر"})
_EMPHATIC = frozenset({"ان", "وان", "بان", "فان", "لان"})
_BEFORE_AN = frozenset({"بعد", "منذ", "قبل", "الي", "سبق", "مجرد", "لبث", "حدث", "حتي", "يذكر", "لولا", "عدا", "لو"})
_EXCEPT = frozenset({"سوي", "الا"})
_WAS = frozenset({"كان", "كانت", "كانوا", "يكون", "تكون"})
_SUBJECT = 9  # tokens that a subject between كان and قد has at most
_LEAST_BEFORE = 2
_CALLED = 10  # tokens behind دعا in which إلى stands
_LEAST_SEGMENT = 4  # tokens behind a comma that are more than a subject
_LEAST_RESUMING = 5  # letters of a verb with its pronoun
_DAMMA = "\u064f"


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens [first, last) around the verb at `verb`.

    `relative` says that the clause hangs on a noun before it; `after` is where the words behind the verb begin.
    """

    first: int
    verb: int
    last: int
    trigger: Trigger
    reading: VerbReading
    relative: bool
    passive: bool
    modality: Modality

    @property
    def after(self) -> int:
        """The first token behind the verb."""
        return self.verb + 1


def _best(layout: Layout, at: int) -> VerbReading | None:
    """The reading of token `at` as a verb that suits its spelling and particles, without regard to its place."""
    token = layout.document.tokens[at]
    if token.kind is not Kind.WORD or layout.date[at] >= 0 or layout.name[at] or layout.number[at]:
        return None
    if layout.quoted[at] or layout.aside[at] or _measures(layout, at):
        return None
    readings = verb_readings(token.norm)
    if not readings and at:
        readings = respelled_verb(token.norm, layout.document.norms[at - 1])
    if token.text.endswith("ة"):  # إزالة has no pronoun
        readings = tuple(r for r in readings if r.pronoun != "ه")
    if token.norm in common_nouns():  # وزير is no و + زير
        readings = tuple(r for r in readings if r.prefix[:1] not in ("و", "ف"))
    if not readings or roles_of(token.norm) & _NEVER_VERBS:
        return None
    after_relative = at > 0 and "relative" in roles_of(layout.document.norms[at - 1])
    if after_relative and any(layout.number[at + 1 : at + 4]):
        pass  # الذي خلف 12 قتيلا
    elif (
        token.norm in never_verbs()
        and not _opens_verb(token.norm, readings)
        and ("temporal" in roles_of(token.norm) or at == 0 or layout.date[at - 1] < 0)
    ):
        return None
    triggers = verb_triggers()
    before = layout.document.norms[at - 1] if at else ""
    found: list[VerbReading] = []
    jussive_place = before in ("لم", "ولم", "فلم", "لا", "ولا")
    led = before in _LEADING or (before == "من" and any(r.pronoun for r in readings))
    if led or (before in _EMPHATIC and not _clause_leads(layout, at)):
        readings = tuple(r for r in readings if not led and r.form.tense is not Tense.PERFECT)
    elif before == "قد" and _past_perfect(layout, at - 1) and any(r.form.tense is Tense.PERFECT for r in readings):
        readings = tuple(r for r in readings if r.form.tense is Tense.PERFECT)  # كان قد تحدث
    for reading in readings:
        if reading.form.tense is Tense.JUSSIVE and not (jussive_place or reading.prefix.endswith("ل")):
            continue
        if reading.form.tense is Tense.PERFECT and jussive_place and before.endswith("لم"):
            continue
        found.append(reading)
    calls = any(r.prefix[:1] == "و" and triggers[r.lemma].types[0] is EventType.REQUEST for r in found)
    calls = calls and any(n in ("الي", "ل") or n.startswith("لل") for n in layout.document.norms[at + 1 : at + _CALLED])
    if calls:  # ودعت is rather و + دعت than a form of ودع
        found = [r for r in found if r.prefix]
    found = _plainer(found, before)
    found.sort(key=lambda r: (r.form.agreement == "md", not _agrees(layout, at, r)))
    if len(found) > 1 and found[0].lemma != found[1].lemma:
        return _likelier(layout, at, found)
    return found[0] if found else None


def _opens_verb(norm: str, readings: tuple[VerbReading, ...]) -> bool:
    """Whether a word that could be ف and a preposition is rather a verb (فتحت)."""
    return norm.startswith("ف") and any(not r.prefix and not r.pronoun for r in readings)


def _plainer(readings: list[VerbReading], before: str) -> list[VerbReading]:
    """Without the readings that are less likely beside another: with a pronoun, or shortened as the jussive is."""
    plain = [r for r in readings if not r.pronoun]
    if plain and "relative" not in roles_of(before):
        readings = plain
    full = [r for r in readings if r.form.tense is not Tense.JUSSIVE]
    return full or readings


def _clause_leads(layout: Layout, at: int) -> bool:
    """Whether what stands before the أن at token `at - 1` takes a clause with a perfect verb (بعد أن, سبق أن)."""
    words = layout.document.norms[max(0, at - 4) : at - 1]
    return any(word in _BEFORE_AN or word.removeprefix("و") in _BEFORE_AN for word in words)


def _past_perfect(layout: Layout, at: int) -> bool:
    """Whether كان stands in the clause of the قد at token `at`."""
    norms, low = layout.document.norms, max(layout.document.sentence_of(at).first, at - _SUBJECT)
    return any(norms[i].lstrip("وف") in _WAS for i in range(low, at) if not is_break(layout, i))


def _agrees(layout: Layout, at: int, reading: VerbReading) -> bool:
    """Whether a verb's gender suits the noun right behind it (تسلم الوزير: he received, not she survives)."""
    norms = layout.document.norms
    behind = norms[at + 1] if at + 1 < len(norms) else ""
    if reading.form.agreement not in ("ms", "fs"):
        return True
    feminine = reading.form.agreement == "fs"
    known = next(iter(nouns().get(behind.removeprefix("ال"))), None)
    if known is None and behind.startswith("ال"):
        return feminine == behind.endswith(("ه", "ات", "اء"))
    if known is None:
        return True
    return feminine == (known.feminine or (known.number is Number.PLURAL and known.kind != PERSON))


def _measures(layout: Layout, at: int) -> bool:
    """Whether a word only qualifies a number: ما يصل إلى 1000, ما لا يقل عن 91, بما يزيد على مئة."""
    norms = layout.document.norms
    if norms[at] in ("تبعد", "يبعد") and any(layout.number[at + 1 : at + 4]):
        return True
    low = at - 2 if at > 1 and norms[at - 1] == "لا" else at - 1
    if low < 0 or norms[low] not in ("ما", "بما", "مما", "وما"):
        return False
    return any(layout.number[at + 1 : at + 5]) or (norms[at + 1] if at + 1 < len(norms) else "") in ("عن", "علي")


def _likelier(layout: Layout, at: int, readings: list[VerbReading]) -> VerbReading:
    """Of two verbs spelled alike, the one that takes an object where somebody acts, else the one that takes none.

    وقع الرئيس رسالة "signed"; وقع الزلزال في "occurred".
    """
    triggers, norms = verb_triggers(), layout.document.norms
    sentence = layout.document.sentence_of(at)
    near = range(max(sentence.first, at - 7), min(sentence.last, at + 4))
    acts = any(layout.actor[i] for i in near) or any(
        layout.topic[i] is EventType.AGREE for i in range(near.start, near.stop)
    )
    for reading in readings:
        trigger = triggers[reading.lemma]
        if reading.prefix == readings[0].prefix and any(norms[i] in trigger.objects for i in range(at + 1, near.stop)):
            return reading
    topics = {layout.topic[i] for i in near}
    for reading in readings:
        if triggers[reading.lemma].types[0] in topics and reading.prefix == readings[0].prefix:
            return reading
    if not _agrees(layout, at, readings[-1]) and _agrees(layout, at, readings[0]):
        return readings[0]
    behind = at + 1 if at + 1 < sentence.last else at
    happens = any(layout.topic[i] in _HAPPENINGS for i in range(behind, min(sentence.last, at + 4)))
    acts = acts or not (
        happens or roles_of(norms[behind]) or norms[behind] in never_verbs() or layout.date[behind] >= 0
    )
    for reading in readings:
        if triggers[reading.lemma].transitive == acts and len(reading.prefix) <= len(readings[0].prefix):
            return reading
    return readings[0]


def _certain(layout: Layout, at: int, reading: VerbReading) -> bool:
    """Whether a word can hardly be anything but a verb."""
    norms = layout.document.norms
    bare = norms[at][len(reading.prefix) :]
    if reading.future:
        return True
    if _homograph(layout, at, reading):
        return False
    if reading.form.tense is Tense.IMPERFECT:
        return bare.startswith("ي") or len(bare) >= (5 if reading.pronoun else 4)
    if reading.form.tense is Tense.JUSSIVE:
        return True
    if reading.pronoun:
        return len(bare) >= 6
    return reading.form.agreement in ("fs", "mp", "fd") or len(bare) >= 4


def _homograph(layout: Layout, at: int, reading: VerbReading) -> bool:
    """Whether the word is as likely a noun: in the lexicon of nouns, or spelled like an indefinite accusative."""
    norms = layout.document.norms
    bare = norms[at][len(reading.prefix) :]
    if reading.pronoun and bare.removesuffix(reading.pronoun) in common_nouns():
        return True  # أسهمها
    if bare in homographs() or bare in common_nouns() or noun_trigger(norms, at) is not None:
        return True
    return reading.form.agreement == "md" and bare.endswith("ا")


def _placed(layout: Layout, at: int, reading: VerbReading, start: int, last_verb: int, since_break: bool) -> bool:
    """Whether the place of an ambiguous word is that of a verb."""
    norms, tokens = layout.document.norms, layout.document.tokens
    verb_since_break = since_break
    homograph = _homograph(layout, at, reading)
    if at == start:
        return not (homograph and reading.pronoun)
    if last_verb == at - 1:
        return False
    before = norms[at - 1]
    roles = roles_of(before)
    if roles & _INTRODUCERS or before in ("ما", "ثم"):
        return True
    if "aux" in roles:
        return True
    if is_break(layout, at - 1) or tokens[at - 1].text in '»”")':
        return not verb_since_break or reading.prefix[:1] in ("و", "ف") or not homograph
    if reading.prefix[:1] in ("و", "ف"):
        return not homograph
    if layout.date[at - 1] >= 0:
        return not verb_since_break
    definite = before.startswith("ال") or layout.name[at - 1] != 0
    if definite and not verb_since_break:
        return not homograph or (
            reading.form.tense is not Tense.IMPERFECT and at + 1 < len(norms) and not norms[at + 1].startswith("ال")
        )
    if "resumes" in roles_of(norms[at]):
        return _resumed(layout, at, reading)
    return not homograph and (not reading.pronoun or _resumed(layout, at, reading))


def _resumed(layout: Layout, at: int, reading: VerbReading) -> bool:
    """Whether a verb's pronoun may take up the indefinite noun before it (هدف أحرزه المهاجم)."""
    before = layout.document.norms[at - 1]
    return (
        _asyndetic(layout, at)
        and reading.pronoun in ("ه", "ها")
        and ("resumes" in roles_of(layout.document.norms[at]) or len(layout.document.norms[at]) >= _LEAST_RESUMING)
        and (before in common_nouns() or before in adjectives())
    )


def _verbs(layout: Layout, sentence: Sentence) -> Iterator[tuple[int, VerbReading]]:
    tokens = layout.document.tokens
    since_break, last_verb = False, -1
    for at in range(sentence.first, sentence.last):
        token = tokens[at]
        if token.kind is Kind.PUNCT:
            since_break = since_break and token.text not in "؛;:."
            continue
        if roles_of(token.norm) & {"relative", "sub", "that"}:
            since_break = False
            continue
        reading = _best(layout, at)
        if reading is None:
            continue
        if _certain(layout, at, reading) or _placed(layout, at, reading, sentence.first, last_verb, since_break):
            yield at, reading
            since_break, last_verb = True, at


def _start(layout: Layout, floor: int, verb: int, reading: VerbReading) -> tuple[int, bool]:
    """Where the clause of the verb at `verb` begins, not before `floor`, and whether it is a relative clause."""
    norms = layout.document.norms
    if reading.prefix[:1] in ("و", "ف"):
        return verb, False
    at = verb - 1
    particle = verb
    if _measured(layout, verb):
        return verb, True
    while at >= floor:
        roles = roles_of(norms[at])
        if "relative" in roles:
            return at, True
        if roles & {"sub", "that"}:
            return at, False
        if "aux" in roles:
            particle = at
            if norms[at].startswith(("و", "ف")) or at == floor:
                return at, False
        elif roles & {"negation", "perfective"} and at == particle - 1:
            particle = at
        elif is_break(layout, at):
            inner = verb - at > _LEAST_SEGMENT and floor > layout.document.sentence_of(verb).first
            if inner and ("measure" in roles_of(norms[verb]) or (particle == verb and _asyndetic(layout, verb))):
                return verb, True  # أعلن أمس، استعادة القصر بعد معارك دامت أياما
            return _fronted(layout, floor, at), False
        elif "front" in roles_of(norms[at]) or _joined_date(layout, at):
            return at, False
        at -= 1
    return (floor if _opens(layout, floor) else particle), _asyndetic(layout, particle)


def _measured(layout: Layout, particle: int) -> bool:
    """Whether the noun before a verb is the time of something, and the verb only tells of it (بعد توقف دام عامين)."""
    if particle < _LEAST_BEFORE or not _asyndetic(layout, particle):
        return False
    before = [roles_of(layout.document.norms[i]) for i in range(particle - 2, max(-1, particle - 4), -1)]
    if "temporal" in before[0]:
        return True
    adjective = layout.document.norms[particle - 1] in adjectives()
    return adjective and len(before) > 1 and "temporal" in before[1]


def _joined_date(layout: Layout, at: int) -> bool:
    """Whether a date begins at token `at` with و (واليوم أعلن)."""
    date = layout.date[at]
    return date >= 0 and layout.document.norms[at].startswith("و") and (at == 0 or layout.date[at - 1] != date)


def _opens(layout: Layout, floor: int) -> bool:
    """Whether `floor` is the head of a sentence, so that what stands before the verb is the verb's."""
    return floor == layout.document.sentence_of(floor).first


def _fronted(layout: Layout, floor: int, comma: int) -> int:
    """Behind a comma: one comma further back where a fronted date stands between the two (وفي اليوم التالي، أعلن)."""
    norms = layout.document.norms
    at = comma - 1
    while at >= floor and not is_break(layout, at) and comma - at <= 14:
        at -= 1
    first = at + 1
    if first >= comma or first < floor:
        return comma + 1
    dated = any(layout.date[i] >= 0 for i in range(first, comma))
    opens = first == layout.document.sentence_of(comma).first
    if dated and (opens or "front" in roles_of(norms[first]) or _joined_date(layout, first)):
        return first
    return comma + 1


def _asyndetic(layout: Layout, particle: int) -> bool:
    """Whether the word before a verb is an indefinite noun on which the verb's clause hangs (قرض وقع في ...)."""
    if particle == 0:
        return False
    token = layout.document.tokens[particle - 1]
    return (
        token.kind is Kind.WORD
        and token.sentence == layout.document.tokens[particle].sentence
        and not token.norm.startswith("ال")
        and layout.name[particle - 1] == 0
        and not roles_of(token.norm)
    )


def _modality(layout: Layout, first: int, verb: int, reading: VerbReading) -> Modality:
    norms = layout.document.norms
    if reading.future or "planned" in roles_of(norms[verb].lstrip("وف")):
        return Modality.PLANNED
    low = max(first - 3, 0)
    for at in range(verb - 1, low - 1, -1):
        if layout.document.tokens[at].sentence != layout.document.tokens[verb].sentence:
            break
        roles = roles_of(norms[at])
        if "negation" in roles and verb - at <= 2:
            end = min(verb + _SUBJECT, layout.document.sentence_of(verb).last)
            excepted = any(norms[i] in _EXCEPT for i in range(verb + 1, end))  # لم تتلق سوى: received only
            return Modality.ASSERTED if excepted else Modality.DENIED
        if "planned" in roles:
            return Modality.PLANNED
        if "possible" in roles and not ("perfective" in roles and reading.form.tense is not Tense.IMPERFECT):
            return Modality.POSSIBLE
    return Modality.ASSERTED


def _passive(layout: Layout, verb: int, reading: VerbReading, trigger: Trigger) -> bool:
    """Whether a verb is passive: by its form, its vowel signs, or because nobody acts (أوقف يوم 23 أوت)."""
    if reading.form.voice is not Voice.EITHER:
        return reading.form.voice is Voice.PASSIVE
    text = layout.document.tokens[verb].text
    return _DAMMA in text[: 3 + len(reading.prefix) + (2 if reading.prefix else 0)]


def find_clauses(layout: Layout) -> tuple[Clause, ...]:
    """The clauses of all sentences in order, one a finite verb; they do not overlap."""
    triggers = verb_triggers()
    found: list[Clause] = []
    for sentence in layout.document.sentences:
        heads = list(_verbs(layout, sentence))
        starts: list[tuple[int, bool]] = []
        floor = sentence.first
        for verb, reading in heads:
            starts.append(_start(layout, floor, verb, reading))
            floor = verb + 1
        for index, (verb, reading) in enumerate(heads):
            first, relative = starts[index]
            last = starts[index + 1][0] if index + 1 < len(heads) else sentence.last
            trigger = triggers[reading.lemma]
            modality = _modality(layout, first, verb, reading)
            passive = _passive(layout, verb, reading, trigger)
            found.append(Clause(first, verb, max(last, verb + 1), trigger, reading, relative, passive, modality))
    return tuple(found)
