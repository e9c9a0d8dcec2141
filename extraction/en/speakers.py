"""Who says an English quotation: the verb's subject, a pronoun's meaning, the person whose title is repeated."""

from bisect import bisect_left
from dataclasses import dataclass, field

from extraction.en.mentions import uses
from extraction.en.reading import Text
from extraction.en.roles import titles
from extraction.en.speech import speech_kind
from extraction.entities import NameMention, Names
from extraction.facts import Entity, EntityType
from extraction.quotes_marks import Quoted

_REACH = 16  # tokens between a verb and its subject
_TITLE_REACH = 6  # tokens from "the" to the noun
_SEARCHED = 40  # mentions looked back at
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_PERSONAL = frozenset({"he", "she"})
_AUXILIARIES = frozenset({"has", "had", "also", "then", "later"})
_SPEAKERS = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.STATE)
_LED = frozenset({"of", "for", "with", "by", "against", "in", "at", "from", "to", "on", "between"})


@dataclass(slots=True)
class Speakers:
    """The names of an article, asked in the order of the text who speaks; remembers who spoke, and as he or she.

    `inside` holds the tokens within quotations.
    """

    text: Text
    names: Names
    inside: set[int]
    last: str | None = None
    last_quote_end: int = -1
    genders: dict[str, str] = field(default_factory=dict)
    entities: dict[str, Entity] = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Index the names."""
        self.entities = {entity.key: entity for entity in self.names.entities}
        self.starts = [mention.first for mention in self.names.mentions]

    def note(self, speaker: str | None, quote_end: int) -> None:
        """Remember who said the quotation that ends at a token."""
        self.last, self.last_quote_end = speaker, quote_end

    def of_verb(self, quoted: Quoted, verb: int) -> str | None:
        """The entity that speaks by the verb at a token."""
        text = self.text
        stop, begin = text.stop(verb), text.begin(verb)
        if text.word(verb) == "according":
            return self._subject_after(verb + 1, min(stop, verb + _REACH))
        if verb < quoted.opener:
            return self._subject_before(verb, max(begin, verb - 2 * _REACH))
        low = quoted.closer + 1
        if any(text.is_word(at) for at in range(low, verb)):
            return self._subject_before(verb, low)
        return self._subject_after(verb, min(stop, verb + _REACH)) or self._by_title(verb + 1)

    def before_colon(self, colon: int) -> str | None:
        """Who speaks where only a colon says that somebody does: X put it bluntly: ..."""
        begin = self.text.begin(colon)
        people = [m for m in self._able_within(begin, colon) if self._is_person(m)]
        return people[0].entity if people else None

    def _is_person(self, mention: NameMention) -> bool:
        return self.entities[mention.entity].type is EntityType.PERSON

    def _within(self, first: int, last: int) -> tuple[NameMention, ...]:
        """The mentions that begin at tokens [first, last)."""
        return self.names.mentions[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def _able_within(self, first: int, last: int) -> list[NameMention]:
        return [m for m in self._within(first, last) if self._able(m) and m.name_first not in self.inside]

    def _able(self, mention: NameMention) -> bool:
        return not mention.nisba and self.entities[mention.entity].type in _SPEAKERS

    def _subject_after(self, verb: int, stop: int) -> str | None:
        """Said X, said the minister X, said Y's foreign minister, X."""
        text = self.text
        within = [m for m in self._within(verb, stop) if verb < m.name_first < stop and self._able(m)]
        direct = next(
            (m for m in within if m.first == verb + 1 or (m.first == verb + 2 and text.word(verb + 1) == "the")), None
        )
        if direct is not None:
            inner = [m for m in within if direct.first <= m.first and m.last <= direct.last]
            person = next((m for m in inner if self._is_person(m)), None)
            title = text.word(direct.last) in uses("unnamed") or text.possessive[direct.name_last - 1]
            if person is None and title:
                person = next((m for m in within if self._is_person(m)), None)
                return person.entity if person is not None else None
            return (person or direct).entity
        person = next((m for m in within if self._is_person(m)), None)
        if person is None:
            return None
        between = text.words[verb + 1 : person.first]
        return None if any(speech_kind(word) or word in ("that", "to", "with") for word in between) else person.entity

    def _subject_before(self, verb: int, begin: int) -> str | None:
        """X said, X, the spokesman for Y, said, he said, the minister said."""
        text = self.text
        pronoun = text.word(verb - 1)
        if pronoun in _AUXILIARIES and text.word(verb - 2) in _PRONOUNS:
            pronoun = text.word(verb - 2)
        if pronoun in _PRONOUNS:
            return self._pronoun(verb, pronoun)
        outside = [m for m in self._able_within(begin, verb) if m.last <= verb]
        people = [m for m in outside if self._is_person(m)]
        outer = [m for m in outside if not any(p is not m and p.first <= m.first and m.last <= p.last for p in people)]
        joint = text.word(verb - 1) == "and" or (
            text.word(verb - 1) in ("later", "then", "also") and text.word(verb - 2) == "and"
        )
        for mention in outer if joint else reversed(outer):  # X accused Y and vowed to
            if text.word(mention.first - 1) in _LED:
                continue
            if text.possessive[mention.name_last - 1] or text.word(mention.last) in uses("unnamed"):
                return self._by_title(mention.last)
            return mention.entity
        return self._by_title(begin)

    def _pronoun(self, verb: int, pronoun: str) -> str | None:
        """Whom a pronoun before the verb at a token means.

        A person of this paragraph who is named after the last quotation, else the last speaker, else the person, or
        the body, named last as a subject; never one whom the text has called by the other pronoun.
        """
        kinds = (EntityType.PERSON,) if pronoun in _PERSONAL else _SPEAKERS
        text, paragraph = self.text, self._paragraph(verb)
        here = [m for m in self._able_within(paragraph, verb) if self._fits(m.entity, kinds, pronoun)]
        newer = [m for m in here if m.first > self.last_quote_end and text.word(m.first - 1) not in _LED]
        sentence = text.begin(newer[-1].first) if newer else paragraph
        if pronoun in _PERSONAL and self._stranger(max(sentence, self.last_quote_end + 1), verb):
            return None
        if newer:
            return self._called(next(m.entity for m in newer if m.first >= sentence), pronoun)
        if self.last is not None and self._fits(self.last, kinds, pronoun):
            return self._called(self.last, pronoun)
        if self.last is not None and self.entities[self.last].type in kinds:
            return None  # he is somebody new: she spoke last
        place = bisect_left(self.starts, verb)
        near = [
            m
            for m in self.names.mentions[max(0, place - _SEARCHED) : place]
            if m.last <= verb and self._able(m) and self._fits(m.entity, kinds, pronoun)
        ]
        subject = next((m for m in reversed(near) if text.opens(m.first)), near[-1] if near else None)
        return self._called(subject.entity, pronoun) if subject is not None else None

    def _stranger(self, first: int, last: int) -> bool:
        """Whether somebody unnamed is told of at tokens [first, last): a guard leaned on the leg."""
        text = self.text
        return any(
            text.word(at) in ("a", "an")
            and at not in self.inside
            and any(text.word(near) in titles() for near in range(at + 1, min(last, at + _TITLE_REACH - 2)))
            and text.word(at - 1) != ","  # Hanan Idris, a teacher
            and not self._within(at, at + _TITLE_REACH)
            for at in range(first, last)
        )

    def _fits(self, entity: str, kinds: tuple[EntityType, ...], pronoun: str) -> bool:
        known = self.genders.get(entity)
        return self.entities[entity].type in kinds and (known is None or pronoun not in _PERSONAL or known == pronoun)

    def _called(self, entity: str, pronoun: str) -> str:
        """The entity, remembered as one whom this pronoun means."""
        if pronoun in _PERSONAL:
            self.genders.setdefault(entity, pronoun)
        return entity

    def _paragraph(self, at: int) -> int:
        """The first token of the line that holds a token, at most a few sentences back."""
        body, tokens = self.text.document.body, self.text.document.tokens
        low = body.rfind("\n", 0, tokens[at].start)
        first = at
        while first > 0 and tokens[first - 1].start > low and at - first < 8 * _REACH:
            first -= 1
        return first

    def _by_title(self, at: int) -> str | None:
        """The person whose role has the noun after `the` (the minister said), else the last speaker so described."""
        text = self.text
        wanted = [text.word(i) for i in range(at, at + _TITLE_REACH) if text.is_word(i)]
        if "the" not in wanted[:2]:
            return None
        nouns = {word for word in wanted if word not in uses("function") and not speech_kind(word)}
        place = bisect_left(self.starts, at)
        for mention in reversed(self.names.mentions[max(0, place - _SEARCHED) : place]):
            role = self.entities[mention.entity].role
            if role is not None and role.en and nouns & set(role.en.lower().replace("-", " ").split()):
                return mention.entity
        head = wanted[wanted.index("the") + 1] if wanted.index("the") + 1 < len(wanted) else ""
        described = head in titles() and head not in uses("unnamed")
        if described and self.last is not None and self.entities[self.last].type is EntityType.PERSON:
            return self.last  # the general, of an army chief
        return None
