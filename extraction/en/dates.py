"""English dates: where they stand and which days they mean."""

from datetime import date

from extraction import dates_calendar as calendar
from extraction.dates import DateMention
from extraction.dates_calendar import Period
from extraction.en import dates_absolute as absolute
from extraction.en import dates_relative as relative
from extraction.en.dates_words import Found, Scan, first_words
from extraction.en.numbers import numerals
from extraction.en.reading import Text, sentences
from extraction.facts import DateSpan, Precision

_YEAR_PREPOSITIONS = frozenset({"in", "since", "until", "before", "after", "by", "from", "between"})
_DASHES = frozenset("-–—")
_COUNTERS = frozenset(
    {"a", "an", "one", "half", "few", "several", "couple", "q", "mid", "the", "more", "about", "around", "nearly"}
)


def find_dates(text: Text, published: date | None) -> tuple[DateMention, ...]:
    """All date expressions in order, without overlaps; relative ones are unresolved where their anchor is unknown."""
    scan = Scan(text, published)
    mentions: list[DateMention] = []
    for sentence in sentences(text):
        at = sentence.start
        while at < sentence.stop:
            found = _date_at(scan, at) if _may_open(text, at) else None
            if found is None or found.last <= at or found.last > sentence.stop:
                at += 1
                continue
            first = at
            period = found.period
            span = DateSpan(period.start, period.end, period.precision, text.text(first, found.last))
            mentions.append(DateMention(first, found.last, span))
            if found.anchor is not None and found.anchor.start is not None:
                scan.previous = found.anchor
            at = found.last
    return tuple(mentions)


def _may_open(text: Text, at: int) -> bool:
    word = text.word(at)
    return text.is_number(at) or word in first_words() or word in _COUNTERS or word in numerals() or word == "("


def _date_at(scan: Scan, at: int) -> Found | None:
    """The longest date at a token, a range or an open side before a plain one."""
    opened = _open(scan, at)
    plain = _ranged(scan, at)
    if opened is not None and (plain is None or opened.last > plain.last):
        return opened
    return plain


def _ranged(scan: Scan, at: int) -> Found | None:
    """A date, or two joined by to or a dash."""
    first = core(scan, at) or _bracketed_year(scan, at) or _year_of_noun(scan, at)
    if first is None:
        return None
    gap = scan.text.word(first.last)
    if gap in ("to", "through", "until") or gap in _DASHES:
        second = core(scan, first.last + 1) or (
            absolute.bare_year(scan, first.last + 1) if first.period.precision is Precision.YEAR else None
        )
        if second is not None and _alike(first.period, second.period):
            span = _between(first, second)
            return Found(second.last, span, span, first.deictic or second.deictic)
    return first


def _alike(first: Period, second: Period) -> bool:
    return first.start is not None and second.end is not None and first.start < second.end


def _between(first: Found, second: Found) -> Period:
    start, end = first.period, second.period
    if start.start is not None and end.start is not None and start.start > end.start:
        return start
    return calendar.between(start, end)


def core(scan: Scan, at: int) -> Found | None:
    """A date without a preposition that bears on its meaning."""
    return (
        _of_year(scan, at)
        or _parted(scan, at)
        or relative.day_date(scan, at)
        or absolute.calendar_date(scan, at)
        or relative.unit_date(scan, at)
        or relative.distance_date(scan, at)
        or absolute.decade_at(scan, at)
        or absolute.century_at(scan, at)
        or _season(scan, at)
        or _nth(scan, at)
    )


def _of_year(scan: Scan, at: int) -> Found | None:
    """October of that year, 5 May last year: a month or day whose year is told relatively."""
    found = absolute.calendar_date(scan, at)
    if found is None or found.period.start is None or found.period.end is None:
        return None
    last = found.last + (scan.text.word(found.last) == "of")
    holder = relative.unit_date(scan, last)
    if holder is None or holder.period.precision is not Precision.YEAR or holder.period.start is None:
        return None
    year, day = holder.period.start.year, found.period.start
    if found.period.precision is Precision.MONTH:
        period = calendar.month(year, day.month)
    else:
        period = calendar.day_of(year, day.month, day.day) if found.period.precision is Precision.DAY else None
    return Found(holder.last, period, period, holder.deictic) if period is not None else None


def _parted(scan: Scan, at: int) -> Found | None:
    """A part of a longer date: early 2011, the end of last year, mid-June, later this year."""
    start = at + (scan.text.word(at) == "the")
    hit = scan.hit(at, "part") or (scan.hit(start, "part") if start > at else None)
    if hit is None:
        return None
    last = hit.last
    last += scan.text.word(last) in ("-",)
    last += scan.text.word(last) == "to" and scan.text.word(last + 1) in ("mid", "late")
    inner = (
        absolute.calendar_date(scan, last)
        or relative.unit_date(scan, last)
        or absolute.decade_at(scan, last)
        or absolute.century_at(scan, last)
        or _season(scan, last)
        or _the_unit(scan, last)
        or absolute.bare_year(scan, last)
    )
    if inner is None or (inner.period.precision is Precision.DAY and inner.period.start is not None):
        return None
    if hit.word.name in ("elapsed", "remaining") and not inner.deictic:
        return None
    cut = calendar.part(inner.period, hit.word.name, scan.published)
    if hit.word.name == "elapsed" and cut.start is None:
        cut = Period(None, None, inner.period.precision)
    return Found(inner.last, cut, cut if cut.start else None, inner.deictic)


def _the_unit(scan: Scan, at: int) -> Found | None:
    """The year, the month, the week: the running one, in `the end of the year`."""
    if scan.text.word(at) != "the":
        return None
    unit = scan.hit(at + 1, "unit")
    if unit is None or unit.word.name not in ("week", "month", "year", "decade", "century") or unit.word.number != 1:
        return None
    base = scan.published
    period = calendar.unit_around(base, unit.word.name, 0) if base is not None else None
    period = period or calendar.unknown(calendar.unit_precision(unit.word.name))
    return Found(unit.last, period, period, deictic=True)


def _season(scan: Scan, at: int) -> Found | None:
    """Summer 2014, the summer of 2014."""
    start = at + (scan.text.word(at) == "the")
    hit = scan.hit(start, "season")
    if hit is None:
        return None
    last = hit.last + (scan.text.word(hit.last) == "of")
    year = absolute.year_at(scan, last)
    if year is None:
        return None
    period = calendar.season(year, hit.word.name)
    return Found(last + 1, period, period) if period is not None else None


def _nth(scan: Scan, at: int) -> Found | None:
    """The first quarter of 2022, the second half of last year, the first three months of the year."""
    text = scan.text
    at += text.word(at) == "the"
    ordinal = scan.hit(at, "ordinal")
    half = ordinal is not None and text.word(ordinal.last) == "half"
    if ordinal is None:
        return None
    counted = scan.quantity(ordinal.last)
    unit = scan.hit(counted[1], "unit") if counted is not None else scan.hit(ordinal.last, "unit")
    if not half and (unit is None or unit.word.name not in ("quarter", "month", "week", "day")):
        return None
    last = ordinal.last + 1 if half or unit is None else unit.last
    joined = text.word(last) in ("of", "in")
    last += joined
    holder = absolute.bare_year(scan, last) or relative.unit_date(scan, last) or _the_unit(scan, last)
    holder = holder or absolute.calendar_date(scan, last)
    if holder is None or holder.period.start is None or holder.period.end is None:
        return Found(holder.last, calendar.unknown(Precision.RANGE)) if holder is not None and joined else None
    period = _slice(holder.period, "half" if half or unit is None else unit.word.name, ordinal.word.number, counted)
    return Found(holder.last, period, period, holder.deictic) if period is not None else None


def _slice(whole: Period, unit: str, number: int, counted: tuple[float, int] | None) -> Period | None:
    assert whole.start is not None
    assert whole.end is not None
    year = whole.start.year
    if counted is not None:
        if number != 1 or not counted[0]:
            return None
        end = calendar.later(whole.start, counted[0], unit)
        end = calendar.moved(end, -1) if end is not None else None
        return Period(whole.start, min(end or whole.end, whole.end), Precision.RANGE)
    if whole.precision is Precision.YEAR and unit == "quarter":
        return calendar.quarter(year, 4 if number < 0 else number) if number <= 4 else None
    if whole.precision is Precision.YEAR and unit == "half":
        return calendar.half(year, 2 if number < 0 else number) if number <= 2 else None
    if whole.precision is Precision.MONTH and unit == "week" and 1 <= number <= 4:
        start = calendar.moved(whole.start, 7 * (number - 1))
        return Period(start, calendar.moved(start, 6) if start else None, Precision.WEEK)
    return None


def _bracketed_year(scan: Scan, at: int) -> Found | None:
    """(2011) and (1990-1995), and those of people's lives."""
    if scan.text.word(at - 1) != "(" or not scan.text.is_number(at):
        return None
    year = absolute.bare_year(scan, at)
    return year if year is not None and scan.text.word(year.last) in (")", ",", ";") else None


def _year_of_noun(scan: Scan, at: int) -> Found | None:
    """The 2011 uprising, his 2014 offensive, of 2003: a year that marks off an event."""
    before = scan.text.word(at - 1)
    year = absolute.bare_year(scan, at) if scan.text.is_number(at) else None
    if year is None or not 1500 <= (year.period.start or date.min).year <= 2100:
        return None
    text = scan.text
    if before in ("of", "during", "throughout"):
        return year
    owned = before in ("the", "a", "its", "his", "her", "their") or text.owns(at - 1)
    noun = text.is_word(year.last) and not text.word(year.last).endswith(("ers", "men"))
    return year if owned and noun else None


def _open(scan: Scan, at: int) -> Found | None:
    """A date behind a preposition: in 2011, since 2014, until Friday, before May, between 2011 and 2014, by June."""
    hit = scan.hit(at, "preposition")
    if hit is None:
        return None
    role, start = hit.word.name, hit.last
    if role == "between" or (role == "from" and not _lone_from(scan, start)):
        return _pair(scan, start, role)
    if role in ("over", "for"):
        return None
    if role in ("in", "within") and (soon := relative.ahead(scan, start, role)) is not None:
        return soon
    target = _target(scan, start)
    if target is None:
        return _relative_open(scan, role, start)
    if role == "in":
        return Found(target.last, target.period, target.anchor, target.deictic) if _is_year(scan, start) else None
    if role == "within" or role == "from":
        return None
    return _opened(scan, role, target)


def _is_year(scan: Scan, at: int) -> bool:
    """Whether only the preposition makes the digits a year."""
    return scan.text.is_number(at) and absolute.calendar_date(scan, at) is None


def _target(scan: Scan, at: int) -> Found | None:
    year = absolute.bare_year(scan, at)
    return core(scan, at) or year


def _lone_from(scan: Scan, at: int) -> bool:
    target = _target(scan, at)
    return target is None or scan.text.word(target.last) not in ("to", "until", "till", "through", *_DASHES)


def _pair(scan: Scan, at: int, role: str) -> Found | None:
    """Between X and Y; from X to Y."""
    first = _target(scan, at)
    if first is None:
        number = scan.integer(at, 1, 31)  # between 3 and 5 May
        if number is None or scan.text.word(at + 1) not in ("and", "to"):
            return None
        second = absolute.calendar_date(scan, at + 2)
        if second is None or second.period.start is None or second.period.precision is not Precision.DAY:
            return None
        start = calendar.day_of(second.period.start.year, second.period.start.month, number)
        span = calendar.between(start, second.period) if start is not None else None
        return Found(second.last, span, span) if span is not None else None
    links = ("and",) if role == "between" else ("to", "until", "till", "through", *_DASHES)
    if scan.text.word(first.last) not in links:
        return None
    second = _target(scan, first.last + 1)
    if second is None:
        return None
    if first.period.start is None or second.period.end is None:
        return Found(second.last, calendar.unknown(Precision.RANGE))
    start_period = first.period
    if start_period.start is not None and second.period.start is not None and start_period.start > second.period.end:
        start_period = _year_borrowed(start_period, second.period)
    span = calendar.between(start_period, second.period)
    return Found(second.last, span, span, first.deictic and second.deictic)


def _year_borrowed(first: Period, second: Period) -> Period:
    """March in `from March to May 2011`: the year of the later date."""
    assert first.start is not None
    assert second.end is not None
    if first.precision is Precision.MONTH:
        month = calendar.month(second.end.year, first.start.month)
        if month is not None and month.start is not None and month.start > second.end:
            month = calendar.month(second.end.year - 1, first.start.month)
        return month or first
    if first.precision is Precision.DAY:
        return calendar.day_of(second.end.year, first.start.month, first.start.day) or first
    return first


def _relative_open(scan: Scan, role: str, at: int) -> Found | None:
    """Since then, before that."""
    if role == "since" and scan.text.word(at) == "then" and scan.previous is not None:
        period = Period(scan.previous.start, None, Precision.RANGE)
        return Found(at + 1, period, None)
    return None


def _opened(scan: Scan, role: str, target: Found) -> Found | None:
    """The target's period with the side open that the preposition opens, closed by the publication where it bears."""
    period, published = target.period, scan.published
    if role == "by":
        return target
    if period.start is None or period.end is None:
        return Found(target.last, calendar.unknown(Precision.RANGE)) if role in ("since", "until") else None
    if role == "since":
        end = published if target.deictic and published is not None and published >= period.start else None
        return Found(target.last, Period(period.start, end, Precision.RANGE), target.anchor, target.deictic)
    if role == "until":
        begin = published if published is not None and published <= period.end else None
        return Found(target.last, Period(begin, period.end, Precision.RANGE), target.anchor)
    if role == "before":
        last_day = calendar.moved(period.start, -1)
        begin = published if published is not None and last_day is not None and published <= last_day else None
        return Found(target.last, Period(begin, last_day, Precision.RANGE), target.anchor)
    if role == "after":
        return Found(target.last, Period(period.start, None, Precision.RANGE), target.anchor)
    return None
