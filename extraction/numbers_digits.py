"""Numbers in digits: which sign parts thousands, which parts decimals, and runs of digits that are no amount."""

from dataclasses import dataclass
from fractions import Fraction

from extraction.numbers_lexicon import Part, numeral
from extraction.text import Document, Kind, fold

_SPACES = frozenset(" \u00a0\u2009\u202f")
_JOINTS = frozenset("-–—‑/:+×*")
_COMMAS = frozenset(",،'’")
_PERCENT = frozenset({"%", "بالميه", "بالمايه"})
_PERCENT_PHRASES = (("في", "الميه"), ("في", "المايه"))
_PROCLITICS = frozenset(
    {"و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "وب", "ول", "وك", "فال", "كال", "ولل", "وبال"}
)
_GROUP = 3
_LONGEST = 24  # digits beyond this count nothing that news reports; longer runs are codes


@dataclass(frozen=True, slots=True)
class Digits:
    """An amount in digits over tokens up to `last` (exclusive)."""

    value: Fraction
    last: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Numbers joined by a sign without spaces (2-1, 18:04, 31/10/2020) over tokens [first, last)."""

    first: int
    last: int
    sign: str
    count: int


def adjacent(document: Document, left: int) -> bool:
    """Whether nothing stands between token `left` and the next one."""
    tokens = document.tokens
    return left + 1 < len(tokens) and tokens[left].end == tokens[left + 1].start


def glued(document: Document, at: int) -> bool:
    """Whether the number at `at` is the tail of a name (إف-16, G20, كوفيد-19) and counts nothing."""
    tokens = document.tokens
    if at == 0 or not adjacent(document, at - 1):
        return False
    before = tokens[at - 1]
    if before.kind is Kind.LATIN:
        return True
    if before.kind is Kind.WORD:
        return before.norm not in _PROCLITICS and len(before.norm) < _GROUP
    if before.text in _JOINTS and at > 1 and adjacent(document, at - 2):
        return tokens[at - 2].kind in (Kind.WORD, Kind.LATIN) and tokens[at - 2].norm not in _PROCLITICS
    return False


def chain(document: Document, first: int) -> Chain | None:
    """The chain of numbers that begins at token `first`, or None where it stands alone."""
    tokens = document.tokens
    last, count, signs = first + 1, 1, ""
    while (
        last + 1 < len(tokens)
        and tokens[last].text in _JOINTS
        and tokens[last + 1].kind is Kind.NUMBER
        and adjacent(document, last - 1)
        and adjacent(document, last)
    ):
        signs += tokens[last].text
        last, count = last + 2, count + 1
    return Chain(first, last, signs[0], count) if count > 1 else None


def digits(document: Document, first: int) -> Digits | None:
    """The amount that begins at number token `first`, spaced groups (1 200) and Arabic commas (6،8) included."""
    tokens = document.tokens
    text, last = tokens[first].text, first + 1
    whole = len(text) <= _GROUP and text.isdigit()
    spaced = False
    while (
        whole
        and len(text) < _LONGEST
        and text[0] != "0"
        and last < len(tokens)
        and tokens[last].kind is Kind.NUMBER
        and len(tokens[last].norm) == _GROUP
        and tokens[last].norm.isdigit()
        and document.body[tokens[last - 1].end : tokens[last].start] in _SPACES
    ):
        text, last, spaced = text + tokens[last].text, last + 1, True
    if (
        not spaced
        and text.isdigit()
        and last + 1 < len(tokens)
        and tokens[last].text in _COMMAS
        and tokens[last + 1].kind is Kind.NUMBER
        and adjacent(document, last - 1)
        and adjacent(document, last)
    ):
        text, last = f"{text},{tokens[last + 1].text}", last + 2
    value = _amount(text, *_context(document, last))
    return None if value is None else Digits(value, last)


def percent_end(document: Document, at: int) -> int:
    """The end of a percent sign or phrase at token `at`, or `at` where none stands there."""
    norms = document.norms
    if at < len(norms) and norms[at] in _PERCENT:
        return at + 1
    return at + 2 if norms[at : at + 2] in _PERCENT_PHRASES else at


def _context(document: Document, after: int) -> tuple[bool, Fraction]:
    """Whether a percent sign follows, and the scale word that follows (1 where none does)."""
    if after >= len(document.norms):
        return False, Fraction(1)
    word = document.norms[after]
    if percent_end(document, after) > after:
        return True, Fraction(1)
    found = numeral(word)
    scale = found is not None and not found.prefix and found.part in (Part.SCALE, Part.ACCUSATIVE, Part.PLURAL)
    return False, found.value if found is not None and scale else Fraction(1)


def _amount(text: str, percent: bool, scale: Fraction) -> Fraction | None:
    """Value of digits with separators.

    Two unlike signs: the last one is the decimal point. One sign several times: thousands. ٬ always parts thousands
    and ٫ decimals. A single comma with three digits after it parts thousands unless the number is a percentage, begins
    with zero or counts trillions; a single dot only when the three digits are zeros (12.000).
    """
    if len(text) > _LONGEST:
        return None
    signs = [c for c in text if not c.isdigit()]
    plain = "".join(fold(c) if c.isdigit() else "." for c in text)
    if not signs:
        return Fraction(fold(text))
    parts = plain.split(".")
    if len(set(signs)) > 1:
        return Fraction("".join(parts[:-1]) + "." + parts[-1]) if signs.count(signs[-1]) == 1 else _joined(parts)
    if signs[0] == "٬" or len(signs) > 1:
        return _joined(parts)
    if signs[0] == "٫" or not _groups(parts, signs[0], percent, scale):
        return Fraction(plain)
    return _joined(parts)


def _joined(parts: list[str]) -> Fraction:
    return Fraction("".join(parts))


_TRILLION = 10**12


def _groups(parts: list[str], sign: str, percent: bool, scale: Fraction) -> bool:
    head, tail = parts
    if len(tail) != _GROUP or len(head) > _GROUP or head.startswith("0") or percent:
        return False
    if sign == ",":
        return scale < _TRILLION
    return tail == "000" and scale == 1
