"""What a chat has set."""

from sqlite_utils import Database


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
