"""`mujaz doctor`: looks at settings, database, tokens and optional parts, and says what to do."""

import asyncio
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import click

from bot import neural
from bot.config import TOKEN_VARIABLES, Config, ConfigError, load, locate, token
from locales import Wording
from storage import articles
from storage.database import Store
from storage.errors import StorageError


class State(StrEnum):
    """What a check found."""

    GOOD = "✓"
    NOTE = "·"  # fine as it is, but worth knowing
    BAD = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    state: State
    line: str


def run(config_path: Path | None, words: Wording) -> int:
    """Print a line a check. The exit code is 1 where something must be mended."""
    findings = list(_examine(config_path, words))
    for finding in findings:
        click.echo(f"{finding.state} {finding.line}")
    bad = sum(finding.state is State.BAD for finding in findings)
    click.echo(words("doctor-bad", count=bad) if bad else words("doctor-good"))
    return 1 if bad else 0


def _examine(config_path: Path | None, words: Wording) -> Iterator[Finding]:
    path = locate(config_path)
    try:
        config = load(path)
    except ConfigError as error:
        yield Finding(State.BAD, words("doctor-config-bad", reason=error.told(words)))
        return
    if path is None:
        yield Finding(State.NOTE, words("doctor-config-none"))
    else:
        yield Finding(State.GOOD, words("doctor-config", path=str(path)))
    yield _sqlite(words)
    yield asyncio.run(_database(config, words))
    yield _platform_token(config, "telegram", words)
    yield _platform_token(config, "discord", words)
    works, line = neural.finding(config.parser.neural_folder, words)
    yield Finding(State.NOTE if works is None else State.GOOD if works else State.BAD, line)


def _sqlite(words: Wording) -> Finding:
    with sqlite3.connect(":memory:") as connection:
        has_search = connection.execute("select sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]
    connection.close()
    state = State.GOOD if has_search else State.BAD
    return Finding(state, words("doctor-sqlite" if has_search else "doctor-sqlite-bad", version=sqlite3.sqlite_version))


async def _database(config: Config, words: Wording) -> Finding:
    path = config.database.path
    if not path.exists():
        return Finding(State.NOTE, words("doctor-database-none", path=str(path)))
    try:
        async with Store.open(path) as store:
            count = await store.read(articles.count)
    except StorageError as error:
        return Finding(State.BAD, words(error.code, **{"path": str(path), **error.parameters}))
    return Finding(State.GOOD, words("doctor-database", path=str(path), articles=count))


def _platform_token(config: Config, platform: str, words: Wording) -> Finding:
    """Whether a token is there; never what it is."""
    name = platform.capitalize()
    try:
        found = token(config, platform)
    except ConfigError as error:
        return Finding(State.BAD, words("doctor-token-bad", platform=name, reason=error.told(words)))
    if found:
        return Finding(State.GOOD, words("doctor-token", platform=name))
    return Finding(State.NOTE, words("doctor-token-none", platform=name, variable=TOKEN_VARIABLES[platform]))
