"""An editor on Telegram sends real files to `mujaz run`, looks at the preview, publishes, and all may ask."""

from pathlib import Path

import pytest

from tests.bot.telegram.conftest import Run
from tests.reading.test_formats import TITLE
from tests.telegram_emulator import Emulator

SAMPLES = Path(__file__).parents[2] / "reading" / "samples"


@pytest.mark.parametrize("name", ["article.docx", "libreoffice.pdf"])
async def test_a_real_file_is_previewed_published_and_asked_about(telegram: Emulator, run: Run, name: str) -> None:
    editor, stranger = telegram.person(language="en"), telegram.person(language="en")
    raw = (SAMPLES / name).read_bytes()
    async with run(f'[access]\neditors = ["telegram:{editor.user.id}"]') as mujaz:
        stranger.sends(name, raw)
        assert "Only editors" in (await telegram.sent(stranger)).text
        editor.sends(name, raw, text="/upload date=2020-05-04")
        preview = await telegram.edited(editor, "Draft", within=40)  # what told of the progress becomes the preview
        assert TITLE in preview.text
        steps = [(shown.kind, shown.text.split()[0]) for shown in telegram.all(editor) if shown.kind != "action"]
        assert steps == [("sent", "Reading"), ("edited", "Looking"), ("edited", "Storing"), ("edited", "Draft,")]
        assert "There is no article #3" in (await telegram.asked(stranger, "/article 3 en")).text
        assert preview.message is not None
        editor.presses(preview.message, "Publish")
        await telegram.edited(editor, "Article #3 is public")
        assert TITLE in (await telegram.asked(stranger, "/article 3 en")).text
        assert await mujaz.end() == 0
        assert "Traceback" not in mujaz.log
