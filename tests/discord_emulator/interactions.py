"""Interactions: what a user did, the bot's first response within three seconds, and what follows by webhook."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from tests.discord_emulator.commands import check_choices
from tests.discord_emulator.core import Core
from tests.discord_emulator.errors import (
    ACKNOWLEDGED,
    INVALID_WEBHOOK_TOKEN,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    ApiError,
    Form,
)
from tests.discord_emulator.forms import check_message, check_modal
from tests.discord_emulator.world import EPHEMERAL, LOADING, Channel, Message, User

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
MESSAGE, THINK, THINK_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
_ALLOWED = {
    COMMAND: (MESSAGE, THINK, MODAL),
    COMPONENT: (MESSAGE, THINK, THINK_UPDATE, UPDATE, MODAL),
    AUTOCOMPLETE: (CHOICES,),
    MODAL_SUBMIT: (MESSAGE, THINK, THINK_UPDATE, UPDATE),
}


@dataclass(slots=True, eq=False)
class Interaction:
    """One thing that a user did, and what became of it."""

    id: int
    token: str
    type: int
    user: User
    channel: Channel
    data: dict[str, Any]
    began: float
    message: Message | None = None  # the one with the component
    responded: int | None = None  # type of the first response
    thinking: bool = False  # a deferred answer that has not come
    ephemeral: bool = False
    original: Message | None = None
    choices: list[dict[str, Any]] = field(default_factory=list)
    modal: dict[str, Any] | None = None


class Interactions:
    """All interactions; `response_time` and `lifetime` are Discord's 3 seconds and 15 minutes."""

    def __init__(self, core: Core) -> None:
        self.core = core
        self.response_time = 3.0
        self.lifetime = 900.0
        self.all: dict[int, Interaction] = {}
        self._messages: dict[int, list[Message]] = {}  # further messages by interaction

    async def begin(
        self, kind: int, user: User, channel: Channel, data: dict[str, Any], message: Message | None = None
    ) -> Interaction:
        """Something that a user does: the bot is told over the gateway."""
        core = self.core
        interaction = Interaction(
            core.world.snowflake(), secrets.token_urlsafe(24), kind, user, channel, data, time.monotonic(), message
        )
        self.all[interaction.id] = interaction
        guild = channel.guild
        told: dict[str, Any] = {
            "id": str(interaction.id), "application_id": str(core.world.bot.id), "type": kind, "data": data,
            "token": interaction.token, "version": 1, "locale": user.locale, "channel_id": str(channel.id),
            "channel": channel.json(partial=True), "entitlements": [], "attachment_size_limit": 10 * 1024 * 1024,
        }  # fmt: skip
        if guild is not None:
            member = guild.member(user, channel)
            told["channel"]["permissions"] = member["permissions"]
            told |= {
                "guild_id": str(guild.id), "guild": {"id": str(guild.id), "locale": "en-US", "features": []},
                "guild_locale": "en-US", "member": member, "context": 0,
                "app_permissions": str(guild.permissions(core.world.bot, channel)),
                "authorizing_integration_owners": {"0": str(guild.id)},
            }  # fmt: skip
        else:
            told |= {"user": user.json(), "context": 1, "app_permissions": "0",
                     "authorizing_integration_owners": {"0": "0"}}  # fmt: skip
        if message is not None:
            told["message"] = message.json()
        await core.gateway.emit("INTERACTION_CREATE", told, guild=guild)
        return interaction

    async def respond(
        self, identifier: str, token: str, body: dict[str, Any], attachments: list[dict[str, Any]]
    ) -> dict[str, Any]:
        """The first response. Raises ApiError: unknown (too late), acknowledged already, of a wrong kind."""
        interaction = self.all.get(int(identifier)) if identifier.isdecimal() else None
        if interaction is None or interaction.token != token:
            raise ApiError(*UNKNOWN_INTERACTION)
        if interaction.responded is not None:
            raise ApiError(*ACKNOWLEDGED)
        if time.monotonic() - interaction.began > self.response_time:
            raise ApiError(*UNKNOWN_INTERACTION)
        kind, data = body.get("type"), body.get("data") or {}
        form = Form()
        form.choice(("type",), kind, _ALLOWED[interaction.type])
        if kind == UPDATE and interaction.message is None:
            form.wrong(("type",), "BASE_TYPE_CHOICES", "There is no message to update")
        form.finish()
        assert isinstance(kind, int)
        await self._carry_out(interaction, kind, data, attachments)
        interaction.responded = kind
        self.core.wake()
        resource: dict[str, Any] = {"type": kind}
        if interaction.original is not None and kind in (MESSAGE, THINK, UPDATE):
            resource["message"] = interaction.original.json()
        return {
            "interaction": {
                "id": str(interaction.id), "type": interaction.type,
                "response_message_id": str(interaction.original.id) if interaction.original else None,
                "response_message_loading": interaction.thinking, "response_message_ephemeral": interaction.ephemeral,
            },
            "resource": resource,
        }  # fmt: skip

    async def _carry_out(
        self, interaction: Interaction, kind: int, data: dict[str, Any], attachments: list[dict[str, Any]]
    ) -> None:
        core, channel = self.core, interaction.channel
        hidden = bool(int(data.get("flags") or 0) & EPHEMERAL)
        match kind:
            case 4:
                check_message(data, len(attachments))
                interaction.ephemeral = hidden
                interaction.original = await self._send(interaction, data, attachments, hidden=hidden)
            case 5:
                interaction.ephemeral, interaction.thinking = hidden, True
                message = core.compose(channel, {}, [], interaction.user if hidden else None)
                message.flags |= LOADING
                self._own(interaction, message)
                core.show("thinking", channel.id, message)
            case 6:
                interaction.original = interaction.message
            case 7:
                assert interaction.message is not None
                interaction.original = interaction.message
                await core.change(interaction.message, data, attachments or None)
            case 8:
                form = Form()
                choices = data.get("choices")
                if form.count(("data", "choices"), choices, 25):
                    check_choices(form, ("data", "choices"), data["choices"], interaction.data["focused_type"])
                form.finish()
                interaction.choices = data["choices"]
                core.show("choices", channel.id, body={"content": None, **data}, viewer=interaction.user)
            case 9:
                check_modal(data)
                interaction.modal = data
                core.show("modal", channel.id, body={"content": data["title"], "modal": data}, viewer=interaction.user)

    def webhook(self, token: str, *, responded: bool = True) -> Interaction:
        """The interaction of a webhook token. Raises ApiError where there is none, or no more."""
        for interaction in self.all.values():
            if interaction.token == token:
                if time.monotonic() - interaction.began > self.lifetime:
                    raise ApiError(*INVALID_WEBHOOK_TOKEN)
                if responded and interaction.responded is None:
                    break
                return interaction
        raise ApiError(*UNKNOWN_WEBHOOK)

    async def follow_up(
        self, interaction: Interaction, body: dict[str, Any], attachments: list[dict[str, Any]]
    ) -> Message:
        """A further message; the first after a deferral takes its place, seen by whom the deferral was."""
        check_message(body, len(attachments))
        if interaction.thinking and interaction.original is not None:
            await self.edit(interaction, "@original", body, attachments)
            return interaction.original
        hidden = bool(int(body.get("flags") or 0) & EPHEMERAL)
        return await self._send(interaction, body, attachments, hidden=hidden)

    def find(self, interaction: Interaction, which: str) -> Message:
        """A message of this interaction. Raises ApiError."""
        if which == "@original":
            if interaction.original is None:
                raise ApiError(*UNKNOWN_MESSAGE)
            return interaction.original
        for message in (interaction.original, *self._messages.get(interaction.id, ())):
            if message is not None and str(message.id) == which:
                return message
        raise ApiError(*UNKNOWN_MESSAGE)

    async def edit(
        self, interaction: Interaction, which: str, body: dict[str, Any], attachments: list[dict[str, Any]] | None
    ) -> Message:
        """Edit the original response or a further message."""
        message = self.find(interaction, which)
        if interaction.thinking and message is interaction.original:
            check_message(body, len(attachments or ()))
            fresh = self.core.compose(interaction.channel, body, attachments or [], message.viewer)
            message.body, message.pinged = fresh.body, fresh.pinged
            message.flags &= ~LOADING
            interaction.thinking = False
            self.core.show("sent", interaction.channel.id, message)
            if message.viewer is None:
                await self.core.gateway.emit_message(message, event="MESSAGE_UPDATE")
        else:
            await self.core.change(message, body, attachments)
        return message

    async def delete(self, interaction: Interaction, which: str) -> None:
        """Delete the original response or a further message."""
        message = self.find(interaction, which)
        await self.core.delete(message)
        if message is interaction.original:
            interaction.original, interaction.thinking = None, False
        elif message in self._messages.get(interaction.id, ()):
            self._messages[interaction.id].remove(message)

    async def _send(
        self, interaction: Interaction, body: dict[str, Any], attachments: list[dict[str, Any]], *, hidden: bool
    ) -> Message:
        message = self.core.compose(interaction.channel, body, attachments, interaction.user if hidden else None)
        self._own(interaction, message)
        self.core.show("sent", interaction.channel.id, message)
        if not hidden:
            await self.core.gateway.emit_message(message)
        return message

    def _own(self, interaction: Interaction, message: Message) -> None:
        message.interaction = {"application_id": str(self.core.world.bot.id)}
        if message.viewer is None:
            interaction.channel.messages[message.id] = message
        if interaction.original is None and interaction.responded is None:
            interaction.original = message
        else:
            self._messages.setdefault(interaction.id, []).append(message)
