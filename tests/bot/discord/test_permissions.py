"""Admins' commands on Discord: nothing that is forwarded, nameless or a stranger's works."""

import itertools
from typing import Any

import pytest

from tests.admins import ADMINS, NEEDED, contents, line
from tests.bot.discord.conftest import Serve
from tests.discord_emulator import Channel, Emulator, Person


async def test_no_admin_s_command_works_through_a_forwarded_message_or_a_webhook(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    assert channel.guild is not None
    owners = [discord.person("Owner") for _ in range(8)]
    for owner in owners:
        owner.joins(channel.guild)
    named = ", ".join(f'"discord:{owner.id}"' for owner in owners)
    async with serve(f"[access]\nowners = [{named}]") as served:
        before = await served.services.store.read(contents)
        for command, owner in zip(ADMINS, itertools.cycle(owners), strict=False):
            mark = discord.mark()
            await owner.says(f"{line(command.name)} en", forwarded=True)
            assert "forwarded" in (await discord.sent(owner, since=mark)).text, command.name
            mark = discord.mark()
            await owner.says(f"{owner.mention} {line(command.name)} en", channel, webhook=True)
            assert "in your own name" in (await discord.sent(channel, since=mark)).text, command.name
        assert await served.services.store.read(contents) == before
        assert caplog.text.count("refused /") == 2 * len(ADMINS)
        assert "#1" in (await discord.asked(owners[0], "/retract 1 en")).text


async def test_a_stranger_gets_one_line_alone_and_the_attempt_is_logged(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    assert channel.guild is not None
    async with serve() as served:
        before = await served.services.store.read(contents)
        for command in ADMINS:
            stranger, mark = discord.person("Stranger"), discord.mark()
            stranger.joins(channel.guild)
            await stranger.says(f"{line(command.name)} en")
            assert NEEDED[command.audience] in (await discord.sent(stranger, since=mark)).text, command.name
            options = [one for one in _registered(discord, command.name)["options"] if one.get("required")]
            required = {one["name"]: one["choices"][0]["value"] if "choices" in one else "1" for one in options}
            shown = await discord.used(stranger, command.name, channel, **required)
            assert NEEDED[command.audience] in shown.text, command.name
            assert shown.ephemeral
            assert f"refused /{command.name} to discord:{stranger.id} in discord:{channel.id}" in caplog.text
        assert await served.services.store.read(contents) == before


def _registered(discord: Emulator, name: str) -> dict[str, Any]:
    return next(command for command in discord.core.commands if command["name"] == name)


ARTICLE = "استقبل الوزير سامح شكري يوم 3 مايو 2016 في القاهرة المبعوث مارتن كوبلر. وقال شكري: «ندعم الحل»."


async def test_who_manages_a_channel_does_not_upload_and_who_writes_in_an_editors_channel_does(
    discord: Emulator, serve: Serve, amal: Person, badr: Person, channel: Channel
) -> None:
    async with serve(f'[access]\neditors = ["discord-chat:{channel.id}"]'):
        assert "seen by editors only" in (await discord.used(badr, "upload", channel, text=ARTICLE)).text
        assert "seen by editors only" in (await discord.used(badr, "drafts", channel, draft="3")).text
        other = await amal.installs(amal.makes_guild("Elsewhere"))
        for command in ("upload", "feed", "drafts"):
            assert "Only editors" in (await discord.used(amal, command, other)).text
