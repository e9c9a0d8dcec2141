"""`mujaz reparse`: every stored text through the parser again, after the parser has learnt more."""

import asyncio

import click

from bot.app import services
from bot.config import Config
from bot.storing import storage_errors
from handlers.reparsing import reread
from locales import Wording
from storage import texts


def run(config: Config, words: Wording) -> int:
    """Parse everything anew; corrections and the numbers of facts that are found again stay. Exit code."""
    with storage_errors(words, config.database.path):
        count = asyncio.run(_run(config))
    click.echo(words("reparse-done", count=count))
    return 0


async def _run(config: Config) -> int:
    """One article a transaction, so that the program may be stopped and started again."""
    done = 0
    async with services(config) as ready:
        for article in await ready.store.read(texts.numbers):
            done += await reread(article, ready)  # an expired draft may have been deleted meanwhile
    return done
