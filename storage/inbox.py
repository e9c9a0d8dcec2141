"""Messages that a platform regards as delivered once we have them: kept here from then until they are dealt with.

Telegram forgets an update as soon as it is confirmed, which is before anyone works on it. What is stored here first is
taken up again after a crash: `pending` gives it back until `done` says that it was answered.
"""

from dataclasses import dataclass
from datetime import datetime

from storage.sqlite import Database


@dataclass(frozen=True, slots=True)
class Letter:
    """A stored message: `key` is the platform's own identifier of it, `payload` its text as the platform sent it.

    `attempts` counts how often work on it began.
    """

    id: int
    platform: str
    key: str
    payload: str
    received_at: datetime
    attempts: int


def receive(database: Database, platform: str, key: str, payload: str, now: datetime) -> bool:
    """Store a message unless it is there already; whether it is new."""
    done = database.execute(
        "insert into inbox (platform, key, payload, received_at) values (?, ?, ?, ?) on conflict do nothing",
        [platform, key, payload, now.isoformat()],
    )
    return done.rowcount > 0


def begin(database: Database, platform: str, key: str) -> None:
    """Note that work on a message begins."""
    database.execute("update inbox set attempts = attempts + 1 where platform = ? and key = ?", [platform, key])


def done(database: Database, platform: str, key: str, now: datetime) -> None:
    """Note that a message was dealt with; its text is no longer needed, its key keeps a second copy out."""
    database.execute(
        "update inbox set done_at = ?, payload = '' where platform = ? and key = ?", [now.isoformat(), platform, key]
    )


def pending(database: Database, platform: str) -> tuple[Letter, ...]:
    """Messages that were received and not dealt with, the oldest first."""
    rows = database.execute(
        "select id, platform, key, payload, received_at, attempts from inbox"
        " where platform = ? and done_at is null order by id",
        [platform],
    ).fetchall()
    return tuple(
        Letter(number, platform, key, payload, datetime.fromisoformat(received_at), attempts)
        for number, platform, key, payload, received_at, attempts in rows
    )


def forget(database: Database, before: datetime) -> int:
    """Drop messages dealt with before a time; how many."""
    return database.execute("delete from inbox where done_at < ?", [before.isoformat()]).rowcount
