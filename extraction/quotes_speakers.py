"""Who says a quote: the subject of the verb of speech, behind or before it, or carried on from what was said before."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from extraction.facts import EntityType
from extraction.quotes_cast import Cast
from extraction.quotes_subjects import Sort, Subject, is_human, is_unnamed, phrase_at, subject_of
from extraction.speech import Speech, agreement_of, leads_to_that, roles, speech, speech_at
from extraction.text import Document
from extraction.vocabulary import VERB, word

_WINDOW = 28
_MOST_VERBS = 6  # of a sentence before another verb, whose subjects are asked for
_CLAUSE = 10  # tokens from a subject to its verb
_FAR = 2000  # tokens within which a person named before may be meant by a pronoun
_NEAR = 160  # tokens within which a noun such as الكاتبة still means who spoke last
_SOURCES = frozenset({"عن", "لسان"})
_RELATIVES = frozenset({"الذي", "التي", "والذي", "والتي"})
_OPENERS = frozenset({"اما", "لكن", "ولكن", "بينما", "فيما", "غير", "كان", "كانت", "وكان", "وكانت", "وسبق"})
_TOPICS = frozenset({"اما", "واما"})
_ASIDES = frozenset({"كما", "ما", "حسبما", "مثلما", "وفقما"})


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Who spoke at token `at`: an entity, or None for somebody whom the article does not name."""

    entity: str | None
    at: int


@dataclass(slots=True)
class Speakers:
    """Answers who is the subject of a verb of speech, asked in the order of the text; remembers who spoke.

    `last` holds the most recent speaker by the gender of the verb (m, f), and of any.
    """

    cast: Cast
    last: dict[str, _Spoken] = field(default_factory=dict)
    told: dict[int, str | None] = field(default_factory=dict)
    heard: int = 0
    paragraphs: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Note where the paragraphs begin."""
        self.paragraphs = _paragraphs(self.cast.document)

    def listen(self, to: int) -> None:
        """Take in all verbs of speech outside quotations before token `to`, also where nothing is quoted."""
        document = self.cast.document
        for at in range(self.heard, to):
            if document.norms[at] in _TOPICS and at + 1 < to:
                self._note_topic(at)
            said = None if self.cast.mute[at] else speech_at(document, at)
            if said is None or said.participle or said.verb.kind in ("name", "call"):
                continue
            if said.plain or at == document.sentence_of(at).first or leads_to_that(document, at):
                self.of_verb(at, heard=True)
        self.heard = max(self.heard, to)

    def of_verb(self, verb: int, *, heard: bool = False) -> str | None:
        """The speaker of the word of speech at token `verb`, or None where it is nobody named.

        `heard` says that nothing is known to be quoted, so that somebody unnamed is remembered only where أن follows.
        """
        if verb not in self.told:
            norm = self.cast.document.norms[verb]
            said = speech_at(self.cast.document, verb)
            agreement = said.agreement if said else agreement_of(norm)
            speaker = self._resolve(verb, said, agreement)
            if speaker is None and heard and not self._reports(verb):
                return None
            self.told[verb] = speaker
            self._remember(speaker, agreement, verb)
        return self.told[verb]

    def _reports(self, verb: int) -> bool:
        """Whether أن or a colon follows a verb in its sentence, so that it tells what somebody says."""
        document = self.cast.document
        stop = min(document.sentence_of(verb).last, verb + _WINDOW)
        return any(document.norms[at] == ":" or "that" in roles(document.norms[at]) for at in range(verb + 1, stop))

    def _note_topic(self, at: int) -> None:
        """Remember whom أما at token `at` turns to: أما والده فقد باع سيارته."""
        subject = subject_of(self.cast, at, self.cast.document.sentence_of(at).last, "")
        if subject is not None and subject.entity is not None and self._is_person(subject.entity):
            self._remember(subject.entity, self.cast.genders.get(subject.entity, "m"), at)

    def current(self) -> str | None:
        """Whoever spoke last."""
        return self.last["any"].entity if "any" in self.last else None

    def _resolve(self, verb: int, said: Speech | None, agreement: str) -> str | None:
        sentence = self.cast.document.sentence_of(verb)
        if (whose := self._antecedent(verb)) is not None:
            return whose
        if said is None or not said.participle:
            subject = subject_of(self.cast, verb, sentence.last, agreement)
            if subject is not None and (said is not None or subject.sort is Sort.NAMED):
                return self._meant(subject, agreement)
        norms = self.cast.document.norms
        aside = verb > sentence.first and norms[verb - 1] in _ASIDES
        joined = said is not None and said.joined and not said.participle
        if verb > sentence.first and not aside:
            before = self._subject_before(verb, sentence.first, agreement, joined=joined)
            if before is not None:
                return before.entity
        return self.recall(agreement, verb)

    def _meant(self, subject: Subject, agreement: str) -> str | None:
        """The entity that a subject means, a description of somebody named before included."""
        if subject.sort is Sort.EPITHET:
            spoken = self.last.get(agreement[:1])
            paragraph = self._paragraph(subject.at)
            if spoken is None or spoken.at < paragraph:
                people = {m.entity for m in self.cast.people_within(paragraph, subject.at)}
                fitting = [entity for entity in people if self.cast.suits(entity, agreement)]
                sure = [entity for entity in fitting if self.cast.genders.get(entity) == agreement[:1]]
                if len(sure or fitting) == 1:
                    return (sure or fitting)[0]
            if spoken is None or spoken.entity is None or subject.at - spoken.at > _NEAR:
                return None
            return spoken.entity if self._is_person(spoken.entity) else None
        if subject.sort is Sort.ISSUER:
            spoken = self.last.get("any")
            body = spoken is not None and spoken.entity is not None and not self._is_person(spoken.entity)
            return spoken.entity if spoken is not None and body else None
        return subject.entity

    def _is_person(self, entity: str) -> bool:
        return self.cast.entities[entity].type is EntityType.PERSON

    def _antecedent(self, verb: int) -> str | None:
        """Whom a relative clause that begins with the verb at token `verb` is about: كارين لوتر، التي أعلنت."""
        tokens = self.cast.document.tokens
        if verb < 2 or tokens[verb - 1].norm not in _RELATIVES:
            return None
        end = verb - 2 if tokens[verb - 2].text in "،," else verb - 1
        named = [m for m in self.cast.within(max(0, end - _WINDOW), end) if end in (m.last, m.name_last)]
        people = [m.entity for m in named if self.cast.is_person(m)]
        return people[-1] if people else None

    def _subject_before(self, verb: int, start: int, agreement: str, *, joined: bool) -> Subject | None:
        """The subject of the clause that the word at token `verb` goes on with.

        That of the nearest finite verb (رفض بيرام النتائج أمام أنصاره، واصفا), else the name that opens the sentence,
        else the closest person.
        """
        norms = self.cast.document.norms
        for at in islice(self._verbs_before(verb, start), _MOST_VERBS):
            if at in self.told and self.told[at] is not None:
                if self.cast.suits(self.told[at] or "", agreement):
                    return Subject(Sort.NAMED, self.told[at], at)
                continue
            subject = subject_of(self.cast, at, verb, agreement)
            if subject is not None and is_human(self.cast, subject):
                entity = self._meant(subject, agreement)
                if entity is None and joined and _asks(norms[at]):
                    continue  # سأل صحافي المدرب، فأجاب
                if entity is None or self.cast.suits(entity, agreement):
                    return Subject(subject.sort, entity, at)
        if _stranger_before(self.cast, verb, start):
            return Subject(Sort.STRANGER, None, start)
        people = [
            m
            for m in self.cast.people_within(start, verb)
            if not self.cast.led(m) and self.cast.suits(m.entity, agreement)
        ]
        opening = next((m for m in people if m.first == start or norms[m.first - 1] in _OPENERS), None)
        chosen = opening or (people[-1] if people else None)
        if chosen is not None:
            return Subject(Sort.NAMED, chosen.entity, chosen.first)
        body = self.cast.at(start) or (self.cast.at(start + 1) if norms[start] in _OPENERS else None)
        if body is not None and not joined and self.cast.suits(body.entity, agreement):
            return Subject(Sort.NAMED, body.entity, start)
        return None

    def _verbs_before(self, verb: int, start: int) -> Iterator[int]:
        """The verbs before token `verb` in its sentence that say of somebody what he did, the nearest first."""
        norms = self.cast.document.norms
        for at in range(verb - 1, max(start, verb - 2 * _WINDOW) - 1, -1):
            if self.cast.mute[at] or word(norms[at]).ordinary != VERB or norms[at].endswith(("ه", "ها")):
                continue
            relative = (at > start and norms[at - 1] in _RELATIVES) or (
                at > start + 1 and norms[at - 2] in _RELATIVES
            )  # fmt: skip
            if not relative:
                yield at

    def nearest(self, start: int, end: int) -> str | None:
        """The person named closest before token `end` in its sentence from `start` on, else whoever spoke last."""
        people = [m for m in self.cast.people_within(start, end) if not self.cast.led(m)]
        if people:
            return people[-1].entity
        body = next((m for m in self.cast.within(start, end) if not self.cast.led(m) and self._acts(m.entity)), None)
        return body.entity if body is not None else self.current()

    def _acts(self, entity: str) -> bool:
        return self.cast.entities[entity].type is not EntityType.PLACE

    def source(self, first: int, last: int, agreement: str = "ms") -> Subject | None:
        """To whom a report at tokens [first, last) goes back: عن فلان قوله, على لسان فلان."""
        norms = self.cast.document.norms
        for at in range(last - 1, first - 1, -1):
            if norms[at] in _SOURCES and not self.cast.inside[at] and at + 1 < last:
                mention = self.cast.at(at + 1)
                if mention is not None:
                    return Subject(Sort.NAMED, mention.entity, at + 1)
                return phrase_at(self.cast, at + 1, last, agreement)
        return None

    def credit(self, source: Subject, at: int) -> str | None:
        """The entity that a source of a report means, remembered as who spoke at token `at`."""
        speaker = self._meant(source, "ms")
        self._remember(speaker, "ms", at)
        return speaker

    def issuer(self, first: int, last: int) -> Subject | None:
        """The body whose statement tokens [first, last) speak of: جاء في بيان لوزارة الصحة أن."""
        body = next((m for m in self.cast.within(first, last) if not self.cast.is_person(m)), None)
        return Subject(Sort.NAMED, body.entity, body.first) if body is not None else None

    def finite_verb(self, start: int, end: int) -> int | None:
        """The last verb at tokens [start, end), of whatever meaning: تضحك ريم."""
        norms = self.cast.document.norms
        for at in range(end - 1, start - 1, -1):
            if not self.cast.mute[at] and word(norms[at]).ordinary == VERB:
                return at
        return None

    def of_phrase(self, at: int) -> str | None:
        """The speaker whom a noun phrase right behind token `at` names: بحسب فلان, على حد قول الوزير."""
        sentence = self.cast.document.sentence_of(at)
        subject = subject_of(self.cast, at, sentence.last, "")
        speaker = self._meant(subject, "ms") if subject is not None else self.current()
        self._remember(speaker, "ms", at)
        return speaker

    def _remember(self, speaker: str | None, agreement: str, at: int) -> None:
        """Note who spoke at token `at`, for the verbs that name nobody."""
        gender = "f" if agreement.startswith("f") else "m"
        self.last[gender] = self.last["any"] = _Spoken(speaker, at)

    def _paragraph(self, at: int) -> int:
        return self.paragraphs[bisect_right(self.paragraphs, at) - 1] if self.paragraphs else 0

    def recall(self, agreement: str, at: int) -> str | None:
        """Whom a verb without a subject at token `at` means.

        Who spoke last and suits the verb's gender, if in this paragraph; else the person with whom the paragraph
        begins, or its only one; else whoever of that gender spoke last; else the last person known to be of it.
        """
        gender = "f" if agreement.startswith("f") else "m"
        start = self._paragraph(at)
        spoken = self.last.get(gender)
        if spoken is not None and spoken.at >= start:
            return spoken.entity
        people = [m for m in self.cast.people_within(start, at) if self.cast.suits(m.entity, gender)]
        subjects = [m for m in people if not self.cast.led(m)]
        if people and (people[0].first <= start + 1 or len({m.entity for m in people}) == 1):
            return people[0].entity
        if subjects and len({m.entity for m in subjects}) == 1:
            return subjects[0].entity
        if spoken is not None:
            return spoken.entity
        for mention in reversed(self.cast.people_within(max(0, at - _FAR), at)):
            if self.cast.genders.get(mention.entity) == gender:
                return mention.entity
        return None


def _stranger_before(cast: Cast, verb: int, start: int) -> bool:
    """Whether an indefinite noun for a person opens the clause of a verb: لكن مسؤولا فيها اكتفى بالقول."""
    norms = cast.document.norms
    for at in range(verb - 1, max(start, verb - _CLAUSE) - 1, -1):
        if at > start and not (norms[at - 1] in _OPENERS or "that" in roles(norms[at - 1])):
            continue
        if cast.at(at) is None and is_unnamed(norms[at]):
            return True
    return False


def _asks(norm: str) -> bool:
    said = speech(norm)
    return said is not None and said.verb.en == "ask"


def _paragraphs(document: Document) -> list[int]:
    """The first tokens of the paragraphs."""
    body, tokens = document.body, document.tokens
    return [
        s.first
        for s in document.sentences
        if s.first < s.last and (s.first == 0 or "\n" in body[tokens[s.first - 1].end : tokens[s.first].start])
    ]
