"""Facts that editors vouch for: those that they added or set right, which no new parse of the article loses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from storage.proof import holding, proof
from storage.sqlite import Database

TABLES: Mapping[str, str] = {"E": "stored_events", "F": "stored_figures", "Q": "stored_quotes"}


@dataclass(frozen=True, slots=True)
class Vouched:
    """A fact with its row as it stood, who takes part in it, and the words of the article that it rests on."""

    target: str
    row: Mapping[str, Any]
    parts: tuple[tuple[int, str, int], ...]
    words: str
    added: bool


def vouched(database: Database, article: int, before: str) -> tuple[Vouched, ...]:
    """What editors vouch for in an article whose body is `before`, to be called before its facts go."""
    targets = database.execute(
        "select target, max(action = 'add') from corrections where article = ? and undone_at is null"
        " and action in ('add', 'fix') and substr(target, 1, 1) in ('E', 'F', 'Q') group by target order by min(id)",
        [article],
    ).fetchall()
    found: list[Vouched] = []
    for target, added in targets:
        cursor = database.execute(f"select * from {TABLES[target[0]]} where id = ?", [int(target[1:])])
        names = [column[0] for column in cursor.description]
        if (values := cursor.fetchone()) is None:
            continue
        row = dict(zip(names, values, strict=True))
        parts = (
            database.execute("select entity, role, meant from participants where event = ?", [row["id"]]).fetchall()
            if target[0] == "E"
            else ()
        )
        found.append(Vouched(target, row, tuple(parts), before[row["start"] : row["end"]], bool(added)))
    return tuple(found)


def bring_back(database: Database, article: int, body: str, facts: Iterable[Vouched]) -> None:
    """Store those facts again that the parse of `body` has not found, where their words are still to be found.

    What was added stays in any case: where nothing in the new text says it, it has an empty span.
    """
    for fact in facts:
        table = TABLES[fact.target[0]]
        if database.execute(f"select 1 from {table} where id = ?", [fact.row["id"]]).fetchone():
            continue
        at = body.find(fact.words) if fact.words else -1
        if at >= 0:
            sentence, start, end = holding(database, article, at), at, at + len(fact.words)
        elif not fact.added:
            continue
        else:
            like = proof(database, article, fact.words) if fact.words else None
            sentence, start, end = (
                (like.sentence, like.start, like.end) if like else (holding(database, article, 0), 0, 0)
            )
        row = {**fact.row, "article": article, "sentence": sentence, "start": start, "end": end}
        database.execute(
            f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values())
        )
        database.conn.executemany(
            "insert or ignore into participants (event, entity, role, meant) values (?, ?, ?, ?)",
            [(row["id"], *part) for part in fact.parts],
        )
