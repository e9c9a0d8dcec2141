"""Names that a recogniser from outside has labelled, where neither gazetteer nor rules found one."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from extraction.facts import EntityType
from extraction.mentions import Found, Scene
from extraction.naming import spelled, surface
from extraction.text import Kind, splits
from extraction.vocabulary import FUNCTION, VERB, word


class Recogniser(Protocol):
    """Labels the words of sentences, as many labels a sentence as it has words.

    Labels are those of the CoNLL corpora: B-PERS (or B-PER), B-ORG, B-LOC begin a name, I-PERS and so on go on with it,
    all others say that the word is part of no name that is wanted.
    """

    def __call__(self, sentences: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        """The labels of the words of each sentence."""
        ...


_TYPES = {
    "PERS": EntityType.PERSON, "PER": EntityType.PERSON, "ORG": EntityType.ORGANIZATION, "LOC": EntityType.PLACE,
}  # fmt: skip
_LONGEST_NAME = 8
_SHORTEST_NAME = 3  # letters of a name of one word
_ARTICLE = "ال"


def recognised(scene: Scene, recogniser: Recogniser, taken: set[int]) -> list[Found]:
    """The names that the recogniser adds outside the tokens that are `taken`, in text order."""
    document = scene.document
    sentences = [[token.text for token in document.tokens[s.first : s.last]] for s in document.sentences]
    found: list[Found] = []
    for sentence, labels in zip(document.sentences, recogniser(sentences), strict=True):
        for first, last, kind in _spans(labels):
            span = range(sentence.first + first, sentence.first + last)
            if kind in _TYPES and taken.isdisjoint(span) and _may_be_name(scene, span):
                found.append(_found(scene, span, _TYPES[kind]))
    return found


def _spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Each name as (first, last, kind); an I- label of another kind than the name before it begins a new one."""
    first, kind = 0, ""
    for at, label in enumerate((*labels, "O")):
        place, _, of = label.partition("-")
        if place == "I" and of == kind:
            continue
        if kind:
            yield first, at, kind
        first, kind = at, of


def _may_be_name(scene: Scene, span: range) -> bool:
    """Whether tokens could be a name at all: words that are no verb or function word alone, and not too many."""
    tokens = scene.document.tokens
    if len(span) > _LONGEST_NAME or any(tokens[at].kind not in (Kind.WORD, Kind.LATIN) for at in span):
        return False
    first = scene.words[span.start]
    if len(span) == 1:
        return len(tokens[span.start].norm) >= _SHORTEST_NAME and first.ordinary not in (FUNCTION, VERB)
    return first.ordinary != FUNCTION


def _found(scene: Scene, span: range, type_: EntityType) -> Found:
    prefix = _prefix(scene, span.start)
    ar = surface(scene, span.start, span.stop, prefix)
    en = None if type_ is EntityType.ORGANIZATION else spelled(ar, None) or None  # an organization is not spelled out
    return Found(span.start, span.stop, span.start, span.stop, type_, ar, en, prefix=prefix)


def _prefix(scene: Scene, at: int) -> str:
    """The proclitics before a name: those whose stem has the article or is a known part of names."""
    norm = scene.norm(at)
    if word(norm).part is not None or norm.startswith(_ARTICLE):
        return ""
    for split in splits(norm):
        if split.prefix and (split.stem.startswith(_ARTICLE) or word(split.stem).part is not None):
            return split.prefix
    return ""
