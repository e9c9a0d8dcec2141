"""Why something cannot be read: the key of a message and its values, worded elsewhere."""

from collections.abc import Mapping

Value = str | int | float


class ReadError(Exception):
    """What was given is no article, or may not be read; `key` names the message, `values` fills it."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.key = key
        self.values: Mapping[str, Value] = values
