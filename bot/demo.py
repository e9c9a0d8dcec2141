"""`mujaz demo`: the sample articles in a throw-away database, a guided exchange, and then the chat."""

import asyncio
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import click

from bot.app import services
from bot.config import Config
from bot.platforms.console import CHAT, converse
from bot.platforms.terminal import layout, render
from bot.storing import storage_errors
from handlers.importing import import_article
from handlers.router import Router
from locales import DEFAULT_LOCALES, wording

EXCHANGE = (
    "/actors #1",
    "/الأطراف #2",
    "/timeline #1",
    "متى وقع الاتفاق؟",
    "what are the figures about aid?",
    "/الأرقام #3",
    "/quotes",
    "/الأقوال #1",
    "/source E1",
)
"""Questions that show what there is, in both languages."""


def run(language: str, chat: bool | None) -> int:
    """Show the exchange; open the chat where `chat` says so, by default on a terminal. Exit code."""
    words = wording(DEFAULT_LOCALES[language])
    with tempfile.TemporaryDirectory(prefix="mujaz-demo-") as folder, storage_errors(words, Path(folder)):
        return asyncio.run(_run(Path(folder) / "demo.db", language, sys.stdin.isatty() if chat is None else chat))


async def _run(database: Path, language: str, chat: bool) -> int:
    words = wording(DEFAULT_LOCALES[language])
    how = layout("auto")
    async with services(Config(), database) as ready:
        for sample in samples():
            await import_article(sample.read_bytes(), None, sample.name, ready)
        click.echo(words("demo-intro", articles=len(samples())))
        router = Router(ready)
        for question in EXCHANGE:
            answer = await router.answer(question, CHAT)
            click.echo(f"\n{click.style('›', bold=True)} {question}")
            click.echo(render(answer.reply, how))
        click.echo()
        if not chat:
            click.echo(words("demo-end"))
            return 0
        return await converse(router, language, how)


def samples() -> list[Path]:
    """The sample articles, oldest subject first."""
    folder = Path(str(files("examples"))) / "articles"
    return sorted(folder.glob("*.txt"), key=lambda path: path.stem.rpartition("-")[2])
