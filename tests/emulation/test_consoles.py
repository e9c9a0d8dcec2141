"""The consoles that play a user by hand."""

from pathlib import Path

import pytest

from tests import discord_emulator, telegram_emulator
from tests.discord_emulator.__main__ import Player as OnDiscord
from tests.emulation.console import Console
from tests.telegram_emulator.__main__ import Player as OnTelegram


async def played(console: Console, *lines: str) -> bool:
    return all([await console.do(line) for line in lines])


async def test_lines_on_telegram_are_what_the_person_does(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("news", "utf-8")
    async with telegram_emulator.Emulator() as telegram:
        console = OnTelegram(telegram)
        assert await played(
            console, "/start", "hello", "!edit hi", f"!send {tmp_path}/article.txt", "!inline Kobler", "!group",
            "!fault error sendMessage 2", "!help",
        )  # fmt: skip
        kinds = [set(update) - {"update_id"} for update in telegram.core.updates.pending]
        assert [kind.pop() for kind in kinds] == [
            "message", "message", "edited_message", "message", "inline_query", "my_chat_member",
        ]  # fmt: skip
        assert telegram.faults.strike("sendMessage") is not None
        with pytest.raises(LookupError):
            await console.do("!press Next")
        assert not await console.do("!quit")


async def test_lines_on_discord_are_what_the_person_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "article.txt").write_text("news", "utf-8")
    async with discord_emulator.Emulator() as discord:
        console = OnDiscord(discord)
        assert await played(console, "hello", f"!send {tmp_path}/article.txt", "!guild", "!frobnicate")
        assert "no such command: !frobnicate" in capsys.readouterr().out
        assert console.channel.guild is console.guild
        assert len(discord.core.world.files) == 1
        discord.core.show("sent", console.channel.id, body={"content": "an answer"})
        console.print_news()
        assert "an answer" in capsys.readouterr().out
        assert not await console.do("!quit")
