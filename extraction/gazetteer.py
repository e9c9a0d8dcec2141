"""The known names: lexicon rows as a value that answers which names may begin at a token."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from extraction.facts import EntityType
from extraction.lexicons import Row, lines, row_of, table
from extraction.matching import DeferredTable, Match, phrase_key
from extraction.text import fold


class Entry(NamedTuple):
    """One known name. `country` is ISO 3166 alpha-2 or empty.

    `cue` says that the bare name is also an ordinary word, so that it counts only beside a word that introduces it.
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


class _Line(NamedTuple):
    """A line of a name table that is not read yet."""

    table: str
    type: EntityType
    text: str


Source = NameRow | _Line
"""What a name is made of."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known names in layers; a later layer wins where two know a phrase of the same length."""

    layers: tuple[DeferredTable[Source, Form], ...]

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

    def person(self, first: str, last: str) -> Entry | None:
        """The one person whose name begins and ends with these folded words: a middle name left out does no harm."""
        found = {
            form.entry
            for layer in self.layers
            for key in layer.beginning(first)
            if key.endswith(f" {last}")
            for form in layer.get(key)
            if form.entry.type is EntityType.PERSON and not form.alone
        }
        return found.pop() if len(found) == 1 else None

    def taught(self, rows: Iterable[NameRow]) -> "Gazetteer":
        """This gazetteer with further names laid over it."""
        return build(rows, self)


def build(rows: Iterable[NameRow], base: Gazetteer | None = None) -> Gazetteer:
    """A gazetteer of these rows, over `base` where one is given."""
    openings: dict[str, list[Source]] = {}
    for row in rows:
        for word in {key.partition(" ")[0] for key, _ in _forms(row)}:
            openings.setdefault(word, []).append(row)
    return Gazetteer((*(base.layers if base else ()), DeferredTable(openings, _forms)))


def _forms(source: Source) -> Iterator[tuple[str, Form]]:
    """The keys under which a name stands, each with what it stands for."""
    row = source if isinstance(source, NameRow) else _named(source)
    for alone, written in ((False, row.forms), (True, row.alone)):
        form = Form(row.entry, alone)
        yield from ((key, form) for name in written for key in spellings(phrase_key(name)))


_VARIANTS = (  # each newspaper keeps to one, folded; Egyptian ones write the foreign g as ج
    ("عبد ال", "عبدال"),
    ("عبدال", "عبد ال"),
    ("ديمقراط", "ديموقراط"),
    ("ديموقراط", "ديمقراط"),
    ("امريك", "اميرك"),
    ("اميرك", "امريك"),
    ("سوريا", "سوريه"),
    ("سوريه", "سوريا"),
    ("فيدرال", "فدرال"),
    ("فدرال", "فيدرال"),
    ("غ", "ج"),
)


def spellings(name: str) -> tuple[str, ...]:
    """A folded name and how else newspapers write it: عبد joined or parted, ديموقراطي, جوردون for غوردون."""
    found = [name]
    for one, other in _VARIANTS:
        if one in name:
            found += [known.replace(one, other) for known in found]
    return tuple(found)


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
        yield from (_named(_Line(name, type_, line)) for line in lines(name)[1:])


def _named(source: _Line) -> NameRow:
    row = row_of(source.table, source.text)
    entry = Entry(
        row["ar"],
        row["en"],
        source.type,
        row.get("kind", ""),
        row.get("iso") or row.get("country", ""),
        row.get("cue", "") == "yes",
    )
    return NameRow(entry, (row["ar"], *cells(row.get("aliases", ""))), cells(row.get("alone", "")))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the tables, read once."""
    openings: dict[str, list[Source]] = {}
    for name, type_ in _TABLES:
        header = lines(name)[0].split("\t")
        columns = [header.index(column) for column in ("ar", "aliases", "alone") if column in header]
        rows = lines(name)[1:]
        folded = fold("\n".join(rows))  # all at once: a call for each line takes three times as long
        rest = folded
        for one, _ in _VARIANTS:
            rest = rest.replace(one, "")
        for text, row, plain in zip(rows, folded.split("\n"), rest.split("\n"), strict=True):
            source = _Line(name, type_, text)
            for word in _first_words(text, row.split("\t"), columns, varies=plain != row):
                openings.setdefault(word, []).append(source)
    return Gazetteer((DeferredTable(openings, _forms),))


def _first_words(line: str, row: list[str], columns: list[int], *, varies: bool) -> set[str]:
    """The folded words with which the names in these columns of a line begin; `row` holds its cells, folded."""
    folded = "|".join([row[column] for column in columns if column < len(row)])
    simple = folded.replace("|", "").replace(" ", "").isalpha()  # which the tokeniser need not see
    if not simple or folded.startswith("عبد") or "|عبد" in folded:
        written = (name for column in columns for name in cells("".join(line.split("\t")[column : column + 1])))
        return {key.partition(" ")[0] for name in written for key in spellings(phrase_key(name))}
    words = {name.partition(" ")[0] for name in folded.split("|") if name}
    if varies:
        words.update([spelling for word in words for spelling in spellings(word)])
    return words
