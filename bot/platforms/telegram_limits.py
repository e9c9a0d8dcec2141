"""Limits on what a bot sends: kept ahead of time, and Telegram's `retry_after` obeyed where it comes all the same."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

log = logging.getLogger(__name__)

OVERALL = 28
"""Messages a second to all chats; Telegram takes about 30."""
BURST = 3
"""Messages to one chat at once, then one a second; Telegram takes one a second, with short bursts."""
GROUP = 19
"""Messages to one group a minute; Telegram takes 20."""
PATIENCE = 600.0
"""Seconds in all that one call waits on Telegram's word."""

_COUNTED = ("send", "edit", "copy", "forward")
_SLACK = 0.1
_MOST_CHATS = 5_000

Result = bool | dict[str, Any] | list[dict[str, Any]]


class Limiter(BaseRateLimiter[int]):
    """Spreads calls so that Telegram need not refuse them.

    Unlike the library's own it counts only what shows a message, lets other calls pass at once, and makes one chat wait
    without the others. A call's `rate_limit_args` says how often it is made at most, as a rule until PATIENCE has run
    out; then RetryAfter is raised.
    """

    def __init__(self) -> None:
        self._overall: deque[float] = deque(maxlen=OVERALL)
        self._chats: dict[str, _Chat] = {}

    async def initialize(self) -> None:
        """Nothing to set up."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """Make the call when it is its turn."""
        chat = str(data.get("chat_id", ""))
        counted = endpoint.startswith(_COUNTED) and endpoint != "sendChatAction" and bool(chat)
        attempts, waited = 0, 0.0
        while True:
            if counted:
                await self._turn(chat)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as error:
                seconds = seconds_of(error)
                attempts, waited = attempts + 1, waited + seconds
                if waited > PATIENCE or (rate_limit_args is not None and attempts >= rate_limit_args):
                    raise
                log.info("Telegram asks %s to wait %g s", endpoint, seconds)
                await asyncio.sleep(seconds + _SLACK)

    async def _turn(self, chat: str) -> None:
        """Wait for the next free place of the chat, then for one among all."""
        clock = asyncio.get_running_loop().time
        place = self._chat(chat, clock()).next_place(clock(), group=chat.startswith(("-", "@")))
        await asyncio.sleep(place - clock())
        place = max(clock(), self._overall[0] + 1 if len(self._overall) == OVERALL else 0.0)
        self._overall.append(place)
        await asyncio.sleep(place - clock())

    def _chat(self, chat: str, now: float) -> "_Chat":
        """What a chat was sent lately."""
        if chat not in self._chats:
            if len(self._chats) >= _MOST_CHATS:
                self._chats = {name: known for name, known in self._chats.items() if known.even_at > now - 60}
            self._chats[chat] = _Chat(now)
        return self._chats[chat]


@dataclass(slots=True)
class _Chat:
    """The places given to a chat's messages. At `even_at` the chat has had one message a second, and no more."""

    even_at: float
    places: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP))

    def next_place(self, now: float, *, group: bool) -> float:
        """When the next message may go; it is counted."""
        place = max(now, self.even_at - BURST + 1)
        if group and len(self.places) == GROUP:
            place = max(place, self.places[0] + 60)
        self.even_at = max(self.even_at, place) + 1
        self.places.append(place)
        return place


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram wants us to wait; the public attribute changes its type with an environment variable."""
    return max(error._retry_after.total_seconds(), 0.0)
