"""Numbers for Prometheus on a local port: the same that /status tells."""

import asyncio
import logging

from prometheus_client import CollectorRegistry, Gauge, start_http_server

from handlers.services import Services
from storage import articles, entries, feeds, outbox, subscriptions
from storage.errors import StorageError
from storage.sqlite import Database

log = logging.getLogger(__name__)

REFRESH = 15.0
"""Seconds between two readings of the database."""

_STATES = ("pending", "sending", "sent", "failed")
_RESTS = ("running", "asked", "gone")
_FEEDS = ("running", "failing", "asked", "ended")


class Metrics:
    """Gauges that are read from the database now and then, served on the loopback interface only."""

    def __init__(self, services: Services, port: int) -> None:
        self._services = services
        self._port = port
        self._registry = CollectorRegistry()
        self._articles = Gauge("mujaz_articles", "Public articles.", registry=self._registry)
        self._outbox = Gauge("mujaz_outbox_messages", "Messages by state.", ["state"], registry=self._registry)
        self._waiting = Gauge(
            "mujaz_outbox_oldest_seconds", "How long the oldest unsent message is due.", registry=self._registry
        )
        self._subscriptions = Gauge(
            "mujaz_subscriptions", "Subscriptions that run or rest, by why.", ["state"], registry=self._registry
        )
        self._feeds = Gauge("mujaz_feeds", "Feeds by state.", ["state"], registry=self._registry)
        self._entries = Gauge("mujaz_feed_entries_waiting", "Entries of feeds to be read.", registry=self._registry)

    async def run(self, stop: asyncio.Event) -> None:
        """Serve until `stop` is set. Raises OSError where the port is taken."""
        server, thread = await asyncio.to_thread(
            start_http_server, self._port, addr="127.0.0.1", registry=self._registry
        )
        log.info("metrics on http://127.0.0.1:%d/metrics", self._port)
        try:
            while not stop.is_set():
                await self._refresh()
                try:
                    async with asyncio.timeout(REFRESH):
                        await stop.wait()
                except TimeoutError:
                    continue
        finally:
            await asyncio.to_thread(server.shutdown)
            server.server_close()
            thread.join(timeout=1)

    async def _refresh(self) -> None:
        try:
            await self._services.store.read(self._read)
        except StorageError as error:
            log.warning("metrics wait: %s", error.code)

    def _read(self, database: Database) -> None:
        self._articles.set(articles.count(database))
        queue, running = outbox.counts(database), subscriptions.counts(database)
        for state in _STATES:
            self._outbox.labels(state).set(queue.get(state, 0))
        for state in _RESTS:
            self._subscriptions.labels(state).set(running.get(state, 0))
        known = feeds.counts(database)
        for state in _FEEDS:
            self._feeds.labels(state).set(known.get(state, 0))
        self._entries.set(entries.count_waiting(database))
        since = outbox.oldest(database, self._services.now())
        self._waiting.set(max(0.0, (self._services.now() - since).total_seconds()) if since else 0.0)
