"""Reading feeds in `mujaz run`: which is due, what it gives, each entry an article, and word to who added it.

Everything that is known lies in the database: what is new is noted before it is read, and an entry ceases to wait in
the transaction that stores its article. So a program that is killed goes on where it was.
"""

import asyncio
import logging
import random
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from handlers import feeding
from handlers.encoding import encode
from handlers.registry import commands
from handlers.reply import Button, Paragraph, Reply, plain
from handlers.request import Call
from handlers.services import Services
from locales import Value
from reading.errors import ReadError, StatusError
from storage import entries, feeds, outbox
from storage.entries import State, Waiting
from storage.errors import StorageError
from storage.feeds import Feed, Rest
from storage.outbox import Message
from storage.sqlite import Database

log = logging.getLogger(__name__)

TICK = 5.0
"""Seconds between two looks for what is due."""

AT_ONCE = 3
"""Feeds that are read at a time: each may keep a child process busy, and uploads want theirs."""

MOST_ATTEMPTS = 5
"""How often work on an entry is begun; interruptions count too, since an entry may be what ends the program."""

TOLD_AFTER = 6
"""Looks that failed in a row, after which whoever added the feed is told."""

LONGEST_PAUSE, LONGEST_WAIT = timedelta(days=1), timedelta(days=7)
"""The longest pause of our own, and the longest that a server may ask for."""

_GONE = 410
_FIRST_PAUSE = timedelta(minutes=5)
_AFTER_DEFECT = 600.0
_GRACE = 5.0
_NOTICE_LASTS = timedelta(days=1)
_MOST_BUTTONS, _A_ROW = 10, 5

Rows = tuple[tuple[Button, ...], ...]


class Feeds:
    """Reads what is due until told to stop."""

    def __init__(self, services: Services, wake: asyncio.Event) -> None:
        """`wake` is set whenever the outbox got something."""
        self._services = services
        self._wake = wake
        self._jobs: dict[int, asyncio.Task[None]] = {}
        self._resting: dict[int, float] = {}
        self._stop = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Read until `stop` is set; then finish the entries at hand, or leave them for the next start."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                await self._start()
                await asyncio.wait(
                    [stopping, *self._jobs.values()], timeout=TICK, return_when=asyncio.FIRST_COMPLETED
                )  # fmt: skip
            self._stop.set()
            if self._jobs:
                await asyncio.wait(self._jobs.values(), timeout=_GRACE)
        finally:
            for job in (stopping, *self._jobs.values()):
                job.cancel()
            await asyncio.gather(stopping, *self._jobs.values(), return_exceptions=True)

    async def _start(self) -> None:
        """Begin with as many due feeds as there is room for."""
        self._jobs = {number: job for number, job in self._jobs.items() if not job.done()}
        now = time.monotonic()
        self._resting = {number: until for number, until in self._resting.items() if until > now}
        room = AT_ONCE - len(self._jobs)
        if room <= 0:
            return
        busy = (*self._jobs, *self._resting)
        try:
            due = await self._services.store.read(lambda db: feeds.due(db, self._services.now(), room, busy))
        except StorageError as error:
            log.warning("feeds wait: %s", error.code)
            return
        except Exception:
            log.exception("feeds wait")
            return
        for feed in due:
            self._jobs[feed.id] = asyncio.create_task(self._safely(feed))

    async def _safely(self, feed: Feed) -> None:
        """All that is to be done for a feed; what fails is done again later."""
        try:
            await self.read(feed)
        except StorageError as error:
            log.warning("feed %d waits: %s", feed.id, error.code)
            self._resting[feed.id] = time.monotonic() + TICK
        except Exception:
            log.exception("feed %d failed", feed.id)
            self._resting[feed.id] = time.monotonic() + _AFTER_DEFECT

    async def read(self, feed: Feed) -> None:
        """Look at a feed if its time has come, read what waits, and say how many drafts that made."""
        store, now = self._services.store, self._services.now()
        if feed.rest is None and (feed.next_at <= now or feed.looked_at > now + feeds.SLACK):
            feed = await self._look(feed)
        while not self._stop.is_set():
            now = self._services.now()
            one = await store.read(lambda db, now=now: entries.waiting(db, feed.id, now))  # type: ignore[misc]
            if one is None:
                break
            await self._read(one, feed)
        await self._tell(feed)

    async def _look(self, feed: Feed) -> Feed:
        """Fetch a feed and note what is new; the feed as it stands then."""
        services = self._services
        try:
            seen = await feeding.look(feed.link, services, etag=feed.etag, modified=feed.modified)
        except StatusError as error:
            if error.status == _GONE:
                await self._end(feed)
            else:
                await self._fail(feed, error, wait_of(error.retry_after, services.now()))
        except ReadError as error:
            await self._fail(feed, error, timedelta())
        else:
            now = services.now()
            new = await services.store.write(lambda db: feeding.later_look(db, feed, seen, now))
            log.info("feed %d: %s", feed.id, "not changed" if seen is None else f"{new} new entries")
        return await services.store.read(lambda db: feeds.get(db, feed.id)) or feed

    async def _fail(self, feed: Feed, error: ReadError, wait: timedelta) -> None:
        now, failures = self._services.now(), feed.failures + 1
        period = timedelta(minutes=feed.minutes)
        pause = max(pause_after(failures, period), wait)
        log.warning("feed %d: %s %s; again in %s", feed.id, error.key, dict(error.values), pause)
        trouble = feeding.trouble_of(error)

        def note(database: Database) -> None:
            feeds.failed(database, feed.id, trouble, next_at=now + pause, now=now)
            if failures == TOLD_AFTER:
                reason = self._services.wording(feed.address.language)(error.key, **error.values)
                self._notice(database, feed, "feed-notice-failing", {"count": failures, "reason": reason}, now)

        await self._services.store.write(note, durable=True)
        self._wake.set()

    async def _end(self, feed: Feed) -> None:
        """A feed that its server calls gone for good is not asked for again."""
        now = self._services.now()
        log.warning("feed %d is gone for good", feed.id)

        def note(database: Database) -> None:
            feeds.set_rest(database, feed.id, Rest.ENDED, now)
            self._notice(database, feed, "feed-notice-ended", {}, now)

        await self._services.store.write(note, durable=True)
        self._wake.set()

    async def _read(self, one: Waiting, feed: Feed) -> None:
        """Make an article of an entry, or note why it is none."""
        store = self._services.store
        await store.write(lambda db: entries.begin(db, one))
        attempt = one.attempts + 1
        if attempt > MOST_ATTEMPTS:
            await self._refuse(one, ReadError("read-interrupted"))
            return
        try:
            parsed = await feeding.read(one, feed, self._services, last=attempt == MOST_ATTEMPTS)
        except ReadError as error:
            if error.passing and attempt < MOST_ATTEMPTS:
                await self._postpone(one, attempt, error)
            else:
                await self._refuse(one, error)
            return
        except Exception:  # a defect that one text brings to light: the others are read
            log.exception("feed %d: %s", one.feed, one.link)
            await self._refuse(one, ReadError("read-damaged"))
            return
        state = await store.write(lambda db: feeding.store(db, one, feed, parsed, self._services))
        log.info("feed %d: %s: %s", one.feed, one.link, state)

    async def _postpone(self, one: Waiting, attempt: int, error: ReadError) -> None:
        now = self._services.now()
        wait = wait_of(error.retry_after, now) if isinstance(error, StatusError) else timedelta()
        not_before = now + max(pause_after(attempt - 1, _FIRST_PAUSE), min(wait, LONGEST_PAUSE))
        await self._services.store.write(lambda db: entries.postpone(db, one, not_before))

    async def _refuse(self, one: Waiting, error: ReadError) -> None:
        log.warning("feed %d: %s: %s %s", one.feed, one.link, error.key, dict(error.values))
        trouble = feeding.trouble_of(error)
        await self._services.store.write(lambda db: entries.settle(db, one, State.REFUSED, trouble=trouble))

    async def _tell(self, feed: Feed) -> None:
        """One line about all drafts that the feed's chat does not know of."""
        now = self._services.now()

        def tell(database: Database) -> bool:
            drafts = entries.tell(database, feed.id)
            if drafts:
                command = f"/{_drafts(feed.address.language)}"
                values: dict[str, Value] = {"count": len(drafts), "command": command}
                self._notice(database, feed, "feed-notice-drafts", values, now, _looks(drafts, feed.address.language))
            return bool(drafts)

        if await self._services.store.write(tell, durable=True):
            self._wake.set()

    def _notice(
        self, database: Database, feed: Feed, key: str, values: Mapping[str, Value], now: datetime, buttons: Rows = ()
    ) -> None:  # fmt: skip
        """Put a line into the outbox for the chat in which a feed was added."""
        if not feeding.told(feed):
            return
        address = feed.address
        named: dict[str, Value] = {"title": feeding.name_of(feed), **values}
        if key != "feed-notice-drafts":
            named["number"] = str(feed.id)
        line = self._services.wording(address.language)(key, **named)
        reply = Reply(address.language, (Paragraph(plain(line)),), buttons=buttons)
        message = Message(
            None, f"{key}:{feed.id}:{now.isoformat()}", address.platform, address.chat, address.thread, address.kind,
            encode(reply), now, now, now + _NOTICE_LASTS,
        )  # fmt: skip
        outbox.queue(database, (message,), now)


def _drafts(language: str) -> str:
    """How the command that lists drafts is called."""
    return next(command for command in commands() if command.name == "drafts").shown(language)


def _looks(drafts: Sequence[int], language: str) -> Rows:
    """Buttons that lead to the first drafts."""
    looks = [Button(f"#{number}", Call("drafts", str(number), language)) for number in drafts[:_MOST_BUTTONS]]
    return tuple(tuple(looks[at : at + _A_ROW]) for at in range(0, len(looks), _A_ROW))


def pause_after(failures: int, period: timedelta) -> timedelta:
    """The pause before another try: doubled each time, with a random part so that feeds do not come in step.

    It is no shorter than the `period` between two looks that go well, and no longer than a day, unless that is longer.
    """
    longest = max(period, min(period * 2.0 ** min(failures, 20), LONGEST_PAUSE))
    return max(period, longest * random.uniform(0.75, 1.25))  # noqa: S311 - no secret hangs on it


def wait_of(retry_after: str | None, now: datetime) -> timedelta:
    """How long a server asks us to wait (RFC 9110, 10.2.3: seconds or a date); nothing where that cannot be read."""
    text = (retry_after or "").strip()
    if text.isascii() and text.isdecimal():
        return timedelta(seconds=min(int(text[:9]), LONGEST_WAIT.total_seconds()))
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return timedelta()
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(moment - now, timedelta()), LONGEST_WAIT)
