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
from handlers.importing import How, import_file, import_link
from handlers.services import Services
from locales import Wording

log = logging.getLogger(__name__)


_LINK = ("http://", "https://")


def run(paths: Sequence[str], published: date | None, how: How, config: Config, words: Wording) -> int:
    """Import everything; the exit code is 1 where anything failed or waits for a word, or where nothing was found."""
    with storage_errors(words, config.database.path):
        files = articles_in(Path(path) for path in paths if not path.startswith(_LINK))
        found: list[Path | str] = [*files, *(path for path in paths if path.startswith(_LINK))]
        if how.version_of is not None and len(found) != 1:
            raise click.UsageError(words("error-one-version"))
        return asyncio.run(_run(found, published, how, config, words))


async def _run(found: list[Path | str], published: date | None, how: How, config: Config, words: Wording) -> int:
    counts = {"new": 0, "version": 0, "known": 0, "near": 0, "failed": 0}
    async with services(config) as ready:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(words("import-progress"), total=len(found))
            for path in found:
                for outcome, line in await _one(path, published, how, ready, words):
                    if outcome:
                        counts[outcome] += 1
                    progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
                progress.advance(task)
    counts["new"] += counts.pop("version")
    click.echo(words("import-summary", **counts) if found else words("import-nothing"))
    return 1 if counts["failed"] or counts["near"] or not found else 0


async def _one(
    path: Path | str, published: date | None, how: How, ready: Services, words: Wording
) -> list[tuple[str, str]]:
    """What became of each article in a file or behind a link, with the line that says so.

    Lines without an outcome are remarks.
    """
    shown = str(path)
    try:
        if isinstance(path, Path):
            imported, refusals = await import_file(read_bytes(shown), published, path.name, ready, how)
        else:
            imported, refusals = await import_link(path, published, ready, how)
    except UserError as error:
        return [("failed", words("import-failed", file=shown, reason=words(error.key, **error.values)))]
    lines: list[tuple[str, str]] = []
    for article in imported:
        file = shown if len(imported) + len(refusals) == 1 else f"{shown}: {article.name}"
        facts = article.facts
        said = words(
            f"import-{article.outcome}", file=file, id=str(article.id), actors=len(facts.entities),
            events=len(facts.events), figures=len(facts.figures), quotes=len(facts.quotes), percent=article.percent,
        )  # fmt: skip
        lines.append((article.outcome, said))
        lines += [("", f"  {words(note.key, **note.values)}") for note in article.notes]
    for refusal in refusals:
        reason = words(refusal.error.key, **refusal.error.values)
        lines.append(("failed", words("import-failed", file=f"{shown}: {refusal.name}", reason=reason)))
    return lines
