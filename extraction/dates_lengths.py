"""Lengths of time (ثلاثة أيام, نحو عامين, نصف قرن) and the days that lie such a length before or after a date."""

from dataclasses import dataclass, replace
from datetime import date

from extraction import dates_calendar as calendar
from extraction.dates_calendar import Period
from extraction.dates_scan import Hit, Scan
from extraction.facts import Precision

_ONE = frozenset({"واحد", "واحده", "فقط", "كامل", "كامله"})
_TIME = frozenset({"الزمن", "الزمان", "الان", "الوقت"})
_HALVES = {"نصف": 0.5, "ربع": 0.25, "ثلث": 1 / 3}
_WITH_HALVES = {"ونصف": 0.5, "وربع": 0.25}
# How many of a unit an unnumbered plural (الأشهر المقبلة, منذ سنوات) is taken to span at most.
VAGUE_COUNT = {"minute": 1, "hour": 24, "day": 10, "night": 10, "week": 6, "month": 6, "year": 5, "decade": 3}
_MOST_WORDS = 3  # words of one kind that a length takes in a row
_PASSING = frozenset({"مرور", "مضي", "نحو", "انقضاء", "اقل", "حوالي"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A length of time: from `low` to `high` units, `vague` where no number is given."""

    low: float
    high: float
    unit: str
    last: int
    vague: bool = False
    about: bool = False


def quantity(scan: Scan, at: int) -> Quantity | None:
    """A length of time at a token: ثلاثة أيام, نحو عامين, أسبوع واحد, عدة أشهر, سنة وثلاثة أشهر, نصف قرن."""
    begin = at
    for _ in range(_MOST_WORDS):
        approx = scan.hit(at, "approx")
        if approx is None or approx.prefix not in {"", "ب", "ل"}:
            break
        at = approx.last
    length = _exact_quantity(scan, at)
    if length is None:
        return None
    of_time = scan.norm(length.last) == "من" and scan.norm(length.last + 1) in _TIME
    return replace(length, about=at > begin, last=length.last + 2 * of_time)


def _exact_quantity(scan: Scan, at: int) -> Quantity | None:
    some = scan.hit(at, "some")
    if some is not None:
        unit = scan.plain(some.last, "unit")
        return Quantity(2, 2, unit.word.name, unit.last, vague=True) if unit and not unit.word.number else None
    hit = scan.hit(at, "unit")
    if hit is not None and hit.prefix in {"", "ب"}:
        return _named_length(scan, hit)
    number = scan.number(at) or (scan.number(at + 1) if scan.norm(at) in {"ب", "ال"} else None)
    if number is None:
        return None
    unit = scan.plain(number[2], "unit")
    if unit is None and scan.norm(number[2]) == "من":
        the = scan.plain(number[2] + 1, "the_unit")
        unit = the if the is not None and the.word.number == 0 else None
    if unit is None or unit.word.name == "season":
        return None
    return _with_rest(scan, Quantity(number[0], number[1], unit.word.name, unit.last))


def _named_length(scan: Scan, hit: Hit) -> Quantity | None:
    word = hit.word
    if (
        word.name in {"quarter", "half", "third"}
        and (share := _HALVES.get(scan.norm(hit.first).removeprefix("ب"))) is not None
    ):
        unit = scan.plain(hit.last, "unit", "the_unit")
        return Quantity(share, share, unit.word.name, unit.last) if unit and unit.word.number == 1 else None
    if word.number == 0:
        after = hit.last
        for _ in range(_MOST_WORDS):
            some = scan.plain(after, "some")
            if some is None:
                break
            after = some.last
        return Quantity(2, 2, word.name, after, vague=True)
    last = hit.last
    if word.number == 1 and not _stands_alone(scan, hit):
        return None
    last += next((count for count in range(_MOST_WORDS) if scan.norm(last + count) not in _ONE), _MOST_WORDS)
    return _with_rest(scan, Quantity(word.number, word.number, word.name, last))


def _stands_alone(scan: Scan, hit: Hit) -> bool:
    """Whether a unit in the singular is a length (قبل عام) and not the head of a name (قبل عام الفيل, بعد عقد قمة)."""
    after = scan.norm(hit.last)
    if hit.word.name == "season" or scan.plain(hit.last, "month", "unit") is not None:
        return False
    if hit.word.name == "decade":
        return (
            after in {"", "من", "ونصف", "واحد", "كامل"}
            or not after.isalpha()
            or scan.hit(hit.first - 1, "approx") is not None
        )
    return not after.startswith("ال") or after.startswith(_VERBS_WITH_AL)


_VERBS_WITH_AL = ("التق", "التح", "التز", "القي", "القت", "الغي", "الغت")


def _with_rest(scan: Scan, length: Quantity) -> Quantity:
    """The length with what is added to it: ونصف, ونصف العام, وثلاثة أشهر."""
    last = length.last
    if (share := _WITH_HALVES.get(scan.norm(last))) is not None:
        last += 1
        again = scan.plain(last, "the_unit", "unit")
        if again is not None and again.word.name == length.unit:
            last = again.last
        return Quantity(length.low + share, length.high + share, length.unit, last)
    if length.unit == "year":
        number = scan.number(last) or (scan.number(last + 1) if scan.norm(last) == "و" else None)
        unit = scan.plain(number[2], "unit") if number is not None else None
        if number is not None and unit is not None and unit.word.name == "month" and scan.norm(last).startswith("و"):
            extra = number[0] / calendar.MONTHS_PER_YEAR
            return Quantity(length.low + extra, length.high + extra, "year", unit.last)
    return length


_LONGEST_YEARS = 500  # beyond which "so many years ago" is no date


def ago(published: date | None, length: Quantity, sign: int) -> Period:
    """The days that lie a length of time before (-1) or after (1) the publication."""
    if length.vague:
        far = None
        near = None
        if published is not None:
            far = calendar.later(published, sign * VAGUE_COUNT.get(length.unit, 3), length.unit)
            near = published if length.unit in {"hour", "minute"} else calendar.moved(published, sign)
        if far is None or near is None:
            return calendar.unknown(Precision.VAGUE)
        return Period(min(far, near), max(far, near), Precision.VAGUE)
    if length.unit == "year" and length.high > _LONGEST_YEARS:
        return calendar.unknown(Precision.VAGUE)
    low = calendar.later(published, sign * length.low, length.unit) if published else None
    high = calendar.later(published, sign * length.high, length.unit) if published else None
    if low is None or high is None:
        return calendar.unknown(calendar.unit_precision(length.unit))
    near_period = calendar.widened(low, length.low, length.unit)
    if length.low == length.high:
        return near_period
    return calendar.between(near_period, calendar.widened(high, length.high, length.unit))


def shifted(base: Period, length: Quantity, sign: int) -> Period | None:
    """A length of time before or after a known period, no finer than the coarser of the two."""
    if base.start is None or length.vague:
        return None
    start = calendar.later(base.start, sign * length.low, length.unit)
    end = calendar.later(base.end or base.start, sign * length.high, length.unit)
    if start is None or end is None:
        return None
    day_like = length.unit in {"day", "night", "hour", "minute"}
    if day_like and base.precision is not Precision.DAY:
        return None
    if base.precision is Precision.DAY and not day_like:
        return calendar.widened(start, length.low, length.unit)
    if length.low != length.high:
        return Period(min(start, end), max(start, end), Precision.RANGE)
    if base.precision in {Precision.YEAR, Precision.MONTH} and not day_like:
        return calendar.unit_around(start, base.precision.value, 0)
    return Period(start, end, base.precision) if start <= end else None


def past_passing(scan: Scan, at: int) -> int:
    """Past مرور and the like between بعد and a length of time."""
    return at + 1 if scan.norm(at) in _PASSING else at
