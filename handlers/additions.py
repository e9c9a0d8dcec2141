"""What a line of /add says: the article, the words in either language, a date, and what the options set."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extraction.facts import Bilingual
from extraction.text import fold, read
from handlers.errors import UserError
from handlers.options import number, options_behind, quoted
from handlers.services import Services
from handlers.typed import ISO, dated, dates_in, span_columns
from locales import LANGUAGES
from storage.corrections import language_of

OPTIONS = ("ar", "en", "type", "date", "place", "who", "with", "sentence", "also")
KINDS = ("event", "figure", "quote", "actor")

_SEPARATOR = re.compile(r"\s*[,،;؛]\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line behind /add: `said` stands between quotation marks or in ar= and en=, `rest` is what is left.

    `named` is the word that chose the kind.
    """

    kind: str
    named: str
    article: int | None
    said: Bilingual
    rest: str
    options: Mapping[str, str]

    @property
    def words(self) -> str:
        """What is said, in whichever languages."""
        return " ".join(filter(None, (self.said.ar, self.said.en)))


def understand(arguments: str, services: Services) -> Line:
    """Take a line apart. Raises UserError for what is no kind and no article."""
    found = options_behind(arguments, OPTIONS, services)
    first, _, rest = found.text.partition(" ")
    kind = _kind(first, services)
    article = None
    if kind != "actor":
        named, _, rest = rest.strip().partition(" ")
        if not named.startswith("#") and not fold(named).isdecimal():
            raise UserError(f"error-add-{kind}")
        article = number(named)
    inside, outside = quoted(rest)
    said: dict[str, str] = {}
    for text in inside:
        said.setdefault(language_of(text), " ".join(text.split()))
    said |= {language: found.values[language] for language in LANGUAGES if found.values.get(language)}
    return Line(kind, first, article, Bilingual(said.get("ar"), said.get("en")), outside, found.values)


def _kind(word: str, services: Services) -> str:
    for kind in KINDS:
        names = (name for language in LANGUAGES for name in services.wording(language).words(f"add-{kind}"))
        if fold(word) in map(fold, names):
            return kind
    raise UserError("error-add-what")


def several(value: str) -> tuple[str, ...]:
    """The parts of an option that names several, with commas between them."""
    return tuple(part for part in _SEPARATOR.split(value.strip()) if part)


def date_in(line: Line, services: Services) -> tuple[Mapping[str, Any], str]:
    """The columns of an event's date, and the rest of the line without it.

    The date is the option's, or stands first as 2015-12-17, 2015-12 or 2015, or as an article would say it (17 ديسمبر
    2015): first too, unless the words are between quotation marks. Raises UserError where there is none.
    """
    first, _, rest = line.rest.partition(" ")
    if "date" in line.options:
        return {**dated(line.options["date"]), "date_text": line.options["date"]}, line.rest
    if ISO.fullmatch(fold(first)):
        return {**dated(first), "date_text": first}, rest.strip()
    for mention in dates_in(line.rest):
        if mention.date.resolved and (line.words or mention.first == 0):
            tokens = read(line.rest).tokens
            start, end = tokens[mention.first].start, tokens[mention.last - 1].end
            left = " ".join((line.rest[:start] + " " + line.rest[end:]).split())
            return {**span_columns(mention.date), "date_text": mention.date.text}, left
    raise UserError("error-add-date")
