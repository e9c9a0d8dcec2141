"""Dates with an open side or at a distance: منذ 2014, حتى نهاية 2016, قبل ثلاثة أيام, بعد ذلك بعامين."""

from extraction import dates_calendar as calendar
from extraction import dates_lengths as lengths
from extraction import dates_signs as signs
from extraction.dates_calendar import Period
from extraction.dates_lengths import Quantity, quantity
from extraction.dates_scan import Found, Scan
from extraction.dates_spans import core, part_date
from extraction.facts import Precision

_COMMAS = frozenset({"،", ","})
_FROM_EVENT = frozenset({"من", "علي"})
_REACH_OF_EVENT = 10  # tokens after "three days before" in which the date of the event may stand


def open_date(scan: Scan, at: int) -> Found | None:
    """A date with one open side, or a distance from one: منذ 2014, حتى نهاية 2016, قبل ثلاثة أيام, بعد يومين من …."""
    hit = scan.hit(at, "since", "until", "before", "after", "within", "in", "after_that", "by")
    if hit is None or hit.prefix not in {"", "و", "ف"}:
        return None
    role, start = hit.word.role, hit.last
    if role == "after_that":
        return _after_that(scan, start, 1 if hit.word.name == "after" else -1)
    if role in {"before", "after", "since"}:
        start_length = lengths.past_passing(scan, start)
        length = quantity(scan, start_length)
        target = _target(scan, start)
        if length is not None and (target is None or target.last <= length.last):
            return _distance(scan, at, role, length)
        if target is None:
            return None
        return _open(scan, role, target, to_its_end=scan.hit(start, "part") is not None)
    if role in {"within", "in"}:
        if role == "in" and not scan.norm(hit.first).endswith("خلال"):
            return None
        length = quantity(scan, start)
        if length is None or length.vague or scan.plain(length.last, "direction") is not None:
            return None
        return _ahead(scan, at, role, length)
    target = _target(scan, start)
    if target is None:
        return None
    if role == "by":
        return target
    return _open(scan, role, target)


def _target(scan: Scan, at: int) -> Found | None:
    then = scan.plain(at, "then")
    if then is not None:
        base = scan.previous.period if scan.previous is not None else None
        dated = scan.previous is not None and scan.previous.dated
        return Found(then.last, base or calendar.unknown(Precision.VAGUE), base, dated)
    return core(scan, at, bare=_digits_are_year(scan, at)) or part_date(scan, at)


def _digits_are_year(scan: Scan, at: int) -> bool:
    return scan.norm(at).isdigit() and not signs.counts(scan, at)


def _open(scan: Scan, role: str, target: Found, *, to_its_end: bool = False) -> Found | None:
    """The target's period with the side open that the preposition opens, closed by the publication where it bears."""
    period, published = target.period, scan.published
    if period.start is None or period.end is None:
        return Found(target.last, calendar.unknown(Precision.RANGE), None) if role in {"since", "until"} else None
    if role == "since":
        end = published if target.deictic and published is not None and published >= period.start else None
        precision = Precision.DAY if end == period.start else Precision.RANGE
        return Found(target.last, Period(period.start, end, precision), target.anchor, target.dated, target.deictic)
    if role == "until":
        if target.deictic and period.start == published and period.precision is Precision.DAY:
            return None
        begin = published if published is not None and published <= period.end else None
        return Found(target.last, Period(begin, period.end, Precision.RANGE), target.anchor, target.dated)
    if role == "before":
        last_day = period.end if to_its_end else calendar.moved(period.start, -1)
        begin = published if published is not None and last_day is not None and published <= last_day else None
        return Found(target.last, Period(begin, last_day, Precision.RANGE), target.anchor, target.dated)
    return Found(target.last, Period(period.start, None, Precision.RANGE), target.anchor, target.dated)


def _distance(scan: Scan, at: int, role: str, length: Quantity) -> Found | None:
    """قبل ثلاثة أيام, منذ عامين, بعد خمسة أيام, بعد يومين من the event told."""
    last = length.last
    ahead = _past_aside(scan, last)
    if role != "since" and scan.norm(ahead) in _FROM_EVENT:
        return _from_event(scan, role, length, ahead + 1, opens=at == scan.begin)
    if role == "since":
        back = lengths.ago(scan.published, length, -1)
        if back.start is None or length.vague:
            return Found(last, back, None, deictic=True)
        end = scan.published if scan.published is not None else None
        return Found(last, Period(back.start, end, Precision.RANGE), None, deictic=True)
    if role == "before":
        period = lengths.ago(scan.published, length, -1)
        anchor = None if length.vague or period.start is None else period
        return Found(last, period, anchor, deictic=True)
    return _after(scan, at, length)


def _past_aside(scan: Scan, at: int) -> int:
    """Past a short aside between commas."""
    if scan.norm(at) not in _COMMAS:
        return at
    return next((index + 1 for index in range(at + 2, at + 5) if scan.norm(index) in _COMMAS), at)


def _after(scan: Scan, at: int, length: Quantity) -> Found | None:
    if scan.tense(at) == "future" and not _planned_beside(scan, at):
        period = lengths.ago(scan.published, length, 1)
        return Found(length.last, period, None if length.vague else period, deictic=True)
    if scan.previous is None:
        return None if length.vague else Found(length.last, calendar.unknown(_precision(length)), None)
    shifted = lengths.shifted(scan.previous.period, length, 1)
    if shifted is None or (
        _still_to_come(scan, shifted) and not _planned_beside(scan, at)
    ):  # a length of what came before: بعد ثلاثين عاما في الحكم
        return None
    return Found(length.last, shifted, shifted, scan.previous.dated)


def _planned_beside(scan: Scan, at: int) -> bool:
    """Whether the date mentioned last stands in the same sentence and is still to come."""
    previous = scan.previous
    if previous is None or previous.sentence != scan.document.tokens[at].sentence:
        return False
    return _still_to_come(scan, previous.period)


def _still_to_come(scan: Scan, period: Period) -> bool:
    return scan.published is not None and period.start is not None and period.start > scan.published


def _precision(length: Quantity) -> Precision:
    return calendar.unit_precision(length.unit)


def _from_event(scan: Scan, role: str, length: Quantity, at: int, *, opens: bool) -> Found | None:
    """The date of what lies so long before or after an event: from the event's own date if it is told, else back.

    "two days after the strike began", told of what happened yesterday, dates the beginning of the strike; where the
    phrase `opens` its sentence, the event is the one told before it.
    """
    if length.vague or length.about:
        return None
    sign = 1 if role == "after" else -1
    for index in range(at, min(at + _REACH_OF_EVENT, scan.stop)):
        target = part_date(scan, index) or core(scan, index)
        if target is not None and target.period.start is not None:
            period = lengths.shifted(target.period, length, sign)
            return Found(length.last, period, period, target.dated, target.deictic) if period is not None else None
    if scan.previous is None:
        return None
    period = lengths.shifted(scan.previous.period, length, sign if opens else -sign)
    if period is None or (role == "after" and _still_to_come(scan, period)):
        return None
    return Found(length.last, period, None, scan.previous.dated)


def _after_that(scan: Scan, at: int, sign: int) -> Found | None:
    """بعد ذلك بعامين, قبلها بيوم: counted from the date mentioned last."""
    length = quantity(scan, at)
    if length is None or not scan.norm(at).startswith("ب"):
        return None
    if scan.previous is None:
        return Found(length.last, calendar.unknown(_precision(length)), None)
    period = lengths.shifted(scan.previous.period, length, sign)
    if period is None:
        return Found(length.last, calendar.unknown(Precision.VAGUE), None) if not length.vague else None
    return Found(length.last, period, period, scan.previous.dated)


def _ahead(scan: Scan, at: int, role: str, length: Quantity) -> Found | None:
    """خلال أسبوع or في غضون شهرين, told of what is to come."""
    tense = scan.tense(at)
    if tense == "past" or (role == "in" and tense != "future"):
        return None
    end = calendar.later(scan.published, length.high, length.unit) if scan.published is not None else None
    if end is None:
        return Found(length.last, calendar.unknown(Precision.RANGE), None)
    return Found(length.last, Period(scan.published, end, Precision.RANGE), None, deictic=True)
