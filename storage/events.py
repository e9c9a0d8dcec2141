"""Events: dated clauses in order, and who takes part in them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from extraction.facts import Bilingual, DateSpan, Event, EventType, Modality, Precision
from storage.conditions import Where, of_facts
from storage.filters import Filter
from storage.merging import Known
from storage.numbering import AFRESH, Numbers
from storage.rows import EventRow, Page
from storage.sqlite import Database

_COLUMNS = "id, article, type, modality, date_start, date_end, precision, date_text, text_ar, text_en"


def add(
    database: Database,
    article: int,
    found: Iterable[Event],
    numbers: Mapping[str, Known],
    sentence_of: Callable[[int], int],
    numbers_before: Numbers = AFRESH,
) -> None:
    """Store an article's events; `numbers` gives each entity key's numbers."""
    for event, number in zip(found, numbers_before, strict=False):
        when = event.date
        cursor = database.execute(
            "insert into stored_events (id, article, sentence, start, end, type, modality, date_start, date_end,"
            " precision, date_text, text_ar, text_en) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                number, article, sentence_of(event.span.start), event.span.start, event.span.end,
                event.type.value, event.modality.value, _day(when.start if when else None),
                _day(when.end if when else None),
                when.precision.value if when else None, when.text if when else None, event.text.ar, event.text.en,
            ],
        )  # fmt: skip
        for participant in event.participants:
            if (known := numbers.get(participant.entity)) is not None:
                database.execute(
                    "insert or ignore into participants (event, entity, role, meant) values (?, ?, ?, ?)",
                    [cursor.lastrowid, known.shown, participant.role, known.meant],
                )


def get(database: Database, number: int) -> EventRow:
    """The event with this number, which is there."""
    return _row(database.execute(f"select {_COLUMNS} from events where id = ?", [number]).fetchone())


def timeline(database: Database, wanted: Filter) -> Page[EventRow]:
    """Events whose date is known, the earliest first."""
    where = _where(wanted)
    total = database.execute(f"select count(*) from events{where.sql}", where.arguments).fetchone()[0]
    rows = database.execute(
        f"select {_COLUMNS} from events{where.sql}"
        " order by coalesce(date_start, date_end), coalesce(date_end, '9999'), article, start limit ? offset ?",
        [*where.arguments, wanted.limit, wanted.offset],
    )
    return Page(tuple(map(_row, rows)), total)


def latest(database: Database, wanted: Filter) -> tuple[EventRow, ...]:
    """The newest dated events, in the order in which they happened."""
    where = _where(wanted)
    rows = database.execute(
        f"select {_COLUMNS} from events{where.sql}"
        " order by coalesce(date_start, date_end) desc, article desc, start limit ?",
        [*where.arguments, wanted.limit],
    ).fetchall()
    return tuple(_row(row) for row in reversed(rows))


def on_day(database: Database, day: date, wanted: Filter) -> tuple[EventRow, ...]:
    """Events of exactly this day of the year in earlier years, the newest first."""
    where = _where(wanted)
    where.add(
        "precision = 'day' and modality = 'asserted' and substr(date_start, 6) = ? and date_start < ?",
        day.strftime("%m-%d"), day.isoformat(),
    )  # fmt: skip
    rows = database.execute(
        f"select {_COLUMNS} from events{where.sql} order by date_start desc, id limit ?",
        [*where.arguments, wanted.limit],
    )
    return tuple(map(_row, rows))


def _where(wanted: Filter) -> Where:
    where = of_facts(wanted, "events", kind="type")
    where.add("coalesce(date_start, date_end) is not null")
    if wanted.entity is not None:
        where.add(
            "events.id in (select event from participants where entity = ?)"
            " or events.sentence in (select sentence from mentions where entity = ?)",
            wanted.entity, wanted.entity,
        )  # fmt: skip
    if wanted.start is not None:
        where.add("coalesce(date_end, '9999-12-31') >= ?", wanted.start.isoformat())
    if wanted.end is not None:
        where.add("coalesce(date_start, '0001-01-01') <= ?", wanted.end.isoformat())
    return where


def _row(row: tuple[Any, ...]) -> EventRow:
    id_, article, kind, modality, start, end, precision, wording, arabic, english = row
    when = DateSpan(_date(start), _date(end), Precision(precision), wording or "") if precision is not None else None
    return EventRow(id_, article, EventType(kind), Modality(modality), when, Bilingual(arabic, english))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
