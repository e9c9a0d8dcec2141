"""`mujaz import`: files, folders and links into the database, with what became of each."""

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
from handlers.importing import import_file, import_link
from handlers.services import Services
from locales import Wording

log = logging.getLogger(__name__)


_LINK = ("http://", "https://")


def run(paths: Sequence[str], published: date | None, config: Config, words: Wording) -> int:
    """Import everything; the exit code is 1 where anything failed or nothing was found."""
    with storage_errors(words, config.database.path):
        files = articles_in(Path(path) for path in paths if not path.startswith(_LINK))
        links = (path for path in paths if path.startswith(_LINK))
        return asyncio.run(_run([*files, *links], published, config, words))


async def _run(found: list[Path | str], published: date | None, config: Config, words: Wording) -> int:
    counts = {"new": 0, "known": 0, "failed": 0}
    async with services(config) as ready:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(words("import-progress"), total=len(found))
            for path in found:
                for outcome, line in await _one(path, published, ready, words):
                    if outcome:
                        counts[outcome] += 1
                    progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
                progress.advance(task)
    click.echo(words("import-summary", **counts) if found else words("import-nothing"))
    return 1 if counts["failed"] or not found else 0


async def _one(path: Path | str, published: date | None, ready: Services, words: Wording) -> list[tuple[str, str]]:
    """What became of each article in a file or behind a link, with the line that says so.

    Lines without an outcome are remarks.
    """
    shown = str(path)
    try:
        if isinstance(path, Path):
            imported, refusals = await import_file(read_bytes(shown), published, path.name, ready)
        else:
            imported, refusals = await import_link(path, published, ready)
    except UserError as error:
        return [("failed", words("import-failed", file=shown, reason=words(error.key, **error.values)))]
    lines: list[tuple[str, str]] = []
    for article in imported:
        file = shown if len(imported) + len(refusals) == 1 else f"{shown}: {article.name}"
        facts = article.facts
        key = "import-new" if article.new else "import-known"
        said = words(
            key, file=file, id=article.id, actors=len(facts.entities), events=len(facts.events),
            figures=len(facts.figures), quotes=len(facts.quotes),
        )  # fmt: skip
        lines.append(("new" if article.new else "known", said))
        lines += [("", f"  {words(note.key, **note.values)}") for note in article.notes]
    for refusal in refusals:
        reason = words(refusal.error.key, **refusal.error.values)
        lines.append(("failed", words("import-failed", file=f"{shown}: {refusal.name}", reason=reason)))
    return lines
