"""English for Arabic phrases, word by word from the bilingual lexicons, with what is already named spliced in.

The grammar is that of the noun phrase: a head, its adjectives (which agree with it), the genitive after it, then
prepositional complements and coordinated parts. What holds an unknown word is not composed at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extraction.glossary_words import (
    ARTICLE,
    PERSON,
    UNCOUNTED,
    Adjective,
    Noun,
    Number,
    adjectives,
    nouns,
    prepositions,
    stems,
    with_article,
)
from extraction.text import Document, Kind, splits


@dataclass(frozen=True, slots=True)
class Known:
    """English that is settled for tokens up to `last` (exclusive): a name, a number, a date. `en` stands as it is."""

    last: int
    en: str


def phrase(document: Document, first: int, last: int, known: Mapping[int, Known]) -> str | None:
    """English for the noun phrase at tokens [first, last), or None where a content word of it is unknown.

    `known` maps the first token of a settled stretch to its English. The phrase has no article of its own: it reads
    as a role or a heading does.
    """
    found = longest_phrase(document, first, last, known)
    return found[1] if found is not None and found[0] == last else None


def longest_phrase(document: Document, first: int, limit: int, known: Mapping[int, Known]) -> tuple[int, str] | None:
    """The longest stretch from `first`, ending at or before `limit`, that composes: its end and its English."""
    if not 0 <= first < limit <= len(document.tokens):
        return None
    found = _Parser(document, limit, known).whole(first, None)
    return (found.last, found.bare()) if found is not None else None


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A composed stretch up to `last`. `kind` is that of its head; `definite` asks for "the" inside a sentence."""

    last: int
    en: str
    kind: str
    definite: bool
    plural: bool
    simple: bool  # nothing but a noun: it may stand before another noun
    name: bool = False

    def bare(self) -> str:
        """As a heading."""
        return self.en

    def inside(self) -> str:
        """As it stands after a preposition."""
        if self.name:
            return with_article(self.en)
        if not self.definite:
            return self.en
        generic = self.kind in UNCOUNTED and self.simple
        return self.en if generic or self.en.startswith("the ") else f"the {self.en}"


_DEEPEST = 6
_AND = "و"
_BY_PREFIX = {"ب": "with", "ل": "for", "ك": "as"}
_QUOTES = frozenset('"«»“”')


class _Parser:
    """One pass over a stretch; positions are token indexes."""

    def __init__(self, document: Document, limit: int, known: Mapping[int, Known]) -> None:
        self.document = document
        self.norms = document.norms
        self.limit = limit
        self.known = known

    def whole(self, at: int, stem: str | None, depth: int = 0) -> _Phrase | None:
        """A phrase with its complements and coordinated parts."""
        found = self.called(at, stem, depth)
        if found is None:
            return None
        while found.last < self.limit and depth < _DEEPEST:
            more = (None if found.name else self.complement(found, depth)) or self.coordinated(found, depth)
            if more is None:
                break
            found = more
        return found

    def called(self, at: int, stem: str | None, depth: int) -> _Phrase | None:
        """A core phrase, and a person's name in apposition to it: رئيس مجلس النواب عقيلة صالح."""
        found = self.core(at, stem, depth)
        if found is None or found.name or found.kind != PERSON or found.plural:
            return found
        name = self.known.get(found.last)
        if name is None or name.last > self.limit or splits(self.norms[found.last])[0].prefix:
            return found
        return replace(found, last=name.last, en=f"{found.en} {name.en}", name=True, definite=True)

    def core(self, at: int, stem: str | None, depth: int) -> _Phrase | None:
        """A head with its adjectives and its genitive; `stem` is how the first word is read, None for any way."""
        if at >= self.limit:
            return None
        if (settled := self.known.get(at)) is not None and settled.last <= self.limit:
            return self.after_name(_Phrase(settled.last, settled.en, "name", True, False, True, name=True))
        token = self.document.tokens[at]
        if token.kind is Kind.PUNCT and token.text in _QUOTES:
            return None
        readings = [stem] if stem is not None else [split.stem for split in splits(self.norms[at])]
        for reading in readings:
            for split in stems(reading):
                match = nouns().longest_from(split.stem, self.norms, at)
                if match is not None and match.last <= self.limit:
                    head = match.values[0]
                    return self.head(match.last, head, split.article, split.pronoun, depth)
        return None

    def after_name(self, name: _Phrase) -> _Phrase:
        """A name swallows the mark that closes it."""
        if name.last < self.limit and self.document.tokens[name.last].text in _QUOTES:
            return replace(name, last=name.last + 1)
        return name

    def head(self, at: int, noun: Noun, article: bool, pronoun: bool, depth: int) -> _Phrase:
        """What follows a noun: adjectives, a genitive if the noun is open to one, and then its own adjectives."""
        definite = article or pronoun or noun.defined
        own, at = self.qualities(at, noun, definite)
        found = _Phrase(
            at, " ".join((*own, noun.en)), noun.kind, definite, noun.number is not Number.SINGULAR, simple=not own
        )
        if definite or own or depth >= _DEEPEST:
            return found
        return self.genitive(found, noun, depth) or found

    def qualities(self, at: int, noun: Noun, definite: bool) -> tuple[list[str], int]:
        """The adjectives from token `at` that agree with the noun, in English order."""
        own: list[str] = []
        while at < self.limit and at not in self.known:
            adjective = self.adjective(at, definite)
            if adjective is None or not _agree(noun, adjective):
                break
            own.insert(0, adjective.en)
            at += 1
        return own, at

    def adjective(self, at: int, definite: bool) -> Adjective | None:
        """The adjective at token `at`, if it is as definite as its noun."""
        norm = self.norms[at]
        has_article = norm.startswith(ARTICLE) and len(norm) > len(ARTICLE) + 1
        if has_article != definite:
            return None
        return adjectives().get(norm[len(ARTICLE) :] if has_article else norm)

    def genitive(self, head: _Phrase, noun: Noun, depth: int) -> _Phrase | None:
        """The head with the genitive after it; a generic noun becomes the first part of a compound."""
        at = head.last
        if at >= self.limit:
            return None
        opened = self.document.tokens[at].text in _QUOTES
        inner = self.core(at + opened, self.norms[at + opened] if at + opened < self.limit else None, depth + 1)
        if inner is None:
            return None
        if inner.kind in UNCOUNTED and inner.simple and inner.definite and noun.kind not in UNCOUNTED:
            text = f"{inner.en} {noun.en}"
        else:
            text = f"{noun.en} of {inner.inside()}"
        # Adjectives that did not agree with the genitive belong to the head: مجلس النواب الليبي.
        own, last = self.qualities(inner.last, noun, inner.definite)
        return _Phrase(last, " ".join((*own, text)), noun.kind, inner.definite, head.plural, simple=False)

    def complement(self, found: _Phrase, depth: int) -> _Phrase | None:
        """A prepositional complement: a preposition of its own, or ب ل ك on the word."""
        at = found.last
        match = prepositions().longest_from(self.norms[at], self.norms, at)
        if match is not None and match.last < self.limit:
            inner = self.core(match.last, self.norms[match.last], depth + 1)
            return self._joined(found, match.values[0], inner)
        for split in splits(self.norms[at])[1:]:
            if (preposition := _BY_PREFIX.get(split.prefix)) is None:
                continue
            if (inner := self.core(at, split.stem, depth + 1)) is not None:
                return self._joined(found, self.fitting(preposition, found, inner), inner)
        return None

    def fitting(self, preposition: str, found: _Phrase, inner: _Phrase) -> str:
        """ل of an office is "of"; ب before a name is "in"."""
        if preposition == "for" and found.kind in (PERSON, "institution"):
            return "of"
        return "in" if preposition == "with" and inner.name else preposition

    def _joined(self, found: _Phrase, preposition: str, inner: _Phrase | None) -> _Phrase | None:
        if inner is None:
            return None
        return replace(found, last=inner.last, en=f"{found.en} {preposition} {inner.inside()}", simple=False)

    def coordinated(self, found: _Phrase, depth: int) -> _Phrase | None:
        """A second phrase after و."""
        at = found.last
        norm = self.norms[at]
        if not norm.startswith(_AND):
            return None
        if len(norm) == 1:
            inner = self.called(at + 1, self.norms[at + 1], depth + 1) if at + 1 < self.limit else None
        else:
            inner = self.called(at, norm[1:], depth + 1)
        if inner is None:
            return None
        second = inner.inside() if inner.name or inner.definite != found.definite else inner.en
        return replace(found, last=inner.last, en=f"{found.en} and {second}", simple=False, plural=True)


def _agree(noun: Noun, adjective: Adjective) -> bool:
    """Whether an adjective form can qualify a noun form: things in the plural take the feminine singular."""
    if noun.number is Number.DUAL:
        return adjective.dual
    if noun.number is Number.SINGULAR:
        return not adjective.plural and not adjective.dual and adjective.feminine == noun.feminine
    if noun.kind == PERSON:
        return adjective.plural or not adjective.feminine
    return adjective.feminine or adjective.plural
