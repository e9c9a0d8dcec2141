"""Laid-out pages drawn by matplotlib, into the bytes of a PNG or SVG file. Nothing here decides where anything goes."""

import io
from collections.abc import Mapping
from typing import Literal

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle
from matplotlib.text import Text as Letters
from matplotlib.transforms import Affine2D
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bot.pictures.look import WIDTH, Ink, Look
from bot.pictures.shapes import Anchor, Bar, Dot, Page, Shape, Stroke, Text
from bot.pictures.typesetting import Typesetter

_DPI = 72  # a point is a pixel
_OUTLINE = 4
_BASELINE = 1.0
"""Where letters stand, in sizes below the top of their line."""
_PALE = 0.45
_ALIGNMENTS: Mapping[Anchor, Literal["left", "center", "right"]] = {
    "left": "left",
    "middle": "center",
    "right": "right",
}
_COLOURS = 128
"""Colours of a PNG: enough for a dozen flat ones and their edges, at a third of the size."""


def drawn(page: Page, setter: Typesetter, look: Look, title: str) -> bytes:
    """The file; `title` says what it shows."""
    height = round(page.height)
    figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor=look.colour(Ink.GROUND))
    down = Affine2D().scale(1, -1).translate(0, height)  # the pages' y grows downward
    for order, shape in enumerate(page.shapes):
        artist = _artist(shape, setter, look)
        artist.set_zorder(order)
        artist.set_transform(down)
        figure.add_artist(artist)
    return _svg(figure, title) if look.form == "svg" else _png(figure, title)


def _png(figure: Figure, title: str) -> bytes:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    size = canvas.get_width_height()
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    image = Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1).convert("RGB")
    image = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    about = PngInfo()
    about.add_itxt("Title", title)
    target = io.BytesIO()
    image.save(target, "PNG", optimize=True, pnginfo=about)
    return target.getvalue()


def _svg(figure: Figure, title: str) -> bytes:
    target = io.BytesIO()
    # Letters as outlines look the same everywhere; a fixed salt makes the same file each time.
    settings: Mapping[str, str] = {"svg.fonttype": "path", "svg.hashsalt": "mujaz"}
    with rc_context(settings):  # type: ignore[arg-type]
        about = {"Title": title, "Date": None, "Creator": None}
        FigureCanvasSVG(figure).print_svg(target, metadata=about)  # type: ignore[no-untyped-call]
    return target.getvalue()


def _artist(shape: Shape, setter: Typesetter, look: Look) -> Artist:
    colour, ground = look.colour(shape.ink), look.colour(Ink.GROUND)
    match shape:
        case Text():
            return Letters(
                shape.x,
                shape.top + shape.size * _BASELINE,
                setter.ready(shape.content),
                color=colour,
                fontproperties=setter.font(shape.size, shape.bold),
                horizontalalignment=_ALIGNMENTS[shape.anchor],
                verticalalignment="baseline",
                parse_math=False,
            )
        case Bar(box):
            inset = _OUTLINE / 2 if shape.hollow else 0  # so that an outline takes no more room than a full bar
            return Rectangle(
                (box.left + inset, box.top + inset),
                box.right - box.left - 2 * inset,
                box.bottom - box.top - 2 * inset,
                facecolor=ground if shape.hollow else colour,
                edgecolor=colour,
                linewidth=_OUTLINE if shape.hollow else 0,
                alpha=_PALE if shape.pale else None,
            )
        case Dot(x, y, radius):
            width = min(_OUTLINE, radius / 2) if shape.hollow else 0
            return Circle(
                (x, y),
                radius - width / 2,
                facecolor=ground if shape.hollow else colour,
                edgecolor=colour,
                linewidth=width,
            )
        case Stroke(points):
            xs, ys = zip(*points, strict=True)
            return Line2D(
                xs,
                ys,
                color=colour,
                linewidth=shape.width,
                linestyle="--" if shape.dashed else "-",
                solid_capstyle="butt",
                solid_joinstyle="round",
            )
