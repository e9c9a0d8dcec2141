"""`mujaz run`: every platform that has a token, served until the program is told to stop."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable, Mapping

import click

from bot import logs
from bot.app import services
from bot.config import TOKEN_VARIABLES, Config, ConfigError, token
from bot.platforms.protocol import Platform, PlatformError
from bot.storing import storage_errors
from handlers.router import Router
from locales import Wording

log = logging.getLogger(__name__)

GRACE = 8.0
"""Seconds that what is in flight gets after a signal to stop; the whole must end within 10."""

Factory = Callable[[str, Config, Router], Platform]


def _factories() -> Mapping[str, Factory]:
    """How each platform is made; a platform's library is imported only where it has a token."""
    return {}


def run(config: Config, words: Wording) -> int:
    """Serve until stopped. The exit code is 0 after a signal, 1 where a platform cannot be served, 2 without any."""
    try:
        tokens = {name: found for name in TOKEN_VARIABLES if (found := token(config, name)) is not None}
    except ConfigError as error:
        raise click.ClickException(str(error)) from error
    if not tokens:
        click.echo(words("run-nothing", variables=" / ".join(TOKEN_VARIABLES.values())), err=True)
        return 2
    logs.set_up(config.log.level, tokens.values())
    with storage_errors(words, config.database.path):
        return asyncio.run(_serve(config, tokens, words))


async def _serve(config: Config, tokens: Mapping[str, str], words: Wording) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt there
            loop.add_signal_handler(number, stop.set)
    async with services(config) as ready:
        router = Router(ready)
        factories = _factories()
        platforms = [factories[name](secret, config, router) for name, secret in tokens.items() if name in factories]
        failed = await _until_stopped(platforms, stop, words)
    log.info(words("run-stopped"))
    return 1 if failed else 0


async def _until_stopped(platforms: list[Platform], stop: asyncio.Event, words: Wording) -> bool:
    """Run all platforms until `stop`; one that fails for good ends the program. Whether one did."""
    tasks = {asyncio.create_task(platform.run(stop)): platform for platform in platforms}
    for platform in platforms:
        log.info(words("run-started", platform=platform.name.capitalize()))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([*tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
    stop.set()
    await stopping
    _, late = await asyncio.wait(tasks, timeout=GRACE) if tasks else (set(), set())
    for task in late:
        log.warning("%s did not stop in time", tasks[task].name)
        task.cancel()
    failed = False
    for task, result in zip(tasks, await asyncio.gather(*tasks, return_exceptions=True), strict=True):
        name = tasks[task].name.capitalize()
        if isinstance(result, PlatformError):
            log.error(words("run-platform-failed", platform=name, reason=words(result.key, **result.values)))
        elif isinstance(result, Exception):
            log.error("%s failed", name, exc_info=result)
        failed |= isinstance(result, Exception)
    return failed
