"""Dates told by units of time: العام الماضي, قبل ثلاثة أيام, بعد ذلك بعامين, الربع الأول من 2022, الأشهر المقبلة."""

from collections.abc import Callable
from datetime import date

from extraction import dates_calendar as calendar
from extraction.dates_calendar import Period
from extraction.dates_lengths import VAGUE_COUNT
from extraction.dates_lexicon import name_heads
from extraction.dates_scan import Found, Hit, Scan
from extraction.facts import Precision

Reader = Callable[[Scan, int], Found | None]

_FROM_PUBLICATION = {"past": -1, "future": 1, "this": 0, "before_last": -2, "after_next": 2}
_FROM_PREVIOUS = {"next": 1, "previous": -1, "same": 0}
_ADJECTIVES = frozenset(
    {"المالي", "الماليه", "الدراسي", "الدراسيه", "الميلادي", "الميلاديه", "الهجري", "الهجريه", "الكروي", "الجامعي"}
    | {"الرياضي", "السياسي", "القضائي", "الجامعيه", "التشريعيه", "الفلاحي", "الزراعي"}
)
_NEW = frozenset({"الجديد", "الجديده"})
_FEW = frozenset({"القليله", "القلائل", "المعدوده", "العديده", "القليلتين"})
_FIRST = frozenset({"الاولي", "الاول", "الاوائل"})
_OF = frozenset({"من", "في", "ل"})


def unit_date(scan: Scan, at: int, within: Reader) -> Found | None:
    """A unit of time made definite (الشهر الماضي, هذا العام, الربع الثالث من …); `within` reads what holds it."""
    hit = scan.hit(at, "same", "this", "that", "the_unit", "the_season")
    if hit is None:
        return _counted_span(scan, at, within)
    if hit.word.role in {"same", "this", "that"}:
        following = scan.plain(hit.last, "the_unit", "unit", "the_season")
        if following is None or following.word.number > 1:
            return None
        if following.word.role == "the_season":
            return _season(scan, hit.last, "this") if hit.word.role == "this" else None
        if following.word.role == "unit" or following.word.number == 0 or _titled(scan, following):
            return None
        direction = "this" if hit.word.role == "this" else "same"
        last = _past_adjectives(scan, following.last)
        return _of_unit(scan, following.word.name, direction, last)
    if hit.word.role == "the_season":
        return _season(scan, at, "")
    if _titled(scan, hit):
        return None
    if hit.word.number == 1:
        return _one_unit(scan, hit, within)
    return _definite_span(scan, hit, within)


def _titled(scan: Scan, hit: Hit) -> bool:
    """Whether العام is an adjective (الأمين العام السابق) and no year."""
    return name_heads().get(scan.norm(hit.first - 1)) == "general" if hit.word.name == "year" else False


def _past_adjectives(scan: Scan, at: int) -> int:
    return next((index for index in (at, at + 1) if scan.norm(index) not in _ADJECTIVES), at + 2)


def _one_unit(scan: Scan, hit: Hit, within: Reader) -> Found | None:
    unit = hit.word.name
    at = _past_adjectives(scan, hit.last) if unit in {"year", "season"} else hit.last
    if unit == "century" and (number := scan.integer(at, 1, 21)) is not None:
        return _century(scan, number, at + 1)
    if unit == "year" and scan.norm(at - 1) in {"الهجري", "الهجريه"}:
        return None
    ordinal = scan.plain(at, "ordinal")
    if ordinal is not None:
        found = _nth(scan, hit, ordinal, within)
        if found is not None:
            return found
    direction = scan.plain(at, "direction")
    if direction is not None:
        return _of_unit(scan, unit, direction.word.name, direction.last)
    this = scan.plain(at, "this")
    if this is not None and scan.hit(this.last, "the_unit") is None and this.word.role == "this":
        return _of_unit(scan, unit, "this", this.last) if scan.norm(this.last) in {"", ".", "،", ","} else None
    if unit == "year" and scan.norm(at) in _NEW and scan.published is not None:
        coming = scan.published.month > 6
        return _of_unit(scan, unit, "future" if coming else "this", at + 1)
    return None


def _of_unit(scan: Scan, unit: str, direction: str, last: int) -> Found:
    """The unit on the side that a direction word names, counted from the publication or the previous date."""
    story = scan.day or scan.previous if direction == "same" and unit == "day" else scan.previous
    previous = story.period.start if story else None
    if direction in _FROM_PREVIOUS:
        base = previous or (scan.published if direction == "previous" else None)
        offset = _FROM_PREVIOUS[direction]
    else:
        base, offset = scan.published, _FROM_PUBLICATION[direction]
    if direction == "same" and unit in {"quarter", "half"} and scan.previous is not None:
        period: Period | None = scan.previous.period
    else:
        period = calendar.unit_around(base, unit, offset) if base is not None else None
    period = period or calendar.unknown(calendar.unit_precision(unit))
    dated = direction in _FROM_PREVIOUS and scan.previous is not None and scan.previous.dated
    return Found(last, period, period, dated, deictic=direction in _FROM_PUBLICATION)


def _season(scan: Scan, at: int, direction: str) -> Found | None:
    hit = scan.hit(at, "the_season")
    if hit is None:
        return None
    last = hit.last
    if not direction:
        word = scan.plain(last, "direction")
        if word is None:
            return None
        direction, last = word.word.name, word.last
    base = scan.published
    if direction in _FROM_PREVIOUS:
        base = scan.previous.period.start if scan.previous else None
    if base is None:
        return Found(last, calendar.unknown(Precision.SEASON), None)
    near = [calendar.season(year, hit.word.name) for year in range(max(base.year - 2, 2), min(base.year + 3, 9998))]
    seasons = [season for season in near if season is not None and season.start and season.end]
    chosen: Period | None
    if direction in {"past", "before_last", "previous"}:
        over = [s for s in reversed(seasons) if s.end and s.end < base]
        chosen = next(iter(over[direction == "before_last" :]), None)
    elif direction in {"future", "next", "after_next"}:
        chosen = next((s for s in seasons if s.start and s.start > base), None)
    else:
        chosen = next((s for s in seasons if s.end and s.end >= base), None)
    return Found(last, chosen, chosen, deictic=True) if chosen is not None else None


def _nth(scan: Scan, hit: Hit, ordinal: Hit, within: Reader) -> Found | None:
    """An ordered part of something longer: الربع الأول من العام المقبل, القرن التاسع عشر."""
    unit, number = hit.word.name, ordinal.word.number
    if unit == "century":
        return _century(scan, number, ordinal.last)
    at = ordinal.last + (scan.norm(ordinal.last) in _OF)
    holder = within(scan, at)
    if holder is None:
        if unit == "quarter" and ordinal.last == at and scan.published is not None and 1 <= number <= 4:
            return _recent_quarter(scan.published, number, ordinal.last) if _in_time(scan, hit) else None
        return None
    whole = holder.period
    if whole.start is None or whole.end is None:
        return Found(holder.last, calendar.unknown(calendar.unit_precision(unit)), None)
    period = _slice(whole, unit, number)
    if period is None:
        return None
    return Found(holder.last, period, period, holder.dated, holder.deictic)


def _in_time(scan: Scan, hit: Hit) -> bool:
    return scan.norm(hit.first - 1) in {"في", "خلال", "عن", "مع", "نهايه", "بدايه", "مطلع"} or hit.prefix == "ل"


def _recent_quarter(published: date, number: int, last: int) -> Found | None:
    period = calendar.quarter(published.year, number)
    if period is not None and period.start is not None and period.start > published:
        period = calendar.quarter(published.year - 1, number)
    return Found(last, period, period) if period is not None else None


def _slice(whole: Period, unit: str, number: int) -> Period | None:
    """The n-th unit of a longer period (-1 is the last)."""
    assert whole.start is not None
    assert whole.end is not None
    year = whole.start.year
    days = (whole.end - whole.start).days + 1
    if unit == "quarter" and 360 < days < 370:
        return calendar.quarter(year, 4 if number == -1 else number) if number <= 4 else None
    if unit == "half" and 360 < days < 370:
        return calendar.half(year, 2 if number == -1 else number) if number <= 2 else None
    if unit == "half" and number <= 2 and days >= _SHORTEST_HALVED:
        middle = calendar.moved(whole.start, (days - 1) // 2)
        after = calendar.moved(whole.start, (days - 1) // 2 + 1)
        second = number in {2, -1}
        return Period(after if second else whole.start, whole.end if second else middle, Precision.RANGE)
    if unit == "third" and 1 <= number <= 3 and days >= _SHORTEST_HALVED:
        first = calendar.moved(whole.start, days // 3 * (number - 1))
        end = whole.end if number == 3 else calendar.moved(whole.start, days // 3 * number - 1)
        return Period(first, end, Precision.RANGE)
    if unit == "month" and 360 < days < 370 and number <= 12:
        return calendar.month(year, 12 if number == -1 else number)
    if unit == "decade" and number in range(1, 11) and days > 30000:
        return calendar.decade(year + 10 * (number - 1))
    if unit in {"day", "week"} and days <= 366:
        length = 1 if unit == "day" else calendar.DAYS_PER_WEEK
        if number == -1:
            return Period(calendar.moved(whole.end, 1 - length), whole.end, calendar.unit_precision(unit))
        start = calendar.moved(whole.start, length * (number - 1))
        end = calendar.moved(whole.start, length * number - 1)
        if start is not None and end is not None and start <= whole.end:
            return Period(start, min(end, whole.end), calendar.unit_precision(unit))
    return None


_SHORTEST_HALVED = 7  # days of a period that has halves


def _century(scan: Scan, number: int, last: int) -> Found | None:
    if scan.norm(last) == "قبل" or (scan.norm(last) == "ق" and scan.norm(last + 1) in {"م", "."}) or number < 1:
        return None
    if scan.norm(last) in {"الهجري", "للهجره"}:
        start = round(622 + (number - 1) * 97.02)
        period = calendar.years(start, 97, Precision.CENTURY)
        last += 1
    else:
        period = calendar.century(number)
        last += scan.norm(last) in {"الميلادي", "للميلاد"}
    return Found(last, period, period, dated=True) if period is not None else None


def _definite_span(scan: Scan, hit: Hit, within: Reader) -> Found | None:
    """الأعوام الخمسة الماضية, الأشهر المقبلة, اليومين الماضيين, الأشهر التسعة الأولى من 2023."""
    at = hit.last
    count: float | None = hit.word.number or None
    figure = at + (scan.norm(at) == "ال")
    if count is None and (number := scan.number(figure)) is not None:
        count, at = number[1], number[2]
    if scan.norm(at) in _FEW:
        at += 1
    direction = scan.plain(at, "direction")
    if direction is not None:
        return _span(scan, hit.word.name, count, direction.word.name, direction.last)
    if scan.norm(at) in _FIRST or scan.norm(at) in {"الاخيره", "الاخيرين"}:
        return _first_units(scan, hit.word.name, count or 3, at + 1, within)
    return None


def _first_units(scan: Scan, unit: str, count: float, at: int, within: Reader) -> Found | None:
    holder = within(scan, at + 1) if scan.norm(at) in _OF else None
    if holder is None or holder.period.start is None or holder.period.end is None:
        return None
    if unit in {"hour", "minute"}:
        return holder
    end = calendar.later(holder.period.start, count, unit)
    end = calendar.moved(end, -1) if end is not None else None
    period = Period(holder.period.start, min(end or holder.period.end, holder.period.end), Precision.RANGE)
    return Found(holder.last, period, period, holder.dated, holder.deictic)


def _counted_span(scan: Scan, at: int, within: Reader) -> Found | None:
    """الـ24 ساعة الماضية, 48 ساعة المقبلة, التسعة أشهر الأولى من السنة الجارية."""
    start = at + (scan.norm(at) == "ال")
    number = scan.number(start)
    unit = scan.plain(number[2], "unit") if number is not None else None
    if number is None or unit is None:
        return None
    if scan.norm(unit.last) in _FIRST:
        return _first_units(scan, unit.word.name, number[1], unit.last + 1, within)
    direction = scan.plain(unit.last, "direction")
    if direction is None:
        return None
    return _span(scan, unit.word.name, number[1], direction.word.name, direction.last)


def _span(scan: Scan, unit: str, count: float | None, direction: str, last: int) -> Found | None:
    """The last or next so many units up to or from the publication; a few of them where no number is given."""
    sign = {"past": -1, "future": 1}.get(direction)
    if sign is None:
        return None
    precision = Precision.VAGUE if count is None else Precision.RANGE
    base = scan.published
    far = None
    if base is not None:
        far = calendar.later(base, sign * (count if count is not None else VAGUE_COUNT.get(unit, 3)), unit)
    if base is None or far is None:
        return Found(last, calendar.unknown(precision), None)
    period = Period(far, base, precision) if sign < 0 else Period(base, far, precision)
    return Found(last, period, None, deictic=True)
