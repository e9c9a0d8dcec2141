"""An article's way in: stored whole or not at all, and once."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from extraction.facts import Facts
from extraction.text import Document, fold, read
from storage import entities, events, figures, quotes, visibility
from storage.index import fingerprint_text, indexed

PARSER = "1"
"""Raised when a parser finds so much more that stored articles should be parsed again."""


@dataclass(frozen=True, slots=True)
class Added:
    """The article's number, and whether it was not there before."""

    id: int
    new: bool


@dataclass(frozen=True, slots=True)
class Sentences:
    """The stored sentences of an article, to tell which one holds a place of the body."""

    numbers: Sequence[int]
    starts: Sequence[int]

    def holding(self, at: int) -> int:
        """The number of the sentence that holds code point `at`, or the nearest before it."""
        return self.numbers[max(0, bisect_right(self.starts, at) - 1)]


@dataclass(frozen=True, slots=True)
class Draft:
    """That an article is stored for its editor's eyes first: who that is and until when it is kept."""

    who: str
    until: datetime


def add(
    database: Database,
    body: str,
    facts: Facts,
    *,
    title: str | None,
    source: str | None,
    imported_at: datetime,
    author: str | None = None,
    draft: Draft | None = None,
) -> Added:
    """Store an article with its facts, inside the caller's transaction; a text that is there is left as it is.

    It is public at once, but for a draft.
    """
    fingerprint = hashlib.sha256(fingerprint_text(body).encode()).hexdigest()
    known = database.execute("select id from stored_articles where fingerprint = ?", [fingerprint]).fetchone()
    if known is not None:
        return Added(known[0], new=False)
    published = facts.article.published
    row = database.table("stored_articles").insert(
        {
            "fingerprint": fingerprint,
            "title": title,
            "body": body,
            "language": facts.article.language,
            "published": published.isoformat() if published else None,
            "source": source,
            "imported_at": imported_at.isoformat(),
            "parser": PARSER,
            "author": author,
        }
    )
    article = int(row.last_pk)  # type: ignore[arg-type]
    if draft is None:
        visibility.publish(database, article)
    else:
        hidden = visibility.Hidden(article, visibility.Why.DRAFT, draft.who, imported_at, draft.until)
        visibility.hide(database, hidden)
    sentences = _add_sentences(database, article, read(body), facts)
    entity_numbers = entities.add(database, article, facts, sentences.holding)
    events.add(database, article, facts.events, entity_numbers, sentences.holding)
    figures.add(database, article, facts.figures, sentences.holding)
    quotes.add(database, article, facts.quotes, entity_numbers, sentences.holding)
    return Added(article, new=True)


def _add_sentences(database: Database, article: int, document: Document, facts: Facts) -> Sentences:
    starts = [sentence.start for sentence in document.sentences]
    order = Sentences(range(len(starts)), starts)
    glosses: dict[int, dict[str, None]] = {}
    for at, gloss in _glosses(facts):
        glosses.setdefault(order.holding(at), {})[gloss] = None
    numbers: list[int] = []
    for number, sentence in enumerate(document.sentences):
        words, stems = indexed(document.tokens[sentence.first : sentence.last])
        cursor = database.execute(
            "insert into stored_sentences (article, number, start, end, words, stems, glosses)"
            " values (?, ?, ?, ?, ?, ?, ?)",
            [article, number, sentence.start, sentence.end, words, stems, fold(" ".join(glosses.get(number, ())))],
        )
        numbers.append(int(cursor.lastrowid or 0))
    return Sentences(numbers, starts)


def _glosses(facts: Facts) -> Iterator[tuple[int, str]]:
    """What the facts say in the language that the article is not in, with a code point of the sentence that says it.

    An English article's own words may spell a name in another way, so that its usual English is added too.
    """
    for entity in facts.entities:
        names = (entity.name.en, entity.name.ar) if facts.article.language == "en" else (entity.name.en,)
        yield from ((mention.span.start, name) for mention in entity.mentions for name in names if name)
    if facts.article.language == "en":
        yield from ((figure.span.start, figure.text.ar) for figure in facts.figures if figure.text.ar)
        return
    told = [*((event.span, event.text) for event in facts.events), *((f.span, f.text) for f in facts.figures)]
    yield from ((span.start, text.en) for span, text in told if text.en)
