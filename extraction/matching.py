"""Longest-match lookup of many phrases at a token, the one way in which lexicons meet a text.

A phrase is a key of folded words, and each first word knows how many words its longest phrase has. Word borders hold
by construction, a word that begins no phrase costs one dictionary step, and a table is quickly built.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from extraction.text import fold, read, splits

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found: tokens [first, last), the proclitics before its first word, and all values under the phrase."""

    first: int
    last: int
    prefix: str
    values: tuple[T, ...]


class PhraseTable(Generic[T]):
    """Phrases of one or more words, each with one or more values; immutable once built."""

    def __init__(self, entries: Iterable[tuple[str, T]], folded: bool = False) -> None:
        """Take (phrase, value) pairs; phrases are folded and tokenised as a body is.

        `folded` says that the phrases are keys already, as `phrase_key` gives them.
        """
        self._values: dict[str, tuple[T, ...]] = {}
        self._reach: dict[str, int] = {}
        values, reach = self._values, self._reach
        for phrase, value in entries:
            key = phrase if folded else phrase_key(phrase)
            if not key:
                continue
            values[key] = (*values[key], value) if key in values else (value,)
            first, blank, rest = key.partition(" ")
            length = rest.count(" ") + 2 if blank else 1
            if length > reach.get(first, 0):
                reach[first] = length

    def longest(self, norms: Sequence[str], first: int, *, clitics: bool = True) -> Match[T] | None:
        """The longest phrase that begins at token `first`; a reading without proclitics wins a tie."""
        best: Match[T] | None = None
        reach = self._reach
        for reading in splits(norms[first]):
            if reading.stem in reach:
                found = self.longest_from(reading.stem, norms, first, reading.prefix)
                if found is not None and (best is None or found.last > best.last):
                    best = found
            if not clitics:
                break
        return best

    def longest_from(self, stem: str, norms: Sequence[str], first: int, prefix: str = "") -> Match[T] | None:
        """The longest phrase whose first word is `stem`, as which the caller reads token `first`."""
        for length in range(min(self._reach.get(stem, 0), len(norms) - first), 0, -1):
            key = stem if length == 1 else " ".join((stem, *norms[first + 1 : first + length]))
            if values := self._values.get(key):
                return Match(first, first + length, prefix, values)
        return None

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with a folded word."""
        return word in self._reach

    def phrases(self) -> Iterable[str]:
        """All phrases, as folded words with a blank between."""
        return self._values.keys()

    def get(self, phrase: str) -> tuple[T, ...]:
        """All values under exactly this phrase."""
        return self._values.get(phrase_key(phrase), ())


class DeferredTable(PhraseTable[T], Generic[S, T]):
    """A phrase table for very many phrases, of which a text needs few: made when it holds their first word.

    Several threads may read one at the same time: what two of them make at once is equal.
    """

    def __init__(self, openings: Mapping[str, Sequence[S]], made: Callable[[S], Iterable[tuple[str, T]]]) -> None:
        """Take what lies behind each first word, and what makes keys (as of `phrase_key`) and values of it."""
        super().__init__(())
        self._openings, self._made = openings, made
        self._reach = dict.fromkeys(openings, 0)
        self._keys: dict[str, tuple[str, ...]] = {}

    def longest_from(self, stem: str, norms: Sequence[str], first: int, prefix: str = "") -> Match[T] | None:
        """The longest phrase whose first word is `stem`, as which the caller reads token `first`."""
        if self._reach.get(stem) == 0:
            self._make(stem)
        return super().longest_from(stem, norms, first, prefix)

    def get(self, phrase: str) -> tuple[T, ...]:
        """All values under exactly this phrase."""
        key = phrase_key(phrase)
        self.beginning(key.partition(" ")[0])
        return self._values.get(key, ())

    def phrases(self) -> Iterator[str]:
        """All phrases, as folded words with a blank between."""
        return (key for word in self._openings for key in self.beginning(word))

    def beginning(self, word: str) -> tuple[str, ...]:
        """The phrases that begin with a folded word."""
        if self._reach.get(word) == 0:
            self._make(word)
        return self._keys.get(word, ())

    def _make(self, word: str) -> None:
        values: dict[str, tuple[T, ...]] = {}
        for source in self._openings[word]:
            for key, value in self._made(source):
                if key.partition(" ")[0] == word:
                    values[key] = (*values.get(key, ()), value)
        self._values.update(values)
        self._keys[word] = tuple(values)
        self._reach[word] = max((key.count(" ") + 1 for key in values), default=1)  # last: it says that all is there


def phrase_key(phrase: str) -> str:
    """The folded tokens of a phrase with a blank between: what a table knows it by."""
    return fold(phrase) if phrase.isalpha() else " ".join(phrase_words(phrase))


def phrase_words(phrase: str) -> tuple[str, ...]:
    """The folded tokens of a phrase."""
    # Letters and blanks alone, as nearly all lexicon phrases are, need no tokeniser.
    if phrase.replace(" ", "").isalpha():
        return tuple(fold(phrase).split())
    return read(phrase).norms
