"""Networks: circles for actors, as large as they are often mentioned, and lines between those that appear together."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.pictures.frame import framed
from bot.pictures.look import LINE, MARGIN, SMALL, WIDTH, Ink
from bot.pictures.shapes import Bar, Box, Dot, Page, Shape, Stroke, Text
from bot.pictures.stress import parted, placed
from bot.pictures.typesetting import Typesetter
from handlers.specification import Link, NetworkChart, Node

_MOST_NODES = 22
_SMALLEST, _LARGEST = 16, 50  # radius of circles
_THINNEST, _THICKEST = 2.5, 12  # width of lines
_LABEL = 230  # widest
_APART = 16
_ROOM = WIDTH - 2 * MARGIN
_LEAST, _PER_NODE, _MOST = 420, 80, 1900  # height of the body
_UNDER = 4  # between a circle and its name


@dataclass(frozen=True, slots=True)
class _Sized:
    """A node with its circle's radius and the lines of its name."""

    node: Node
    radius: float
    lines: tuple[str, ...]
    width: float
    focus: bool

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of circle and name together."""
        return max(2 * self.radius, self.width), 2 * self.radius + _UNDER + len(self.lines) * SMALL * LINE


def lay_out(chart: NetworkChart, setter: Typesetter) -> Page:
    """The picture of a network, with as many of the most mentioned as there is room for, the others counted."""
    kept = _linked(range(len(chart.nodes)), chart.links)
    while len(kept) > _MOST_NODES:
        kept = _without_last(kept, chart.links)
    while True:
        height = min(_LEAST + _PER_NODE * len(kept), _MOST)
        nodes = [_sized(chart, place, setter) for place in kept]
        links = [link for link in chart.links if link.first in kept and link.second in kept]
        centres = _centres(nodes, [(kept.index(link.first), kept.index(link.second)) for link in links], height)
        if centres is not None or len(kept) <= 2:
            break
        kept = _without_last(kept, chart.links)
    places = dict(zip(kept, zip(nodes, centres or _column(nodes), strict=True), strict=True))
    legend, top = _legend([sized.node for sized in nodes], setter)
    body = [*legend, *_links(links, places, top), *_nodes(places, top, setter)]
    notes = [setter.words("chart-network-how")]
    if rest := chart.total - len(kept):
        notes.append(setter.words("chart-more-actors", count=rest))
    return framed(chart.title, body, top + height, notes, setter)


def _linked(nodes: Collection[int], links: Sequence[Link]) -> list[int]:
    """Of some nodes those that appear with another of them."""
    within = (link for link in links if link.first in nodes and link.second in nodes)
    return sorted({place for link in within for place in (link.first, link.second)})


def _without_last(kept: Sequence[int], links: Sequence[Link]) -> list[int]:
    """The nodes without the least mentioned; where nobody then appears with anybody, the two that appear most often."""
    left = _linked(set(kept[:-1]), links)
    if left:
        return left
    most = max(links, key=lambda link: link.sentences)
    return sorted((most.first, most.second))


def _sized(chart: NetworkChart, place: int, setter: Typesetter) -> _Sized:
    """Areas in proportion to mentions, but none too small to be seen."""
    node, focus = chart.nodes[place], place == chart.focus
    share = node.mentions / max(other.mentions for other in chart.nodes)
    lines = setter.lines(node.name, SMALL, _LABEL, 2, bold=focus)
    width = max(setter.width(line, SMALL, bold=focus) for line in lines)
    return _Sized(node, max(_SMALLEST, _LARGEST * share**0.5), lines, width, focus)


Centres = Sequence[tuple[float, float]]


def _centres(nodes: Sequence[_Sized], links: Sequence[tuple[int, int]], height: float) -> Centres | None:
    """Centres of the nodes' boxes within the body; None where they do not fit."""
    sizes = [sized.size for sized in nodes]
    wanted = [
        (width / 2 + x * (_ROOM - width), tall / 2 + y * (height - tall))
        for (x, y), (width, tall) in zip(placed(len(nodes), links), sizes, strict=True)
    ]
    return parted(wanted, sizes, _ROOM, height, _APART)


def _column(nodes: Sequence[_Sized]) -> Centres:
    """One below the other."""
    return [(_ROOM / 2, sized.size[1] / 2 + index * (sized.size[1] + _APART)) for index, sized in enumerate(nodes)]


Places = dict[int, tuple[_Sized, tuple[float, float]]]


def _circle(sized: _Sized, centre: tuple[float, float], top: float) -> tuple[float, float]:
    """The middle of a node's circle, which is at the top of its box."""
    return MARGIN + centre[0], top + centre[1] - sized.size[1] / 2 + sized.radius


def _links(links: Sequence[Link], places: Places, top: float) -> Iterator[Shape]:
    most = max((link.sentences for link in links), default=1)
    for link in links:
        ends = tuple(_circle(*places[place], top) for place in (link.first, link.second))
        width = max(_THINNEST, _THICKEST * link.sentences / most)
        yield Stroke(ends, "link", f"{places[link.first][0].node.reference}-{places[link.second][0].node.reference}",
                     width=width)  # fmt: skip


def _nodes(places: Places, top: float, setter: Typesetter) -> Iterator[Shape]:
    """Circles, and names on a ground of their own so that no line runs through them."""
    for sized, centre in places.values():
        x, y = _circle(sized, centre, top)
        node = sized.node
        yield Dot(x, y, sized.radius, "node", node.reference, Ink(node.type.value))
        under = y + sized.radius + _UNDER
        for index, line in enumerate(sized.lines):
            text = Text(
                line, x, under + index * SMALL * LINE, setter.width(line, SMALL, sized.focus), SMALL, "name",
                node.reference, bold=sized.focus, anchor="middle",
            )  # fmt: skip
            box = text.box
            yield Bar(Box(box.left - 3, box.top + 3, box.right + 3, box.bottom), "backing", ink=Ink.GROUND)
            yield text


def _legend(nodes: Sequence[Node], setter: Typesetter) -> tuple[list[Shape], float]:
    """What the colours mean, in rows; where what follows begins."""
    shapes: list[Shape] = []
    x, y = float(MARGIN), 0.0
    for kind in sorted({node.type for node in nodes}):
        said = setter.words(f"entity-{kind}")
        width = setter.width(said, SMALL)
        if x > MARGIN and x + 34 + width > WIDTH - MARGIN:
            x, y = MARGIN, y + SMALL * LINE
        shapes += [
            Dot(x + 11, y + SMALL * LINE / 2, 11, "legend", ink=Ink(kind.value)),
            Text(said, x + 34, y, width, SMALL, "legend", ink=Ink.FAINT),
        ]
        x += 34 + width + 40
    return shapes, y + SMALL * LINE + 24
