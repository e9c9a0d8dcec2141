"""Finds the commands: every module of this package that has a COMMAND."""

import pkgutil
from functools import cache
from importlib import import_module

import handlers
from handlers.command import Command

_ORDER = (
    "start", "help", "brief", "actors", "actor", "network", "places", "timeline", "figures", "quotes",
    "articles", "article", "source", "search", "subscribe", "subscriptions", "preview", "pause", "resume",
    "unsubscribe", "upload", "drafts", "publish", "discard", "edit", "feed", "review", "add", "fix", "drop", "merge",
    "rename", "type", "alias", "undo", "history", "retract", "restore", "grant", "revoke", "roles",
    "language", "status",
)  # fmt: skip
"""The order in which help texts and menus list the commands; others follow by name."""


@cache
def commands() -> tuple[Command, ...]:
    """All commands in the order in which they are listed."""
    modules = (import_module(f"handlers.{info.name}") for info in pkgutil.iter_modules(handlers.__path__))
    found = [command for module in modules if (command := getattr(module, "COMMAND", None)) is not None]
    rank = {name: index for index, name in enumerate(_ORDER)}
    return tuple(sorted(found, key=lambda command: (rank.get(command.name, len(rank)), command.name)))
