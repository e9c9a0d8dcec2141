"""What earlier stages found in an article, laid out by token, so that the grammar of clauses can look it up."""

from bisect import bisect_left
from dataclasses import dataclass, field

from extraction.english import Reading, proclitic, said_noun_phrase
from extraction.entities import NameMention
from extraction.facts import EntityType, EventType, Span
from extraction.quotes_marks import find_quoted
from extraction.text import Document, Kind, fold

_NAME, _ROLE = 1, 2
_SHORT = 7  # tokens that a name or a scare quote between marks has at most
_BREAKS = frozenset("،,؛;:.!?؟…")
_DASHES = frozenset("–—-ـ")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens [first, last) of a noun phrase; `lead` is its preposition, folded, or "" and `en` that in English."""

    lead: str
    en: str
    first: int
    last: int


@dataclass(slots=True)
class Layout:
    """What earlier stages found, laid out by token: dates, names, numbers and quoted stretches."""

    reading: Reading
    date: list[int] = field(init=False)
    name: bytearray = field(init=False)
    number: bytearray = field(init=False)
    actor: bytearray = field(init=False)
    opens: dict[int, bool] = field(init=False)
    people: set[int] = field(init=False)
    proper_end: dict[int, bool] = field(init=False)
    joined: dict[int, str] = field(init=False)
    mentions: list[NameMention] = field(init=False)
    quoted: bytearray = field(init=False)
    aside: bytearray = field(init=False)
    topic: list[EventType | None] = field(init=False)
    _starts: list[int] = field(init=False)
    units: dict[int, int] = field(init=False)
    chunks: dict[tuple[int, int], list[Chunk]] = field(default_factory=dict)
    domain: EventType | None = None
    _said: dict[tuple[int, int], tuple[int, str] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fill the arrays from the reading."""
        size = len(self.reading.document.tokens)
        self.date = [-1] * size
        self.quoted = bytearray(size)
        self.aside = bytearray(size)
        for pair in find_quoted(self.reading.document):
            if pair.last - pair.first <= _SHORT:
                self.aside[pair.opener : pair.closer + 1] = b"\x01" * (pair.closer + 1 - pair.opener)
        self.topic = [None] * size
        for index, mention in enumerate(self.reading.dates):
            for at in range(mention.first, min(mention.last, size)):
                self.date[at] = index
        self.name = bytearray(size)
        self.actor = bytearray(size)
        self.mentions = sorted(self.reading.names.mentions, key=lambda m: (m.first, -m.last))
        self._starts = [m.first for m in self.mentions]
        self.opens, self.proper_end, self.joined, self.units = {}, {}, {}, {}
        entities = {e.key: fold(e.name.ar or "") for e in self.reading.names.entities}
        persons = {e.key for e in self.reading.names.entities if e.type is EntityType.PERSON}
        self.people = set()
        actors = {e.key for e in self.reading.names.entities if e.type is not EntityType.PLACE}
        for name in self.reading.names.mentions:
            if not name.nisba:
                self.opens[name.first] = True
                self.units[name.first] = max(name.last, self.units.get(name.first, 0))
                self.proper_end[name.last] = True
                if name.entity in persons:
                    self.people.add(name.first)
                self.joined[name.name_first] = proclitic(
                    self.reading.document.norms[name.name_first], entities.get(name.entity, "")
                )
                if name.entity in actors:
                    self.actor[name.first] = 1
                for at in range(name.first, min(name.last, size)):
                    proper = name.name_first <= at < name.name_last
                    self.name[at] = _NAME if proper or self.name[at] == _NAME else _ROLE
        self.number = bytearray(size)
        for number in self.reading.numbers:
            self.number[number.first : number.last] = b"\x01" * (number.last - number.first)

    def quote(self, span: Span) -> None:
        """Mark the tokens of a quote."""
        tokens = self.reading.document.tokens
        at = bisect_left(tokens, span.start, key=lambda token: token.start)
        while at < len(tokens) and tokens[at].end <= span.end:
            self.quoted[at] = 1
            at += 1

    def said(self, first: int, last: int) -> tuple[int, str] | None:
        """The longest noun phrase from token `first` up to `last` that English can say: its end and its English."""
        key = (first, last)
        if key not in self._said:
            self._said[key] = said_noun_phrase(self.reading, first, last, self.domain or "")
        return self._said[key]

    def mentions_within(self, first: int, last: int) -> list[NameMention]:
        """The mentions that begin at tokens [first, last), the longer first where two begin together."""
        return self.mentions[bisect_left(self._starts, first) : bisect_left(self._starts, last)]

    @property
    def document(self) -> Document:
        """The document read."""
        return self.reading.document


def is_break(layout: Layout, at: int) -> bool:
    """Whether token `at` is a sign that parts clauses: a comma not between digits, a dash with spaces around it."""
    tokens = layout.document.tokens
    token = tokens[at]
    if token.kind is not Kind.PUNCT or layout.quoted[at] or layout.aside[at]:
        return False
    if token.text in _DASHES:
        return (at == 0 or tokens[at - 1].end < token.start) and (
            at + 1 == len(tokens) or token.end < tokens[at + 1].start
        )
    return token.text in _BREAKS and not (
        0 < at < len(tokens) - 1 and tokens[at - 1].kind is Kind.NUMBER and tokens[at + 1].kind is Kind.NUMBER
    )
