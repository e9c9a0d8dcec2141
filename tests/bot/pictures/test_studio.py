"""The studio: off the event loop, once for the same content, whatever befalls its folder."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.pictures import draw, studio
from bot.pictures.look import Look
from bot.pictures.studio import NotDrawn, Studio
from handlers.specification import TimelineChart
from tests.bot.pictures.conftest import network, scattered, timeline

CHART = timeline("en", scattered(2))
EMPTY = TimelineChart("en-GB", "No events", (), 0)


@pytest.fixture
async def drawing(tmp_path: Path) -> AsyncIterator[Studio]:
    opened = Studio(tmp_path / "kept", Look())
    yield opened
    await opened.close()


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "kept").iterdir())


async def test_a_picture_is_what_is_drawn_and_is_kept(drawing: Studio, tmp_path: Path) -> None:
    content = await drawing.picture(CHART)
    assert content == draw(CHART, Look())
    (kept,) = files(tmp_path)
    assert kept.read_bytes() == content


async def test_what_is_kept_is_not_drawn_again(drawing: Studio, tmp_path: Path) -> None:
    await drawing.picture(CHART)
    files(tmp_path)[0].write_bytes(b"kept")
    assert await drawing.picture(timeline("en", scattered(2))) == b"kept"


async def test_other_content_or_another_look_is_another_picture(drawing: Studio, tmp_path: Path) -> None:
    dark = Studio(tmp_path / "kept", Look("dark"))
    await asyncio.gather(drawing.picture(CHART), drawing.picture(network("en", 3)), dark.picture(CHART))
    await dark.close()
    assert len(files(tmp_path)) == 3


async def test_many_who_ask_at_once_get_the_same_picture(drawing: Studio, tmp_path: Path) -> None:
    found = await asyncio.gather(*(drawing.picture(CHART) for _ in range(5)))
    assert len(set(found)) == 1
    assert len(files(tmp_path)) == 1


async def test_the_event_loop_goes_on_while_a_picture_is_drawn(drawing: Studio) -> None:
    asked = asyncio.create_task(drawing.picture(timeline("en", scattered(100))))
    turns = 0
    while not asked.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 10


async def test_what_was_not_asked_for_longest_goes(
    drawing: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(studio, "MOST_KEPT", 2)
    await drawing.picture(CHART)
    (first,) = files(tmp_path)
    os.utime(first, (1, 1))
    await drawing.picture(network("en", 2))
    (second,) = set(files(tmp_path)) - {first}
    os.utime(second, (2, 2))
    await drawing.picture(CHART)  # asked for again
    await drawing.picture(network("en", 3))
    assert first in files(tmp_path)
    assert second not in files(tmp_path)
    assert len(files(tmp_path)) == 2


async def test_a_folder_that_cannot_be_written_costs_no_picture(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file is in the way")
    drawing = Studio(tmp_path / "kept", Look())
    assert await drawing.picture(CHART) == draw(CHART, Look())
    await drawing.close()


async def test_without_a_folder_nothing_is_kept() -> None:
    drawing = Studio(None, Look())
    assert (await drawing.picture(CHART)).startswith(b"\x89PNG")
    await drawing.close()


async def test_what_cannot_be_drawn_is_said_and_does_not_end_the_studio(drawing: Studio, tmp_path: Path) -> None:
    with pytest.raises(NotDrawn):
        await drawing.picture(EMPTY)
    assert not (tmp_path / "kept").exists()
    assert await drawing.picture(CHART)


async def test_a_picture_that_takes_too_long_is_given_up(drawing: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studio, "LONGEST", 0.0)
    with pytest.raises(NotDrawn):
        await drawing.picture(CHART)
