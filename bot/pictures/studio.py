"""Pictures drawn away from the event loop, one at a time, and kept in a folder so that none is drawn twice."""

import asyncio
import hashlib
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from bot.pictures import draw
from bot.pictures.look import Look
from handlers.specification import Chart

log = logging.getLogger(__name__)

LONGEST = 30.0
"""Seconds that a picture may take, the wait for others before it included."""
MOST_KEPT = 200
"""Files in the folder; of more, those that were not asked for longest go."""
_EDITION = 1
"""Goes up when the same chart is drawn differently."""


class NotDrawn(Exception):
    """A picture could not be drawn; the log says why. Its description in words is there all the same."""


class Studio:
    """Draws in one look. One thread draws, since matplotlib is not made for several, and the event loop goes on."""

    def __init__(self, folder: Path | None, look: Look) -> None:
        """`folder` is made when the first picture is kept; None keeps none."""
        self._folder = folder
        self._look = look
        self._hand = ThreadPoolExecutor(1, "mujaz-draw")

    async def picture(self, chart: Chart) -> bytes:
        """The file that shows the chart. Raises NotDrawn."""
        path = self._folder / self._name(chart) if self._folder is not None else None
        if path is not None and (kept := await asyncio.to_thread(_read, path)) is not None:
            return kept
        try:
            drawing = asyncio.get_running_loop().run_in_executor(self._hand, self._draw, chart, path)
            return await asyncio.wait_for(drawing, LONGEST)
        except TimeoutError as error:
            log.warning("a picture took longer than %.0f s", LONGEST)
            raise NotDrawn from error
        except Exception as error:  # a defect of the drawing must not cost the answer
            log.exception("a picture could not be drawn")
            raise NotDrawn from error

    async def close(self) -> None:
        """Wait for what is being drawn; what has not begun is dropped."""
        await asyncio.to_thread(self._hand.shutdown, cancel_futures=True)

    def _name(self, chart: Chart) -> str:
        """The file of a chart in this look: the same for the same content."""
        content = repr((_EDITION, version("mujaz"), version("matplotlib"), self._look, chart))
        return f"{hashlib.sha256(content.encode()).hexdigest()[:32]}.{self._look.form}"

    def _draw(self, chart: Chart, path: Path | None) -> bytes:
        if path is None:
            return draw(chart, self._look)
        if (kept := _read(path)) is not None:  # drawn while this one waited
            return kept
        content = draw(chart, self._look)
        try:
            _keep(content, path)
        except OSError as error:
            log.warning("pictures cannot be kept in %s: %s", path.parent, error.strerror)
        return content


def _read(path: Path) -> bytes | None:
    """What is kept; it counts as asked for."""
    try:
        content = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    return content


def _keep(content: bytes, path: Path) -> None:
    """Write a file whole or not at all, and drop those that nobody asked for longest."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)
    kept = sorted(path.parent.glob(f"*{path.suffix}"), key=lambda file: file.stat().st_mtime)
    for old in kept[:-MOST_KEPT]:
        old.unlink(missing_ok=True)
