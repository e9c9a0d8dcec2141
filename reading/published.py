"""The day of an article: what its sender sets, its format states or its text tells; never one in the future."""

from dataclasses import dataclass
from datetime import date, timedelta

from extraction.dates_published import find_published
from extraction.en.published import find_dateline
from extraction.en.reading import english
from extraction.text import Document
from reading.article import Draft, Note
from reading.errors import ReadError


def told_day(document: Document, language: str) -> date | None:
    """The day of publication that a text states of itself."""
    return find_published(document) or (find_dateline(english(document.body)) if language == "en" else None)


@dataclass(frozen=True, slots=True)
class Dates:
    """What is known before a file is read: `published`, set by whoever sends it, goes before what the file says.

    `today` tells which days lie in the future, None that none does; tomorrow has begun somewhere.
    """

    today: date | None
    published: date | None = None

    def settle(self, draft: Draft, told: date | None) -> tuple[date | None, tuple[Note, ...]]:
        """The day of a draft whose text tells a day or none. Raises ReadError where it lies in the future."""
        stated = draft.published
        day = self.published or ((stated or told) if draft.certain else (told or stated))
        if day is None:
            return None, ()
        if self.today is not None and day > self.today + timedelta(days=1):
            raise ReadError("read-future", date=day.isoformat())
        of_the_file = self.published is None and told is None and not draft.certain
        return day, (Note("read-note-file-date", {"date": day.isoformat()}),) if of_the_file else ()
