"""What every list query may be narrowed to."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions that all hold; an absent one lets everything through.

    `after` is a serial: of articles that became public later than the one with it; `entity` is an entity's number;
    every one of `words` must occur in the fact or its sentence; a fact's interval of days must touch [start, end]; its
    kind must be one of `kinds`. `limit` and `offset` choose the page.
    """

    article: int | None = None
    after: int = 0
    entity: int | None = None
    words: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    kinds: tuple[str, ...] = ()
    limit: int = 10
    offset: int = 0

    def showing(self, limit: int) -> "Filter":
        """The first `limit` rows of the same."""
        return replace(self, limit=limit, offset=0)
