"""An article's way in: stored whole or not at all, and once."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from extraction.facts import Facts
from extraction.text import Document, fold, read
from storage import corrections, entities, events, figures, glosses, keeping, quotes, versions, visibility
from storage.index import fingerprint_text, indexed
from storage.likeness import sketch, words_of
from storage.numbering import AFRESH, Numbers, kept
from storage.sqlite import Database

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
    """That an article is stored for its editor's eyes first: who that is and until when it is kept.

    `version_of` is the article that it is to replace, if any.
    """

    who: str
    until: datetime
    version_of: int | None = None


def add(
    database: Database,
    body: str,
    facts: Facts,
    *,
    title: str | None,
    source: str | None,
    imported_at: datetime,
    author: str | None = None,
    link: str | None = None,
    draft: Draft | None = None,
) -> Added:
    """Store an article with its facts, inside the caller's transaction; a text that is there is left as it is.

    It is public at once, but for a draft.
    """
    if (known := same(database, body)) is not None:
        return Added(known, new=False)
    published = facts.article.published
    row = database.table("stored_articles").insert(
        {
            "fingerprint": _fingerprint(body),
            "title": title,
            "body": body,
            "language": facts.article.language,
            "published": published.isoformat() if published else None,
            "source": source,
            "imported_at": imported_at.isoformat(),
            "parser": PARSER,
            "author": author,
            "link": link,
        }
    )
    article = int(row.last_pk)  # type: ignore[arg-type]
    if draft is None:
        visibility.publish(database, article)
    else:
        hidden = visibility.Hidden(article, visibility.Why.DRAFT, draft.who, imported_at, draft.until, draft.version_of)
        visibility.hide(database, hidden)
    _fill(database, article, body, facts, {})
    return Added(article, new=True)


def same(database: Database, body: str) -> int | None:
    """The article, hidden or not, that has the same text."""
    row = database.execute("select id from stored_articles where fingerprint = ?", [_fingerprint(body)]).fetchone()
    return int(row[0]) if row else None


def replace(database: Database, article: int, body: str, facts: Facts, *, draft: int | None = None) -> None:
    """Put another text and what was found in it in place of an article's; facts found again keep their numbers.

    Also where only the parser or the date has changed, with the text that is there. Corrections stay. `draft` is what
    the text was until now: it goes, and its corrections become the article's.
    """
    before: str = database.execute("select body from stored_articles where id = ?", [article]).fetchone()[0]
    spans = {
        "events": [event.span for event in facts.events],
        "figures": [figure.span for figure in facts.figures],
        "quotes": [quote.span for quote in facts.quotes],
    }
    numbers = {table: kept(database, table, article, before, body, found) for table, found in spans.items()}
    own = keeping.vouched(database, article, before)
    taken = versions.take(database, draft, article) if draft is not None else versions.NOTHING
    database.execute("delete from stored_sentences where article = ?", [article])  # the facts go with them
    database.execute("delete from stored_appearances where article = ?", [article])
    database.execute("delete from merged_appearances where article = ?", [article])
    database.execute(
        "update stored_articles set fingerprint = ?, body = ?, language = ?, parser = ?, stale = 0 where id = ?",
        [_fingerprint(body), body, facts.article.language, PARSER, article],
    )
    _fill(database, article, body, facts, numbers)
    left = versions.settle(database, article, taken)
    corrections.reapply(database, article)
    keeping.bring_back(database, article, body, (*own, *left))
    glosses.gloss_corrected(database, article)


def _fingerprint(body: str) -> str:
    return hashlib.sha256(fingerprint_text(body).encode()).hexdigest()


def _fill(database: Database, article: int, body: str, facts: Facts, numbers: Mapping[str, Numbers]) -> None:
    """Store what was found in an article; `numbers` gives those that facts had before."""
    sentences = _add_sentences(database, article, read(body), facts)
    sketch(database, article, words_of(body))
    holding = sentences.holding
    entity_numbers = entities.add(database, article, facts, holding)
    events.add(database, article, facts.events, entity_numbers, holding, numbers.get("events", AFRESH))
    figures.add(database, article, facts.figures, holding, numbers.get("figures", AFRESH))
    quotes.add(database, article, facts.quotes, entity_numbers, holding, numbers.get("quotes", AFRESH))


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
