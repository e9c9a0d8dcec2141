"""Who appears with whom: the actors that are mentioned most and the sentences that name two of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from extraction.facts import EntityType
from storage import entities
from storage.conditions import Where, became_public_after, one_of, published_within
from storage.filters import Filter
from storage.index import match_all
from storage.rows import EntityRow
from storage.sqlite import Database

_ACTORS = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.STATE)


@dataclass(frozen=True, slots=True)
class Network:
    """Actors with the number of times they are mentioned, the most mentioned first.

    `shared` counts the sentences that name two of them, by their places in `actors`; `total` counts all actors that
    the filter lets through.
    """

    actors: tuple[tuple[EntityRow, int], ...]
    shared: tuple[tuple[int, int, int], ...]
    total: int


def network(database: Database, wanted: Filter) -> Network:
    """The `wanted.limit` actors that are mentioned most where the filter says; those named with nobody are left out.

    With `wanted.entity`, that one first and only those that share a sentence with it.
    """
    where = _where(wanted)
    source = (
        " from mentions join sentences on sentences.id = mentions.sentence"
        f" join entities on entities.id = mentions.entity{where.sql}"
    )
    total = database.execute(f"select count(distinct mentions.entity){source}", where.arguments).fetchone()[0]
    rows = database.execute(
        f"select mentions.entity, count(*) as number{source} group by mentions.entity"
        " order by mentions.entity = ? desc, number desc, mentions.entity limit ?",
        [*where.arguments, wanted.entity, wanted.limit],
    ).fetchall()
    shared = _shared(database, where, [number for number, _ in rows])
    linked = {number for pair in shared for number in pair[:2]}
    actors = tuple(
        (row, mentions)
        for number, mentions in rows
        if number in linked and (row := entities.get(database, number)) is not None
    )
    places = {row.id: place for place, (row, _) in enumerate(actors)}
    return Network(actors, tuple((places[a], places[b], count) for a, b, count in shared), total)


def mentioned(database: Database, wanted: Filter) -> tuple[EntityRow, ...]:
    """The `wanted.limit` actors that are mentioned most where the filter says, with how often they are there.

    With `wanted.entity`, those that share a sentence with it.
    """
    where = _where(wanted)
    if wanted.entity is not None:
        where.add("mentions.entity != ?", wanted.entity)
    rows = database.execute(
        "select mentions.entity, count(*) as number from mentions join sentences on sentences.id = mentions.sentence"
        f" join entities on entities.id = mentions.entity{where.sql} group by mentions.entity"
        " order by number desc, entities.type = 'state', mentions.entity limit ?",
        [*where.arguments, wanted.limit],
    ).fetchall()
    found = ((entities.get(database, number), mentions) for number, mentions in rows)
    return tuple(replace(row, mentions=mentions) for row, mentions in found if row is not None)


def _where(wanted: Filter) -> Where:
    """Which mentions count: `kinds` are types of actors, places only where they are asked for."""
    where = Where()
    if wanted.article is not None:
        where.add("sentences.article = ?", wanted.article)
    for word in wanted.words:
        where.add("sentences.id in (select rowid from search where search match ?)", match_all(word))
    became_public_after(wanted, where, "sentences.article")
    types, values = one_of("entities.type", wanted.kinds or tuple(kind.value for kind in _ACTORS))
    if wanted.entity is None:
        where.add(types, *values)
    else:
        where.add(f"{types} or mentions.entity = ?", *values, wanted.entity)
        where.add("mentions.sentence in (select sentence from mentions where entity = ?)", wanted.entity)
    published_within(wanted, where, "sentences.article")
    return where


def _shared(database: Database, where: Where, numbers: Sequence[int]) -> list[tuple[int, int, int]]:
    """Pairs of these actors with the number of sentences, of those that count, that name both."""
    within = f"({', '.join('?' * len(numbers))})"
    rows: list[tuple[Any, ...]] = database.execute(
        "with counted as (select distinct mentions.entity as entity, mentions.sentence as sentence from mentions"
        " join sentences on sentences.id = mentions.sentence"
        f" join entities on entities.id = mentions.entity{where.sql})"
        " select one.entity, other.entity, count(*) from counted as one join counted as other"
        " on one.sentence = other.sentence and one.entity < other.entity"
        f" where one.entity in {within} and other.entity in {within} group by 1, 2 order by 1, 2",
        [*where.arguments, *numbers, *numbers],
    ).fetchall()
    return [(a, b, count) for a, b, count in rows]
