"""The gateway as the real client finds it: login, heartbeats, lost connections, guilds."""

import asyncio

import discord
import pytest

from tests.discord_emulator import Emulator, Limits, Person
from tests.discord_emulator.conftest import Client, logged_in


async def heard(client: Client, what: str) -> None:
    await client.until(lambda: what in client.seen)


async def test_the_client_logs_in_and_beats(discord_: Emulator, bot: Client) -> None:
    assert bot.user is not None
    assert bot.user.name == "mujaz"
    await discord_.until(lambda: discord_.gateway.heartbeats > 0)


async def test_a_wrong_token_is_refused(discord_: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    discord_.core.token = "another"
    with pytest.raises(discord.LoginFailure):
        async with logged_in(discord_, monkeypatch):
            pass


async def test_privileged_intents_are_refused(discord_: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with logged_in(discord_, monkeypatch, message_content=True):
            pass


async def test_guilds_come_and_go(discord_: Emulator, bot: Client, amal: Person) -> None:
    guild = amal.makes_guild("Desk")
    await amal.installs(guild)
    await heard(bot, "joined Desk")
    assert [one.name for one in bot.guilds] == ["Desk"]
    await amal.removes(guild)
    await heard(bot, "removed Desk")


async def test_guilds_that_were_there_before_are_known_at_login(
    discord_: Emulator, amal: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    guild = amal.makes_guild("Desk")
    guild.members[discord_.core.world.bot.id] = set()
    async with logged_in(discord_, monkeypatch) as client:
        assert [one.name for one in client.guilds] == ["Desk"]
        assert [channel.name for channel in client.guilds[0].text_channels] == ["general"]


async def test_after_a_broken_connection_the_session_resumes_and_what_was_missed_is_replayed(
    discord_: Emulator, bot: Client, amal: Person
) -> None:
    await discord_.gateway.drop()
    await discord_.until(lambda: not discord_.gateway.connected())
    await amal.says("while you were away")
    await heard(bot, "resumed")
    assert [message.content for message in bot.messages] == ["while you were away"]
    assert len(discord_.gateway.identified) == 1
    assert len(discord_.gateway.resumed) == 1


async def test_op_7_leads_to_a_resumed_session(discord_: Emulator, bot: Client) -> None:
    await discord_.gateway.ask_to_reconnect()
    await heard(bot, "resumed")
    assert len(discord_.gateway.identified) == 1


async def test_an_invalid_session_leads_to_a_new_one(discord_: Emulator, bot: Client) -> None:
    await discord_.gateway.invalidate(resumable=False)
    await discord_.until(lambda: len(discord_.gateway.identified) == 2)
    await discord_.connected()


async def test_an_invalid_session_that_may_resume_does(discord_: Emulator, bot: Client) -> None:
    await discord_.gateway.invalidate(resumable=True)
    await heard(bot, "resumed")


async def test_the_text_of_guild_messages_is_seen_only_where_the_bot_is_meant(
    discord_: Emulator, bot: Client, amal: Person
) -> None:
    channel = await amal.installs(amal.makes_guild())
    await amal.says("hello all", channel)
    await amal.says(f"{amal.mention} hello bot", channel)
    await amal.says("hello in private")
    await bot.until(lambda: len(bot.messages) == 3)
    assert [message.content for message in bot.messages] == ["", f"{amal.mention} hello bot", "hello in private"]


async def test_shards_get_their_own_guilds(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Emulator(limits=Limits(on=False), shards=2) as emulator:
        amal = emulator.person()
        guilds = [amal.makes_guild(f"Desk {shard}", shard=shard) for shard in (0, 1)]
        for guild in guilds:
            guild.members[emulator.core.world.bot.id] = set()
        monkeypatch.setattr("discord.http.Route.BASE", emulator.api_base)

        class Sharded(discord.AutoShardedClient):
            async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
                """Nothing to wait for."""

        client = Sharded(intents=discord.Intents(guilds=True), guild_ready_timeout=0.1)
        running = asyncio.create_task(client.start(emulator.token))
        async with asyncio.timeout(60):
            await emulator.connected()
            await client.wait_until_ready()
        assert {guild.name: guild.shard_id for guild in client.guilds} == {"Desk 0": 0, "Desk 1": 1}
        await client.close()
        await running


async def test_a_client_with_too_few_shards_is_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Emulator(shards=2) as emulator:
        with pytest.raises(discord.ConnectionClosed) as caught:
            async with logged_in(emulator, monkeypatch):
                pass
        assert caught.value.code == 4011
