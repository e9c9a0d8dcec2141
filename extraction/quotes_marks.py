"""Quotation marks of every style paired into quoted stretches, with mismatched, nested and unclosed ones kept apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from extraction.text import Document, Kind, Token

_OPENING = frozenset("«“‹„‟‘‛")
_CLOSING = frozenset("»”›’")
_STRAIGHT = frozenset("\"'`´")
_MARKS = _OPENING | _CLOSING | _STRAIGHT
_BEFORE_OPENING = frozenset("([{:،,-–—_/…")
_PROCLITICS = frozenset({"و", "ف", "ب", "ل", "ك", "وب", "ول", "ال", "بال", "لل", "وال"})
_NEVER_OPENED = frozenset(".,،؛;:!?؟)]}")
_LONGEST = 300
_LONGEST_ACROSS_LINES = 150


@dataclass(frozen=True, slots=True)
class Quoted:
    """Tokens [first, last) between two marks; `opener` and `closer` are the first token of each mark."""

    opener: int
    first: int
    last: int
    closer: int


@dataclass(frozen=True, slots=True)
class _Mark:
    first: int  # token at which the mark begins; '' is two tokens
    last: int
    char: str
    role: str  # "open", "close" or "any"


def _role(document: Document, first: int, last: int, char: str) -> str:
    """What the spaces and neighbours around a mark say it does."""
    body, tokens = document.body, document.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    before = body[start - 1] if start else " "
    after = body[end] if end < len(body) else " "
    joined = first > 0 and tokens[first - 1].end == start
    proclitic = joined and tokens[first - 1].norm in _PROCLITICS
    opens = (before.isspace() or before in _BEFORE_OPENING or before in _OPENING or before == "ـ" or proclitic) and (
        not (after.isspace() or after in _NEVER_OPENED)
    )
    closes = not before.isspace() and not (after.isalnum() and char not in _CLOSING)
    if opens and not (closes and not proclitic and before not in _BEFORE_OPENING and before != "ـ"):
        return "open"
    if closes and not opens:
        return "close"
    return "any"


def _marks(document: Document) -> Iterator[_Mark]:
    tokens: tuple[Token, ...] = document.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind is not Kind.PUNCT or token.text not in _MARKS:
            at += 1
            continue
        last = at + 1
        if token.text in "'`‘’" and last < len(tokens):
            follower = tokens[last]
            if follower.text == token.text and follower.start == token.end:
                last += 1
        yield _Mark(at, last, token.text, _role(document, at, last, token.text))
        at = last


def _does_open(mark: _Mark, anything_open: bool) -> bool:
    if mark.char in _OPENING:
        return not (mark.role == "close" and anything_open)
    if mark.char in _CLOSING:
        return mark.role == "open" and not anything_open
    if mark.role == "any":
        return not anything_open and mark.char == '"'
    return mark.role == "open"


def _closes(opener: _Mark, mark: _Mark) -> bool:
    """Whether `mark` can close `opener`: single marks do not close double ones."""
    single = frozenset("'‘’‛‹›`´")
    doubled = opener.last - opener.first == 2 or mark.last - mark.first == 2
    return doubled or (opener.char in single) == (mark.char in single)


def find_quoted(document: Document) -> tuple[Quoted, ...]:
    """The outermost quoted stretches in order.

    A mark that is never closed gives nothing and hides nothing: pairs behind it still count. Stretches end with
    their paragraph unless marks of a directed style (« ») hold them together over few lines.
    """
    found: list[Quoted] = []
    stack: list[_Mark] = []
    previous = 0
    for mark in _marks(document):
        start = document.tokens[mark.first].start
        if stack and document.body.find("\n", previous, start) >= 0:
            stack = [
                m
                for m in stack
                if m.char in "«“" and mark.char in "»”" and mark.first - m.first < _LONGEST_ACROSS_LINES
            ]
        previous = start
        if _does_open(mark, bool(stack)):
            stack.append(mark)
            continue
        depth = next((d for d in range(len(stack) - 1, max(-1, len(stack) - 5), -1) if _closes(stack[d], mark)), None)
        if depth is None:
            continue
        opener = stack[depth]
        del stack[depth:]
        if opener.last < mark.first and mark.first - opener.last <= _LONGEST:
            found.append(Quoted(opener.first, opener.last, mark.first, mark.first))
    found.sort(key=lambda q: (q.opener, -q.closer))
    outer: list[Quoted] = []
    for quoted in found:
        if not outer or quoted.opener > outer[-1].closer:
            outer.append(quoted)
    return tuple(outer)
