"""Who is what: ranks, and whom the settings give one."""

from dataclasses import dataclass
from enum import IntEnum


class Rank(IntEnum):
    """What someone may do; each rank includes those below it."""

    READER = 0
    MODERATOR = 1
    EDITOR = 2
    OWNER = 3


@dataclass(frozen=True, slots=True)
class Access:
    """Whom the settings make owner or editor.

    An entry is a person (`telegram:12345`), a chat all of whose members have the rank (`telegram-chat:-100123`), or a
    role of the platform (`discord-role:678`).
    """

    owners: frozenset[str] = frozenset()
    editors: frozenset[str] = frozenset()

    def rank(self, keys: frozenset[str]) -> Rank:
        """The highest rank that any of the keys of a request has."""
        if keys & self.owners:
            return Rank.OWNER
        return Rank.EDITOR if keys & self.editors else Rank.READER
