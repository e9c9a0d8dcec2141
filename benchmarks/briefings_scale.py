"""How long it takes until the briefings of very many chats are queued, and how fast and fair the outbox empties.

    uv run python benchmarks/briefings_scale.py [SUBSCRIPTIONS]

All subscriptions are due in the same minute. The platform is one that takes every message at once, so that the worker's
own pace shows: the platform's limit is what it is held to.
"""

import asyncio
import resource
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from importlib.resources import files
from pathlib import Path

from sqlite_utils import Database

from bot import delivery
from bot.delivery import Deliveries
from bot.scheduler import Limits, Scheduler
from handlers.importing import import_article
from handlers.reply import Reply
from handlers.request import Chat
from handlers.services import Services
from storage import outbox, subscriptions
from storage.database import Store
from storage.subscriptions import Schedule, Section, Wish

NOW = datetime(2026, 11, 26, 8, 0, 5, tzinfo=UTC)
WISHES = (
    Wish("ar"), Wish("en"), Wish("ar", sections=(Section.FIGURES, Section.QUOTES)), Wish("ar", topic="ليبيا"),
    Wish("en", topic="Libya"), Wish("ar", silent=True),
)  # fmt: skip


class Sink:
    """A platform that takes every message at once and remembers their order."""

    name = "telegram"

    def __init__(self) -> None:
        self.ready = asyncio.Event()
        self.order: list[int] = []

    async def run(self, stop: asyncio.Event) -> None:
        """Be ready."""
        self.ready.set()
        await stop.wait()

    async def send(self, chat: Chat, reply: Reply, key: str) -> str:
        """Take it."""
        self.order.append(int(chat.id))
        return str(len(self.order))


def memory() -> float:
    """The peak of resident memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def subscribe(database: Database, wanted: int) -> None:
    """As many subscriptions, every chat its own, in a mixture of wishes."""
    for number in range(wanted):
        subscriptions.add(
            database, address=("telegram", str(number), None, "private"),
            schedule=Schedule("UTC", (clock_time(8),)), wish=WISHES[number % len(WISHES)], creator=None,
            now=NOW - timedelta(days=1), next_at=datetime(2026, 11, 26, 8, tzinfo=UTC),
        )  # fmt: skip
    database.execute("update subscriptions set seen = 0")


async def main(wanted: int) -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as home:
        async with Store.open(Path(home) / "mujaz.db") as store:
            services = Services(store=store, today=lambda: date(2026, 11, 26), now=lambda: NOW)
            for sample in sorted((Path(str(files("examples"))) / "articles").glob("*.txt")):
                await import_article(sample.read_bytes(), None, sample.name, services)
            await store.write(lambda db: subscribe(db, wanted))
            before = memory()
            start = time.perf_counter()
            queued = await Scheduler(services, Limits(), asyncio.Event()).tick()
            spent = time.perf_counter() - start
            print(
                f"{queued:,} briefings composed and queued in {spent:.1f} s; memory {before:.0f} -> {memory():.0f} MB"
            )
            for pace in (delivery.A_SECOND["telegram"], 1e9):
                delivery.A_SECOND["telegram"] = pace
                await drain(services, pace)


async def drain(services: Services, pace: float) -> None:
    """Empty the outbox for a while at a pace, and say how fast and in what order."""
    sink, stop, wake = Sink(), asyncio.Event(), asyncio.Event()
    sink.ready.set()
    worker = asyncio.create_task(Deliveries(services, [sink], wake).run(stop))
    start = time.perf_counter()
    await asyncio.sleep(10)
    spent = time.perf_counter() - start
    stop.set()
    wake.set()
    await worker
    inversions = sum(later < earlier for earlier, later in zip(sink.order, sink.order[1:], strict=False))
    left = (await services.store.read(outbox.counts)).get("pending", 0)
    print(
        f"pace {pace:g} a second: {len(sink.order) / spent:,.0f} sent a second, {len(set(sink.order))} of"
        f" {len(sink.order)} chats different, {inversions} out of turn; {left:,} left; memory {memory():.0f} MB"
    )


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
