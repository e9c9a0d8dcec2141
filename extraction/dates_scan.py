"""What the rules for dates see of a document: its words' roles, one sentence at a time, and what is known so far."""

from dataclasses import dataclass
from datetime import date

from extraction.dates_calendar import Period
from extraction.dates_lexicon import Word, opens, phrases, tense_of
from extraction.matching import Match
from extraction.numbers import Form, Number
from extraction.text import Document

_REACH_OF_TENSE = 16  # tokens back in which a verb still sets the time of a date
_WAS = frozenset(
    {"كان", "كانت", "كانا", "كانتا", "كانوا", "بدا", "بدات", "بداوا", "ظل", "ظلت", "ظلوا", "اخذ", "اخذت", "راح", "راحت"}
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in one role: tokens [first, last), the proclitics before it."""

    word: Word
    first: int
    last: int
    prefix: str


@dataclass(frozen=True, slots=True)
class Found:
    """A date read at tokens [first, last).

    `anchor` is the date that later anaphoric ones go back to. `dated` tells that the text names the year.
    `deictic` tells that it is counted from the publication date.
    """

    last: int
    period: Period
    anchor: Period | None
    dated: bool = False
    deictic: bool = False


@dataclass(frozen=True, slots=True)
class Previous:
    """The date mentioned last: its period, its sentence, whether the text names its year, and where it ends."""

    period: Period
    sentence: int
    dated: bool
    last: int


class Scan:
    """A document under reading: bounded to one sentence, with the publication date and the date mentioned last."""

    def __init__(self, document: Document, numbers: tuple[Number, ...], published: date | None) -> None:
        """Take the document, its numbers and the publication date."""
        self.document = document
        self.norms = document.norms
        self.numbers = {number.first: number for number in numbers}
        self.published = published
        self.previous: Previous | None = None
        self.day: Previous | None = None  # the day mentioned last, to which اليوم نفسه goes back
        self.begin = 0
        self.stop = 0
        self.depth = 0  # how many periods within periods are being read
        self._matches: dict[int, Match[Word] | None] = {}

    def same_paragraph(self, sentence: int) -> bool:
        """Whether no line break stands between an earlier sentence and the one under reading."""
        start = self.document.sentences[sentence].end
        return "\n" not in self.document.body[start : self.document.tokens[self.begin].start]

    def norm(self, at: int) -> str:
        """The folded token, or an empty string outside the sentence."""
        return self.norms[at] if self.begin <= at < self.stop else ""

    def match(self, at: int) -> Match[Word] | None:
        """The longest phrase of the lexicon at a token."""
        if at in self._matches:
            return self._matches[at]
        found: Match[Word] | None = None
        if self.begin <= at < self.stop and opens(self.norms[at]):
            found = phrases().longest(self.norms, at)
            if found is not None and found.last > self.stop:
                found = None
        self._matches[at] = found
        return found

    def hit(self, at: int, *roles: str) -> Hit | None:
        """The phrase at a token in one of the roles."""
        match = self.match(at)
        if match is not None:
            for word in match.values:
                if word.role in roles:
                    return Hit(word, match.first, match.last, match.prefix)
        return None

    def plain(self, at: int, *roles: str) -> Hit | None:
        """The phrase at a token in one of the roles, without proclitics."""
        hit = self.hit(at, *roles)
        return hit if hit is not None and not hit.prefix else None

    def integer(self, at: int, low: int, high: int) -> int | None:
        """The plain digits at a token as a number within bounds."""
        norm = self.norm(at)
        if norm.isascii() and norm.isdigit() and len(norm) <= 4 and low <= int(norm) <= high:
            return int(norm)
        return None

    def number(self, at: int) -> tuple[float, float, int] | None:
        """The number at a token as lowest value, highest value and end, if it counts exactly."""
        number = self.numbers.get(at)
        if number is not None and number.last <= self.stop and number.form not in {Form.VAGUE, Form.DUAL}:
            upper = number.upper if number.upper is not None else number.value
            return number.value, upper, number.last
        norm = self.norm(at)
        if number is None and norm.isascii() and norm.isdigit() and len(norm) <= 4:
            return float(norm), float(norm), at + 1
        return None

    def tense(self, at: int) -> str:
        """`past`, `future` or nothing: what the nearest verb or cue before a token says."""
        for index in range(at - 1, max(self.begin, at - _REACH_OF_TENSE) - 1, -1):
            if tense := tense_of(self.norms[index]):
                return "past" if tense == "future" and self._was_so(index) else tense
        return ""

    def _was_so(self, at: int) -> bool:
        """Whether what a token plans or tells in the present belongs to the past (كانت مقررة, بدأت المدارس تفتح)."""
        return any(self.norm(index).removeprefix("و") in _WAS for index in range(at - 4, at))
