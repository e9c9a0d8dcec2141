"""People who use the bot: they type commands, pick suggestions, press, write, send files."""

from typing import Any

from tests.discord_emulator.commands import ATTACHMENT, INTEGER, NUMBER, STRING
from tests.discord_emulator.core import Core, pressable
from tests.discord_emulator.interactions import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    MODAL_SUBMIT,
    Interaction,
    Interactions,
)
from tests.discord_emulator.world import DM, Channel, Guild, Message, Role, User, bits, stamp


class Person:
    """One user's hands. Where no channel is given, the conversation with the bot is meant."""

    def __init__(self, core: Core, interactions: Interactions, user: User) -> None:
        self._core = core
        self._interactions = interactions
        self.user = user

    @property
    def id(self) -> int:
        """The user's id."""
        return self.user.id

    @property
    def dm(self) -> Channel:
        """The conversation with the bot."""
        return self._core.world.dm(self.user)

    @property
    def mention(self) -> str:
        """How a message names the bot."""
        return f"<@{self._core.world.bot.id}>"

    async def uses(self, name: str, channel: Channel | None = None, /, **options: Any) -> Interaction:
        """Use a slash command. Raises LookupError or ValueError for what Discord's own client would not send."""
        command = self._command(name)
        data = self._data(command, options, complete=True)
        return await self._interactions.begin(COMMAND, self.user, self._seen(channel), data)

    async def types(
        self, name: str, option: str, text: str, channel: Channel | None = None, /, **options: Any
    ) -> Interaction:
        """Type into an option that suggests values; the interaction's `choices` are what is suggested then."""
        command = self._command(name)
        data = self._data(command, options, complete=False)
        definition = self._option(command, option)
        if not definition.get("autocomplete"):
            raise ValueError(f"/{name} {option} suggests nothing")
        data["options"].append({"name": option, "type": definition["type"], "value": text, "focused": True})
        data["focused_type"] = definition["type"]
        return await self._interactions.begin(AUTOCOMPLETE, self.user, self._seen(channel), data)

    async def presses(self, message: Message, label: str) -> Interaction:
        """Press the button, or choose the option, with this label or the first that holds it. Raises LookupError."""
        offered = pressable(message.body)
        fitting = [one for one in offered if one[0] == label] or [one for one in offered if label in one[0]]
        if not fitting:
            raise LookupError(f"nothing called {label!r} among {[one[0] for one in offered]}")
        _, identifier, value = fitting[0]
        return await self.presses_id(message, identifier, value)

    async def presses_id(self, message: Message, identifier: str, value: str | None = None) -> Interaction:
        """Press anything, as a forged client can."""
        if message.viewer is not None and message.viewer is not self.user:
            raise LookupError("an ephemeral message is seen by one user only")
        data: dict[str, Any] = {"custom_id": identifier, "component_type": 2, "id": 1}
        if value is not None:
            data |= {"component_type": 3, "values": [value]}
        return await self._interactions.begin(COMPONENT, self.user, message.channel, data, message)

    async def submits(self, shown: Interaction, **values: str) -> Interaction:
        """Fill in a modal and send it."""
        assert shown.modal is not None
        rows = []
        for row in shown.modal["components"]:
            fields = row.get("components") or [row["component"]]
            filled = [
                {"type": 4, "custom_id": one["custom_id"], "value": values.get(one["custom_id"], "")} for one in fields
            ]
            rows.append({"type": row["type"], ("components" if "components" in row else "component"): filled})
        data = {"custom_id": shown.modal["custom_id"], "components": rows}
        return await self._interactions.begin(MODAL_SUBMIT, self.user, shown.channel, data, shown.message)

    async def says(
        self, text: str, channel: Channel | None = None, files: dict[str, bytes] | None = None,
        reply_to: Message | None = None, forwarded: bool = False, webhook: bool = False,
    ) -> Message:  # fmt: skip
        """Write a message; `forwarded` somebody else's, or through a `webhook` in one's own name."""
        channel = self._seen(channel)
        attached = [
            self._core.world.add_file(name, content, "text/plain").json(self._core.base)
            for name, content in (files or {}).items()
        ]
        bot = self._core.world.bot
        body: dict[str, Any] = {"content": text, "attachments": attached}
        if self.mention in text or f"<@!{bot.id}>" in text or (reply_to is not None and reply_to.author is bot):
            body["mentions"] = [bot.json()]
        if forwarded:
            original = {"content": text, "attachments": attached, "timestamp": stamp(), "edited_timestamp": None}
            original |= {"type": 0, "flags": 0, "embeds": [], "mentions": [], "mention_roles": []}
            reference = {"type": 1, "channel_id": str(channel.id), "message_id": str(self._core.world.snowflake())}
            body |= {"content": "", "attachments": [], "message_snapshots": [{"message": original}]}
            body["message_reference"] = reference
        if reply_to is not None:
            body["message_reference"] = {"type": 0, "channel_id": str(channel.id), "message_id": str(reply_to.id)}
            unseen = (
                {} if channel.type == DM or reply_to.author is bot else {"content": "", "attachments": [], "embeds": []}
            )
            body["referenced_message"] = reply_to.json() | unseen
        if webhook:
            body["webhook_id"] = str(self._core.world.snowflake())
        message = Message(self._core.world.snowflake(), channel, self.user, body)
        channel.messages[message.id] = message
        await self._core.gateway.emit_message(message)
        return message

    def makes_guild(self, name: str = "Newsroom", *, shard: int = 0) -> Guild:
        """A guild of one's own."""
        return self._core.world.add_guild(name, self.user, shard=shard, shards=self._core.gateway.shards)

    async def installs(self, guild: Guild) -> Channel:
        """Add the bot to a guild. The guild's first channel."""
        guild.members[self._core.world.bot.id] = set()
        await self._core.gateway.joined(guild)
        return next(iter(guild.channels.values()))

    async def removes(self, guild: Guild) -> None:
        """Remove the bot from a guild."""
        del guild.members[self._core.world.bot.id]
        await self._core.gateway.left(guild)

    def joins(self, guild: Guild, *roles: Role) -> None:
        """Become a member, with roles."""
        guild.members[self.user.id] = {role.id for role in roles}

    def makes_role(self, guild: Guild, name: str, *permissions: str) -> Role:
        """A role in a guild."""
        role = Role(self._core.world.snowflake(), name, bits(permissions))
        guild.roles[role.id] = role
        return role

    async def makes_channel(self, guild: Guild, name: str, parent: Channel | None = None) -> Channel:
        """A channel in a guild, or a thread in a channel."""
        channel = self._core.world.add_channel(guild, name, parent)
        await self._core.gateway.channel_changed(channel, "CREATE")
        return channel

    async def deletes_channel(self, channel: Channel) -> None:
        """Delete a channel."""
        assert channel.guild is not None
        del channel.guild.channels[channel.id]
        del self._core.world.channels[channel.id]
        await self._core.gateway.channel_changed(channel, "DELETE")

    def denies(self, channel: Channel, *permissions: str) -> None:
        """Take permissions from the bot in a channel."""
        channel.denied[self._core.world.bot.id] = bits(permissions)

    def _seen(self, channel: Channel | None) -> Channel:
        if channel is None:
            return self.dm
        if channel.type == DM and channel.user is not self.user:
            raise ValueError("this is somebody else's conversation")
        if channel.guild is not None and self.user.id not in channel.guild.members:
            raise ValueError(f"{self.user.name} is not in {channel.guild.name}")
        return channel

    def _command(self, name: str) -> dict[str, Any]:
        for command in self._core.commands:
            if command["name"] == name:
                return command
        raise LookupError(f"no command /{name} is registered")

    @staticmethod
    def _option(command: dict[str, Any], name: str) -> dict[str, Any]:
        for option in command["options"]:
            if option["name"] == name:
                return dict(option)
        raise LookupError(f"/{command['name']} has no option {name}")

    def _data(self, command: dict[str, Any], options: dict[str, Any], *, complete: bool) -> dict[str, Any]:
        given, resolved = [], {}
        for name, value in options.items():
            option = self._option(command, name)
            _check_value(option, value)
            if option["type"] == ATTACHMENT:
                file = self._core.world.add_file(*value, "text/plain").json(self._core.base)
                resolved[file["id"]] = file
                value = file["id"]
            given.append({"name": name, "type": option["type"], "value": value})
        missing = {option["name"] for option in command["options"] if option.get("required")} - options.keys()
        if complete and missing:
            raise ValueError(f"/{command['name']} needs {missing}")
        data: dict[str, Any] = {"id": command["id"], "name": command["name"], "type": 1, "options": given}
        return data | ({"resolved": {"attachments": resolved}} if resolved else {})


def _check_value(option: dict[str, Any], value: Any) -> None:
    """Refuse what Discord's client would not let a user enter."""
    fits = {STRING: str, INTEGER: int, NUMBER: (int, float), ATTACHMENT: tuple}.get(option["type"], object)
    if not isinstance(value, fits):
        raise ValueError(f"{option['name']}={value!r} is of a wrong type")
    choices = [choice["value"] for choice in option.get("choices") or []]
    if choices and value not in choices:
        raise ValueError(f"{option['name']}={value!r} is none of {choices}")
    if isinstance(value, str) and not (option.get("min_length", 0) <= len(value) <= option.get("max_length", 6000)):
        raise ValueError(f"{option['name']}={value!r} is too long or too short")
    if isinstance(value, int) and not option.get("min_value", value) <= value <= option.get("max_value", value):
        raise ValueError(f"{option['name']}={value!r} is out of range")
