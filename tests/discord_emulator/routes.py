"""The REST routes: each takes a Call and gives the JSON of its answer, or None for an empty one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.discord_emulator.commands import check_commands
from tests.discord_emulator.core import Core
from tests.discord_emulator.errors import (
    CANNOT_SEND_TO_USER,
    MISSING_PERMISSIONS,
    NOT_THE_AUTHOR,
    UNKNOWN_COMMAND,
    ApiError,
)
from tests.discord_emulator.interactions import Interactions
from tests.discord_emulator.world import DM, PERMISSIONS, Message

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """A request that passed: what stands in its path, its query, its JSON, its files."""

    core: Core
    interactions: Interactions
    path: dict[str, str]
    query: dict[str, str]
    body: Any
    files: list[Json]

    @property
    def attachments(self) -> list[Json] | None:
        """The files of an edit: those kept and the new ones; None where the edit does not name any."""
        if self.files or (isinstance(self.body, dict) and "attachments" in self.body):
            return self.files
        return None


Handler = Callable[[Call], Awaitable[Any]]
ROUTES: dict[str, Handler] = {}


def route(line: str) -> Callable[[Handler], Handler]:
    """Register a handler for "METHOD /path"."""

    def registered(handler: Handler) -> Handler:
        ROUTES[line] = handler
        return handler

    return registered


@route("GET /gateway")
async def _gateway(call: Call) -> Json:
    return {"url": call.core.gateway.url}


@route("GET /gateway/bot")
async def _gateway_bot(call: Call) -> Json:
    limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1}
    return {"url": call.core.gateway.url, "shards": call.core.gateway.shards, "session_start_limit": limit}


@route("GET /users/@me")
async def _me(call: Call) -> Json:
    return call.core.world.bot.json() | {"verified": True, "mfa_enabled": False, "email": None, "locale": "en-US"}


@route("GET /users/{user}")
async def _user(call: Call) -> Json:
    return call.core.world.user(call.path["user"]).json()


@route("POST /users/@me/channels")
async def _open_dm(call: Call) -> Json:
    user = call.core.world.user(str(call.body.get("recipient_id")))
    if user.bot:
        raise ApiError(*CANNOT_SEND_TO_USER)
    return call.core.world.dm(user).json()


@route("GET /applications/@me")
@route("GET /oauth2/applications/@me")
async def _application(call: Call) -> Json:
    bot = call.core.world.bot
    return {
        "id": str(bot.id), "name": bot.name, "icon": None, "description": "", "bot_public": True, "summary": "",
        "bot_require_code_grant": False, "verify_key": "0" * 64, "flags": 0, "team": None, "rpc_origins": [],
        "owner": {"id": "1", "username": "owner", "discriminator": "0", "avatar": None, "global_name": "Owner"},
    }  # fmt: skip


@route("GET /applications/{application}/commands")
async def _commands(call: Call) -> list[Json]:
    return call.core.commands


@route("PUT /applications/{application}/commands")
async def _overwrite_commands(call: Call) -> list[Json]:
    check_commands(call.body)
    world = call.core.world
    before = {command["name"]: command["id"] for command in call.core.commands}
    call.core.commands = [
        {"type": 1, "options": [], "version": "1", "default_member_permissions": None, "nsfw": False,
         "dm_permission": True, **command, "id": before.get(command["name"], str(world.snowflake())),
         "application_id": str(world.bot.id)}
        for command in call.body
    ]  # fmt: skip
    call.core.overwrites += 1
    return call.core.commands


@route("DELETE /applications/{application}/commands/{command}")
async def _delete_command(call: Call) -> None:
    for command in call.core.commands:
        if command["id"] == call.path["command"]:
            call.core.commands.remove(command)
            return
    raise ApiError(*UNKNOWN_COMMAND)


@route("GET /guilds/{guild}")
async def _guild(call: Call) -> Json:
    return call.core.world.guild(call.path["guild"]).json(call.core.world.bot)


@route("DELETE /users/@me/guilds/{guild}")
async def _leave(call: Call) -> None:
    guild = call.core.world.guild(call.path["guild"])
    del guild.members[call.core.world.bot.id]
    await call.core.gateway.left(guild)


@route("GET /channels/{channel}")
async def _channel(call: Call) -> Json:
    return call.core.world.channel(call.path["channel"]).json()


@route("POST /channels/{channel}/typing")
async def _typing(call: Call) -> None:
    channel = call.core.world.channel(call.path["channel"])
    call.core.writable(channel, {}, 0)
    call.core.typing.append(channel.id)
    call.core.show("typing", channel.id)


@route("POST /channels/{channel}/messages")
async def _send(call: Call) -> Json:
    channel = call.core.world.channel(call.path["channel"])
    return (await call.core.post(channel, call.body, call.files)).json()


@route("GET /channels/{channel}/messages")
async def _history(call: Call) -> list[Json]:
    channel = call.core.world.channel(call.path["channel"])
    limit = min(100, int(call.query.get("limit", "50")))
    return [message.json() for message in list(channel.messages.values())[::-1][:limit]]


def _message(call: Call) -> Message:
    return call.core.world.message(call.core.world.channel(call.path["channel"]), call.path["message"])


@route("GET /channels/{channel}/messages/{message}")
async def _one_message(call: Call) -> Json:
    return _message(call).json()


@route("PATCH /channels/{channel}/messages/{message}")
async def _edit(call: Call) -> Json:
    message = _message(call)
    if message.author is not call.core.world.bot:
        raise ApiError(*NOT_THE_AUTHOR)
    await call.core.change(message, call.body, call.attachments)
    return message.json()


@route("DELETE /channels/{channel}/messages/{message}")
async def _delete(call: Call) -> None:
    message = _message(call)
    channel, bot = message.channel, call.core.world.bot
    if message.author is not bot:
        mine = channel.guild.permissions(bot, channel) if channel.guild else 0
        if channel.type == DM or not mine & PERMISSIONS["manage_messages"]:
            raise ApiError(*MISSING_PERMISSIONS)
    await call.core.delete(message)


@route("POST /interactions/{interaction}/{token}/callback")
async def _respond(call: Call) -> Json | None:
    given = await call.interactions.respond(call.path["interaction"], call.path["token"], call.body, call.files)
    return given if call.query.get("with_response") in ("1", "true") else None


@route("POST /webhooks/{application}/{token}")
async def _follow_up(call: Call) -> Json:
    interaction = call.interactions.webhook(call.path["token"])
    return (await call.interactions.follow_up(interaction, call.body, call.files)).json()


@route("GET /webhooks/{application}/{token}/messages/{message}")
async def _get_answer(call: Call) -> Json:
    interaction = call.interactions.webhook(call.path["token"])
    return call.interactions.find(interaction, call.path["message"]).json()


@route("PATCH /webhooks/{application}/{token}/messages/{message}")
async def _edit_answer(call: Call) -> Json:
    interaction = call.interactions.webhook(call.path["token"])
    edited = await call.interactions.edit(interaction, call.path["message"], call.body, call.attachments)
    return edited.json()


@route("DELETE /webhooks/{application}/{token}/messages/{message}")
async def _delete_answer(call: Call) -> None:
    interaction = call.interactions.webhook(call.path["token"])
    await call.interactions.delete(interaction, call.path["message"])
