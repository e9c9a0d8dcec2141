"""English wording of figures: the amount, how exact it is, and what is counted."""

from fractions import Fraction

from extraction.facts import Qualifier
from extraction.figures_units import MEASURES, Counted
from extraction.numbers import Form, Number

_SMALL = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_VAGUE = {
    10: "dozens",
    100: "hundreds",
    10**3: "thousands",
    10**4: "tens of thousands",
    10**5: "hundreds of thousands",
    10**6: "millions",
    10**7: "tens of millions",
    10**8: "hundreds of millions",
    10**9: "billions",
    10**10: "tens of billions",
    10**11: "hundreds of billions",
    10**12: "trillions",
}
_HEDGES = {
    Qualifier.ABOUT: "about ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.AT_MOST: "up to ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.LESS_THAN: "less than ",
}
_PARTS = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}
_DECIMALS = 3
_BASE = 10


def amount(value: float) -> str:
    """A number in English digits: 1,500; 2.4 million; 3,372,973."""
    exact = Fraction(value).limit_denominator(10**6)
    for scale, name in _SCALES:
        if exact >= scale and (exact * 10**_DECIMALS / scale).denominator == 1:
            return f"{_plain(exact / scale)} {name}"
    return _plain(exact)


def _plain(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):,.6f}".rstrip("0").rstrip(".")


def part(value: float) -> str | None:
    """A fraction in words (half, a third, three-quarters), or None where it has no plain name."""
    exact = Fraction(value).limit_denominator(_BASE)
    name = _PARTS.get(exact.denominator)
    if name is None or exact >= 1:
        return None
    if exact.denominator == 2:
        return name
    if exact.numerator == 1:
        return f"a {name}"
    return f"{_SMALL[exact.numerator]}-{name}s"


def quantity(number: Number, value: float, upper: float | None, qualifier: Qualifier, thing: Counted | None) -> str:
    """The amount with its qualifier, without what is counted."""
    if number.form is Form.VAGUE:
        return _VAGUE.get(int(value), amount(value))
    hedge = _HEDGES.get(qualifier, "")
    if number.form is Form.FRACTION and (words := part(value)) is not None:
        return hedge + words
    small = (thing is None or thing.kind not in MEASURES) and value.is_integer() and 0 < value < _BASE
    if upper is not None:
        if small and upper.is_integer() and upper < _BASE:
            return f"{hedge}{_SMALL[int(value)]} to {_SMALL[int(upper)]}"
        low, high = amount(value), amount(upper)
        if low.split(" ")[1:] == high.split(" ")[1:]:
            low = low.split(" ")[0]
        return f"{hedge}{low} to {high}"
    return hedge + (_SMALL[int(value)] if small else amount(value))


def wording(
    number: Number,
    said: str,
    value: float,
    upper: float | None,
    thing: Counted | None,
    noun: str | None,
    possessed: bool,
) -> str:
    """The amount `said` with what is counted; `noun` is a richer noun phrase, in the plural where one is due."""
    if number.form is Form.FRACTION and possessed:
        return f"{said} of them"
    if thing is None:
        return said
    plural = upper is not None or value != 1
    counted = noun or (thing.en_plural if plural else thing.en)
    if number.form is Form.FRACTION and part(value) is not None:
        if thing.definite or thing.partitive or thing.plural:
            return f"{said} of the {noun or (thing.en_plural if thing.partitive or thing.plural else thing.en)}"
        whole = noun or thing.en
        article = "an" if whole[:1] in "aeiou" or whole == "hour" else "a"
        return f"{said} {article} {whole}" if said.endswith("half") else f"{said} of {article} {whole}"
    if number.form is Form.VAGUE:
        return f"{said} of {noun or thing.en_plural}"
    return f"{said} {counted}"
