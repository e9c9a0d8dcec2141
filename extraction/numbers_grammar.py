"""The grammar of one Arabic number: digits, words and mixtures of both, from hundreds to trillions."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from extraction.numbers_digits import adjacent, digits
from extraction.numbers_lexicon import Numeral, Part, numeral
from extraction.numbers_nouns import TIME, noun_form
from extraction.text import Document, Kind


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    MIXED = "mixed"
    DUAL = "dual"  # a noun's dual that counts: جنديان
    VAGUE = "vague"  # عشرات, مئات, آلاف
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Cardinal:
    """One number at tokens [first, last); `scale` is the last power of a thousand that it names (1 without)."""

    last: int
    value: Fraction
    scale: Fraction
    form: Form


@dataclass(frozen=True, slots=True)
class _Group:
    """The part of a number below its scale word."""

    last: int
    value: Fraction
    digits: bool
    bare_one: bool = False


_ONE = Fraction(1)
_THOUSAND = Fraction(1000)
_HUNDRED = Fraction(100)
_AND = "و"
_TANWIN = "\u064b"
_DAMMA = "\u064f"
_SHADDA = "\u0651"
_SCALES = (Part.SCALE, Part.ACCUSATIVE, Part.PLURAL)
_FRACTIONABLE = (5, 7, 9, 10)  # خُمس, سُبع, تُسع, عُشر are written as the feminine cardinals
_FIFTH = 5  # the only one of them that is common without its vowel sign


def _word(document: Document, at: int) -> Numeral | None:
    return numeral(document.norms[at]) if at < len(document.norms) else None


def cardinal(document: Document, first: int) -> Cardinal | None:
    """The longest number that begins at token `first` (a number token or a numeral with any proclitics)."""
    if document.tokens[first].kind is not Kind.NUMBER:
        word = _word(document, first)
        if word is None or _homograph(word, document.tokens[first].text):
            return None
        if (special := _fraction(document, first, word) or _vague(document, first, word)) is not None:
            return special
    return _sum(document, first)


def _homograph(word: Numeral, text: str) -> bool:
    """Whether the spelling gives a word away that only folds to a numeral: ألّف "composed", the company ميتا."""
    if word.value == _THOUSAND:
        return _SHADDA in text
    return word.part in _HUNDREDS and text.removeprefix(word.prefix).startswith("مي")


_HUNDREDS = (Part.HUNDRED, Part.HUNDRED_WORD)


def _sum(document: Document, first: int) -> Cardinal | None:
    """Terms in falling scale joined by و: ثلاثة ملايين و372 ألفا و973."""
    total, at, smallest, scale = Fraction(0), first, None, _ONE
    forms: set[bool] = set()
    bare_one = False
    while True:
        term = _term(document, at)
        if term is None:
            break
        group, value, term_scale, end = term
        if smallest is not None and value >= smallest:
            break
        total, last = total + value, end
        bare_one = group is not None and group.bare_one and term_scale == _ONE and smallest is None
        forms |= {group.digits} if group is not None else set()
        forms |= {False} if term_scale != _ONE else set()
        scale = term_scale if term_scale != _ONE else scale
        smallest = term_scale
        if term_scale == _ONE:
            break
        half = _half(document, last, term_scale)
        if half is not None:
            return Cardinal(half[1], total + half[0], scale, Form.MIXED if True in forms else Form.WORDS)
        following = _after_and(document, last)
        if following is None:
            break
        at = following
    if smallest is None or bare_one:
        return None
    form = Form.MIXED if len(forms) > 1 else Form.DIGITS if True in forms else Form.WORDS
    return Cardinal(last, total, scale, form)


def _after_and(document: Document, at: int) -> int | None:
    """Where the number after a joining و begins: the و may stand on the word itself or before digits."""
    if at >= len(document.norms):
        return None
    if document.norms[at] == _AND:
        following = at + 1
        return following if following < len(document.norms) and document.tokens[following].kind is Kind.NUMBER else None
    word = _word(document, at)
    if word is None or word.possessed:
        return None
    if word.part is Part.ONE and not word.prefix:  # وأحد عشر looks like واحد عشر
        ten = _word(document, at + 1)
        return at if ten is not None and ten.part is Part.TEN and not ten.prefix else None
    return at if word.prefix == _AND else None


def _term(document: Document, at: int) -> tuple[_Group | None, Fraction, Fraction, int] | None:
    """One group with its scale word: group, value, scale, end."""
    if at >= len(document.norms):
        return None
    word = _word(document, at)
    group: _Group | None = None
    if word is not None and word.part in (Part.SCALE, Part.ACCUSATIVE, Part.DUAL):
        value, scale, end = _lone_scale(document, at, word)
    else:
        group = _group(document, at)
        if group is None:
            return None
        value, scale, end = group.value, _ONE, group.last
        follower = _word(document, end)
        if follower is not None and not follower.prefix and follower.part in _SCALES:
            value, scale, end = value * follower.value, follower.value, end + 1
    follower = _word(document, end)
    bigger = follower is not None and not follower.prefix and not follower.article and follower.part in _SCALES
    if scale == _THOUSAND and bigger and follower is not None and follower.value > _THOUSAND:
        value, scale, end = value * follower.value, follower.value, end + 1  # ألف مليار
    return group, value, scale, end


def _lone_scale(document: Document, at: int, word: Numeral) -> tuple[Fraction, Fraction, int]:
    """A scale word without a group. ألفا before a genitive is the dual in construct, else an accusative of one."""
    if word.part is Part.DUAL:
        return word.value, word.value / 2, at + 1
    if word.part is Part.ACCUSATIVE and _TANWIN not in document.tokens[at].text and at + 1 < len(document.norms):
        counted = noun_form(document.norms[at + 1])
        if counted is not None and not counted.prefix and not counted.accusative and not counted.article:
            return 2 * word.value, word.value, at + 1
    return word.value, word.value, at + 1


def _half(document: Document, at: int, scale: Fraction) -> tuple[Fraction, int] | None:
    """ونصف, ونصف المليون, وربع مليون after a scale word: the amount and its end."""
    word = _word(document, at)
    if word is None or word.prefix != _AND or word.part is not Part.FRACTION or word.possessed:
        return None
    follower = _word(document, at + 1)
    named = (
        follower is not None
        and follower.part in (Part.SCALE, Part.ACCUSATIVE)
        and follower.value == scale
        and not follower.prefix
    )
    return word.value * scale, at + 2 if named else at + 1


def _group(document: Document, at: int) -> _Group | None:
    if document.tokens[at].kind is Kind.NUMBER:
        found = digits(document, at)
        return _Group(found.last, found.value, True) if found is not None else None
    word = _word(document, at)
    if word is None:
        return None
    if word.part is Part.HUNDRED:
        return _with_rest(document, at + 1, word.value)
    if word.part is Part.UNIT and word.value > 2:
        follower = _word(document, at + 1)
        if (
            follower is not None
            and not follower.prefix
            and not follower.article
            and (follower.part is Part.HUNDRED_WORD or (follower.part is Part.HUNDRED and follower.value == _HUNDRED))
        ):
            return _with_rest(document, at + 2, word.value * _HUNDRED)
    return _below_hundred(document, at)


def _with_rest(document: Document, at: int, hundreds: Fraction) -> _Group:
    following = _after_and(document, at)
    if following is not None:
        if document.tokens[following].kind is Kind.NUMBER:
            found = digits(document, following)
            if found is not None and found.value < _HUNDRED and found.value.denominator == 1:
                return _Group(found.last, hundreds + found.value, False)
        elif (rest := _below_hundred(document, following)) is not None:
            return _Group(rest.last, hundreds + rest.value, False)
    return _Group(at, hundreds, False)


def _below_hundred(document: Document, at: int) -> _Group | None:
    word = _word(document, at)
    if word is None or word.possessed:
        return None
    if word.part in (Part.TEN, Part.TENS):
        return _Group(at + 1, word.value, False)
    if word.part not in (Part.UNIT, Part.ONE):
        return None
    follower = _word(document, at + 1)
    if follower is not None and not follower.article and not follower.prefix and follower.part is Part.TEN:
        return _Group(at + 2, word.value + 10, False)
    if follower is not None and follower.prefix == _AND and follower.part is Part.TENS:
        return _Group(at + 2, word.value + follower.value, False)
    return _Group(at + 1, word.value, False, word.part is Part.ONE)


def _fraction(document: Document, at: int, word: Numeral) -> Cardinal | None:
    """نصف مليون, ثلاثة أرباع, ربع, ثلثهم, خُمس المقاعد."""
    value, end = word.value, at + 1
    follower = _word(document, end)
    if word.part is Part.UNIT and follower is not None and follower.part is Part.PART and not follower.prefix:
        value, end = value * follower.value, end + 1
        follower = _word(document, end)
    elif word.part in (Part.UNIT, Part.TEN) and _is_fraction(document, at, word, follower):
        value = 1 / word.value
    elif word.part is not Part.FRACTION:
        return None
    if follower is not None and follower.part is Part.ORDINAL and (follower.article or word.article):
        return None  # النصف الأول
    if follower is not None and follower.part in (Part.SCALE, Part.ACCUSATIVE) and not follower.prefix:
        return Cardinal(end + 1, value * follower.value, follower.value, Form.WORDS)
    return Cardinal(end, value, _ONE, Form.FRACTION)


def _is_fraction(document: Document, at: int, word: Numeral, follower: Numeral | None) -> bool:
    """Whether خمس and its like mean a fifth: written with damma, or before one definite noun."""
    if word.article or word.value not in _FRACTIONABLE or document.norms[at].endswith(("ه", "ا")):
        return False
    text = document.tokens[at].text.removeprefix(word.prefix)
    if len(text) > 1 and text[1] == _DAMMA:
        return True
    if follower is not None or at + 1 >= len(document.norms) or word.value != _FIFTH:
        return False
    whole = noun_form(document.norms[at + 1])
    if whole is not None and whole.noun.kind == TIME:
        return False
    return document.norms[at + 1].startswith("ال") and _spaced(document, at)


def _spaced(document: Document, left: int) -> bool:
    """Whether only white space without a line break stands between token `left` and the next one."""
    tokens = document.tokens
    return "\n" not in document.body[tokens[left].end : tokens[left + 1].start] and not adjacent(document, left)


_LARGEST = 10**12
_VAGUE = (Part.VAGUE, Part.HUNDRED_WORD, Part.PLURAL)


def _vague(document: Document, at: int, word: Numeral) -> Cardinal | None:
    """عشرات, مئات الآلاف, آلاف الملايين."""
    if word.part not in _VAGUE:
        return None
    value, end = word.value, at + 1
    follower = _word(document, end)
    while follower is not None and not follower.prefix and follower.part in _SCALES and value < _LARGEST:
        value, end = value * follower.value, end + 1
        follower = _word(document, end)
    return Cardinal(end, value, _ONE, Form.VAGUE)
