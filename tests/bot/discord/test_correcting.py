"""An editor on Discord corrects what was found, by forms, buttons and messages."""

import re
import signal

from tests.articles import SKHIRAT
from tests.bot.discord.conftest import Run
from tests.discord_emulator import Channel, Emulator, Person

LATER = SKHIRAT + "وقتل 12 شخصا في هجوم على مدينة بنغازي يوم 20 ديسمبر 2015.\n"


async def test_a_new_version_is_corrected_in_a_direct_message_and_all_see_it_once_it_is_published(
    discord: Emulator, run: Run, amal: Person, badr: Person, channel: Channel
) -> None:
    async with run(f'[access]\neditors = ["discord:{amal.id}"]') as mujaz:
        assert (
            "Only editors"
            in (await discord.used(badr, "fix", channel, reference="E1", field="date", value="2013")).text
        )
        fixed = await discord.used(amal, "fix", channel, reference="E1", field="date", value="2 March 2014")
        assert "2 Mar 2014" in fixed.text
        await discord.asked(amal, f"/upload date=2015-12-26\n{LATER}")
        await discord.until(lambda: bool(discord.all(amal, "of this text is that of article")), 60)
        near = discord.all(amal, "of this text is that of article")[-1]
        assert near.message is not None
        mark = discord.mark()
        await amal.presses(near.message, "New version of #1")
        await discord.until(lambda: bool(discord.all(amal, "Draft", since=mark)), 60)
        preview = discord.all(amal, "Draft", since=mark)[-1]
        assert preview.message is not None
        mark = discord.mark()
        await amal.presses(preview.message, "Correct")
        await discord.until(lambda: bool(discord.all(amal, "Press what is to be corrected", since=mark)), 60)
        review = discord.all(amal, "Press what is to be corrected", since=mark)[-1]
        assert review.message is not None
        attack = re.search(r"20 Dec 2015[^\n]*?\b(E\d+)\b", review.text)
        assert attack is not None
        mark = discord.mark()
        await amal.presses(review.message, f"Drop {attack[1]}")
        await discord.until(lambda: bool(discord.all(amal, f"{attack[1]} is dropped", since=mark)), 60)
        dropped = discord.all(amal, f"{attack[1]} is dropped", since=mark)[-1]
        await mujaz.end(signal.SIGKILL)
        await mujaz.start()
        assert dropped.message is not None
        mark = discord.mark()
        await amal.presses(dropped.message, "Undo")
        await discord.until(lambda: bool(discord.all(amal, "Taken back", since=mark)), 60)
        back = discord.all(amal, "Taken back", since=mark)[-1]
        assert back.message is not None
        mark = discord.mark()
        await amal.presses(back.message, f"Fix {attack[1]}")
        await discord.until(lambda: bool(discord.all(amal, "Send what is right", since=mark)), 60)
        assert "21 Dec 2015" in (await discord.asked(amal, f"/fix {attack[1]} date 2015-12-21 en")).text
        added = await discord.asked(amal, '/add event #3 2015-12-22 "The UN condemned it"')
        assert "The UN condemned it" in added.text
        mark = discord.mark()
        await amal.presses(back.message, "Back to the preview")
        await discord.until(lambda: bool(discord.all(amal, "Draft", since=mark)), 60)
        again = discord.all(amal, "Draft", since=mark)[-1]
        assert again.message is not None
        await amal.presses(again.message, "Publish")
        await discord.until(lambda: bool(discord.all(amal, "is public", since=mark)), 60)
        events = "".join([(await discord.asked(badr, f"/timeline #1 page {page} en")).text for page in (1, 2)])
        for shown in ("2 Mar 2014", "21 Dec 2015", "The UN condemned it"):
            assert shown in events, shown
        history = await discord.used(amal, "history", channel, article="1")
        assert history.ephemeral
        for shown in ("Amal", "to “2 Mar 2014”", "dropped", "to “21 Dec 2015”", "a new version"):
            assert shown in history.text, shown
        arabic = await discord.used(
            amal, "إضافة", channel, المضاف="حدث", المقال="2", النص="أعلن الملك الحداد", التاريخ="٩ سبتمبر ٢٠٢٣"
        )
        assert "9 سبتمبر 2023" in arabic.text
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log
