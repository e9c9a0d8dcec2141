"""The Arabic knowledge as tables: tab-separated UTF-8, one header line, sorted, `#` lines are remarks.

A table is edited without touching Python; `tests/extraction/test_lexicons.py` holds its form.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Row = Mapping[str, str]


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of lexicons/`name`.tsv, the header first, without remarks."""
    text = (files(__package__) / f"{name}.tsv").read_text("utf-8")
    return tuple([line for line in text.splitlines() if line.strip() and not line.startswith("#")])


def row_of(name: str, line: str) -> Row:
    """A line of a table as a mapping from column name to text (empty where a cell is left out)."""
    header, row = lines(name)[0].split("\t"), line.split("\t")
    row.extend([""] * (len(header) - len(row)))
    return dict(zip(header, row, strict=True))


@cache
def table(name: str) -> tuple[Row, ...]:
    """All rows of a table."""
    rows = [line.split("\t") for line in lines(name)]
    header, width = rows[0], len(rows[0])
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    return tuple([dict(zip(header, row, strict=True)) for row in rows[1:]])
