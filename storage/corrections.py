"""What editors correct: rows of their own, applied on top of what the parser found, at once and after every new parse.

A correction holds the columns of its target before and after. Facts are named by their references (E12, F3, Q4), which
they keep when an article is parsed again; actors by theirs (A5), which next articles are stored under; articles by
their numbers (#12).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from extraction.facts import Bilingual
from storage import merging, stale
from storage.glosses import gloss, gloss_fact
from storage.index import folded_name
from storage.keeping import TABLES as FACTS
from storage.sqlite import Database

Columns = Mapping[str, Any]
TABLES: Mapping[str, str] = {**FACTS, "A": "entities", "#": "stored_articles"}
_COLUMNS = "id, target, article, action, old, new, who, name, at, undone_at"
_OF_TEXTS = frozenset({"body", "language"})
"""Columns of an article that come and go with its facts."""


class Action(StrEnum):
    """What kind of correction it is."""

    FIX = "fix"
    DROP = "drop"
    ADD = "add"
    RENAME = "rename"
    TYPE = "type"
    ALIAS = "alias"
    MERGE = "merge"
    EDIT = "edit"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction: the columns of its target before and after; `article` is None for actors.

    `who` is the key of the editor, `name` how the platform calls the editor.
    """

    id: int
    target: str
    article: int | None
    action: Action
    old: Columns
    new: Columns
    who: str
    name: str
    at: datetime
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Editor:
    """Who corrects: the key that rights are given to, and a name for others to read."""

    key: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be corrected, by whom and when."""

    target: str
    action: Action
    new: Columns
    editor: Editor
    at: datetime


def article_of(database: Database, target: str) -> int | None:
    """The article that a fact belongs to, hidden ones too, or that is meant; None for actors and what is not there."""
    if target[0] == "A":
        return None
    column = "id" if target[0] == "#" else "article"
    row = database.execute(f"select {column} from {TABLES[target[0]]} where id = ?", [int(target[1:])]).fetchone()
    return int(row[0]) if row else None


def stands(database: Database, target: str) -> bool:
    """Whether a target is there, neither dropped nor made one with another."""
    gone = {"A": "merged_into is not null", "#": "0"}.get(target[0], "dropped")
    row = database.execute(f"select {gone} from {TABLES[target[0]]} where id = ?", [int(target[1:])]).fetchone()
    return row is not None and not row[0]


def correct(database: Database, change: Change) -> int | None:
    """Note and apply a correction of a target's own columns; gives its number, None where it would change nothing."""
    old = _columns(database, change.target, change.new)
    if old is None or old == change.new:
        return None
    if change.target[0] == "A":
        # What the parser goes on calling it, so that the next article finds it.
        database.execute(
            "update entities set parsed_type = coalesce(parsed_type, type), parsed_en = coalesce(parsed_en, name_en)"
            " where id = ?",
            [int(change.target[1:])],
        )
    _set(database, change.target, change.new)
    gloss_fact(database, change.target)
    number = note(database, change, old)
    if change.target[0] == "A":
        relearn(database, int(change.target[1:]))
    return number


def note(database: Database, change: Change, old: Columns) -> int:
    """Note a correction that is applied already; gives its number."""
    cursor = database.execute(
        "insert into corrections (target, article, action, old, new, who, name, at) values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            change.target, article_of(database, change.target), change.action.value, _text(old), _text(change.new),
            change.editor.key, change.editor.name, change.at.isoformat(),
        ],
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def add_alias(database: Database, change: Change) -> int | None:
    """Teach an actor's other name, the change's `alias`; gives its number, None where it has the name already."""
    entity, name = int(change.target[1:]), change.new["alias"]
    own = said(database, change.target)
    names = {folded_name(one) for one in (own.ar, own.en) if one} if own else set()
    if folded_name(name) in names or not merging.teach(database, entity, name, language_of(name)):
        return None
    number = note(database, change, {})
    relearn(database, entity)
    return number


def language_of(words: str) -> str:
    """The language, ar or en, whose letters are more."""
    letters = [char for char in words if char.isalpha()]
    return "en" if sum(map(str.isascii, letters)) * 2 > len(letters) else "ar"


def merge(database: Database, change: Change) -> int:
    """Make an actor one with another, the change's `merged_into`, now and in articles to come; gives its number."""
    followers = merging.merge(database, int(change.target[1:]), change.new["merged_into"])
    return note(database, change, {"followers": followers})


def reapply(database: Database, article: int) -> None:
    """Apply the corrections of an article's facts again after it was parsed anew.

    What the parser says now is noted as what they changed. Those whose fact is gone change nothing.
    """
    for correction in _standing(database, "article = ? and substr(target, 1, 1) in ('E', 'F', 'Q')", [article]):
        if correction.action is Action.ADD:
            continue
        if (old := _columns(database, correction.target, correction.new)) is not None:
            database.execute("update corrections set old = ? where id = ?", [_text(old), correction.id])
            _set(database, correction.target, correction.new)


def last(database: Database, who: str, number: int | None = None, target: str | None = None) -> Correction | None:
    """The last correction of an editor that stands: of all, of one target, or the one with a number."""
    condition = "who = ? and (? is null or id = ?) and (? is null or target = ?)"
    found = _standing(database, condition, [who, number, number, target, target], order="id desc limit 1")
    return found[0] if found else None


def undo(database: Database, correction: Correction, now: datetime) -> None:
    """Take a correction back. The facts of an article whose date or text it changed are the caller's to replace."""
    number = int(correction.target[1:])
    database.execute("update corrections set undone_at = ? where id = ?", [now.isoformat(), correction.id])
    match correction.action:
        case Action.MERGE:
            merging.part(database, number, correction.old.get("followers", ()))
        case Action.ALIAS:
            merging.forget(database, number, correction.new["alias"])
            relearn(database, number)
        case Action.ADD:
            _take_away(database, correction.target)
        case _:
            _unset(database, correction)
            gloss_fact(database, correction.target)
            if correction.target[0] == "A":
                for name in (correction.new.get("name_ar"), correction.new.get("name_en")):
                    if name:
                        merging.forget(database, number, name)
                relearn(database, number)


def said(database: Database, target: str) -> Bilingual | None:
    """What a target says, hidden and dropped ones too: a fact's words, an actor's name, an article's title."""
    columns = {"A": "name_ar, name_en", "Q": "text, null", "#": "title, null"}.get(target[0], "text_ar, text_en")
    row = database.execute(f"select {columns} from {TABLES[target[0]]} where id = ?", [int(target[1:])]).fetchone()
    return Bilingual(*row) if row else None


def get(database: Database, number: int) -> Correction | None:
    """The correction with this number."""
    row = database.execute(f"select {_COLUMNS} from corrections where id = ?", [number]).fetchone()
    return _row(row) if row else None


def history(
    database: Database, *, target: str | None, article: int | None, drafts: bool, limit: int
) -> tuple[Correction, ...]:
    """Corrections, the latest first, of one target, one article, or everything; `drafts`: also those of drafts."""
    rows = database.execute(
        f"select {_COLUMNS} from corrections where (? is null or target = ?) and (? is null or article = ?)"
        " and (? or article is null or article not in (select article from hidden where why = 'draft'))"
        " order by id desc limit ?",
        [target, target, article, article, drafts, limit],
    ).fetchall()
    return tuple(map(_row, rows))


def relearn(database: Database, entity: int) -> None:
    """Let the parser know of an actor what the standing corrections say, here and in the articles that name it."""
    stale.mark_actor(database, entity)
    database.execute("delete from taught where entity = ?", [entity])
    standing = _standing(database, "target = ?", [f"A{entity}"])
    for correction in standing:
        names = (correction.new.get(key) for key in ("name_ar", "name_en", "alias"))
        for name in [*filter(None, names), *correction.new.get("aliases", ())]:
            merging.teach(database, entity, name, language_of(name))
            stale.mark_words(database, name)
    if not any(one.action in (Action.RENAME, Action.TYPE, Action.ADD) for one in standing):
        database.execute("update entities set parsed_type = null, parsed_en = null where id = ?", [entity])


def _take_away(database: Database, target: str) -> None:
    """Undo an addition. An actor goes with all that names it, unless others were made one with it meanwhile."""
    number = int(target[1:])
    if target[0] == "A":
        relearn(database, number)
        merged = "select merged_into from entities where merged_into is not null"
        database.execute(f"delete from entities where id = ? and id not in ({merged})", [number])
        return
    row = database.execute(f"select sentence from {FACTS[target[0]]} where id = ?", [number]).fetchone()
    database.execute(f"delete from {FACTS[target[0]]} where id = ?", [number])
    if row is not None:
        gloss(database, row[0])


def _standing(
    database: Database, condition: str, arguments: Sequence[Any], order: str = "id"
) -> tuple[Correction, ...]:
    rows = database.execute(
        f"select {_COLUMNS} from corrections where {condition} and undone_at is null order by {order}", arguments
    ).fetchall()
    return tuple(map(_row, rows))


def given_back(database: Database, correction: Correction) -> Columns:
    """The columns that a target gets back when a correction is taken back, as they were before it.

    Left out are those that somebody corrected again since, and those that have changed otherwise.
    """
    now = _columns(database, correction.target, correction.new)
    later = _standing(database, "target = ? and id > ?", [correction.target, correction.id])
    return {
        name: value
        for name, value in correction.old.items()
        if now is not None and now[name] == correction.new[name] and not any(name in one.new for one in later)
    }


def _unset(database: Database, correction: Correction) -> None:
    """Give each column what it had; the next correction of the same column has then changed that."""
    back = given_back(database, correction)
    for name in correction.old.keys() - back.keys():
        condition = "target = ? and id > ? and json_type(new, ?) is not null"
        later = _standing(database, condition, [correction.target, correction.id, f"$.{name}"])
        if later:
            old = _text({**later[0].old, name: correction.old[name]})
            database.execute("update corrections set old = ? where id = ?", [old, later[0].id])
    _set(database, correction.target, {name: value for name, value in back.items() if name not in _OF_TEXTS})


def _columns(database: Database, target: str, wanted: Columns) -> Columns | None:
    names = list(wanted)
    row = database.execute(
        f"select {', '.join(names)} from {TABLES[target[0]]} where id = ?", [int(target[1:])]
    ).fetchone()
    return dict(zip(names, row, strict=True)) if row else None


def _set(database: Database, target: str, columns: Columns) -> None:
    if columns:
        setting = ", ".join(f"{name} = ?" for name in columns)
        database.execute(f"update {TABLES[target[0]]} set {setting} where id = ?", [*columns.values(), int(target[1:])])


def _text(columns: Columns) -> str:
    return json.dumps(dict(columns), ensure_ascii=False)


def _row(row: Sequence[Any]) -> Correction:
    id_, target, article, action, old, new, who, name, at, undone_at = row
    return Correction(
        id_, target, article, Action(action), json.loads(old), json.loads(new), who, name, datetime.fromisoformat(at),
        datetime.fromisoformat(undone_at) if undone_at else None,
    )  # fmt: skip
