"""How pictures look: sizes, colours of the light and the dark ground, digits. Lengths are pixels."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

WIDTH = 1080
MARGIN = 48
TALLEST = 2400
"""A phone held upright shows 1080 by 2400 at once."""

TITLE, BODY, SMALL = 42, 30, 26
"""Sizes of text. On a phone that is 390 points wide, 26 pixels are 9.4 points."""

LINE = 1.32
"""Height of a line in sizes of its text: Arabic with vowel signs needs more than Latin."""


class Ink(StrEnum):
    """What a colour is for."""

    GROUND = "ground"
    TEXT = "text"
    FAINT = "faint"  # references, sources, ticks
    LINE = "line"  # axes, leaders, links
    FACT = "fact"  # marks and bars
    PERSON = "person"
    ORGANIZATION = "organization"
    ARMED_GROUP = "armed_group"
    STATE = "state"
    PLACE = "place"


# Okabe and Ito's colours, which people with any of the common colour blindnesses tell apart ("Color Universal Design",
# 2008). On the dark ground their blue is too dark to see: their sky blue stands for it.
_SHARED = {
    Ink.ORGANIZATION: "#E69F00",
    Ink.ARMED_GROUP: "#D55E00",
    Ink.STATE: "#009E73",
    Ink.PLACE: "#CC79A7",
}
_LIGHT = {
    Ink.GROUND: "#FFFFFF",
    Ink.TEXT: "#1B1F23",
    Ink.FAINT: "#5B636B",
    Ink.LINE: "#AEB6BE",
    Ink.FACT: "#0072B2",
    Ink.PERSON: "#0072B2",
    **_SHARED,
}
_DARK = {
    Ink.GROUND: "#14181C",
    Ink.TEXT: "#EEF1F4",
    Ink.FAINT: "#A9B3BD",
    Ink.LINE: "#55606B",
    Ink.FACT: "#56B4E9",
    Ink.PERSON: "#56B4E9",
    **_SHARED,
}
_GROUNDS = {"light": _LIGHT, "dark": _DARK}


@dataclass(frozen=True, slots=True)
class Look:
    """What the settings choose. `arabic_digits` writes ٢٠١١ in Arabic pictures; `form` is the kind of file."""

    ground: Literal["light", "dark"] = "light"
    arabic_digits: bool = False
    form: Literal["png", "svg"] = "png"

    def colour(self, ink: Ink) -> str:
        """The colour as #RRGGBB."""
        return _GROUNDS[self.ground][ink]
