"""Articles that are to be parsed anew, since an editor taught or corrected a name that stands in them."""

from storage.index import match_all
from storage.sqlite import Database

_IN_WORDS = (
    "update stored_articles set stale = stale + 1 where id in"
    " (select article from stored_sentences where id in (select rowid from search where search match ?))"
)


def mark_actor(database: Database, entity: int) -> None:
    """All articles that name an actor."""
    database.execute(
        "update stored_articles set stale = stale + 1 where id in"
        " (select article from stored_appearances where entity = ? union"
        " select article from merged_appearances where entity = ?)",
        [entity, entity],
    )


def mark_words(database: Database, name: str) -> None:
    """All articles that have a sentence with every word of a name."""
    database.execute(_IN_WORDS, [match_all(name)])


def clear(database: Database, article: int) -> None:
    """An article waits no longer."""
    database.execute("update stored_articles set stale = 0 where id = ?", [article])


def waiting(database: Database, limit: int) -> tuple[int, ...]:
    """The articles that wait to be parsed anew, the newest first; a negative limit is none."""
    rows = database.execute(
        "select id from stored_articles where stale order by published desc, id desc limit ?", [limit]
    )
    return tuple(number for (number,) in rows.fetchall())


def marks(database: Database, article: int) -> int:
    """How often an article was marked since it was last parsed."""
    row = database.execute("select stale from stored_articles where id = ?", [article]).fetchone()
    return int(row[0]) if row else 0


def count(database: Database) -> int:
    """How many wait."""
    found: int = database.execute("select count(*) from stored_articles where stale").fetchone()[0]
    return found
