"""Bytes of a file to articles and their facts; what a reader refuses becomes the user's one line."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from extraction.facts import Facts
from extraction.pipeline import parse
from extraction.recognition import Recogniser
from extraction.taught import TaughtName
from handlers.errors import UserError
from reading.article import ReadArticle, Reading, Refusal
from reading.errors import ReadError
from reading.files import read_file


@dataclass(frozen=True, slots=True)
class Aids:
    """What helps the parser to find names: a recogniser, and the names that editors taught."""

    recogniser: Recogniser | None = None
    taught: tuple[TaughtName, ...] = ()


NO_AIDS = Aids()


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article as it was read, with what was found in it."""

    article: ReadArticle
    facts: Facts


@dataclass(frozen=True, slots=True)
class Contents:
    """The articles of a file, and what an archive held beside them that could not be read."""

    parsed: tuple[Parsed, ...]
    refusals: tuple[Refusal, ...] = ()


def read_articles(
    raw: bytes,
    name: str | None,
    published: date | None,
    aids: Aids = NO_AIDS,
    *,
    today: date | None = None,
) -> Contents:
    """Read and parse everything in a file; `published` goes before what the file says.

    Raises UserError, also for an article that is later than tomorrow where `today` is given.
    """
    with user_errors():
        return parse_all(read_file(raw, name, today, published=published), published, aids)


def parse_all(reading: Reading, published: date | None = None, aids: Aids = NO_AIDS) -> Contents:
    """The facts of everything that was read."""
    parsed = tuple(parse_article(article, published, aids) for article in reading.articles)
    return Contents(parsed, reading.refusals)


def parse_article(article: ReadArticle, published: date | None = None, aids: Aids = NO_AIDS) -> Parsed:
    """The facts of an article; its date, unless another is given, is what relative dates are reckoned from."""
    facts = parse(article.body, published or article.published, article.language, aids.recogniser, aids.taught)
    title = article.title or facts.article.title
    return Parsed(article, replace(facts, article=replace(facts.article, title=title)))


@contextmanager
def user_errors() -> Iterator[None]:
    """Turn a reader's refusal into a user's mistake."""
    try:
        yield
    except ReadError as error:
        raise as_user_error(error) from error


def as_user_error(error: ReadError) -> UserError:
    """The same reason, to be shown."""
    return UserError(error.key, **error.values)
