"""Drafts and retracted articles: nothing of them is in any answer."""

from datetime import timedelta

from sqlite_utils import Database

from storage import adding, articles, entities, events, export, figures, quotes, search, visibility
from storage.adding import Added, Draft
from storage.database import Store
from storage.filters import Filter
from storage.visibility import Hidden, Why
from tests.storage.conftest import BODY, FACTS, NOW

EVERYTHING = Filter(limit=100)


def seen(database: Database) -> dict[str, int]:
    """How much of an article each kind of answer shows."""
    return {
        "articles": articles.count(database) + articles.listing(database, EVERYTHING).total,
        "article": int(articles.get(database, 1) is not None) + int(articles.body(database, 1) is not None),
        "actors": entities.actors(database, EVERYTHING).total + entities.places(database, EVERYTHING).total,
        "named": sum(entities.named(database, name) is not None for name in ("خليفة حفتر", "حفتر", "Haftar")),
        "nearest": len(entities.nearest(database, "Khalifa Haftarr", 3)),
        "events": events.timeline(database, EVERYTHING).total + len(events.latest(database, EVERYTHING)),
        "figures": figures.listing(database, EVERYTHING).total + len(figures.notable(database, EVERYTHING)),
        "quotes": quotes.listing(database, EVERYTHING).total,
        "sentences": search.sentences(database, "حفتر", limit=10).total,
        "hits": len(search.sentences(database, "حفتر", limit=10).rows),
        "evidence": sum(search.evidence(database, reference) is not None for reference in ("E1", "F1", "Q1", "A1")),
        "export": export.as_csv(database).count("\n") - 1,
    }


def add(database: Database, draft: Draft | None = None, body: str = BODY) -> Added:
    return adding.add(database, body, FACTS, title="t", source=None, imported_at=NOW, draft=draft)


async def test_a_draft_is_in_no_answer_until_it_is_published(store: Store) -> None:
    added = await store.write(lambda db: add(db, Draft("telegram:1", NOW + timedelta(hours=1))))
    assert set((await store.read(seen)).values()) == {0}
    assert await store.write(lambda db: visibility.publish(db, added.id))
    assert all((await store.read(seen)).values())
    assert not await store.write(lambda db: visibility.publish(db, added.id))


async def test_a_retracted_article_is_in_no_answer_until_it_is_restored(filled: Store) -> None:
    before = await filled.read(seen)
    await filled.write(lambda db: visibility.hide(db, Hidden(1, Why.RETRACTED, "telegram:1", NOW)))
    assert set((await filled.read(seen)).values()) == {0}
    assert await filled.read(lambda db: visibility.get(db, 1)) == Hidden(1, Why.RETRACTED, "telegram:1", NOW)
    await filled.write(lambda db: visibility.publish(db, 1))
    assert await filled.read(seen) == before


async def test_only_a_draft_whose_time_is_over_is_deleted(filled: Store) -> None:
    until = NOW + timedelta(hours=1)
    await filled.write(lambda db: add(db, Draft("telegram:1", until), BODY + " وصل."))
    await filled.write(lambda db: visibility.hide(db, Hidden(1, Why.RETRACTED, None, NOW)))
    assert await filled.write(lambda db: visibility.drop_expired(db, until)) == 0
    assert await filled.write(lambda db: visibility.drop_expired(db, until + timedelta(seconds=1))) == 1
    assert await filled.read(lambda db: db.execute("select id from stored_articles").fetchall()) == [(1,)]


async def test_articles_are_counted_in_the_order_in_which_they_became_public(store: Store) -> None:
    draft = await store.write(lambda db: add(db, Draft("x", NOW)))
    second = await store.write(lambda db: add(db, body=BODY + " وصل."))
    assert await store.read(visibility.newest) == 1
    await store.write(lambda db: visibility.publish(db, draft.id))
    assert await store.read(visibility.newest) == 2
    newer = await store.read(lambda db: articles.listing(db, Filter(after=1)))
    assert [row.id for row in newer.rows] == [draft.id]
    later_facts = await store.read(lambda db: events.timeline(db, Filter(after=1)))
    assert {row.article for row in later_facts.rows} == {draft.id}
    actors = await store.read(lambda db: entities.actors(db, Filter(after=2)))
    assert not actors.total
    await store.write(lambda db: visibility.hide(db, Hidden(second.id, Why.RETRACTED, None, NOW)))
    await store.write(lambda db: visibility.publish(db, second.id))
    assert await store.read(visibility.newest) == 2, "an article that comes back is not news"
