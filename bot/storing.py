"""Trouble with the database or the settings on the command line: one localised line, exit code 1."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from handlers.errors import UserError
from locales import Wording
from storage.errors import StorageError


@contextmanager
def storage_errors(words: Wording, path: Path) -> Iterator[None]:
    """End the program with one clear line where the database at `path`, or what a setting names, cannot be used."""
    try:
        yield
    except StorageError as error:
        raise click.ClickException(words(error.code, **{"path": str(path), **error.parameters})) from error
    except UserError as error:
        raise click.ClickException(words(error.key, **error.values)) from error
