"""The command line."""

import json
from datetime import date
from pathlib import Path

import click


@click.group()
def main() -> None:
    """Read Arabic news, keep the facts, answer for them."""


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--published", default=None)
@click.option("--json", "as_json", is_flag=True)
def parse(file: Path, published: str | None, as_json: bool) -> None:
    """Print the facts of an article."""
    from extraction.encoding import as_json as encode
    from extraction.pipeline import parse as run

    facts = run(file.read_text("utf-8"), date.fromisoformat(published) if published else None)
    click.echo(json.dumps(encode(facts), ensure_ascii=False, indent=None if as_json else 2))
