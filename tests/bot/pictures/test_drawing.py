"""Files: their size on the screen and on disk, the text within its room, the same bytes each time."""

import io
import re
import subprocess
import sys
from datetime import date

import numpy as np
import pytest
from PIL import Image

from bot.pictures import draw
from bot.pictures.drawing import drawn
from bot.pictures.layout import lay_out
from bot.pictures.look import WIDTH, Ink, Look
from bot.pictures.shapes import Page
from handlers.specification import Bars, Chart, Series
from tests.bot.pictures.conftest import figures, network, scattered, setter, timeline, values

LARGEST = 500_000


def charts(language: str) -> list[Chart]:
    days = [date(2023, 9, 8 + n) for n in range(5)]
    return [
        timeline(language, scattered(300)),
        figures(language, Series("", values(language, (1, 2, 3, 4, 5), days)), Bars("", values(language, range(300)))),
        network(language, 300),
    ]


@pytest.mark.parametrize("ground", ["light", "dark"])
@pytest.mark.parametrize("kind", [0, 1, 2])
def test_every_picture_is_as_wide_as_a_phone_and_light(language: str, ground: str, kind: int) -> None:
    look = Look(ground)  # type: ignore[arg-type]
    content = draw(charts(language)[kind], look)
    assert len(content) < LARGEST
    image = Image.open(io.BytesIO(content))
    assert image.width == WIDTH
    assert image.height <= 2400
    corner = np.asarray(image.convert("RGB"))[1, 1].astype(int)
    wanted = np.array(list(bytes.fromhex(look.colour(Ink.GROUND)[1:])))
    assert abs(corner - wanted).max() <= 2  # a palette's nearest


def test_the_same_chart_gives_the_same_bytes(language: str) -> None:
    for form in ("png", "svg"):
        look = Look(form=form)  # type: ignore[arg-type]
        chart = timeline(language, scattered(5))
        assert draw(chart, look) == draw(chart, look)


def test_an_svg_holds_letters_as_outlines_and_says_what_it_shows() -> None:
    content = draw(network("en", 5), Look(form="svg")).decode()
    assert content.startswith("<?xml")
    assert "Who appears with whom" in content
    assert "<text" not in content
    assert not re.search(r"<dc:date>", content)


def test_letters_stay_within_the_room_that_was_measured_for_them(language: str) -> None:
    look = Look(arabic_digits=True)
    ours = setter(language, look)
    page = lay_out(timeline(language, scattered(8)), ours)
    for text in page.texts():
        below = Page(int(text.box.bottom) + 20, (text,))  # the page as far as it matters
        alone = np.asarray(Image.open(io.BytesIO(drawn(below, ours, look, ""))).convert("L"))
        rows, columns = np.nonzero(alone < 200)
        box = text.box
        assert box.left - 2 <= columns.min()
        assert columns.max() <= box.right + 2
        assert box.top - 4 <= rows.min()
        assert rows.max() <= box.bottom + 4


def test_matplotlib_is_not_loaded_before_a_picture_is_drawn() -> None:
    code = "import sys, bot.cli, bot.app, bot.pictures.studio, handlers.charts; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def luminance(colour: str) -> float:
    channels = [value / 255 for value in bytes.fromhex(colour[1:])]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_text_and_shapes_stand_out_from_the_ground(ground: str) -> None:
    look = Look(ground)  # type: ignore[arg-type]

    def contrast(ink: Ink) -> float:
        low, high = sorted((luminance(look.colour(ink)), luminance(look.colour(Ink.GROUND))))
        return (high + 0.05) / (low + 0.05)

    assert contrast(Ink.TEXT) > 7  # the Web Content Accessibility Guidelines' AAA
    assert contrast(Ink.FAINT) > 4.5  # AA
    for ink in (Ink.FACT, Ink.PERSON, Ink.ORGANIZATION, Ink.ARMED_GROUP, Ink.STATE, Ink.PLACE):
        assert contrast(ink) > 2
