"""Arithmetic of periods: days, weeks, months, parts of a year, years, decades, centuries and Hijri dates."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from hijridate import Hijri

from extraction.facts import Precision

DAYS_PER_WEEK = 7
MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """Days [start, end], both inclusive; an open or unknown end is None."""

    start: date | None
    end: date | None
    precision: Precision


def unknown(precision: Precision) -> Period:
    """A period whose days cannot be told."""
    return Period(None, None, precision)


def moved(day: date, days: int) -> date | None:
    """The day so many days later, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def day_period(day: date | None) -> Period:
    """One day."""
    return Period(day, day, Precision.DAY)


def day_of(year: int, month: int, day: int) -> Period | None:
    """The Gregorian day, or None where the calendar has none."""
    try:
        return day_period(date(year, month, day))
    except ValueError:
        return None


def months(year: int, first: int, count: int, precision: Precision) -> Period | None:
    """`count` whole months from month `first` (which may lie outside 1 to 12) of a year."""
    start_year, start_month = divmod(year * MONTHS_PER_YEAR + first - 1, MONTHS_PER_YEAR)
    end_year, end_month = divmod(year * MONTHS_PER_YEAR + first + count - 2, MONTHS_PER_YEAR)
    if not (start_year >= MINYEAR and end_year <= MAXYEAR and count > 0):
        return None
    last_day = monthrange(end_year, end_month + 1)[1]
    return Period(date(start_year, start_month + 1, 1), date(end_year, end_month + 1, last_day), precision)


def month(year: int, number: int) -> Period | None:
    """A calendar month."""
    return months(year, number, 1, Precision.MONTH)


def years(first: int, count: int, precision: Precision) -> Period | None:
    """`count` whole years."""
    return months(first, 1, count * MONTHS_PER_YEAR, precision)


def year(number: int) -> Period | None:
    """A calendar year."""
    return years(number, 1, Precision.YEAR)


def quarter(number: int, which: int) -> Period | None:
    """Quarter 1 to 4 of a year."""
    return months(number, 3 * which - 2, 3, Precision.QUARTER)


def half(number: int, which: int) -> Period | None:
    """Half 1 or 2 of a year."""
    return months(number, 6 * which - 5, 6, Precision.RANGE)


def decade(first: int) -> Period | None:
    """Ten years from `first`."""
    return years(first, 10, Precision.DECADE)


def century(number: int) -> Period | None:
    """A century by its number: the 20th is 1900 to 1999, as newspapers count."""
    return years(100 * (number - 1), 100, Precision.CENTURY) if number > 1 else years(1, 99, Precision.CENTURY)


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 0}


def season(number: int, name: str) -> Period | None:
    """Three months of the northern hemisphere; the winter of a year begins in the December before it."""
    return months(number, _SEASONS[name], 3, Precision.SEASON)


def week(day: date) -> Period:
    """The ISO week, Monday to Sunday, that holds a day."""
    start = moved(day, -day.weekday())
    return Period(start, moved(start, DAYS_PER_WEEK - 1) if start else None, Precision.WEEK)


def hijri(number: int, month_number: int | None, day: int | None) -> Period | None:
    """A Hijri year, month or day by the Umm al-Qura calendar, or None outside its tables (1343 to 1500)."""
    try:
        if month_number is None:
            start, end = Hijri(number, 1, 1), Hijri(number, 12, 29)
            precision = Precision.YEAR
        elif day is None:
            start = Hijri(number, month_number, 1)
            end = Hijri(number, month_number, start.month_length())
            precision = Precision.MONTH
        else:
            start = end = Hijri(number, month_number, day)
            precision = Precision.DAY
        first, last = start.to_gregorian(), end.to_gregorian()
    except (ValueError, OverflowError):
        return None
    return Period(date(first.year, first.month, first.day), date(last.year, last.month, last.day), precision)


def hijri_year_of(day: date) -> int:
    """Roughly the Hijri year that is running on a day; it may be one too low or too high near a year's turn."""
    return round((day.toordinal() - date(622, 7, 16).toordinal()) / 354.367) + 1


def weekday_near(day: date, number: int, *, after: bool, inclusive: bool) -> date | None:
    """The nearest weekday (ISO, Monday is 1) on one side of a day, the day itself only if `inclusive`."""
    away = (number - day.isoweekday()) % DAYS_PER_WEEK
    if after:
        return moved(day, away or (0 if inclusive else DAYS_PER_WEEK))
    away = (day.isoweekday() - number) % DAYS_PER_WEEK
    return moved(day, -(away or (0 if inclusive else DAYS_PER_WEEK)))


def weekend(of: Period) -> Period:
    """Friday to Sunday of a week: Arab states keep Friday and Saturday, or Saturday and Sunday."""
    return Period(moved(of.start, 4) if of.start else None, of.end, Precision.RANGE)


_PRECISIONS = {
    "hour": Precision.DAY,
    "minute": Precision.DAY,
    "day": Precision.DAY,
    "night": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "half": Precision.RANGE,
    "third": Precision.RANGE,
    "season": Precision.RANGE,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
}


def unit_precision(unit: str) -> Precision:
    """How finely a unit of time dates something."""
    return _PRECISIONS[unit]


_SEASON_OPENS = 7  # the month in which a sporting season begins


def unit_around(day: date, unit: str, offset: int) -> Period | None:
    """The calendar unit that holds a day (offset 0), the one before (-1), the next (1) and so on."""
    if unit in {"day", "night", "hour", "minute"}:
        return day_period(moved(day, offset))
    if unit == "week":
        shifted = moved(day, DAYS_PER_WEEK * offset)
        return week(shifted) if shifted else None
    if unit == "month":
        return month(day.year, day.month + offset)
    if unit == "quarter":
        return months(day.year, 3 * ((day.month - 1) // 3 + offset) + 1, 3, Precision.QUARTER)
    if unit == "half":
        return months(day.year, 6 * ((day.month - 1) // 6 + offset) + 1, 6, Precision.RANGE)
    if unit == "season":
        opens = day.year + offset - (day.month < _SEASON_OPENS)
        return months(opens, _SEASON_OPENS, MONTHS_PER_YEAR, Precision.RANGE)
    if unit == "year":
        return year(day.year + offset)
    if unit == "third":
        return None
    if unit == "decade":
        return decade(day.year // 10 * 10 + 10 * offset)
    return century(day.year // 100 + 1 + offset)


_MONTHS_IN = {"month": 1, "quarter": 3, "third": 4, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "night": 1, "week": DAYS_PER_WEEK}


def later(day: date, count: float, unit: str) -> date | None:
    """A day `count` units later (earlier where negative); hours and minutes round to whole days."""
    if abs(count) > MAXYEAR * 366:
        return None
    if unit in _DAYS_IN:
        return moved(day, round(count * _DAYS_IN[unit]))
    if unit in {"hour", "minute"}:
        return moved(day, int(count / (24 if unit == "hour" else 1440)))
    total = day.year * MONTHS_PER_YEAR + day.month - 1
    whole = int(count * _MONTHS_IN[unit])
    number, index = divmod(total + whole, MONTHS_PER_YEAR)
    if not MINYEAR <= number <= MAXYEAR:
        return None
    return date(number, index + 1, min(day.day, monthrange(number, index + 1)[1]))


def widened(day: date, count: float, unit: str) -> Period:
    """The days that "N units ago" may mean: the finer the unit, the narrower."""
    if unit == "week":
        return Period(moved(day, -3), moved(day, 3), Precision.WEEK)
    if unit == "month" and count != int(count):
        return Period(moved(day, -15), moved(day, 15), Precision.MONTH)
    if unit in {"decade", "century"}:
        unit = "year"
    return unit_around(day, unit, 0) or unknown(unit_precision(unit))


def between(first: Period, last: Period) -> Period:
    """From the start of one period to the end of another, turned round where they are in the wrong order."""
    start, end = first.start, last.end
    if start and end and start > end:
        start, end = last.start, first.end
    return Period(start, end, Precision.RANGE)


# The share of a period, in parts of twelve, that each word for a part of it covers: (first, one past the last).
_PARTS = {"start": (0, 1), "early": (0, 3), "middle": (4, 8), "late": (9, 12), "end": (11, 12)}
_MONTH_PARTS = {"start": (0, 10), "early": (0, 10), "middle": (10, 20), "late": (20, 31), "end": (20, 31)}
_DECADE_PARTS = {"start": (0, 4), "early": (0, 4), "middle": (4, 7), "late": (7, 10), "end": (7, 10)}
_CENTURY_PARTS = {"start": (0, 2), "early": (0, 3), "middle": (4, 7), "late": (7, 10), "end": (8, 10)}


_SHORTEST_PARTED = 3  # days of a period that has a beginning, a middle and an end


def part(of: Period, which: str, published: date | None) -> Period:
    """A part of a period: `start`, `early`, `middle`, `late`, `end`, or what is over (`elapsed`) or left of it."""
    if of.start is None or of.end is None or which == "whole":
        return of
    if which in {"elapsed", "remaining", "rest"}:
        return _split(of, which, published)
    length = (of.end - of.start).days + 1
    if length < _SHORTEST_PARTED:
        return of
    if of.precision is Precision.MONTH:
        low, high = _MONTH_PARTS[which]
        return Period(moved(of.start, low), min(moved(of.start, high - 1) or of.end, of.end), Precision.RANGE)
    if of.precision in {Precision.DECADE, Precision.CENTURY}:
        scale, shares = (1, _DECADE_PARTS) if of.precision is Precision.DECADE else (10, _CENTURY_PARTS)
        low, high = shares[which]
        return years(of.start.year + low * scale, (high - low) * scale, Precision.RANGE) or of
    if of.precision is Precision.YEAR and of.start.month == 1:
        low, high = _PARTS[which]
        precision = Precision.MONTH if high - low == 1 else Precision.RANGE
        return months(of.start.year, low + 1, high - low, precision) or of
    third = max(1, length // 3)
    index = {"start": 0, "early": 0, "middle": 1}.get(which, 2)
    first = moved(of.start, index * third)
    last = of.end if index == 2 or first is None else moved(first, third - 1)
    return Period(first, last, Precision.DAY if third == 1 else Precision.RANGE)


def _split(of: Period, which: str, published: date | None) -> Period:
    """What lies before or after the publication date of a period that holds it; else the period."""
    if of.start is None or of.end is None or published is None or not of.start <= published <= of.end:
        return of
    if of.precision is Precision.DAY:
        return of
    if which == "elapsed":
        return Period(of.start, published, Precision.RANGE)
    return Period(published, of.end, Precision.RANGE)
