"""Updates from Telegram, by long polling or a webhook; none is confirmed before it was taken."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeVar
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut
from telegram.ext import Updater

from bot.config import Telegram
from bot.platforms.protocol import PlatformError
from bot.platforms.telegram_limits import seconds_of
from bot.platforms.telegram_reading import Bot

log = logging.getLogger(__name__)

T = TypeVar("T")
Take = Callable[[Sequence[Update]], Awaitable[None]]

ALLOWED = (
    "message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "inline_query",
    "my_chat_member",
)  # fmt: skip
"""The kinds of update that Telegram is asked for."""
POLL = 30
"""Seconds that Telegram holds a poll without news."""
CONFLICTS, CONFLICT_WINDOW = 3, 60.0
"""So many refusals within so many seconds: another program polls with the same token, and goes on doing so."""
_CONFLICT_PAUSE = 1.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_CONFIRM_TIMEOUT = 2.0


class Stopped(Exception):
    """The program is to stop."""


async def unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T:
    """What `work` gives; where `stop` is set first, the work is cancelled and Stopped raised."""
    working, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise Stopped
    finally:
        for task in (working, stopping):
            task.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)


async def connect(bot: Bot, stop: asyncio.Event) -> None:
    """Learn who the bot is, trying until Telegram answers. Raises PlatformError for a token that it does not know."""
    pause = _FIRST_PAUSE
    while True:
        try:
            return await unless(stop, bot.initialize())
        except InvalidToken as error:
            raise PlatformError("telegram-token") from error
        except TelegramError as error:
            log.warning("Telegram does not answer (%s), again in %g s", error, pause)
        await unless(stop, asyncio.sleep(pause))
        pause = min(2 * pause, _LONGEST_PAUSE)


async def receive(bot: Bot, settings: Telegram, stop: asyncio.Event, take: Take) -> None:
    """Hand over updates in order until `stop`. `take` returns once what must not be lost is stored."""
    if settings.webhook_url:
        await _listen(bot, settings, stop, take)
    else:
        await _poll(bot, stop, take)


async def _poll(bot: Bot, stop: asyncio.Event, take: Take) -> None:
    clock = asyncio.get_running_loop().time
    offset: int | None = None
    conflicts: list[float] = []
    pause, webhook_removed = _FIRST_PAUSE, False
    try:
        while True:
            try:
                if not webhook_removed:
                    await unless(stop, bot.delete_webhook())
                    webhook_removed = True
                updates = await unless(stop, bot.get_updates(offset, timeout=POLL, allowed_updates=ALLOWED))
            except Conflict as error:
                conflicts = [*(moment for moment in conflicts if moment > clock() - CONFLICT_WINDOW), clock()]
                if len(conflicts) >= CONFLICTS:
                    raise PlatformError("telegram-conflict") from error
                webhook_removed = False  # the other one may have set a webhook
                await unless(stop, asyncio.sleep(_CONFLICT_PAUSE))
            except InvalidToken as error:
                raise PlatformError("telegram-token") from error
            except RetryAfter as error:
                await unless(stop, asyncio.sleep(seconds_of(error)))
            except TelegramError as error:
                level = logging.DEBUG if isinstance(error, TimedOut) else logging.WARNING
                log.log(level, "Telegram does not answer (%s), again in %g s", error, pause)
                await unless(stop, asyncio.sleep(pause))
                pause = min(2 * pause, _LONGEST_PAUSE)
            except (ValueError, TypeError, KeyError):
                log.exception("what Telegram sent could not be read, again in %g s", pause)
                await unless(stop, asyncio.sleep(pause))
                pause = min(2 * pause, _LONGEST_PAUSE)
            else:
                pause = _FIRST_PAUSE
                if updates:
                    await take(updates)
                    offset = updates[-1].update_id + 1
    except Stopped:
        if offset is not None:
            await _confirm(bot, offset)


async def _confirm(bot: Bot, offset: int) -> None:
    """Tell Telegram what was taken, so that it does not come again; where that fails, the inbox knows it."""
    try:
        async with asyncio.timeout(_CONFIRM_TIMEOUT):
            await bot.get_updates(offset, timeout=0, limit=1, allowed_updates=ALLOWED)
    except (TelegramError, TimeoutError) as error:
        log.info("the last updates were not confirmed: %s", error)


class _Taking(asyncio.Queue[object]):
    """The queue that the library's webhook puts updates into, before it answers Telegram."""

    def __init__(self, take: Take) -> None:
        super().__init__()
        self._take = take

    async def put(self, item: object) -> None:
        """Take the update; only then does Telegram hear that it arrived."""
        if isinstance(item, Update):
            await self._take([item])


async def _listen(bot: Bot, settings: Telegram, stop: asyncio.Event, take: Take) -> None:
    """Serve the webhook; its secret is drawn anew at each start."""
    updater = Updater(bot, _Taking(take))
    await updater.initialize()
    try:
        await unless(
            stop,
            updater.start_webhook(
                listen=settings.webhook_listen,
                port=settings.webhook_port,
                url_path=urlsplit(settings.webhook_url).path.lstrip("/"),
                webhook_url=settings.webhook_url,
                secret_token=secrets.token_urlsafe(32),
                allowed_updates=ALLOWED,
                bootstrap_retries=-1,
            ),
        )
    except Stopped:
        return
    except InvalidToken as error:
        raise PlatformError("telegram-token") from error
    except (TelegramError, OSError) as error:
        raise PlatformError("telegram-webhook", reason=str(error)) from error
    await stop.wait()
    await updater.stop()
