"""What buttons lead to: calls kept under short keys, so that a button works after a restart.

A key is drawn from the call itself: the same button has the same key in every message, and keeping it twice changes
nothing.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from datetime import date, timedelta

from storage.sqlite import Database

KEY_LENGTH = 16
"""Characters of a key: 96 bits, so that two calls never share one."""

KEPT_FOR = timedelta(days=400)
"""How long a button that nobody showed again goes on working."""


def key_of(call: str) -> str:
    """The key of a call as the handlers write it."""
    return urlsafe_b64encode(hashlib.sha256(call.encode()).digest()).decode()[:KEY_LENGTH]


def keep(database: Database, calls: Iterable[str], today: date) -> None:
    """Remember calls that buttons are about to offer, and forget those that nobody was offered for long."""
    database.conn.executemany(
        "insert into views (key, call, shown) values (?, ?, ?) on conflict do update set shown = excluded.shown"
        " where shown < excluded.shown",
        [(key_of(call), call, today.isoformat()) for call in calls],
    )
    database.execute("delete from views where shown < ?", [(today - KEPT_FOR).isoformat()])


def find(database: Database, key: str) -> str | None:
    """The call behind a key."""
    row = database.execute("select call from views where key = ?", [key]).fetchone()
    return row[0] if row else None
