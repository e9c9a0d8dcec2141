"""Numbers that quantify something: value, range, qualifier, unit and what is counted, in both languages."""

from extraction.english import Reading
from extraction.facts import Figure


def find_figures(reading: Reading) -> tuple[Figure, ...]:
    """All figures of an article in order; dates, ordinals, scores and numbers inside names are not figures."""
    return ()
