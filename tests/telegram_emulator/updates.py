"""The queue of updates and the two ways out of it: long polling and a webhook."""

import asyncio
import contextlib
import itertools
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.telegram_emulator.errors import bad_request, conflict

ON_REQUEST = ("chat_member", "message_reaction", "message_reaction_count")
"""Updates that come only to bots that ask for them."""
KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result",
    "callback_query", "my_chat_member", *ON_REQUEST,
)  # fmt: skip


@dataclass(slots=True)
class Webhook:
    """Where updates are delivered to."""

    url: str
    secret: str | None = None
    max_connections: int = 40
    last_error: str | None = None
    last_error_date: int | None = None


class Updates:
    """Updates that the bot has not confirmed, oldest first."""

    def __init__(self) -> None:
        self._ids = itertools.count(100_001)
        self.pending: list[dict[str, Any]] = []
        self.allowed: tuple[str, ...] = ()
        self.webhook: Webhook | None = None
        self.confirmed = 0
        self._news = asyncio.Event()
        self._poll: asyncio.Future[None] | None = None
        self._sender: asyncio.Task[None] | None = None

    def add(self, kind: str, content: dict[str, Any]) -> int | None:
        """Queue an update; its id, None where the bot has not asked for this kind."""
        if kind not in (self.allowed or [kind for kind in KINDS if kind not in ON_REQUEST]):
            return None
        update = {"update_id": next(self._ids), kind: content}
        self.pending.append(update)
        self._news.set()
        return int(update["update_id"])

    def allow(self, kinds: Sequence[Any] | None) -> None:
        """Keep a bot's choice of kinds; None leaves it as it is."""
        if kinds is not None:
            self.allowed = tuple(kind for kind in kinds if kind in KINDS)

    async def poll(self, offset: int, limit: int, seconds: float) -> list[dict[str, Any]]:
        """What getUpdates gives. A poll that waits is ended with 409 by the next one."""
        if self.webhook is not None:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(
                conflict("terminated by other getUpdates request; make sure that only one bot instance is running")
            )
        if offset < 0:
            self._confirm(self.pending[offset]["update_id"] if len(self.pending) >= -offset else 0)
        else:
            self._confirm(offset)
        if not self.pending and seconds > 0:
            ended = self._poll = asyncio.get_running_loop().create_future()
            self._news.clear()
            news = asyncio.ensure_future(self._news.wait())
            try:
                await asyncio.wait({ended, news}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
                if ended.done():
                    ended.result()
            finally:
                news.cancel()
                ended.cancel()
        return self.pending[:limit]

    def _confirm(self, offset: int) -> None:
        """Forget everything below `offset`."""
        kept = [update for update in self.pending if update["update_id"] >= offset]
        self.confirmed += len(self.pending) - len(kept)
        self.pending = kept

    def drop(self) -> None:
        """Forget all."""
        self.pending.clear()

    async def set_webhook(self, webhook: Webhook | None) -> None:
        """Deliver to another place, or to none."""
        if webhook is not None and not webhook.url.startswith(("https://", "http://")):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        await self.stop()
        self.webhook = webhook
        if webhook is not None:
            self._sender = asyncio.create_task(self._deliver(webhook))

    async def stop(self) -> None:
        """Deliver no more."""
        if self._sender is not None:
            self._sender.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._sender
            self._sender = None

    async def _deliver(self, webhook: Webhook) -> None:
        """Post one update after the other; one that is not taken is posted again."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret} if webhook.secret else {}
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
            pause = 0.05
            while True:
                if not self.pending:
                    self._news.clear()
                    await self._news.wait()
                    continue
                update = self.pending[0]
                try:
                    async with session.post(webhook.url, json=update, headers=headers) as answer:
                        taken, reason = answer.ok, f"Wrong response from the webhook: {answer.status} {answer.reason}"
                except (aiohttp.ClientError, TimeoutError) as error:
                    taken, reason = False, str(error) or "Connection timed out"
                if taken:
                    if update in self.pending:
                        self.pending.remove(update)
                        self.confirmed += 1
                    pause = 0.05
                else:
                    webhook.last_error, webhook.last_error_date = reason, int(time.time())
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, 5)
