"""The known names: lexicon rows as a value that answers which names may begin at a token."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extraction.facts import EntityType
from extraction.lexicons import Row, table
from extraction.matching import Match, PhraseTable, phrase_key


class Entry(NamedTuple):
    """One known name. `country` is ISO 3166 alpha-2 or empty.

    `cue` says that the bare name is also an ordinary word, so that it counts only beside a word that introduces it.
    A named tuple, like `Form`, since it is made in a quarter of the time: there are tens of thousands.
    """

    ar: str
    en: str
    type: EntityType
    kind: str = ""
    country: str = ""
    cue: bool = False


class Form(NamedTuple):
    """One way to write an entry; `alone` marks a short form (a surname) that yields to a fuller name in the text."""

    entry: Entry
    alone: bool = False


@dataclass(frozen=True, slots=True)
class NameRow:
    """An entry with all its forms, as a table or an editor gives it."""

    entry: Entry
    forms: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known names in layers; a later layer wins where two know a phrase of the same length.

    `pairs` finds a person by first and last word, so that a middle name written out or left out does no harm.
    """

    layers: tuple[PhraseTable[Form], ...]
    pairs: dict[tuple[str, str], Entry | None]

    def longest(self, norms: Sequence[str], first: int, *, clitics: bool = True) -> Match[Form] | None:
        """The longest known name that begins at token `first`."""
        best: Match[Form] | None = None
        for layer in self.layers:
            match = layer.longest(norms, first, clitics=clitics)
            if match is not None and (best is None or match.last >= best.last):
                best = match
        return best

    def get(self, phrase: str) -> tuple[Form, ...]:
        """All forms that are exactly this phrase, the newest layer's first."""
        return tuple(form for layer in reversed(self.layers) for form in layer.get(phrase))

    def taught(self, rows: Iterable[NameRow]) -> "Gazetteer":
        """This gazetteer with further names laid over it."""
        return build(rows, self)


def build(rows: Iterable[NameRow], base: Gazetteer | None = None) -> Gazetteer:
    """A gazetteer of these rows, over `base` where one is given."""
    entries: list[tuple[str, Form]] = []
    pairs = dict(base.pairs) if base else {}
    for row in rows:
        form = Form(row.entry)
        for written in row.forms:
            key = phrase_key(written)
            entries += [(spelling, form) for spelling in spellings(key)]
            if row.entry.type is EntityType.PERSON:
                _pair(pairs, key, row.entry)
        if row.alone:
            alone = Form(row.entry, alone=True)
            entries += [(spelling, alone) for short in row.alone for spelling in spellings(phrase_key(short))]
    return Gazetteer(((base.layers if base else ()) + (PhraseTable(entries, folded=True),)), pairs)


def _pair(pairs: dict[tuple[str, str], Entry | None], key: str, entry: Entry) -> None:
    first, blank, rest = key.partition(" ")
    if not blank:
        return
    ends = (first, rest.rpartition(" ")[2])
    known = pairs.get(ends, entry)
    pairs[ends] = entry if known is entry or known == entry else None


def spellings(name: str) -> tuple[str, ...]:
    """The name, and it with عبد joined to or parted from the word after it."""
    if "عبد ال" in name:
        return name, name.replace("عبد ال", "عبدال")
    if "عبدال" in name:
        return name, name.replace("عبدال", "عبد ال")
    return (name,)


_TABLES = (
    ("states", EntityType.STATE),
    ("places", EntityType.PLACE),
    ("organizations", EntityType.ORGANIZATION),
    ("armed_groups", EntityType.ARMED_GROUP),
    ("people", EntityType.PERSON),
)


def cells(text: str) -> tuple[str, ...]:
    """The values of a cell that separates them with a bar."""
    return tuple(part for part in text.split("|") if part) if text else ()


def optional_table(name: str) -> tuple[Row, ...]:
    """The rows of a table, none where the table does not exist."""
    try:
        return table(name)
    except FileNotFoundError:
        return ()


def table_rows() -> Iterator[NameRow]:
    """Every row of the name tables."""
    for name, type_ in _TABLES:
        for row in optional_table(name):
            entry = Entry(
                row["ar"],
                row["en"],
                type_,
                row.get("kind", ""),
                row.get("iso") or row.get("country", ""),
                row.get("cue", "") == "yes",
            )
            yield NameRow(entry, (row["ar"], *cells(row.get("aliases", ""))), cells(row.get("alone", "")))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the tables, read once."""
    return build(table_rows())
