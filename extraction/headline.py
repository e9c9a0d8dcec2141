"""The title of an article: its first line, where that is a line of its own and no sentence of the text."""

from extraction.text import Document, Kind

LONGEST_TITLE = 25
"""Words; a longer first line is a paragraph."""

_ENDS = frozenset(".:،؛")


def find_title(document: Document) -> str | None:
    """The first line without a full stop, if more text follows on another line; a dateline is no title."""
    if len(document.sentences) < 2:
        return None
    first, second = document.sentences[:2]
    if "\n" not in document.body[first.end : second.start]:
        return None
    tokens = document.tokens[first.first : first.last]
    words = [token for token in tokens if token.kind in (Kind.WORD, Kind.LATIN)]
    if not 2 <= len(words) <= LONGEST_TITLE or tokens[-1].text in _ENDS:
        return None
    # A dateline has more brackets, numbers and dashes than words of a sentence: الصخيرات (المغرب) - 24 ديسمبر 2015
    signs = sum(token.kind in (Kind.PUNCT, Kind.NUMBER) for token in tokens)
    return None if signs >= len(words) else document.body[first.start : first.end].strip()
