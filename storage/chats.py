"""What a chat has set, and whether it can be reached."""

from dataclasses import dataclass
from datetime import datetime

from storage.sqlite import Database


@dataclass(frozen=True, slots=True)
class ChatRow:
    """A known chat: `gone_at` tells since when it cannot be written to, `gone_why` the platform's reason."""

    platform: str
    chat: str
    language: str | None
    gone_at: datetime | None
    gone_why: str | None


def get(database: Database, platform: str, chat: str) -> ChatRow | None:
    """What is known of a chat."""
    row = database.execute(
        "select platform, chat, language, gone_at, gone_why from chats where platform = ? and chat = ?",
        [platform, chat],
    ).fetchone()
    if row is None:
        return None
    platform, chat, language, gone_at, gone_why = row
    return ChatRow(platform, chat, language, datetime.fromisoformat(gone_at) if gone_at else None, gone_why)


def language(database: Database, platform: str, chat: str) -> str | None:
    """The language that the chat has chosen, None where it follows each question."""
    row = database.execute("select language from chats where platform = ? and chat = ?", [platform, chat]).fetchone()
    return row[0] if row else None


def set_language(database: Database, platform: str, chat: str, chosen: str | None) -> None:
    """Keep the chat's choice."""
    database.execute(
        "insert into chats (platform, chat, language) values (?, ?, ?)"
        " on conflict do update set language = excluded.language",
        [platform, chat, chosen],
    )


def known(database: Database, platform: str) -> frozenset[str]:
    """The chats of a platform that have set or ordered anything, by the platform's identifiers."""
    rows = database.execute(
        "select chat from chats where platform = ? union select chat from subscriptions where platform = ?",
        [platform, platform],
    )
    return frozenset(chat for (chat,) in rows)


def mark_gone(database: Database, platform: str, chat: str, why: str, now: datetime) -> None:
    """Note that a chat blocked or removed the bot; the first time and reason are kept."""
    database.execute(
        "insert into chats (platform, chat, gone_at, gone_why) values (?, ?, ?, ?) on conflict do update"
        " set gone_why = case when gone_at is null then excluded.gone_why else gone_why end,"
        " gone_at = coalesce(gone_at, excluded.gone_at)",
        [platform, chat, now.isoformat(), why],
    )


def mark_back(database: Database, platform: str, chat: str) -> bool:
    """Note that a chat can be reached again; whether it was gone."""
    done = database.execute(
        "update chats set gone_at = null, gone_why = null where platform = ? and chat = ? and gone_at is not null",
        [platform, chat],
    )
    return done.rowcount > 0


def move(database: Database, platform: str, chat: str, to: str) -> None:
    """Carry a chat's settings over to the identifier that the platform gave it anew."""
    database.execute(
        "insert into chats (platform, chat, language, gone_at, gone_why)"
        " select platform, ?, language, gone_at, gone_why from chats where platform = ? and chat = ?"
        " on conflict do update set language = coalesce(chats.language, excluded.language)",
        [to, platform, chat],
    )
    database.execute("delete from chats where platform = ? and chat = ?", [platform, chat])
