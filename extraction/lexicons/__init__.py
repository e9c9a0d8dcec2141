"""The Arabic knowledge as tables: tab-separated UTF-8, one header line, sorted, `#` lines are remarks.

A table is edited without touching Python; `tests/extraction/test_lexicons.py` holds its form.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Row = Mapping[str, str]


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
