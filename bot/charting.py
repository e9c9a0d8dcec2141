"""`mujaz chart`: the picture that a chat would get, written to a file."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click

from bot.app import services, studio
from bot.config import Config
from bot.pictures.studio import NotDrawn
from bot.platforms.console import CHAT
from bot.platforms.terminal import Layout, render
from bot.storing import storage_errors
from handlers.reply import Picture, Reply
from handlers.router import Router
from locales import Wording

DRAWN = ("timeline", "figures", "network", "actor")
"""Commands that have a picture."""

Form = Literal["png", "svg"]
_WIDE = Layout(10_000, "plain", colour=False)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture's bytes, or the answer that is none."""

    content: bytes | None
    reply: Reply


def run(question: str, output: Path, config: Config, words: Wording) -> int:
    """Write the picture that answers the question. Exit code."""
    form: Form = "svg" if output.suffix.lower() == ".svg" else "png"
    with storage_errors(words, config.database.path):
        drawn = asyncio.run(_drawn(question, form, config, words))
    if drawn.content is None:
        raise click.ClickException(render(drawn.reply, _WIDE).strip())
    try:
        output.write_bytes(drawn.content)
    except OSError as error:
        raise click.ClickException(words("export-failed", file=str(output), reason=error.strerror or "")) from error
    click.echo(words("export-done", file=str(output)), err=True)
    return 0


async def _drawn(question: str, form: Form, config: Config, words: Wording) -> Drawn:
    command, _, arguments = question.lstrip("/").partition(" ")
    async with services(config) as ready, studio(config, form=form) as drawing:
        asked = words.words("filter-chart")[0]
        answer = await Router(ready).answer(f"/{command} {asked} {arguments}", CHAT)
        reply = answer.reply
        if not reply.failed and answer.request.command not in DRAWN:
            raise click.ClickException(words("chart-none"))
        chart = next((block.chart for block in reply.blocks if isinstance(block, Picture)), None)
        if chart is None:
            return Drawn(None, reply)
        try:
            return Drawn(await drawing.picture(chart), reply)
        except NotDrawn as error:
            raise click.ClickException(words("chart-failed")) from error
