"""Longest-match lookup of many phrases at a token, the one way in which lexicons meet a text.

A trie over folded words respects word borders by construction and costs one dictionary step a word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from extraction.text import fold, read, splits

T = TypeVar("T")


class _Node(Generic[T]):
    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.values: list[T] = []


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found: tokens [first, last), the proclitics before its first word, and all values under the phrase."""

    first: int
    last: int
    prefix: str
    values: tuple[T, ...]


class PhraseTable(Generic[T]):
    """Phrases of one or more words, each with one or more values; immutable once built."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take (phrase, value) pairs; phrases are folded and tokenised as a body is."""
        self._root: _Node[T] = _Node()
        for phrase, value in entries:
            node = self._root
            for word in phrase_words(phrase):
                child = node.next.get(word)
                if child is None:
                    child = node.next[word] = _Node()
                node = child
            if node is not self._root:
                node.values.append(value)

    def longest(self, norms: Sequence[str], first: int, *, clitics: bool = True) -> Match[T] | None:
        """The longest phrase that begins at token `first`; a reading without proclitics wins a tie."""
        best: Match[T] | None = None
        readings = splits(norms[first]) if clitics else splits(norms[first])[:1]
        for reading in readings:
            found = self.longest_from(reading.stem, norms, first, reading.prefix)
            if found is not None and (best is None or found.last > best.last):
                best = found
        return best

    def longest_from(self, stem: str, norms: Sequence[str], first: int, prefix: str = "") -> Match[T] | None:
        """The longest phrase whose first word is `stem`, as which the caller reads token `first`."""
        best: Match[T] | None = None
        node = self._root.next.get(stem)
        at = first + 1
        while node is not None:
            if node.values:
                best = Match(first, at, prefix, tuple(node.values))
            node = node.next.get(norms[at]) if at < len(norms) else None
            at += 1
        return best

    def get(self, phrase: str) -> tuple[T, ...]:
        """All values under exactly this phrase."""
        node: _Node[T] | None = self._root
        for word in phrase_words(phrase):
            node = node.next.get(word) if node is not None else None
        return tuple(node.values) if node is not None else ()


def phrase_words(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a phrase."""
    # Letters and blanks alone, as nearly all lexicon phrases are, need no tokeniser.
    if phrase.replace(" ", "").isalpha():
        return tuple(fold(phrase).split())
    return read(phrase).norms
