"""`mujaz chart`: pictures in files, and one line where there is none."""

from pathlib import Path

import pytest
from PIL import Image

from tests.bot.program import run as mujaz
from tests.bot.test_cli import SAMPLES


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stored")
    assert mujaz("import", str(SAMPLES), folder=folder).returncode == 0
    return folder


def test_pictures_are_written_in_both_forms_and_languages(stored: Path) -> None:
    for question, name in (
        (("timeline", "2011-2015"), "a.png"), (("/الأحداث", "ليبيا"), "b.PNG"), (("network",), "c.svg"),
        (("figures", "#3"), "d.png"), (("actor", "Kobler"), "e.svg"),
    ):  # fmt: skip
        done = mujaz("chart", *question, "-o", name, folder=stored)
        assert done.returncode == 0, done.stderr
        assert name in done.stderr
        if name.endswith("svg"):
            assert (stored / name).read_text("utf-8").startswith("<?xml")
        else:
            with Image.open(stored / name) as image:
                assert image.width == 1080
    assert len(list((stored / "mujaz.db.pictures").iterdir())) == 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("timeline", "1950", "-o", "no.png"), "No dated event fits"),
        (("actor", "Nabolion", "-o", "no.png"), "Nabolion"),
        (("quotes", "-o", "no.png"), "timeline"),
        (("nonsense", "-o", "no.png"), "nonsense"),
        (("timeline", "-o", "a.gif"), "a.gif"),
        (("timeline", "-o", "nowhere/a.png"), "nowhere"),
        (("timeline",), "--output"),
    ],
)
def test_what_cannot_be_drawn_is_one_clear_line(stored: Path, arguments: tuple[str, ...], told: str) -> None:
    done = mujaz("chart", *arguments, folder=stored)
    assert done.returncode != 0
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (stored / "no.png").exists()
