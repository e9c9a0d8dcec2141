"""What every picture has around it: the title above, notes below, right to left where the language is."""

from collections.abc import Sequence

from bot.pictures.look import LINE, MARGIN, SMALL, TITLE, WIDTH, Ink
from bot.pictures.shapes import Page, Shape, lowered, mirrored
from bot.pictures.typesetting import Typesetter

_ROOM = WIDTH - 2 * MARGIN


def framed(
    title: str, body: Sequence[Shape], height: float, notes: Sequence[str], setter: Typesetter, *, mirror: bool = True
) -> Page:
    """A page with a body of `height` pixels, laid out from left to right and from 0 down."""
    head = setter.texts(title, MARGIN, MARGIN, _ROOM, size=TITLE, role="title", most=2, bold=True)
    top = MARGIN + len(head) * TITLE * LINE + 28
    bottom = top + height
    foot: list[Shape] = []
    for note in notes:
        lines = setter.texts(note, MARGIN, bottom + 20, _ROOM, size=SMALL, role="note", most=2, ink=Ink.FAINT)
        foot += lines
        bottom += len(lines) * SMALL * LINE
    foot_height = 20 if notes else 0
    right_to_left = setter.language == "ar"
    around: Sequence[Shape] = (*head, *foot)
    inner: Sequence[Shape] = body
    if right_to_left:
        around, inner = mirrored(around), mirrored(body) if mirror else body
    return Page(bottom + foot_height + MARGIN, (*lowered(inner, top), *around))
