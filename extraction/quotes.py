"""Direct speech and who says it."""

from extraction.english import Reading
from extraction.facts import Quote


def find_quotes(reading: Reading) -> tuple[Quote, ...]:
    """All quotes of an article in order; scare quotes, names and titles of works are not quotes."""
    return ()
