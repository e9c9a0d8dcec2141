"""Clauses of English sentences: where they begin and end, and the verb that each turns on."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extraction.en.mentions import uses
from extraction.en.reading import Text, sentences
from extraction.en.speech import speech_kind
from extraction.en.triggers import Trigger, nouns, verbs
from extraction.facts import EventType

_AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "shall",
        "may",
        "might",
        "can",
        "could",
        "did",
        "do",
        "does",
        "to",
    ]
)
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "get", "got"])
_MODALS = frozenset(
    [
        "will",
        "would",
        "shall",
        "may",
        "might",
        "can",
        "could",
        "did",
        "didn't",
        "do",
        "does",
        "to",
        "won't",
        "must",
        "should",
        "cannot",
    ]
)
_ADVERBS = frozenset(
    [
        "not",
        "also",
        "already",
        "then",
        "later",
        "again",
        "never",
        "finally",
        "officially",
        "reportedly",
        "still",
        "just",
        "only",
        "first",
        "jointly",
        "since",
        "now",
    ]
)
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "this",
        "that",
        "these",
        "those",
        "no",
        "any",
        "some",
        "all",
        "each",
        "every",
        "another",
        "of",
        "for",
        "with",
        "by",
        "in",
        "on",
        "at",
    ]
)
_COMMAS = frozenset({",", ";", ":", "—", "–", "(", ")"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that tells an event, at tokens [first, last); `head` is where its auxiliaries begin."""

    head: int
    first: int
    last: int
    trigger: Trigger
    passive: bool
    speech: bool

    @property
    def finite(self) -> bool:
        """Whether the verb makes a clause of its own."""
        return self.head < self.first or self.trigger.tense in ("past", "present")


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens [first, last) with the verbs in them; `sentence` is the sentence's range."""

    first: int
    last: int
    verbs: tuple[Verb, ...]
    sentence: range


def clauses(text: Text, kept: frozenset[int]) -> Iterator[Clause]:
    """The clauses of a text in order; `kept` tokens, of quotations and dates, have no verbs and begin no clause."""
    for sentence in sentences(text):
        found = tuple(_verbs(text, sentence, kept))
        edges = [sentence.start, *_edges(text, sentence, found, kept), sentence.stop]
        firsts = [verb.first for verb in found]
        for first, last in pairwise(edges):
            yield Clause(first, last, found[bisect_left(firsts, first) : bisect_left(firsts, last)], sentence)


def _verbs(text: Text, sentence: range, kept: frozenset[int]) -> Iterator[Verb]:
    at = sentence.start
    while at < sentence.stop:
        verb = _verb_at(text, at, sentence) if at not in kept and text.is_word(at) else None
        if verb is None:
            at += 1
        else:
            yield verb
            at = verb.last


def _verb_at(text: Text, at: int, sentence: range) -> Verb | None:
    match = verbs().longest_from(text.words[at], text.words, at)
    if match is None or match.last > sentence.stop or (text.capital[at] and not text.opens(at)):
        return None
    trigger = match.values[0]
    head, passive = _auxiliaries(text, at, sentence.start)
    modal = text.word(head) in _MODALS or any(text.word(i) in _MODALS for i in range(head, at))
    tense = trigger.tense
    before = text.word(at - 1)
    if (
        text.possessive[at]
        or (text.joined(at) and text.word(at - 1) == "-")
        or (text.joined(match.last) and text.word(match.last) == "-")
    ):
        return None
    if tense == "base" and not modal and not _plural_subject(text, at, sentence):
        return None
    if tense == "gerund" and head == at and before not in ("by", "after", "before", ",", "of", "for", "while"):
        return None
    if tense == "present" and (before in _DETERMINERS or _noun_like(text, at, head)):
        return None
    if tense in ("participle", "past") and head == at and _attributive(text, at):
        return None
    speech = speech_kind(text.word(at)) == "say" and match.last == at + 1
    return Verb(head, at, match.last, trigger, passive and tense in ("participle", "past", "base"), speech)


def _auxiliaries(text: Text, at: int, begin: int) -> tuple[int, bool]:
    """Where the auxiliaries before a verb begin, and whether they make it passive."""
    head, passive = at, False
    here = at - 1
    while here >= begin and at - here < 6:
        word = text.word(here)
        if word in _AUXILIARIES or word in (
            "cannot",
            "won't",
            "didn't",
            "hasn't",
            "haven't",
            "wasn't",
            "weren't",
            "must",
            "should",
        ):
            passive = passive or ((word in _BE or word in ("wasn't", "weren't")) and head == at)
            head = here
        elif not (word in _ADVERBS or (word.endswith("ly") and text.is_word(here))):
            break
        here -= 1
    return head, passive


def _plural_subject(text: Text, at: int, sentence: range) -> bool:
    """Whether a base form follows a plural that may be its subject; past and base are alike in hit, cut, put."""
    word = text.word(at)
    if word in ("cut", "hit", "put", "set", "shut", "quit", "spread", "hurt", "cast", "beat", "read"):
        return text.word(at - 1) not in _DETERMINERS and at > sentence.start
    before = text.word(at - 1)
    return before.endswith("s") and text.is_word(at - 1) and not before.endswith("ss") and not text.capital[at]


def _noun_like(text: Text, at: int, head: int) -> bool:
    """Whether a form in -s is more likely a plural noun: talks with, attacks on, ruling powers."""
    before, after = text.word(at - 1), text.word(at + 1)
    if head < at or at == 0:
        return text.word(at - 1) != "to"
    subject = text.is_word(at - 1) and (text.capital[at - 1] or before in ("he", "she", "it", "who", "which", "that"))
    if after in ("that", "the", "a", "an", "its", "his", "her", "to", "from", "by") and (
        subject or not before.endswith("s")
    ):
        return not text.is_word(at - 1) or before in uses("function") - {"he", "she", "it", "who", "which", "that"}
    return (
        not subject
        or not text.is_word(at + 1)
        or after in ("in", "on", "of", "with", "at", "and", "between", "against")
    )


def _attributive(text: Text, at: int) -> bool:
    """Whether a form in -ed stands before its noun (the detained men)."""
    before = text.word(at - 1)
    if before in _DETERMINERS and before not in ("that", "this"):
        return True
    return before in ("newly", "recently") and text.word(at - 2) in _DETERMINERS


def _edges(text: Text, sentence: range, found: tuple[Verb, ...], kept: frozenset[int]) -> Iterator[int]:
    """The tokens at which clauses begin: behind a comma or conjunction, if a finite verb stands on both sides."""
    finite = [verb for verb in found if verb.finite]
    firsts = [verb.first for verb in finite]
    heads = {token for verb in finite for token in (verb.head, verb.first)}
    last = sentence.start
    for at in range(sentence.start + 1, sentence.stop if finite else sentence.start):
        if at in kept or not _joint(text, at, heads):
            continue
        behind = bisect_left(firsts, at)
        if bisect_left(firsts, last) < behind < len(firsts):
            yield at
            last = at


def _joint(text: Text, at: int, heads: set[int]) -> bool:
    """Whether a clause may begin at a token: a conjunction, a sign, or a subject right behind a comma."""
    word, comma = text.word(at), text.word(at - 1) in _COMMAS
    if word in uses("break"):
        return not _dated_conjunction(text, at) and _verb_ahead(text, at, heads)
    if word in (";", "—", "–"):
        return True
    if word == "and":
        return comma or at + 1 in heads  # X signed the deal and left
    return comma and word != "said" and any(head in heads for head in range(at, at + _SHORT_SUBJECT + 1))


_SHORT_SUBJECT = 4  # tokens
_LONGEST_SUBJECT = 20  # tokens


def _verb_ahead(text: Text, at: int, heads: set[int]) -> bool:
    """Whether a conjunction has a verb before its next comma; before dawn, after a fire are no clauses."""
    if text.word(at) not in ("before", "after", "since", "until", "as", "because"):
        return True
    for here in range(at + 1, at + _LONGEST_SUBJECT):
        if here in heads:
            return True
        if text.word(here) in (",", ".", ";", ""):
            return False
    return False


def _dated_conjunction(text: Text, at: int) -> bool:
    """Before, after, since and until in front of a bare date join no clause."""
    if text.word(at) not in ("before", "after", "since", "until", "as", "if", "that"):
        return False
    if text.word(at) == "that":
        return text.word(at - 1) in ("in", "on", "at", "of", "from", "by") or not text.is_word(at + 1)
    return text.is_number(at + 1) or (text.is_capital(at + 1) and not text.is_word(at + 2))


def noun_trigger(text: Text, first: int, last: int, near: int) -> tuple[int, int, EventType] | None:
    """The noun that tells an event nearest to a token, in tokens [first, last)."""
    best: tuple[int, int, EventType] | None = None
    at = first
    while at < last:
        named = text.capital[at] and text.word(at) in uses("name_stop")  # March
        match = nouns().longest_from(text.words[at], text.words, at) if text.is_word(at) and not named else None
        if match is None or match.last > last:
            at += 1
            continue
        if best is None or abs(at - near) < abs(best[0] - near):
            best = (at, match.last, match.values[0])
        at = match.last
    return best
