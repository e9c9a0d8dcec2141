"""`mujaz chat`: the console platform on the configured database."""

import asyncio

from bot.app import services
from bot.config import Config
from bot.platforms.console import converse
from bot.platforms.terminal import layout
from bot.storing import storage_errors
from handlers.router import Router
from locales import DEFAULT_LOCALES, wording


def run(config: Config, language: str) -> int:
    """Talk until the input ends. Exit code."""
    with storage_errors(wording(DEFAULT_LOCALES[language]), config.database.path):
        return asyncio.run(_run(config, language))


async def _run(config: Config, language: str) -> int:
    async with services(config) as ready:
        return await converse(Router(ready), language, layout(config.console.direction))
