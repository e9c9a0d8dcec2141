"""Who may do what, servers that come and go, and messages on the program's own account."""

import asyncio
from pathlib import Path

import pytest

from bot.platforms import discord_sending
from bot.platforms.protocol import Gone, Later, Unreachable
from handlers.reply import Button, Paragraph, Reply, plain
from handlers.request import Call, Chat, ChatKind
from storage import chats, subscriptions
from storage.subscriptions import Pause, Subscription
from tests.bot.discord.conftest import Serve, Served
from tests.bot.discord.test_asking import plain as words
from tests.discord_emulator import Channel, Emulator, Person

REPLY = Reply("en", (Paragraph(plain("Good morning")),), buttons=((Button("Help", Call("help", "", "en")),),))


async def ordered(served: Served, channel: Channel) -> tuple[Subscription, ...]:
    return await served.services.store.read(lambda db: subscriptions.of_chat(db, "discord", str(channel.id)))


async def test_subscriptions_are_for_those_who_manage_the_channel_and_those_in_the_settings(
    discord: Emulator, serve: Serve, amal: Person, badr: Person, channel: Channel
) -> None:
    assert channel.guild is not None
    managing = amal.makes_role(channel.guild, "Desk", "manage_channels")
    named = amal.makes_role(channel.guild, "Editors")
    chida, dana, eyad = (discord.person(name) for name in ("Chida", "Dana", "Eyad"))
    chida.joins(channel.guild, managing)
    dana.joins(channel.guild, named)
    eyad.joins(channel.guild)
    access = f'[access]\nowners = ["discord:{eyad.id}"]\neditors = ["discord-role:{named.id}"]'
    async with serve(access) as served:
        refused = await discord.used(badr, "subscribe", channel, text="daily 08:00")
        assert refused.ephemeral
        assert "administrators" in words(refused)
        assert await ordered(served, channel) == ()
        for number, person in enumerate((chida, dana, eyad, amal), 1):
            await discord.used(person, "subscribe", channel, text=f"daily 0{number}:00")
            assert len(await ordered(served, channel)) == number
        assert (await discord.used(dana, "status", channel)).embeds
        assert "editors" in words(await discord.used(chida, "status", channel)).lower()


async def test_in_private_everyone_orders_for_themselves(discord: Emulator, serve: Serve, badr: Person) -> None:
    async with serve() as served:
        await discord.asked(badr, "/subscribe daily 08:00")
        (one,) = await served.services.store.read(lambda db: subscriptions.of_chat(db, "discord", str(badr.id)))
        assert one.kind == ChatKind.PRIVATE


async def until_paused(served: Served, channel: Channel, wanted: Pause | None) -> None:
    """Wait for the channel's only subscription to rest or run: events are dealt with in the background."""
    async with asyncio.timeout(60):
        while [one.pause for one in await ordered(served, channel)] != [wanted]:  # noqa: ASYNC110 - a stored state
            await asyncio.sleep(0.05)


async def test_what_belongs_to_a_server_rests_while_the_bot_is_not_there(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel
) -> None:
    assert channel.guild is not None
    async with serve() as served:
        await discord.used(amal, "subscribe", channel, text="daily 08:00")
        await amal.removes(channel.guild)
        await until_paused(served, channel, Pause.GONE)
        await amal.installs(channel.guild)
        await until_paused(served, channel, None)


async def test_what_the_bot_was_removed_from_while_it_was_away_rests_too(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel
) -> None:
    assert channel.guild is not None
    other = await amal.installs(amal.makes_guild("Desk"))
    async with serve():
        for room in (channel, other):
            await discord.used(amal, "subscribe", room, text="daily 08:00")
    del channel.guild.members[discord.core.world.bot.id]
    async with serve() as served:
        await until_paused(served, channel, Pause.GONE)
        assert [one.pause for one in await ordered(served, other)] == [None]


async def test_what_belongs_to_a_deleted_channel_rests(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel
) -> None:
    assert channel.guild is not None
    async with serve() as served:
        await discord.used(amal, "subscribe", channel, text="daily 08:00")
        await amal.deletes_channel(channel)
        await until_paused(served, channel, Pause.GONE)
        known = await served.services.store.read(lambda db: chats.get(db, "discord", str(channel.id)))
        assert known is not None
        assert known.gone_why == "the channel was deleted"


async def test_a_thread_is_a_chat_of_its_own(discord: Emulator, serve: Serve, amal: Person, channel: Channel) -> None:
    assert channel.guild is not None
    async with serve() as served:
        thread = await amal.makes_channel(channel.guild, "Libya", channel)
        await discord.used(amal, "subscribe", thread, text="daily 08:00")
        assert len(await ordered(served, thread)) == 1
        assert await ordered(served, channel) == ()


async def test_the_same_key_is_the_same_message(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel
) -> None:
    room = Chat("discord", str(channel.id), kind=ChatKind.GROUP)
    alone = Chat("discord", str(amal.id), kind=ChatKind.PRIVATE)
    async with serve() as served:
        first = await served.platform.send(room, REPLY, "slot 1")
        assert await served.platform.send(room, REPLY, "slot 1") == first
        discord.faults.add("lost", "POST /channels/.*/messages")
        with pytest.raises(Unreachable):
            await served.platform.send(room, REPLY, "slot 2")
        await served.platform.send(room, REPLY, "slot 2")
        assert len(discord.all(channel, kind="sent")) == 2
        await served.platform.send(alone, REPLY, "slot 1")
        assert (await discord.sent(amal)).labels == ("Help",)


async def test_why_a_message_does_not_arrive_is_told_in_the_words_of_deliveries(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert channel.guild is not None
    room = Chat("discord", str(channel.id), kind=ChatKind.GROUP)
    alone = Chat("discord", str(amal.id), kind=ChatKind.PRIVATE)
    monkeypatch.setattr(discord_sending, "ONE_CALL", 2.0)
    async with serve() as served:
        messages = "POST /channels/.*/messages"
        discord.faults.add("flood", messages, via=False, retry_after=7)
        with pytest.raises(Later) as told:
            await served.platform.send(room, REPLY, "a")
        assert told.value.seconds == 7
        discord.faults.add("flood", messages, retry_after=600)
        with pytest.raises(Later) as asked:
            await served.platform.send(room, REPLY, "b")
        assert asked.value.seconds == 600
        for kind in ("error", "hang", "drop"):
            discord.faults.add(kind, messages, status=503)
            with pytest.raises(Unreachable):
                await served.platform.send(room, REPLY, kind)
        amal.user.open_dms = False
        with pytest.raises(Gone, match="50007"):
            await served.platform.send(alone, REPLY, "c")
        amal.denies(channel, "send_messages")
        with pytest.raises(Gone, match="50013"):
            await served.platform.send(room, REPLY, "d")
        await amal.removes(channel.guild)
        with pytest.raises(Gone, match="50001"):
            await served.platform.send(room, REPLY, "e")
        with pytest.raises(Gone, match="10003"):
            await served.platform.send(Chat("discord", "12345", kind=ChatKind.GROUP), REPLY, "f")
        assert discord.all(kind="sent") == []


def test_the_page_for_administrators_is_there() -> None:
    page = (Path(__file__).parents[3] / "docs" / "discord.md").read_text("utf-8")
    for term in ("MUJAZ_DISCORD_TOKEN", "discord-role:", "applications.commands", "Manage Channels"):
        assert term in page
