"""Replies as text and back, so that one can be stored before it is sent.

Dataclasses carry their class's name under "_"; what else they hold is read back by the types of their fields.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from handlers import reply as replies
from handlers import request, specification
from handlers.reply import Reply

_CLASSES: Mapping[str, type] = {
    name: found
    for module in (replies, specification, request)
    for name, found in vars(module).items()
    if isinstance(found, type) and is_dataclass(found)
}


def encode(reply: Reply) -> str:
    """The reply as JSON; the same reply gives the same text."""
    return json.dumps(_plain(reply), ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> Reply:
    """The reply that was encoded. Raises ValueError, KeyError or TypeError for what was not."""
    found = _object(json.loads(text), Reply)
    if not isinstance(found, Reply):
        raise TypeError(f"a reply, not {type(found).__name__}")
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        members = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"_": type(value).__name__, **members}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _object(value: Any, kind: Any) -> Any:
    """A JSON value as what a field of type `kind` holds."""
    if value is None:
        return None
    if isinstance(value, dict):
        found = _CLASSES[value["_"]]
        hints = _hints(found)
        return found(**{name: _object(part, hints[name]) for name, part in value.items() if name != "_"})
    if isinstance(value, list):
        parts = get_args(kind) if get_origin(kind) is tuple else ()
        return tuple(
            _object(part, parts[0] if len(parts) == 2 and parts[1] is Ellipsis else parts[at])
            for at, part in enumerate(value)
        )
    if get_origin(kind) in (Union, UnionType):
        kind = next(option for option in get_args(kind) if option is not type(None))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is date:
        return date.fromisoformat(value)
    return value


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
