"""`mujaz export`: everything that the database holds, to a file or standard output."""

import asyncio
import sys
from pathlib import Path

import click

from bot.app import services
from bot.config import Config
from bot.storing import storage_errors
from locales import Wording
from storage import export


def run(form: str, output: Path | None, config: Config, words: Wording) -> int:
    """Write the export. Exit code."""
    with storage_errors(words, config.database.path):
        text = asyncio.run(_text(form, config))
    if output is None:
        sys.stdout.write(text)
        return 0
    try:
        output.write_text(text, "utf-8")
    except OSError as error:
        raise click.ClickException(words("export-failed", file=str(output), reason=error.strerror or "")) from error
    click.echo(words("export-done", file=str(output)), err=True)
    return 0


async def _text(form: str, config: Config) -> str:
    async with services(config) as ready:
        return await ready.store.read(lambda db: export.FORMATS[form](db))
