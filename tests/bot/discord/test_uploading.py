"""An editor on Discord sends real files to `mujaz run`, looks at the preview, publishes, and all may ask."""

from pathlib import Path

from tests.bot.discord.conftest import Run
from tests.discord_emulator import Channel, Emulator, Person
from tests.reading.test_formats import TITLE

SAMPLES = Path(__file__).parents[2] / "reading" / "samples"


async def test_real_files_in_a_form_and_in_a_direct_message_are_published_and_asked_about(
    discord: Emulator, run: Run, amal: Person, badr: Person, channel: Channel
) -> None:
    document = (SAMPLES / "article.docx").read_bytes()
    async with run(f'[access]\neditors = ["discord:{amal.id}"]') as mujaz:
        refused = await discord.used(badr, "upload", channel, file=("article.docx", document))
        assert "Only editors" in refused.text
        assert refused.ephemeral
        mark = discord.mark()
        await amal.uses("upload", channel, file=("article.docx", document))
        await discord.until(lambda: bool(discord.all(match="stored as a draft", since=mark)), 60)
        assert all(shown.ephemeral for shown in discord.all(match="draft", since=mark)), "others read along in a server"
        assert "There is no article" in (await discord.used(badr, "article", channel, article="3")).text
        preview = await discord.asked(amal, "/drafts 3 en")
        assert TITLE in preview.text
        assert preview.message is not None
        mark = discord.mark()
        await amal.presses(preview.message, "Publish")
        await discord.until(lambda: bool(discord.all(match="#3 is public", since=mark)), 60)
        assert TITLE in (await discord.used(badr, "article", channel, article="3")).text
        mark = discord.mark()
        await amal.says("/upload en", files={"libreoffice.pdf": (SAMPLES / "libreoffice.pdf").read_bytes()})
        await discord.until(lambda: bool(discord.all(match="#3", since=mark)), 60)  # the same text, as a PDF
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log
