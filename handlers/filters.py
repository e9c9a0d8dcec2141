"""What the words after a list command narrow it to: article, name, years, kind, words, in any order and language."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import dropwhile

from extraction.dates import find_dates
from extraction.facts import DateSpan, Precision
from extraction.numbers import find_numbers
from extraction.text import fold, read
from handlers.errors import UserError
from handlers.request import Request
from handlers.services import Services
from locales import LANGUAGES, Wording
from storage import articles, entities
from storage.filters import Filter

_LONGEST_NAME = 5  # words of a name that is looked up at once
_MOST_WORDS = 30
_YEARS = re.compile(r"(\d{4,9})(?:[-–—](\d{4,9}))?")
_AFTER = re.compile(r"after:(\d{1,12})", re.ASCII)
_AND = "و"
_FIRST_YEAR, _LAST_YEAR = 1000, 2999


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A filter, how it reads in the language of the answer, and the page that the words ask for."""

    filter: Filter
    said: tuple[str, ...] = ()
    page: int = 1


async def narrow(request: Request, services: Services, kinds: Iterable[str]) -> Narrowing:
    """Understand a request's arguments; `kinds` are the kinds that this list knows.

    Raises UserError for what no list can be narrowed to: an article that is not there, years out of the calendar.
    """
    words = services.wording(request.language)
    vocabulary = _Vocabulary(tuple(services.wording(language) for language in LANGUAGES), tuple(kinds))
    rest = vocabulary.without_language(request.arguments.split())[:_MOST_WORDS]
    page, rest = vocabulary.page(rest, request.page)
    narrowed = Narrowing(Filter(), (), page)
    narrowed, rest = _after(narrowed, rest, words)
    narrowed, rest = await _article(narrowed, rest, words, services)
    narrowed, rest = _dates(narrowed, rest, vocabulary, words, services.today())
    narrowed, rest = _kinds(narrowed, rest, vocabulary, words)
    narrowed, rest = await _names(narrowed, rest, request.language, services)
    left = tuple(word for word in rest if word.strip(".,،؛:؟?!\"'«»"))
    said = (*narrowed.said, *((" ".join(left),) if left else ()))
    return replace(narrowed, filter=replace(narrowed.filter, words=left), said=said)


def without_language(arguments: str, services: Services) -> str:
    """The arguments without a closing word that only chooses the language of the answer."""
    wordings = tuple(services.wording(language) for language in LANGUAGES)
    return " ".join(_Vocabulary(wordings, ()).without_language(arguments.split()))


def page_asked(arguments: str, page: int, services: Services) -> tuple[str, int]:
    """The arguments without the words that ask for a page, and that page, else `page`."""
    wordings = tuple(services.wording(language) for language in LANGUAGES)
    found, rest = _Vocabulary(wordings, ()).page(arguments.split(), page)
    return " ".join(rest), found


def chart_request(request: Request, services: Services) -> Request | None:
    """The request without the words that ask for a picture, first or last of its arguments; None where none does."""
    wordings = tuple(services.wording(language) for language in LANGUAGES)
    vocabulary = _Vocabulary(wordings, ())
    rest = vocabulary.without_language(request.arguments.split())
    kept = list(dropwhile(vocabulary.asks_for_chart, rest))
    kept = list(dropwhile(vocabulary.asks_for_chart, reversed(kept)))[::-1]
    return replace(request, arguments=" ".join(kept)) if len(kept) < len(rest) else None


def _after(narrowed: Narrowing, rest: Sequence[str], words: Wording) -> tuple[Narrowing, list[str]]:
    """`after:57`, which the buttons of a briefing say: what became public after the article with that serial."""
    found = [match for word in rest if (match := _AFTER.fullmatch(word)) is not None]
    if not found:
        return narrowed, list(rest)
    kept = [word for word in rest if _AFTER.fullmatch(word) is None]
    filtered = replace(narrowed.filter, after=int(found[-1][1]))
    return replace(narrowed, filter=filtered, said=(*narrowed.said, words("filter-after"))), kept


async def _article(
    narrowed: Narrowing, rest: Sequence[str], words: Wording, services: Services
) -> tuple[Narrowing, list[str]]:
    kept: list[str] = []
    for word in rest:
        digits = fold(word[1:]) if word.startswith("#") else ""
        if not digits.isdecimal():
            kept.append(word)
            continue
        number = int(digits[:12])
        if await services.store.read(partial(articles.get, article=number)) is None:
            raise UserError("error-no-article", id=digits[:12])
        narrowed = replace(
            narrowed,
            filter=replace(narrowed.filter, article=number),
            said=(*narrowed.said, words("filter-article", id=str(number))),
        )
    return narrowed, kept


class _Vocabulary:
    """The words of both languages that steer a list."""

    def __init__(self, wordings: Sequence[Wording], kinds: Sequence[str]) -> None:
        def folded(key: str) -> set[str]:
            return {fold(word) for wording in wordings for word in wording.words(key)}

        self.languages = folded("filter-language")
        self.since = folded("filter-from")
        self.until = folded("filter-to")
        self.pages = folded("filter-page")
        self.charts = folded("filter-chart")
        self.kinds = {word: kind for kind in kinds for word in folded(f"words-{kind}")}

    def without_language(self, rest: Sequence[str]) -> list[str]:
        """The words without a closing one that only chooses the language of the answer."""
        return list(rest[:-1]) if rest and fold(rest[-1]) in self.languages else list(rest)

    def asks_for_chart(self, word: str) -> bool:
        """Whether a word asks for a picture."""
        return fold(word) in self.charts

    def page(self, rest: Sequence[str], page: int) -> tuple[int, list[str]]:
        """The page that the words ask for, and the words without it."""
        for index, word in enumerate(rest[:-1]):
            if fold(word) in self.pages and fold(rest[index + 1]).isdecimal():
                return max(1, int(fold(rest[index + 1])[:9])), [*rest[:index], *rest[index + 2 :]]
        return page, list(rest)


def _dates(
    narrowed: Narrowing, rest: list[str], vocabulary: _Vocabulary, words: Wording, today: date
) -> tuple[Narrowing, list[str]]:
    """Years as people type them, else any date expression that an article may use."""
    years, kept = _years(rest, vocabulary)
    if years is not None:
        return _dated(narrowed, years, words), kept
    document = read(" ".join(rest))
    for mention in find_dates(document, find_numbers(document), today):
        if mention.date.resolved:
            around = document.tokens[: mention.first] + document.tokens[mention.last :]
            return _dated(narrowed, mention.date, words), [token.text for token in around]
    return narrowed, rest


def _years(rest: Sequence[str], vocabulary: _Vocabulary) -> tuple[DateSpan | None, list[str]]:
    """`2011`, `2011-2015`, `since 2014`, `from 2011 to 2014`, `بين 2011 و2014`: the interval, and the other words."""
    start: date | None = None
    end: date | None = None
    kept: list[str] = []
    found = False
    for word in rest:
        folded = fold(word)
        joined = folded.removeprefix(_AND)
        match = _YEARS.fullmatch(joined)
        if match is None:
            kept.append(word)
            continue
        found = True
        first, last = (_year(text, word) for text in (match[1], match[2] or match[1]))
        before = fold(kept[-1]) if kept else ""
        single = match[2] is None
        opens = single and before in vocabulary.since
        closes = single and (before in vocabulary.until or (start is not None and joined != folded))
        if single and (before in vocabulary.since or before in vocabulary.until):
            kept.pop()
        start = start if closes else date(first, 1, 1)
        end = end if opens else date(last, 12, 31)
    if start is not None and end is not None and start > end:
        raise UserError("error-bad-years", text=f"{start.year}-{end.year}")
    return (DateSpan(start, end, Precision.RANGE, "") if found else None), kept


def _year(digits: str, word: str) -> int:
    year = int(digits)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UserError("error-bad-years", text=word)
    return year


def _dated(narrowed: Narrowing, span: DateSpan, words: Wording) -> Narrowing:
    return replace(
        narrowed,
        filter=replace(narrowed.filter, start=span.start, end=span.end),
        said=(*narrowed.said, words.when(span.start, span.end, span.precision)),
    )


def _kinds(
    narrowed: Narrowing, rest: Sequence[str], vocabulary: _Vocabulary, words: Wording
) -> tuple[Narrowing, list[str]]:
    """Words that name a kind which this list knows."""
    chosen = {word: vocabulary.kinds[fold(word)] for word in rest if fold(word) in vocabulary.kinds}
    kinds = tuple(dict.fromkeys(chosen.values()))
    return (
        replace(narrowed, filter=replace(narrowed.filter, kinds=kinds), said=(*narrowed.said, *chosen)),
        [word for word in rest if word not in chosen],
    )


async def _names(
    narrowed: Narrowing, rest: Sequence[str], language: str, services: Services
) -> tuple[Narrowing, list[str]]:
    """The longest run of words that names an entity exactly, in either language."""
    for length in range(min(_LONGEST_NAME, len(rest)), 0, -1):
        for at in range(len(rest) - length + 1):
            name = " ".join(rest[at : at + length])
            row = await services.store.read(partial(entities.named, name=name))
            if row is not None:
                shown = (row.name.ar if language == "ar" else row.name.en) or name
                return (
                    replace(narrowed, filter=replace(narrowed.filter, entity=row.id), said=(*narrowed.said, shown)),
                    [*rest[:at], *rest[at + length :]],
                )
    return narrowed, list(rest)
