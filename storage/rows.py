"""What queries give: rows with everything that an answer shows."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from extraction.facts import Bilingual, DateSpan, EntityType, EventType, Modality, Qualifier

Row = TypeVar("Row", covariant=True)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of a list, and how many rows there are in all."""

    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with the number of facts found in it.

    `language` is that of its text, `link` where it was fetched, `opening` how its text begins.
    """

    id: int
    title: str | None
    language: str
    published: date | None
    source: str | None
    author: str | None
    link: str | None
    entities: int
    events: int
    figures: int
    quotes: int
    opening: str

    @property
    def heading(self) -> str:
        """What to call the article: its title, or its first line where it has none."""
        return self.title or self.opening.strip().partition("\n")[0]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An actor or place across articles; `role` is the one that its newest article gives it."""

    id: int
    key: str
    type: EntityType
    name: Bilingual
    role: Bilingual | None
    articles: int
    mentions: int

    @property
    def reference(self) -> str:
        """What /source and /actor take."""
        return f"A{self.id}"


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of an article."""

    id: int
    article: int
    type: EventType
    modality: Modality
    date: DateSpan | None
    text: Bilingual

    @property
    def reference(self) -> str:
        """What /source takes."""
        return f"E{self.id}"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure of an article."""

    id: int
    article: int
    value: float
    upper: float | None
    qualifier: Qualifier
    unit: str | None
    text: Bilingual

    @property
    def reference(self) -> str:
        """What /source takes."""
        return f"F{self.id}"


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A quote of an article in `language`; `speaker` is None where the article names nobody."""

    id: int
    article: int
    language: str
    speaker: Bilingual | None
    text: str

    @property
    def reference(self) -> str:
        """What /source takes."""
        return f"Q{self.id}"


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence and the article that it stands in."""

    text: str
    article: ArticleRow


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence that a fact rests on: characters [start, end) of it are the fact's own words."""

    sentence: str
    start: int
    end: int
    before: str | None
    after: str | None
    article: ArticleRow


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an entity beside its facts: names, roles with their article, company with shared sentences."""

    aliases: tuple[str, ...]
    roles: tuple[tuple[Bilingual, ArticleRow], ...]
    company: tuple[tuple[EntityRow, int], ...]
