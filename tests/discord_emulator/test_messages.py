"""Messages over REST by the real client: what is sent, what is refused, rate limits and trouble."""

import asyncio
import io
from typing import Any

import aiohttp
import discord
import pytest
from discord.http import Route

from tests.discord_emulator import Channel, Emulator, Limits, Person
from tests.discord_emulator.conftest import Client, logged_in

NONE = discord.AllowedMentions.none()


OPTIONS = [{"label": str(number), "value": str(number)} for number in range(26)]


def button(**changes: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "a", "custom_id": "a", **changes}


def row(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


@pytest.fixture
async def channel(amal: Person, bot: Client) -> Channel:
    return await amal.installs(amal.makes_guild())


async def refusal(client: Client, channel: Channel, **body: Any) -> tuple[int, int, str]:
    """Status, code and text of the refusal of a message that is sent as it stands."""
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel.id)
    with pytest.raises(discord.HTTPException) as caught:
        await client.http.request(route, json=body)
    return caught.value.status, caught.value.code, caught.value.text


async def test_a_message_is_sent_edited_and_deleted(discord_: Emulator, bot: Client, channel: Channel) -> None:
    message = await bot.get_partial_messageable(channel.id).send("one", embed=discord.Embed(description="two"))
    await message.edit(content="three")
    await message.delete()
    assert [(shown.kind, shown.text) for shown in discord_.all(channel)] == [
        ("sent", "one\ntwo"), ("edited", "three\ntwo"), ("deleted", "three\ntwo"),
    ]  # fmt: skip
    with pytest.raises(discord.NotFound) as caught:
        await message.edit(content="four")
    assert caught.value.code == 10008


async def test_a_file_is_sent_shown_in_an_embed_and_can_be_fetched(bot: Client, channel: Channel) -> None:
    embed = discord.Embed(title="Chart").set_image(url="attachment://chart.png")
    file = discord.File(io.BytesIO(b"picture"), "chart.png", description="A chart")
    message = await bot.get_partial_messageable(channel.id).send(embed=embed, file=file)
    assert message.attachments[0].description == "A chart"
    assert message.embeds[0].image.url == message.attachments[0].url
    assert await message.attachments[0].read() == b"picture"


async def test_a_repeated_nonce_is_not_a_second_message(discord_: Emulator, bot: Client, channel: Channel) -> None:
    where = bot.get_partial_messageable(channel.id)
    first, second = [await where.send("slot", nonce="slot-1") for _ in range(2)]
    other = await where.send("slot", nonce="slot-2")
    assert first.id == second.id != other.id
    assert len(discord_.all(channel, kind="sent")) == 2
    discord_.core.nonce_lifetime = 0
    assert (await where.send("slot", nonce="slot-1")).id != first.id


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ({"content": "x" * 2001}, "2000"),
        ({"content": "😀" * 1001}, "2000"),
        ({"embeds": [{"title": "x" * 257}]}, "256"),
        ({"embeds": [{"description": "x" * 4097}]}, "4096"),
        ({"embeds": [{"fields": [{"name": "n", "value": "v"}] * 26}]}, "25"),
        ({"embeds": [{"fields": [{"name": "n" * 257, "value": "v"}]}]}, "256"),
        ({"embeds": [{"fields": [{"name": "n", "value": "v" * 1025}]}]}, "1024"),
        ({"embeds": [{"fields": [{"name": "n", "value": " "}]}]}, "required"),
        ({"embeds": [{"description": "x" * 3001}] * 2}, "6000"),
        ({"embeds": [{"description": "x"}] * 11}, "10"),
        ({"embeds": [{"colour": 1}]}, "colour"),
        ({"embeds": [{"image": {"url": "chart.png"}}]}, "URL"),
        ({"components": [row(button())] * 6}, "5"),
        ({"components": [row(button(), button())]}, "dup"),
        ({"components": [row(button(label="a" * 81))]}, "80"),
        ({"components": [row(button(custom_id="a" * 101))]}, "100"),
        ({"components": [row(button(label=None))]}, "label"),
        ({"components": [row()]}, "between 1 and 5"),
        ({"components": [row({"type": 3, "custom_id": "s", "options": OPTIONS})]}, "25"),
        ({"content": "x", "nonce": "x" * 26}, "25"),
    ],
)  # fmt: skip
async def test_what_breaks_a_limit_is_refused_and_the_refusal_says_where(
    bot: Client, channel: Channel, body: dict[str, Any], part: str
) -> None:
    status, code, text = await refusal(bot, channel, **body)
    assert (status, code) == (400, 50035)
    assert part in text


async def test_an_empty_message_is_refused(bot: Client, channel: Channel) -> None:
    assert (await refusal(bot, channel, content="  "))[1] == 50006


async def test_where_the_bot_may_not_write_it_is_told_why(bot: Client, channel: Channel, amal: Person) -> None:
    amal.denies(channel, "send_messages")
    assert (await refusal(bot, channel, content="x"))[:2] == (403, 50013)
    amal.denies(channel, "embed_links")
    assert (await refusal(bot, channel, embeds=[{"title": "x"}]))[:2] == (403, 50013)
    amal.denies(channel, "view_channel")
    assert (await refusal(bot, channel, content="x"))[:2] == (403, 50001)
    await amal.deletes_channel(channel)
    assert (await refusal(bot, channel, content="x"))[:2] == (404, 10003)
    amal.user.open_dms = False
    assert (await refusal(bot, amal.dm, content="x"))[:2] == (403, 50007)


async def test_a_removed_bot_has_no_access(bot: Client, channel: Channel, amal: Person) -> None:
    assert channel.guild is not None
    await amal.removes(channel.guild)
    assert (await refusal(bot, channel, content="x"))[:2] == (403, 50001)


async def test_direct_messages_typing_and_history(discord_: Emulator, bot: Client, amal: Person) -> None:
    await amal.says("first")
    user = await bot.fetch_user(amal.id)
    dm = await user.create_dm()
    async with dm.typing():
        await dm.send("second")
    assert [message.content async for message in dm.history()] == ["second", "first"]
    assert discord_.core.typing == [dm.id]


async def test_the_transcript_tells_who_is_pinged(
    discord_: Emulator, bot: Client, channel: Channel, amal: Person
) -> None:
    where = bot.get_partial_messageable(channel.id)
    text = f"@everyone <@{amal.id}> <@&1>"
    await where.send(text)
    await where.send(text, allowed_mentions=discord.AllowedMentions.all())
    assert channel.guild is not None
    channel.guild.roles[channel.guild.id].permissions |= 1 << 17
    await where.send(text, allowed_mentions=discord.AllowedMentions(everyone=True, users=False, roles=False))
    await where.send(embed=discord.Embed(description=text), allowed_mentions=discord.AllowedMentions.all())
    everything = [shown.pinged for shown in discord_.all(channel)]
    assert everything == [(), (f"user:{amal.id}", "role:1"), ("everyone",), ()]


async def test_a_bucket_that_is_empty_makes_the_client_wait(amal: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    async with Emulator(limits=Limits(speed=20)) as emulator, logged_in(emulator, monkeypatch) as client:
        person = emulator.person()
        channel = await person.installs(person.makes_guild())
        where = client.get_partial_messageable(channel.id)
        await asyncio.gather(*(where.send(str(number)) for number in range(12)))
        assert len(emulator.all(channel, kind="sent")) == 12


async def test_a_call_too_many_gets_429_with_a_bucket_and_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Emulator() as emulator, aiohttp.ClientSession() as session:
        amal = emulator.person()
        channel = await amal.installs(amal.makes_guild())
        headers = {"Authorization": f"Bot {emulator.token}"}
        url = f"{emulator.api_base}/channels/{channel.id}/messages"
        answers = [await session.post(url, json={"content": "x"}, headers=headers) for _ in range(6)]
        assert [answer.status for answer in answers] == [200] * 5 + [429]
        assert answers[0].headers["Content-Type"] == "application/json"
        assert [answer.headers["X-RateLimit-Remaining"] for answer in answers] == ["4", "3", "2", "1", "0", "0"]
        assert len({answer.headers["X-RateLimit-Bucket"] for answer in answers}) == 1
        assert answers[5].headers["Via"]
        body = await answers[5].json()
        assert 0 < body["retry_after"] <= 5
        assert body["global"] is False


async def test_trouble_comes_on_demand(discord_: Emulator, bot: Client, channel: Channel) -> None:
    where = bot.get_partial_messageable(channel.id)
    discord_.faults.add("error", "POST /channels/.*/messages", status=503)
    with pytest.raises(discord.DiscordServerError):
        await where.send("x")
    discord_.faults.add("flood", "POST /channels", retry_after=0.1, whole=True)
    await where.send("after a global limit")
    discord_.faults.add("flood", "POST /channels", via=False, retry_after=3)
    with pytest.raises(discord.HTTPException) as caught:
        await where.send("x")
    assert caught.value.status == 429
    assert caught.value.response.headers["Retry-After"] == "3"
    discord_.faults.add("lost", "POST /channels")
    with pytest.raises(aiohttp.ClientError):
        await where.send("it arrived all the same")
    discord_.faults.add("hang", "POST /channels")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(where.send("x"), 0.2)
    texts = [shown.text for shown in discord_.all(channel, kind="sent")]
    assert texts == ["after a global limit", "it arrived all the same"]
