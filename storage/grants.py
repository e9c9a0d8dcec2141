"""Roles that owners have given to people, beside those in the settings."""

from dataclasses import dataclass
from datetime import datetime

from storage.sqlite import Database


@dataclass(frozen=True, slots=True)
class Grant:
    """A person's role (owner, editor or reader), who gave it and when."""

    platform: str
    person: str
    role: str
    granted_by: str
    granted_at: datetime


def role(database: Database, platform: str, person: str) -> str | None:
    """The role that was granted to a person, if any."""
    row = database.execute("select role from grants where platform = ? and person = ?", [platform, person]).fetchone()
    return row[0] if row else None


def grant(database: Database, given: Grant) -> None:
    """Give a role in place of the one that the person had."""
    database.execute(
        "insert into grants (platform, person, role, granted_by, granted_at) values (?, ?, ?, ?, ?)"
        " on conflict do update set role = excluded.role, granted_by = excluded.granted_by,"
        " granted_at = excluded.granted_at",
        [given.platform, given.person, given.role, given.granted_by, given.granted_at.isoformat()],
    )


def revoke(database: Database, platform: str, person: str) -> bool:
    """Take a person's role back; whether there was one."""
    return database.execute("delete from grants where platform = ? and person = ?", [platform, person]).rowcount > 0


def listing(database: Database) -> tuple[Grant, ...]:
    """All grants, by platform and person."""
    rows = database.execute(
        "select platform, person, role, granted_by, granted_at from grants order by platform, person"
    ).fetchall()
    return tuple(
        Grant(platform, person, role, granted_by, datetime.fromisoformat(granted_at))
        for platform, person, role, granted_by, granted_at in rows
    )
