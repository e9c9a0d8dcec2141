"""The fact types: what a parse gives, and the only vocabulary that storage, handlers and platforms share with it.

Every offset counts Unicode code points of the article's body as it was given, end exclusive.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SCHEMA = 1
"""Version of the JSON that `mujaz parse --json` prints."""


class EntityType(StrEnum):
    """What kind of actor or place a name stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    ARMED_GROUP = "armed_group"
    PLACE = "place"
    STATE = "state"


class EventType(StrEnum):
    """The 16 PLOVER classes, then the classes for news beyond politics."""

    AGREE = "agree"
    CONSULT = "consult"
    SUPPORT = "support"
    COOPERATE = "cooperate"
    AID = "aid"
    CONCEDE = "concede"
    REQUEST = "request"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    PROTEST = "protest"
    SANCTION = "sanction"
    MOBILIZE = "mobilize"
    COERCE = "coerce"
    ASSAULT = "assault"
    RETREAT = "retreat"
    DISASTER = "disaster"
    ECONOMY = "economy"
    ELECTION = "election"
    APPOINTMENT = "appointment"
    LEGAL = "legal"
    DEATH = "death"
    DISCOVERY = "discovery"
    SPORT = "sport"
    CULTURE = "culture"
    STATEMENT = "statement"
    OTHER = "other"


class Modality(StrEnum):
    """Whether the article says that an event happened, is meant to, may, or did not."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    VAGUE = "vague"


class Qualifier(StrEnum):
    """How a figure relates to the number that is printed."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points [start, end) of the body."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same thing said in Arabic and in English; None where it cannot be said well."""

    ar: str | None
    en: str | None


@dataclass(frozen=True, slots=True)
class DateSpan:
    """An interval of days, both ends inclusive.

    An end that the article leaves open is None. Both are None for a relative date whose anchor is unknown.
    `text` is the article's wording.
    """

    start: date | None
    end: date | None
    precision: Precision
    text: str

    @property
    def resolved(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.end is not None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the article names an entity; `text` is the body's own wording there."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """A named actor or place; `key` is unique within the article and equal across articles for a known name."""

    key: str
    type: EntityType
    name: Bilingual
    role: Bilingual | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity's part in an event: `agent` acts, `patient` is acted on, `place` is where."""

    entity: str
    role: str


@dataclass(frozen=True, slots=True)
class Event:
    """A clause about something that happened, is planned, may happen or did not happen."""

    type: EventType
    modality: Modality
    date: DateSpan | None
    text: Bilingual
    participants: tuple[Participant, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that quantifies something.

    `upper` is the higher end of a range, else None. `unit` is a singular English word or phrase in lower snake
    case (ISO 4217 in lower case for money), or None where nothing is named.
    """

    value: float
    upper: float | None
    qualifier: Qualifier
    unit: str | None
    text: Bilingual
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech; `speaker` is the key of an entity of the article, or None."""

    speaker: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of the text as a whole; `language` is "ar" or "en"."""

    title: str | None
    language: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a parse found, each kind in the order of the text; `sentences` cover the body."""

    article: Article
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]
