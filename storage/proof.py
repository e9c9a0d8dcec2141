"""Which sentence of an article says what an editor's own words say."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from extraction.en.mentions import uses
from extraction.text import Kind, read
from extraction.vocabulary import FUNCTION, word
from storage.index import alternatives, stems
from storage.sqlite import Database

_ENOUGH = 0.4
"""The share of the words that a sentence must have."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence by its number in the database, and its code points [start, end) of the body."""

    sentence: int
    start: int
    end: int


def proof(database: Database, article: int, said: str, *, beside: Iterable[str] = (), needed: str = "") -> Proof | None:
    """The sentence that shares most with some words, in whatever language; None where none shares enough.

    Rare words weigh more. `beside` are words that confirm a sentence, such as the numbers of a date; by themselves they
    make one only where there are several and no other sentence has them all. Without the words `needed` there is none.
    """
    wanted = [_forms(norm) for norm in _content(said)]
    required = [_forms(norm) for norm in _content(needed)]
    confirming = [frozenset({norm}) for norm in beside]
    rows = database.execute(
        "select id, start, end, words, stems, glosses from stored_sentences where article = ? order by number",
        [article],
    ).fetchall()
    held = [frozenset(" ".join(texts).split()) for _, _, _, *texts in rows]
    frequent = Counter(forms for has in held for forms in {*wanted, *confirming} if forms & has)
    best: tuple[float, Proof] | None = None
    for (sentence, start, end, *_), has in zip(rows, held, strict=True):
        found = [forms for forms in wanted if forms & has]
        if not found or len(found) < _ENOUGH * len(wanted) or not all(forms & has for forms in required):
            continue
        sure = [forms for forms in confirming if forms & has]
        score = sum(log(1 + len(rows) / frequent[forms]) for forms in (*found, *sure))
        if best is None or score > best[0]:
            best = score, Proof(sentence, start, end)
    if best is not None:
        return best[1]
    sole = [
        Proof(*row[:3])
        for row, has in zip(rows, held, strict=True)
        if all(forms & has for forms in (*confirming, *required))
    ]
    return sole[0] if len(confirming) > 1 and len(sole) == 1 else None


def holding(database: Database, article: int, at: int) -> int:
    """The number of the sentence that holds a code point of an article, or the nearest before it."""
    found: int = database.execute(
        "select id from stored_sentences where article = ? order by start > ?, abs(start - ?) limit 1",
        [article, at, at],
    ).fetchone()[0]
    return found


def _content(said: str) -> list[str]:
    """The folded words that say something."""
    norms = dict.fromkeys(token.norm for token in read(said).tokens if token.kind is not Kind.PUNCT)
    return [norm for norm in norms if word(norm).ordinary != FUNCTION and norm not in uses("function")]


def _forms(norm: str) -> frozenset[str]:
    """How a sentence may have a word: as it stands, without what stands before it, or translated."""
    return frozenset({*alternatives(norm), *stems([norm]).split()})
