"""A figure of an English text in Arabic, composed from its value and unit where the tables know the unit's Arabic."""

from dataclasses import dataclass
from functools import cache

from extraction.facts import Qualifier
from extraction.lexicons import table
from extraction.numbers import Form, Number

_THOUSAND, _MILLION, _BILLION, _TRILLION = 1000, 10**6, 10**9, 10**12
_SCALES = ((_TRILLION, "تريليون", "تريليونات"), (_BILLION, "مليار", "مليارات"), (_MILLION, "مليون", "ملايين"))
_BEFORE = {
    Qualifier.ABOUT: "نحو ",
    Qualifier.AT_LEAST: "ما لا يقل عن ",
    Qualifier.AT_MOST: "ما يصل إلى ",
    Qualifier.MORE_THAN: "أكثر من ",
    Qualifier.LESS_THAN: "أقل من ",
}
_VAGUE = {12: "عشرات", 20: "عشرات", 100: "مئات", _THOUSAND: "آلاف", 10_000: "عشرات آلاف", 100_000: "مئات آلاف"}


_PLAIN_MONEY = ("usd", "eur")  # named without their country
_LONGEST_ABBREVIATION = 3  # letters: كلم


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun: its singular and plural."""

    one: str
    many: str


def _is_arabic(word: str) -> bool:
    return "\u0620" <= word[0] <= "\u064a"


@cache
def _nouns() -> dict[str, Counted]:
    """Arabic nouns by the snake-case unit that they stand for; signs and abbreviations are no wording."""
    found: dict[str, Counted] = {}
    for row in table("units"):
        arabic_word = _is_arabic(row["ar"]) and " " not in row["ar"] and len(row["ar"]) > _LONGEST_ABBREVIATION
        if row["kind"] not in ("rate", "modifier", "percent") and arabic_word:
            found.setdefault(row["unit"], Counted(row["ar"], row["forms"].split("|")[0]))
    for row in table("currencies"):
        known, words = found.get(row["iso"]), len(row["ar"].split())
        most = 1 if row["iso"] in _PLAIN_MONEY else 2
        fuller = known is None or words >= len(known.one.split())
        if row["iso"] and _is_arabic(row["ar"]) and words <= most and fuller:
            found[row["iso"]] = Counted(row["ar"], row["forms"].split("|")[0])
    for row in table("nouns"):
        unit = row["en"].replace(" ", "_").replace("-", "_")
        if " " not in row["ar"]:
            found.setdefault(unit, Counted(row["ar"], row["plurals"].split("|")[0]))
    found["person"] = Counted("شخص", "أشخاص")
    return found


def arabic(number: Number, qualifier: Qualifier, unit: str | None) -> str | None:
    """The figure in Arabic, or None where unit or grammar are not known well enough."""
    lead = _BEFORE.get(qualifier, "")
    if unit is not None and unit.startswith("percent"):
        word = "نقطة مئوية" if unit == "percentage_point" else "في المئة"
        value = (
            _digits(number.value) if number.upper is None else f"بين {_digits(number.value)} و{_digits(number.upper)}"
        )
        return f"{lead}{value} {word}"
    noun = _nouns().get(unit) if unit is not None else None
    if noun is None:
        return None
    if number.form is Form.VAGUE:
        return _vague(number.value, noun)
    if number.form is Form.FRACTION:
        return None
    if number.upper is not None:
        last = _counted(number.upper, noun)
        return f"بين {_digits(number.value)} و{last}" if last is not None else None
    said = _counted(number.value, noun)
    return lead + said if said is not None else None


def _vague(value: float, noun: Counted) -> str | None:
    word = _VAGUE.get(int(value))
    if word is None or not noun.many or " " in noun.many:
        return None
    return f"{word} ال{noun.many}"


def _counted(value: float, noun: Counted) -> str | None:
    """A value with its noun in the number and case that newspapers print."""
    for scale, one, many in _SCALES:
        if value >= scale:
            return f"{_scaled(value / scale, one, many)} {noun.one}"
    if not value.is_integer():
        return f"{_digits(value)} {noun.one}"
    if value == 1:
        return f"{noun.one} {'واحدة' if noun.one.endswith('ة') else 'واحد'}" if " " not in noun.one else None
    if value == 2:
        return _dual(noun.one)
    rest = int(value) % 100
    if 3 <= rest <= 10:
        return f"{_digits(value)} {noun.many}" if noun.many and " " not in noun.many else None
    if rest in (0, 1, 2):
        return f"{_digits(value)} {noun.one}"
    return f"{_digits(value)} {' '.join(map(_accusative, noun.one.split()))}"


def _scaled(value: float, one: str, many: str) -> str:
    if value == 1:
        return one
    if value == 2:
        return one + "ا"
    whole = float(value).is_integer()
    return f"{_digits(value)} {many if whole and 3 <= value <= 10 else one}"


def _dual(noun: str) -> str | None:
    if " " in noun:
        return None
    return noun[:-1] + "تان" if noun.endswith("ة") else noun + "ان"


def _accusative(word: str) -> str:
    """The singular behind 11 to 99: شخصا, but امرأة as it is."""
    return word if word.endswith(("ة", "ا", "ى", "اء", "و")) else word + "ا"


def _digits(value: float) -> str:
    return f"{int(value):,}" if float(value).is_integer() else f"{round(value, 3):,}"
