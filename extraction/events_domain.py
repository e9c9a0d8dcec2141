"""The kind of news that a whole article is, and which events take their type from it."""

from collections import Counter

from extraction.facts import EventType

_LEAST = 4  # words that must speak of a kind of news before it is the article's
_SHARE = 0.4
_GENERAL = frozenset(
    {
        *(EventType.OTHER, EventType.COOPERATE, EventType.CONSULT, EventType.RETREAT, EventType.MOBILIZE),
        *(EventType.SUPPORT, EventType.REJECT),
    }
)
_TAKES: dict[EventType, frozenset[EventType]] = {
    EventType.SPORT: _GENERAL | {EventType.ECONOMY, EventType.ELECTION, EventType.CULTURE, EventType.DISCOVERY},
    EventType.DISCOVERY: (_GENERAL - {EventType.CONSULT})
    | {EventType.ECONOMY, EventType.LEGAL, EventType.CULTURE, EventType.SPORT},
    EventType.CULTURE: (_GENERAL - {EventType.CONSULT}) | {EventType.SPORT, EventType.ELECTION, EventType.DISCOVERY},
    EventType.ECONOMY: (_GENERAL - {EventType.CONSULT}) | {EventType.CONCEDE, EventType.AID, EventType.SPORT},
    EventType.ELECTION: frozenset({EventType.OTHER, EventType.SPORT}),
    EventType.LEGAL: frozenset({EventType.SPORT, EventType.CONCEDE}),
    EventType.DISASTER: frozenset({EventType.OTHER}),
}


def domain_of(topics: Counter[EventType]) -> EventType | None:
    """The kind of news that most of an article's telling words speak of, or None where none prevails."""
    total = sum(topics.values())
    if not total:
        return None
    kind, count = max(topics.items(), key=lambda item: (item[1], item[0]))
    return kind if kind in _TAKES and count >= _LEAST and count >= _SHARE * total else None


def suits(kind: EventType, domain: EventType | None) -> EventType:
    """An event's type in an article of a domain: in sport a meeting is a match, in science a start is a launch."""
    return domain if domain is not None and kind in _TAKES[domain] else kind
