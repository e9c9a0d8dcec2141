"""Who wrote and who published an article, where its text says so: a byline, a label, an agency in the dateline."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extraction.lexicons import table
from extraction.matching import PhraseTable
from extraction.text import Document, Kind

_HEAD = 6
_TAIL = 2
_DATELINE = 12  # tokens of a line among which a dateline names an agency
_NAME = 6  # words of a name
_BARE = frozenset({"بقلم", "by"})  # labels that need no colon
_BEFORE = frozenset("(-–—/|،,")
_AFTER = frozenset(")-–—:/|،,")
_COLONS = frozenset(":-–—")
_NO_NAME = frozenset('.؟!?؛;«»"')


@dataclass(frozen=True, slots=True)
class Credits:
    """The author and the source as the text writes them, each None where it names none."""

    author: str | None
    source: str | None


@cache
def _labels() -> PhraseTable[str]:
    return PhraseTable((row["ar"], row["kind"]) for row in table("credits") if row["kind"] != "outlet")


@cache
def _outlets() -> PhraseTable[bool]:
    """Names of media; the value says whether the name is an ordinary word too."""
    agencies = ((row["ar"], False) for row in table("credits") if row["kind"] == "outlet")
    media = (
        (name, row["cue"] == "yes")
        for row in table("organizations")
        if row["kind"] == "media"
        for name in (row["ar"], row["en"], *row["aliases"].split("|"))
        if name
    )
    return PhraseTable((*agencies, *media))


def find_credits(document: Document) -> Credits:
    """The author and the source that the first or the last lines of a text name."""
    author = source = agency = None
    lines = list(_lines(document))
    for first, last in dict.fromkeys((*lines[:_HEAD], *lines[-_TAIL:])):
        match = _labels().longest(document.norms, first, clitics=False)
        if match is not None and (name := _name(document, match.last, last, bare=document.norms[first] in _BARE)):
            if match.values[0] == "author":
                author = author or name
            else:
                source = source or name
        agency = agency or _agency(document, first, last)
    return Credits(author, source or agency)


def _lines(document: Document) -> Iterator[tuple[int, int]]:
    """The tokens of each line that has any."""
    first = 0
    tokens = document.tokens
    for at in range(1, len(tokens) + 1):
        if at == len(tokens) or "\n" in document.body[tokens[at - 1].end : tokens[at].start]:
            yield first, at
            first = at


def _name(document: Document, first: int, last: int, *, bare: bool) -> str | None:
    """The name that is all the rest of a labelled line."""
    tokens = document.tokens
    if first < last and tokens[first].text in _COLONS:
        first += 1
    elif not bare:
        return None
    rest = tokens[first:last]
    if not 1 <= len(rest) <= 2 * _NAME or any(token.text in _NO_NAME for token in rest):
        return None
    words = [token for token in rest if token.kind in (Kind.WORD, Kind.LATIN)]
    if not 1 <= len(words) <= _NAME or any(token.kind is Kind.NUMBER for token in rest):
        return None
    return " ".join(document.body[rest[0].start : rest[-1].end].split())


def _agency(document: Document, first: int, last: int) -> str | None:
    """An agency or another medium set apart by signs near the start of a line, or in brackets at its end."""
    tokens = document.tokens
    for at in (*range(first, min(first + _DATELINE, last)), *range(max(first, last - 5), last)):
        match = _outlets().longest(document.norms, at, clitics=False)
        if match is None or match.last > last:
            continue
        before = tokens[at - 1].text if at > first else ""
        after = tokens[match.last].text if match.last < last else ""
        bracketed = before == "(" and after == ")"
        apart = (not before or before in _BEFORE) and (not after or after in _AFTER)
        if bracketed or (apart and not any(match.values)):
            return document.body[tokens[at].start : tokens[match.last - 1].end]
    return None
