"""What editors add: facts that the parser missed, with the sentence that proves them, and actors that it must know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extraction.entities import slug
from extraction.facts import Bilingual, EntityType
from extraction.transliteration import transliterate
from storage import corrections, entities
from storage.corrections import Change
from storage.glosses import gloss_fact
from storage.index import folded_name
from storage.keeping import TABLES
from storage.proof import Proof, holding
from storage.sqlite import Database


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact of an article: its letter (E, F, Q), its own columns, who takes part (actor, role), its sentence."""

    kind: str
    article: int
    columns: Mapping[str, Any]
    parts: Sequence[tuple[int, str]] = ()
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class NewActor:
    """An actor or place with all its names."""

    type: EntityType
    name: Bilingual
    aliases: tuple[str, ...] = ()


def add_fact(database: Database, fact: NewFact, change: Change) -> tuple[str, int]:
    """Store a fact and note it; gives its reference and the correction's number.

    Without a proving sentence its span is empty.
    """
    place = fact.proof or Proof(holding(database, fact.article, 0), 0, 0)
    row = {
        "article": fact.article, "sentence": place.sentence, "start": place.start, "end": place.end, **fact.columns,
    }  # fmt: skip
    cursor = database.execute(
        f"insert into {TABLES[fact.kind]} ({', '.join(row)}) values ({', '.join('?' * len(row))})", list(row.values())
    )
    number = int(cursor.lastrowid or 0)
    database.conn.executemany(
        "insert or ignore into participants (event, entity, role, meant) values (?, ?, ?, ?)",
        [(number, entity, role, entity) for entity, role in fact.parts],
    )
    target = f"{fact.kind}{number}"
    gloss_fact(database, target)
    return target, corrections.note(database, replace(change, target=target, new=fact.columns), {})


def add_actor(database: Database, actor: NewActor, change: Change) -> tuple[str, int]:
    """Store an actor, teach its names and note it; gives its reference and the correction's number."""
    latin = actor.name.en or transliterate(actor.name.ar or "", None) or "actor"
    number = entities.new(database, slug(latin) or "actor", actor.type, actor.name)
    new = {"name_ar": actor.name.ar, "name_en": actor.name.en, "type": actor.type.value, "aliases": actor.aliases}
    noted = corrections.note(database, replace(change, target=f"A{number}", new=new), {})
    corrections.relearn(database, number)
    return f"A{number}", noted


def called(database: Database, name: str) -> int | None:
    """The actor that a name leads to in articles already: one that was taught it, or has it in full."""
    row = database.execute(
        "select coalesce(merged_into, id) from entities where id in"
        " (select entity from taught where folded = ? union select entity from aliases where folded = ? and full)"
        " order by id",
        [folded_name(name)] * 2,
    ).fetchone()
    return int(row[0]) if row else None
