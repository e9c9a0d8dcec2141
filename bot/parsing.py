"""`mujaz parse`: the facts of articles on standard output, as JSON or for reading."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.files import read_bytes
from extraction.encoding import as_json
from extraction.facts import Bilingual, Facts
from handlers.errors import UserError
from handlers.reading import Aids, read_articles
from handlers.reply import Block, Heading, Item, Listing, Paragraph, Reply, Run, Style, plain

if TYPE_CHECKING:
    from locales import Wording


def run(
    files: Sequence[str],
    published: date | None,
    json_wanted: bool,
    model: Path | None,
    wording: Callable[[], "Wording"],
) -> int:
    """Print the facts of each file; a file that cannot be read is one line on standard error. Exit code.

    `model` is the folder of a neural recogniser, None for none.
    `wording` gives the messages: JSON needs none, and reading them would double the time to the first answer.
    """
    failed, recogniser = False, None
    if model is not None:
        from bot.neural import load

        try:
            recogniser = load(model)
        except UserError as error:
            raise click.ClickException(wording()(error.key, **error.values)) from error
    for name in files:
        try:
            contents = read_articles(read_bytes(name), None if name == "-" else name, published, Aids(recogniser))
        except UserError as error:
            click.echo(f"{name}: {wording()(error.key, **error.values)}", err=True)
            failed = True
            continue
        several = len(files) > 1 or len(contents.parsed) + len(contents.refusals) > 1
        for parsed in contents.parsed:
            shown = name if parsed.article.name in (None, name) else f"{name}: {parsed.article.name}"
            _print(shown, parsed.facts, several, json_wanted, wording)
        for refusal in contents.refusals:
            reason = wording()(refusal.error.key, **refusal.error.values)
            click.echo(f"{name}: {refusal.name}: {reason}", err=True)
            failed = True
    return 1 if failed else 0


def _print(name: str, facts: Facts, several: bool, json_wanted: bool, wording: Callable[[], "Wording"]) -> None:
    if json_wanted:
        encoded = {"file": name, **as_json(facts)} if several else as_json(facts)
        click.echo(json.dumps(encoded, ensure_ascii=False))
        return
    from bot.platforms.terminal import layout, render

    words = wording()
    click.echo(render(Reply(words.language, tuple(_blocks(name, facts, words))), layout("auto")))


def _blocks(name: str, facts: Facts, words: "Wording") -> list[Block]:
    names = {entity.key: _either(entity.name, words.language) for entity in facts.entities}
    entities = [
        Item(
            (Run(_either(e.name, words.language), Style.STRONG), Run(f" · {words(f'entity-{e.type}')}")),
            (plain(_either(e.role, words.language)),) if e.role and _either(e.role, words.language) else (),
        )
        for e in facts.entities
    ]
    events = [
        Item(
            (
                Run(
                    words.when(e.date.start, e.date.end, e.date.precision) if e.date else words("undated"), Style.STRONG
                ),
                Run(f" · {words(f'event-{e.type}')} · {_either(e.text, words.language)}"),
            )
        )
        for e in facts.events
    ]
    figures = [Item(plain(_either(figure.text, words.language))) for figure in facts.figures]
    quotes = [
        Item(
            (
                Run(words("says", speaker=names.get(q.speaker or "", words("unnamed-speaker"))) + " "),
                Run(q.text, Style.QUOTED, facts.article.language),
            )
        )
        for q in facts.quotes
    ]
    title = facts.article.title or name
    blocks: list[Block] = [Heading(plain(title))]
    if facts.article.published:
        blocks.append(Paragraph(plain(words("article-published", date=words.day(facts.article.published)))))
    for key, items in (
        ("actors-title", entities), ("timeline-title", events), ("figures-title", figures), ("quotes-title", quotes)
    ):  # fmt: skip
        blocks += [Heading(plain(words(key, total=len(items)))), Listing(tuple(items))]
    return blocks


def _either(pair: Bilingual, language: str) -> str:
    """The wording in a language, or what there is."""
    first, second = (pair.ar, pair.en) if language == "ar" else (pair.en, pair.ar)
    return first or second or ""
