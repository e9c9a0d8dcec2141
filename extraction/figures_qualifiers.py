"""What an article says about how exact a number is: نحو, ما لا يقل عن, تجاوز … before it, على الأقل, فأكثر after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extraction.facts import Qualifier
from extraction.lexicons import table
from extraction.text import Document, Kind, fold, splits


@dataclass(frozen=True, slots=True)
class Hedge:
    """A qualifier and the tokens [first, last) that it adds to the number; `adjoins` is false across a subject."""

    qualifier: Qualifier
    first: int
    last: int
    adjoins: bool = True


@dataclass(frozen=True, slots=True)
class _Lexicon:
    before: dict[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]  # by the last word
    after: dict[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]  # by the first word
    verbs: dict[str, tuple[Qualifier, frozenset[str]]]
    senses: dict[str, frozenset[str]]


_HEDGES = frozenset(q.value for q in Qualifier)


@cache
def _lexicon() -> _Lexicon:
    before: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], Qualifier]]] = {}
    verbs: dict[str, tuple[Qualifier, frozenset[str]]] = {}
    senses: dict[str, set[str]] = {}
    for row in table("qualifiers"):
        words = tuple(fold(row["ar"]).split())
        if row["sense"] not in _HEDGES:
            senses.setdefault(row["sense"], set()).add(" ".join(words))
            continue
        qualifier = Qualifier(row["sense"])
        if row["place"] in ("before", "both"):
            before.setdefault(words[-1], []).append((words, qualifier))
        if row["place"] in ("after", "both"):
            after.setdefault(words[0], []).append((words, qualifier))
        if row["place"] == "verb":
            verbs[words[0]] = (qualifier, frozenset(fold(part) for part in row["tail"].split("|") if part))
    return _Lexicon(
        _longest_first(before),
        _longest_first(after),
        verbs,
        {sense: frozenset(words) for sense, words in senses.items()},
    )


def _longest_first(
    entries: dict[str, list[tuple[tuple[str, ...], Qualifier]]],
) -> dict[str, tuple[tuple[tuple[str, ...], Qualifier], ...]]:
    return {word: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for word, found in entries.items()}


def words_of(sense: str) -> frozenset[str]:
    """The words of the qualifier table that are no qualifiers: `label`, `filler`, `negation`, `need`, `score`."""
    return _lexicon().senses.get(sense, frozenset())


_FILLERS = 2
_PROCLITICS = frozenset({"ب", "ل", "ك", "و", "ف", "ال", "بال", "لل"})


def before(document: Document, first: int) -> Hedge | None:
    """The qualifier that ends where the number at token `first` begins."""
    start = document.sentence_of(first).first
    at = first
    while (
        at > start
        and document.norms[at - 1] in _PROCLITICS
        and document.tokens[at - 1].end == document.tokens[at].start
    ):
        at -= 1
    fillers = words_of("filler")
    for _ in range(_FILLERS + 1):
        if at <= start:
            return None
        found = _phrase_before(document, start, at) or _verb_before(document, start, at)
        if found is not None:
            return found
        if _stem_in(document.norms[at - 1], fillers):
            at -= 1
        else:
            return None
    return None


def _stem_in(norm: str, words: frozenset[str]) -> bool:
    return norm in words or any(split.stem in words for split in splits(norm))


def _purpose(prefix: str, verb: str) -> bool:
    """Whether ل before an imperfect makes it a result: ليصل إلى 46 مليونا is an exact number."""
    return prefix.endswith("ل") and verb[:1] in ("ي", "ت")


def _phrase_before(document: Document, start: int, end: int) -> Hedge | None:
    norms, lexicon = document.norms, _lexicon()
    last = norms[end - 1]
    for words, qualifier in lexicon.before.get(last, ()):
        first = end - len(words)
        if first < start or norms[first + 1 : end] != words[1:]:
            continue
        if len(words) == 1 or any(
            split.stem == words[0] and not _purpose(split.prefix, words[0]) for split in splits(norms[first])
        ):
            return _negated(document, start, Hedge(qualifier, first, end))
    for split in splits(last)[1:]:
        for words, qualifier in lexicon.before.get(split.stem, ()):
            if len(words) == 1:
                return _negated(document, start, Hedge(qualifier, end - 1, end))
    return None


_FLIPPED = {Qualifier.MORE_THAN: Qualifier.AT_MOST, Qualifier.LESS_THAN: Qualifier.AT_LEAST}
_RELATIVES = frozenset({"ما", "بما", "مما", "لما", "وما", "فيما"})
_SUBJECT = 3  # words of a subject between verb and number
_TAILED_SUBJECT = 4
_BARRIERS = frozenset(
    {
        "في",
        "من",
        "الي",
        "علي",
        "عن",
        "مع",
        "ان",
        "بين",
        "بعد",
        "قبل",
        "منذ",
        "حتي",
        "خلال",
        "لدي",
        "عند",
        "الذي",
        "التي",
    }
    | {"الذين", "البالغ", "البالغه", "البالغين", "بالغا", "كان", "كانت", "قد", "ثم", "او", "بل", "لكن"}
)


def _verb_before(document: Document, start: int, end: int) -> Hedge | None:
    """A verb of measure before the number, with or without its subject in between."""
    norms, verbs = document.norms, _lexicon().verbs
    tail = norms[end - 1]
    tails = tail in _tails()
    reach = _TAILED_SUBJECT if tails else _SUBJECT
    at = end - 2 if tails else end - 1
    for back in range(reach + 1):
        here = at - back
        if here < start or document.tokens[here].kind is not Kind.WORD:
            return None
        for split in splits(norms[here]):
            found = verbs.get(split.stem)
            if found is not None and (tail in found[1] if tails else not found[1]):
                return _negated(document, start, Hedge(found[0], here, end, adjoins=back == 0))
        if norms[here] in _BARRIERS:
            return None
    return None


@cache
def _tails() -> frozenset[str]:
    return frozenset(tail for _, tails in _lexicon().verbs.values() for tail in tails)


def _negated(document: Document, start: int, hedge: Hedge) -> Hedge:
    """The qualifier with a negation before it taken in: لا يقل عن is at least, لم يتجاوز at most."""
    first, qualifier = hedge.first, hedge.qualifier
    if first > start and _stem_in(document.norms[first - 1], words_of("negation")):
        first, qualifier = first - 1, _FLIPPED.get(qualifier, qualifier)
    if first > start and document.norms[first - 1] in _RELATIVES:
        first -= 1
    return Hedge(qualifier, first, hedge.last, hedge.adjoins)


_GAP = 3


def after(document: Document, end: int, stops: Iterable[int]) -> Hedge | None:
    """The qualifier that follows the counted phrase ending at `end`, a few words on at most, before any of `stops`."""
    norms, lexicon = document.norms, _lexicon().after
    if not end:
        return None
    last = document.sentence_of(end - 1).last
    limit = min([last, end + _GAP + 1, *stops])
    for at in range(end, limit):
        if document.tokens[at].kind is not Kind.WORD:
            return None
        for words, qualifier in lexicon.get(norms[at], ()):
            if at + len(words) <= last and norms[at : at + len(words)] == words:
                return Hedge(qualifier, at, at + len(words))
        if norms[at] in _BARRIERS:
            return None
    return None
