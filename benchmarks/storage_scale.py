"""Speed of the database: articles stored a second, and what each kind of question takes with many of them.

Run it by hand: `uv run python benchmarks/storage_scale.py [ARTICLES] [FOLDER_OF_TEXTS]`; without a folder it multiplies
the samples. Each copy of a text has another date and a person of its own.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from extraction.facts import Bilingual, Entity, EntityType, Facts, Mention, Span
from extraction.pipeline import parse
from storage import adding, articles, entities, events, figures, quotes, search
from storage.database import Store
from storage.filters import Filter

SAMPLES = Path(__file__).parents[1] / "examples" / "articles"
ARTICLES = 2_000
BATCH = 100
NOW = datetime(2024, 6, 1, tzinfo=UTC)
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
YEAR = Filter(start=date(2011, 1, 1), end=date(2011, 12, 31))
QUESTIONS: Mapping[str, Callable[[Database], object]] = {
    "articles": lambda db: articles.listing(db, Filter()),
    "articles with a word": lambda db: articles.listing(db, Filter(words=("اتفاق",))),
    "actors": lambda db: entities.actors(db, Filter()),
    "actors by role": lambda db: entities.actors(db, Filter(words=("رئيس",))),
    "places": lambda db: entities.places(db, Filter()),
    "timeline": lambda db: events.timeline(db, Filter()),
    "timeline of a year": lambda db: events.timeline(db, YEAR),
    "timeline of an actor": lambda db: events.timeline(db, Filter(entity=1)),
    "figures": lambda db: figures.listing(db, Filter()),
    "figures about a word": lambda db: figures.listing(db, Filter(words=("people",))),
    "quotes": lambda db: quotes.listing(db, Filter()),
    "profile": lambda db: entities.profile(db, 1),
    "an unknown name": lambda db: entities.named(db, "نابليون بونابرت"),
    "nearest names": lambda db: entities.nearest(db, "نابليون بونابرت", 3),
    "search: in every text": lambda db: search.sentences(db, "في", limit=20),
    "search: two words": lambda db: search.sentences(db, "الامم المتحده", limit=20),
    "search: in one text": lambda db: search.sentences(db, "77", limit=20),
    "source": lambda db: search.evidence(db, "E12"),
}


def stranger(number: int) -> Entity:
    """A person whom one article names."""
    word = "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(5))
    return Entity(
        f"stranger-{number}", EntityType.PERSON, Bilingual(f"سالم {word}", f"Salem {number}"),
        Bilingual("محام", "lawyer"), (Mention(Span(0, 5), word),),
    )  # fmt: skip


def copies(folder: Path, wanted: int) -> list[tuple[str, Facts]]:
    """As many texts as wanted, no two alike."""
    parsed = [(body, parse(body)) for body in (path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))]
    found = []
    for number in range(wanted):
        body, facts = parsed[number % len(parsed)]
        day = date(2010, 1, 1) + timedelta(days=number * 37 % 5000)
        article = replace(facts.article, published=day)
        found.append(
            (f"{body}\n{number}", replace(facts, article=article, entities=(*facts.entities, stranger(number))))
        )
    return found


async def fill(store: Store, texts: list[tuple[str, Facts]]) -> None:
    """Store the texts, many in a transaction."""

    def add(database: Database, batch: list[tuple[str, Facts]]) -> None:
        for body, facts in batch:
            adding.add(database, body, facts, title=facts.article.title, source=None, imported_at=NOW)

    for first in range(0, len(texts), BATCH):
        batch = texts[first : first + BATCH]
        await store.write(lambda database, batch=batch: add(database, batch))  # type: ignore[misc]


async def measure(path: Path, texts: list[tuple[str, Facts]]) -> None:
    """Print what was measured."""
    async with Store.open(path) as store:
        start = time.perf_counter()
        await fill(store, texts)
        spent = time.perf_counter() - start
        rows = {
            table: await store.read(lambda db, table=table: db.execute(f"select count(*) from {table}").fetchone()[0])  # type: ignore[misc]
            for table in ("articles", "sentences", "entities", "mentions", "events", "figures", "quotes")
        }
        print(", ".join(f"{count:,} {table}" for table, count in rows.items()))
        print(f"stored: {rows['articles'] / spent:,.0f} articles, {rows['sentences'] / spent:,.0f} sentences a second")
        for name, question in QUESTIONS.items():
            await store.read(question)
            start = time.perf_counter()
            await store.read(question)
            print(f"{name:24}{(time.perf_counter() - start) * 1000:9.1f} ms")


def main() -> None:
    """Build a database in a folder of its own and question it."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else SAMPLES
    texts = copies(folder, wanted)
    with tempfile.TemporaryDirectory() as home:
        asyncio.run(measure(Path(home) / "mujaz.db", texts))


if __name__ == "__main__":
    main()
