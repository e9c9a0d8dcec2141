"""Who may speak in an article: its names in order, their gender, and the offices and jobs that they hold."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from extraction.english import Reading
from extraction.entities import NameMention
from extraction.facts import Entity, EntityType
from extraction.mentions import OPENING
from extraction.speech import agreement_of, roles, speech
from extraction.text import Document, fold
from extraction.vocabulary import VERB, context_words, title_words, word

MASCULINE, FEMININE = "m", "f"
_TITLE_WEIGHT = 3  # a title tells the gender more surely than the ending of a name
_VERB_WEIGHT = 2
_FEMININE_ENDINGS = ("ه", "اء")
_IS = frozenset({"كان", "كانت", "وكان", "وكانت", "تكن", "يكن"})
_MOTHER, _FATHER = "ام", "ابو"


@dataclass(slots=True)
class Cast:
    """The names of an article, ready for the question who acts; names inside quotations are out of sight.

    `inside` has one byte a token: 1 within a quotation. `dated` leads from the first to the last token of dates.
    `mute` has 1 where no word reports speech, because it is quoted or part of a name.
    """

    reading: Reading
    inside: bytearray
    entities: dict[str, Entity] = field(init=False)
    mentions: list[NameMention] = field(init=False)
    starts: list[int] = field(init=False)
    people: list[NameMention] = field(init=False)
    people_starts: list[int] = field(init=False)
    dated: dict[int, int] = field(init=False)
    mute: bytearray = field(init=False)
    titles: dict[str, list[int]] = field(init=False)
    genders: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Order the mentions: by first token, the longer first; adjectives of nationality name nobody."""
        self.entities = {e.key: e for e in self.reading.names.entities}
        self.mentions = sorted(
            (
                m
                for m in self.reading.names.mentions
                if not m.nisba and m.entity in self.entities and (not self.inside[m.name_first] or self._quoted_name(m))
            ),
            key=lambda m: (m.first, -m.last),
        )
        self.starts = [m.first for m in self.mentions]
        self.people = [m for m in self.mentions if self.is_person(m)]
        self.people_starts = [m.first for m in self.people]
        self.dated = {date.first: date.last for date in self.reading.dates}
        self.mute = bytearray(self.inside)
        for mention in self.mentions:
            self.mute[mention.name_first : mention.name_last] = b"\x01" * (mention.name_last - mention.name_first)
        self.titles = self._titles()
        self.genders = self._genders()

    @property
    def document(self) -> Document:
        """The article's tokens."""
        return self.reading.document

    def _quoted_name(self, mention: NameMention) -> bool:
        """Whether a name fills its quotation, so that it is no part of what is said: منظمة «غرينبيس»."""
        before, behind = mention.name_first - 2, mention.name_last + 1
        outside = before < 0 or not self.inside[before]
        return outside and (behind >= len(self.inside) or not self.inside[behind])

    def is_person(self, mention: NameMention) -> bool:
        """Whether a mention names a person."""
        return self.entities[mention.entity].type is EntityType.PERSON

    def within(self, first: int, last: int) -> list[NameMention]:
        """The mentions that begin at tokens [first, last)."""
        return self.mentions[bisect_left(self.starts, first) : bisect_left(self.starts, last)]

    def people_within(self, first: int, last: int) -> list[NameMention]:
        """The mentions of people that begin at tokens [first, last)."""
        return self.people[bisect_left(self.people_starts, first) : bisect_left(self.people_starts, last)]

    def at(self, token: int) -> NameMention | None:
        """The mention that begins at a token: a person's rather than another's, the longer rather than the shorter."""
        found = self.within(token, token + 1)
        return next((m for m in found if self.is_person(m)), found[0] if found else None)

    def suits(self, entity: str, agreement: str) -> bool:
        """Whether nothing known of an entity's gender speaks against a verb of this agreement."""
        gender = self.genders.get(entity, "")
        return not gender or not agreement or gender == agreement[0]

    def led(self, mention: NameMention) -> bool:
        """Whether a preposition stands before a mention, so that it is no subject."""
        tokens = self.document.tokens
        norm = tokens[mention.first].norm
        if self.is_person(mention) and norm[:2] in ("لل", "بـ"):
            return True
        name = fold((self.entities[mention.entity].name.ar or "").split(" ")[0])
        bare = fold(tokens[mention.name_first].text)
        if mention.first == mention.name_first and name and bare != name and bare[1:] == name and bare[0] in "بلك":
            return True
        before = mention.first - 1
        while before > 0 and (tokens[before].text in OPENING or tokens[before].text == "ـ"):
            before -= 1
        return before >= 0 and ("led" in roles(tokens[before].norm) or tokens[before].norm in ("ل", "ب"))

    def holder(self, title: str, before: int, agreement: str) -> str | None:
        """The person named last before token `before` whom the article calls by a folded title."""
        holders = self.titles.get(title, ())
        place = bisect_left(holders, before, key=lambda index: self.people[index].first)
        for index in reversed(holders[max(0, place - 3) : place]):
            if self.suits(self.people[index].entity, agreement):
                return self.people[index].entity
        return None

    def _titles(self) -> dict[str, list[int]]:
        """Words and first word pairs of the roles and titles of people to their mentions, in order."""
        found: dict[str, list[int]] = {}
        for index, mention in enumerate(self.people):
            role = self.entities[mention.entity].role
            words = fold(role.ar).split() if role and role.ar else []
            before = list(self.document.norms[mention.first : mention.name_first])
            for title in dict.fromkeys([*_callings(words), *_callings(before)]):
                found.setdefault(title, []).append(index)
        return found

    def _genders(self) -> dict[str, str]:
        votes: dict[str, Counter[str]] = {}
        for mention in self.people:
            for gender, weight in self._signs(mention):
                votes.setdefault(mention.entity, Counter())[gender] += weight
        found = {entity: counted.most_common(1)[0][0] for entity, counted in votes.items()}
        for entity in self.entities.values():
            first = fold(entity.name.ar or "").split(" ")[0]
            if entity.type is EntityType.ORGANIZATION and first.endswith("ه"):
                found[entity.key] = FEMININE
        return found

    def _signs(self, mention: NameMention) -> Iterator[tuple[str, int]]:
        """What tells a person's gender: title, the verb before the name, the ending of the given name."""
        norms = self.document.norms
        role = self.entities[mention.entity].role
        titles = [self.document.tokens[mention.first].text] if mention.first < mention.name_first else []
        titles += role.ar.split()[:1] if role and role.ar else []
        for title in titles:
            bare = fold(title).removeprefix("ال")
            if bare in title_words():
                feminine = title.endswith("ة") and bare not in context_words("masculine_title")  # نظيره is a man
                yield (FEMININE if feminine else MASCULINE), _TITLE_WEIGHT
        said = speech(norms[mention.first - 1]) if mention.first else None
        if said is not None and not said.participle and said.plain and said.agreement in ("ms", "fs"):
            yield said.agreement[0], _VERB_WEIGHT
        before = word(norms[mention.first - 1]) if mention.first else None
        if said is None and before is not None and (before.ordinary == VERB or norms[mention.first - 1] in _IS):
            yield agreement_of(norms[mention.first - 1])[0], 1
        given = fold(self.entities[mention.entity].name.ar or "").split(" ")[0]
        if given in (_MOTHER, _FATHER):
            yield (FEMININE if given == _MOTHER else MASCULINE), _TITLE_WEIGHT
        elif given.endswith(_FEMININE_ENDINGS) and given not in context_words("masculine_name"):
            yield FEMININE, 1


def _callings(words: list[str]) -> Iterator[str]:
    """By what a person of this role may be called later: its first word, its first two, the titles within it."""
    if words:
        yield words[0]
        yield " ".join(words[:2])
    for further in words[1:]:
        if further.startswith("ال") and further[2:] in title_words():
            yield further
