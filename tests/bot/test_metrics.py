"""The same state for administrators and for Prometheus."""

import asyncio
import socket
import urllib.request

from bot.metrics import Metrics
from bot.platforms.protocol import Refused
from bot.platforms.terminal import Layout, render
from handlers.access import Access
from handlers.request import Chat, ChatKind
from handlers.router import Router
from handlers.services import Services
from storage import entries, feeds
from storage.entries import Found, State
from storage.feeds import Address, Rule, Trouble
from storage.sqlite import Database
from tests.bot.conftest import Memory
from tests.bot.test_delivery import message, queue, until, working
from tests.bot.test_scheduler import DAILY, subscribed


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def unsteady(services: Services) -> None:
    """A subscription, a message that waits, one that was refused."""
    await subscribed(services, DAILY)
    await queue(services, message(services, "1", "s"))
    async with working(services, Memory(trouble=lambda _, __: Refused("bad entities"))):
        await until(services, failed=1)
    await queue(services, message(services, "2", "s"))


async def failing_feed(services: Services) -> None:
    """A feed that could not be read, with an entry that waits."""
    now, here = services.now(), Address("telegram", "9", None, "private", "en")

    def change(database: Database) -> None:
        feed = feeds.add(
            database, link="https://example.org/rss", title=None, rule=Rule.DRAFTS, minutes=15, address=here,
            creator=None, next_at=now, now=now,
        )  # fmt: skip
        feeds.failed(database, feed.id, Trouble("read-damaged", {}), next_at=now, now=now)
        entries.note(database, feed.id, [Found("1", None, "{}")], State.WAITING, now)

    await services.store.write(change)


async def test_prometheus_reads_the_queue_and_the_subscriptions_on_the_loopback_interface(
    services: Services, skhirat: int
) -> None:
    await unsteady(services)
    await failing_feed(services)
    port, stop = free_port(), asyncio.Event()
    serving = asyncio.create_task(Metrics(services, port).run(stop))
    address = f"http://127.0.0.1:{port}/metrics"
    async with asyncio.timeout(60):
        while True:
            try:
                with await asyncio.to_thread(urllib.request.urlopen, address, timeout=5) as answer:
                    shown = answer.read().decode()
            except OSError:
                shown = ""
            if "mujaz_articles 1.0" in shown:
                break
            await asyncio.sleep(0.05)
    stop.set()
    await serving
    assert 'mujaz_outbox_messages{state="pending"} 1.0' in shown
    assert 'mujaz_outbox_messages{state="failed"} 1.0' in shown
    assert 'mujaz_subscriptions{state="running"} 1.0' in shown
    assert 'mujaz_feeds{state="failing"} 1.0' in shown
    assert "mujaz_feed_entries_waiting 1.0" in shown


async def test_status_tells_editors_what_waits_what_failed_and_what_comes(services: Services, skhirat: int) -> None:
    await unsteady(services)
    await failing_feed(services)
    editors = Access(editors=frozenset({"telegram-chat:9"}))
    router = Router(Services(store=services.store, today=services.today, now=services.now, access=editors))
    answer = await router.answer("/status", Chat("telegram", "9", hint="en"))
    shown = render(answer.reply, Layout(200, "plain", colour=False))
    assert "1 waiting, 0 sent, 1 given up" in shown
    assert "bad entities" in shown
    assert "Feeds: 0 running, 1 failing, 0 paused, 0 over; entries to be read: 1" in shown
    assert "08:00" in shown
    assert answer.reply.private
    stranger = await router.answer("/status", Chat("telegram", "10", hint="en", kind=ChatKind.GROUP))
    assert stranger.reply.failed
