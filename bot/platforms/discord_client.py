"""The connection: discord.py's client with as many shards as the gateway asks for, and what it is told of.

It asks for no privileged intent: commands, buttons and direct messages reach a bot without, and so do messages in
guilds that name it.
"""

import logging
from collections.abc import Callable, Sequence
from functools import partial

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.config import Discord
from bot.platforms.discord_answering import Answering
from bot.platforms.discord_reading import PLATFORM
from bot.platforms.discord_sending import insist
from bot.platforms.protocol import Gone, SendError
from handlers.presence import back, gone
from handlers.services import Services
from storage import chats, subscriptions

log = logging.getLogger(__name__)

GUILDS_WITHIN = 2.0
"""Seconds without news of another guild after which all are known."""

LONGEST_WAIT = 30.0
"""Seconds that the library waits for a rate limit by itself; longer ones are for the caller to plan with."""


def _in_a_line(record: logging.LogRecord) -> bool:
    """Name the error in place of its trace: a gateway that cannot be reached is survived, and must be seen."""
    if record.exc_info and (error := record.exc_info[1]) is not None:
        record.msg, record.args = f"{record.getMessage()} ({type(error).__name__}: {error})", ()
        record.exc_info = None
    return True


# The library writes traces of what it survives; lost connections are told of below.
logging.getLogger("discord.client").setLevel(logging.CRITICAL)
logging.getLogger("discord.gateway").setLevel(logging.CRITICAL)
logging.getLogger("discord.shard").setLevel(logging.ERROR)
logging.getLogger("discord.shard").addFilter(_in_a_line)


def set_addresses(settings: Discord) -> None:
    """Point the library at the API; a gateway that is not set is asked for there."""
    Route.BASE = settings.api_base
    if settings.gateway:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.gateway)


class Client(discord.AutoShardedClient):
    """One attempt at being connected; after its end a new one is made.

    `logged_in` is called when the token was taken, `ready` when all guilds are known.
    """

    def __init__(
        self,
        settings: Discord,
        services: Services,
        answering: Answering,
        logged_in: Callable[["Client"], None],
        ready: Callable[[], None],
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_ratelimit_timeout=LONGEST_WAIT,
            guild_ready_timeout=GUILDS_WITHIN,
        )
        self._settings = settings
        self._services = services
        self._answering = answering
        self._on_login = logged_in
        self._on_ready = ready

    async def setup_hook(self) -> None:
        """Ask how many shards there must be, and where."""
        self._on_login(self)
        self.shard_count, gateway, _ = await self.http.get_bot_gateway()
        if not self._settings.gateway:
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)

    async def on_ready(self) -> None:
        """All shards are connected and their guilds known."""
        log.info("connected as %s, %d guilds, %d shards", self.user, len(self.guilds), self.shard_count or 1)
        self._on_ready()
        await self._answering.take_up(self)
        await self._back([guild for guild in self.guilds if not guild.unavailable])
        await self._look_for_missing()

    async def on_shard_connect(self, shard: int) -> None:
        """A session began. Discord names an address to resume it at, which would go round a gateway that is set."""
        if self._settings.gateway and (info := self.get_shard(shard)) is not None:
            info._parent.ws.gateway = DiscordWebSocket.DEFAULT_GATEWAY

    async def on_shard_disconnect(self, shard: int) -> None:
        """A connection was lost; the library makes a new one."""
        log.warning("shard %d: the connection was lost", shard)

    async def on_shard_resumed(self, shard: int) -> None:
        """A connection was taken up again; what was missed follows."""
        log.info("shard %d: resumed", shard)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """A command, a button, a suggestion asked for."""
        self._answering.interaction(interaction)

    async def on_message(self, message: discord.Message) -> None:
        """A message, which may be for the bot."""
        if self.user is not None:
            self._answering.message(message, self.user.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was added: what rested since it was removed goes on."""
        log.info("added to guild %d", guild.id)
        await self._back([guild])

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed: what belonged to the guild rests."""
        log.info("removed from guild %d", guild.id)
        await self._gone(_places(guild), "the bot was removed from the server", guild.name)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel is no more."""
        await self._gone([channel.id], "the channel was deleted", channel.name)

    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """A thread is no more."""
        await self._gone([event.thread_id], "the thread was deleted")

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """A defect in one of the functions above."""
        log.exception("%s failed", event_method)

    async def _look_for_missing(self) -> None:
        """Find out what the bot was removed from while it was not connected: channels that no guild at hand has.

        They are asked for one by one, since they may be in a guild that is out of order, or threads that are archived.
        """
        here = {str(place) for guild in self.guilds for place in _places(guild)}
        ordered = await self._services.store.read(partial(subscriptions.running_in_rooms, platform=PLATFORM))
        for chat in ordered:
            if chat not in here:
                try:
                    await insist(lambda chat=chat: self.fetch_channel(int(chat)))  # type: ignore[misc]
                except Gone as error:
                    await gone(self._services, PLATFORM, chat, str(error))
                except SendError as error:
                    log.warning("whether channel %s is still there is not known: %s", chat, error)

    async def _gone(self, places: Sequence[int], why: str, title: str | None = None) -> None:
        for chat in await self._known(places):
            await gone(self._services, PLATFORM, chat, why, title)

    async def _back(self, guilds: Sequence[discord.Guild]) -> None:
        for guild in guilds:
            for chat in await self._known(_places(guild)):
                await back(self._services, PLATFORM, chat, guild.name)

    async def _known(self, places: Sequence[int]) -> list[str]:
        """Those places that have set or ordered anything."""
        known = await self._services.store.read(partial(chats.known, platform=PLATFORM))
        return [str(place) for place in places if str(place) in known]


def _places(guild: discord.Guild) -> list[int]:
    """Everything in a guild that can be a chat."""
    return [place.id for place in (*guild.channels, *guild.threads)]
