"""The refusals of the Bot API: an HTTP status, a description, sometimes parameters."""

from typing import Any


class ApiError(Exception):
    """A call that the API refuses; the answer carries all three."""

    def __init__(self, code: int, description: str, **parameters: int | float) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """The JSON of the answer."""
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str) -> ApiError:
    """The caller's mistake."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """What the bot may not do in a chat."""
    return ApiError(403, f"Forbidden: {reason}")


def too_many_requests(seconds: float) -> ApiError:
    """Flood control; `seconds` is when the next attempt makes sense."""
    return ApiError(429, f"Too Many Requests: retry after {seconds:g}", retry_after=seconds)


def conflict(reason: str) -> ApiError:
    """Two ways of receiving updates at once."""
    return ApiError(409, f"Conflict: {reason}")
