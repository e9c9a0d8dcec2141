"""`mujaz import`: files and folders into the database, with what became of each."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.app import services
from bot.config import Config
from bot.files import articles_in, read_bytes
from bot.storing import storage_errors
from handlers.errors import UserError
from handlers.importing import import_article
from handlers.services import Services
from locales import Wording

log = logging.getLogger(__name__)


def run(paths: Sequence[Path], published: date | None, config: Config, words: Wording) -> int:
    """Import everything; the exit code is 1 where anything failed or nothing was found."""
    with storage_errors(words, config.database.path):
        return asyncio.run(_run(list(articles_in(paths)), published, config, words))


async def _run(found: list[Path], published: date | None, config: Config, words: Wording) -> int:
    counts = {"new": 0, "known": 0, "failed": 0}
    async with services(config) as ready:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(words("import-progress"), total=len(found))
            for path in found:
                outcome, line = await _one(path, published, ready, words)
                counts[outcome] += 1
                progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
                progress.advance(task)
    click.echo(words("import-summary", **counts) if found else words("import-nothing"))
    return 1 if counts["failed"] or not found else 0


async def _one(path: Path, published: date | None, ready: Services, words: Wording) -> tuple[str, str]:
    """What became of one file, and the line that says so."""
    try:
        imported = await import_article(read_bytes(str(path)), published, path.name, ready)
    except UserError as error:
        return "failed", words("import-failed", file=str(path), reason=words(error.key, **error.values))
    facts = imported.facts
    key = "import-new" if imported.new else "import-known"
    return ("new" if imported.new else "known"), words(
        key, file=str(path), id=imported.id, actors=len(facts.entities), events=len(facts.events),
        figures=len(facts.figures), quotes=len(facts.quotes),
    )  # fmt: skip
