"""Who asks what where, from Discord's events."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import aiohttp
import discord

from handlers.errors import UserError
from handlers.request import Attachment, Caveat, Chat, ChatKind, Person

PLATFORM = "discord"

LATE_EDIT = timedelta(minutes=1)
"""An edit later than that no longer counts as the sender's command, where a message is fetched after it was changed."""
_DOWNLOAD_TIME = 60.0


def chat_of(
    channel_id: int, guild: int | None, user: int, *, hint: str | None = None, title: str | None = None
) -> Chat:
    """A conversation; that of one user with the bot is known by the user, so that the bot can open it again."""
    if guild is None:
        return Chat(PLATFORM, str(user), hint, ChatKind.PRIVATE, None, title)
    return Chat(PLATFORM, str(channel_id), hint, ChatKind.GROUP, None, title)


def chat_of_interaction(interaction: discord.Interaction) -> Chat:
    """Where a command was used or a button pressed."""
    channel = interaction.channel
    title = getattr(channel, "name", None)
    hint = str(interaction.locale.value)
    return chat_of(interaction.channel_id or 0, interaction.guild_id, interaction.user.id, hint=hint, title=title)


def chat_of_message(message: discord.Message) -> Chat:
    """Where a message was written."""
    title = getattr(message.channel, "name", None)
    return chat_of(message.channel.id, message.guild.id if message.guild else None, message.author.id, title=title)


def person_of(user: discord.User | discord.Member, permissions: discord.Permissions | None) -> Person:
    """Someone with what they may do where they are; those who manage the channel administer the chat."""
    manages = permissions is not None and (permissions.manage_channels or permissions.administrator)
    roles = frozenset(str(role.id) for role in user.roles) if isinstance(user, discord.Member) else frozenset()
    return Person(PLATFORM, str(user.id), user.display_name, moderates=bool(manages), roles=roles)


def permissions_of_author(message: discord.Message) -> discord.Permissions | None:
    """What the author of a guild's message may do in its channel, as far as it is known without asking."""
    author, channel = message.author, message.channel
    if not isinstance(author, discord.Member) or not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return None
    return channel.permissions_for(author)


def text_for(message: discord.Message, me: int) -> str | None:
    """What a message says to the bot, files without a command that they are uploaded; None where it is not meant.

    In guilds that is a message that names the bot or answers it: of others, Discord hides the text from bots without
    privileges.
    """
    text = message.content
    if message.guild is not None:
        if not any(user.id == me for user in message.mentions):
            return None
        text = re.sub(rf"<@!?{me}>", " ", text)
    for snapshot in message.message_snapshots:
        text = f"{text}\n{snapshot.content}"
    text = text.strip()
    return f"/upload {text}".strip() if message.attachments and not text.startswith("/") else text


def caveat_of(message: discord.Message) -> Caveat | None:
    """Why a message is not its sender's own will."""
    if message.message_snapshots:
        return Caveat.FORWARDED
    if message.edited_at is not None and message.edited_at - message.created_at > LATE_EDIT:
        return Caveat.EDITED
    return Caveat.ANONYMOUS if message.webhook_id is not None else None


def quoted_by(message: discord.Message) -> str | None:
    """The text of the message that this one answers."""
    resolved = _answered(message)
    if resolved is None:
        return None
    parts = [resolved.content, *(text for embed in resolved.embeds for text in (embed.title, embed.description))]
    return "\n".join(part for part in parts if part) or None


def attachments_of(message: discord.Message) -> tuple[Attachment, ...]:
    """Files that came with a message, and with the one that it answers."""
    holders = [holder for holder in (message, _answered(message)) if holder is not None]
    return tuple(
        Attachment(file.filename, file.size, partial(_fetch, file.read))
        for holder in holders
        for file in holder.attachments
    )


def _answered(message: discord.Message) -> discord.Message | None:
    """The message that this one answers, if Discord tells it; a forwarded one is none."""
    reference = message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    return reference.resolved if isinstance(reference.resolved, discord.Message) else None


def attachments_of_form(files: Sequence[Mapping[str, Any]], client: discord.Client) -> tuple[Attachment, ...]:
    """Files that were put into a command's form."""
    return tuple(
        Attachment(file["filename"], file["size"], partial(_fetch, partial(client.http.get_from_cdn, file["url"])))
        for file in files
    )


async def _fetch(read: Callable[[], Awaitable[bytes]]) -> bytes:
    try:
        async with asyncio.timeout(_DOWNLOAD_TIME):
            return await read()
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise UserError("error-attachment-lost") from error
