"""The only entrance from outside: a text in, its facts out."""

from datetime import date

from extraction.collector import resting
from extraction.dates import find_dates
from extraction.dates_published import find_published
from extraction.english import Reading, with_figures
from extraction.entities import find_entities
from extraction.events import find_events
from extraction.facts import Article, Facts, Span
from extraction.figures import find_figures
from extraction.headline import find_title
from extraction.numbers import find_numbers
from extraction.quotes import find_quotes
from extraction.recognition import Recogniser
from extraction.taught import TaughtName, arabic
from extraction.text import read


def parse(
    text: str,
    published: date | None = None,
    language: str = "ar",
    recogniser: Recogniser | None = None,
    taught: tuple[TaughtName, ...] = (),
) -> Facts:
    """Find the facts of an article.

    `published` anchors relative dates; without it the date at the head of the text does, and where there is none they
    stay unresolved. `language` is "ar" or "en". `recogniser` may add names of actors and places to an Arabic text's;
    `taught` are names that go before those of the tables.
    Total: any string gives Facts.
    """
    with resting():
        if language == "en":
            from extraction.en.pipeline import parse_english  # an Arabic article should not wait for the English rules

            return parse_english(text, published, taught)
        return _parse_arabic(text, published, recogniser, taught)


def _parse_arabic(
    text: str, published: date | None, recogniser: Recogniser | None, taught: tuple[TaughtName, ...]
) -> Facts:
    document = read(text)
    published = published or find_published(document)
    numbers = find_numbers(document)
    dates = find_dates(document, numbers, published)
    names = find_entities(document, dates, arabic(taught) if taught else None, recogniser)
    reading = Reading(document, numbers, dates, names)
    figures = find_figures(reading)
    quotes = find_quotes(reading)
    events = find_events(with_figures(reading, figures), figures, quotes, published)
    return Facts(
        article=Article(title=find_title(document), language="ar", published=published),
        sentences=tuple(Span(s.start, s.end) for s in document.sentences),
        entities=names.entities,
        events=events,
        figures=figures,
        quotes=quotes,
    )
