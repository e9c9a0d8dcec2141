"""English dates counted from the publication or the story: yesterday, on Tuesday, last week, two years later."""

from datetime import date

from extraction import dates_calendar as calendar
from extraction.dates_calendar import Period
from extraction.dates_lengths import VAGUE_COUNT
from extraction.en.dates_absolute import calendar_date, month_at
from extraction.en.dates_words import Found, Hit, Scan
from extraction.facts import Precision

_FEW_DAYS = 3
_WEEK = calendar.DAYS_PER_WEEK


def day_date(scan: Scan, at: int) -> Found | None:
    """A day told by a word (yesterday) or by its weekday, with the time of day and the date that may follow it."""
    hit = scan.hit(at, "day")
    if hit is not None:
        if scan.text.possessive[hit.last - 1]:
            return None  # today's Libya
        period = _from_publication(scan, hit.word.number)
        return _with_twin(scan, Found(_past_daytime(scan, hit.last), period, period, deictic=True))
    return _weekday(scan, at)


def _from_publication(scan: Scan, days: int) -> Period:
    day = calendar.moved(scan.published, days) if scan.published is not None else None
    return calendar.day_period(day)


def _past_daytime(scan: Scan, at: int) -> int:
    hit = scan.hit(at, "daytime")
    return hit.last if hit is not None else at


def _with_twin(scan: Scan, found: Found) -> Found:
    """A weekday or deictic day with the same day's date behind it: Tuesday, May 14; yesterday (Monday)."""
    at = found.last
    text = scan.text
    bracket = text.word(at) == "("
    at += text.word(at) in (",", "(")
    at += text.word(at) in ("the", "on")
    twin = calendar_date(scan, at)
    if twin is not None and twin.period.precision is Precision.DAY:
        last = twin.last + (bracket and text.word(twin.last) == ")")
        known = twin.period if twin.period.start is not None else found.period
        return Found(last, known, known, deictic=found.deictic)
    weekday = scan.hit(at, "weekday")
    if weekday is not None and text.capital[at]:
        last = weekday.last + (bracket and text.word(weekday.last) == ")")
        return Found(last, found.period, found.anchor, deictic=found.deictic)
    return found


def _weekday(scan: Scan, at: int) -> Found | None:
    text = scan.text
    direction = _weekday_direction(scan, at)
    start = direction.last if direction is not None else at
    hit = scan.hit(start, "weekday")
    if hit is None or not text.capital[start]:
        return None
    last = hit.last
    if len(text.word(start)) <= 5 and text.word(last) == "." and text.joined(last):
        last += 1
    if text.word(last) == "," and month_at(scan, last + 1) is None and scan.integer(last + 1, 1, 31) is None:
        pass
    last = _past_daytime(scan, last)
    dated = _with_twin(scan, Found(last, calendar.unknown(Precision.DAY)))
    if dated.period.start is not None:
        return dated
    side = direction.word.name if direction is not None else ""
    after = scan.hit(last, "direction")
    if not side and after is not None and scan.hit(after.last, "unit") is not None:
        week = scan.hit(after.last, "unit")
        assert week is not None
        if week.word.name == "week":
            return Found(week.last, *_in_week(scan, hit.word.number, after.word.number), deictic=True)
    if not side and text.word(last) == "of" and scan.hit(last + 1, "direction") is not None:
        after = scan.hit(last + 1, "direction")
        assert after is not None
        week = scan.hit(after.last, "unit")
        if week is not None and week.word.name == "week":
            return Found(week.last, *_in_week(scan, hit.word.number, after.word.number), deictic=True)
    if scan.published is None:
        return Found(last, calendar.unknown(Precision.DAY), deictic=True)
    return Found(last, *_nearest(scan, at, hit.word.number, side), deictic=True)


def _weekday_direction(scan: Scan, at: int) -> Hit | None:
    """Last, next, this, this past, this coming, the following … before a weekday."""
    hit = scan.hit(at, "direction", "story")
    if hit is None:
        return None
    second = scan.hit(hit.last, "direction")
    return second if second is not None else hit


def _in_week(scan: Scan, number: int, offset: int) -> tuple[Period, Period | None]:
    """A weekday of the last, this or the next week."""
    if scan.published is None:
        return calendar.unknown(Precision.DAY), None
    monday = calendar.week(scan.published).start
    day = calendar.moved(monday, _WEEK * offset + number - 1) if monday is not None else None
    period = calendar.day_period(day)
    return period, period


def _nearest(scan: Scan, at: int, number: int, side: str) -> tuple[Period, Period | None]:
    """The weekday on the side that a word or the tense names; without either, the past one."""
    assert scan.published is not None
    if side in ("next", "previous", "same") and scan.previous is not None and scan.previous.start is not None:
        day = calendar.weekday_near(scan.previous.start, number, after=side == "next", inclusive=False)
    elif side == "past":
        day = calendar.weekday_near(scan.published, number, after=False, inclusive=False)
    elif side == "future":
        day = calendar.weekday_near(scan.published, number, after=True, inclusive=False)
    else:
        ahead = scan.tense(at) == "future"
        day = calendar.weekday_near(scan.published, number, after=ahead, inclusive=True)
    period = calendar.day_period(day)
    return period, period


def unit_date(scan: Scan, at: int) -> Found | None:
    """Last week, this year, the next decade, the same day, that month, last summer, last May, the past three years."""
    start = at + (scan.text.word(at) == "the")
    hit = scan.hit(start, "direction", "story", "that")
    if hit is None:
        return None
    if hit.word.role == "that" and start > at:
        return None
    last = hit.last + (scan.text.word(hit.last) == "-")
    if hit.word.role == "direction":
        if (counted := _span(scan, hit, last)) is not None:
            return counted
        if start == at and (month := _month_of(scan, hit, last)) is not None:
            return month
        if (season := _season_of(scan, hit, last)) is not None:
            return season
    for word in ("fiscal", "calendar", "financial", "whole", "very"):
        last += scan.text.word(last) == word
    unit = scan.hit(last, "unit", "weekend")
    if unit is None or (unit.word.number == 0 and unit.word.role == "unit"):
        return None
    if scan.text.possessive[unit.last - 1] and scan.text.word(unit.last) in ("time",):
        return None
    if unit.word.role == "weekend":
        return _weekend(scan, hit, unit.last)
    if hit.word.name in ("past", "future") and start > at and hit.word.role == "direction" and unit.word.number == 1:
        return _running(scan, unit.word.name, hit.word.number, unit.last, scan.text.word(start))
    return _of_unit(scan, hit, unit.word.name, unit.last)


def _running(scan: Scan, unit: str, sign: int, last: int, word: str) -> Found:
    """The past year, the next decade: a stretch up to or from the publication."""
    if unit in ("day", "night", "hour", "minute") or word in ("last",):
        return _from_unit(scan, unit, sign, last)
    base = scan.published
    far = calendar.later(base, sign, unit) if base is not None else None
    if base is None or far is None:
        return Found(last, calendar.unknown(Precision.RANGE))
    period = Period(far, base, Precision.RANGE) if sign < 0 else Period(base, far, Precision.RANGE)
    return Found(last, period, None, deictic=True)


def _from_unit(scan: Scan, unit: str, offset: int, last: int) -> Found:
    base = scan.published
    period = calendar.unit_around(base, unit, offset) if base is not None else None
    period = period or calendar.unknown(calendar.unit_precision(unit))
    return Found(last, period, period, deictic=True)


def _of_unit(scan: Scan, hit: Hit, unit: str, last: int) -> Found | None:
    if hit.word.role == "direction":
        if unit == "night" and hit.word.name == "this":
            return None
        return _from_unit(scan, unit, hit.word.number, last)
    if unit in ("hour", "minute"):
        return None
    previous = scan.previous.start if scan.previous is not None else None
    base = previous
    if base is None and hit.word.name == "previous":
        base = scan.published
    if base is None:
        return None if hit.word.role == "that" else Found(last, calendar.unknown(calendar.unit_precision(unit)))
    period = calendar.unit_around(base, unit, hit.word.number)
    return Found(last, period, period) if period is not None else None


def _weekend(scan: Scan, hit: Hit, last: int) -> Found:
    base = scan.published
    if hit.word.role != "direction":
        base = scan.previous.start if scan.previous is not None else None
    week = calendar.unit_around(base, "week", hit.word.number) if base is not None else None
    if week is None:
        return Found(last, calendar.unknown(Precision.RANGE))
    period = Period(calendar.moved(week.start, 5) if week.start else None, week.end, Precision.RANGE)
    return Found(last, period, period, deictic=True)


def _month_of(scan: Scan, hit: Hit, at: int) -> Found | None:
    """Last May, next January, this March."""
    month = month_at(scan, at)
    if month is None:
        return None
    number, last = month
    base = scan.published
    if base is None:
        return Found(last, calendar.unknown(Precision.MONTH))
    year = base.year
    if hit.word.name == "past":
        year -= number >= base.month
    elif hit.word.name == "future":
        year += number <= base.month
    period = calendar.month(year, number)
    return Found(last, period, period, deictic=True) if period is not None else None


def _season_of(scan: Scan, hit: Hit, at: int) -> Found | None:
    """Last summer, this winter, next spring."""
    season = scan.hit(at, "season")
    if season is None or (scan.text.word(at) == "fall" and scan.text.word(at - 1) == "the"):
        return None
    base = scan.published
    if base is None:
        return Found(season.last, calendar.unknown(Precision.SEASON))
    near = [calendar.season(year, season.word.name) for year in range(max(base.year - 2, 2), min(base.year + 3, 9998))]
    known = [s for s in near if s is not None and s.start is not None and s.end is not None]
    chosen: Period | None
    if hit.word.name == "past":
        chosen = next((s for s in reversed(known) if s.end and s.end < base), None)
    elif hit.word.name == "future":
        chosen = next((s for s in known if s.start and s.start > base), None)
    else:
        chosen = next((s for s in known if s.end and s.end >= base), None)
    return Found(season.last, chosen, chosen, deictic=True) if chosen is not None else None


def _span(scan: Scan, hit: Hit, at: int) -> Found | None:
    """The past three years, the next 48 hours, the last few months, the last decades."""
    if hit.word.name == "this":
        return None
    quantity = scan.quantity(at)
    count, last = quantity if quantity is not None else (0.0, at)
    last += scan.text.word(last) == "-"
    unit = scan.hit(last, "unit")
    if unit is None or (quantity is None and unit.word.number != 0):
        return None
    if quantity is not None and count == 1:
        return None
    precision = Precision.RANGE if count else Precision.VAGUE
    base, sign = scan.published, hit.word.number
    far = None
    if base is not None:
        far = calendar.later(base, sign * (count or VAGUE_COUNT.get(unit.word.name, _FEW_DAYS)), unit.word.name)
    if base is None or far is None:
        return Found(unit.last, calendar.unknown(precision), deictic=True)
    period = Period(far, base, precision) if sign < 0 else Period(base, far, precision)
    return Found(unit.last, period, None, deictic=True)


def length_at(scan: Scan, at: int) -> tuple[float, str, int] | None:
    """A length of time at a token: its number (0 where vague), unit and end."""
    for word in ("about", "around", "nearly", "almost", "some", "roughly", "just", "only", "over", "exactly"):
        if scan.text.word(at) == word:
            at += 1
            break
    if scan.text.word(at) == "more" and scan.text.word(at + 1) == "than":
        at += 2
    quantity = scan.quantity(at)
    if quantity is None:
        if (plural := scan.hit(at, "unit")) is not None and plural.word.number == 0:
            return 0.0, plural.word.name, plural.last
        return None
    count, last = quantity
    unit = scan.hit(last, "unit")
    if unit is None:
        return None
    return count * (unit.word.number or 1), unit.word.name, unit.last


def distance_date(scan: Scan, at: int) -> Found | None:
    """Three days ago, two years later, a week earlier, a month after that."""
    length = length_at(scan, at)
    if length is None:
        return None
    count, unit, last = length
    hit = scan.hit(last, "distance")
    if hit is None:
        return None
    return _at_distance(scan, hit.word.name, hit.word.number, count, unit, hit.last)


def _at_distance(scan: Scan, kind: str, sign: int, count: float, unit: str, last: int) -> Found | None:
    if kind in ("ago", "now"):
        base, sign = scan.published, -1 if kind == "ago" else 1
    else:
        base = scan.previous.start if scan.previous is not None else None
    precision = calendar.unit_precision(unit) if count else Precision.VAGUE
    if base is None:
        return Found(last, calendar.unknown(precision), deictic=kind != "story")
    if not count:
        span = VAGUE_COUNT.get(unit, _FEW_DAYS)
        far = calendar.later(base, sign * span, unit)
        period = Period(far, base, precision) if sign < 0 else Period(base, far, precision)
        return Found(last, period, None, deictic=kind != "story")
    day = calendar.later(base, sign * count, unit)
    if day is None:
        return None
    if kind == "story" and scan.previous is not None and scan.previous.precision is not Precision.DAY:
        unit = unit if unit in ("year", "decade", "century") else _coarser(scan.previous, unit)
    period = calendar.widened(day, count, unit)
    return Found(last, period, period, deictic=kind != "story")


def _coarser(previous: Period, unit: str) -> str:
    """No finer a unit than the date counted from."""
    whole = {Precision.MONTH: "month", Precision.YEAR: "year", Precision.WEEK: "week"}.get(previous.precision)
    order = ("day", "night", "week", "month", "year")
    if whole is None or unit not in order:
        return unit
    return max(whole, unit, key=order.index)


def ahead(scan: Scan, at: int, role: str) -> Found | None:
    """In two weeks and within 48 hours, told of what is to come."""
    length = length_at(scan, at)
    if length is None or not length[0]:
        return None
    count, unit, last = length
    if scan.tense(at - 1) != "future" or scan.hit(last, "distance") is not None:
        return None
    if scan.text.possessive[last - 1]:
        return None
    base = scan.published
    day: date | None = calendar.later(base, count, unit) if base is not None else None
    if base is None or day is None:
        return Found(last, calendar.unknown(Precision.RANGE if role == "within" else calendar.unit_precision(unit)))
    if role == "within":
        return Found(last, Period(base, day, Precision.RANGE), None, deictic=True)
    period = calendar.widened(day, count, unit)
    return Found(last, period, period, deictic=True)
