"""An editor on Telegram sends real files to `mujaz run`, looks at the preview, publishes, and all may ask."""

import random
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.bot.telegram.conftest import Run, eventually
from tests.handlers.test_bad_input import HANGING
from tests.reading.test_formats import TITLE, word
from tests.telegram_emulator import Emulator

NEWSPAPERS = sorted((Path(__file__).parents[2] / "extraction" / "newspapers").glob("*.txt"))
SAMPLES = Path(__file__).parents[2] / "reading" / "samples"


async def test_real_files_are_previewed_discarded_published_and_asked_about(telegram: Emulator, run: Run) -> None:
    editor, stranger = telegram.person(language="en"), telegram.person(language="en")
    async with run(f'[access]\neditors = ["telegram:{editor.user.id}"]') as mujaz:
        for name, button, done in (
            ("libreoffice.pdf", "Discard", "#3 is deleted"), ("article.docx", "Publish", "#4 is public")
        ):  # fmt: skip
            mark, raw = telegram.mark(), (SAMPLES / name).read_bytes()
            stranger.sends(name, raw)
            assert "Only editors" in (await telegram.sent(stranger, since=mark)).text
            editor.sends(name, raw, text="/upload date=2020-05-04")
            # What told of the progress becomes the preview.
            preview = await telegram.edited(editor, "Draft", since=mark)
            assert TITLE in preview.text
            steps = [(s.kind, s.text.split()[0]) for s in telegram.all(editor, since=mark) if s.kind != "action"]
            assert steps == [("sent", "Reading"), ("edited", "Looking"), ("edited", "Storing"), ("edited", "Draft,")]
            for number in (3, 4):
                assert (
                    f"There is no article #{number}" in (await telegram.asked(stranger, f"/article {number} en")).text
                )
            assert preview.message is not None
            editor.presses(preview.message, button)
            await telegram.edited(editor, done, since=mark)
        assert TITLE in (await telegram.asked(stranger, "/article 4 en")).text
        assert mujaz.log.count("refused /upload") == 2
        editor.sends("hangs.pdf", HANGING)  # which is given up when the program ends, and taken up when it begins
        await telegram.edited(editor, "Looking for facts in hangs.pdf")
        assert await mujaz.end() == 0
        assert waiting(mujaz.folder) == 1
        assert "Traceback" not in mujaz.log


def document(number: int) -> bytes:
    """A newspaper article as Word has it."""
    return word(*NEWSPAPERS[number].read_text("utf-8").splitlines())


def drafts(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "mujaz.db", timeout=30)) as database:
        rows = database.execute("select source from stored_articles join hidden on article = id where why = 'draft'")
        return sorted(source for (source,) in rows)


def waiting(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "mujaz.db", timeout=30)) as database:
        return int(database.execute("select count(*) from inbox where done_at is null").fetchone()[0])


POINTS = {
    "asked where the file is": ("getFile", 0),
    "downloading": ("download", 0),
    "about to read": ("sendMessage", 0),
    "about to parse": ("editMessageText", 0),
    "about to store": ("editMessageText", 1),
    "stored and about to show the preview": ("editMessageText", 2),
}
"""Where an upload stands when the program is killed: at the call that is never answered, after so many that were."""


async def test_a_kill_at_any_point_of_an_upload_loses_none_and_stores_none_twice(telegram: Emulator, run: Run) -> None:
    *editors, several = [telegram.person(f"E{number}", language="en") for number in range(len(POINTS) + 1)]
    named = ", ".join(f'"telegram:{editor.user.id}"' for editor in (*editors, several))
    async with run(f"[access]\neditors = [{named}]") as mujaz:
        fault = telegram.faults.add("hang", "getFile")
        several.sends_together({"a.docx": document(6), "b.docx": document(7)}, "/upload source=Paper of several")
        await telegram.until(lambda fault=fault: fault.hits == 1)  # type: ignore[misc]
        for number, (editor, (call, after)) in enumerate(zip(editors, POINTS.values(), strict=True)):
            fault = telegram.faults.add("hang", call, after=after)
            editor.sends("article.docx", document(number), text=f"/upload source=Paper {number}")
            await telegram.until(lambda fault=fault: fault.hits == 1)  # type: ignore[misc]
        await mujaz.end(signal.SIGKILL)
        assert drafts(mujaz.folder) == ["Paper 5"]
        telegram.faults.clear()
        mark = telegram.mark()
        await mujaz.start()
        for editor in editors:
            shown = await telegram.edited(editor, "Draft, seen by editors only", since=mark)
            assert "Publish" in shown.labels
        await telegram.edited(several, "2 articles are stored as drafts", since=mark)
        await eventually(lambda: waiting(mujaz.folder) == 0)
        assert drafts(mujaz.folder) == [
            *(f"Paper {number}" for number in range(len(POINTS))),
            *["Paper of several"] * 2,
        ]
        assert "There is no article" not in "".join(shown.text for shown in telegram.all(since=mark))


@pytest.mark.slow
async def test_kills_at_random_moments_lose_no_upload_and_store_none_twice(telegram: Emulator, run: Run) -> None:
    """A kill while three files are on their way, again and again; none meets two, which would give it up."""
    chance = random.Random(11)
    editors = [telegram.person(f"E{number}", language="en") for number in range(24)]
    named = ", ".join(f'"telegram:{editor.user.id}"' for editor in editors)
    async with run(f"[access]\neditors = [{named}]") as mujaz:
        for number, editor in enumerate(editors):
            editor.sends("article.docx", document(number), text=f"/upload source=Paper {number:02}")
            if number % 3 == 2:
                await telegram.polled()
                shown = len(telegram.transcript) + chance.randrange(15)
                await telegram.core.until(lambda shown=shown: len(telegram.transcript) >= shown, 5)  # type: ignore[misc]
                await mujaz.end(signal.SIGKILL)
                await mujaz.start()
                await eventually(lambda: waiting(mujaz.folder) == 0)
        assert drafts(mujaz.folder) == [f"Paper {number:02}" for number in range(len(editors))]
        for editor in editors:
            assert telegram.all(editor, "Draft, seen by editors only")
