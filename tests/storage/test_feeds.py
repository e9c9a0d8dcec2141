"""Feeds and their entries: what is due when, and that an entry is noted, read and told of once."""

from datetime import UTC, datetime, timedelta
from sqlite3 import IntegrityError

import pytest
from sqlite_utils import Database

from storage import adding, entries, feeds, visibility
from storage.database import Store
from storage.entries import Found, State, Waiting
from storage.feeds import Address, Feed, Rest, Rule, Trouble
from tests.storage.conftest import BODY, FACTS

NOW = datetime(2024, 1, 15, 6, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ROOM = Address("telegram", "7", None, "private", "ar")


def add(database: Database, link: str = "https://example.org/rss") -> Feed:
    return feeds.add(
        database, link=link, title="الأفق", rule=Rule.DRAFTS, minutes=60, address=ROOM, creator="telegram:7",
        next_at=NOW + HOUR, now=NOW,
    )  # fmt: skip


def found(*numbers: int) -> list[Found]:
    return [Found(f"tag:{number}", f"https://example.org/{number}", f"{{{number}}}") for number in numbers]


def due(database: Database, now: datetime) -> list[int]:
    return [feed.id for feed in feeds.due(database, now, 10)]


def next_one(database: Database, feed: Feed, now: datetime = NOW) -> Waiting:
    one = entries.waiting(database, feed.id, now)
    assert one is not None
    return one


async def test_a_feed_is_due_when_its_time_has_come_and_not_while_it_rests(store: Store) -> None:
    def check(database: Database) -> None:
        feed = add(database)
        assert feeds.get(database, feed.id) == feeds.with_link(database, feed.link) == feed
        assert due(database, NOW) == []
        assert due(database, NOW + HOUR) == [feed.id]
        assert [one.id for one in feeds.due(database, NOW + HOUR, 10, (feed.id,))] == []
        for why in Rest:
            feeds.set_rest(database, feed.id, why, NOW)
            assert due(database, NOW + HOUR) == []
        feeds.set_rest(database, feed.id, None, NOW)
        assert due(database, NOW) == [feed.id]

    await store.write(check)


async def test_a_feed_that_was_looked_at_in_the_future_is_due_since_the_clock_was_set_back(store: Store) -> None:
    def check(database: Database) -> None:
        feed = add(database)
        feeds.looked(database, feed.id, title=None, kept=(None, None), next_at=NOW + 9000 * HOUR, now=NOW + 8999 * HOUR)
        assert due(database, NOW) == [feed.id]

    await store.write(check)


async def test_a_look_that_went_well_forgets_the_failures_before_it(store: Store) -> None:
    def check(database: Database) -> None:
        feed = add(database)
        for _ in range(3):
            feeds.failed(database, feed.id, Trouble("read-link-status", {"status": 500}), next_at=NOW + HOUR, now=NOW)
        failing = feeds.get(database, feed.id)
        assert failing is not None
        assert (failing.failures, failing.trouble) == (3, Trouble("read-link-status", {"status": 500}))
        assert feeds.counts(database) == {"failing": 1}
        assert feeds.looked(database, feed.id, title=None, kept=('"a"', "Mon"), next_at=NOW + HOUR, now=NOW)
        well = feeds.get(database, feed.id)
        assert well is not None
        assert (well.failures, well.trouble, well.etag, well.modified) == (0, None, '"a"', "Mon")
        assert well.title == "الأفق"
        assert feeds.counts(database) == {"running": 1}

    await store.write(check)


async def test_an_entry_is_noted_once_and_those_not_tried_yet_go_first(store: Store) -> None:
    def check(database: Database) -> None:
        feed = add(database)
        entries.note(database, feed.id, found(1, 2), State.WAITING, NOW)
        entries.note(database, feed.id, found(2, 3), State.WAITING, NOW)
        assert [one.id for one in entries.unknown(database, feed.id, found(3, 4))] == ["tag:4"]
        assert entries.tally(database, feed.id)[State.WAITING] == 3
        assert due(database, NOW) == [feed.id]
        first = next_one(database, feed)
        assert first.payload == "{1}"
        entries.begin(database, first)  # and the program dies
        assert next_one(database, feed).payload == "{2}"

    await store.write(check)


async def test_an_entry_that_is_postponed_waits_for_its_time(store: Store) -> None:
    def check(database: Database) -> None:
        feed = add(database)
        entries.note(database, feed.id, found(1), State.WAITING, NOW)
        entries.postpone(database, next_one(database, feed), NOW + HOUR / 2)
        assert entries.waiting(database, feed.id, NOW) is None
        assert due(database, NOW) == []
        assert due(database, NOW + HOUR / 2) == [feed.id]
        assert next_one(database, feed, NOW + HOUR / 2).payload == "{1}"

    await store.write(check)


async def test_entries_of_a_feed_that_an_editor_paused_wait_and_of_one_that_ended_are_read(store: Store) -> None:
    def check(database: Database) -> None:
        feed = add(database)
        entries.note(database, feed.id, found(1), State.WAITING, NOW)
        feeds.set_rest(database, feed.id, Rest.ASKED, NOW)
        assert due(database, NOW) == []
        assert entries.waiting(database, feed.id, NOW) is None
        feeds.set_rest(database, feed.id, Rest.ENDED, NOW)
        assert due(database, NOW) == [feed.id]
        assert next_one(database, feed).payload == "{1}"

    await store.write(check)


async def test_drafts_are_told_of_once_and_only_while_they_are_drafts(store: Store) -> None:
    def check(database: Database) -> None:
        feed = add(database)
        entries.note(database, feed.id, found(1, 2), State.WAITING, NOW)
        numbers = []
        for number in (1, 2):
            facts, draft = FACTS, adding.Draft("الأفق", NOW + HOUR)
            text = f"{BODY} {number}"
            stored = adding.add(database, text, facts, title=None, source=None, imported_at=NOW, draft=draft)
            entries.settle(database, next_one(database, feed), State.READ, article=stored.id, tell=True)
            numbers.append(stored.id)
        assert entries.waiting(database, feed.id, NOW) is None
        assert due(database, NOW) == [feed.id]
        visibility.publish(database, numbers[0])
        assert entries.tell(database, feed.id) == (numbers[1],)
        assert entries.tell(database, feed.id) == ()
        assert due(database, NOW) == []
        assert entries.tally(database, feed.id)[State.READ] == 2

    await store.write(check)


async def test_a_draft_that_expires_leaves_its_entry_known(store: Store) -> None:
    def check(database: Database) -> None:
        feed = add(database)
        entries.note(database, feed.id, found(1), State.WAITING, NOW)
        draft = adding.Draft("الأفق", NOW)
        stored = adding.add(database, BODY, FACTS, title=None, source=None, imported_at=NOW, draft=draft)
        entries.settle(database, next_one(database, feed), State.READ, article=stored.id)
        assert visibility.drop_expired(database, NOW + HOUR) == 1
        assert entries.unknown(database, feed.id, found(1)) == ()

    await store.write(check)


async def test_what_a_feed_no_longer_gives_is_forgotten_after_a_month_unless_it_waits(store: Store) -> None:
    def check(database: Database) -> None:
        feed = add(database)
        entries.note(database, feed.id, found(1, 2), State.OLDER, NOW)
        entries.note(database, feed.id, found(3), State.WAITING, NOW)
        entries.seen(database, feed.id, found(2), NOW + 29 * 24 * HOUR)
        assert entries.unknown(database, feed.id, found(1, 2, 3)) == ()
        entries.seen(database, feed.id, found(2), NOW + 31 * 24 * HOUR)
        assert [one.id for one in entries.unknown(database, feed.id, found(1, 2, 3))] == ["tag:1"]

    await store.write(check)


async def test_a_feed_that_is_removed_leaves_nothing_but_articles_and_a_look_under_way_notes_nothing(
    store: Store,
) -> None:
    def check(database: Database) -> None:
        feed = add(database)
        entries.note(database, feed.id, found(1), State.WAITING, NOW)
        one = next_one(database, feed)
        stored = adding.add(database, BODY, FACTS, title=None, source=None, imported_at=NOW)
        feeds.remove(database, feed.id)
        assert not entries.waits(database, one)
        assert not feeds.looked(database, feed.id, title=None, kept=(None, None), next_at=NOW, now=NOW)
        assert database.execute("select count(*) from entries").fetchone() == (0,)
        assert adding.same(database, BODY) == stored.id

    await store.write(check)


async def test_word_of_a_feed_follows_its_chat_to_a_new_identifier(store: Store) -> None:
    def check(database: Database) -> None:
        feed = add(database)
        feeds.move(database, "telegram", "7", "-1007")
        feeds.move(database, "discord", "-1007", "8")
        moved = feeds.get(database, feed.id)
        assert moved is not None
        assert moved.address == Address("telegram", "-1007", None, "private", "ar")

    await store.write(check)


async def test_a_link_is_stored_once(store: Store) -> None:
    await store.write(add)
    with pytest.raises(IntegrityError):
        await store.write(add)
