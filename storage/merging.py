"""Two actors become one, and one two again; names that editors teach."""

from collections.abc import Sequence
from dataclasses import dataclass

from storage.index import folded_name
from storage.sqlite import Database


@dataclass(frozen=True, slots=True)
class Known:
    """The numbers of an actor: `shown` the one that answers name, `meant` the one that the parser found.

    They differ where an editor made the latter one with the former.
    """

    shown: int
    meant: int

    @property
    def other(self) -> int | None:
        """What the parser meant, if it is not what is shown."""
        return self.meant if self.meant != self.shown else None


def teach(database: Database, entity: int, name: str, language: str) -> bool:
    """Let a name lead to an actor in the articles to come, whatever the parser takes it for; whether it is new."""
    folded = folded_name(name)
    if not folded:
        return False
    database.execute(
        "insert or ignore into aliases (entity, folded, text, language, full, taught) values (?, ?, ?, ?, 0, 1)",
        [entity, folded, name, language],
    )
    return (
        database.execute(
            "insert or ignore into taught (entity, folded, text, language) values (?, ?, ?, ?)",
            [entity, folded, name, language],
        ).rowcount
        > 0
    )


def forget(database: Database, entity: int, name: str) -> None:
    """Take a taught name back. Articles that use it bring it back when they are parsed anew."""
    folded = folded_name(name)
    database.execute("delete from taught where entity = ? and folded = ?", [entity, folded])
    own = database.execute("select name_ar, name_en from entities where id = ?", [entity]).fetchone()
    if folded not in {folded_name(text) for text in own if text}:
        database.execute("delete from aliases where entity = ? and folded = ?", [entity, folded])


def merge(database: Database, entity: int, into: int) -> Sequence[int]:
    """Let everything of one actor be another's; gives the actors that were one with it already, for `part`."""
    followers = [row[0] for row in database.execute("select id from entities where merged_into = ?", [entity])]
    # Its own share of each article; what came to it through its followers is noted as theirs.
    database.execute(
        "insert into merged_appearances (article, entity, role_ar, role_en, mentions)"
        " select article, entity, role_ar, role_en, own from"
        " (select *, mentions - coalesce((select sum(mentions) from merged_appearances as theirs where"
        " theirs.article = stored_appearances.article and theirs.entity in"
        " (select id from entities where merged_into = stored_appearances.entity)), 0) as own"
        " from stored_appearances where entity = ?) where own > 0",
        [entity],
    )
    _add_appearances(database, into, "select * from stored_appearances where entity = ?", [entity])
    database.execute("delete from stored_appearances where entity = ?", [entity])
    for table, column in (("stored_mentions", "entity"), ("stored_quotes", "speaker")):
        database.execute(
            f"update {table} set meant = coalesce(meant, {column}), {column} = ? where {column} = ?", [into, entity]
        )
    database.execute("update participants set entity = ? where entity = ?", [into, entity])
    # Whoever asks by the other's names is led to the one.
    database.execute(
        "insert or ignore into aliases (entity, folded, text, language, full, meant)"
        " select ?, folded, text, language, full, coalesce(meant, entity) from aliases where entity = ?",
        [into, entity],
    )
    database.execute("update entities set merged_into = ? where id = ? or merged_into = ?", [into, entity, entity])
    return followers


def part(database: Database, entity: int, followers: Sequence[int]) -> None:
    """Undo a merge: what the parser meant for the actor and its followers goes back, in whatever article it stands."""
    into: int | None = database.execute("select merged_into from entities where id = ?", [entity]).fetchone()[0]
    if into is None:
        return
    marks = ", ".join("?" * len(followers))
    database.execute(
        f"update entities set merged_into = case when id = ? then null else ? end"
        f" where merged_into = ? and id in (?, {marks or 'null'})",
        [entity, entity, into, entity, *followers],
    )
    ours = "(select ? union select id from entities where merged_into = ?)"
    shares = f"select * from merged_appearances where entity in {ours}"
    database.execute(
        "update stored_appearances set mentions = mentions - coalesce((select sum(mentions) from"
        f" ({shares}) as share where share.article = stored_appearances.article), 0) where entity = ?",
        [entity, entity, into],
    )
    database.execute("delete from stored_appearances where entity = ? and mentions <= 0", [into])
    _add_appearances(database, entity, f"{shares} order by entity != ?", [entity, entity, entity])
    database.execute("delete from merged_appearances where entity = ?", [entity])
    for table, column in (("stored_mentions", "entity"), ("stored_quotes", "speaker")):
        database.execute(
            f"update {table} set {column} = ?, meant = nullif(meant, ?) where {column} = ? and meant in {ours}",
            [entity, entity, into, entity, entity],
        )
    database.execute(
        f"update participants set entity = ? where entity = ? and meant in {ours}", [entity, into, entity, entity]
    )
    database.execute(f"delete from aliases where entity = ? and meant in {ours}", [into, entity, entity])


def _add_appearances(database: Database, to: int, query: str, arguments: Sequence[int]) -> None:
    """Count what a query of appearances gives as another actor's; a role that is there stays."""
    database.execute(
        "insert into stored_appearances (article, entity, role_ar, role_en, mentions)"
        f" select article, ?, role_ar, role_en, mentions from ({query}) where true"
        " on conflict do update set mentions = stored_appearances.mentions + excluded.mentions",
        [to, *arguments],
    )
