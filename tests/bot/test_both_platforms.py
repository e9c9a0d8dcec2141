"""Telegram and Discord served by one program: the same answers, the same briefings, one end."""

import signal
from datetime import date
from pathlib import Path

import pytest

from handlers.importing import import_article
from handlers.services import Services
from storage.database import Store
from tests.articles import SKHIRAT
from tests.bot.discord.conftest import database, running
from tests.discord_emulator import Emulator as Discord
from tests.discord_emulator import Limits as DiscordLimits
from tests.telegram_emulator import Emulator as Telegram
from tests.telegram_emulator import Limits as TelegramLimits

__all__ = ["database"]

FRESH = SKHIRAT.replace("الصخيرات", "طنجة").replace("2015", "2016")


async def publish(path: Path) -> None:
    async with Store.open(path) as store:
        services = Services(store=store, today=lambda: date(2024, 1, 15))
        await import_article(FRESH.encode(), date(2016, 12, 25), "tanger.txt", services)


async def test_both_answer_and_both_get_what_was_ordered(tmp_path: Path, database: Path) -> None:
    async with (
        Discord(limits=DiscordLimits(on=False)) as discord,
        Telegram(limits=TelegramLimits(on=False)) as telegram,
    ):
        amal, badr = discord.person("Amal"), telegram.person("Badr")
        channel = await amal.installs(amal.makes_guild())
        settings = f'[telegram]\nbase_url = "{telegram.base_url}"\nbase_file_url = "{telegram.base_file_url}"'
        tokens = {"MUJAZ_TELEGRAM_TOKEN": telegram.token}
        async with running(discord, tmp_path / "mujaz", database, settings, environment=tokens) as mujaz:
            assert "Kobler" in (await discord.used(amal, "search", channel, words="Kobler")).text
            assert "Kobler" in (await telegram.asked(badr, "/search Kobler")).text
            await discord.used(amal, "subscribe", channel, text="now")
            await telegram.asked(badr, "/subscribe now")
            on_discord, on_telegram = discord.mark(), telegram.mark()
            await publish(mujaz.database)
            await discord.sent(channel, since=on_discord, within=90)
            await telegram.sent(badr, since=on_telegram, within=90)
            assert channel.guild is not None
            await amal.removes(channel.guild)
            await discord.sent(amal, "S1", within=90)  # whoever ordered it is told that it rests
            assert await mujaz.end() == 0
            assert "Traceback" not in mujaz.log


@pytest.mark.slow
async def test_a_briefing_whose_receipt_was_lost_is_not_doubled_by_a_killed_program(
    tmp_path: Path,
    database: Path,
) -> None:
    async with Discord(limits=DiscordLimits(on=False)) as discord:
        amal = discord.person("Amal")
        channel = await amal.installs(amal.makes_guild())
        async with running(discord, tmp_path / "mujaz", database) as mujaz:
            await discord.used(amal, "subscribe", channel, text="now")
            discord.faults.add("lost", f"POST /channels/{channel.id}/messages", times=None)
            mark = discord.mark()
            await publish(mujaz.database)
            await discord.sent(channel, since=mark, within=90)
            await mujaz.end(signal.SIGKILL)
            discord.faults.clear()
            calls = discord.calls(f"POST /channels/{channel.id}/messages")
            await mujaz.start()
            await discord.until(lambda: discord.calls(f"POST /channels/{channel.id}/messages") > calls, 90)
            assert await mujaz.end() == 0
            assert len(discord.all(channel, kind="sent", since=mark)) == 1
