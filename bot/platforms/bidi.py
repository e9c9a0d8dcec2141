"""Right-to-left lines that read right: Unicode isolates around what runs the other way (UAX #9)."""

import re
import unicodedata
from collections.abc import Iterator

RLM = "\u200f"
LRM = "\u200e"
FSI = "\u2068"
PDI = "\u2069"

# Latin words with what may stand between them, commands, references. Bare numbers are left alone: the bidi algorithm
# orders them right by itself, and a range of years then reads from right to left as it should. A full stop at the end
# is the sentence's own. An article's number keeps its #, a negative one its sign; a cron line is told by its stars.
_LATIN = re.compile(
    r"(?<![\w*/-])(?=[\w,/#-]*(?: [\w,/#-]*){0,4}\*)[\d*][\d*,/-]*(?: [\w*,/#-]+){4}(?![\w*])|"
    r"(?<![\w#])#\d+(?!\w)|"
    r"(?<![\w-])[-\u2212]\d+(?:[.,]\d+)*%?|"
    r"[#/\[]?[A-Za-z\u00c0-\u024f][\w'’.&@+/-]*"
    r"(?:[ ,:–-]{1,2}[#(]?[A-Za-z0-9\u00c0-\u024f][\w'’.&@+/%)-]*)*(?<![.'’&/-])\]?",
    re.ASCII,
)
_ARABIC_LETTER = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc"
# A number at the end of an Arabic name is part of it (rule W2 reads it so too), unless English follows.
_ARABIC = re.compile(
    rf"[/#«]?[{_ARABIC_LETTER}][{_ARABIC_LETTER}\u064b-\u065f\u0670]*"
    rf"(?:[ \d،؛,.:%٪«»()\"'–-]*[{_ARABIC_LETTER}][{_ARABIC_LETTER}\u064b-\u065f\u0670]*)*"
    r"(?: \d+(?:[.,]\d+)*[%٪]?(?=[”\"»)،,.:؟?]*(?:$| [·\[])|[”\"»)]))?»?"
)
_IN_QUOTES = {
    "ar": re.compile(r"«([^«»]+)(?:»|$)|^([^«»]+)»"),
    "en": re.compile(r"“([^“”]+)(?:”|$)|^([^“”]+)”"),
}
"""What stands between quotation marks of a language; on a line that was broken, one of them may be missing."""


def foreign_stretches(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where in a text of `language` stretches of the other direction begin and end.

    What is quoted in the other language is one stretch, with its digits and signs.
    """
    pattern, at = _LATIN if language == "ar" else _ARABIC, 0
    for found in _IN_QUOTES[language].finditer(text):
        start, end = found.span(1 if found[1] else 2)
        if _is_foreign(text[start:end], language):
            yield from (one.span() for one in pattern.finditer(text, at, start))
            yield start, end
            at = end
    yield from (one.span() for one in pattern.finditer(text, at))


def _is_foreign(text: str, language: str) -> bool:
    """Whether by far most of a text's letters run against the direction of `language`: a name or two do not matter."""
    directions = [unicodedata.bidirectional(char) for char in text]
    right, left = sum(one in ("R", "AL") for one in directions), directions.count("L")
    return left > 2 * right if language == "ar" else right > 2 * left


def opening(stretch: str, language: str) -> str:
    """What isolates a foreign stretch: FSI, and behind it a mark where the first letter would mislead it."""
    strong = next((one for one in map(unicodedata.bidirectional, stretch) if one in ("L", "R", "AL")), "")
    if language == "ar":
        return FSI + LRM if strong in ("R", "AL") else FSI
    return FSI + RLM if strong == "L" else FSI


def isolate(text: str, language: str) -> str:
    """The text with every stretch of the other direction isolated."""
    parts, at = [], 0
    for start, end in foreign_stretches(text, language):
        stretch = text[start:end]
        parts += [text[at:start], opening(stretch, language), stretch, PDI]
        at = end
    return "".join((*parts, text[at:]))


def directed(line: str, language: str) -> str:
    """A line that takes its language's direction, whatever its first letter is."""
    return (RLM if language == "ar" else LRM) + line if line.strip() else line
