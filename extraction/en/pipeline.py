"""An English text in, its facts out."""

from datetime import date

from extraction.dates_published import find_published
from extraction.en.dates import find_dates
from extraction.en.events import find_events
from extraction.en.figures import find_figures
from extraction.en.names import find_names
from extraction.en.numbers import find_numbers
from extraction.en.published import find_dateline
from extraction.en.quotes import find_quotes
from extraction.en.reading import english
from extraction.facts import Article, Facts, Span
from extraction.headline import find_title
from extraction.taught import TaughtName
from extraction.taught import english as english_names


def parse_english(body: str, published: date | None, taught: tuple[TaughtName, ...] = ()) -> Facts:
    """Find the facts of an English article; `published` and `taught` as in `extraction.pipeline.parse`."""
    text = english(body, english_names(taught) if taught else None)
    document = text.document
    published = published or find_published(document) or find_dateline(text)
    numbers = find_numbers(text)
    dates = find_dates(text, published)
    names = find_names(text, dates)
    return Facts(
        article=Article(title=find_title(document), language="en", published=published),
        sentences=tuple(Span(s.start, s.end) for s in document.sentences),
        entities=names.entities,
        events=find_events(text, dates, names),
        figures=find_figures(text, numbers, dates, names),
        quotes=find_quotes(text, names),
    )
