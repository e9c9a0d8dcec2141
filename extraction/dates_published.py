"""The publication date that an article states itself: in a dateline or in a line of metadata at its head."""

from datetime import date
from functools import cache

from extraction.dates_days import day_date
from extraction.dates_scan import Scan
from extraction.lexicons import table
from extraction.matching import PhraseTable
from extraction.text import Document, Kind

_HEAD = 120  # tokens at the head in which metadata may stand
_DATELINE = 4  # words of a line that may stand before the date of its dateline: a place, an agency, a weekday
_PLACE = 2  # words of a place's name before the date of a dateline
_NEAR = 6  # tokens between a label (تاريخ النشر) and its date
_ENDS = frozenset("-–—:|(/")
_YEARS = range(1800, 2200)


@cache
def _labels() -> PhraseTable[str]:
    return PhraseTable((row["ar"], row["kind"]) for row in table("dates_published"))


@cache
def _latin_months() -> dict[str, int]:
    return {row["en"]: int(row["number"]) for row in table("dates_latin_months")}


def find_published(document: Document) -> date | None:
    """The date of publication that stands at the head of a text, or None; only full dates with their year count.

    A labelled date (تاريخ النشر: …) is preferred, then a dateline (طرابلس - 25 ديسمبر 2015 - …) or a line that is
    nothing but a date, then a date labelled as that of an update.
    """
    scan = Scan(document, (), None)
    labelled: dict[str, date] = {}
    head = min(_HEAD, len(document.tokens))
    for at in range(head):
        match = _labels().longest(document.norms, at, clitics=False)
        if match is None:
            continue
        kind = match.values[0]
        if kind == "label" and (match.last >= len(document.tokens) or document.norms[match.last] != ":"):
            continue
        found = _labelled(scan, match.last, head)
        if found is not None:
            labelled.setdefault(kind, found)
    return labelled.get("published") or labelled.get("label") or _dateline(scan, head) or labelled.get("updated")


def _labelled(scan: Scan, at: int, head: int) -> date | None:
    """A full date after a label, with nothing but signs, a weekday or the time of day between."""
    scan.begin, scan.stop = at, min(head + _NEAR, len(scan.norms))
    for index in range(at, min(at + _NEAR, scan.stop)):
        if (found := _full_date(scan, index)) is not None:
            return found[0]
        token = scan.document.tokens[index]
        if (
            token.kind is Kind.WORD
            and scan.hit(index, "weekday", "daytime", "preposition", "in", "day", "unit") is None
        ):
            return None
    return None


def _dateline(scan: Scan, head: int) -> date | None:
    """A full date near the start of one of the first lines that a dash, a colon or the line's end follows."""
    tokens, body = scan.document.tokens, scan.document.body
    line = words = 0
    for at in range(head):
        if at and "\n" in body[tokens[at - 1].end : tokens[at].start]:
            line, words = at, 0
        elif at:
            words += tokens[at - 1].kind is not Kind.PUNCT
        if words > _DATELINE or not _begins_piece(scan.document, at, line):
            continue
        scan.begin, scan.stop = line, len(tokens)
        found = _full_date(scan, at)
        if found is None or scan.tense(at):  # a verb before it: the date belongs to a sentence
            continue
        last = found[1]
        if _line_ends(scan.document, last) or tokens[last].norm in _ENDS or _line_ends(scan.document, last + 1):
            return found[0]
    return None


def _begins_piece(document: Document, at: int, line: int) -> bool:
    """Whether a token begins its line, follows a sign or a place's name, as the date of a dateline does."""
    return at - line <= _PLACE or document.tokens[at - 1].kind is Kind.PUNCT


def _line_ends(document: Document, last: int) -> bool:
    """Whether nothing follows the token before `last` on its line."""
    if last >= len(document.tokens):
        return True
    return "\n" in document.body[document.tokens[last - 1].end : document.tokens[last].start]


def _full_date(scan: Scan, at: int) -> tuple[date, int] | None:
    """A day with its month and year at a token, in Arabic or English, and where it ends."""
    found = day_date(scan, at)
    if found is not None and found.dated and not found.deictic:
        period = found.period
        if period.start is not None and period.start == period.end and period.start.year in _YEARS:
            return period.start, found.last
    return _latin_date(scan, at)


def _latin_date(scan: Scan, at: int) -> tuple[date, int] | None:
    """25 December 2015, or December 25, 2015."""
    month_at = at if scan.norm(at) in _latin_months() else at + 1
    month = _latin_months().get(scan.norm(month_at))
    if month is None:
        return None
    day_at = at if month_at > at else at + 1
    last = max(month_at, day_at) + 1
    last += scan.norm(last) == ","
    day, year = scan.integer(day_at, 1, 31), scan.integer(last, _YEARS.start, _YEARS.stop)
    if day is None or year is None:
        return None
    try:
        return date(year, month, day), last + 1
    except ValueError:
        return None
