"""What the parser is told of actors that editors added, renamed, retyped or gave another name."""

from collections import defaultdict

from extraction.facts import EntityType
from extraction.taught import TaughtName
from storage.sqlite import Database


def names(database: Database) -> tuple[TaughtName, ...]:
    """Every such actor with the names that lead to it: those that editors taught, and its full names in articles."""
    rows = database.execute(
        "select id, type, coalesce(name_ar, ''), coalesce(name_en, '') from entities"
        " where id in (select entity from taught) or parsed_type is not null order by id"
    ).fetchall()
    forms: dict[tuple[int, str], dict[str, None]] = defaultdict(dict)
    for entity, language, text in database.execute(
        "select entity, language, text from taught union all"
        " select entity, language, text from aliases where full and meant is null and entity in"
        " (select entity from taught union select id from entities where parsed_type is not null)"
    ).fetchall():
        forms[entity, language][text] = None
    return tuple(
        TaughtName(EntityType(kind), ar, en, _forms(ar, forms[entity, "ar"]), _forms(en, forms[entity, "en"]))
        for entity, kind, ar, en in rows
    )


def _forms(name: str, others: dict[str, None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name, *others] if name else others))
