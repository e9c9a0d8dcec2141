"""Plain dates of every kind at a token, their parts (منتصف 2014) and ranges of them (بين … و…, من … إلى …)."""

from dataclasses import replace

from extraction import dates_absolute as absolute
from extraction import dates_calendar as calendar
from extraction import dates_signs as signs
from extraction.dates_absolute import Stamp
from extraction.dates_calendar import Period
from extraction.dates_days import day_date, relative_year
from extraction.dates_relative import unit_date
from extraction.dates_scan import Found, Hit, Scan
from extraction.facts import Precision

_DEEPEST = 4  # parts within parts (منتصف الربع الأول من العام المقبل) that are followed
_LONGEST_LIST = 20  # years that are enumerated at most
_AND = "و"
_TO = frozenset({"الي", "حتي", "وحتي", "والي", "ل", "لغايه", "-", "–", "—"})
_BEFORE_A_MONTH = frozenset(
    {"في", "وفي", "ففي", "خلال", "منذ", "ومنذ", "حتي", "قبل", "بعد", "بين", "من", "الي", "بحلول", "نحو", "وخلال"}
)


def core(scan: Scan, at: int, *, hint: int | None = None, bare: bool = False) -> Found | None:
    """The longest plain date at a token: a day, a month, a year, a unit of time, a season, a decade.

    `hint` is a year named nearby; `bare` lets four digits alone be a year.
    """
    best: Found | None = None
    for found in (
        day_date(scan, at, hint),
        month_date(scan, at, hint, bare=bare),
        season_date(scan, at),
        unit_date(scan, at, holder),
        decade_date(scan, at),
        year_date(scan, at, bare=bare),
    ):
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best


def holder(scan: Scan, at: int) -> Found | None:
    """The longer period that holds a part: 2022, العام المقبل, مايو, القرن العشرين, or the bare current unit."""
    if scan.depth >= _DEEPEST:
        return None
    scan.depth += 1
    try:
        return core(scan, at, bare=True) or part_date(scan, at) or _current(scan, at)
    finally:
        scan.depth -= 1


def _current(scan: Scan, at: int) -> Found | None:
    """العام or الشهر or الأسبوع alone: the current one."""
    hit = scan.plain(at, "the_unit")
    if hit is None or hit.word.number != 1 or hit.word.name not in {"week", "month", "year", "decade", "century"}:
        return None
    base = scan.published
    period = calendar.unit_around(base, hit.word.name, 0) if base is not None else None
    period = period or calendar.unknown(calendar.unit_precision(hit.word.name))
    return Found(hit.last, period, period, deictic=True)


def year_date(scan: Scan, at: int, *, bare: bool) -> Found | None:
    """عام 2011, سنة 2014-2015, عامي 2011 و2012, or bare digits that stand for a year."""
    heads = scan.hit(at, "unit", "the_unit")
    if heads is not None and heads.word.name == "year" and heads.word.number != 1:
        return _several_years(scan, heads.last)
    stamp = absolute.explicit_year(scan, at, bare=bare)
    if stamp is None:
        stamp = absolute.explicit_year(scan, at, bare=True)
        if stamp is None or not (stamp.year_upto or signs.stands_for_year(scan, at, stamp.last)):
            return None
        if stamp.year_upto is not None and not 1800 <= (stamp.year or 0) <= 2099:
            return None
    if stamp.year is not None and stamp.year_upto == stamp.year + 1 and not stamp.hijri:
        opens, length = _turn_of_years(scan, at)
        return absolute.found(stamp, calendar.months(stamp.year, opens, length, Precision.RANGE))
    if (
        stamp.year is not None
        and not stamp.hijri
        and stamp.year < 1500
        and stamp.year >= 1300
        and _hijri_head(scan, at)
    ):
        stamp = replace(stamp, hijri=True)
    return absolute.found(stamp, absolute.resolve(scan, stamp, at))


_SCHOOL = frozenset({"الدراسي", "الدراسيه", "الجامعي", "الجامعيه"})
_SEASON = frozenset({"موسم", "الموسم", "لموسم", "للموسم", "الكروي", "الرياضي", "دوري", "المالي", "الماليه"})


def _turn_of_years(scan: Scan, at: int) -> tuple[int, int]:
    """The first month and the length in months of what two joined years mean: a school year, a season, both years."""
    words = {scan.norm(index) for index in range(at - 2, at + 3)}
    if words & _SCHOOL:
        return 9, 10
    return (7, 12) if words & _SEASON else (1, 24)


def _hijri_head(scan: Scan, at: int) -> bool:
    return scan.norm(at + 1) in {"الهجري", "الهجريه"}


def _several_years(scan: Scan, at: int) -> Found | None:
    """The years after عامي or أعوام, as one interval."""
    if scan.norm(at) in {"بين", "من"}:
        return range_date(scan, at)
    first = absolute.explicit_year(scan, at, bare=True)
    if first is None or first.year is None:
        return None
    low, high, last = first.year, first.year_upto or first.year, first.last
    while (
        scan.norm(last) in {_AND, "،", ",", "الي", "حتي"} and (year := scan.integer(last + 1, 1000, 2999)) is not None
    ):
        low, high, last = min(low, year), max(high, year), last + 2
        last += scan.norm(last) == "م"
    return absolute.found(Stamp(last, year=low, dated=True), calendar.years(low, high - low + 1, Precision.RANGE))


def month_date(scan: Scan, at: int, hint: int | None, *, bare: bool) -> Found | None:
    """A month with its year, a direction, or neither: ديسمبر 2015, شهر رمضان, يوليو الماضي, في أكتوبر."""
    start = at
    head = scan.hit(at, "unit", "the_unit")
    headed = head is not None and head.word.name == "month"
    if head is not None and headed:
        start = head.last
    month = absolute.month_name(scan, start)
    first = scan.hit(start, "month")
    if month is None or first is None or (headed and first.prefix) or first.prefix not in {"", "و", "ل", "ب", "ف"}:
        return None
    stamp = relative_year(scan, absolute.with_year(scan, month))
    told = stamp.dated or bool(stamp.direction) or headed or stamp.last > month.last
    doubled = month.last > first.last
    if not told and not doubled and not _bare_month(scan, start, first, bare=bare):
        return None
    if scan.norm(stamp.last) == "من" and scan.norm(stamp.last + 1) == "كل":
        return None  # every year
    if signs.names_something(scan, at, dated=stamp.dated, past_day=True):
        return None
    if stamp.lost:
        return Found(stamp.last, calendar.unknown(Precision.MONTH), None)
    return absolute.found(stamp, absolute.resolve(scan, stamp, at, hint=hint))


def _bare_month(scan: Scan, at: int, hit: Hit, *, bare: bool) -> bool:
    """Whether a month's name alone means the month and no person, verb or car."""
    before = scan.norm(at - 1)
    if scan.norm(at) == "اب" and "آ" not in scan.document.tokens[at].text:
        return False
    if hit.word.alone:
        return not hit.prefix or hit.prefix in {"ل", "و", "ف"}
    if hit.prefix:
        return False
    return bare or before in _BEFORE_A_MONTH


def season_date(scan: Scan, at: int) -> Found | None:
    """صيف 2006, خريف العام الماضي, شتاء 2015-2016."""
    hit = scan.hit(at, "season")
    if hit is None or hit.prefix not in {"", "و", "ل", "ب", "ف"}:
        return None
    year = absolute.explicit_year(scan, hit.last + (scan.norm(hit.last) == "من"), bare=True)
    if year is not None and year.year is not None and not year.hijri:
        number = year.year_upto or year.year
        return absolute.found(replace(year, dated=True), calendar.season(number, hit.word.name))
    found = unit_date(scan, hit.last + (scan.norm(hit.last) == "من"), holder)
    if found is None or found.period.precision is not Precision.YEAR:
        return None
    start = found.period.start
    period = calendar.season(start.year, hit.word.name) if start is not None else calendar.unknown(Precision.SEASON)
    return Found(found.last, period, period, found.dated, deictic=True) if period is not None else None


_AGE = frozenset({"عمره", "عمرها", "عمرهم", "العمر", "عمرهما", "عمري", "عمرهن", "عقده"})


def decade_date(scan: Scan, at: int) -> Found | None:
    """الستينيات, تسعينيات القرن الماضي, عقد الثمانينيات; not the age of a person."""
    start = at
    head = scan.hit(at, "unit", "the_unit")
    if head is not None and head.word.name == "decade" and head.word.number == 1:
        start = head.last
    hit = scan.hit(start, "decade")
    if hit is None:
        return None
    joined = _with_next_decade(scan, hit)
    if joined is not None:
        return joined
    last = hit.last
    if scan.norm(last) == "من" and scan.norm(last + 1) in _AGE:
        return None
    at_century = last + (scan.norm(last) == "من")
    century = scan.plain(at_century, "the_unit")
    if century is not None and century.word.name == "century":
        found = unit_date(scan, at_century, holder)
        if found is not None and found.period.start is not None:
            first = found.period.start.year // 100 * 100
            return absolute.found(Stamp(found.last, dated=True), calendar.decade(first + hit.word.number))
        if found is not None:
            return Found(found.last, calendar.unknown(Precision.DECADE), None)
    bare_noun = not scan.norm(hit.first).removeprefix(hit.prefix).startswith("ال")
    if bare_noun and start == at:
        return None
    return absolute.found(Stamp(last, dated=True), calendar.decade(1900 + hit.word.number))


def _with_next_decade(scan: Scan, hit: Hit) -> Found | None:
    """Two decades of one century: خمسينات وستينات القرن الماضي."""
    following = scan.hit(hit.last, "decade")
    if following is None or following.prefix != _AND or scan.depth >= _DEEPEST:
        return None
    scan.depth += 1
    try:
        second = decade_date(scan, following.first)
    finally:
        scan.depth -= 1
    century = scan.plain(following.last, "the_unit")
    if second is None or second.period.start is None or century is None or century.word.name != "century":
        return None
    first = calendar.decade(second.period.start.year // 100 * 100 + hit.word.number)
    if first is None:
        return None
    return Found(second.last, calendar.between(first, second.period), second.anchor, second.dated)


def part_date(scan: Scan, at: int) -> Found | None:
    """A part of a period: مطلع العام الجاري, منتصف 2014, أواخر التسعينيات, وقت سابق من هذا العام."""
    hit = scan.hit(at, "part")
    if hit is None or hit.prefix not in {"", "و", "ف", "ب", "ل"}:
        return None
    start, which = hit.last, hit.word.name
    whole = scan.plain(start, "the_unit")
    if whole is not None and whole.word.name == "week" and which == "end":
        return _weekend(scan, start)
    found = core(scan, start) if which in {"elapsed", "remaining"} else holder(scan, start)
    if found is None:
        return None
    period = calendar.part(found.period, which, scan.published)
    if period.start is None and which != "whole":
        period = calendar.unknown(period.precision)
    return Found(found.last, period, period if period.start else None, found.dated, found.deictic)


def _weekend(scan: Scan, at: int) -> Found | None:
    found = unit_date(scan, at, holder)
    if found is not None and found.period.start is not None:
        return Found(found.last, calendar.weekend(found.period), found.anchor, found.dated, found.deictic)
    last = found.last if found is not None else at + 1
    if found is None and scan.published is not None:
        day = scan.published
        if scan.tense(at) != "future" and day.isoweekday() < 5:
            day = calendar.moved(day, -calendar.DAYS_PER_WEEK) or day
        period = calendar.weekend(calendar.week(day))
        return Found(last, period, period, deictic=True)
    return Found(last, calendar.unknown(Precision.RANGE), None)


def range_date(scan: Scan, at: int) -> Found | None:
    """بين عامي 2011 و2014, من 3 إلى 5 مايو, ما بين يناير ومارس 2020."""
    hit = scan.hit(at, "between", "from")
    if hit is None or hit.prefix not in {"", "و", "ف"}:
        return None
    start = hit.last
    duals = scan.hit(start, "unit", "the_unit")
    plural_head = duals is not None and duals.word.number == 2 and duals.word.name in {"year", "month", "day"}
    if duals is not None and plural_head:
        start = duals.last
    elif scan.norm(start) in {"الاعوام", "السنوات", "اعوام", "سنوات"}:
        start += 1
    joint = _AND if hit.word.role == "between" else "to"
    first = core(scan, start, bare=True) if not signs.counts(scan, start) else None
    if first is None:
        return None
    if first.period.precision is Precision.RANGE and first.anchor is not None and _joined(scan, start, first.last):
        return first
    second_at = _after_joint(scan, first.last, joint)
    if second_at is None:
        return None
    second = core(scan, second_at, bare=True) if not signs.counts(scan, second_at) else None
    if second is None or second.period.precision is Precision.VAGUE:
        return None
    if second.dated and not first.dated and second.period.start is not None:
        first = _before(scan, start, second) or first
    period = calendar.between(first.period, _following(first, second))
    if first.period.start is None or second.period.end is None:
        period = calendar.unknown(Precision.RANGE)
    return Found(second.last, period, second.anchor, second.dated, first.deictic and second.deictic)


def _joined(scan: Scan, start: int, last: int) -> bool:
    """Whether both ends of a range were read as one date (27 و30 نونبر)."""
    return any(
        scan.norm(index) == _AND or scan.norm(index) in _TO or (index > start and scan.norm(index).startswith(_AND))
        for index in range(start, last)
    )


def _following(first: Found, second: Found) -> Period:
    """The second end, a week later where two weekdays would otherwise be in the wrong order."""
    start, end = first.period.start, second.period.end
    days = first.period.precision is second.period.precision is Precision.DAY
    if not (days and first.deictic and second.deictic and start and end and start > end):
        return second.period
    return calendar.day_period(calendar.moved(end, calendar.DAYS_PER_WEEK) or end)


def _after_joint(scan: Scan, at: int, joint: str) -> int | None:
    """Where the second end of a range begins; a و written with its word stays on it."""
    norm = scan.norm(at)
    if joint == _AND:
        if norm == _AND or norm in {"-", "–"}:
            return at + 1
        return at if norm.startswith(_AND) and scan.match(at) is not None else None
    return at + 1 if norm in _TO else None


def _before(scan: Scan, start: int, second: Found) -> Found | None:
    """The first end again, in the year of the second, or in the year before where it would come later."""
    assert second.period.start is not None
    year = second.period.start.year
    found = core(scan, start, hint=year, bare=True)
    if found is not None and found.period.start is not None and found.period.start > second.period.start and year > 1:
        return core(scan, start, hint=year - 1, bare=True)
    return found
