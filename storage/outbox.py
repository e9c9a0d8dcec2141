"""The outbox: messages that the program sends on its own account, each written down before anything is sent.

A slot of a subscription is in it at most once (unique on subscription, slot and part). A row goes from `pending` to
`sending`, which is committed before the platform is asked, and from there to `sent` with the platform's identifier; or
back to `pending` with a time before which it is not tried again; or to `failed`. What a dead program left as `sending`
may have arrived or not: `recover` makes it pending again, so that it is sent once more under the same key. A platform
that knows keys drops the second copy; on others a double is rather risked than a loss.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.conditions import one_of
from storage.sqlite import Database

_LONGEST_ERROR = 300


@dataclass(frozen=True, slots=True)
class Message:
    """A message to be queued: where to, which slot of which subscription it fills, and from when to when it may go.

    A message without a subscription is a notice; its slot alone tells it from others to the same chat. `content` is a
    reply as handlers.encoding writes it.
    """

    subscription: int | None
    slot: str
    platform: str
    chat: str
    thread: str | None
    kind: str
    content: str
    due_at: datetime
    not_before: datetime
    expires_at: datetime
    part: int = 1


@dataclass(frozen=True, slots=True)
class Delivery:
    """A queued message. `key` is the same whenever it is sent; `attempts` counts the times it was tried."""

    id: int
    subscription: int | None
    slot: str
    part: int
    platform: str
    chat: str
    thread: str | None
    kind: str
    content: str
    expires_at: datetime
    attempts: int

    @property
    def key(self) -> str:
        """What identifies the message to the platform, in at most 25 characters."""
        digest = hashlib.sha256(f"{self.id}:{self.slot}:{self.part}".encode()).hexdigest()
        return digest[:24]


_RESTS = "exists (select 1 from subscriptions where subscriptions.id = subscription and pause is not null)"
_COLUMNS = "deliveries.id, subscription, slot, part, platform, chat, thread, kind, contents.reply, expires_at, attempts"


def queue(database: Database, messages: Iterable[Message], now: datetime) -> int:
    """Write messages down; one whose slot is filled already is left out. How many are new."""
    added = 0
    for message in messages:
        digest = hashlib.sha256(message.content.encode()).hexdigest()
        database.execute("insert into contents (hash, reply) values (?, ?) on conflict do nothing", [
            digest, message.content,
        ])  # fmt: skip
        added += database.execute(
            "insert into deliveries (subscription, slot, part, platform, chat, thread, kind, content, due_at,"
            " not_before, expires_at, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            [
                message.subscription, message.slot, message.part, message.platform, message.chat, message.thread,
                message.kind, digest, _text(message.due_at), _text(message.not_before), _text(message.expires_at),
                _text(now),
            ],
        ).rowcount  # fmt: skip
    return added


def recover(database: Database) -> int:
    """Take up what a program that died was sending; how many messages."""
    return database.execute("update deliveries set state = 'pending' where state = 'sending'").rowcount


def ready(
    database: Database, platforms: Sequence[str], now: datetime, limit: int, without: Sequence[str] = ()
) -> tuple[Delivery, ...]:
    """Messages that may go now, one a chat, the one that waits longest first; those of a subscription that rests wait.

    `without` are chats, as platform:chat, that have a message in flight.
    """
    condition, values = one_of("platform", platforms)
    busy, busy_values = one_of("platform || ':' || chat", without)
    rows = database.execute(
        f"select {_COLUMNS} from deliveries join contents on contents.hash = content where deliveries.id in ("
        f" select min(id) from deliveries where state = 'pending' and not_before <= ? and {condition}"
        f" and not ({busy}) and not {_RESTS} group by platform, chat order by min(due_at), min(id) limit ?)"
        " order by due_at, deliveries.id",
        [_text(now), *values, *busy_values, limit],
    ).fetchall()
    return tuple(map(_row, rows))


def begin(database: Database, number: int) -> bool:
    """Note that a message is being sent; False where it was taken back meanwhile."""
    return (
        database.execute(
            "update deliveries set state = 'sending', attempts = attempts + 1 where id = ? and state = 'pending'",
            [number],
        ).rowcount
        > 0
    )


def sent(database: Database, number: int, message: str, now: datetime) -> None:
    """Note that a message arrived, with the platform's identifier of it."""
    database.execute(
        "update deliveries set state = 'sent', message = ?, sent_at = ?, error = null where id = ?",
        [message, _text(now), number],
    )


def postpone(database: Database, number: int, not_before: datetime, error: str) -> None:
    """Note that a message did not go through and is tried again later."""
    database.execute(
        "update deliveries set state = 'pending', not_before = ?, error = ? where id = ?",
        [_text(not_before), error[:_LONGEST_ERROR], number],
    )


def fail(database: Database, number: int, error: str, now: datetime) -> None:
    """Note that a message will not be sent."""
    database.execute(
        "update deliveries set state = 'failed', error = ?, sent_at = ? where id = ?",
        [error[:_LONGEST_ERROR], _text(now), number],
    )


def expire(database: Database, now: datetime) -> int:
    """Give up messages whose time is over; how many."""
    return database.execute(
        "update deliveries set state = 'failed', error = coalesce(error, 'too late'), sent_at = ?"
        " where state = 'pending' and expires_at < ?",
        [_text(now), _text(now)],
    ).rowcount


def fail_chat(database: Database, platform: str, chat: str, error: str, now: datetime) -> None:
    """Give up what waits for a chat that cannot be written to."""
    database.execute(
        "update deliveries set state = 'failed', error = ?, sent_at = ?"
        " where platform = ? and chat = ? and state = 'pending'",
        [error[:_LONGEST_ERROR], _text(now), platform, chat],
    )


def move(database: Database, platform: str, chat: str, to: str) -> None:
    """Send what waits for a chat to its new identifier."""
    database.execute(
        "update deliveries set chat = ? where platform = ? and chat = ? and state in ('pending', 'sending')",
        [to, platform, chat],
    )


def forget(database: Database, before: datetime) -> None:
    """Drop what was dealt with before a time, and content that no message has any more."""
    database.execute("delete from deliveries where state in ('sent', 'failed') and sent_at < ?", [_text(before)])
    database.execute("delete from contents where hash not in (select content from deliveries)")


def counts(database: Database) -> dict[str, int]:
    """How many messages are in each state."""
    return dict(database.execute("select state, count(*) from deliveries group by state").fetchall())


def errors(database: Database, limit: int) -> tuple[tuple[str, str, str, datetime], ...]:
    """The last complaints of platforms: platform, chat, what was said, and when the message was queued."""
    rows = database.execute(
        "select platform, chat, error, created_at from deliveries where error is not null order by id desc limit ?",
        [limit],
    ).fetchall()
    return tuple((platform, chat, error, datetime.fromisoformat(at)) for platform, chat, error, at in rows)


def oldest(database: Database, now: datetime) -> datetime | None:
    """Since when the message that waits longest could have gone: what is put off or rests does not wait."""
    row = database.execute(
        "select min(since) from (select case when attempts then due_at else not_before end as since from deliveries"
        f" where state in ('pending', 'sending') and not {_RESTS}) where since <= ?",
        [_text(now)],
    ).fetchone()
    return datetime.fromisoformat(row[0]) if row[0] else None


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")


def _row(row: tuple[Any, ...]) -> Delivery:
    number, subscription, slot, part, platform, chat, thread, kind, reply, expires_at, attempts = row
    return Delivery(
        number, subscription, slot, part, platform, chat, thread, kind, reply, datetime.fromisoformat(expires_at),
        attempts,
    )  # fmt: skip
