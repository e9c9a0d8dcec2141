"""`mujaz run`: every platform that has a token, served until the program is told to stop."""

import asyncio
import contextlib
import logging
import os
import signal
import threading
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Protocol

import click

from bot import logs
from bot.app import services, studio
from bot.cleaning import Cleaning
from bot.config import TOKEN_VARIABLES, Config, ConfigError, token
from bot.delivery import Deliveries
from bot.feeds import Feeds
from bot.platforms.protocol import Platform, PlatformError
from bot.rereading import Rereading
from bot.scheduler import Limits, Scheduler
from bot.storing import storage_errors
from handlers.reply import Picture
from handlers.router import Router
from handlers.services import Services
from locales import Wording
from reading import isolation
from storage.imports import without

log = logging.getLogger(__name__)

GRACE = 8.0
"""Seconds that what is in flight gets after a signal to stop; the whole must end within 10."""

LONGEST_STOP = 9.5
"""Seconds after a signal at which the program ends whatever still runs: parsing a long text cannot be stopped."""


class Runnable(Protocol):
    """A part of the running program."""

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set, then finish what is in flight."""


Draw = Callable[[Picture], Awaitable[bytes]]
Factory = Callable[[str, Config, Router, Draw], Platform]


def _factories() -> Mapping[str, Factory]:
    """How each platform is made; a platform's library is imported only where it has a token."""
    return {"telegram": _telegram, "discord": _discord}


def _telegram(secret: str, config: Config, router: Router, draw: Draw) -> Platform:
    server = () if config.telegram.webhook_url else ("tornado",)
    with without("httpx._main", *server):  # httpx's command line comes with rich and pygments
        from bot.platforms.telegram import TelegramPlatform

    return TelegramPlatform(secret, config, router, draw)


def _discord(secret: str, config: Config, router: Router, draw: Draw) -> Platform:
    from bot.platforms.discord import DiscordPlatform

    return DiscordPlatform(secret, config, router, draw)


def run(config: Config, words: Wording) -> int:
    """Serve until stopped. The exit code is 0 after a signal, 1 where a platform cannot be served, 2 without any."""
    try:
        tokens = {name: found for name in TOKEN_VARIABLES if (found := token(config, name)) is not None}
    except ConfigError as error:
        raise click.ClickException(error.told(words)) from error
    if not tokens:
        click.echo(words("run-nothing", variables=" / ".join(TOKEN_VARIABLES.values())), err=True)
        return 2
    logs.set_up(config.log.level, tokens.values())
    with storage_errors(words, config.database.path):
        return asyncio.run(_serve(config, tokens, words))


async def _serve(config: Config, tokens: Mapping[str, str], words: Wording) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stopped() -> None:
        stop.set()
        latest = threading.Timer(LONGEST_STOP, _leave)
        latest.daemon = True
        latest.start()

    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt there
            loop.add_signal_handler(number, stopped)
    async with services(config) as ready, studio(config) as drawing:
        router = Router(ready)
        factories = _factories()

        async def draw(picture: Picture) -> bytes:
            return await drawing.picture(picture.chart)

        platforms = [
            factories[name](secret, config, router, draw) for name, secret in tokens.items() if name in factories
        ]
        failed = await _until_stopped({**_named(platforms), **_background(ready, config, platforms)}, stop, words)
        isolation.end()
    log.info(words("run-stopped"))
    return 1 if failed else 0


def _leave() -> None:
    """End the program at once, as safe as kill -9: what it was at is taken up, or reported, at the next start."""
    log.warning("What still runs is left for the next start")
    logging.shutdown()
    os._exit(0)


def _named(platforms: list[Platform]) -> dict[str, Runnable]:
    return {platform.name.capitalize(): platform for platform in platforms}


def _background(ready: Services, config: Config, platforms: list[Platform]) -> dict[str, Runnable]:
    """What runs beside the platforms: the scheduler, the deliveries, the feeds, clearing away, the metrics."""
    wake = asyncio.Event()
    limits = Limits(
        catch_up=timedelta(minutes=config.briefings.catch_up_minutes),
        give_up=timedelta(minutes=config.briefings.give_up_minutes),
    )
    found: dict[str, Runnable] = {
        "Scheduler": Scheduler(ready, limits, wake),
        "Deliveries": Deliveries(ready, platforms, wake),
        "Feeds": Feeds(ready, wake),
        "Cleaning": Cleaning(ready),
        "Rereading": Rereading(ready),
    }
    if config.metrics.port:
        from bot.metrics import Metrics

        found["Metrics"] = Metrics(ready, config.metrics.port)
    return found


async def _until_stopped(parts: Mapping[str, Runnable], stop: asyncio.Event, words: Wording) -> bool:
    """Run all parts until `stop`; one that fails for good ends the program. Whether one did."""
    tasks = {asyncio.create_task(part.run(stop)): name for name, part in parts.items()}
    for name in parts:
        log.info(words("run-started", platform=name))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([*tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    await stopping
    _, late = await asyncio.wait(tasks, timeout=GRACE) if tasks else (set(), set())
    for task in late:
        log.warning("%s did not stop in time", tasks[task])
        task.cancel()
    failed = False
    for task, result in zip(tasks, await asyncio.gather(*tasks, return_exceptions=True), strict=True):
        name = tasks[task]
        if isinstance(result, PlatformError):
            log.error(words("run-platform-failed", platform=name, reason=words(result.key, **result.values)))
        elif isinstance(result, Exception):
            log.error("%s failed", name, exc_info=result)
        failed |= isinstance(result, Exception)
    return failed
