"""What there is on the emulated Discord: users, guilds with roles and channels, messages, files."""

import itertools
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.discord_emulator.errors import (
    MISSING_ACCESS,
    UNKNOWN_CHANNEL,
    UNKNOWN_GUILD,
    UNKNOWN_MESSAGE,
    UNKNOWN_USER,
    ApiError,
)

TEXT, DM, THREAD = 0, 1, 11
EPHEMERAL, LOADING = 1 << 6, 1 << 7
EPOCH = 1_420_070_400_000

PERMISSIONS = {
    "kick_members": 1 << 1, "ban_members": 1 << 2, "administrator": 1 << 3, "manage_channels": 1 << 4,
    "manage_guild": 1 << 5, "view_channel": 1 << 10, "send_messages": 1 << 11, "manage_messages": 1 << 13,
    "embed_links": 1 << 14, "attach_files": 1 << 15, "read_message_history": 1 << 16, "mention_everyone": 1 << 17,
    "manage_roles": 1 << 28, "use_application_commands": 1 << 31, "send_messages_in_threads": 1 << 38,
}  # fmt: skip
ALL = sum(PERMISSIONS.values())
USUAL = (
    "view_channel", "send_messages", "embed_links", "attach_files", "read_message_history", "use_application_commands",
    "send_messages_in_threads",
)  # fmt: skip


def bits(names: Iterable[str]) -> int:
    """Permissions by name as Discord's number."""
    return sum(PERMISSIONS[name] for name in names)


@dataclass(slots=True, eq=False)
class User:
    """An account; `open_dms` says whether it takes messages from bots."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    open_dms: bool = True

    def json(self) -> dict[str, Any]:
        """As Discord shows it to others."""
        return {
            "id": str(self.id), "username": self.name.lower(), "global_name": self.name, "discriminator": "0",
            "avatar": None, "bot": self.bot, "public_flags": 0,
        }  # fmt: skip


@dataclass(slots=True, eq=False)
class Role:
    """A guild's role."""

    id: int
    name: str
    permissions: int

    def json(self) -> dict[str, Any]:
        """As guilds list it."""
        return {
            "id": str(self.id), "name": self.name, "permissions": str(self.permissions), "color": 0, "hoist": False,
            "position": 1, "managed": False, "mentionable": False, "flags": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        }  # fmt: skip


@dataclass(slots=True, eq=False)
class Message:
    """A message; `body` is what its author wrote: content, embeds, components, attachments."""

    id: int
    channel: "Channel"
    author: User
    body: dict[str, Any]
    nonce: str | int | None = None
    flags: int = 0
    edited: str | None = None
    viewer: User | None = None  # who alone sees an ephemeral message
    pinged: tuple[str, ...] = ()
    interaction: dict[str, Any] | None = None

    def json(self) -> dict[str, Any]:
        """As the API shows it."""
        shown: dict[str, Any] = {
            "id": str(self.id), "channel_id": str(self.channel.id), "author": self.author.json(),
            "content": self.body.get("content") or "", "timestamp": stamp(), "edited_timestamp": self.edited,
            "tts": False, "mention_everyone": "everyone" in self.pinged, "mention_roles": [], "pinned": False,
            "mentions": self.body.get("mentions") or [], "attachments": self.body.get("attachments") or [],
            "embeds": [embed | {"type": "rich"} for embed in self.body.get("embeds") or []],
            "components": self.body.get("components") or [], "type": 20 if self.interaction else 0,
            "flags": self.flags,
        }  # fmt: skip
        if not self.author.bot:
            written = ("message_snapshots", "message_reference", "referenced_message", "webhook_id")
            shown |= {key: self.body[key] for key in written if key in self.body}
            shown["type"] = 19 if "referenced_message" in self.body else shown["type"]
        if self.nonce is not None:
            shown["nonce"] = self.nonce
        if self.interaction:
            application = self.interaction["application_id"]
            shown |= {"application_id": application, "webhook_id": application}
        return shown


@dataclass(slots=True, eq=False)
class Channel:
    """A guild's text channel, a thread in one, or a conversation with one user."""

    id: int
    type: int
    name: str
    guild: "Guild | None" = None
    user: User | None = None
    parent: "Channel | None" = None
    messages: dict[int, Message] = field(default_factory=dict)
    denied: dict[int, int] = field(default_factory=dict)  # permissions taken from a role or member here

    def json(self, *, partial: bool = False) -> dict[str, Any]:
        """As the API shows it."""
        shown: dict[str, Any] = {"id": str(self.id), "type": self.type, "last_message_id": None}
        if self.type == DM:
            assert self.user is not None
            return shown | {"recipients": [self.user.json()], "flags": 0}
        assert self.guild is not None
        shown |= {
            "name": self.name, "guild_id": str(self.guild.id), "position": 0, "nsfw": False, "topic": None,
            "rate_limit_per_user": 0, "flags": 0, "parent_id": str(self.parent.id) if self.parent else None,
        }  # fmt: skip
        if self.type == THREAD:
            shown |= {
                "owner_id": str(self.guild.owner.id), "message_count": 0, "member_count": 1,
                "thread_metadata": {
                    "archived": False, "auto_archive_duration": 1440, "archive_timestamp": stamp(), "locked": False,
                },
            }  # fmt: skip
        if not partial:
            shown["permission_overwrites"] = [
                {"id": str(who), "type": 0 if who in self.guild.roles else 1, "allow": "0", "deny": str(denied)}
                for who, denied in self.denied.items()
            ]
        return shown


@dataclass(slots=True, eq=False)
class Guild:
    """A server of people; its everyone-role has its own id."""

    id: int
    name: str
    owner: User
    roles: dict[int, Role] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    members: dict[int, set[int]] = field(default_factory=dict)  # user: roles
    available: bool = True

    def permissions(self, user: User, channel: Channel | None = None) -> int:
        """What a member may do, in the guild or in one of its channels."""
        if user is self.owner:
            return ALL
        mine = {self.id, *self.members.get(user.id, ())}
        allowed = 0
        for role in mine:
            allowed |= self.roles[role].permissions
        if allowed & PERMISSIONS["administrator"]:
            return ALL
        place = channel.parent or channel if channel else None
        for who in (*mine, user.id) if place else ():
            allowed &= ~place.denied.get(who, 0) if place else ALL
        return allowed if allowed & PERMISSIONS["view_channel"] else 0

    def member(self, user: User, channel: Channel | None = None) -> dict[str, Any]:
        """A member as interactions and messages show it."""
        return {
            "user": user.json(), "nick": None, "avatar": None, "roles": [str(role) for role in self.members[user.id]],
            "joined_at": stamp(), "deaf": False, "mute": False, "flags": 0, "pending": False, "premium_since": None,
            "communication_disabled_until": None, "permissions": str(self.permissions(user, channel)),
        }  # fmt: skip

    def json(self, bot: User) -> dict[str, Any]:
        """As GUILD_CREATE shows one that the bot has just joined; else `unavailable` stands there too."""
        return {
            "id": str(self.id), "name": self.name, "icon": None, "owner_id": str(self.owner.id),
            "roles": [role.json() for role in self.roles.values()], "member_count": len(self.members), "large": False,
            "channels": [channel.json() for channel in self.channels.values() if channel.type == TEXT],
            "threads": [channel.json() for channel in self.channels.values() if channel.type == THREAD],
            "members": [self.member(bot)], "presences": [], "voice_states": [], "stage_instances": [],
            "guild_scheduled_events": [], "soundboard_sounds": [], "emojis": [], "stickers": [], "features": [],
            "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0,
            "nsfw_level": 0, "premium_tier": 0, "preferred_locale": "en-US", "afk_timeout": 300,
            "system_channel_flags": 0, "joined_at": stamp(), "afk_channel_id": None, "system_channel_id": None,
        }  # fmt: skip


@dataclass(slots=True, eq=False)
class File:
    """A file that was sent."""

    id: int
    name: str
    content: bytes
    content_type: str
    description: str | None = None

    def json(self, base: str) -> dict[str, Any]:
        """As messages list it."""
        url = f"{base}/attachments/{self.id}/{self.name}"
        return {
            "id": str(self.id), "filename": self.name, "size": len(self.content), "url": url, "proxy_url": url,
            "content_type": self.content_type, "description": self.description,
        }  # fmt: skip


class World:
    """All of it, with one bot in it."""

    def __init__(self, bot_id: int, bot_name: str) -> None:
        self._numbers = itertools.count(1)
        self.bot = User(bot_id, bot_name, bot=True)
        self.users: dict[int, User] = {bot_id: self.bot}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.files: dict[int, File] = {}

    def snowflake(self, shard: int | None = None, shards: int = 1) -> int:
        """A new identifier; for a guild, one that belongs to a shard."""
        number = next(self._numbers)
        milliseconds = int(time.time() * 1000) - EPOCH + number
        if shard is not None:
            milliseconds += (shard - milliseconds) % shards
        return milliseconds << 22 | number % 4096

    def add_user(self, name: str, locale: str) -> User:
        """A new account."""
        user = User(self.snowflake(), name, locale=locale)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, owner: User, *, shard: int = 0, shards: int = 1) -> Guild:
        """A guild with one text channel, of which the bot is not yet a member."""
        guild = Guild(self.snowflake(shard, shards), name, owner)
        guild.roles[guild.id] = Role(guild.id, "@everyone", bits(USUAL))
        guild.members[owner.id] = set()
        self.guilds[guild.id] = guild
        self.add_channel(guild, "general")
        return guild

    def add_channel(self, guild: Guild, name: str, parent: Channel | None = None) -> Channel:
        """A text channel, or a thread in `parent`."""
        channel = Channel(self.snowflake(), THREAD if parent else TEXT, name, guild, parent=parent)
        guild.channels[channel.id] = self.channels[channel.id] = channel
        return channel

    def dm(self, user: User) -> Channel:
        """The conversation of a user with the bot."""
        for channel in self.channels.values():
            if channel.user is user:
                return channel
        channel = Channel(self.snowflake(), DM, user.name, user=user)
        self.channels[channel.id] = channel
        return channel

    def add_file(self, name: str, content: bytes, content_type: str, description: str | None = None) -> File:
        """Keep a file."""
        file = File(self.snowflake(), name, content, content_type, description)
        self.files[file.id] = file
        return file

    def user(self, identifier: str | int) -> User:
        """A user by id. Raises ApiError."""
        if (user := self.users.get(_number(identifier))) is None:
            raise ApiError(*UNKNOWN_USER)
        return user

    def guild(self, identifier: str | int) -> Guild:
        """A guild that the bot is in. Raises ApiError."""
        guild = self.guilds.get(_number(identifier))
        if guild is None or self.bot.id not in guild.members:
            raise ApiError(*UNKNOWN_GUILD)
        return guild

    def channel(self, identifier: str | int) -> Channel:
        """A channel that the bot can see. Raises ApiError."""
        channel = self.channels.get(_number(identifier))
        if channel is None:
            raise ApiError(*UNKNOWN_CHANNEL)
        guild = channel.guild
        if guild and (
            self.bot.id not in guild.members or not guild.permissions(self.bot, channel) & PERMISSIONS["view_channel"]
        ):
            raise ApiError(*MISSING_ACCESS)
        return channel

    def message(self, channel: Channel, identifier: str | int) -> Message:
        """A message that still exists. Raises ApiError."""
        if (message := channel.messages.get(_number(identifier))) is None:
            raise ApiError(*UNKNOWN_MESSAGE)
        return message


def _number(identifier: str | int) -> int:
    """An identifier as a number; what is none is nobody's."""
    try:
        return int(identifier)
    except ValueError:
        return -1


def stamp() -> str:
    """Now, as the API writes times."""
    return datetime.now(UTC).isoformat()
