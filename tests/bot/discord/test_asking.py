"""Questions and answers over Discord: commands in both languages, suggestions, buttons, direct messages."""

import sqlite3
from datetime import date

from bot.platforms.bidi import FSI, PDI
from bot.platforms.discord_markdown import units
from handlers.importing import import_article
from handlers.registry import commands
from tests.bot.discord.conftest import Run, Serve
from tests.discord_emulator import Channel, Emulator, Person, Shown


def plain(shown: Shown) -> str:
    """The text without escapes and marks of direction."""
    return shown.text.replace("\\", "").replace("*", "").replace(FSI, "").replace(PDI, "")


async def test_every_command_is_registered_under_both_names_once(discord: Emulator, run: Run, amal: Person) -> None:
    async with run() as mujaz:
        names = [command["name"] for command in discord.core.commands]
        assert names == [one.name for one in commands()] + [one.arabic[0] for one in commands()]
        assert len(names) <= 100
        await discord.asked(amal, "hello")
        assert await mujaz.end() == 0
        assert discord.core.overwrites == 1
        await mujaz.start()
        await discord.asked(amal, "hello again")
        assert discord.core.overwrites == 1, "their definition has not changed"
        await mujaz.end()
        with sqlite3.connect(mujaz.database) as database:
            database.execute("update marks set value = '{}' where name like 'discord-commands%'")
        database.close()
        await mujaz.start()
        await discord.until(lambda: discord.core.overwrites == 2)


async def test_commands_answer_in_their_language_with_the_options_composed(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel
) -> None:
    async with serve():
        english = await discord.used(amal, "timeline", channel, year=2010, until=2016)
        assert english.embeds[0]["title"].startswith("2 dated events")
        assert "17 Dec 2015" in plain(english)
        arabic = await discord.used(amal, "الأحداث", channel, السنة=2015, المقال="1")
        assert "17 ديسمبر 2015" in plain(arabic)
        asked_for = await discord.used(amal, "actors", channel, kind="person", answer_in="ar")
        assert "مارتن كوبلر" in plain(asked_for)
        named = await discord.used(amal, "actor", name="Martin Kobler")
        assert "Kobler" in plain(named)
        found = await discord.used(amal, "search", words="الصخيرات")
        assert "sentence" in found.embeds[0]["title"]
        listed = await discord.used(amal, "help", command="timeline")
        assert "/timeline" in plain(listed)


async def test_commands_that_an_answer_names_can_be_clicked(discord: Emulator, run: Run, amal: Person) -> None:
    async with run() as mujaz:
        for _ in ("first", "again, when the commands need not be registered"):
            await discord.used(amal, "start")  # by then the numbers are known
            brief = next(command for command in discord.core.commands if command["name"] == "brief")
            assert f"</brief:{brief['id']}>" in (await discord.used(amal, "start")).text
            await mujaz.end()
            await mujaz.start()


async def test_names_articles_kinds_and_commands_are_suggested_in_either_language(
    discord: Emulator, serve: Serve, amal: Person
) -> None:
    async with serve():
        assert "Martin Kobler" in await discord.suggested(amal, "actor", "name", "kob")
        assert "مارتن كوبلر" in await discord.suggested(amal, "actor", "name", "كوب")
        assert await discord.suggested(amal, "الطرف", "الاسم", "") != []
        assert await discord.suggested(amal, "actor", "name", "qqqq") == []
        assert await discord.suggested(amal, "article", "article", "الصخيرات") == ["1"]
        assert await discord.suggested(amal, "article", "article", "2") == ["2"]
        assert await discord.suggested(amal, "timeline", "kind", "disas") == ["disaster"]
        assert "الأحداث" in await discord.suggested(amal, "المساعدة", "الأمر", "الأح")
        label = (await discord.shown("choices")).body["choices"][0]["name"]
        assert label == "Martin Kobler · مارتن كوبلر"


async def test_pages_turn_in_place_and_sources_follow_even_after_a_restart(
    discord: Emulator, run: Run, amal: Person, badr: Person, channel: Channel
) -> None:
    async with run() as mujaz:
        first = await discord.used(amal, "actors", channel)
        assert first.message is not None
        await mujaz.end()
        await mujaz.start()
        await badr.presses(first.message, "Next ›")
        second = await discord.edited(channel)
        assert "Page 2" in plain(second)
        assert "‹ Previous" in second.labels
        reference = next(label for label in second.labels if label.startswith("A"))
        await badr.presses(first.message, reference)
        assert f"[{reference}]" in plain(await discord.sent(channel, since=second.number))
        shown = await discord.used(amal, "timeline", channel)
        assert shown.message is not None
        mark = discord.mark()
        await amal.presses(shown.message, "E1")
        assert "rests on this sentence" in plain(await discord.sent(channel, since=mark))


async def test_a_page_of_several_messages_is_replaced_as_a_whole(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel
) -> None:
    async with serve() as served:
        long = " ".join(f"الكلمة{number}" for number in range(600))
        for number in range(5):
            text = f"قال الوزير مارتن كوبلر: «{long} {number}»."
            await import_article(text.encode(), date(2016, 1, 1 + number), f"{number}.txt", served.services)
        first = await discord.used(amal, "search", channel, words="الكلمة1")
        await discord.until(lambda: len(discord.all(channel, kind="sent")) > 1)
        last = await discord.sent(channel, lambda shown: bool(shown.labels))
        assert last.message is not None
        assert first.message is not last.message
        before = [shown.message.id for shown in discord.all(channel, kind="sent") if shown.message][:-1]
        await amal.presses(last.message, "Next ›")
        await discord.until(lambda: not set(before) & channel.messages.keys())
        assert len(before) > 4
        assert last.message.id in channel.messages


async def test_mistakes_and_settings_are_for_the_asker_alone(
    discord: Emulator, serve: Serve, amal: Person, badr: Person, channel: Channel
) -> None:
    async with serve():
        mistake = await discord.used(badr, "source", channel, reference="X1")
        assert mistake.viewer is badr.user
        refused = await discord.used(badr, "language", channel, language="en")
        assert refused.viewer is badr.user
        assert "administrators" in plain(refused)
        setting = await discord.used(amal, "language", channel, language="ar")
        assert setting.viewer is amal.user
        assert setting.message is not None
        await amal.presses(setting.message, "English")
        assert "English" in plain(await discord.edited(channel))
        forged = await badr.presses_id(await badr.says("x", channel), "mujaz:n:nothing")
        assert await discord.responded(forged) == 4
        assert (await discord.sent(channel, "too old")).viewer is badr.user


async def test_direct_messages_take_commands_as_text_and_questions(
    discord: Emulator, serve: Serve, amal: Person
) -> None:
    async with serve():
        assert "Kobler" in plain(await discord.asked(amal, "/actor Kobler"))
        answer = await discord.asked(amal, "متى وقع الاتفاق؟")
        assert "17 ديسمبر 2015" in plain(answer)
        assert not answer.ephemeral
        assert (await discord.used(amal, "language", language="ar")).viewer is amal.user


async def test_in_a_guild_the_bot_answers_who_names_it_and_nobody_else(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel
) -> None:
    async with serve():
        await amal.says("/actors", channel)
        asked = await amal.says(f"{amal.mention} /actor Kobler", channel)
        answer = await discord.sent(channel)
        assert "Kobler" in plain(answer)
        assert asked.id in channel.messages
        assert len(discord.all(channel, kind="sent")) == 1


async def test_what_an_article_says_pings_nobody(
    discord: Emulator, serve: Serve, amal: Person, channel: Channel
) -> None:
    assert channel.guild is not None
    channel.guild.roles[channel.guild.id].permissions |= 1 << 17
    async with serve():
        text = "@everyone <@5> **x**"
        shown = await discord.used(amal, "search", channel, words=text)
        said = await discord.asked(amal, f"{amal.mention} /actor {text}", channel)
        assert shown.pinged == said.pinged == ()
        assert "\\@everyone" in said.text
        assert all(units(str(embed.get("description") or "")) <= 4096 for embed in said.embeds)
