"""Text as a picture shows it: its font, digits, direction, width as drawn, and how it breaks into lines."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from matplotlib import font_manager
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

from bot.pictures.look import LINE, Ink, Look
from bot.pictures.shapes import Anchor, Text
from bot.platforms.bidi import FSI, PDI, directed, isolate
from locales import Wording, wording

_ARABIC_FONTS = ("Noto Naskh Arabic", "Noto Sans Arabic", "Amiri")
"""Looked for in this order; what none of them has, Latin letters for one, comes from the last resort."""
_LAST_RESORT = "DejaVu Sans"  # comes with matplotlib

# Numbers, but not those of references and names: E12, #3, F-16.
_NUMBER = re.compile(r"(?<![A-Za-z#\d])(?<![A-Za-z]-)\d+(?:([.,])\d+)*(?![A-Za-z\d])")
_LATIN_LETTER, _ARABIC_LETTER = re.compile(r"[A-Za-z]"), re.compile(r"[\u0620-\u06ff\ufb50-\ufefc]")
_ARABIC_SIGNS = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")


class Typesetter:
    """Sets the text of one language in one look. Not to be shared between threads."""

    def __init__(self, locale: str, look: Look) -> None:
        self.words: Wording = wording(locale)
        self.language = self.words.language
        self._arabic_digits = look.arabic_digits and self.language == "ar"

    @cached_property
    def families(self) -> list[str]:
        """The fonts, the best first."""
        nicer = _installed() if self.language == "ar" else ()
        return [*nicer, _LAST_RESORT]

    def font(self, size: int, bold: bool) -> FontProperties:
        """The font in a size of pixels."""
        return FontProperties(family=self.families, size=size, weight="bold" if bold else "normal")

    def ready(self, line: str) -> str:
        """A line as the renderer gets it: digits by the setting, direction marks for what runs the other way."""
        if self._arabic_digits:
            line = _NUMBER.sub(lambda found: found[0].translate(_ARABIC_SIGNS), line).replace("%", "٪")
        line = _drawable(line, tuple(self.families))
        foreign = self.language == "ar" and not _ARABIC_LETTER.search(line) and _LATIN_LETTER.search(line)
        return directed(f"{FSI}{line}{PDI}" if foreign else isolate(line, self.language), self.language)

    def width(self, line: str, size: int, bold: bool = False) -> float:
        """How wide the line is drawn."""
        return _width(self.ready(line), tuple(self.families), size, bold)

    def lines(self, text: str, size: int, room: float, most: int, bold: bool = False) -> tuple[str, ...]:
        """The text in at most `most` lines, none wider than `room`; a longer text ends in an ellipsis."""
        rows: list[str] = [""]
        for word in self._words(_drawable(text, tuple(self.families)), size, room, bold):
            longer = f"{rows[-1]} {word}".strip()
            if self._rough(longer, size, bold) <= room:
                rows[-1] = longer
            elif len(rows) == most:
                rows[-1] = self._cut(rows[-1], size, room, bold)
                break
            else:
                rows.append(word)
        return tuple(row for row in rows if row)

    def texts(
        self, text: str, x: float, top: float, room: float, *, size: int, role: str, most: int = 1, of: str = "",
        ink: Ink = Ink.TEXT, bold: bool = False, anchor: Anchor = "left",
    ) -> tuple[Text, ...]:  # fmt: skip
        """The lines of a text, one below the other from `top` on."""
        return tuple(
            Text(
                line, x, top + index * size * LINE, self.width(line, size, bold), size, role, of, ink, bold, anchor
            )
            for index, line in enumerate(self.lines(text, size, room, most, bold))
        )  # fmt: skip

    def _words(self, text: str, size: int, room: float, bold: bool) -> Iterator[str]:
        """The words of a text; one that is wider than a line comes in pieces."""
        for word in text.split():
            while self._rough(word, size, bold) > room and len(word) > 1:
                fits = len(word) - 1
                while fits > 1 and self.width(word[:fits], size, bold) > room:
                    fits -= 1
                yield word[:fits]
                word = word[fits:]
            yield word

    def _cut(self, row: str, size: int, room: float, bold: bool) -> str:
        """The row with an ellipsis, without the last words that leave no room for it."""
        while " " in row and self._rough(row + "…", size, bold) > room:
            row = row.rpartition(" ")[0]
        while len(row) > 1 and self._rough(row + "…", size, bold) > room:
            row = row[:-1]
        return row.rstrip(" ،,;:·") + "…"

    def _rough(self, line: str, size: int, bold: bool) -> float:
        """The width as the sum of its words': measured word by word, most are known already. A little too wide."""
        words = line.split(" ")
        families = tuple(self.families)
        blank = _width("x x", families, size, bold) - 2 * _width("x", families, size, bold)
        return sum(self.width(word, size, bold) for word in words) + (len(words) - 1) * (blank + 0.5)


@lru_cache(maxsize=1)
def _installed() -> tuple[str, ...]:
    """The Arabic fonts of the system that are nicer than the last resort."""
    known = {font.name for font in font_manager.fontManager.ttflist}
    return tuple(name for name in _ARABIC_FONTS if name in known)[:1]


@lru_cache(maxsize=4096)
def _drawable(line: str, families: tuple[str, ...]) -> str:
    """The line without what none of the fonts has, which would be drawn as boxes, if anything else is in it."""
    kept = "".join(char for char in line if _known(char, families))
    return " ".join(kept.split()) if kept.strip() else line


@lru_cache(maxsize=4096)
def _known(char: str, families: tuple[str, ...]) -> bool:
    """Whether a font has a letter; blanks and marks of direction are drawn by none."""
    if char.isspace() or unicodedata.category(char) == "Cf":
        return True
    return any(_glyphs(family).get_char_index(ord(char)) for family in families)


@cache
def _glyphs(family: str) -> FT2Font:
    return font_manager.get_font(font_manager.findfont(FontProperties(family=family)))


@lru_cache(maxsize=8192)
def _width(line: str, families: tuple[str, ...], size: int, bold: bool) -> float:
    font = FontProperties(family=list(families), size=size, weight="bold" if bold else "normal")
    renderer: RendererBase = RendererAgg(1, 1, 72)  # type: ignore[no-untyped-call]
    return renderer.get_text_width_height_descent(line, font, False)[0]
