"""What editors correct: rows of their own, applied on top of what the parser found, at once and after every new parse.

A correction holds the columns of its target before and after. Facts are named by their references (E12, F3, Q4), which
they keep when an article is parsed again; actors by theirs (A5), which next articles are stored under.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from storage import merging
from storage.sqlite import Database

Columns = Mapping[str, Any]
TABLES = {"E": "stored_events", "F": "stored_figures", "Q": "stored_quotes", "A": "entities"}
_COLUMNS = "id, target, article, action, old, new, who, at, undone_at"


class Action(StrEnum):
    """What kind of correction it is."""

    FIX = "fix"
    DROP = "drop"
    RENAME = "rename"
    TYPE = "type"
    ALIAS = "alias"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction: the columns of its target before and after; `article` is None for actors."""

    id: int
    target: str
    article: int | None
    action: Action
    old: Columns
    new: Columns
    who: str
    at: datetime
    undone_at: datetime | None


def article_of(database: Database, target: str) -> int | None:
    """The article of a fact, hidden ones too; None where there is no such fact."""
    row = database.execute(f"select article from {TABLES[target[0]]} where id = ?", [int(target[1:])]).fetchone()
    return int(row[0]) if row else None


def correct(database: Database, target: str, action: Action, new: Columns, *, who: str, now: datetime) -> bool:
    """Note and apply a correction; False where its target does not exist. For a fact or an actor's own columns."""
    old = _columns(database, target, new)
    if old is None:
        return False
    article = article_of(database, target) if target[0] != "A" else None
    if target[0] == "A":
        # What the parser goes on calling it, so that the next article finds it.
        database.execute(
            "update entities set parsed_type = coalesce(parsed_type, type), parsed_en = coalesce(parsed_en, name_en)"
            " where id = ?",
            [int(target[1:])],
        )
        for language in ("ar", "en"):
            if (name := new.get(f"name_{language}")) is not None:
                merging.teach(database, int(target[1:]), name, language)
    _set(database, target, new)
    _note(database, target, article, action, old, new, who, now)
    return True


def add_alias(database: Database, entity: int, name: str, language: str, *, who: str, now: datetime) -> bool:
    """Teach another name of an actor; False where it has it already."""
    if not merging.teach(database, entity, name, language):
        return False
    _note(database, f"A{entity}", None, Action.ALIAS, {}, {"alias": name}, who, now)
    return True


def merge(database: Database, entity: int, into: int, *, who: str, now: datetime) -> None:
    """Make two actors one, here and in every article to come."""
    moved = merging.merge(database, entity, into)
    _note(database, f"A{entity}", None, Action.MERGE, moved, {"merged_into": into}, who, now)


def reapply(database: Database, article: int) -> None:
    """Apply an article's corrections again, after it was parsed anew; those whose fact is gone change nothing."""
    for row in database.execute(
        f"select {_COLUMNS} from corrections where article = ? and undone_at is null order by id", [article]
    ).fetchall():
        correction = _row(row)
        _set(database, correction.target, correction.new)


def undo(database: Database, who: str, now: datetime) -> Correction | None:
    """Take back the last correction of an editor that stands; None where there is none."""
    row = database.execute(
        f"select {_COLUMNS} from corrections where who = ? and undone_at is null order by id desc limit 1", [who]
    ).fetchone()
    if row is None:
        return None
    last = _row(row)
    match last.action:
        case Action.MERGE:
            merging.part(database, int(last.target[1:]), last.new["merged_into"], last.old)
        case Action.ALIAS:
            merging.forget(database, int(last.target[1:]), last.new["alias"])
        case _:
            _set(database, last.target, last.old)
    database.execute("update corrections set undone_at = ? where id = ?", [now.isoformat(), last.id])
    return last


def history(database: Database, *, target: str | None, article: int | None, limit: int) -> tuple[Correction, ...]:
    """Corrections, the latest first, of one target, of one article, or of everything."""
    rows = database.execute(
        f"select {_COLUMNS} from corrections where (? is null or target = ?) and (? is null or article = ?)"
        " order by id desc limit ?",
        [target, target, article, article, limit],
    ).fetchall()
    return tuple(map(_row, rows))


def _columns(database: Database, target: str, wanted: Columns) -> Columns | None:
    names = list(wanted)
    row = database.execute(
        f"select {', '.join(names)} from {TABLES[target[0]]} where id = ?", [int(target[1:])]
    ).fetchone()
    return dict(zip(names, row, strict=True)) if row else None


def _set(database: Database, target: str, columns: Columns) -> None:
    setting = ", ".join(f"{name} = ?" for name in columns)
    database.execute(f"update {TABLES[target[0]]} set {setting} where id = ?", [*columns.values(), int(target[1:])])


def _note(
    database: Database, target: str, article: int | None, action: Action, old: Columns, new: Columns, who: str,
    now: datetime,
) -> None:  # fmt: skip
    database.execute(
        "insert into corrections (target, article, action, old, new, who, at) values (?, ?, ?, ?, ?, ?, ?)",
        [target, article, action.value, _text(old), _text(new), who, now.isoformat()],
    )


def _text(columns: Columns) -> str:
    return json.dumps(dict(columns), ensure_ascii=False)


def _row(row: Sequence[Any]) -> Correction:
    id_, target, article, action, old, new, who, at, undone_at = row
    return Correction(
        id_, target, article, Action(action), json.loads(old), json.loads(new), who, datetime.fromisoformat(at),
        datetime.fromisoformat(undone_at) if undone_at else None,
    )  # fmt: skip
