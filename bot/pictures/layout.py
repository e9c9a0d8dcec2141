"""From what a chart shows to where everything in the picture goes."""

from bot.pictures import figures, network, timeline
from bot.pictures.shapes import Page
from bot.pictures.typesetting import Typesetter
from handlers.specification import Chart, FiguresChart, NetworkChart, TimelineChart


def lay_out(chart: Chart, setter: Typesetter) -> Page:
    """The picture of a chart, ready to be drawn."""
    match chart:
        case TimelineChart():
            return timeline.lay_out(chart, setter)
        case FiguresChart():
            return figures.lay_out(chart, setter)
        case NetworkChart():
            return network.lay_out(chart, setter)
