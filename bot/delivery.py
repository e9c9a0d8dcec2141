"""The worker that empties the outbox: each message is noted as being sent before it is, and as sent afterwards.

Chats take turns, one message of each at a time; a platform that asks to wait is obeyed. A message that may or may not
have arrived (the program died, the line broke) is sent again under the same key: see storage.outbox.
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.platforms.protocol import Gone, Later, Moved, Platform, Refused, SendError
from handlers.encoding import decode
from handlers.presence import gone, moved
from handlers.request import Chat, ChatKind
from handlers.services import Services
from storage import outbox
from storage.errors import StorageError
from storage.outbox import Delivery

log = logging.getLogger(__name__)

IN_FLIGHT = 16
"""Messages of one platform under way at once."""

A_SECOND = {"telegram": 25.0, "discord": 40.0}
"""Messages a second that a platform gets in all, below its own limit."""

TIME_OUT = 60.0
"""Seconds after which a platform is taken not to answer."""

_SLOWEST = 20.0  # messages a second of a platform without a pace of its own
_IDLE = 5.0
_EXPIRY = timedelta(seconds=30)
_FIRST_PAUSE, _LONGEST_PAUSE = 5.0, 900.0  # seconds


@dataclass(slots=True)
class _Lane:
    """One platform's messages under way, and when the next may start."""

    platform: Platform
    busy: set[str] = field(default_factory=set)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    next_start: float = 0.0
    wake: asyncio.Event = field(default_factory=asyncio.Event)


class Deliveries:
    """Sends what the outbox holds until told to stop."""

    def __init__(self, services: Services, platforms: Sequence[Platform], wake: asyncio.Event) -> None:
        """`wake` is set by whoever queues something."""
        self._services = services
        self._lanes: Mapping[str, _Lane] = {platform.name: _Lane(platform) for platform in platforms}
        self._wake = wake
        self._expired = datetime.min.replace(tzinfo=UTC)

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop` is set, then let finish what is under way."""
        recovered = await self._services.store.write(outbox.recover, durable=True)
        if recovered:
            log.warning("%d messages were being sent when the program ended; they are sent again", recovered)
        async with asyncio.TaskGroup() as group:
            for lane in self._lanes.values():
                group.create_task(self._serve(lane, stop))
            stopping = group.create_task(stop.wait())
            while not stop.is_set():
                await self._safely(self._expire())
                waking = asyncio.create_task(self._wake.wait())
                await asyncio.wait([waking, stopping], timeout=_IDLE, return_when=asyncio.FIRST_COMPLETED)
                waking.cancel()
                self._wake.clear()
                for lane in self._lanes.values():
                    lane.wake.set()

    async def _serve(self, lane: _Lane, stop: asyncio.Event) -> None:
        """Keep one platform's lane filled; platforms do not wait for each other."""
        while not stop.is_set():
            lane.wake.clear()
            if not (lane.platform.ready.is_set() and await self._safely(self._fill(lane))):
                await lane.wake.wait()  # set by a message that landed, by the wake above, or after a while
        if lane.tasks:
            await asyncio.wait(lane.tasks)

    async def _safely(self, work: Awaitable[int]) -> int:
        """What the work gives; where it fails, nothing, after a moment."""
        try:
            return await work
        except StorageError as error:
            log.warning("the outbox waits: %s", error.code)
        except Exception:
            log.exception("the outbox failed")
        await asyncio.sleep(1)
        return 0

    async def _expire(self) -> int:
        now = self._services.now()
        if now < self._expired + _EXPIRY:
            return 0
        self._expired = now
        return await self._services.store.write(lambda db: outbox.expire(db, now))

    async def _fill(self, lane: _Lane) -> int:
        """Start as many messages as the lane has room for; how many."""
        room = IN_FLIGHT - len(lane.tasks)
        if room <= 0:
            return 0
        name, now, busy = lane.platform.name, self._services.now(), tuple(lane.busy)
        ready = await self._services.store.read(lambda db: outbox.ready(db, (name,), now, room, busy))
        for delivery in ready:
            await self._pace(lane)
            chat = f"{delivery.platform}:{delivery.chat}"
            lane.busy.add(chat)
            task = asyncio.create_task(self._deliver(lane.platform, delivery))
            lane.tasks.add(task)
            task.add_done_callback(lambda done, chat=chat: self._landed(lane, chat, done))  # type: ignore[misc]
        return len(ready)

    async def _pace(self, lane: _Lane) -> None:
        """Keep the starts of a lane apart."""
        start = max(asyncio.get_running_loop().time(), lane.next_start)
        lane.next_start = start + 1 / A_SECOND.get(lane.platform.name, _SLOWEST)
        await asyncio.sleep(start - asyncio.get_running_loop().time())

    def _landed(self, lane: _Lane, chat: str, task: asyncio.Task[None]) -> None:
        lane.busy.discard(chat)
        lane.tasks.discard(task)
        lane.wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a delivery failed", exc_info=error)

    async def _deliver(self, platform: Platform, delivery: Delivery) -> None:
        """Send one message and note what became of it."""
        services = self._services
        if not await services.store.write(lambda db: outbox.begin(db, delivery.id), durable=True):
            return
        chat = Chat(delivery.platform, delivery.chat, kind=ChatKind(delivery.kind), thread=delivery.thread)
        try:
            async with asyncio.timeout(TIME_OUT):
                message = await platform.send(chat, decode(delivery.content), delivery.key)
        except Gone as error:
            await gone(services, delivery.platform, delivery.chat, str(error) or "gone")
            await self._fail(delivery, str(error) or "gone")
        except Moved as error:
            await moved(services, delivery.platform, delivery.chat, error.to)
            await self._postpone(delivery, 0.0, f"moved to {error.to}")
        except Later as error:
            await self._postpone(delivery, error.seconds, f"told to wait {error.seconds:g} s")
        except Refused as error:
            log.error("%s:%s refused a message: %s", delivery.platform, delivery.chat, error)
            await self._fail(delivery, str(error))
        except (SendError, TimeoutError) as error:
            await self._postpone(delivery, pause_after(delivery.attempts), str(error) or type(error).__name__)
        except Exception as error:
            log.exception("%s:%s: a message could not be sent", delivery.platform, delivery.chat)
            await self._postpone(delivery, pause_after(delivery.attempts), f"{type(error).__name__}: {error}")
        else:
            now = services.now()
            await services.store.write(lambda db: outbox.sent(db, delivery.id, message, now), durable=True)

    async def _fail(self, delivery: Delivery, why: str) -> None:
        now = self._services.now()
        await self._services.store.write(lambda db: outbox.fail(db, delivery.id, why, now))

    async def _postpone(self, delivery: Delivery, seconds: float, why: str) -> None:
        not_before = self._services.now() + timedelta(seconds=seconds)
        await self._services.store.write(lambda db: outbox.postpone(db, delivery.id, not_before, why))


def pause_after(attempts: int) -> float:
    """Seconds before the next attempt: doubled each time, with a random part so that chats do not come in step."""
    longest = min(_FIRST_PAUSE * 2.0 ** min(attempts, 20), _LONGEST_PAUSE)
    return longest * random.uniform(0.75, 1.25)  # noqa: S311 - no secret hangs on it
