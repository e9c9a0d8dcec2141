"""The Arabic knowledge as tables: tab-separated UTF-8, one header line, sorted, `#` lines are remarks.

A table is edited without touching Python; `tests/extraction/test_lexicons.py` holds its form.
"""

import gc
from collections.abc import Callable, Mapping
from functools import cache, wraps
from importlib.resources import files
from typing import TypeVar

Row = Mapping[str, str]
T = TypeVar("T")


def once(build: Callable[[], T]) -> Callable[[], T]:
    """A function that builds something of tables at its first call and keeps it.

    The garbage collector rests meanwhile: all that is built stays, and looking through it again and again while it
    grows would take a third of the time.
    """

    @cache
    @wraps(build)
    def built() -> T:
        collecting = gc.isenabled()
        gc.disable()
        try:
            return build()
        finally:
            if collecting:
                gc.enable()

    return built


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of lexicons/`name`.tsv as mappings from column name to text (empty where a cell is left out)."""
    lines = (files(__package__) / f"{name}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    header, width = rows[0], len(rows[0])
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    return tuple([dict(zip(header, row, strict=True)) for row in rows[1:]])
