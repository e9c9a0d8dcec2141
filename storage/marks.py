"""Small things that the program must remember about itself, such as which command menu it registered last."""

from storage.sqlite import Database


def get(database: Database, name: str) -> str | None:
    """What is kept under a name."""
    row = database.execute("select value from marks where name = ?", [name]).fetchone()
    return row[0] if row else None


def put(database: Database, name: str, value: str) -> None:
    """Keep a value under a name, in place of the one before."""
    database.execute(
        "insert into marks (name, value) values (?, ?) on conflict do update set value = excluded.value", [name, value]
    )
