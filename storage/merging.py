"""Two actors become one, and one two again; names that editors teach."""

from collections.abc import Mapping
from typing import Any

from storage.index import folded_name
from storage.sqlite import Database


def teach(database: Database, entity: int, name: str, language: str) -> bool:
    """Let a name lead to an actor in the articles to come, whatever the parser takes it for; whether it is new."""
    folded = folded_name(name)
    if not folded:
        return False
    return (
        database.execute(
            "insert into aliases (entity, folded, text, language, full, taught) values (?, ?, ?, ?, 1, 1)"
            " on conflict do update set full = 1, taught = 1 where not taught",
            [entity, folded, name, language],
        ).rowcount
        > 0
    )


def forget(database: Database, entity: int, name: str) -> None:
    """Take a taught name back."""
    database.execute("delete from aliases where entity = ? and folded = ? and taught", [entity, folded_name(name)])


def merge(database: Database, entity: int, into: int) -> Mapping[str, Any]:
    """Let everything of one actor be another's; gives what moved, for `part`."""

    def rows(sql: str) -> list[list[Any]]:
        return [list(row) for row in database.execute(sql, [entity]).fetchall()]

    moved = {
        "mentions": [row[0] for row in rows("select id from stored_mentions where entity = ?")],
        "quotes": [row[0] for row in rows("select id from stored_quotes where speaker = ?")],
        "participants": rows("select event, role from participants where entity = ?"),
        "appearances": rows("select article, role_ar, role_en, mentions from stored_appearances where entity = ?"),
    }
    database.execute("update stored_mentions set entity = ? where entity = ?", [into, entity])
    database.execute("update stored_quotes set speaker = ? where speaker = ?", [into, entity])
    database.execute("update or ignore participants set entity = ? where entity = ?", [into, entity])
    database.execute("delete from participants where entity = ?", [entity])
    for article, role_ar, role_en, mentions in moved["appearances"]:
        database.execute(
            "insert into stored_appearances (article, entity, role_ar, role_en, mentions) values (?, ?, ?, ?, ?)"
            " on conflict do update set mentions = stored_appearances.mentions + excluded.mentions",
            [article, into, role_ar, role_en, mentions],
        )
    database.execute("delete from stored_appearances where entity = ?", [entity])
    database.execute("update entities set merged_into = ? where id = ? or merged_into = ?", [into, entity, entity])
    # Whoever asks by the other's names is led to the one.
    known = {row[0] for row in database.execute("select folded from aliases where entity = ?", [into]).fetchall()}
    names = rows("select folded, text, language, full from aliases where entity = ?")
    database.conn.executemany(
        "insert or ignore into aliases (entity, folded, text, language, full) values (?, ?, ?, ?, ?)",
        [(into, *row) for row in names],
    )
    return {**moved, "aliases": [row[0] for row in names if row[0] not in known]}


def part(database: Database, entity: int, into: int, moved: Mapping[str, Any]) -> None:
    """Undo a merge: what moved and is still there goes back."""
    database.execute("update entities set merged_into = null where id = ?", [entity])
    for table, column in (("mentions", "entity"), ("quotes", "speaker")):
        database.conn.executemany(
            f"update stored_{table} set {column} = ? where id = ? and {column} = ?",
            [(entity, number, into) for number in moved[table]],
        )
    for event, role in moved["participants"]:
        database.execute(
            "update or ignore participants set entity = ? where event = ? and role = ? and entity = ?",
            [entity, event, role, into],
        )
    for article, role_ar, role_en, mentions in moved["appearances"]:
        database.execute(
            "update stored_appearances set mentions = mentions - ? where article = ? and entity = ?",
            [mentions, article, into],
        )
        database.execute(
            "insert or ignore into stored_appearances (article, entity, role_ar, role_en, mentions)"
            " select id, ?, ?, ?, ? from stored_articles where id = ?",
            [entity, role_ar, role_en, mentions, article],
        )
    database.execute("delete from stored_appearances where entity = ? and mentions <= 0", [into])
    database.conn.executemany(
        "delete from aliases where entity = ? and folded = ?", [(into, folded) for folded in moved["aliases"]]
    )
