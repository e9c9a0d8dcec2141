"""Dates, absolute and relative: where they stand and which days they mean."""

from dataclasses import dataclass
from datetime import date

from extraction import dates_absolute as absolute
from extraction.dates_calendar import day_period
from extraction.dates_lexicon import first_words, opens
from extraction.dates_open import open_date
from extraction.dates_scan import Found, Hit, Previous, Scan
from extraction.dates_spans import core, part_date, range_date
from extraction.facts import DateSpan, Precision
from extraction.numbers import Number
from extraction.text import Document, Kind, Sentence


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression at tokens [first, last), with its preposition where that bears on the meaning (منذ, حتى)."""

    first: int
    last: int
    date: DateSpan


def find_dates(document: Document, numbers: tuple[Number, ...], published: date | None) -> tuple[DateMention, ...]:
    """All date expressions in order, without overlaps; relative ones are unresolved where their anchor is unknown."""
    scan = Scan(document, numbers, published)
    mentions: list[DateMention] = []
    for sentence in document.sentences:
        _read_sentence(scan, sentence, mentions)
    return tuple(mentions)


def _read_sentence(scan: Scan, sentence: Sentence, mentions: list[DateMention]) -> None:
    scan.begin, scan.stop = sentence.first, sentence.last
    tokens = scan.document.tokens
    at = sentence.first
    while at < sentence.last:
        token = tokens[at]
        if token.kind is not Kind.NUMBER and not opens(token.norm) and not _counts_definitely(scan, at):
            at += 1
            continue
        name = scan.hit(at, "name")
        if name is not None:
            at = name.last
            continue
        named = scan.hit(at, "named")
        if named is not None and absolute.explicit_year(scan, named.last, bare=True) is None:
            at += 1
            found: Found | None = _named(named)
        else:
            found = longest(scan, at)
        if found is None:
            at += 1
            continue
        period = found.period
        span = DateSpan(period.start, period.end, period.precision, wording(scan.document, at, found.last))
        mentions.append(DateMention(at, found.last, span))
        if found.anchor is not None and found.anchor.start is not None:
            scan.previous = Previous(found.anchor, token.sentence, found.dated, found.last)
            scan.day = scan.previous if found.anchor.precision is Precision.DAY else scan.day
        at = found.last


def _counts_definitely(scan: Scan, at: int) -> bool:
    """Whether a token begins a number with the article, as in الـ48 ساعة الماضية."""
    norm = scan.norms[at]
    return norm == "ال" or (at in scan.numbers and norm.startswith("ال"))


def _named(hit: Hit) -> Found:
    """A day that its event makes known without a year (هجمات 11 سبتمبر)."""
    period = day_period(date.fromisoformat(hit.word.name))
    return Found(hit.last, period, period, dated=True)


def longest(scan: Scan, at: int) -> Found | None:
    """The longest date expression that begins at a token."""
    best: Found | None = None
    for rule in (range_date, open_date, part_date, core):
        found = rule(scan, at)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best


def wording(document: Document, first: int, last: int) -> str:
    """The body's own wording of tokens [first, last) without the conjunction written to its first word."""
    text = document.text(first, last)
    joined = text[:1] in {"و", "ف"} and document.norms[first] not in first_words()
    return text[1:] if joined else text
