"""What the bot does with a command, a suggestion asked for, a pressed button, a message."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.platforms.discord_forms import Forms
from bot.platforms.discord_inbox import ATTEMPTS, Inbox, Left
from bot.platforms.discord_reading import (
    PLATFORM,
    attachments_of,
    attachments_of_form,
    caveat_of,
    chat_of_interaction,
    chat_of_message,
    permissions_of_author,
    person_of,
    quoted_by,
    text_for,
)
from bot.platforms.discord_responding import Response
from bot.platforms.discord_sending import Composer, Message, attempt, insist, nonce_of, pressed
from bot.platforms.discord_suggestions import suggestions
from bot.platforms.floods import Floods, Verdict
from bot.platforms.pace import Pace
from bot.platforms.protocol import Gone, Refused, SendError
from handlers.command import Audience
from handlers.errors import UserError
from handlers.presence import back
from handlers.registry import commands
from handlers.reply import Reply
from handlers.request import Chat, Origin
from handlers.router import Answer, Router
from locales import LANGUAGES
from storage.errors import StorageError

log = logging.getLogger(__name__)

TYPING_AFTER, TYPING_AGAIN = 0.5, 8.0
_SUGGESTING_TIME = 2.0


class Answering:
    """Answers for one bot, with one task for each thing that is asked."""

    def __init__(self, router: Router, composer: Composer) -> None:
        self._router = router
        self._services = router.services
        self._composer = composer
        self._forms = Forms(router.services)
        self._private = {
            name for command in commands() if command.audience is not Audience.EVERYONE for name in command.names()
        }
        self._inbox = Inbox(router.services.store)
        self._floods = Floods(time.monotonic)
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = False

    def interaction(self, interaction: discord.Interaction) -> None:
        """Begin to answer an interaction."""
        match interaction.type:
            case discord.InteractionType.application_command:
                self._begin(self._command(interaction))
            case discord.InteractionType.component:
                self._begin(self._component(interaction))
            case discord.InteractionType.autocomplete:
                self._begin(self._suggest(interaction))

    def message(self, message: discord.Message, me: int) -> None:
        """Begin to answer a message, if it is for the bot."""
        if message.author.bot or message.type not in (discord.MessageType.default, discord.MessageType.reply):
            return
        text = text_for(message, me)
        if text is not None and (text or message.attachments or message.guild is None):
            self._begin(self._message(message, text))

    async def take_up(self, client: discord.Client) -> None:
        """Begin to answer what was left unanswered when the program ended."""
        for left in await self._inbox.left():
            log.info("taking up message %d from before", left.message)
            self._begin(self._take_up(client, left))

    async def _take_up(self, client: discord.Client, left: Left) -> None:
        place = client.get_partial_messageable(left.channel, guild_id=left.guild)
        try:
            message = await insist(lambda: place.fetch_message(left.message))
        except (Gone, Refused):
            return await self._inbox.done(left.key)  # it was deleted, or the bot removed
        text = text_for(message, client.user.id if client.user is not None else 0)
        if left.attempts >= ATTEMPTS or text is None:
            log.error("gave up on message %d after %d attempts", left.message, left.attempts)
            refusal = self._router.refusal(UserError("error-interrupted"), self._services.language)
            await self._post(message, await self._composer.messages(refusal))
            return await self._inbox.done(left.key)
        return await self._message(message, text)

    async def finish(self, seconds: float) -> None:
        """Take nothing more, and wait for what is under way."""
        self._closing = True
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        if self._closing:
            work.close()
            return
        task = asyncio.create_task(self._safely(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @staticmethod
    async def _safely(work: Awaitable[None]) -> None:
        try:
            await work
        except SendError as error:
            log.error("an answer did not arrive: %s: %s", type(error).__name__, error)
        except Exception:
            log.exception("an answer failed")

    async def _command(self, interaction: discord.Interaction) -> None:
        """Answer a slash command as if its line had been typed."""
        data: Any = interaction.data
        chat = chat_of_interaction(interaction)
        response = Response(interaction, private=data["name"] in self._private)
        files = attachments_of_form(self._forms.files(data), interaction.client)
        origin = replace(self._origin(interaction, response.progress), attachments=files)
        await self._is_back(chat)  # before the answer: the bot may be removed as soon as it is read
        if await self._lets(response, interaction):
            asked = self._router.answer(self._forms.line(data), chat, origin)
            await response.show(*await response.during(self._composed(asked)))

    async def _component(self, interaction: discord.Interaction) -> None:
        """Answer a button, in place of its message or below it."""
        button = pressed(interaction.data)
        hidden = interaction.message is not None and interaction.message.flags.ephemeral
        response = Response(interaction, private=hidden, replaces=button.replaces, before=button.before)
        chat = chat_of_interaction(interaction)
        origin = self._origin(interaction, response.progress)
        if await self._lets(response, interaction):
            await response.show(*await response.during(self._composed(self._router.press(button.key, chat, origin))))

    async def _lets(self, response: Response, interaction: discord.Interaction) -> bool:
        """Whether flood control lets an interaction pass; Discord wants a word for each that it does not."""
        if self._floods.judge(f"{PLATFORM}:{interaction.user.id}") is Verdict.ANSWER:
            return True
        refusal = self._slow_down(str(interaction.locale.value))
        await response.show(refusal, await self._composer.messages(refusal))
        return False

    def _slow_down(self, hint: str | None) -> Reply:
        code = (hint or "").partition("-")[0]
        language = code if code in LANGUAGES else self._services.language
        return self._router.refusal(UserError("error-slow-down"), language)

    async def _suggest(self, interaction: discord.Interaction) -> None:
        """Suggest values. Nothing is lost where that comes too late: the next keystroke asks again."""
        data: Any = interaction.data
        chat = chat_of_interaction(interaction)
        origin = Origin(person_of(interaction.user, interaction.permissions))
        try:
            async with asyncio.timeout(_SUGGESTING_TIME):
                found = await suggestions(data, chat, origin, self._forms, self._services)
                choices = [discord.app_commands.Choice(name=one.label, value=one.value) for one in found]
                await interaction.response.autocomplete(choices)
        except (discord.HTTPException, TimeoutError) as error:
            log.info("suggestions came too late: %s", error)

    async def _message(self, message: discord.Message, text: str) -> None:
        chat = chat_of_message(message)
        shown = _Progress(message)
        origin = Origin(
            person_of(message.author, permissions_of_author(message)), caveat_of(message),
            attachments_of(message), quoted_by(message), shown.show,
        )  # fmt: skip
        match self._floods.judge(f"{PLATFORM}:{message.author.id}"):
            case Verdict.WARN:
                return await self._post(message, await self._composer.messages(self._slow_down(None)))
            case Verdict.IGNORE:
                return None
        await self._is_back(chat)
        async with _typing(message.channel):
            await self._inbox.begin(message)
            _, messages = await self._composed(self._router.answer(text, chat, origin))
        await self._post(message, messages)
        await self._inbox.done(str(message.id))
        await shown.remove()
        return None

    async def _is_back(self, chat: Chat) -> None:
        """Note that a chat can be written to; where the database fails, whoever asks is answered all the same."""
        try:
            await back(self._services, PLATFORM, chat.id)
        except StorageError as error:
            log.warning("that a chat is back could not be noted: %s", error.code)

    async def _composed(self, asked: Awaitable[Answer]) -> tuple[Reply, list[Message]]:
        """An answer with the messages that it makes."""
        reply = (await asked).reply
        return reply, await self._composer.messages(reply)

    async def _post(self, message: discord.Message, messages: Sequence[Message]) -> None:
        """Answer below a message, in a guild as a reply to it."""
        reference = message.to_reference(fail_if_not_exists=False) if message.guild is not None else None
        sent: list[int | None] = []
        for one in messages:
            extra: dict[str, Any] = {"reference": reference} if reference is not None and not sent else {}
            extra["nonce"] = nonce_of(f"answer {message.id}", len(sent))
            parts = one.after(sent).parts
            done = await insist(lambda parts=parts, extra=extra: message.channel.send(**parts(), **extra))  # type: ignore[misc]
            sent.append(done.id)

    @staticmethod
    def _origin(interaction: discord.Interaction, progress: Callable[[str], Awaitable[None]]) -> Origin:
        return Origin(person_of(interaction.user, interaction.permissions), progress=progress)


class _Progress:
    """One message that tells of work under way, and goes when the answer is there."""

    def __init__(self, asked: discord.Message) -> None:
        self._asked = asked
        self._shown: discord.Message | None = None
        self._pace = Pace(time.monotonic)

    async def show(self, line: str) -> None:
        if not self._pace.allows():
            return
        with contextlib.suppress(SendError):
            if self._shown is None:
                self._shown = await attempt(lambda: self._asked.channel.send(discord.utils.escape_markdown(line)))
            else:
                shown = self._shown
                await attempt(lambda: shown.edit(content=discord.utils.escape_markdown(line)))

    async def remove(self) -> None:
        if (shown := self._shown) is not None:
            with contextlib.suppress(SendError):
                await attempt(shown.delete)


@contextlib.asynccontextmanager
async def _typing(channel: discord.abc.Messageable) -> AsyncIterator[None]:
    """Show that an answer is under way, if it takes longer than a moment."""

    async def show() -> None:
        await asyncio.sleep(TYPING_AFTER)
        while True:
            with contextlib.suppress(SendError):
                await attempt(channel.typing)
            await asyncio.sleep(TYPING_AGAIN)

    task = asyncio.create_task(show())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
