"""The state behind the routes, and the transcript of everything that users saw the bot do."""

import time
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tests.discord_emulator.buckets import Buckets, Limits
from tests.discord_emulator.errors import CANNOT_SEND_TO_USER, MISSING_PERMISSIONS, ApiError
from tests.discord_emulator.forms import check_message, pinged, shown_text
from tests.discord_emulator.gateway import Gateway
from tests.discord_emulator.world import DM, EPHEMERAL, PERMISSIONS, THREAD, Channel, Message, User, World, stamp
from tests.emulation.faults import Faults
from tests.emulation.news import News


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that the bot did, as it looked at that moment.

    `kind`: sent, edited, deleted, thinking (a deferred answer), choices (of an autocompletion), modal, typing.
    `viewer` is who alone sees it, for an ephemeral message; `pinged` who gets a notification.
    """

    number: int
    kind: str
    channel: int
    text: str = ""
    body: dict[str, Any] = field(default_factory=dict)
    message: Message | None = None
    viewer: User | None = None
    pinged: tuple[str, ...] = ()

    @property
    def ephemeral(self) -> bool:
        """Whether only one user sees it."""
        return self.viewer is not None

    @property
    def embeds(self) -> list[dict[str, Any]]:
        """The embeds."""
        return list(self.body.get("embeds") or [])

    @property
    def labels(self) -> tuple[str, ...]:
        """All buttons and select options in order."""
        return tuple(label for label, _, _ in pressable(self.body))

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the files."""
        return tuple(file["filename"] for file in self.body.get("attachments") or [])


def pressable(body: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    """What a user can press: label, custom id, and for an option of a select its value."""
    found: list[tuple[str, str, str | None]] = []
    for row in body.get("components") or []:
        for component in row["components"]:
            if component["type"] == 2 and "custom_id" in component and not component.get("disabled"):
                found.append((component.get("label") or "", component["custom_id"], None))
            for option in component.get("options") or []:
                found.append((option["label"], component["custom_id"], option["value"]))
    return found


class Core(News):
    """One bot's Discord."""

    def __init__(self, token: str, bot_id: int, limits: Limits) -> None:
        super().__init__()
        self.token = token
        self.world = World(bot_id, "Mujaz")
        self.faults = Faults()
        self.buckets = Buckets(limits)
        self.gateway = Gateway(self.world, token, self.wake)
        self.base = ""
        self.commands: list[dict[str, Any]] = []
        self.overwrites = 0  # how often the commands were registered
        self.transcript: list[Shown] = []
        self.calls: list[str] = []
        self.typing: list[int] = []
        self.nonces: dict[tuple[int, str], tuple[float, Message]] = {}
        self.nonce_lifetime = 300.0

    def show(
        self, kind: str, channel: int, message: Message | None = None, body: dict[str, Any] | None = None,
        viewer: User | None = None,
    ) -> Shown:  # fmt: skip
        """Write down what the bot did."""
        body = deepcopy(message.body if message else body or {})
        shown = Shown(
            len(self.transcript), kind, channel, shown_text(body), body, message,
            message.viewer if message else viewer, message.pinged if message else (),
        )  # fmt: skip
        self.transcript.append(shown)
        self.wake()
        return shown

    def writable(self, channel: Channel, body: dict[str, Any], files: int) -> None:
        """Check that the bot may send this here. Raises ApiError."""
        if channel.type == DM:
            assert channel.user is not None
            if not channel.user.open_dms:
                raise ApiError(*CANNOT_SEND_TO_USER)
            return
        assert channel.guild is not None
        mine = channel.guild.permissions(self.world.bot, channel)
        needed = ["send_messages_in_threads" if channel.type == THREAD else "send_messages"]
        needed += ["embed_links"] if body.get("embeds") else []
        needed += ["attach_files"] if files else []
        if any(not mine & PERMISSIONS[name] for name in needed):
            raise ApiError(*MISSING_PERMISSIONS)

    async def post(self, channel: Channel, body: dict[str, Any], attachments: list[dict[str, Any]]) -> Message:
        """Send a message of the bot to a channel; with an enforced nonce, at most once. Raises ApiError."""
        check_message(body, len(attachments))
        self.writable(channel, body, len(attachments))
        nonce = body.get("nonce")
        if nonce is not None and body.get("enforce_nonce"):
            sent_at, first = self.nonces.get((channel.id, str(nonce)), (0.0, None))
            if first is not None and time.monotonic() - sent_at < self.nonce_lifetime:
                return first
        message = self.compose(channel, body, attachments)
        message.nonce = nonce
        channel.messages[message.id] = message
        if nonce is not None:
            self.nonces[channel.id, str(nonce)] = (time.monotonic(), message)
        self.show("sent", channel.id, message)
        await self.gateway.emit_message(message)
        return message

    def compose(
        self, channel: Channel, body: dict[str, Any], attachments: list[dict[str, Any]], viewer: User | None = None
    ) -> Message:
        """A message of the bot that stands nowhere yet."""
        kept = {key: body.get(key) for key in ("content", "embeds", "components") if body.get(key)}
        kept = self._resolved(_identified(kept), attachments)
        flags = EPHEMERAL if viewer else 0
        message = Message(self.world.snowflake(), channel, self.world.bot, kept, flags=flags, viewer=viewer)
        message.pinged = () if viewer else pinged(body, channel.guild, self.world.bot)
        return message

    async def change(self, message: Message, body: dict[str, Any], attachments: list[dict[str, Any]] | None) -> None:
        """Edit a message of the bot; what the body does not name stays."""
        merged = {**message.body, **{key: body[key] for key in ("content", "embeds", "components") if key in body}}
        files = attachments if attachments is not None else message.body.get("attachments") or []
        check_message(body, creating=False)
        check_message({key: merged.get(key) for key in ("content", "embeds", "components")}, len(files))
        message.body = self._resolved(_identified(merged), files)
        message.edited = stamp()
        message.pinged = ()
        self.show("edited", message.channel.id, message)
        if message.viewer is None:
            await self.gateway.emit_message(message, event="MESSAGE_UPDATE")

    async def delete(self, message: Message) -> None:
        """Delete a message."""
        message.channel.messages.pop(message.id, None)
        self.show("deleted", message.channel.id, message)
        guild = message.channel.guild
        data = {"id": str(message.id), "channel_id": str(message.channel.id)}
        if message.viewer is None:
            await self.gateway.emit(
                "MESSAGE_DELETE", data | ({"guild_id": str(guild.id)} if guild else {}), guild=guild
            )

    @staticmethod
    def _resolved(body: dict[str, Any], attachments: list[dict[str, Any]]) -> dict[str, Any]:
        """The body with its files, those that an embed shows by name given their address there."""
        body = deepcopy(body) | ({"attachments": attachments} if attachments else {})
        if not attachments:
            body.pop("attachments", None)
        for embed in body.get("embeds") or []:
            for key in ("image", "thumbnail"):
                url = (embed.get(key) or {}).get("url", "")
                for file in attachments:
                    if url == f"attachment://{file['filename']}":
                        embed[key]["url"] = file["url"]
        return body


def _identified(body: dict[str, Any]) -> dict[str, Any]:
    """The body with every component numbered, as Discord gives it back."""
    body = deepcopy(body)
    number = 0
    for row in body.get("components") or []:
        number += 1
        row["id"] = number
        for component in row["components"]:
            number += 1
            component["id"] = number
    return body
