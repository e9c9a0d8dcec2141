"""Clauses about what happened, is planned, may happen or did not: type, date, participants, wording."""

from extraction.english import Reading
from extraction.facts import Event, Figure, Quote


def find_events(reading: Reading, figures: tuple[Figure, ...], quotes: tuple[Quote, ...]) -> tuple[Event, ...]:
    """All events of an article in order, one per clause."""
    return ()
