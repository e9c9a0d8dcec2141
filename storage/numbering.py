"""Facts keep their numbers when an article is parsed again: the same words at the same turn, or else the same place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from extraction.facts import Span
from storage.sqlite import Database

Numbers = Iterable[int | None]
"""The number that each fact had before, in the order of the facts."""

AFRESH: Numbers = repeat(None)
"""No fact had a number."""

_ENOUGH = 0.5
"""The share of the code points of two spans together from which they tell the same fact."""


def kept(
    database: Database, table: str, article: int, before: str, body: str, spans: Sequence[Span]
) -> list[int | None]:
    """The numbers of an article's stored facts for those found in its new `body`; `before` is the old one.

    What editors added is left out, since no parse finds it.
    """
    letter = table[0].upper()
    rows = database.execute(
        f"select id, start, end from stored_{table} where article = ? and ? || id not in"
        " (select target from corrections where article = ? and action = 'add') order by start, id",
        [article, letter, article],
    ).fetchall()
    old = {number: Span(start, end) for number, start, end in rows}
    known = dict(zip(_turns(before, old.values()), old, strict=True))
    numbers = [known.get(turn) for turn in _turns(body, spans)]
    left = {number: span for number, span in old.items() if number not in numbers}
    return _by_place(left, spans, numbers) if before == body else numbers


def _turns(body: str, spans: Iterable[Span]) -> Iterator[tuple[str, int]]:
    """The words of each span, and how many spans before it have the same."""
    seen: Counter[str] = Counter()
    for span in spans:
        words = body[span.start : span.end]
        yield words, seen[words]
        seen[words] += 1


def _by_place(left: dict[int, Span], spans: Sequence[Span], numbers: list[int | None]) -> list[int | None]:
    """The numbers, with those that are left given to unnumbered facts in nearly the same place."""
    given = list(numbers)
    for at, span in enumerate(spans):
        if given[at] is None and left:
            nearest = max(left, key=lambda number: _share(left[number], span))
            if _share(left[nearest], span) >= _ENOUGH:
                given[at] = nearest
                del left[nearest]
    return given


def _share(one: Span, other: Span) -> float:
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(0, common) / max(1, max(one.end, other.end) - min(one.start, other.start))
