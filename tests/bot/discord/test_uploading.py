"""An editor on Discord sends real files to `mujaz run`, looks at the preview, publishes, and all may ask."""

import signal
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.platforms import discord_responding
from tests.bot.discord.conftest import Run, Serve
from tests.discord_emulator import Channel, Emulator, Person
from tests.reading.test_formats import TITLE, word

NEWSPAPERS = sorted((Path(__file__).parents[2] / "extraction" / "newspapers").glob("*.txt"))
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


async def test_files_need_no_command_and_a_reply_uploads_what_it_answers(
    discord: Emulator, serve: Serve, amal: Person, badr: Person, channel: Channel
) -> None:
    texts = [path.read_text("utf-8") for path in NEWSPAPERS[:5]]
    async with serve(f'[access]\neditors = ["discord:{amal.id}"]'):
        mark = discord.mark()
        await amal.says("", files={"first.txt": texts[0].encode()})
        await discord.sent(amal, "#3", since=mark)
        await amal.says("date=2020-05-04 source=Al Wasat", files={"second.txt": texts[1].encode()})
        assert "Al Wasat" in (await discord.sent(amal, "#4", since=mark)).text
        pasted = await amal.says(texts[2])
        await amal.says("/upload source=Al Wasat", reply_to=pasted)
        await discord.sent(amal, "#5", since=mark)
        two = {"file": ("a.txt", texts[3].encode()), "file_2": ("b.txt", texts[4].encode())}
        listed = await discord.used(amal, "upload", channel, **two)
        assert "2 articles are stored as drafts" in listed.text
        await amal.says(amal.mention, channel, files={"first.txt": texts[0].encode()})
        await discord.sent(channel, "#3", since=mark)  # it is there
        await badr.says("", files={"first.txt": texts[0].encode()})
        await discord.sent(badr, "Only editors", since=mark)


async def test_an_announced_answer_tells_of_the_steps_and_becomes_the_preview(
    discord: Emulator, serve: Serve, amal: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discord_responding, "THINK_AFTER", 0.0)
    document = (SAMPLES / "article.docx").read_bytes()
    async with serve(f'[access]\neditors = ["discord:{amal.id}"]'):
        await amal.uses("upload", file=("article.docx", document))
        await discord.shown("edited", amal, "Draft")
        told = [shown.text.split()[0] for shown in discord.all(amal, kind="edited")]
        assert told[-3:] == ["Looking", "Storing", "Draft,"]
        assert discord.all(amal, kind="thinking")


async def test_a_kill_at_any_point_of_an_upload_in_a_message_loses_none_and_stores_none_twice(
    discord: Emulator, run: Run
) -> None:
    editors = [discord.person(f"E{number}") for number in range(5)]
    named = ", ".join(f'"discord:{editor.id}"' for editor in editors)
    points = ("GET .*attachments", "POST {}", "PATCH {}", "POST {}", "POST {}")
    async with run(f"[access]\neditors = [{named}]") as mujaz:

        def rows(query: str) -> list[str]:
            with closing(sqlite3.connect(mujaz.database, timeout=30)) as database:
                return [row[0] for row in database.execute(query)]

        drafts = "select source from stored_articles join hidden on article = id order by source"
        sent = []
        for number, (editor, call) in enumerate(zip(editors, points, strict=True)):
            after = 1 if number == 3 else 0  # the first is about the progress, the second is the preview
            fault = discord.faults.add("hang", call.format(f"/channels/{editor.dm.id}/messages"), after=after)
            document = word(*NEWSPAPERS[number].read_text("utf-8").splitlines())
            sent.append(await editor.says(f"/upload source=Paper {number} en", files={"article.docx": document}))
            await discord.until(lambda fault=fault: fault.hits == 1)  # type: ignore[misc]
        await mujaz.end(signal.SIGKILL)
        assert rows(drafts) == ["Paper 3"]
        discord.faults.clear()
        sent[4].edited = (datetime.now(UTC) + timedelta(minutes=2)).isoformat()  # its sender thought better of it
        mark = discord.mark()
        await mujaz.start()
        for editor in editors[:4]:
            assert "Publish" in (await discord.sent(editor, "seen by editors only", since=mark)).labels
        assert "edited too late" in (await discord.sent(editors[4], since=mark)).text
        assert await mujaz.end() == 0
        assert rows(drafts) == [f"Paper {number}" for number in range(4)]
        assert rows("select key from inbox where done_at is null") == []
