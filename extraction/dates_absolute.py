"""Dates of the calendar: day, month and year in words or digits, Gregorian or Hijri, with or without the year."""

import re
from dataclasses import dataclass, replace
from datetime import date

from extraction import dates_calendar as calendar
from extraction.dates_calendar import Period
from extraction.dates_lexicon import counted
from extraction.dates_scan import Found, Scan
from extraction.facts import Precision

_DASHES = frozenset("-–—")
_SLASHES = frozenset("/-–—.")
_AND = "و"
_TO = frozenset({"الي", "حتي", "او", "ل"})
_ARTICLE = "ال"
_OF = "من"
_GREGORIAN = frozenset({"م", "ميلادي", "ميلاديه", "للميلاد"})
_HIJRI = frozenset({"ه", "هجري", "هجريه", "للهجره", "الهجري", "الهجريه"})
_YEAR_ADJECTIVES = frozenset(
    {"المالي", "الماليه", "الدراسي", "الدراسيه", "الميلادي", "الميلاديه", "الهجري", "الهجريه", "الجامعي", "الجامعيه"}
)
_DOTTED = re.compile(r"(\d{1,4})[.](\d{1,2})[.](\d{1,4})")
_LONGEST_LIST = 8  # days or years that one date enumerates at most
_FEMININE = ("ه", "الاولي")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_FIRST_BARE, _LAST_BARE = 1900, 2099
_HIJRI_YEARS = (1300, 1500)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A calendar date as written; what is not said is None. `upto`, `month_upto`, `year_upto` end a range.

    `lost` tells that the month or year hangs on a date that is not known.
    """

    last: int
    day: int | None = None
    upto: int | None = None
    month: int | None = None
    month_upto: int | None = None
    hijri: bool = False
    year: int | None = None
    year_upto: int | None = None
    direction: str = ""
    dated: bool = False
    lost: bool = False


def day_numbers(scan: Scan, at: int) -> tuple[int, int | None, int] | None:
    """Days of a month at a token: the first, the last of several or None, and where they end."""
    first = _day_number(scan, at)
    if first is None:
        return None
    day, last = first
    upto: int | None = None
    for _ in range(_LONGEST_LIST):
        ahead = last
        joined = scan.norm(ahead) in _DASHES or scan.norm(ahead) == _AND or scan.norm(ahead) in _TO
        following = _day_number(scan, ahead + 1) if joined else None
        if following is None:
            hit = scan.hit(ahead, "ordinal")
            if hit is None or hit.prefix != _AND or hit.word.number < 1:
                break
            following = hit.word.number, hit.last
        if following[0] == day:
            break
        upto, last = following
    return day, upto, last


def _day_number(scan: Scan, at: int) -> tuple[int, int] | None:
    if scan.norm(at) == _ARTICLE:
        at += 1
    if (number := scan.integer(at, 1, 31)) is not None and len(scan.norm(at)) <= 2:
        return number, at + 1
    hit = scan.hit(at, "ordinal", "first_day")
    if hit is not None and scan.norm(at).endswith(_FEMININE):  # a day of the month is masculine
        return None
    if hit is not None and hit.word.number >= 1 and hit.prefix in {"", "و", "ب", "ل", "ف"}:
        return hit.word.number, hit.last
    return None


def month_name(scan: Scan, at: int) -> Stamp | None:
    """A month at a token, alone, doubled (تشرين الأول/أكتوبر) or joined to a neighbour (مايو أو يونيو)."""
    hit = scan.hit(at, "month")
    if hit is None:
        return None
    word = hit.word
    last, upto = hit.last, word.through if word.through != word.number else None
    beside = scan.plain(last, "month")
    if beside is not None and beside.word.name == word.name and beside.word.number == word.number:
        return Stamp(beside.last, month=word.number, hijri=word.name == "hijri")
    mark = scan.norm(last)
    second = scan.hit(last + 1, "month") if mark and (mark in _SLASHES or mark == "(" or mark == "او") else None
    if second is not None and second.word.name == word.name and not second.prefix:
        if second.word.number == word.number:
            last = second.last
            if mark == "(":
                if scan.norm(last) != ")":
                    return None
                last += 1
        elif mark != "(" and mark != ".":
            upto, last = second.word.number, second.last
            last = _doubled(scan, last, upto)
    elif (
        (joined := scan.hit(last, "month")) is not None
        and joined.prefix == _AND
        and joined.word.name == word.name
        and joined.word.number == word.number % 12 + 1
    ):
        upto, last = joined.word.number, _doubled(scan, joined.last, joined.word.number)
    return Stamp(last, month=word.number, month_upto=upto, hijri=word.name == "hijri")


def _doubled(scan: Scan, last: int, number: int) -> int:
    """Past the second name of a month that is already named (/أكتوبر), if there is one."""
    second = scan.hit(last + 1, "month") if scan.norm(last) in {"/", "("} else None
    if second is None or second.word.number != number:
        return last
    return second.last + (scan.norm(last) == "(")


def explicit_year(scan: Scan, at: int, *, bare: bool) -> Stamp | None:
    """A year at a token: after عام or سنة in digits or words, or bare digits where `bare` allows it."""
    head = scan.hit(at, "unit", "the_unit")
    headed = head is not None and head.word.name == "year" and head.word.number == 1
    start = at
    if head is not None and headed:
        start = head.last
        start += scan.norm(start) in _YEAR_ADJECTIVES
        if scan.norm(start) == "(":
            start = head.last
    elif not bare:
        return None
    value = scan.integer(start, _FIRST_YEAR, _LAST_YEAR)
    last = start + 1
    if value is None and headed:
        words = scan.number(start)
        if words is not None and words[0] == words[1] and _FIRST_YEAR <= words[0] <= _LAST_YEAR:
            value, last = int(words[0]), words[2]
        elif (short := scan.integer(start, 10, 99)) is not None and not _unit_follows(scan, start + 1):
            value = _full_year(short, scan.published)
    if value is None:
        return None
    upto = None
    if scan.norm(last) in _SLASHES and scan.norm(last) != ".":
        upto = scan.integer(last + 1, value + 1, min(value + 150, _LAST_YEAR))
        if upto is None and (short := scan.integer(last + 1, 1, 99)) is not None and short == (value + 1) % 100:
            upto = value + 1
        if upto is not None:
            last += 2
    era = scan.norm(last)
    if era in {"قبل", "ق"} and scan.norm(last + 1) in {"الميلاد", "م", "."}:
        return None
    hijri = era in _HIJRI
    last += hijri or (era in _GREGORIAN and headed)
    return Stamp(last, year=value, year_upto=upto, hijri=hijri, dated=True)


def _unit_follows(scan: Scan, at: int) -> bool:
    return scan.hit(at, "unit") is not None or scan.norm(at) in counted() or scan.norm(at) in {"%", "٪"}


def _full_year(short: int, published: date | None) -> int:
    """The nearest past century's year for two digits (عام 67)."""
    now = published.year if published else _LAST_YEAR
    return 2000 + short if 2000 + short <= now else 1900 + short


def numeric(scan: Scan, at: int) -> Stamp | None:
    """A date in digits: 17/12/2015, 2015-12-17, 17.12.2015."""
    if (dotted := _DOTTED.fullmatch(scan.norm(at))) is not None:
        values = [int(group) for group in dotted.groups()]
        last = at + 1
    else:
        mark = scan.norm(at + 1)
        if mark not in _SLASHES or scan.norm(at + 3) != mark:
            return None
        read = [scan.integer(index, 1, _LAST_YEAR) for index in (at, at + 2, at + 4)]
        if None in read or (scan.norm(at + 5) == mark and scan.norm(at + 6).isdigit()):
            return None
        values = [value for value in read if value is not None]
        last = at + 5
    first, middle, end = values
    if first > 31:
        first, end = end, first
    if middle > 12 >= first:
        first, middle = middle, first
    if not (1 <= first <= 31 and 1 <= middle <= 12 and _FIRST_YEAR <= end <= _LAST_YEAR):
        return None
    hijri = _HIJRI_YEARS[0] <= end <= _HIJRI_YEARS[1] or scan.norm(last) in _HIJRI
    last += scan.norm(last) in _HIJRI or scan.norm(last) == "م"
    return Stamp(last, day=first, month=middle, year=end, hijri=hijri, dated=True)


def with_year(scan: Scan, stamp: Stamp) -> Stamp:
    """The stamp with the explicit year or the direction word that follows it, if any."""
    at = stamp.last
    if stamp.hijri and (early := scan.integer(at, 1, _HIJRI_YEARS[0])) is not None and scan.norm(at + 1) in _HIJRI:
        return replace(stamp, last=at + 2, year=early, dated=True)
    skip = at + 1 if scan.norm(at) in {_OF, "،", ","} else at
    year = explicit_year(scan, skip, bare=skip == at or scan.norm(at) != _OF)
    if year is not None and year.year is not None and not (skip > at and scan.norm(at) != _OF and _clashes(scan, year)):
        hijri = stamp.hijri or year.hijri
        last = year.last
        if scan.norm(last) in _HIJRI or scan.norm(last) in _GREGORIAN:
            last += 1
        return replace(stamp, last=last, year=year.year, year_upto=year.year_upto, hijri=hijri, dated=True)
    hit = scan.plain(at, "direction")
    if hit is not None:
        return replace(stamp, last=hit.last, direction=hit.word.name)
    return stamp


def _clashes(scan: Scan, year: Stamp) -> bool:
    """Whether digits after a comma count something instead of dating it."""
    return scan.norm(year.last) in counted() or year.year is None or not _FIRST_BARE <= year.year <= _LAST_BARE


def resolve(scan: Scan, stamp: Stamp, at: int, *, weekday: int | None = None, hint: int | None = None) -> Period | None:
    """The days that a stamp means; unresolved where the year cannot be told, None where no such day exists.

    `weekday` (ISO) and `hint`, a year named nearby, help to choose the year.
    """
    if stamp.month is None:
        if stamp.year is None:
            return None
        if stamp.hijri:
            return calendar.hijri(stamp.year, None, None)
        if stamp.year_upto is not None:
            return calendar.years(stamp.year, stamp.year_upto - stamp.year + 1, Precision.RANGE)
        return calendar.year(stamp.year)
    if stamp.year is not None:
        return _in_year(stamp, stamp.year)
    if hint is not None:
        return _in_year(stamp, hint)
    return _nearest(scan, stamp, at, weekday) or calendar.unknown(_precision(stamp))


def _precision(stamp: Stamp) -> Precision:
    if stamp.upto is not None or stamp.month_upto is not None:
        return Precision.RANGE
    return Precision.MONTH if stamp.day is None else Precision.DAY


def _in_year(stamp: Stamp, year: int) -> Period | None:
    assert stamp.month is not None
    if stamp.hijri:
        first = calendar.hijri(year, stamp.month, stamp.day)
        last = calendar.hijri(year, stamp.month, stamp.upto) if stamp.upto is not None else None
    elif stamp.day is None:
        count = ((stamp.month_upto or stamp.month) - stamp.month) % 12 + 1
        return calendar.months(year, stamp.month, count, Precision.MONTH if count == 1 else Precision.RANGE)
    else:
        first = calendar.day_of(year, stamp.month, stamp.day)
        last = calendar.day_of(year, stamp.month, stamp.upto) if stamp.upto is not None else None
    if first is None or (stamp.upto is not None and last is None):
        return None
    return calendar.between(first, last) if last is not None else first


def _nearest(scan: Scan, stamp: Stamp, at: int, weekday: int | None) -> Period | None:
    """Choose the year by the direction word, the weekday, the date before it, the verb, else the nearest past."""
    previous = scan.previous.period.start if scan.previous else None
    if stamp.direction in {"next", "previous", "same"} and previous is not None:
        return _sided(_candidates(stamp, previous), previous, stamp.direction)
    published = scan.published
    if published is None:
        if previous is not None and scan.previous is not None and scan.previous.dated:
            return _closest(_candidates(stamp, previous), previous)
        return None
    candidates = _candidates(stamp, published)
    if stamp.direction in {"past", "future", "this", "before_last", "after_next"}:
        return _sided(candidates, published, stamp.direction)
    if weekday is not None:
        fitting = [c for c in candidates if c.start is not None and c.start.isoweekday() == weekday]
        if fitting:
            return _closest(tuple(fitting), published)
    tense = scan.tense(at)
    if tense == "future":
        return next((c for c in candidates if c.end is not None and c.end >= published), None)
    past = next((c for c in reversed(candidates) if c.start is not None and c.start <= published), None)
    if scan.norm(at - 1) in _UNTIL:
        return _closest(candidates, published)
    if past is not None and past.start is not None and (published - past.start).days > _RECENT:
        context = _context(scan, at, (published - past.start).days)
        if context is not None:
            near = next((c for c in _candidates(stamp, context) if c.start is not None and c.start >= context), None)
            if near is not None and near.start is not None and near.start < past.start:
                return near
    if past is not None and past.start is not None and not tense:
        coming = next((c for c in candidates if c.start is not None and c.start > published), None)
        if coming is not None and coming.start is not None and (published - past.start).days > _LONG_AGO:
            return coming
    return past


_LONG_AGO = 300  # days after which a past month needs its year, so that a bare one is rather the coming one
_UNTIL = frozenset({"الي", "حتي", "وحتي", "لغايه", "غايه", "نهايه"})
_RECENT = 45  # days before the publication within which a month needs no other context


_NEAR = 8  # tokens after a year within which a month without one belongs to it
_HALF_A_YEAR = 183


def _context(scan: Scan, at: int, away: int) -> date | None:
    """The start of a date with its year named just before, fine enough to lend its year.

    `away` is by how many days the date without a year would otherwise precede the publication.
    """
    previous = scan.previous
    if previous is None or not previous.dated or previous.period.start is None:
        return None
    precision = previous.period.precision
    if scan.document.tokens[at].sentence == previous.sentence:
        near = precision is Precision.YEAR and at - previous.last <= _NEAR
        return previous.period.start if near or precision in {Precision.DAY, Precision.MONTH} else None
    if away <= _HALF_A_YEAR or scan.document.tokens[at].sentence - previous.sentence > 1:
        return None
    fine = precision in {Precision.DAY, Precision.MONTH} and scan.same_paragraph(previous.sentence)
    return previous.period.start if fine else None


def _candidates(stamp: Stamp, near: date) -> tuple[Period, ...]:
    """The stamp in the years around a day, in order."""
    middle = calendar.hijri_year_of(near) if stamp.hijri else near.year
    found = (_in_year(stamp, year) for year in range(middle - 8, middle + 9) if 1 <= year <= 9998)
    return tuple(period for period in found if period is not None)


def _closest(candidates: tuple[Period, ...], to: date) -> Period | None:
    dated = [c for c in candidates if c.start is not None]
    return min(dated, key=lambda c: abs((c.start - to).days) if c.start else 0, default=None)


def _sided(candidates: tuple[Period, ...], to: date, direction: str) -> Period | None:
    """The nearest candidate on the side of a day that a direction word names."""
    if direction in {"this", "same"}:
        own = [c for c in candidates if c.start and c.end and (c.start.year == to.year or c.start <= to <= c.end)]
        return _closest(tuple(own), to) or _closest(candidates, to)
    if direction in {"past", "previous", "before_last"}:
        side = [c for c in candidates if c.end is not None and c.end < to]
        index = -2 if direction == "before_last" else -1
    else:
        side = [c for c in candidates if c.start is not None and c.start > to]
        index = 1 if direction == "after_next" else 0
    return side[index] if len(side) > abs(index) else None


def found(stamp: Stamp, period: Period | None) -> Found | None:
    """The stamp's period as a finding."""
    if period is None:
        return None
    deictic = stamp.direction in {"past", "future", "this"}
    return Found(stamp.last, period, period if period.start else None, stamp.dated, deictic)
