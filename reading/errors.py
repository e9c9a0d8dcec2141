"""Why something cannot be read: the key of a message and its values, worded elsewhere."""

from collections.abc import Mapping

Value = str | int | float


class ReadError(Exception):
    """What was given is no article, or may not be read; `key` names the message, `values` fills it."""

    def __init__(self, key: str, **values: Value) -> None:
        super().__init__(key)
        self.key = key
        self.values: Mapping[str, Value] = values

    @property
    def passing(self) -> bool:
        """Whether the same may be read at another time: the network or the server is in trouble."""
        return self.key in ("read-link-slow", "read-link-failed")


class StatusError(ReadError):
    """A server's refusal: its HTTP status, and its Retry-After as it was sent."""

    def __init__(self, status: int, retry_after: str | None) -> None:
        super().__init__("read-link-status", status=str(status))
        self.status = status
        self.retry_after = retry_after

    @property
    def passing(self) -> bool:
        """Whether the server may think better of it: it is overloaded, or in trouble itself."""
        return self.status in (408, 425, 429) or self.status >= 500
