"""English numbers in digits and words: 2.4 million, two dozen, hundreds, a third, between 20 and 30, $3.5bn."""

import re
from dataclasses import dataclass, replace
from functools import cache

from extraction.en.reading import Text, alone
from extraction.lexicons import table
from extraction.numbers import Form, Number

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[,٬]\d{3})+(?:[.٫]\d+)?")
_INDIAN = re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}")
_PLAIN = re.compile(r"\d+(?:[.٫]\d+)?")
_LONGEST = 18  # digits; a longer chain counts nothing
_DASHES = frozenset("-–—−")
_SIGNS_BEFORE = frozenset("$£€¥₪₺₹₽₩")
_BUILDING = frozenset({"unit", "teen", "tens", "hundred", "dozen"})
_SCALES = frozenset({"scale", "short"})
_ARTICLES = frozenset({"a", "an"})
_LARGEST_DENOMINATOR = 10
_LONGEST_CHAIN = 40  # tokens


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number word: what it does and what it is worth."""

    kind: str
    value: int


@cache
def numerals() -> dict[str, Numeral]:
    """All number words by folded form."""
    return {row["en"]: Numeral(row["kind"], int(row["value"] or 0)) for row in table("en_numerals")}


def numeral(text: Text, at: int, *kinds: str) -> Numeral | None:
    """The number word at a token, if it is of one of these kinds."""
    found = numerals().get(text.word(at))
    return found if found is not None and (not kinds or found.kind in kinds) else None


def find_numbers(text: Text) -> tuple[Number, ...]:
    """All numbers in order; which of them are dates or count something is for others to say.

    Left out: scores, clock times, chains of digits, ordinals, tails of names (F-16, COVID-19), `one` as a pronoun.
    """
    found: list[Number] = []
    at = 0
    while at < len(text.words):
        number = _ranged(text, at)
        if number is not None and number.last > text.stop(at):
            number = _within(text, at)
        if number is None:
            at = _past_chain(text, at)
        else:
            found.append(number)
            at = number.last
    return tuple(found)


def _within(text: Text, at: int) -> Number | None:
    """A number at a token, read without what follows its sentence."""
    part, first = alone(text, at)
    number = _ranged(part, at - first)
    return replace(number, first=number.first + first, last=number.last + first) if number is not None else None


def _ranged(text: Text, at: int) -> Number | None:
    """A number at a token, or a range of two."""
    first = single(text, at)
    if first is None:
        return None
    dash = first.last
    gap = text.word(dash)
    if gap in _DASHES and text.joined(dash) and text.joined(dash + 1):
        link = True
    elif gap in ("to", "or") or gap in _DASHES:
        link = text.word(at - 1) != "from"
    else:
        lead = at - 2 if text.word(at - 1) in _SIGNS_BEFORE else at - 1
        link = gap == "and" and text.word(lead) == "between"
    second = single(text, _past_sign(text, dash + 1)) if link else None
    if second is None or first.form is Form.VAGUE or second.form is Form.VAGUE:
        return first
    low = _scaled_alike(text, first, second)
    if low >= second.value:
        return first
    return Number(first.first, second.last, low, second.value, second.form)


def _past_sign(text: Text, at: int) -> int:
    return at + 1 if text.word(at) in _SIGNS_BEFORE else at


def _scaled_alike(text: Text, first: Number, second: Number) -> float:
    """What the lower end is worth: in 2-3 million the scale belongs to both."""
    last = numeral(text, second.last - 1, "scale", "short", "glued")
    if last is not None and first.form is not Form.MIXED and first.value * last.value < second.value:
        return first.value * last.value
    return first.value


def single(text: Text, at: int) -> Number | None:
    """One number at a token, without a range."""
    if text.is_number(at):
        return _digits(text, at)
    word = numeral(text, at)
    if word is None and text.word(at) not in _ARTICLES:
        return None
    if text.joined_hyphen(at - 1) if at else False:
        return None
    return _vague(text, at) or _fraction(text, at) or _words(text, at)


def digits_value(norm: str) -> float | None:
    """What a token of digits is worth as an English number, or None for other chains of digits."""
    plain = norm.replace("٬", ",").replace("٫", ".")
    if len(plain) > _LONGEST:
        return None
    if _GROUPED.fullmatch(plain) or _INDIAN.fullmatch(plain):
        return float(plain.replace(",", ""))
    return float(plain) if _PLAIN.fullmatch(plain) else None


def _digits(text: Text, at: int) -> Number | None:
    value = digits_value(text.word(at))
    if value is None or _names_something(text, at):
        return None
    last = at + 1
    mixed = mixed_fraction(text, last)
    if mixed is not None:
        return Number(at, mixed[1], value + mixed[0], None, Form.DIGITS)
    slash = _slashed(text, at)
    if slash is not None:
        return slash
    if (shorter := _short_scale(text, last)) is not None:
        return Number(at, last + 1, value * shorter, None, Form.MIXED)
    after = last
    while (scale := numeral(text, after, "scale", "hundred")) is not None and not text.joined(after):
        value, after = value * scale.value, after + 1
    if after > last:
        return Number(at, after, value, None, Form.MIXED)
    if text.is_word(last) and text.joined(last):
        glued = text.document.tokens[last].text in _glued_units()
        return Number(at, last, value, None, Form.DIGITS) if glued else None
    if text.word(last) == ":" and text.joined(last) and text.is_number(last + 1) and text.joined(last + 1):
        return None
    if text.word(last) in _DASHES and text.joined(last) and text.is_number(last + 1) and text.joined(last + 1):
        return None if _is_chain(text, at) else Number(at, last, value, None, Form.DIGITS)
    if text.word(last) in ("dozen",):
        return Number(at, last + 1, value * 12, None, Form.MIXED)
    return Number(at, last, value, None, Form.DIGITS)


@cache
def _glued_units() -> frozenset[str]:
    """Units and currencies that may be joined to digits: 5km, 40MW, 300LE."""
    forms = {form for row in table("en_units") for form in row["forms"].split("|") if len(form) <= _LONGEST_GLUED}
    return frozenset(forms | {row["en"] for row in table("en_currencies") if row["place"] == "code"} | {"m", "C", "F"})


_LONGEST_GLUED = 4  # letters


def _short_scale(text: Text, at: int) -> int | None:
    """An abbreviated scale after digits: 3.5bn, 20 mn, $3m."""
    short = numeral(text, at, "short")
    if short is not None:
        return short.value
    glued = numeral(text, at, "glued")
    if glued is None or not text.joined(at):
        return None
    money = text.word(at - 2) in _SIGNS_BEFORE or text.word(at - 4) in _SIGNS_BEFORE
    return glued.value if money or text.word(at + 1) in ("people", "dollars", "euros", "pounds") else None


def mixed_fraction(text: Text, at: int) -> tuple[float, int] | None:
    """A half after a whole number (`and a half`, ½) as value and end."""
    if at < len(text.words) and text.document.tokens[at].text == "½":
        return 0.5, at + 1
    if text.word(at) == "and" and text.word(at + 1) == "a" and text.word(at + 2) in ("half", "quarter"):
        return (0.5 if text.word(at + 2) == "half" else 0.25), at + 3
    return None


def _slashed(text: Text, at: int) -> Number | None:
    """1/3 and 3/4."""
    if text.word(at + 1) != "/" or not text.joined(at + 1) or not text.is_number(at + 2):
        return None
    top, bottom = digits_value(text.word(at)), digits_value(text.word(at + 2))
    if not top or not bottom or top >= bottom or bottom > _LARGEST_DENOMINATOR or text.word(at + 3) == "/":
        return None
    return Number(at, at + 3, top / bottom, None, Form.FRACTION)


def _names_something(text: Text, at: int) -> bool:
    """Whether digits are joined to a name (F-16, MH370, COVID-19) or part of a chain with them."""
    if not text.joined(at):
        return False
    before = text.word(at - 1)
    if text.is_word(at - 1):
        return True
    if before in _DASHES:
        return text.joined(at - 1) and not (text.is_number(at - 2) and not _is_chain(text, at - 2))
    return before in (":", "/", ".", ",", "+", "#", "@", "_")


def _chain_end(text: Text, at: int) -> int:
    """Where digits joined by dashes, colons or slashes end; of an endless chain, some part."""
    last = at + 1
    while (
        last < at + _LONGEST_CHAIN
        and text.joined(last)
        and text.word(last) in ("-", "–", ":", "/", ".")
        and text.joined(last + 1)
        and text.is_number(last + 1)
    ):
        last += 2
    return last


def _is_chain(text: Text, at: int) -> bool:
    """Whether digits are a score, a clock time, a date or a telephone number rather than a range."""
    last = _chain_end(text, at)
    if last == at + 1:
        return False
    if last > at + 3 or text.word(at + 1) in (":", "."):
        return True
    low, high = digits_value(text.word(at)), digits_value(text.word(at + 2))
    if text.word(at + 1) == "/":
        return True
    return low is None or high is None or low >= high or _scored(text, at, last)


def _scored(text: Text, at: int, last: int) -> bool:
    """Whether a match is told around two numbers."""
    near = (*text.words[max(0, at - 8) : at], *text.words[last : last + 4])
    return any(word in score_words() for word in near)


@cache
def score_words() -> frozenset[str]:
    """Words of a match, beside which two numbers are its score."""
    return frozenset(row["en"] for row in table("en_words") if "score" in row["uses"].split("|"))


def _past_chain(text: Text, at: int) -> int:
    return _chain_end(text, at) if text.is_number(at) else at + 1


def _vague(text: Text, at: int) -> Number | None:
    """Dozens, hundreds of thousands, several hundred, a few thousand."""
    start = at
    if text.word(at) == "a" and text.word(at + 1) == "few":
        at += 1
    if numeral(text, at, "some") is not None:
        many = text.word(at) == "many"
        scale = numeral(text, at + 1, "hundred", "scale", "dozen")
        if scale is None or many:
            return None
        return Number(start, at + 2, float(scale.value), None, Form.VAGUE)
    word = numeral(text, at, "vague")
    if word is None:
        return None
    value, last = float(word.value), at + 1
    while text.word(last) == "of" and (more := numeral(text, last + 1, "vague")) is not None:
        value, last = value * more.value, last + 2
    if value == 10:  # tens, alone a column of arithmetic
        return None
    return Number(at, last, value, None, Form.VAGUE)


def _fraction(text: Text, at: int) -> Number | None:
    """A third of, two-thirds, three quarters, half of; an ordinal or a half of a match is none."""
    top, last = 1, at
    if text.word(at) in _ARTICLES:
        last = at + 1
    elif (unit := numeral(text, at, "unit")) is not None and unit.value > 0:
        top, last = unit.value, at + 1
        last += text.word(last) == "-"
    bottom = numeral(text, last, "fraction")
    if bottom is None or top >= bottom.value:
        return None
    plural = text.word(last).endswith("s") or text.word(last) == "halves"
    end = last + 1
    scale = numeral(text, end + (text.word(end) in _ARTICLES), "scale", "dozen")
    if last == at and text.word(last) != "half":
        return None
    if last == at and text.word(at - 1) in _MATCH_HALVES:
        return None
    if scale is not None and text.word(last) in ("half", "quarter"):
        value = top / bottom.value * scale.value
        return Number(at, end + 1 + (text.word(end) in _ARTICLES), value, None, Form.WORDS)
    if plural == (top > 1) and (text.word(end) in _WHOLES or plural or text.owns(end) or text.word(at - 1) == "by"):
        return Number(at, end, top / bottom.value, None, Form.FRACTION)
    return None


_MATCH_HALVES = frozenset({"first", "second", "1st", "2nd", "other", "opening", "last", "this", "latter", "final", "-"})
_WHOLES = frozenset({"of", "the", "its", "their", "his", "her", "our", "a", "all"})


def _words(text: Text, at: int) -> Number | None:
    """A number in words, as two hundred and fifty thousand or a dozen or twenty-three."""
    total = group = 0.0
    last, opened = at, False
    if text.word(at) in _ARTICLES:
        if numeral(text, at + 1, "hundred", "scale", "dozen") is None:
            return None
        group, last, opened = 1.0, at + 1, True
    previous = ""
    while True:
        here = last
        if opened and text.word(here) == "-" and text.joined(here):
            if previous != "tens":
                break
            here += 1
        elif opened and text.word(here) == "and" and previous in ("hundred", "scale"):
            here += 1
        word = numeral(text, here)
        if word is None or word.kind not in _BUILDING | _SCALES:
            break
        if word.kind in ("unit", "teen", "tens"):
            if previous in ("unit", "teen", "dozen") or (previous == "tens" and word.kind != "unit"):
                break
            group += word.value
        elif word.kind in ("hundred", "dozen"):
            if previous in ("hundred", "dozen", "scale"):
                break
            group = (group or 1.0) * word.value
        else:
            if previous == "" and not opened:
                break
            total, group = total + (group or 1.0) * word.value, 0.0
        previous, last, opened = word.kind, here + 1, True
    if last == at or previous == "" or (numeral(text, last - 1, "hundred", "dozen", "scale") and last == at + 1):
        return None
    value = total + group
    mixed = mixed_fraction(text, last)
    if mixed is not None:
        value, last = value + mixed[0] * _last_scale(text, last), mixed[1]
        scale = numeral(text, last, "scale")
        if scale is not None:
            value, last = value * scale.value, last + 1
    if value == 1 and _pronoun(text, at, last):
        return None
    return Number(at, last, value, None, Form.WORDS)


def _last_scale(text: Text, last: int) -> int:
    scale = numeral(text, last - 1, "scale")
    return scale.value if scale is not None else 1


_BEFORE_PRONOUN = frozenset(["no", "any", "every", "this", "that", "the", "each", "another", "which", "day"])
_AFTER_PRONOUN = frozenset(
    [
        "of",
        "another",
        "day",
        "more",
        "-",
        "or",
        "by",
        "side",
        "in",
        "and",
        "to",
        "who",
        "that",
        "is",
        "was",
        "has",
        "may",
        "can",
    ]
)


def _pronoun(text: Text, at: int, last: int) -> bool:
    """Whether `one` stands for somebody or something instead of counting."""
    if text.word(at) != "one":
        return False
    after = text.word(last)
    return text.word(at - 1) in _BEFORE_PRONOUN or after in _AFTER_PRONOUN or not after.isalpha()
