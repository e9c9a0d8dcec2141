"""Texts that are nearly the same: found by a sketch of each, told by the pairs of words that they share.

A sketch is the least hashes of a text's runs of words (A. Broder, On the resemblance and containment of documents,
1997): texts that share most of their runs share most of their least hashes too, so that few need to be compared.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.text import Kind, read
from storage.sqlite import Database

ENOUGH = 0.85
"""The share from which two texts are called nearly the same."""

_RUN = 4
_KEPT = 64
_COMPARED = 3


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article that shares much with a text: the share of the pairs of words, 0 to 1."""

    article: int
    share: float


def words_of(body: str) -> list[str]:
    """A text's folded words in order."""
    return [token.norm for token in read(body).tokens if token.kind is not Kind.PUNCT]


def sketch(database: Database, article: int, words: Sequence[str]) -> None:
    """Keep an article's sketch in place of the one that it had."""
    database.execute("delete from sketches where article = ?", [article])
    database.conn.executemany(
        "insert into sketches (hash, article) values (?, ?)", [(number, article) for number in _least(words)]
    )


def nearest(database: Database, body: str, *, but: int | None = None) -> Likeness | None:
    """The stored article, hidden ones too, that is nearly the same as a text; `but` is not looked at."""
    words = words_of(body)
    hashes = _least(words)
    if not hashes:
        return None
    rows = database.execute(
        f"select article from sketches where hash in ({', '.join('?' * len(hashes))}) and article is not ?"
        " group by article order by count(*) desc, article limit ?",
        [*hashes, but, _COMPARED],
    ).fetchall()
    found = [Likeness(article, _share(words, words_of(_body(database, article)))) for (article,) in rows]
    best = max(found, key=lambda one: one.share, default=None)
    return best if best is not None and best.share >= ENOUGH else None


def _least(words: Sequence[str]) -> list[int]:
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))} if words else set()
    return sorted(map(_hash, runs))[:_KEPT]


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), signed=True)


def _body(database: Database, article: int) -> str:
    body: str = database.execute("select body from stored_articles where id = ?", [article]).fetchone()[0]
    return body


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    """Of all pairs of neighbouring words in both texts, the share that both have (Dice's coefficient)."""
    first, second = (Counter(pairwise(words)) for words in (one, other))
    everything = first.total() + second.total()
    return 2 * (first & second).total() / everything if everything else float(list(one) == list(other))
