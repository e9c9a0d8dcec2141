"""Which briefings are due: a short tick that turns slots into messages of the outbox, each slot once.

APScheduler only says when to look. What is due is read from our own table, so that nothing hangs on the scheduler's
memory: a tick that fails or comes late is made up for by the next one.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from handlers.briefing import Briefing, Contents, compose
from handlers.buttons import with_sources
from handlers.encoding import encode
from handlers.errors import UserError
from handlers.reply import Paragraph, Reply, plain
from handlers.services import Services
from handlers.slots import after_quiet, last_slot, next_slot
from handlers.told import topic_filter
from storage import articles, outbox, subscriptions, visibility
from storage.errors import StorageError
from storage.filters import Filter
from storage.outbox import Message
from storage.sqlite import Database
from storage.subscriptions import Section, Subscription, Wish

log = logging.getLogger(__name__)

T = TypeVar("T")

TICK = 5.0
"""Seconds between two looks."""

WATCH = 30.0
"""Seconds without a tick after which one is called for."""

BATCH = 500
"""Subscriptions that are dealt with in one transaction."""

MOST_POSTS = 5
"""Articles that an immediate subscription gets one by one; of more at once it gets one briefing."""

_KEPT = timedelta(days=30)
"""How long sent messages stay in the outbox."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How late a briefing may still come: `catch_up` after its time, and `give_up` for a message that does not go."""

    catch_up: timedelta = timedelta(hours=2)
    give_up: timedelta = timedelta(hours=6)


class _Every(BaseTrigger):  # type: ignore[misc]
    """Fires some seconds from now, and again; what a leap of the clock passed over is not counted through."""

    def __init__(self, seconds: float) -> None:
        self._step = timedelta(seconds=seconds)

    def get_next_fire_time(self, _: datetime | None, now: datetime) -> datetime:
        return now + self._step


class Scheduler:
    """Looks every few seconds for what is due, and composes it."""

    def __init__(self, services: Services, limits: Limits, wake: asyncio.Event) -> None:
        """`wake` is set whenever the outbox got something."""
        self._services = services
        self._limits = limits
        self._wake = wake
        self._cleaned: datetime | None = None
        self._ticked = time.monotonic()
        self._ticking = asyncio.Lock()

    async def run(self, stop: asyncio.Event) -> None:
        """Tick until `stop` is set, whatever the machine's clock does meanwhile."""
        timer = AsyncIOScheduler(timezone="UTC")
        job = timer.add_job(
            self._safely, _Every(TICK), max_instances=1, misfire_grace_time=None, next_run_time=datetime.now(UTC)
        )
        timer.start()
        try:
            while not stop.is_set():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(WATCH):
                        await stop.wait()
                # A clock that was set back leaves the timer waiting for a time that it has seen already.
                if not stop.is_set() and time.monotonic() - self._ticked > WATCH and not self._ticking.locked():
                    job.modify(next_run_time=datetime.now(UTC))
        finally:
            timer.pause()
            async with self._ticking:  # a tick under way is finished: APScheduler would cancel it, and log that
                timer.shutdown(wait=False)

    async def _safely(self) -> None:
        """A tick that fails is logged and made up for by the next."""
        async with self._ticking:
            try:
                await self.tick()
            except StorageError as error:
                log.warning("tick put off: %s", error.code)
            except Exception:
                log.exception("tick failed")
            finally:
                self._ticked = time.monotonic()

    async def tick(self) -> int:
        """Queue everything that is due now; how many messages."""
        now = self._services.now()
        queued = 0
        composer = _Composer(self._services)
        while due := await self._services.store.read(lambda db: subscriptions.due(db, now, BATCH)):
            queued += await self._queue(due, now, composer)
        newest = await self._services.store.read(visibility.newest)
        while late := await self._services.store.read(lambda db: subscriptions.behind(db, newest, BATCH)):
            queued += await self._post(late, newest, now, composer)
        if queued:
            log.info("%d messages queued", queued)
            self._wake.set()
        await self._clean(now)
        return queued

    async def _queue(self, due: Sequence[Subscription], now: datetime, composer: "_Composer") -> int:
        """The briefings whose slot has come: of several missed slots the last, if it is not too old."""
        messages: list[Message] = []
        moved: list[tuple[int, int, bool, datetime | None]] = []
        for one in due:
            assert one.next_at is not None, "it is due"
            coming = next_slot(one.schedule, now)
            next_at = coming.at if coming else None
            slot = last_slot(one.schedule, one.next_at - timedelta(seconds=1), now)
            if slot is None or now - slot.at > self._limits.catch_up:
                moved.append((one.id, one.seen, one.quiet_said, next_at))
                continue
            briefing = await _composed(one, composer.briefing(one, now))
            if briefing is None:
                moved.append((one.id, one.seen, one.quiet_said, next_at))
                continue
            reply = briefing.reply
            if not briefing.anything and (not reply.blocks or _hushed(one.wish)):
                if one.wish.silent or one.quiet_said:
                    moved.append((one.id, one.seen, one.quiet_said, next_at))
                    continue
                reply = composer.nothing_new(one.wish)
            messages.append(self._message(one, slot.key, composer.encoded(reply), slot.at, now))
            moved.append((one.id, briefing.newest, not briefing.anything, next_at))
        return await self._commit(messages, moved, now)

    async def _post(self, late: Sequence[Subscription], newest: int, now: datetime, composer: "_Composer") -> int:
        """Newly published articles for those who want them at once."""
        messages: list[Message] = []
        for one in late:
            start = after_quiet(one.schedule, now)
            posts = await _composed(one, composer.posts(one, now)) or ()
            messages += [self._message(one, slot, composer.encoded(reply), now, start) for slot, reply in posts]
        moved = [(one.id, newest, False, None) for one in late]
        return await self._commit(messages, moved, now)

    def _message(self, one: Subscription, slot: str, content: str, due_at: datetime, not_before: datetime) -> Message:
        expires_at = max(due_at, not_before) + self._limits.give_up
        return Message(
            one.id, slot, one.platform, one.chat, one.thread, one.kind, content, due_at, not_before, expires_at
        )

    async def _commit(
        self, messages: Sequence[Message], moved: Iterable[tuple[int, int, bool, datetime | None]], now: datetime
    ) -> int:
        """Messages and what they tell of, in one transaction: a crash leaves both or neither."""

        def change(database: Database) -> int:
            queued = outbox.queue(database, messages, now)
            subscriptions.advance(database, moved)
            return queued

        return await self._services.store.write(change, durable=True)

    async def _clean(self, now: datetime) -> None:
        """Once an hour, forget what was dealt with long ago."""
        if self._cleaned is not None and now - self._cleaned < timedelta(hours=1):
            return
        await self._services.store.write(lambda db: outbox.forget(db, now - _KEPT))
        self._cleaned = now


def _hushed(wish: Wish) -> bool:
    """Whether what happened on this day in earlier years is no news to speak up for: it was not asked for by name."""
    return wish.silent and wish.sections == tuple(Section)


async def _composed(one: Subscription, work: Awaitable[T]) -> T | None:
    """What was composed for a subscription; None where it cannot be, which must not cost the others theirs."""
    try:
        return await work
    except StorageError:
        raise
    except UserError as error:  # its topic was an article that has gone since
        log.warning("nothing is composed for %s: %s", one.reference, error.key)
    except Exception:
        log.exception("nothing could be composed for %s", one.reference)
    return None


class _Composer:
    """Briefings of one tick: subscriptions that wish for the same get the same one, composed once."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._topics: dict[tuple[str, str], Filter] = {}
        self._briefings: dict[tuple[object, ...], Briefing] = {}
        self._posts: dict[tuple[object, ...], tuple[tuple[str, Reply], ...]] = {}
        self._nothing: dict[str, Reply] = {}
        self._encoded: dict[int, tuple[Reply, str]] = {}

    async def briefing(self, one: Subscription, now: datetime) -> Briefing:
        """What is new for a subscription."""
        wish = one.wish
        day = now.astimezone(ZoneInfo(one.schedule.zone)).date()
        key = (wish, one.seen, day)
        if key not in self._briefings:
            about = replace(await self._about(wish), after=one.seen)
            contents = Contents(wish.sections, about, day, wish.topic, wish.topic, wish.picture)
            words = self._services.wording(wish.language)
            composed = await self._services.store.read(lambda db: compose(db, contents, words))
            self._briefings[key] = replace(composed, reply=with_sources(composed.reply))
        return self._briefings[key]

    async def posts(self, one: Subscription, now: datetime) -> tuple[tuple[str, Reply], ...]:
        """A reply for each new article, or one for all where they are many; each with the key of its slot."""
        wish = one.wish
        day = now.astimezone(ZoneInfo(one.schedule.zone)).date()
        key = (wish, one.seen, day)
        if key not in self._posts:
            about = replace(await self._about(wish), after=one.seen)
            words = self._services.wording(wish.language)
            page = await self._services.store.read(lambda db: articles.listing(db, about.showing(MOST_POSTS)))
            if page.total > MOST_POSTS:
                everything = await self.briefing(one, now)
                self._posts[key] = ((f"articles:{one.seen + 1}-{everything.newest}", everything.reply),)
            else:
                found = []
                for row in reversed(page.rows):
                    contents = Contents(wish.sections, Filter(article=row.id), day, f"#{row.id}", picture=wish.picture)
                    briefing = await self._services.store.read(lambda db, c=contents: compose(db, c, words))  # type: ignore[misc]
                    found.append((f"article:{row.id}", with_sources(briefing.reply)))
                self._posts[key] = tuple((slot, reply) for slot, reply in found if reply.blocks)
        return self._posts[key]

    async def _about(self, wish: Wish) -> Filter:
        key = (wish.topic, wish.language)
        if key not in self._topics:
            self._topics[key] = await topic_filter(wish, self._services)
        return self._topics[key]

    def encoded(self, reply: Reply) -> str:
        """A reply as the outbox takes it; encoding the same one thousands of times would be what a tick costs."""
        if (known := self._encoded.get(id(reply))) is None:
            known = self._encoded[id(reply)] = (reply, encode(reply))  # keeping the reply keeps its id its own
        return known[1]

    def nothing_new(self, wish: Wish) -> Reply:
        """The one line for a chat that wants to hear it."""
        if wish.language not in self._nothing:
            line = self._services.wording(wish.language)("briefing-nothing-new")
            self._nothing[wish.language] = Reply(wish.language, (Paragraph(plain(line)),))
        return self._nothing[wish.language]
