"""Mistakes that users can make and mend: each ends in one clear localised line."""

from collections.abc import Mapping


class UserError(Exception):
    """Something the user asked for cannot be done; `key` names the message in the locales, `values` fills it."""

    def __init__(self, key: str, **values: str | int | float) -> None:
        super().__init__(key)
        self.key = key
        self.values: Mapping[str, str | int | float] = values
