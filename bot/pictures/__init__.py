"""Charts drawn as pictures: a specification in, the bytes of a PNG or SVG file out.

matplotlib is imported when the first picture is drawn, never before.
"""

from bot.pictures.look import Look
from handlers.specification import Chart

__all__ = ["Look", "draw"]


def draw(chart: Chart, look: Look) -> bytes:
    """The file that shows a chart. The same chart in the same look gives the same bytes. Takes a second or two."""
    from bot.pictures.drawing import drawn
    from bot.pictures.layout import lay_out
    from bot.pictures.typesetting import Typesetter

    setter = Typesetter(chart.locale, look)
    return drawn(lay_out(chart, setter), setter, look, chart.title)
