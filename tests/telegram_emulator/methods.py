"""The table of methods, and those about the bot itself and its updates."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from tests.telegram_emulator.core import Core
from tests.telegram_emulator.errors import bad_request
from tests.telegram_emulator.parameters import Parameters
from tests.telegram_emulator.updates import Webhook

Method = Callable[[Core, Parameters], Awaitable[Any]]
METHODS: dict[str, Method] = {}
"""By name in lower case: the API does not look at case."""

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
_COMMAND = re.compile(r"[a-z0-9_]{1,32}", re.ASCII)
_LANGUAGE = re.compile(r"(?:[a-z]{2})?", re.ASCII)
_SCOPES = {
    "default": (), "all_private_chats": (), "all_group_chats": (), "all_chat_administrators": (),
    "chat": ("chat_id",), "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id"),
}  # fmt: skip
MOST_COMMANDS = 100


def method(function: Method) -> Method:
    """Register a function under its name without underscores."""
    METHODS[function.__name__.replace("_", "")] = function
    return function


@method
async def get_me(core: Core, _: Parameters) -> dict[str, Any]:
    """The bot."""
    abilities = {"can_join_groups": True, "can_read_all_group_messages": not core.privacy}
    return core.world.bot.json() | abilities | {"supports_inline_queries": True, "has_main_web_app": False}


@method
async def get_updates(core: Core, given: Parameters) -> list[dict[str, Any]]:
    """Long polling: updates below `offset` are confirmed and forgotten."""
    core.updates.allow(given.json("allowed_updates", "can't parse allowed_updates JSON object"))
    limit = min(max(given.integer("limit", 100) or 100, 1), 100)
    timeout = min(max(given.integer("timeout", 0) or 0, 0), 50)
    return await core.updates.poll(given.integer("offset", 0) or 0, limit, timeout)


@method
async def set_webhook(core: Core, given: Parameters) -> bool:
    """Deliver updates to a URL. As a self-hosted server, this one takes http and any port."""
    if not (url := given.text("url")):
        return await delete_webhook(core, given)
    secret = given.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    core.updates.allow(given.json("allowed_updates", "can't parse allowed_updates JSON object"))
    if given.flag("drop_pending_updates"):
        core.updates.drop()
    await core.updates.set_webhook(Webhook(url, secret, given.integer("max_connections", 40) or 40))
    return True


@method
async def delete_webhook(core: Core, given: Parameters) -> bool:
    """Back to polling."""
    if given.flag("drop_pending_updates"):
        core.updates.drop()
    await core.updates.set_webhook(None)
    return True


@method
async def get_webhook_info(core: Core, _: Parameters) -> dict[str, Any]:
    """How delivery goes."""
    hook = core.updates.webhook
    shown: dict[str, Any] = {"url": hook.url if hook else "", "has_custom_certificate": False}
    shown["pending_update_count"] = len(core.updates.pending)
    if core.updates.allowed:
        shown["allowed_updates"] = list(core.updates.allowed)
    if hook:
        shown["max_connections"] = hook.max_connections
        if hook.last_error:
            shown |= {"last_error_message": hook.last_error, "last_error_date": hook.last_error_date}
    return shown


def _scope(core: Core, given: Parameters) -> tuple[str, str]:
    """Scope and language of a command list as a key."""
    scope = given.json("scope", "can't parse BotCommandScope JSON object") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if scope["type"] in ("chat", "chat_administrators", "chat_member"):
        core.world.reachable(scope.get("chat_id", ""))
    language = given.text("language_code") or ""
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return ":".join([scope["type"], *(str(scope.get(name)) for name in _SCOPES[scope["type"]])]), language


@method
async def set_my_commands(core: Core, given: Parameters) -> bool:
    """The command menu of a scope and language."""
    commands = given.json("commands", "can't parse commands JSON object")
    if not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    kept = []
    for command in commands:
        name, description = command.get("command", ""), command.get("description", "").strip()
        if not _COMMAND.fullmatch(name.removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        kept.append({"command": name.removeprefix("/"), "description": description})
    core.commands[_scope(core, given)] = kept
    return True


@method
async def get_my_commands(core: Core, given: Parameters) -> list[dict[str, str]]:
    """The menu of exactly this scope and language."""
    return core.commands.get(_scope(core, given), [])


@method
async def delete_my_commands(core: Core, given: Parameters) -> bool:
    """No menu for this scope and language."""
    core.commands.pop(_scope(core, given), None)
    return True


def _describe(name: str, longest: int) -> None:
    """The pair of methods that set and get one of the bot's own texts."""
    field = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()

    async def change(core: Core, given: Parameters) -> bool:
        language, text = given.text("language_code") or "", given.text(field) or ""
        if not _LANGUAGE.fullmatch(language):
            raise bad_request("invalid language code specified")
        if len(text) > longest:
            raise bad_request(f"BOT_{field.upper()}_TOO_LONG")
        core.descriptions[name, language] = text
        return True

    async def look(core: Core, given: Parameters) -> dict[str, str]:
        language = given.text("language_code") or ""
        return {field: core.descriptions.get((name, language)) or core.descriptions.get((name, ""), "")}

    METHODS[f"setmy{name.lower()}"], METHODS[f"getmy{name.lower()}"] = change, look


_describe("Description", 512)
_describe("ShortDescription", 120)
_describe("Name", 64)
