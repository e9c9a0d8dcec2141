"""An editor on Discord adds a feed by a form, under either name; its channel hears of the drafts."""

from tests.bot.discord.conftest import Run
from tests.discord_emulator import Channel, Emulator, Person
from tests.feed_site import news, serving


async def test_a_feed_is_added_by_a_form_and_its_channel_hears_of_drafts(
    discord: Emulator, run: Run, amal: Person, badr: Person, channel: Channel
) -> None:
    async with serving() as site:
        site.title, site.news = "Horizon", [news(1), news(2)]
        settings = f'[access]\neditors = ["discord:{amal.id}"]\n[links]\nallowed_hosts = ["{site.host}"]'
        async with run(settings) as mujaz:
            refused = await discord.used(badr, "feed", channel, action="add", link=site.link)
            assert "Only editors" in refused.text
            mark = discord.mark()
            await amal.uses("feed", channel, action="add", link=site.link, every="15m", answer_in="en")
            await discord.until(lambda: bool(discord.all(match="2 new drafts from Horizon: /drafts", since=mark)), 60)
            assert [shown.ephemeral for shown in discord.all(match="every 15 minutes", since=mark)] == [True]
            listed = await discord.used(amal, "الخلاصات", channel)
            assert "كل 15 دقيقة" in listed.text
            assert "قُرئت مادتان" in listed.text
            assert await mujaz.end() == 0
            assert "Traceback" not in mujaz.log
