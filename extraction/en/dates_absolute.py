"""English dates of the calendar: 25 December 2015, Dec. 25, 2015-12-25, May 2011, in 2011, the early 1990s, Q1 2022."""

import re
from functools import cache

from extraction import dates_calendar as calendar
from extraction.dates_calendar import Period
from extraction.en.dates_words import Found, Scan
from extraction.facts import Precision
from extraction.lexicons import table

_YEARS = range(1000, 2200)
_DASHES = frozenset("-–—")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "sun", "sat", "august"})
_CENTURY = 100


def calendar_date(scan: Scan, at: int) -> Found | None:
    """A day, month or quarter of the calendar at a token, with or without its year."""
    return numeric(scan, at) or _month_first(scan, at) or _day_first(scan, at) or _quarter(scan, at)


def numeric(scan: Scan, at: int) -> Found | None:
    """2015-12-25, 25/12/2015, 12/25/2015 (where only that can be meant), 25.12.2015."""
    text = scan.text
    dotted = _DOTTED.fullmatch(text.word(at))
    if dotted:
        period = calendar.day_of(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return Found(at + 1, period, period) if period else None
    sign = text.word(at + 1)
    if sign not in ("-", "/") or text.word(at + 3) != sign or not all(text.joined(at + i) for i in range(1, 5)):
        return None
    parts = [scan.integer(at + i, 0, 9999) for i in (0, 2, 4)]
    if None in parts:
        return None
    first, second, third = (part or 0 for part in parts)
    if first in _YEARS:
        period = calendar.day_of(first, second, third)
    elif third in _YEARS:
        period = calendar.day_of(third, second, first) or calendar.day_of(third, first, second)
    else:
        period = None
    return Found(at + 5, period, period) if period else None


def month_at(scan: Scan, at: int) -> tuple[int, int] | None:
    """The month named at a token and where its name ends; it needs its capital."""
    if not (scan.text.is_word(at) and scan.text.capital[at]):
        return None
    hit = scan.hit(at, "month")
    if hit is None:
        return None
    last = hit.last
    if len(scan.text.word(at)) <= 4 and scan.text.word(last) == "." and scan.text.joined(last):
        last += 1
    return hit.word.number, last


def year_at(scan: Scan, at: int) -> int | None:
    """A year in four digits that no joined sign or letter makes something else."""
    year = scan.integer(at, _YEARS.start, _YEARS.stop - 1)
    text = scan.text
    if year is None or len(text.word(at)) != 4:
        return None
    joined = text.joined(at) and text.word(at - 1) not in "(-–—/\"'“‘["
    tail = text.joined(at + 1) and (text.is_word(at + 1) or text.word(at + 1) in ("%", "°"))
    return None if joined or tail else year


def _day_number(scan: Scan, at: int) -> tuple[int, int] | None:
    day = scan.integer(at, 1, 31)
    if day is None:
        return None
    last = at + 1
    if scan.text.word(last) in _ORDINAL_ENDINGS and scan.text.joined(last):
        last += 1
    return day, last


def _month_first(scan: Scan, at: int) -> Found | None:
    month = month_at(scan, at)
    if month is None:
        return None
    number, last = month
    day = _day_number(scan, last)
    if day is None or scan.text.joined(last):
        return _whole_month(scan, at, number, last)
    first, last = day
    upto = None
    if scan.text.word(last) in (*_DASHES, "to", "and", "through"):
        second = _day_number(scan, last + 1)
        if second is not None and second[0] > first and month_at(scan, last + 1) is None:
            upto, last = second
    year = year_at(scan, last + (scan.text.word(last) in (",", "of")))
    if year is not None:
        last += 1 + (scan.text.word(last) in (",", "of"))
    return _days(scan, at, number, first, upto, year, last)


def _day_first(scan: Scan, at: int) -> Found | None:
    if scan.text.word(at) == "the" and _day_number(scan, at + 1):
        at += 1
    day = _day_number(scan, at)
    if day is None:
        return None
    first, last = day
    upto = None
    if scan.text.word(last) in (*_DASHES, "to", "and"):
        second = _day_number(scan, last + 1)
        if second is not None and second[0] > first:
            upto, last = second
    last += scan.text.word(last) == "of"
    month = month_at(scan, last)
    if month is None:
        return None
    number, last = month
    gap = scan.text.word(last) == ","
    year = year_at(scan, last + gap)
    if year is not None:
        last += 1 + gap
    return _days(scan, at, number, first, upto, year, last)


def _days(scan: Scan, at: int, month: int, first: int, upto: int | None, year: int | None, last: int) -> Found | None:
    """One day, or the days from `first` to `upto`, of a month."""
    if year is None:
        year = _year_of_month(scan, at, month, first)
        if year is None:
            valid = calendar.day_of(2000, month, first)
            precision = Precision.DAY if upto is None else Precision.RANGE
            return Found(last, calendar.unknown(precision)) if valid else None
    period = calendar.day_of(year, month, first)
    if period is not None and upto is not None:
        end = calendar.day_of(year, month, upto)
        period = calendar.between(period, end) if end is not None else None
    return Found(last, period, period) if period is not None else None


def _year_of_month(scan: Scan, at: int, month: int, day: int) -> int | None:
    """The year that is meant where none is said: the latest past one, or the next one in the future tense."""
    published = scan.published
    if published is None:
        return None
    ahead = (month, day) > (published.month, published.day)
    future = scan.tense(at) == "future"
    if future:
        return published.year if ahead or (month, day) == (published.month, published.day) else published.year + 1
    return published.year - 1 if ahead else published.year


def _whole_month(scan: Scan, at: int, number: int, last: int) -> Found | None:
    text = scan.text
    if scan.integer(at - 1, 1, 31) is not None:
        return None  # a day that the calendar does not have
    gap = text.word(last) in (",", "of")
    year = year_at(scan, last + gap)
    if year is not None:
        period = calendar.month(year, number)
        return Found(last + 1 + gap, period, period) if period else None
    if text.word(at) in _AMBIGUOUS_MONTHS and not _dates_something(scan, at):
        return None
    named = text.is_word(last) and text.capital[last] and text.word(last) not in _FOLLOWERS
    hyphened = text.word(at - 1) == "-" and text.word(at - 2) != "mid"
    if named or hyphened:
        return None
    if scan.published is None:
        return Found(last, calendar.unknown(Precision.MONTH))
    future = scan.tense(at) == "future"
    year = scan.published.year
    if future and number < scan.published.month:
        year += 1
    elif not future and number > scan.published.month:
        year -= 1
    period = calendar.month(year, number)
    return Found(last, period, period) if period else None


_FOLLOWERS = frozenset({"when", "the", "and", "as", "after"})


def _dates_something(scan: Scan, at: int) -> bool:
    """Whether a preposition or a part of a month before a word shows that it is a month."""
    before = scan.text.word(at - 1)
    return before == "-" or scan.hit(at - 1, "preposition", "direction", "part", "that", "story") is not None


def _quarter(scan: Scan, at: int) -> Found | None:
    """Q1 2022 and Q3 of 2021."""
    word = scan.text.word(at)
    if word != "q" or not scan.text.joined(at + 1):
        return None
    which = scan.integer(at + 1, 1, 4)
    last = at + 2 + (scan.text.word(at + 2) == "of")
    year = year_at(scan, last)
    if which is None:
        return None
    if year is None:
        return None
    period = calendar.quarter(year, which)
    return Found(last + 1, period, period) if period else None


def decade_at(scan: Scan, at: int) -> Found | None:
    """1990s, the 1990s, the 90s, the nineties."""
    text = scan.text
    at += text.word(at) == "the"
    named = scan.hit(at, "decade")
    if named is not None:
        if text.word(at - 1) != "the":
            return None
        period = calendar.decade(1900 + named.word.number if named.word.number > 20 else 2020)
        return Found(named.last, period, period) if period else None
    value = scan.integer(at, 0, 2199)
    tail = at + 1
    tail += text.word(tail) in ("'", "’")
    if value is None or value % 10 or text.word(tail) != "s" or not text.joined(at + 1):
        return None
    if value < _CENTURY:
        if text.word(at - 1) not in ("the", "early", "late", "mid", "-") or value < 20:
            return None
        value += 1900
    if value < _YEARS.start:
        return None
    period = calendar.decade(value)
    return Found(tail + 1, period, period) if period else None


def century_at(scan: Scan, at: int) -> Found | None:
    """The 20th century, the nineteenth century."""
    text = scan.text
    at += text.word(at) == "the"
    ordinal = scan.hit(at, "ordinal")
    number = scan.integer(at, 1, 21)
    if ordinal is not None:
        value, last = ordinal.word.number, ordinal.last
    elif number is not None and text.word(at + 1) in _ORDINAL_ENDINGS:
        value, last = number, at + 2
    else:
        return None
    last += text.word(last) == "-"
    if text.word(last) not in ("century", "centuries") or value < 1 or text.word(last + 1) in ("bc", "bce"):
        return None
    period = calendar.century(value)
    return Found(last + 1, period, period) if period else None


@cache
def counted() -> frozenset[str]:
    """Nouns after which four digits are a count and no year."""
    found = {form.lower() for row in table("en_units") for form in (row["en"], *row["forms"].split("|")) if form}
    return frozenset(found - {"times", "time", "people's"})


def bare_year(scan: Scan, at: int) -> Found | None:
    """A year in four digits at a token; a count (2000 people) is none."""
    year = year_at(scan, at)
    if year is None or scan.text.word(at + 1) in counted():
        return None
    text = scan.text
    last = at + 1
    end = scan.integer(last + 1, 0, 2199)
    if text.word(last) in (*_DASHES, "/") and text.joined(last) and text.joined(last + 1) and end is not None:
        upto = end if end >= _YEARS.start else year // _CENTURY * _CENTURY + end
        if len(text.word(last + 1)) in (2, 4) and upto > year:
            first, second = calendar.year(year), calendar.year(upto)
            span: Period | None = calendar.between(first, second) if first and second else None
            return Found(last + 2, span, span) if span else None
        return None
    period = calendar.year(year)
    return Found(last, period, period) if period else None
