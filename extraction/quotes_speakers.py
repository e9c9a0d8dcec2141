"""Who says a quote: the subject of the speech verb, found before or after it, or carried on from the clause before."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from extraction.english import Reading
from extraction.entities import NameMention
from extraction.facts import Entity, EntityType
from extraction.mentions import OPENING
from extraction.speech import roles, speech
from extraction.text import Document, Kind, fold
from extraction.vocabulary import title_words, word

_WINDOW = 28
_SOURCES = frozenset({"عن", "لسان"})
_RELATIVES = frozenset({"الذي", "التي", "والذي", "والتي"})


@dataclass(slots=True)
class Speakers:
    """The names of an article, ready for the question who is the subject of a speech verb.

    `last` remembers the most recent speaker by the gender of the verb (m, f) for verbs without a subject.
    """

    reading: Reading
    entities: dict[str, Entity] = field(init=False)
    mentions: list[NameMention] = field(init=False)
    starts: list[int] = field(init=False)
    titles: dict[str, list[int]] = field(init=False)
    last: dict[str, str] = field(default_factory=dict)
    since: dict[str, int] = field(default_factory=dict)
    paragraphs: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Order the mentions: by first token, the longer first; adjectives of nationality name nobody."""
        self.entities = {e.key: e for e in self.reading.names.entities}
        self.mentions = sorted(
            (m for m in self.reading.names.mentions if not m.nisba and m.entity in self.entities),
            key=lambda m: (m.first, -m.last),
        )
        self.starts = [m.first for m in self.mentions]
        self.titles = self._offices()
        self.paragraphs = _paragraphs(self.reading.document)

    def within(self, first: int, last: int) -> list[NameMention]:
        """The mentions that begin at tokens [first, last)."""
        return self.mentions[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def _led(self, mention: NameMention) -> bool:
        """Whether a preposition stands before a mention, so that it is no subject."""
        tokens = self.reading.document.tokens
        norm = tokens[mention.first].norm
        if self.entities[mention.entity].type is EntityType.PERSON and norm[:2] in ("لل", "بـ"):
            return True
        name = fold((self.entities[mention.entity].name.ar or "").split(" ")[0])
        bare = fold(tokens[mention.name_first].text)
        if mention.first == mention.name_first and name and bare != name and bare[1:] == name and bare[0] in "بلك":
            return True
        before = mention.first - 1
        while before > 0 and (tokens[before].text in OPENING or tokens[before].text == "ـ"):
            before -= 1
        return before >= 0 and ("led" in roles(tokens[before].norm) or tokens[before].norm in ("ل", "ب"))

    def first_actor(self, first: int, last: int, *, people_only: bool = False) -> str | None:
        """The entity that acts in tokens [first, last): the first person, else the first body, group or state."""
        found = [m for m in self.within(first, last) if not self._led(m)]
        for mention in found:
            if self.entities[mention.entity].type is EntityType.PERSON:
                return mention.entity
        if people_only:
            return None
        for mention in found:
            if self.entities[mention.entity].type is not EntityType.PLACE:
                return mention.entity
        return None

    def nearest_person(self, first: int, last: int) -> str | None:
        """The person named closest before `last` who follows no preposition, else the first actor."""
        for mention in reversed(self.within(first, last)):
            if self.entities[mention.entity].type is EntityType.PERSON and not self._led(mention):
                return mention.entity
        return self.first_actor(first, last)

    def source(self, first: int, last: int) -> str | None:
        """The person closest before token `last` whom a report goes back to: عن فلان, على لسان فلان."""
        norms = self.reading.document.norms
        for mention in reversed(self.within(first, last)):
            person = self.entities[mention.entity].type is EntityType.PERSON
            if person and norms[mention.first - 1] in _SOURCES and mention.first > first:
                return mention.entity
        return None

    def by_title(self, at: int, end: int) -> str | None:
        """The latest named holder of the office that token `at` begins (وقال الوزير, وقال ولي العهد)."""
        tokens = self.reading.document.tokens
        if at >= end or tokens[at].kind is not Kind.WORD:
            return None
        first, second = tokens[at].norm, tokens[at + 1].norm if at + 1 < end else ""
        asked = [first, first[2:]] if first.startswith("ال") else []
        if second.startswith("ال"):
            asked += [f"{first} {second}", f"{first} {second[2:]}"]
        found = -1
        for title in asked:
            holders = self.titles.get(title, [])
            place = bisect_left(holders, at, key=lambda index: self.mentions[index].first)
            found = max(found, holders[place - 1] if place else -1)
        return self.mentions[found].entity if found >= 0 else None

    def _offices(self) -> dict[str, list[int]]:
        """Words and first word pairs of the roles to the mentions of their holders, in order."""
        found: dict[str, list[int]] = {}
        for index, mention in enumerate(self.mentions):
            role = self.entities[mention.entity].role
            words = fold(role.ar).split() if role and role.ar else []
            for title in dict.fromkeys([*words, " ".join(words[:2])]):
                found.setdefault(title, []).append(index)
        return found

    def subject_after(self, verb: int, end: int) -> str | None:
        """The subject that follows the speech verb at token `verb`, at the latest before token `end`."""
        tokens = self.reading.document.tokens
        stop = verb + 1
        while stop < min(end, verb + _WINDOW):
            token = tokens[stop]
            if token.text == ":" or (token.kind is Kind.WORD and "that" in roles(token.norm)):
                break
            if token.text in ".؟?!؛" and not (token.text == "." and len(tokens[stop - 1].text) == 1):
                break
            stop += 1
        found = self.first_actor(verb + 1, stop)
        if found is None or self.entities[found].type is not EntityType.PERSON:
            return self.by_title(verb + 1, stop) or found
        return found

    def antecedent(self, verb: int) -> str | None:
        """Whom a relative clause that begins with the verb at token `verb` is about: كارين لوتر، التي أعلنت."""
        tokens = self.reading.document.tokens
        if verb < 2 or tokens[verb - 1].norm not in _RELATIVES:
            return None
        end = verb - 2 if tokens[verb - 2].text in "،," else verb - 1
        named = [m for m in self.within(max(0, end - _WINDOW), end) if end in (m.last, m.name_last)]
        people = [m.entity for m in named if self.entities[m.entity].type is EntityType.PERSON]
        return people[-1] if people else None

    def _woman(self, at: int) -> str | None:
        """The woman named last before token `at`, told by the feminine title that she bears."""
        for mention in reversed(self.mentions[: bisect_left(self.starts, at)]):
            role = self.entities[mention.entity].role
            if role is not None and fold(role.ar or "").split(" ")[0].endswith("ه"):
                return mention.entity
        return None

    def subject_before(self, verb: int, start: int) -> str | None:
        """The subject that stands before the word at token `verb` in its sentence from token `start` on.

        The closest person who opens the sentence or follows a verb (رفض بيرام النتائج أمام أنصاره، واصفا), else the
        closest person.
        """
        norms = self.reading.document.norms
        for mention in reversed(self.within(start, verb)):
            if self.entities[mention.entity].type is not EntityType.PERSON or self._led(mention):
                continue
            if mention.first == start or word(norms[mention.first - 1]).verb:
                return mention.entity
        return self.nearest_person(start, verb)

    def remember(self, speaker: str | None, agreement: str, at: int) -> None:
        """Note who spoke last, at token `at`, for the verbs that name nobody."""
        if speaker is not None:
            for who in ("f" if agreement.startswith("f") else "m", "any"):
                self.last[who], self.since[who] = speaker, at

    def recall(self, agreement: str, at: int) -> str | None:
        """Whom a verb without a subject at token `at` means.

        Who spoke last and suits the verb's gender, if in this paragraph; else the person with whom the paragraph
        begins, or its only one; else whoever spoke last.
        """
        gender = "f" if agreement.startswith("f") else "m"
        if gender == "f" and "f" not in self.last and (woman := self._woman(at)) is not None:
            return woman
        who = gender if gender in self.last else "any"
        start = self.paragraphs[bisect_right(self.paragraphs, at) - 1] if self.paragraphs else 0
        if self.since.get(who, -1) >= start:
            return self.last[who]
        people = [m for m in self.within(start, at) if self.entities[m.entity].type is EntityType.PERSON]
        if people and (people[0].first <= start + 1 or len({m.entity for m in people}) == 1):
            return people[0].entity
        return self.last.get(who)

    def of_verb(self, verb: int, start: int, end: int) -> str | None:
        """The speaker of the word of speech at token `verb` within tokens [start, end)."""
        said = speech(self.reading.document.norms[verb])
        agreement = said.agreement if said else "ms"
        found = self.antecedent(verb)
        if found is None and said is not None and not said.participle:
            found = self.subject_after(verb, end)
        if found is None and said is not None and (said.participle or not said.joined or verb > start):
            found = self.subject_before(verb, start)
        return found or (None if self.stranger(verb + 1, end) else self.recall(agreement, verb))

    def stranger(self, at: int, end: int) -> bool:
        """Whether a title with more behind it stands at token `at`: somebody whose name no rule has found."""
        norms = self.reading.document.norms
        if at + 1 >= end or norms[at].removeprefix("ال") not in title_words():
            return False
        return self.reading.document.tokens[at + 1].kind is Kind.WORD and not word(norms[at + 1]).ordinary


def _paragraphs(document: Document) -> list[int]:
    """The first tokens of the paragraphs."""
    body, tokens = document.body, document.tokens
    return [
        s.first
        for s in document.sentences
        if s.first < s.last and (s.first == 0 or "\n" in body[tokens[s.first - 1].end : tokens[s.first].start])
    ]
