"""A picture that is laid out but not drawn: shapes at their places, in pixels from the top left corner."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from bot.pictures.look import LINE, WIDTH, Ink

Anchor = Literal["left", "middle", "right"]
_OPPOSITE: dict[Anchor, Anchor] = {"left": "right", "middle": "middle", "right": "left"}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box", apart: float = 0) -> bool:
        """Whether two rectangles share more than a border, or are closer than `apart`."""
        return (
            self.left < other.right + apart
            and other.left < self.right + apart
            and self.top < other.bottom + apart
            and other.top < self.bottom + apart
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly within."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `x` is where its anchor is, `top` the top of the line, `width` how wide it is drawn.

    `role` says what the line is for and `of` which fact it belongs to, by its reference.
    """

    content: str
    x: float
    top: float
    width: float
    size: int
    role: str
    of: str = ""
    ink: Ink = Ink.TEXT
    bold: bool = False
    anchor: Anchor = "left"

    @property
    def box(self) -> Box:
        """The room that the line takes."""
        left = self.x - {"left": 0, "middle": self.width / 2, "right": self.width}[self.anchor]
        return Box(left, self.top, left + self.width, self.top + self.size * LINE)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle that stands for something; a hollow one is drawn as an outline, a pale one half transparent."""

    box: Box
    role: str
    of: str = ""
    ink: Ink = Ink.FACT
    hollow: bool = False
    pale: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc that stands for something."""

    x: float
    y: float
    radius: float
    role: str
    of: str = ""
    ink: Ink = Ink.FACT
    hollow: bool = False

    @property
    def box(self) -> Box:
        """The room that it takes."""
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    role: str
    of: str = ""
    ink: Ink = Ink.LINE
    width: float = 2
    dashed: bool = False


Shape = Text | Bar | Dot | Stroke


@dataclass(frozen=True, slots=True)
class Page:
    """A picture of WIDTH by `height` pixels; shapes are drawn in their order."""

    height: float
    shapes: tuple[Shape, ...]

    def texts(self, role: str = "") -> tuple[Text, ...]:
        """The lines of text, or those of one role."""
        return tuple(shape for shape in self.shapes if isinstance(shape, Text) and role in ("", shape.role))


def mirrored(shapes: Iterable[Shape]) -> tuple[Shape, ...]:
    """The same from right to left: what began at the left margin begins at the right one."""
    return tuple(map(_mirrored, shapes))


def _mirrored(shape: Shape) -> Shape:
    match shape:
        case Text(x=x, anchor=anchor):
            return replace(shape, x=WIDTH - x, anchor=_OPPOSITE[anchor])
        case Dot(x=x):
            return replace(shape, x=WIDTH - x)
        case Bar(box):
            return replace(shape, box=replace(box, left=WIDTH - box.right, right=WIDTH - box.left))
        case Stroke(points):
            return replace(shape, points=tuple((WIDTH - x, y) for x, y in points))


def lowered(shapes: Iterable[Shape], by: float) -> tuple[Shape, ...]:
    """The same further down."""
    return tuple(_lowered(shape, by) for shape in shapes)


def _lowered(shape: Shape, by: float) -> Shape:
    match shape:
        case Text(top=top):
            return replace(shape, top=top + by)
        case Dot(y=y):
            return replace(shape, y=y + by)
        case Bar(box):
            return replace(shape, box=replace(box, top=box.top + by, bottom=box.bottom + by))
        case Stroke(points):
            return replace(shape, points=tuple((x, y + by) for x, y in points))
