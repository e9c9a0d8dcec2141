"""Arabic to English wording in view of everything that is found in a text: names, numbers and dates are spliced in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extraction.dates import DateMention
from extraction.entities import Names
from extraction.glossary import Known, longest_phrase, phrase
from extraction.numbers import Number
from extraction.text import Document


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what earlier stages found in it: all that composing English needs to see.

    `known` maps the first token of each named stretch to its English.
    """

    document: Document
    numbers: tuple[Number, ...]
    dates: tuple[DateMention, ...]
    names: Names
    known: Mapping[int, Known] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", dict(_settled(self.names)))


def _settled(names: Names) -> Iterator[tuple[int, Known]]:
    """English of the names in a text by where they begin; of nested ones the longest counts."""
    english = {entity.key: entity.name.en for entity in names.entities}
    for mention in sorted(names.mentions, key=lambda mention: mention.name_last):
        said = english.get(mention.entity)
        if said and not mention.nisba and mention.name_last > mention.name_first:
            yield mention.name_first, Known(mention.name_last, said)


def noun_phrase(reading: Reading, first: int, last: int) -> str | None:
    """English for the noun phrase at tokens [first, last), or None where a word of it is unknown."""
    return phrase(reading.document, first, last, reading.known)


def longest_noun_phrase(reading: Reading, first: int, limit: int) -> tuple[int, str] | None:
    """The longest noun phrase from token `first` that ends at or before `limit`: its end and its English."""
    return longest_phrase(reading.document, first, limit, reading.known)
