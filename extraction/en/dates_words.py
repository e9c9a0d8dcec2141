"""The words of English dates, and what a scan over a text knows of the story so far."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from extraction.dates_calendar import Period
from extraction.en.numbers import single
from extraction.en.reading import Text
from extraction.en.verbs import is_past_form
from extraction.lexicons import table
from extraction.matching import PhraseTable

_REACH = 25  # tokens on either side in which the verb of a date is looked for
_AHEAD = frozenset({"will", "would", "to"})
_AUXILIARIES = 4  # tokens between an auxiliary and its participle
_BREAKS = frozenset({";", ":", ".", "!", "?"})


@dataclass(frozen=True, slots=True)
class Word:
    """What a phrase does in a date: its role, a name within the role, and a number where it has one."""

    role: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the date lexicon that ends before token `last`."""

    last: int
    word: Word


@dataclass(frozen=True, slots=True)
class Found:
    """A date that ends before token `last`; `anchor` is what later dates of the story may count from."""

    last: int
    period: Period
    anchor: Period | None = None
    deictic: bool = False


@cache
def _phrases() -> PhraseTable[Word]:
    return PhraseTable(
        (row["en"], Word(row["role"], row["name"], int(row["number"] or 0))) for row in table("en_dates")
    )


@cache
def first_words() -> frozenset[str]:
    """Words that may begin a date, besides digits and number words."""
    return frozenset(row["en"].split()[0].split("-")[0] for row in table("en_dates") if row["role"] != "tense")


@dataclass(slots=True)
class Scan:
    """A walk over a text; `previous` is the date told last, from which `two years later` counts."""

    text: Text
    published: date | None
    previous: Period | None = None
    _tenses: dict[int, str] = field(default_factory=dict)

    def hit(self, at: int, *roles: str) -> Hit | None:
        """The longest phrase at a token that plays one of these roles."""
        words = self.text.words
        if not 0 <= at < len(words):
            return None
        match = _phrases().longest_from(words[at], words, at)
        if match is None:
            return None
        found = next((word for word in match.values if word.role in roles), None)
        if found is not None:
            return Hit(match.last, found)
        if match.last > at + 1:
            short = next((word for word in _phrases().get(words[at]) if word.role in roles), None)
            return Hit(at + 1, short) if short is not None else None
        return None

    def integer(self, at: int, low: int, high: int) -> int | None:
        """The whole number in digits at a token, if it lies between these."""
        if not self.text.is_number(at) or not self.text.word(at).isdigit() or len(self.text.word(at)) > 4:
            return None
        value = int(self.text.word(at))
        return value if low <= value <= high else None

    def quantity(self, at: int) -> tuple[float, int] | None:
        """A number, or a few, before a unit of time: its value (0 where vague) and where it ends."""
        word = self.text.word(at)
        if word == "a" and self.text.word(at + 1) in ("few", "couple"):
            last = at + 2
            vague = self.text.word(at + 1) == "few"
            last += self.text.word(last) == "of"
            return (0.0 if vague else 2.0), last
        if word in ("few", "several", "recent", "many"):
            return 0.0, at + 1
        if word == "couple":
            return 2.0, at + 1 + (self.text.word(at + 1) == "of")
        number = single(self.text, at)
        if number is not None:
            if number.form.value == "vague":
                return 0.0, number.last
            return number.value, number.last
        if word in ("a", "an", "one"):
            return 1.0, at + 1
        if word == "half" and self.text.word(at + 1) in ("a", "an"):
            return 0.5, at + 2
        return None

    def tense(self, at: int) -> str:
        """`past`, `future` or nothing: how the words before a date, else those after it, set its clause."""
        begin = max(self.text.begin(at), at - _REACH)
        for index in range(at - 1, begin - 1, -1):
            if self.text.word(index) in _BREAKS:
                break
            if tense := self._tense_of(index):
                return tense
        for index in range(at, min(self.text.stop(at), at + _REACH)):
            if tense := self._tense_of(index):
                return tense
        return ""

    def _tense_of(self, index: int) -> str:
        if index not in self._tenses:
            self._tenses[index] = _tense_at(self.text, index)
        return self._tenses[index]


@cache
def _tense_words() -> dict[str, str]:
    return {row["en"]: row["name"] for row in table("en_dates") if row["role"] == "tense"}


def _tense_at(text: Text, at: int) -> str:
    word = text.word(at)
    if word in ("is", "are") and text.word(at + 1) == "to":
        return "future"
    if word not in _tense_words() and text.word(at - 1) in ("be", "is", "are", "being"):
        return ""  # will be held
    if word in ("was", "were") and text.word(at + 1) in ("to", "due", "scheduled", "set"):
        return "future"
    known = _tense_words().get(word)
    if known is not None and not text.capital[at]:
        return known
    if any(text.word(back) in _AHEAD for back in range(max(0, at - _AUXILIARIES), at)):
        return ""  # will remain closed
    return "past" if text.is_word(at) and is_past_form(word) and not text.capital[at] else ""
