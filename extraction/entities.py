"""Named actors and places: mentions found, joined within the article, typed and given their roles."""

from dataclasses import dataclass

from extraction.dates import DateMention
from extraction.facts import Entity
from extraction.text import Document


@dataclass(frozen=True, slots=True)
class NameMention:
    """A mention of entity `entity` (its key) at tokens [first, last).

    [name_first, name_last) is the name proper inside it: a mention may begin with the title or role and end with
    an apposition (الأمين العام للأمم المتحدة بان كي مون). `nisba` says that only an adjective (الفرنسي) points to
    the entity.
    """

    first: int
    last: int
    name_first: int
    name_last: int
    entity: str
    nisba: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The entities of an article and all their mentions in text order; outer and inner mentions may nest."""

    entities: tuple[Entity, ...]
    mentions: tuple[NameMention, ...]


def find_entities(document: Document, dates: tuple[DateMention, ...]) -> Names:
    """All named actors and places of a document."""
    return Names((), ())
