"""What admins may do, as lines that tests send where they must not work."""

from sqlite_utils import Database

from handlers.command import Audience
from handlers.registry import commands

LINES = {
    "upload": "/upload وقع الوزير اتفاقا في مدينة العقبة يوم 3 مايو 2021 مع نظيره.",
    "grant": "/grant telegram:77 editor",
    "revoke": "/revoke telegram:55",
    "feed": "/feed add http://example.org/feed every 15m",
    "rename": "/rename A3 en=Somebody",
    "alias": "/alias A3 فلان",
    "type": "/type A3 organization",
    "fix": "/fix E1 date 2014",
    "drop": "/drop E1",
    "merge": "/merge A3 A1",
    "add": "/add event #1 2015-12-18 وصل الوفد",
}
"""What would change something; of other commands, the name with an article's number does."""
NEEDED = {Audience.EDITORS: "Only editors", Audience.OWNERS: "Only owners"}
ADMINS = tuple(command for command in commands() if command.audience in NEEDED)


def line(name: str) -> str:
    """A command that would do something."""
    return LINES.get(name, f"/{name} 1")


def contents(database: Database) -> list[str]:
    """All that admins can change."""
    passed_over = ("inbox", "chats", "marks", "views", "sqlite_sequence")
    return [row for row in database.iterdump() if not any(f'INTO "{name}"' in row for name in passed_over)]
