"""The parameters of a call, from the query, a form or JSON, read as the types that the method wants."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from multidict import MultiDict

from tests.telegram_emulator.errors import ApiError, bad_request

LARGEST_REQUEST = 50 << 20


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the call."""

    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True, slots=True)
class Parameters:
    """Values by name; a form gives strings, in which JSON stands for what is no string."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """A string; numbers and truth values of a JSON body count as their spelling."""
        value = self.values.get(name)
        if value is None or isinstance(value, str):
            return value
        return json.dumps(value)

    def integer(self, name: str, default: int | None = None) -> int | None:
        """A whole number. What is none counts as 0, as in the real server."""
        value = self.text(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        """A truth value."""
        return (self.text(name) or "").lower() in ("true", "yes", "1")

    def json(self, name: str, wrong: str) -> Any:
        """A structure. Raises ApiError with the reason `wrong` where it is no JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(wrong) from None

    def chat(self) -> str:
        """The chat that the call names."""
        if not (value := self.text("chat_id")):
            raise bad_request("chat_id is empty")
        return value


async def read(request: web.Request) -> Parameters:
    """The parameters of an HTTP request. Raises ApiError for a body that is too large or broken."""
    if (request.content_length or 0) > LARGEST_REQUEST:
        raise ApiError(413, "Request Entity Too Large")
    values: dict[str, Any] = dict(MultiDict(request.query))
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("can't parse JSON object")
        values |= body
    elif request.method == "POST" and request.can_read_body:
        try:
            form = await request.post()
        except web.HTTPRequestEntityTooLarge:
            raise ApiError(413, "Request Entity Too Large") from None
        except ValueError:
            raise bad_request("can't parse the request") from None
        for name, value in form.items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
            else:
                values[name] = value if isinstance(value, str) else bytes(value).decode("utf-8", "replace")
    return Parameters(values, uploads)
