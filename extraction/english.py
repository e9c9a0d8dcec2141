"""Arabic to English wording in view of everything that is found in a text: names, numbers and dates are spliced in."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from extraction.dates import DateMention
from extraction.entities import Names
from extraction.facts import EntityType, Figure
from extraction.glossary import longest_phrase, phrase, said_phrase
from extraction.glossary_phrases import Known
from extraction.numbers import Number
from extraction.text import Document, fold


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what earlier stages found in it: all that composing English needs to see.

    `known` maps the first token of each stretch that is settled to its English: of the names, and of what `settled`
    adds to them.
    """

    document: Document
    numbers: tuple[Number, ...]
    dates: tuple[DateMention, ...]
    names: Names
    settled: Mapping[int, Known] = field(default_factory=dict, repr=False)
    known: Mapping[int, Known] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", {**dict(_named(self.names, self.document)), **self.settled})


def with_figures(reading: Reading, figures: Iterable[Figure]) -> Reading:
    """The reading in which every figure is said as a whole: 21 Coptic Christians, more than 5,000 people."""
    tokens = reading.document.tokens
    starts = [token.start for token in tokens]
    settled: dict[int, Known] = {}
    for figure in figures:
        if figure.text.en:
            first, last = (bisect_left(starts, at) for at in (figure.span.start, figure.span.end))
            settled[first] = Known(last, figure.text.en, name=False)
    return replace(reading, settled=settled)


def proclitic(norm: str, name: str) -> str:
    """The preposition joined to a name's first word, told by the folded name itself (بالرباط: الرباط), or ""."""
    bare = norm.removeprefix("و")
    word = name.partition(" ")[0]
    joined = bare[1:] == word or (bare.startswith("لل") and word == "ال" + bare[2:])
    return bare[0] if word and joined and bare[0] in "بلك" else ""


def _named(names: Names, document: Document) -> Iterator[tuple[int, Known]]:
    """English of the names in a text by where they begin; of nested ones the longest counts."""
    english = {entity.key: entity.name.en for entity in names.entities}
    arabic = {entity.key: fold(entity.name.ar or "") for entity in names.entities}
    places = {entity.key for entity in names.entities if entity.type in (EntityType.PLACE, EntityType.STATE)}
    people = {entity.key for entity in names.entities if entity.type is EntityType.PERSON}
    for mention in sorted(names.mentions, key=lambda mention: mention.name_last):
        said = english.get(mention.entity)
        if said and not mention.nisba and mention.name_last > mention.name_first:
            prefix = proclitic(document.norms[mention.name_first], arabic[mention.entity])
            place, person = mention.entity in places, mention.entity in people
            yield mention.name_first, Known(mention.name_last, said, place=place, person=person, prefix=prefix)


def noun_phrase(reading: Reading, first: int, last: int) -> str | None:
    """English for the noun phrase at tokens [first, last), or None where a word of it is unknown."""
    return phrase(reading.document, first, last, reading.known)


def longest_noun_phrase(reading: Reading, first: int, limit: int) -> tuple[int, str] | None:
    """The longest noun phrase from token `first` that ends at or before `limit`: its end and its English."""
    return longest_phrase(reading.document, first, limit, reading.known)


def said_noun_phrase(reading: Reading, first: int, limit: int, domain: str = "") -> tuple[int, str] | None:
    """The longest noun phrase from token `first` with its articles, as it stands in a sentence: its end and English.

    `domain` is the kind of news that the article is, or "".
    """
    return said_phrase(reading.document, first, limit, reading.known, domain)
