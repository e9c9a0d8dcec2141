"""One interaction's answer: within three seconds, or announced within three seconds and given later.

Discord takes the first response for 3 seconds and further ones for 15 minutes. Whoever comes too late writes into the
channel instead, unless the answer is for the asker alone.
"""

import asyncio
import logging
from collections.abc import Awaitable, Sequence
from typing import TypeVar

import discord

from bot.platforms.discord_sending import (
    ACKNOWLEDGED,
    INVALID_TOKEN,
    UNKNOWN_INTERACTION,
    UNKNOWN_WEBHOOK,
    Message,
    attempt,
    code_of,
    insist,
    nonce_of,
)
from bot.platforms.pace import Pace
from bot.platforms.protocol import SendError
from handlers.reply import Reply

T = TypeVar("T")

log = logging.getLogger(__name__)

THINK_AFTER = 1.8
"""Seconds after which an answer is announced: what is left of the three is for the way to Discord."""

_TOO_LATE = frozenset({UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK, INVALID_TOKEN})


class Response:
    """The answer to one interaction.

    `private` is a guess, for an answer that must be announced before it is known, at whether only the asker sees it;
    for a button, whether only the presser sees its message. `replaces`: the answer takes the place of the message with
    the button, and of those `before` it.
    """

    def __init__(
        self, interaction: discord.Interaction, *, private: bool, replaces: bool = False, before: Sequence[int] = ()
    ) -> None:
        self._interaction = interaction
        self._private = private
        self._replaces = replaces
        self._before = before
        self._deferred = False
        self._pace = Pace(asyncio.get_running_loop().time)
        self._line: str | None = None

    async def during(self, work: Awaitable[T]) -> T:
        """What the work gives; where it takes long, its answer is announced."""
        task = asyncio.ensure_future(work)
        try:
            done, _ = await asyncio.wait({task}, timeout=THINK_AFTER)
            if not done:
                await self._defer()
            return await task
        except asyncio.CancelledError:
            task.cancel()
            raise

    async def _defer(self) -> None:
        response = self._interaction.response
        try:
            if self._replaces:
                await attempt(response.defer)
            else:
                await attempt(lambda: response.defer(ephemeral=self._private, thinking=True))
            self._deferred = True
        except SendError as error:
            self._deferred = code_of(error) == ACKNOWLEDGED
            log.warning("an answer could not be announced: %s", error)
        if self._line is not None:
            await self.progress(self._line)

    async def progress(self, line: str) -> None:
        """Show a line about work under way once the answer is announced; the last one before that is shown then."""
        self._line = line
        if not self._deferred or self._replaces or not self._pace.allows():
            return
        text = discord.utils.escape_markdown(line)
        try:
            await attempt(lambda: self._interaction.edit_original_response(content=text))
        except SendError as error:
            log.info("progress was not shown: %s", error)

    async def show(self, reply: Reply, messages: Sequence[Message]) -> None:
        """Give the answer, in as many messages as it has. Raises SendError where it does not arrive."""
        alone = reply.private or reply.failed
        in_place = self._replaces and not reply.failed and (self._private or not reply.private)
        sent: list[int | None] = []
        for message in messages:
            whole = message.after(sent)
            try:
                if sent:
                    sent.append(await self._follow(whole, alone=alone))
                else:
                    sent.append(await self._first(whole, in_place=in_place, alone=alone))
            except SendError as error:
                if code_of(error) not in _TOO_LATE or alone:
                    raise
                sent.append(await self._post(whole, len(sent)))
        if in_place:
            await self._remove(self._before)

    async def _first(self, message: Message, *, in_place: bool, alone: bool) -> int | None:
        interaction = self._interaction
        if self._deferred:
            announced_right = self._replaces or self._private == alone
            if in_place or (announced_right and not self._replaces):
                return (await insist(lambda: interaction.edit_original_response(**message.edit()))).id
            if not self._replaces:  # it was announced to others than it is for
                await insist(interaction.delete_original_response)
            return await self._follow(message, alone=alone)
        try:
            if in_place:
                await insist(lambda: interaction.response.edit_message(**message.edit()))
                return interaction.message.id if interaction.message is not None else None
            given = await insist(lambda: interaction.response.send_message(**message.parts(), ephemeral=alone))
        except SendError as error:
            if code_of(error) != ACKNOWLEDGED:
                raise
            return None  # an earlier attempt arrived although its answer was lost
        return given.message_id

    async def _follow(self, message: Message, *, alone: bool) -> int:
        sent = await insist(lambda: self._interaction.followup.send(**message.parts(), ephemeral=alone, wait=True))
        return sent.id

    async def _remove(self, messages: Sequence[int]) -> None:
        """Delete messages that the answer replaces; one that cannot be deleted stays."""
        channel = self._interaction.channel
        if isinstance(channel, discord.abc.Messageable):
            place = self._interaction.client.get_partial_messageable(channel.id)
            for message in messages:
                try:
                    await attempt(place.get_partial_message(message).delete)
                except SendError as error:
                    log.info("a replaced message stays: %s", error)

    async def _post(self, message: Message, number: int) -> int:
        """Write into the channel: the interaction is closed."""
        channel = self._interaction.channel
        if not isinstance(channel, discord.abc.Messageable):
            raise SendError("the interaction is closed, and there is no channel to write to")
        nonce = nonce_of(f"late {self._interaction.id}", number)
        return (await insist(lambda: channel.send(**message.parts(), nonce=nonce))).id
