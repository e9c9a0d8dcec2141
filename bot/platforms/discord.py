"""The Discord platform: a connection that is made again whenever it ends, answers, and messages on our own account."""

import asyncio
import json
import logging
from contextlib import suppress

import discord
from discord.http import Route

from bot.config import Config
from bot.platforms.discord_answering import Answering
from bot.platforms.discord_client import Client, set_addresses
from bot.platforms.discord_options import definitions, digest
from bot.platforms.discord_reading import PLATFORM
from bot.platforms.discord_sending import Composer, Draw, attempt, insist, nonce_of
from bot.platforms.protocol import PlatformError, SendError, Unreachable
from handlers.registry import commands
from handlers.reply import Reply
from handlers.request import Chat, ChatKind
from handlers.router import Router
from storage import marks

log = logging.getLogger(__name__)

FINISH = 6.0
"""Seconds that what is in flight gets at the end."""
LOGIN_TIME = 60.0
CLOSE_TIME = 1.5
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 60.0
_STEADY = 60.0
"""Seconds of connection after which the next failure counts as the first."""

_WRONG_TOKEN, _WRONG_INTENTS = 4004, frozenset({4013, 4014})


class DiscordPlatform:
    """One bot on Discord."""

    name = PLATFORM

    def __init__(self, token: str, config: Config, router: Router, draw: Draw | None = None) -> None:
        self._token = token
        self._settings = config.discord
        self._router = router
        self._services = router.services
        self._composer = Composer(router, draw)
        self._answering = Answering(router, self._composer)
        self._ready = asyncio.Event()
        self._client: Client | None = None
        self._registering: asyncio.Task[None] | None = None
        self._delivering: set[asyncio.Task[str]] = set()

    @property
    def ready(self) -> asyncio.Event:
        """Set while the platform can send."""
        return self._ready

    async def run(self, stop: asyncio.Event) -> None:
        """Answer until `stop`. Raises PlatformError for a wrong token."""
        set_addresses(self._settings)
        stopping = asyncio.create_task(stop.wait())
        pause = _FIRST_PAUSE
        loop = asyncio.get_running_loop()
        try:
            while not stop.is_set():
                began = loop.time()
                why = await self._serve(stopping)
                if stop.is_set():
                    break
                pause = _FIRST_PAUSE if loop.time() - began > _STEADY else pause
                log.warning("not connected (%s); next attempt in %g s", why, pause)
                await asyncio.wait({stopping}, timeout=pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        finally:
            stopping.cancel()

    async def _serve(self, stopping: asyncio.Task[bool]) -> str:
        """Be connected until that ends or the program stops; why it ended. Raises PlatformError."""
        client = self._client = Client(
            self._settings, self._services, self._answering, self._logged_in, self._ready.set
        )
        serving = asyncio.create_task(self._connect(client))
        finish = FINISH
        try:
            await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not serving.done():
                return "stopped"
            return _reason(serving.exception())
        except asyncio.CancelledError:
            finish = 0.0
            raise
        finally:
            self._ready.clear()
            if not serving.done():
                deliveries = [asyncio.wait(self._delivering, timeout=finish)] if self._delivering else []
                await asyncio.gather(self._answering.finish(finish), *deliveries)
            if self._registering is not None:  # it needs this connection; the next one begins it anew
                self._registering.cancel()
                await asyncio.gather(self._registering, return_exceptions=True)
            await _close(client, serving)

    async def _connect(self, client: Client) -> None:
        async with asyncio.timeout(LOGIN_TIME):
            await client.login(self._token)
        await client.connect()

    def _logged_in(self, client: Client) -> None:
        self._registering = asyncio.create_task(self._register(client))

    async def _register(self, client: Client) -> None:
        """Tell Discord the commands, if it does not have these yet. A failure is a warning: the old ones still work."""
        payload = definitions(commands(), self._services)
        application = client.application_id
        mark, wanted = f"{PLATFORM}-commands {application}", digest(payload)
        try:
            known = await self._services.store.read(lambda db: marks.get(db, mark))
            kept = json.loads(known) if known else {}
            if kept.get("digest") != wanted:
                route = Route("PUT", "/applications/{application_id}/commands", application_id=application)
                registered = await insist(lambda: client.http.request(route, json=payload))
                kept = {"digest": wanted, "numbers": {one["name"]: one["id"] for one in registered}}
                await self._services.store.write(lambda db: marks.put(db, mark, json.dumps(kept, ensure_ascii=False)))
                log.info("%d commands registered", len(payload))
            self._composer.commands = kept["numbers"]
        except SendError as error:
            log.warning("the commands were not registered: %s", error)
        except Exception:
            log.exception("the commands were not registered")

    async def send(self, chat: Chat, reply: Reply, key: str) -> str:
        """Send a reply; the same `key` again within minutes is not a second message. Raises SendError."""
        client = self._client
        if client is None or not self._ready.is_set():
            raise Unreachable("not connected")
        sending = asyncio.create_task(self._send(client, chat, reply, key))
        self._delivering.add(sending)
        sending.add_done_callback(self._delivering.discard)
        return await sending

    async def _send(self, client: Client, chat: Chat, reply: Reply, key: str) -> str:
        place = await self._place(client, chat)
        sent: list[int | None] = []
        for message in await self._composer.messages(reply):
            parts, nonce = message.after(sent).parts, nonce_of(key, len(sent))
            done = await attempt(lambda parts=parts, nonce=nonce: place.send(**parts(), nonce=nonce))  # type: ignore[misc]
            sent.append(done.id)
        return str(sent[-1]) if sent else ""

    @staticmethod
    async def _place(client: Client, chat: Chat) -> discord.abc.Messageable:
        """Where a chat is written to; a private one is known by its user."""
        if chat.kind is ChatKind.PRIVATE:
            return await attempt(lambda: client.create_dm(discord.Object(int(chat.id))))
        return client.get_partial_messageable(int(chat.id))


async def _close(client: Client, serving: asyncio.Task[None]) -> None:
    """End the connection, with a word to Discord if it listens."""
    with suppress(Exception):
        async with asyncio.timeout(CLOSE_TIME):
            await client.close()
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


def _reason(error: BaseException | None) -> str:
    """Why a connection ended, in a few words. Raises PlatformError where another attempt would not help."""
    if isinstance(error, discord.LoginFailure) or (
        isinstance(error, discord.ConnectionClosed) and error.code == _WRONG_TOKEN
    ):
        raise PlatformError("discord-token") from error
    if isinstance(error, discord.PrivilegedIntentsRequired) or (
        isinstance(error, discord.ConnectionClosed) and error.code in _WRONG_INTENTS
    ):
        raise PlatformError("discord-intents") from error
    if isinstance(error, discord.HTTPException):
        return f"HTTP {error.status}"
    if isinstance(error, discord.GatewayNotFound) and isinstance(error.__cause__, discord.HTTPException):
        return f"no gateway, HTTP {error.__cause__.status}"
    return f"{type(error).__name__}: {error}" if error is not None else "the connection ended"
