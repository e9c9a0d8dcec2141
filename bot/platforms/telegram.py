"""The Telegram platform: what it is told is stored before it is confirmed, and answered before it is forgotten."""

import asyncio
import contextlib
import json
import logging
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from httpx import create_ssl_context
from telegram import ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, NetworkError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.config import Config
from bot.platforms.floods import Verdict
from bot.platforms.lanes import Lanes
from bot.platforms.telegram_albums import Albums, Keys, merged
from bot.platforms.telegram_answering import Answering
from bot.platforms.telegram_limits import Limiter
from bot.platforms.telegram_menu import register
from bot.platforms.telegram_reading import PLATFORM, Bot, Incoming, Place, Reader
from bot.platforms.telegram_receiving import Stopped, connect, receive, unless
from bot.platforms.telegram_sending import Draw, Sender
from handlers import presence
from handlers.command import Audience
from handlers.registry import commands
from handlers.reply import Reply
from handlers.request import Chat
from handlers.router import Router
from storage import inbox
from storage.errors import StorageError
from storage.inbox import Letter

log = logging.getLogger(__name__)

FINISH = 5.0
"""Seconds that what is in flight gets at the end; what is not answered then is taken up at the next start."""
ATTEMPTS = 2
"""How often work on a message is begun, should the program end during it; after that the sender is told."""
KEPT = timedelta(days=3)
"""How long the keys of answered messages are kept; Telegram repeats nothing that is older than a day."""
_HOUSEKEEPING = 6 * 3600.0
_STORE_PAUSE = 1.0
_MOST_DELIVERIES = 1_000
_OWNERS_COMMANDS = frozenset(command.name for command in commands() if command.audience is Audience.OWNERS)
"""What may change who is shown which menu."""

# It writes the trace of every answer that is no JSON, such as a proxy's 502; the error itself reaches us.
logging.getLogger("telegram.request.BaseRequest").setLevel(logging.CRITICAL)
os.environ.setdefault("PTB_TIMEDELTA", "true")


class TelegramPlatform:
    """One bot on Telegram."""

    name = PLATFORM

    def __init__(self, token: str, config: Config, router: Router, draw: Draw | None = None) -> None:
        self._settings = config.telegram
        self._router = router
        self._store = router.services.store
        self._ready = asyncio.Event()
        trust = {"verify": create_ssl_context()}  # reading the authorities' certificates once is enough
        self._bot: Bot = ExtBot(
            token,
            base_url=self._settings.base_url,
            base_file_url=self._settings.base_file_url,
            request=HTTPXRequest(64, 20, 20, 10, 10, media_write_timeout=60, httpx_kwargs=trust),
            get_updates_request=HTTPXRequest(2, 20, 20, 10, 10, httpx_kwargs=trust),
            rate_limiter=Limiter(),
        )
        self._sender = Sender(self._bot, router, draw)
        self._lanes = Lanes()
        self._albums = Albums(self._work)
        self._menu_is_old = asyncio.Event()
        self._delivered: dict[str, list[int]] = {}
        self._delivering: set[asyncio.Task[Any]] = set()

    @property
    def ready(self) -> asyncio.Event:
        """Set while the platform can send."""
        return self._ready

    async def run(self, stop: asyncio.Event) -> None:
        """Answer until `stop`. Raises PlatformError for a wrong token and a second program on the same token."""
        helpers: list[asyncio.Task[None]] = []
        finish = FINISH
        try:
            await connect(self._bot, stop)
            self._reader = Reader(self._bot)
            self._answering = Answering(self._bot, self._router, self._sender, asyncio.get_running_loop().time)
            log.info("serving @%s", self._bot.username)
            self._ready.set()
            helpers = [asyncio.create_task(self._keep_house(stop))]
            await self._resume()
            await receive(self._bot, self._settings, stop, self._take)
        except Stopped:
            pass
        except asyncio.CancelledError:
            finish = 0
            raise
        finally:
            for helper in helpers:
                helper.cancel()
            await asyncio.gather(*helpers, return_exceptions=True)
            self._ready.clear()
            self._albums.stop()
            deliveries = [asyncio.wait(self._delivering, timeout=finish)] if self._delivering else []
            await asyncio.gather(self._lanes.finish(finish), *deliveries)
            await self._bot.shutdown()

    async def send(self, chat: Chat, reply: Reply, key: str) -> str:
        """Send a reply; where a part of it arrived and another did not, the same `key` sends only what is missing.

        Gives the number of its last message. Raises SendError.
        """
        done = self._delivered.setdefault(key, [])
        place = Place(int(chat.id), int(chat.thread) if chat.thread else None)
        if (task := asyncio.current_task()) is not None:
            self._delivering.add(task)
        try:
            await self._sender.deliver(place, reply, done)
        finally:
            self._delivering.discard(task)
        self._delivered.pop(key, None)
        while len(self._delivered) > _MOST_DELIVERIES:
            del self._delivered[next(iter(self._delivered))]
        return str(done[-1]) if done else ""

    async def _take(self, updates: Sequence[Update]) -> None:
        """Store what must not be lost, however long that takes, and begin to work on it."""
        for update in updates:
            while True:
                try:
                    await self._take_one(update)
                except StorageError as error:
                    log.error("an update waits to be stored: %s %s", error.code, dict(error.parameters))
                    await asyncio.sleep(_STORE_PAUSE)
                    continue
                except Exception:
                    log.exception("update %s could not be taken", update.update_id)
                break

    async def _take_one(self, update: Update) -> None:
        if update.my_chat_member is not None:
            await self._membership(update.my_chat_member)
        elif update.callback_query is not None:
            query = update.callback_query
            lane = f"button {query.message.chat.id} {query.message.message_id}" if query.message else query.id
            self._lanes.add(lane, partial(self._answering.press, query))
        elif update.inline_query is not None:
            self._lanes.add(
                f"inline {update.inline_query.from_user.id}", partial(self._answering.inline, update.inline_query)
            )
        elif (message := update.effective_message) is not None:
            if message.migrate_to_chat_id is not None:
                await presence.moved(
                    self._router.services, PLATFORM, str(message.chat.id), str(message.migrate_to_chat_id)
                )
            elif (incoming := self._read(update, message)) is not None:
                await self._take_message(update, incoming)

    async def _take_message(self, update: Update, incoming: Incoming) -> None:
        match await self._answering.judge(incoming):
            case Verdict.WARN:
                self._lanes.add(f"warning {incoming.place.chat}", partial(self._answering.slow_down, incoming))
            case Verdict.ANSWER if await self._keep(update):
                if incoming.album is None:
                    self._work((self._key(update),), incoming)
                else:
                    self._albums.add(incoming.album, self._key(update), incoming)

    def _read(self, update: Update, message: Message) -> Incoming | None:
        edited = update.edited_message is not None or update.edited_channel_post is not None
        return self._reader.read(message, edited=edited)

    def _key(self, update: Update) -> str:
        """What an update is kept under; each bot counts its own."""
        return f"{self._bot.id}:{update.update_id}"

    async def _keep(self, update: Update) -> bool:
        """Store an update; whether it is new."""
        key, payload, now = self._key(update), update.to_json(), _now()
        return await self._store.write(lambda db: inbox.receive(db, PLATFORM, key, payload, now))

    def _work(self, keys: Keys, incoming: Incoming) -> None:
        """Answer a stored message, or those of an album, in its turn within its chat and topic."""

        async def work() -> None:
            await self._store.write(lambda db: inbox.begin(db, PLATFORM, *keys))
            try:
                if await self._answering.message(incoming) in _OWNERS_COMMANDS:
                    self._menu_is_old.set()
            except Exception as error:
                if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
                    log.error("an answer to chat %s waits for the next start: %s", incoming.chat.id, error)
                    return
                await self._answering.apologise(incoming)
            await self._done(keys)

        self._lanes.add(f"chat {incoming.place.chat} {incoming.place.thread}", work)

    async def _resume(self) -> None:
        """Take up what was received and not answered when the program ended."""
        pending = await self._store.read(lambda db: inbox.pending(db, PLATFORM))
        letters = [letter for letter in pending if letter.key.startswith(f"{self._bot.id}:")]
        if letters:
            log.info("taking up %d messages from before", len(letters))
        together: dict[str, list[tuple[Letter, Incoming]]] = {}
        for letter in letters:
            update = Update.de_json(json.loads(letter.payload), self._bot)
            message = update.effective_message
            incoming = self._read(update, message) if message is not None else None
            if incoming is None:
                await self._done((letter.key,))
            else:
                together.setdefault(incoming.album or letter.key, []).append((letter, incoming))
        for found in together.values():
            keys = tuple(letter.key for letter, _ in found)
            work = self._give_up if any(letter.attempts >= ATTEMPTS for letter, _ in found) else self._work
            work(keys, merged([incoming for _, incoming in found]))

    def _give_up(self, keys: Keys, incoming: Incoming) -> None:
        """Tell the sender of a message that the program ended on it each time."""
        log.error("gave up on %s of chat %s after %d attempts", ", ".join(keys), incoming.chat.id, ATTEMPTS)

        async def work() -> None:
            await self._answering.interrupted(incoming)
            await self._done(keys)

        self._lanes.add(f"chat {incoming.place.chat} {incoming.place.thread}", work)

    async def _done(self, keys: Keys) -> None:
        """Stored messages were dealt with."""
        now = _now()
        await self._store.write(lambda db: inbox.done(db, PLATFORM, now, *keys))

    async def _membership(self, change: ChatMemberUpdated) -> None:
        """The bot was blocked, removed, let in again."""
        services, status = self._router.services, change.new_chat_member.status
        chat, title = str(change.chat.id), change.chat.effective_name
        if status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT):
            await presence.gone(services, PLATFORM, chat, f"the bot was removed or blocked ({status})", title)
        else:
            await presence.back(services, PLATFORM, chat, title)

    async def _keep_house(self, stop: asyncio.Event) -> None:
        """Register the menu, and drop old keys now and then."""
        try:
            while True:
                self._menu_is_old.clear()
                await register(self._bot, self._router.services)
                await self._store.write(lambda db: inbox.forget(db, _now() - KEPT))
                with contextlib.suppress(TimeoutError):
                    await unless(stop, asyncio.wait_for(self._menu_is_old.wait(), _HOUSEKEEPING))
        except Stopped:
            return
        except Exception:
            log.exception("housekeeping failed")


def _now() -> datetime:
    return datetime.now(UTC)
