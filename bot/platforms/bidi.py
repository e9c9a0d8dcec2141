"""Right-to-left lines that read right: Unicode isolates around what runs the other way (UAX #9)."""

import re
from collections.abc import Iterator

RLM = "\u200f"
LRM = "\u200e"
FSI = "\u2068"
PDI = "\u2069"

# Latin words with what may stand between them, commands, references. Bare numbers are left alone: the bidi algorithm
# orders them right by itself, and a range of years then reads from right to left as it should. A full stop at the end
# is the sentence's own. An article's number keeps its #. A cron expression is told by its stars.
_LATIN = re.compile(
    r"(?<![\w*/-])(?=[\w,/#-]*(?: [\w,/#-]*){0,4}\*)[\d*][\d*,/-]*(?: [\w*,/#-]+){4}(?![\w*])|"
    r"(?<![\w#])#\d+(?!\w)|"
    r"[#/\[]?[A-Za-z\u00c0-\u024f][\w'’.&@+/-]*"
    r"(?:[ ,:–-]{1,2}[#(]?[A-Za-z0-9\u00c0-\u024f][\w'’.&@+/%)-]*)*(?<![.'’&/-])\]?",
    re.ASCII,
)
_ARABIC_LETTER = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc"
_ARABIC = re.compile(
    rf"[/#«]?[{_ARABIC_LETTER}][{_ARABIC_LETTER}\u064b-\u065f\u0670]*"
    rf"(?:[ \d،؛,.:%٪«»()\"'–-]*[{_ARABIC_LETTER}][{_ARABIC_LETTER}\u064b-\u065f\u0670]*)*»?"
)


def foreign_stretches(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where in a text of `language` stretches of the other direction begin and end."""
    pattern = _LATIN if language == "ar" else _ARABIC
    return (found.span() for found in pattern.finditer(text))


def isolate(text: str, language: str) -> str:
    """The text with every stretch of the other direction between FSI and PDI."""
    parts, at = [], 0
    for start, end in foreign_stretches(text, language):
        parts += [text[at:start], FSI, text[start:end], PDI]
        at = end
    return "".join((*parts, text[at:]))


def directed(line: str, language: str) -> str:
    """A line that takes its language's direction, whatever its first letter is."""
    return (RLM if language == "ar" else LRM) + line if line.strip() else line
