"""Messages that a platform regards as delivered once we have them: kept here from then until they are dealt with.

Telegram forgets an update as soon as it is confirmed, which is before anyone works on it. What is stored here first is
taken up again after a crash: `pending` gives it back until `done` says that it was answered. Beside the messages stands
what they were answered with, so that an edited one can have its answer edited.
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


def begin(database: Database, platform: str, *keys: str) -> None:
    """Note that work on messages begins."""
    for key in keys:
        database.execute("update inbox set attempts = attempts + 1 where platform = ? and key = ?", [platform, key])


def done(database: Database, platform: str, now: datetime, *keys: str) -> None:
    """Note that messages were dealt with; their texts are no longer needed, their keys keep second copies out."""
    for key in keys:
        database.execute(
            "update inbox set done_at = ?, payload = '' where platform = ? and key = ?",
            [now.isoformat(), platform, key],
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


def keep_answer(database: Database, platform: str, key: str, answer: str, now: datetime) -> None:
    """Keep what a message was answered with, for as long as messages dealt with are kept."""
    database.execute(
        "insert into inbox (platform, key, payload, received_at, done_at) values (?, ?, ?, ?, ?)"
        " on conflict do update set payload = excluded.payload, done_at = excluded.done_at",
        [platform, key, answer, now.isoformat(), now.isoformat()],
    )


def answer_of(database: Database, platform: str, key: str) -> str | None:
    """What was kept, None where nothing is."""
    row = database.execute(
        "select payload from inbox where platform = ? and key = ? and done_at is not null", [platform, key]
    ).fetchone()
    return row[0] if row else None


def forget(database: Database, before: datetime) -> int:
    """Drop messages dealt with before a time; how many."""
    return database.execute("delete from inbox where done_at < ?", [before.isoformat()]).rowcount
