"""Actors and places: one row each across articles, found by any name they go by."""

import difflib
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any

from extraction.facts import Bilingual, Entity, EntityType, Facts
from storage import articles
from storage.conditions import Where, became_public_after, one_of, published_within
from storage.filters import Filter
from storage.index import ARTICLE, folded_name
from storage.merging import Known
from storage.rows import EntityRow, Page, Profile
from storage.sqlite import Database

_PLACES = (EntityType.PLACE, EntityType.STATE)
_ACTORS = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.STATE)
_COLUMNS = """
    entities.id, entities.key, entities.type, entities.name_ar, entities.name_en,
    (select count(*) from appearances where entity = entities.id),
    (select coalesce(sum(mentions), 0) from appearances where entity = entities.id)
"""
_COMPANY = 10


def add(database: Database, article: int, facts: Facts, sentence_of: Callable[[int], int]) -> Mapping[str, Known]:
    """Store an article's entities and their mentions; gives each key's numbers."""
    numbers: dict[str, Known] = {}
    for entity in facts.entities:
        known = numbers[entity.key] = _canonical(database, entity)
        _name(database, known, entity, facts.article.language)
        role = entity.role or Bilingual(None, None)
        tables = ("stored_appearances",) if known.other is None else ("stored_appearances", "merged_appearances")
        for table, number in zip(tables, (known.shown, known.meant), strict=False):
            database.execute(
                f"insert into {table} (article, entity, role_ar, role_en, mentions) values (?, ?, ?, ?, ?)"
                f" on conflict do update set mentions = {table}.mentions + excluded.mentions",
                [article, number, role.ar, role.en, len(entity.mentions)],
            )
        for mention in entity.mentions:
            database.execute(
                "insert into stored_mentions (entity, sentence, start, end, text, meant) values (?, ?, ?, ?, ?, ?)",
                [
                    known.shown, sentence_of(mention.span.start), mention.span.start, mention.span.end, mention.text,
                    known.other,
                ],
            )  # fmt: skip
    return numbers


def _canonical(database: Database, entity: Entity) -> Known:
    """The row for this entity: by a name that editors taught, by its key and English name, by its full Arabic name.

    The English name must agree too, since an article may make a key of its own for a name that it cannot spell. Where
    there is none, a new row.
    """
    names = [folded_name(name) for name in (entity.name.ar, entity.name.en) if name]
    condition, values = one_of("folded", names)
    number = _first(database, f"select entity from taught where {condition} order by entity", values)
    if number is None:
        number = _first(
            database,
            "select id from entities where key = ? and coalesce(parsed_en, name_en) = ?",
            [entity.key, entity.name.en],
        )
    if number is None and entity.name.ar:
        types = _PLACES if entity.type in _PLACES else (entity.type,)
        condition, values = one_of("coalesce(parsed_type, entities.type)", types)
        number = _first(
            database,
            "select entities.id from aliases join entities on entities.id = aliases.entity"
            f" where folded = ? and full and meant is null and {condition}",
            [folded_name(entity.name.ar), *values],
        )
    if number is None:
        number = new(database, entity.key, entity.type, entity.name)
    return Known(_first(database, "select merged_into from entities where id = ?", [number]) or number, number)


def new(database: Database, key: str, kind: EntityType, name: Bilingual) -> int:
    """A new row; its key gets a number where another entity has that key."""
    cursor = database.execute(
        "insert into entities (key, type, name_ar, name_en) values (?, ?, ?, ?)",
        [_free_key(database, key), kind.value, name.ar, name.en],
    )
    return int(cursor.lastrowid or 0)


def _first(database: Database, query: str, arguments: Sequence[Any]) -> int | None:
    row = database.execute(query, arguments).fetchone()
    return int(row[0]) if row and row[0] is not None else None


def _free_key(database: Database, key: str) -> str:
    """The key, with a number behind it where another entity has it."""
    tried = (key if number == 1 else f"{key}-{number}" for number in count(1))
    return next(k for k in tried if not database.execute("select 1 from entities where key = ?", [k]).fetchone())


def _name(database: Database, known: Known, entity: Entity, language: str) -> None:
    """Keep every name that the article uses; the full ones identify the entity in other articles."""
    names = [(entity.name.ar, "ar", 1), (entity.name.en, "en", 1)]
    # A mention may be a title alone (الوزير), which is nobody's name: it must share a word with the full name.
    own = {word for full in (entity.name.ar, entity.name.en) if full for word in folded_name(full).split()}
    names += [(m.text, language, 0) for m in entity.mentions if own & set(folded_name(m.text).split())]
    for text, said_in, full in names:
        if text and (folded := folded_name(text)):
            for number, meant in ((known.shown, known.other), (known.meant, None)):
                database.execute(
                    "insert into aliases (entity, folded, text, language, full, meant) values (?, ?, ?, ?, ?, ?)"
                    " on conflict do update set full = max(full, excluded.full), taught = 0,"
                    " meant = case when excluded.meant is null then null else meant end",
                    [number, folded, text, said_in, full, meant],
                )
                if known.other is None:
                    break


def actors(database: Database, wanted: Filter) -> Page[EntityRow]:
    """People, organisations, armed groups and states, those in most articles first."""
    return _listing(database, wanted, _ACTORS)


def places(database: Database, wanted: Filter) -> Page[EntityRow]:
    """States and other places, those in most articles first."""
    return _listing(database, wanted, _PLACES)


def _listing(database: Database, wanted: Filter, types: Sequence[EntityType]) -> Page[EntityRow]:
    where = Where()
    kinds = [kind for kind in types if not wanted.kinds or kind.value in wanted.kinds]
    condition, values = one_of("entities.type", [kind.value for kind in kinds])
    where.add(condition, *values)
    if wanted.article is not None:
        where.add("appearances.article = ?", wanted.article)
    if wanted.entity is not None:
        where.add("entities.id = ?", wanted.entity)
    for word in wanted.words:
        folded = folded_name(word)
        where.add(
            "? != '' and entities.id in (select entity from aliases where folded like ? or folded like ? union"
            " select entity from appearances where role_ar is not null and folded(role_ar) like ? union"
            " select entity from appearances where role_en is not null and folded(role_en) like ?)",
            folded, f"{folded}%", f"% {folded}%", f"%{folded}%", f"%{folded}%",
        )  # fmt: skip
    became_public_after(wanted, where, "appearances.article")
    published_within(wanted, where, "appearances.article")
    # A cross join keeps SQLite to this order: grouping then needs no sorting.
    source = f" from entities cross join appearances on appearances.entity = entities.id{where.sql}"
    total = database.execute(f"select count(distinct entities.id){source}", where.arguments).fetchone()[0]
    # Persons and groups before states where they are mentioned as often: readers ask for people first.
    rows = database.execute(
        f"select entities.id{source} group by entities.id"
        " order by count(*) desc, sum(appearances.mentions) desc, entities.type = 'state', entities.id"
        " limit ? offset ?",
        [*where.arguments, wanted.limit, wanted.offset],
    ).fetchall()
    found = (get(database, number, article=wanted.article) for (number,) in rows)
    return Page(tuple(row for row in found if row is not None), total)


def get(database: Database, number: int, *, article: int | None = None) -> EntityRow | None:
    """The entity with this number; `article` restricts its counts and role to one article."""
    row = database.execute(f"select {_COLUMNS} from entities where id = ?", [number]).fetchone()
    if row is None:
        return None
    id_, key, kind, arabic, english, in_articles, mentions = row
    if article is not None:
        counted = database.execute(
            "select mentions from appearances where entity = ? and article = ?", [number, article]
        ).fetchone()
        in_articles, mentions = 1, counted[0] if counted else 0
    return EntityRow(
        id_, key, EntityType(kind), Bilingual(arabic, english), _role(database, number, article), in_articles, mentions
    )


def _role(database: Database, number: int, article: int | None) -> Bilingual | None:
    """The role that the given or else the newest article states."""
    row = database.execute(
        "select role_ar, role_en from appearances join articles on articles.id = article"
        " where entity = ? and coalesce(role_ar, role_en) is not null and (? is null or article = ?)"
        " order by published desc, article desc limit 1",
        [number, article, article],
    ).fetchone()
    return Bilingual(*row) if row else None


def named(database: Database, name: str) -> EntityRow | None:
    """The entity that goes by this name in either language; of several the one in most articles."""
    folded = folded_name(name)
    if not folded:
        return None
    row = database.execute(
        "select aliases.entity from aliases join appearances on appearances.entity = aliases.entity"
        " where folded = ? group by aliases.entity order by count(*) desc, sum(mentions) desc limit 1",
        [folded],
    ).fetchone()
    return get(database, row[0]) if row else _by_part(database, folded)


def _by_part(database: Database, folded: str) -> EntityRow | None:
    """The person of whose full name this is the last word or words: a surname, in either language.

    The article of an Arabic one (القذافي) is folded away at the beginning of what is asked for only.
    """
    last, tails = folded.split()[-1], (f"% {folded}", f"% {ARTICLE}{folded}")
    rows = database.execute(
        "select distinct entity from aliases join entities on entities.id = entity"
        " where last in (?, ?) and (folded like ? or folded like ?) and full and type = 'person'"
        " and exists (select 1 from appearances where appearances.entity = entities.id) limit 2",
        [last, ARTICLE + last, *tails],
    ).fetchall()
    return get(database, rows[0][0]) if len(rows) == 1 else None


def nearest(database: Database, name: str, limit: int) -> tuple[EntityRow, ...]:
    """Entities whose names are spelt most like this one, or hold its words."""
    folded = folded_name(name)
    known: dict[str, int] = dict(
        database.execute(
            "select last, entity from aliases join entities on entities.id = entity"
            " where type = 'person' and full and entity in (select entity from appearances)"
            " union all select folded, entity from aliases where entity in (select entity from appearances)"
        ).fetchall()
    )
    close = difflib.get_close_matches(folded, known, n=limit * 2, cutoff=0.7)
    holding = [alias for alias in known if folded and f" {folded} " in f" {alias} "]
    numbers = dict.fromkeys(known[alias] for alias in (*holding, *close))
    rows = (get(database, number) for number in list(numbers)[:limit])
    return tuple(row for row in rows if row is not None)


def suggested(database: Database, beginning: str, limit: int) -> tuple[EntityRow, ...]:
    """Entities of which a name's word begins like this, in either language, the most mentioned first."""
    folded = folded_name(beginning)
    if beginning.strip() and not folded:
        return ()
    rows = database.execute(
        "select entity from aliases where exists (select 1 from appearances where appearances.entity = aliases.entity)"
        " and (folded like ? or folded like ?) group by entity order by"
        " (select sum(mentions) from appearances where appearances.entity = aliases.entity) desc, entity limit ?",
        [f"{folded}%", f"% {folded}%", limit],
    ).fetchall()
    return tuple(row for (number,) in rows if (row := get(database, number)) is not None)


def profile(database: Database, number: int) -> Profile:
    """Names, roles and company of an entity."""
    arabic = (text for _, text, language in public_aliases(database, number) if language == "ar")
    roles = database.execute(
        "select role_ar, role_en, article from appearances join articles on articles.id = article"
        " where entity = ? and coalesce(role_ar, role_en) is not null order by published desc, article desc",
        [number],
    ).fetchall()
    company = database.execute(
        "select theirs.entity, count(distinct theirs.sentence) as shared from mentions as ours"
        " join mentions as theirs on theirs.sentence = ours.sentence and theirs.entity != ours.entity"
        " where ours.entity = ? group by theirs.entity order by shared desc, theirs.entity limit ?",
        [number, _COMPANY],
    ).fetchall()
    return Profile(
        tuple(arabic),
        tuple(
            (Bilingual(arabic, english), row)
            for arabic, english, article in roles
            if (row := articles.get(database, article)) is not None
        ),
        tuple((near, shared) for other, shared in company if (near := get(database, other)) is not None),
    )


def public_aliases(database: Database, number: int | None = None) -> list[tuple[int, str, str]]:
    """Names of one entity or of all, as entity, name and language: those that editors taught or a public article uses.

    What a draft calls someone is not told.
    """
    of, values = ("", []) if number is None else (" and aliases.entity = ?", [number])
    return database.execute(
        "select aliases.entity, text, language from aliases join entities on entities.id = aliases.entity"
        " where aliases.entity in (select entity from appearances) and (taught or text in (name_ar, name_en) or exists"
        " (select 1 from mentions where mentions.entity = aliases.entity"
        f" and instr(folded(mentions.text), aliases.folded) > 0)){of}"
        " order by aliases.entity, full desc, length(text) desc, text",
        values,
    ).fetchall()


def name(database: Database, number: int | None) -> Bilingual | None:
    """The names of the entity with this number."""
    if number is None:
        return None
    row: Sequence[Any] | None = database.execute(
        "select name_ar, name_en from entities where id = ?", [number]
    ).fetchone()
    return Bilingual(*row) if row else None


def merged(database: Database, number: int) -> bool:
    """Whether an editor made this entity one with another."""
    row = database.execute("select merged_into from entities where id = ?", [number]).fetchone()
    return row is not None and row[0] is not None
