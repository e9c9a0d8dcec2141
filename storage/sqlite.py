"""sqlite-utils, without numpy and pandas, for whose types it would have columns."""

from storage.imports import without

with without("numpy", "pandas"):
    from sqlite_utils import Database, Migrations

__all__ = ["Database", "Migrations"]
