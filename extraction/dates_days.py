"""Dates of one day as newspapers say them: أمس الخميس, مساء الأحد الماضي, يوم الجمعة 15 سبتمبر, with a Hijri twin."""

import re
from dataclasses import dataclass
from datetime import date

from extraction import dates_absolute as absolute
from extraction import dates_calendar as calendar
from extraction import dates_signs as signs
from extraction.dates_absolute import Stamp
from extraction.dates_calendar import Period
from extraction.dates_relative import unit_date
from extraction.dates_scan import Found, Hit, Scan
from extraction.facts import Precision

_COMMAS = frozenset({"،", ","})
_TO_ARTICLE = frozenset({"", "و", "ف"})
_DASHES = frozenset("-–—/")
_OF_IT = frozenset({"منه", "منها"})
_MOST_DAYTIMES = 3
_MOST_PIECES = 12
_NO_ARTICLE = re.compile("[أإآ]ل")  # a name such as أليوم, whose letters only look like an article
_DUAL_ENDINGS = ("ين", "ان")
_RECURRING = frozenset({"ايام", "كل", "كلا", "هذين", "هذان"})


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What a day expression has said so far."""

    last: int
    offset: int | None = None  # days from the publication
    weekday: Hit | None = None
    until_weekday: Hit | None = None
    direction: str = ""
    stamp: Stamp | None = None
    twin: Stamp | None = None
    week: Found | None = None


def day_date(scan: Scan, at: int, hint: int | None = None) -> Found | None:
    """A day at a token, with the time of day before it; `hint` is a year named nearby."""
    start = at
    named_time = False
    for _ in range(_MOST_DAYTIMES):
        daytime = scan.hit(start, "daytime")
        if daytime is None or daytime.prefix not in {"", "و", "ف", "ب", "ل"} or (start > at and daytime.prefix):
            break
        start, named_time = daytime.last, True
        if scan.norm(start) == "من":
            start += 1
    head = scan.hit(start, "unit", "the_unit")
    headed = head is not None and head.word.name in {"day", "night"} and head.last < scan.stop
    inner = head.last if head is not None and headed and scan.hit(start, "day") is None else start
    pieces = _read(scan, inner, named_time=named_time, headed=headed)
    if pieces is None and inner > start:
        inner = start
        pieces = _read(scan, start, named_time=named_time, headed=False)
    if pieces is None:
        return _day_of_story(scan, at, start) if named_time else None
    story = _day_of_story(scan, at, start) if named_time else None
    if story is not None and story.last > pieces.last:
        return story
    many = head is not None and headed and head.word.number != 1
    pieces = _sequel(scan, pieces, night=named_time, many=many)
    if many and pieces.stamp is None and pieces.until_weekday is None and pieces.offset is None:
        return None  # أيام الجمعة: every Friday
    if scan.norm(pieces.last) == "من" and scan.norm(pieces.last + 1) == "كل":
        return None  # every year
    if pieces.stamp is not None and signs.names_something(scan, at, dated=pieces.stamp.dated):
        return None
    return _resolve(scan, pieces, inner, hint)


def _day_of_story(scan: Scan, at: int, start: int) -> Found | None:
    """صباح اليوم نفسه and مساء اليوم التالي: the time of day before an anaphoric day."""
    found = unit_date(scan, start, lambda _scan, _at: None)
    return found if found is not None and found.period.precision is Precision.DAY and start > at else None


def _read(scan: Scan, at: int, *, named_time: bool, headed: bool) -> _Pieces | None:
    """The first piece: a deictic word, a weekday or a calendar date."""
    hit = scan.hit(at, "day")
    if hit is not None and _deictic(scan, hit, named_time=named_time, headed=headed):
        return _Pieces(hit.last, offset=hit.word.number)
    hit = scan.hit(at, "weekday")
    if hit is not None and _is_weekday(scan, hit, headed=headed):
        return _Pieces(hit.last, weekday=hit)
    stamp = calendar_date(scan, at, headed=headed)
    if stamp is not None:
        return _Pieces(stamp.last, stamp=stamp)
    return None


def _deictic(scan: Scan, hit: Hit, *, named_time: bool, headed: bool) -> bool:
    """Whether اليوم, أمس, غدا are meant as days and not as nouns or verbs."""
    norm = scan.norm(hit.first)
    if _NO_ARTICLE.match(scan.document.tokens[hit.first].text):
        return False
    if norm.endswith(("الامس", "الغد")) and hit.last == hit.first + 1:
        return named_time or headed or hit.prefix == "ب" or scan.norm(hit.first - 1) in {"حتي", "في", "من", "منذ"}
    if hit.prefix not in _TO_ARTICLE or scan.norm(hit.first - 1) == "كل":
        return False
    if hit.word.number == 1 and hit.prefix:
        return scan.tense(hit.first) == "future" or scan.hit(hit.last, "weekday") is not None
    if hit.word.number == 1 and hit.first == scan.begin and scan.norm(hit.last).startswith("ال"):
        return scan.hit(hit.last, "weekday") is not None  # غدا is also the verb "became"
    if hit.word.number == 0 and scan.norm(hit.first - 1) == "في" and not named_time:
        return False  # a rate: 24 ساعة في اليوم
    ordinal = scan.plain(hit.last, "ordinal")
    numbered = ordinal is not None or scan.norm(hit.last) == "ال"
    return not (hit.word.number == 0 and numbered)


def _is_weekday(scan: Scan, hit: Hit, *, headed: bool) -> bool:
    if hit.prefix not in {"", "و", "ف", "ب", "ل"} or scan.norm(hit.first) == "احد":
        return False
    before = scan.norm(hit.first - 1)
    if before in _RECURRING and not headed:
        return False
    if scan.norm(hit.last) == "من" and scan.norm(hit.last + 1) == "كل":
        return False
    if hit.word.number == 1 and not headed and len(before) > 4 and before.endswith(_DUAL_ENDINGS):
        return False
    return headed or not signs.names_something(scan, hit.first, dated=False)


def calendar_date(scan: Scan, at: int, *, headed: bool = False) -> Stamp | None:
    """A day of the calendar at a token: in digits, or with the month's name, or of a month told relatively."""
    stamp = absolute.numeric(scan, at)
    if stamp is not None:
        return stamp
    days = absolute.day_numbers(scan, at)
    if days is None:
        return None
    day, upto, last = days
    last += scan.norm(last) == "من"
    head = scan.plain(last, "unit")
    if head is not None and head.word.name == "month":
        last = head.last
    month = absolute.month_name(scan, last)
    if month is not None and month.month_upto is None and scan.hit(last, "month") is not None:
        joined = scan.hit(last, "month")
        if joined is not None and not joined.prefix:
            dated = absolute.with_year(scan, Stamp(month.last, day, upto, month.month, hijri=month.hijri))
            return _of_relative_year(scan, dated)
    return _day_of_relative_month(scan, day, upto, days[2], headed=headed)


def _day_of_relative_month(scan: Scan, day: int, upto: int | None, at: int, *, headed: bool) -> Stamp | None:
    """الخامس من الشهر الماضي, في 22 منه; after يوم also 15 الجاري."""
    if scan.norm(at) == "من" or headed:
        found = unit_date(scan, at + (scan.norm(at) == "من"), lambda _scan, _at: None)
        if found is not None and found.period.precision is Precision.MONTH:
            start = found.period.start
            if start is None:
                return Stamp(found.last, day, upto, lost=True)
            return Stamp(found.last, day, upto, start.month, year=start.year, dated=found.dated)
    if scan.norm(at) in _OF_IT and scan.previous is not None and scan.previous.period.start is not None:
        start = scan.previous.period.start
        return Stamp(at + 1, day, upto, start.month, year=start.year, dated=scan.previous.dated)
    direction = scan.plain(at, "direction")
    if (
        direction is not None
        and direction.word.name in {"this", "past"}
        and (headed or scan.norm(at - 2) in {"في", "يوم"})
    ):
        month = _first_of_month(scan, direction.word.name)
        if month is not None:
            return Stamp(direction.last, day, upto, month.month, year=month.year)
    return None


def _first_of_month(scan: Scan, direction: str) -> date | None:
    """The first day of the current or the last month."""
    if scan.published is None:
        return None
    period = calendar.unit_around(scan.published, "month", 0 if direction == "this" else -1)
    return period.start if period is not None else None


def _of_relative_year(scan: Scan, stamp: Stamp) -> Stamp:
    """The stamp with a year told relatively: من العام الماضي, من العام نفسه."""
    if stamp.dated or stamp.direction:
        return stamp
    at = stamp.last + (scan.norm(stamp.last) == "من")
    found = unit_date(scan, at, lambda _scan, _at: None)
    if found is None or found.period.precision is not Precision.YEAR:
        return stamp
    if found.period.start is None:
        return Stamp(found.last, stamp.day, stamp.upto, lost=True)
    return Stamp(
        found.last,
        stamp.day,
        stamp.upto,
        stamp.month,
        stamp.month_upto,
        stamp.hijri,
        found.period.start.year,
        dated=found.dated or not found.deictic,
    )


relative_year = _of_relative_year


def _sequel(scan: Scan, pieces: _Pieces, *, night: bool, many: bool) -> _Pieces:
    """Add the further pieces that tell the same day: weekday, direction, date, time of day, twin calendar."""
    for _ in range(_MOST_PIECES):
        following = _next_piece(scan, pieces, night=night, many=many)
        if following is None:
            break
        pieces = following
    return pieces


def _next_piece(scan: Scan, pieces: _Pieces, *, night: bool, many: bool) -> _Pieces | None:
    last = pieces.last
    if pieces.weekday is not None and not pieces.direction and pieces.stamp is None and pieces.offset is None:
        if (direction := scan.plain(last, "direction")) is not None:
            return _grown(pieces, direction.last, direction=direction.word.name)
        if (second := scan.hit(last, "weekday")) is not None and pieces.until_weekday is None:
            dual = scan.plain(second.last, "direction")
            if (
                (many and second.prefix == "و")
                or (second.prefix == "و" and dual is not None and scan.norm(dual.first).endswith("ين"))
                or (night and not second.prefix)
            ):
                return _grown(pieces, second.last, until_weekday=second)
        if scan.norm(last) == "او" and pieces.until_weekday is None:
            second = scan.plain(last + 1, "weekday")
            if second is not None:
                return _grown(pieces, second.last, until_weekday=second)
        if night and (scan.norm(last) in _DASHES or scan.norm(last) == "الي") and pieces.until_weekday is None:
            second = scan.plain(last + 1, "weekday")
            if second is not None:
                return _grown(pieces, second.last, until_weekday=second)
        week = _week_of(scan, last)
        if week is not None:
            return _grown(pieces, week.last, week=week)
    daytime = scan.plain(last, "daytime", "after_time")
    if daytime is not None and daytime.word.role == "after_time":
        return _grown(pieces, daytime.last)
    if scan.norm(last) == "مساء" and scan.hit(last + 1, "weekday", "day") is None:
        return _grown(pieces, last + 1)
    at = last
    bracket = scan.norm(at) == "("
    at += bracket or scan.norm(at) in _COMMAS
    if scan.norm(at) == "يوم":
        at += 1
    if (tie := scan.plain(at, "plain")) is not None:
        at = tie.last
        at += scan.norm(at) in {"ل", "يوم"}
    weekday = scan.plain(at, "weekday")
    if weekday is not None and pieces.weekday is None and (pieces.stamp is None or at == last or bracket):
        if _closed(scan, weekday.last, bracket):
            return _grown(pieces, weekday.last + bracket, weekday=weekday)
        return None
    linked = at > last
    stamp = calendar_date(scan, at)
    if stamp is None or not _closed(scan, stamp.last, bracket):
        return None
    if scan.norm(last) in _COMMAS and tie is None and scan.norm(at) == "":
        return None
    if pieces.stamp is None:
        return _grown(pieces, stamp.last + bracket, stamp=stamp)
    if pieces.twin is None and stamp.hijri != pieces.stamp.hijri and linked:
        return _grown(pieces, stamp.last + bracket, twin=stamp)
    return None


def _closed(scan: Scan, last: int, bracket: bool) -> bool:
    return not bracket or scan.norm(last) == ")"


def _week_of(scan: Scan, last: int) -> Found | None:
    at = last + (scan.norm(last) == "من")
    hit = scan.plain(at, "the_unit", "this")
    if hit is None:
        return None
    found = unit_date(scan, at, lambda _scan, _at: None)
    return found if found is not None and found.period.precision is Precision.WEEK else None


def _grown(
    pieces: _Pieces,
    last: int,
    *,
    weekday: Hit | None = None,
    until_weekday: Hit | None = None,
    direction: str = "",
    stamp: Stamp | None = None,
    twin: Stamp | None = None,
    week: Found | None = None,
) -> _Pieces:
    return _Pieces(
        last,
        pieces.offset,
        weekday or pieces.weekday,
        until_weekday or pieces.until_weekday,
        direction or pieces.direction,
        stamp or pieces.stamp,
        twin or pieces.twin,
        week or pieces.week,
    )


def _resolve(scan: Scan, pieces: _Pieces, at: int, hint: int | None) -> Found | None:
    number = pieces.weekday.word.number if pieces.weekday is not None else None
    stamp = pieces.stamp
    twin = pieces.twin
    if stamp is not None and twin is not None and (stamp.hijri if twin.dated == stamp.dated else twin.dated):
        stamp = twin
    if stamp is not None and not (pieces.offset is not None and stamp.hijri and scan.published is not None):
        period = _of_stamp(scan, stamp, pieces, at, number, hint)
        if period is None:
            return None
        deictic = stamp.direction in {"past", "future", "this"}
        return Found(pieces.last, period, period if period.start else None, stamp.dated, deictic)
    if pieces.offset is not None:
        return _of_offset(scan, pieces, pieces.offset, number)
    assert number is not None
    period = calendar.day_period(_of_weekday(scan, pieces, number, at))
    if pieces.until_weekday is not None:
        period = _pair(period, pieces.until_weekday.word.number, scan, pieces.direction)
    return Found(pieces.last, period, period if period.start else None, deictic=True)


def _of_stamp(
    scan: Scan, stamp: Stamp, pieces: _Pieces, at: int, number: int | None, hint: int | None
) -> Period | None:
    if stamp.lost:
        return calendar.unknown(Precision.DAY)
    if pieces.offset is not None and scan.published is not None and stamp.year is None and not stamp.hijri:
        near = calendar.moved(scan.published, pieces.offset)
        if near is not None:
            for year in (near.year, near.year - 1, near.year + 1):
                period = absolute.resolve(scan, stamp, at, hint=year) if 0 < year < 9999 else None
                if period is not None and period.start is not None and abs((period.start - near).days) < 60:
                    return period
    return absolute.resolve(scan, stamp, at, weekday=number, hint=hint)


_LATE = 2  # days by which a deictic word may miss the weekday beside it: the article was written earlier


def _of_offset(scan: Scan, pieces: _Pieces, offset: int, number: int | None) -> Found:
    day = calendar.moved(scan.published, offset) if scan.published is not None else None
    if day is not None and number is not None and day.isoweekday() != number:
        near = [calendar.moved(day, step) for step in (-1, 1, -_LATE)]
        day = next((other for other in near if other is not None and other.isoweekday() == number), day)
    period = calendar.day_period(day)
    return Found(pieces.last, period, period if day else None, deictic=True)


def _of_weekday(scan: Scan, pieces: _Pieces, number: int, at: int) -> date | None:
    if pieces.week is not None:
        start = pieces.week.period.start
        return calendar.moved(start, number - 1) if start is not None else None
    previous = scan.previous.period.start if scan.previous is not None else None
    if pieces.direction in {"next", "previous", "same"}:
        if previous is None:
            return None
        return calendar.weekday_near(
            previous, number, after=pieces.direction != "previous", inclusive=pieces.direction == "same"
        )
    published = scan.published
    if published is None:
        return None
    if pieces.direction in {"past", "before_last"}:
        day = calendar.weekday_near(published, number, after=False, inclusive=False)
        return calendar.moved(day, -7) if day is not None and pieces.direction == "before_last" else day
    if pieces.direction in {"future", "after_next"}:
        day = calendar.weekday_near(published, number, after=True, inclusive=False)
        return calendar.moved(day, 7) if day is not None and pieces.direction == "after_next" else day
    if pieces.direction == "this":
        start = calendar.week(published).start
        return calendar.moved(start, number - 1) if start is not None else None
    return calendar.weekday_near(published, number, after=scan.tense(at) == "future", inclusive=True)


def _pair(first: Period, number: int, scan: Scan, direction: str) -> Period:
    """Two neighbouring weekdays; both lie on the same side of the publication."""
    if first.start is None:
        return calendar.unknown(Precision.RANGE)
    end = calendar.weekday_near(first.start, number, after=True, inclusive=False)
    if direction == "past" and end is not None and scan.published is not None and end >= scan.published:
        return Period(calendar.moved(first.start, -7), calendar.moved(end, -7), Precision.RANGE)
    return Period(first.start, end, Precision.RANGE)
