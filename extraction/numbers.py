"""Numbers in digits and words: where they stand and what they are worth."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache

from extraction.lexicons import table
from extraction.numbers_digits import Chain, adjacent, chain, glued, percent_end
from extraction.numbers_grammar import Cardinal, Form, cardinal
from extraction.numbers_lexicon import Numeral, Part, numeral
from extraction.numbers_nouns import TIME, Shape, noun_form
from extraction.text import Document, Kind, fold

__all__ = ["Form", "Number", "find_numbers"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens [first, last); `upper` is the higher end of a range, else None.

    The preposition of a range (بين, من) and a proclitic that stands before digits are not part of it. A dual
    (جنديان, هدفين اثنين) covers its noun.
    """

    first: int
    last: int
    value: float
    upper: float | None
    form: Form


def find_numbers(document: Document) -> tuple[Number, ...]:
    """All numbers of a document in order, without overlaps; which of them count something is `figures`' business.

    Left out: scores, clock times, phone numbers and other chains of digits, tails of names (إف-16) and of compound
    ordinals (الثالث عشر).
    """
    found: list[Number] = []
    at, tokens, norms = 0, document.tokens, document.norms
    while at < len(tokens):
        first = at
        if tokens[at].kind is Kind.NUMBER or (tokens[at].kind is Kind.WORD and _opening(norms[at]) is not None):
            number, at = _read(document, first)
        else:
            at += 1
            continue
        if number is not None and tokens[number.last - 1].sentence != tokens[first].sentence:
            number, at = _read_alone(document, first)
        if number is not None:
            found.append(number)
            at = _past_attribute(document, at) if number.form is Form.DUAL else at
    return tuple(found)


def _read(document: Document, at: int) -> tuple[Number | None, int]:
    """The number that a token opens, and where to read on."""
    if document.tokens[at].kind is Kind.NUMBER:
        return _digits(document, at)
    opening = _opening(document.norms[at])
    return _words(document, at, opening) if opening is not None else (None, at + 1)


def _read_alone(document: Document, at: int) -> tuple[Number | None, int]:
    """The number that a token opens without what follows its sentence: a headline ends without a full stop."""
    sentence = document.sentence_of(at)
    number, end = _read(document.alone(sentence), at - sentence.first)
    if number is not None:
        number = replace(number, first=number.first + sentence.first, last=number.last + sentence.first)
    return number, end + sentence.first


def _past_attribute(document: Document, at: int) -> int:
    """Past a dual that only describes the dual before it (ديناران كويتيان)."""
    same = at < len(document.norms) and document.tokens[at].sentence == document.tokens[at - 1].sentence
    form = noun_form(document.norms[at]) if same else None
    return at + 1 if form is not None and form.shape is Shape.DUAL and not form.prefix else at


_ORDINAL, _NUMERAL, _DUAL = range(3)


@lru_cache(maxsize=65536)
def _opening(norm: str) -> int | None:
    """What kind of number a word may open."""
    word = numeral(norm)
    if word is not None:
        return _ORDINAL if word.part is Part.ORDINAL else _NUMERAL
    if not norm.endswith(("ان", "ين")):
        return None
    form = noun_form(norm)
    if form is None or (form.shape is not Shape.DUAL and not (form.noun.sound and form.shape is Shape.PLURAL)):
        return None
    return None if form.article and form.noun.kind != TIME else _DUAL


def _digits(document: Document, at: int) -> tuple[Number | None, int]:
    tokens = document.tokens
    joined = chain(document, at)
    if glued(document, at):
        return None, joined.last if joined else at + 1
    if joined is not None:
        return _chained(document, joined)
    if _nil(document, at):
        return None, at + 3
    found = cardinal(document, at)
    if found is None:
        return None, at + 1
    if (
        found.last < len(tokens)
        and tokens[found.last].kind is Kind.NUMBER
        and tokens[found.last - 1].kind is Kind.NUMBER
    ):
        run = found.last  # digits beside digits are a code or a table, but each may still be read by itself
        return _number(at, found), run
    return _ranged(document, at, found)


def _nil(document: Document, at: int) -> bool:
    """Whether the number is the first half of a score that ends in nil (1-صفر)."""
    tokens = document.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].text not in _DASHES or not adjacent(document, at):
        return False
    word = numeral(document.norms[at + 2])
    return word is not None and word.part is Part.ZERO


_DASHES = frozenset("-–—‑")
_LARGEST_DENOMINATOR = 10
_YEARS = range(1800, 2101)
_YEAR_DIGITS = 4


def _chained(document: Document, joined: Chain) -> tuple[Number | None, int]:
    """Two numbers joined by a sign: a rising range or a small fraction; all else is no amount."""
    if joined.count > 2:
        return None, joined.last
    low, high = cardinal(document, joined.first), cardinal(document, joined.first + 2)
    if low is None or high is None or low.value >= high.value:
        return None, joined.last
    if joined.sign == "/":
        if high.value <= _LARGEST_DENOMINATOR and high.value.denominator == 1 and high.last == joined.last:
            return Number(joined.first, joined.last, float(low.value / high.value), None, Form.FRACTION), joined.last
        return None, joined.last
    if joined.sign not in _DASHES or (low.value in _YEARS and high.value in _YEARS):
        return None, joined.last
    return _span(joined.first, low, high), high.last


def _words(document: Document, at: int, opening: int) -> tuple[Number | None, int]:
    if opening == _ORDINAL:
        return None, _after_ordinal(document, at)
    if opening == _DUAL:
        return _dual(document, at)
    found = cardinal(document, at)
    if found is None:
        return None, at + 1
    return _ranged(document, at, found)


def _after_ordinal(document: Document, at: int) -> int:
    """Past the tail of a compound ordinal (الثالث عشر, الرابع والعشرين, الحادي والثلاثين بعد المئة)."""
    following = numeral(document.norms[at + 1]) if at + 1 < len(document.norms) else None
    if following is None:
        return at + 1
    tail = (following.part is Part.TEN and not following.prefix) or (
        following.part is Part.TENS and following.prefix == "و"
    )
    return at + 2 if tail else at + 1


_TWO = Fraction(2)
_FATHA_DUAL = ("\u064eين", "\u064eيْن", "\u064eي\u0652ن", "\u064eي\u0652ن\u0650", "\u064eين\u0650")


def _dual(document: Document, at: int) -> tuple[Number | None, int]:
    form = noun_form(document.norms[at])
    following = numeral(document.norms[at + 1]) if at + 1 < len(document.norms) else None
    emphatic = (
        following is not None and following.part is Part.UNIT and following.value == _TWO and not following.prefix
    )
    last = at + 2 if emphatic else at + 1
    if form is None:
        return None, at + 1
    certain = form.shape is Shape.DUAL or emphatic or document.tokens[at].text.endswith(_FATHA_DUAL)
    return (Number(at, last, 2.0, None, Form.DUAL), last) if certain else (None, at + 1)


def _number(first: int, found: Cardinal) -> Number:
    return Number(first, found.last, float(found.value), None, found.form)


def _span(first: int, low: Cardinal, high: Cardinal) -> Number:
    """A range; the lower number takes the scale that only the higher one names (12 إلى 13 مليون)."""
    value = low.value
    if low.scale == 1 and high.scale != 1 and value * high.scale <= high.value:
        value *= high.scale
    form = low.form if low.form is high.form else Form.MIXED
    return Number(first, high.last, float(value), float(high.value), form)


_BETWEEN = "بين"
_BETWEENS = frozenset({"بين", "وبين", "فبين", "لبين"})
_FROM = frozenset({"من", "ومن", "فمن"})
_TO = frozenset({"الي", "حتي"})
_OR = "او"
_AND = "و"
_LOOK_BACK = 12


def _ranged(document: Document, first: int, low: Cardinal) -> tuple[Number, int]:
    """The number at `first`, widened to a range where the words around it say so."""
    norms = document.norms
    alone = (_number(first, low), low.last)
    if low.form is Form.VAGUE or low.last >= len(norms):
        return alone
    opener = norms[first - 1] if first else ""
    if opener == _AND and first > 1:
        opener = norms[first - 2]
    if opener in _BETWEENS:
        return _between(document, first, low) or alone
    at = low.last
    changing = norms[at] in _TO and opener in _FROM and _changes(document, first)
    bounds = norms[at] in _TO and (norms[at] == "الي" or opener in _FROM)
    if bounds or norms[at] == _OR or document.tokens[at].text in _DASHES:
        high = _next(document, at + 1)
    else:
        return alone
    if (
        high is None
        or high.form is Form.VAGUE
        or (opener not in _FROM and _unlike(low, high))
        or _is_year(document, low)
    ):
        return alone
    ranged = _span(first, low, high)
    if ranged.upper is None or ranged.value >= ranged.upper:
        return alone
    if changing:  # two amounts, which may share the scale of the second
        return Number(first, low.last, ranged.value, None, low.form), low.last
    return ranged, high.last


_FARTHEST = 100


def _unlike(low: Cardinal, high: Cardinal) -> bool:
    """Whether two numbers are too far apart to bound one amount."""
    return low.scale == high.scale and high.value > _FARTHEST * low.value


def _is_year(document: Document, low: Cardinal) -> bool:
    """Whether a number looks like a year: بنهاية 2024 إلى 79 مليارا is no range."""
    text = document.norms[low.last - 1]
    return low.form is Form.DIGITS and len(text) == _YEAR_DIGITS and text.isdigit() and int(text) in _YEARS


def _next(document: Document, at: int) -> Cardinal | None:
    """The number at `at`, unless it carries a proclitic of its own or is the tail of a name."""
    if at >= len(document.norms):
        return None
    if document.tokens[at].kind is Kind.NUMBER:
        return None if chain(document, at) is not None else cardinal(document, at)
    word = numeral(document.norms[at])
    return cardinal(document, at) if word is not None and not word.prefix and word.part is not Part.ORDINAL else None


def _between(document: Document, first: int, low: Cardinal) -> tuple[Number, int] | None:
    """The range after بين: its second number follows with و, perhaps after the unit (بين 20 مترا و30 مترا)."""
    high = _joined(document, low.last)
    if high is None and (past := _past_unit(document, low.last)) > low.last:
        high = _joined(document, past)
    if high is None:
        return _split(document, first, low)
    ranged = _span(first, low, high)
    return (ranged, high.last) if ranged.upper is not None and ranged.value < ranged.upper else None


def _past_unit(document: Document, at: int) -> int:
    """Past the percentage or unit that both ends of a range may repeat: بين 5% و7%."""
    past = percent_end(document, at)
    if (
        past == at
        and at < len(document.norms)
        and (form := noun_form(document.norms[at])) is not None
        and not form.prefix
    ):
        return at + 1
    return past


def _joined(document: Document, at: int) -> Cardinal | None:
    if at >= len(document.norms):
        return None
    if document.norms[at] == _AND:
        return _next(document, at + 1)
    word = numeral(document.norms[at])
    return cardinal(document, at) if word is not None and word.prefix == _AND else None


def _split(document: Document, first: int, whole: Cardinal) -> tuple[Number, int] | None:
    """بين خمسة وعشرين: what reads as one number is two where no second one follows."""
    for cut in range(whole.last - 1, first, -1):
        word = numeral(document.norms[cut])
        if word is None or word.prefix != _AND:
            continue
        low, high = _simple(document, first, cut), cardinal(document, cut)
        if low is not None and high is not None and high.last == whole.last and low < high.value:
            return Number(first, whole.last, float(low), float(high.value), Form.WORDS), whole.last
    return None


def _simple(document: Document, first: int, last: int) -> Fraction | None:
    """The value of one numeral word at [first, last), or None for anything longer."""
    word: Numeral | None = numeral(document.norms[first])
    return word.value if last == first + 1 and word is not None else None


@cache
def _change_words() -> frozenset[str]:
    return frozenset(fold(row["ar"]) for row in table("qualifiers") if row["sense"] == "change")


def _changes(document: Document, first: int) -> bool:
    """Whether a word of change (ارتفع, خفض …) stands before, so that من … إلى … are two amounts and no range."""
    start = max(document.sentence_of(first).first, first - _LOOK_BACK)
    known = _change_words()
    return any(norm in known or (norm[:1] in "وف" and norm[1:] in known) for norm in document.norms[start:first])
