"""The gateway: sessions over websockets in plain text frames, with heartbeat, resume and replay."""

import contextlib
import json
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.discord_emulator.world import DM, THREAD, Channel, Guild, Message, World

log = logging.getLogger(__name__)

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
GUILDS, GUILD_MEMBERS, PRESENCES, GUILD_MESSAGES, DM_MESSAGES, MESSAGE_CONTENT = (
    1 << 0, 1 << 1, 1 << 8, 1 << 9, 1 << 12, 1 << 15,
)  # fmt: skip
PRIVILEGED = GUILD_MEMBERS | PRESENCES | MESSAGE_CONTENT


@dataclass(slots=True, eq=False)
class Session:
    """What a client that identified gets, whether or not its socket is open."""

    id: str
    shard: int
    shards: int
    intents: int
    sequence: int = 0
    events: list[tuple[int, str]] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None
    valid: bool = True


class Gateway:
    """All sessions of the one bot."""

    def __init__(self, world: World, token: str, news: Callable[[], None]) -> None:
        self.world = world
        self.token = token
        self.url = ""
        self.shards = 1
        self.interval = 41.25  # seconds between heartbeats
        self.privileged = 0  # intents that were switched on in the developer portal
        self.sessions: dict[str, Session] = {}
        self.sockets: set[web.WebSocketResponse] = set()
        self.identified: list[dict[str, Any]] = []
        self.resumed: list[tuple[str, int]] = []
        self.heartbeats = 0
        self.refusing = 0  # connections that are refused from now on
        self.silent = False  # whether heartbeats go unanswered
        self._news = news

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One connection."""
        if self.refusing > 0:
            self.refusing -= 1
            return web.Response(status=503, text="upstream connect error")
        socket = web.WebSocketResponse(max_msg_size=4096 * 4)
        await socket.prepare(request)
        self.sockets.add(socket)
        session: Session | None = None
        try:
            await self._send(socket, HELLO, {"heartbeat_interval": int(self.interval * 1000), "_trace": []})
            while True:
                try:
                    frame = await socket.receive(timeout=self.interval * 2)
                except TimeoutError:
                    await socket.close(code=4000, message=b"no heartbeat")
                    break
                if frame.type is not WSMsgType.TEXT:
                    break
                session = await self._take(socket, session, frame.data)
                self._news()
        finally:
            self.sockets.discard(socket)
            if session is not None and session.socket is socket:
                session.socket = None
                if socket.close_code in (1000, 1001):
                    session.valid = False  # a client that leaves properly does not come back
            self._news()
        return socket

    async def _take(self, socket: web.WebSocketResponse, session: Session | None, text: str) -> Session | None:
        try:
            message = json.loads(text)
            code, data = message["op"], message.get("d")
        except (ValueError, KeyError, TypeError):
            await socket.close(code=4002, message=b"Error while decoding payload.")
            return session
        match code:
            case 1:
                self.heartbeats += 1
                if not self.silent:
                    await self._send(socket, ACK)
            case 2 if session is not None:
                await socket.close(code=4005, message=b"Already authenticated.")
            case 2:
                return await self._identify(socket, data)
            case 6:
                return await self._resume(socket, data)
            case 3 | 4 | 8 if session is None:
                await socket.close(code=4003, message=b"Not authenticated.")
            case 3 | 4 | 8:
                pass
            case _:
                await socket.close(code=4001, message=b"Unknown opcode.")
        return session

    async def _identify(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> Session | None:
        self.identified.append(data)
        if data.get("token") != self.token:
            await socket.close(code=4004, message=b"Authentication failed.")
            return None
        if int(data.get("intents", 0)) & PRIVILEGED & ~self.privileged:
            await socket.close(code=4014, message=b"Disallowed intent(s).")
            return None
        shard, shards = data.get("shard") or (0, 1)
        if not 0 <= shard < shards:
            await socket.close(code=4010, message=b"Invalid shard.")
            return None
        if shards < self.shards:
            await socket.close(code=4011, message=b"Sharding required.")
            return None
        session = Session(secrets.token_hex(16), shard, shards, int(data["intents"]), socket=socket)
        self.sessions[session.id] = session
        mine = [guild for guild in self._joined() if self._shard_of(guild, shards) == shard]
        ready = {
            "v": 10, "user": self.world.bot.json() | {"verified": True, "mfa_enabled": True, "email": None},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in mine], "session_id": session.id,
            "resume_gateway_url": self.url, "shard": [shard, shards], "private_channels": [], "relationships": [],
            "application": {"id": str(self.world.bot.id), "flags": 0},
        }  # fmt: skip
        await self._dispatch(session, "READY", ready)
        for guild in mine:
            if session.intents & GUILDS and guild.available:
                await self._dispatch(session, "GUILD_CREATE", guild.json(self.world.bot) | {"unavailable": False})
        return session

    async def _resume(self, socket: web.WebSocketResponse, data: dict[str, Any]) -> Session | None:
        session = self.sessions.get(str(data.get("session_id")))
        if data.get("token") != self.token:
            await socket.close(code=4004, message=b"Authentication failed.")
            return None
        if session is None or not session.valid or int(data["seq"]) > session.sequence:
            await self._send(socket, INVALID_SESSION, False)
            return None
        self.resumed.append((session.id, int(data["seq"])))
        session.socket = socket
        for sequence, text in session.events:
            if sequence > int(data["seq"]):
                await socket.send_str(text)
        await self._dispatch(session, "RESUMED", {"_trace": []})
        return session

    async def emit(self, event: str, data: dict[str, Any], *, guild: Guild | None = None, intent: int = 0) -> None:
        """Tell the session of the guild's shard, or of the first one; kept for a session without a socket."""
        for session in tuple(self.sessions.values()):
            if not session.valid or (intent and not session.intents & intent):
                continue
            if (self._shard_of(guild, session.shards) if guild else 0) == session.shard:
                await self._dispatch(session, event, data)

    async def emit_message(self, message: Message, *, event: str = "MESSAGE_CREATE") -> None:
        """Tell of a message; without the message content intent, its text only where the bot is meant."""
        channel, guild = message.channel, message.channel.guild
        data = message.json()
        if guild is not None:
            data |= {"guild_id": str(guild.id), "member": _bare_member(guild, message)}
        bot = self.world.bot
        meant = (
            channel.type == DM or message.author is bot or any(user["id"] == str(bot.id) for user in data["mentions"])
        )
        for session in tuple(self.sessions.values()):
            shown = data
            if not meant and not session.intents & MESSAGE_CONTENT:
                shown = data | {"content": "", "embeds": [], "attachments": [], "components": []}
            intent = DM_MESSAGES if channel.type == DM else GUILD_MESSAGES
            fits = (self._shard_of(guild, session.shards) if guild else 0) == session.shard
            if session.valid and session.intents & intent and fits:
                await self._dispatch(session, event, shown)

    async def joined(self, guild: Guild) -> None:
        """The bot was added to a guild."""
        await self.emit("GUILD_CREATE", guild.json(self.world.bot), guild=guild, intent=GUILDS)

    async def left(self, guild: Guild, *, outage: bool = False) -> None:
        """The bot was removed from a guild, or the guild is not available for a while."""
        data: dict[str, Any] = {"id": str(guild.id)} | ({"unavailable": True} if outage else {})
        await self.emit("GUILD_DELETE", data, guild=guild, intent=GUILDS)

    async def channel_changed(self, channel: Channel, event: str) -> None:
        """A channel was made or deleted."""
        kind = "THREAD" if channel.type == THREAD else "CHANNEL"
        await self.emit(f"{kind}_{event}", channel.json(), guild=channel.guild, intent=GUILDS)

    async def drop(self) -> None:
        """Break every connection without a word, as a network does."""
        for socket in tuple(self.sockets):
            transport = socket._req.transport if socket._req is not None else None
            if transport is not None:
                transport.abort()

    async def close(self, code: int) -> None:
        """Close every connection with a code."""
        for socket in tuple(self.sockets):
            await socket.close(code=code)

    async def ask_to_reconnect(self) -> None:
        """Opcode 7."""
        for socket in tuple(self.sockets):
            await self._send(socket, RECONNECT)

    async def invalidate(self, *, resumable: bool) -> None:
        """Opcode 9."""
        for session in tuple(self.sessions.values()):
            if session.socket is not None:
                session.valid = resumable
                await self._send(session.socket, INVALID_SESSION, resumable)

    def connected(self) -> bool:
        """Whether some session has a socket."""
        return any(session.socket is not None and session.valid for session in self.sessions.values())

    def _joined(self) -> list[Guild]:
        return [guild for guild in self.world.guilds.values() if self.world.bot.id in guild.members]

    @staticmethod
    def _shard_of(guild: Guild, shards: int) -> int:
        return (guild.id >> 22) % shards

    async def _dispatch(self, session: Session, event: str, data: dict[str, Any]) -> None:
        session.sequence += 1
        text = json.dumps({"op": DISPATCH, "t": event, "s": session.sequence, "d": data}, ensure_ascii=False)
        session.events.append((session.sequence, text))
        del session.events[:-1000]
        if session.socket is not None and not session.socket.closed:
            with contextlib.suppress(ConnectionError):
                await session.socket.send_str(text)

    @staticmethod
    async def _send(socket: web.WebSocketResponse, code: int, data: Any = None) -> None:
        with contextlib.suppress(ConnectionError):
            await socket.send_str(json.dumps({"op": code, "d": data, "s": None, "t": None}))


def _bare_member(guild: Guild, message: Message) -> dict[str, Any] | None:
    if message.author.id not in guild.members:
        return None
    member = guild.member(message.author)
    del member["user"], member["permissions"]
    return member
