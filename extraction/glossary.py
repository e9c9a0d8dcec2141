"""English for Arabic phrases, word by word from the bilingual lexicons, with what is already named spliced in.

The grammar is that of the noun phrase: a head, its adjectives (which agree with it), the genitive after it, then
prepositional complements and coordinated parts. What holds an unknown word is not composed at all.
"""

from collections.abc import Mapping
from dataclasses import replace

from extraction.glossary_articles import (
    Determiner,
    apposed,
    determiners,
    governed,
    is_name,
    owner_mark,
    plural_form,
    sense,
    title_case,
    uncounted,
    with_indefinite,
)
from extraction.glossary_phrases import Known, Phrase
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
from extraction.matching import Match
from extraction.text import Document, Kind, splits


def phrase(document: Document, first: int, last: int, known: Mapping[int, Known]) -> str | None:
    """English for the noun phrase at tokens [first, last), or None where a content word of it is unknown.

    `known` maps the first token of a settled stretch to its English. The phrase has no article of its own: it reads
    as a role or a heading does.
    """
    found = longest_phrase(document, first, last, known)
    return found[1] if found is not None and found[0] == last else None


def said_phrase(
    document: Document, first: int, limit: int, known: Mapping[int, Known], domain: str = ""
) -> tuple[int, str] | None:
    """Like `longest_phrase`, but with its articles, as it stands in a sentence: the prime minister, an agreement.

    `domain` is the kind of news that the text is: a commander is a captain in sport. A possessive whose owner only the
    sentence tells is a mark of `glossary_articles.OWNERS`.
    """
    if not 0 <= first < limit <= len(document.tokens):
        return None
    parser = _Parser(document, limit, known, articles=True, domain=domain)
    found = parser.whole(first, None)
    if found is None:
        return None
    if not found.definite and found.last < limit and found.whole and parser.opens_genitive(found.last):
        found = replace(found, definite=True)  # ساحل المتوسط: the coast
    return found.last, parser.inside(found)


def longest_phrase(document: Document, first: int, limit: int, known: Mapping[int, Known]) -> tuple[int, str] | None:
    """The longest stretch from `first`, ending at or before `limit`, that composes: its end and its English."""
    if not 0 <= first < limit <= len(document.tokens):
        return None
    found = _Parser(document, limit, known).whole(first, None)
    return (found.last, found.bare()) if found is not None else None


_DEEPEST = 6
_AND = "و"
_BY_PREFIX = {"ب": "with", "ل": "for", "ك": "as"}
_LETTERS = {english: prefix for prefix, english in _BY_PREFIX.items()}
_QUOTES = frozenset('"«»“”')
_ACTS = frozenset({"act", "event", "abstract", "time"})


class _Parser:
    """One pass over a stretch; positions are token indexes."""

    def __init__(
        self,
        document: Document,
        limit: int,
        known: Mapping[int, Known],
        *,
        articles: bool = False,
        domain: str = "",
    ) -> None:
        self.domain = domain
        self.articles = articles
        self.document = document
        self.norms = document.norms
        self.limit = limit
        self.known = known

    def opens_genitive(self, at: int) -> bool:
        """Whether a definite genitive that cannot be said may begin at token `at`."""
        norm = self.norms[at]
        return norm.startswith(ARTICLE) and norm[len(ARTICLE) :] not in adjectives()

    def inside(self, found: Phrase) -> str:
        """A phrase as it stands behind another word."""
        if not self.articles:
            return found.inside()
        if found.owner:
            return f"{found.owner} {found.en}"
        if found.name:
            return with_article(found.en) if found.article else found.en
        if found.quantity:
            return found.en if found.quantity == "bare" else f"the {found.en}"
        if found.en.startswith(("the ", "a ", "an ")):
            return found.en
        if found.simple and found.whole and is_name(found.en):
            return with_article(found.en)
        mass = not found.plural and uncounted(found.en)
        if found.definite:
            generic = found.whole and (mass or (found.plural and not found.simple and found.kind in UNCOUNTED))
            return found.en if generic else f"the {found.en}"
        if not found.whole and (mass or found.kind in _ACTS) and not found.plural:
            return f"the {found.en}"
        return found.en if mass or found.plural or plural_form(found.en) else with_indefinite(found.en)

    def whole(self, at: int, stem: str | None, depth: int = 0) -> Phrase | None:
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

    def called(self, at: int, stem: str | None, depth: int) -> Phrase | None:
        """A core phrase, and a person's name in apposition to it: رئيس مجلس النواب عقيلة صالح."""
        found = self.core(at, stem, depth)
        if found is None or found.name or found.kind != PERSON or found.plural:
            return found
        name = self.known.get(found.last)
        if name is None or name.last > self.limit or splits(self.norms[found.last])[0].prefix:
            return found
        if self.articles and (name.prefix or not name.person):
            return found
        if self.articles and name.en.lower().startswith(found.en.rpartition(" ")[2].lower()):
            return replace(found, last=name.last, en=name.en, name=True, definite=True, article=False, owner="")
        text = f"{found.en} {name.en}"
        if self.articles:
            lengthy = " of " in found.en or found.owner or found.quantity
            text = f"{name.en}, {self.inside(found)}," if lengthy else f"{title_case(found.en)} {name.en}"
        return replace(found, last=name.last, en=text, name=True, definite=True, article=False, owner="", quantity="")

    def core(self, at: int, stem: str | None, depth: int) -> Phrase | None:
        """A head with its adjectives and its genitive; `stem` is how the first word is read, None for any way."""
        if at >= self.limit:
            return None
        share = self.share(at, stem, depth)
        if share is not None:
            return share
        settled = self.known.get(at)
        led = self.articles and settled is not None and settled.prefix and stem == self.norms[at]
        if settled is not None and settled.last <= self.limit and not led:
            named = Phrase(
                settled.last,
                settled.en,
                "name",
                True,
                False,
                True,
                name=True,
                article=settled.name,
                place=settled.place,
            )
            return self.after_name(named)
        token = self.document.tokens[at]
        if token.kind is Kind.PUNCT and token.text in _QUOTES:
            return None
        if self.articles and (determiner := self.determiner(at, stem)) is not None and determiner.article != "of":
            inner = self.core(at + 1, self.norms[at + 1] if at + 1 < self.limit else None, depth + 1)
            if inner is not None and not inner.name:
                return self.quantified(determiner, inner)
        readings = [stem] if stem is not None else [split.stem for split in splits(self.norms[at])]
        for reading in readings:
            for split in stems(reading):
                if self.articles and self.rather_owned(at, split.stem, pronoun=split.pronoun):
                    continue
                match = nouns().longest_from(split.stem, self.norms, at)
                if match is not None and match.last <= self.limit:
                    if split.article and self.two_nouns(match):
                        alone = nouns().spelled(split.stem)
                        if not alone:
                            continue
                        return self.head(at + 1, alone[0], True, split.pronoun, depth)
                    head = match.values[0]
                    closed = self.articles and match.last > at + 1 and self.closes(head, match.last - 1)
                    return self.head(match.last, head, split.article, split.pronoun, _DEEPEST if closed else depth)
        return None

    def share(self, at: int, stem: str | None, depth: int) -> Phrase | None:
        """A share of something: half of its value, a third of the members."""
        if not self.articles or depth >= _DEEPEST:
            return None
        settled = self.known.get(at)
        determiner = self.determiner(at, stem)
        if determiner is None or determiner.article != "of" or (settled is not None and settled.last > at + 1):
            return None
        named = nouns().longest(self.norms, at)
        if named is not None and named.last > at + 1:
            return None  # نصف النهائي
        inner = self.core(at + 1, self.norms[at + 1] if at + 1 < self.limit else None, depth + 1)
        if inner is None:
            return None
        return replace(inner, en=f"{determiner.en} of {self.inside(inner)}", simple=False, quantity="bare", owner="")

    def two_nouns(self, match: Match[Noun]) -> bool:
        """Whether a phrase under the article is no phrase, since a noun in construct has none: الرئيس | البرلمان."""
        if not self.articles or match.last == match.first + 1:
            return False
        second = self.norms[match.first + 1]
        return second.startswith(ARTICLE) and second[len(ARTICLE) :] not in adjectives()

    def closes(self, noun: Noun, last: int) -> bool:
        """Whether a phrase that ends at token `last` has no genitive behind it: عالم آثار, غارة جوية."""
        return noun.kind == PERSON or self.norms[last] in adjectives()

    def rather_owned(self, at: int, stem: str, *, pronoun: bool) -> bool:
        """Whether a word is somebody's (نظيره) rather than a woman: only ة, as written, would make her one."""
        return (
            not pronoun
            and stem.endswith("ه")
            and not self.document.tokens[at].text.endswith("ة")
            and not nouns().spelled(stem)
            and bool(nouns().spelled(stem[:-1]))
        )

    def determiner(self, at: int, stem: str | None) -> Determiner | None:
        """The word before a noun that says which or how many of it: أول, معظم, عدة."""
        word = stem if stem is not None else self.norms[at]
        found = determiners().get(word)
        if found is None and stem is None and word[:1] in ("و", "ب", "ل", "ف"):
            found = determiners().get(word[1:])
        return found

    def quantified(self, determiner: Determiner, inner: Phrase) -> Phrase:
        """A noun with its determiner: the first visit, most companies, all members."""
        return replace(
            inner, en=f"{determiner.en} {inner.en}", simple=False, quantity=determiner.article, definite=True
        )

    def after_name(self, name: Phrase) -> Phrase:
        """A name swallows the mark that closes it."""
        if name.last < self.limit and self.document.tokens[name.last].text in _QUOTES:
            return replace(name, last=name.last + 1)
        return name

    def head(self, at: int, noun: Noun, article: bool, pronoun: bool, depth: int) -> Phrase:
        """What follows a noun: adjectives, a genitive if the noun is open to one, and then its own adjectives."""
        if self.domain and (meant := sense(noun.en, self.domain)) is not None:
            noun = replace(noun, en=meant)
        definite = article or pronoun or noun.defined
        own, at = self.qualities(at, noun, definite)
        start = at - len(own)
        found = Phrase(
            at,
            " ".join((*own, noun.en)),
            noun.kind,
            definite,
            noun.number is not Number.SINGULAR,
            simple=not own,
            owner=owner_mark(self.norms[start - 1]) if pronoun and self.articles else "",
        )
        if definite or own or depth >= _DEEPEST:
            return found
        return self.genitive(found, noun, depth) or found

    def qualities(self, at: int, noun: Noun, definite: bool) -> tuple[list[str], int]:
        """The adjectives from token `at` that agree with the noun, in English order."""
        own: list[str] = []
        while at < self.limit and at not in self.known:
            if (phrase := self.adjective_phrase(at, noun, definite)) is not None:
                own.insert(0, phrase)
                at += 2
                continue
            adjective = self.adjective(at, definite)
            if adjective is not None and _agree(noun, adjective):
                own.insert(0, adjective.en)
            elif own and self.articles and self.joined_adjective(at, noun, definite) is not None:
                own[0] = f"{own[0]} and {self.joined_adjective(at, noun, definite)}"
            else:
                break
            at += 1
        return own, at

    def adjective_phrase(self, at: int, noun: Noun, definite: bool) -> str | None:
        """An adjective of two words at token `at`: قابلة للحياة, طويل الأمد."""
        if at + 1 >= self.limit:
            return None
        norm = self.norms[at]
        word = norm.removeprefix(ARTICLE) if definite else norm
        adjective = adjectives().get(f"{word} {self.norms[at + 1]}")
        return adjective.en if adjective is not None and _agree(noun, adjective) else None

    def joined_adjective(self, at: int, noun: Noun, definite: bool) -> str | None:
        """An adjective that و joins to the one before it: الاقتصادي والمالي."""
        norm = self.norms[at]
        if not norm.startswith(_AND) or definite != norm.startswith(_AND + ARTICLE):
            return None
        adjective = adjectives().get(norm[3:] if definite else norm[1:])
        return adjective.en if adjective is not None and _agree(noun, adjective) else None

    def adjective(self, at: int, definite: bool) -> Adjective | None:
        """The adjective at token `at`, if it is as definite as its noun."""
        norm = self.norms[at]
        has_article = norm.startswith(ARTICLE) and len(norm) > len(ARTICLE) + 1 and norm not in adjectives()
        if has_article != definite:
            return None
        return adjectives().get(norm[len(ARTICLE) :] if has_article else norm)

    def genitive(self, head: Phrase, noun: Noun, depth: int) -> Phrase | None:
        """The head with the genitive after it; a generic noun becomes the first part of a compound."""
        at = head.last
        if at >= self.limit:
            return None
        opened = self.document.tokens[at].text in _QUOTES
        start = at + opened
        inner = (self.called if self.articles else self.core)(
            start, self.norms[start] if start < self.limit else None, depth + 1
        )
        if inner is None:
            return None
        generic = inner.definite or (self.articles and uncounted(inner.en) and not inner.owner)
        if inner.kind in UNCOUNTED and inner.simple and generic and self.compounds(noun):
            text = f"{inner.en} {noun.en}"
        else:
            text = f"{noun.en} of {self.inside(inner)}"
        if self.articles and inner.name and inner.article and apposed(noun.en):
            text = f"{inner.en} {noun.en}"  # شركة «إنرجيان»
        # Adjectives that did not agree with the genitive belong to the head: مجلس النواب الليبي.
        own, last = self.qualities(inner.last, noun, inner.definite)
        whole = text.endswith(noun.en)
        return Phrase(last, " ".join((*own, text)), noun.kind, inner.definite, head.plural, simple=False, whole=whole)

    def compounds(self, noun: Noun) -> bool:
        """Whether a generic noun may stand before this one: oil prices, but the pumping of gas."""
        return noun.kind not in UNCOUNTED and not (self.articles and noun.kind == "act")

    def complement(self, found: Phrase, depth: int) -> Phrase | None:
        """A prepositional complement: a preposition of its own, or ب ل ك on the word."""
        at = found.last
        match = prepositions().longest_from(self.norms[at], self.norms, at)
        if match is not None and match.last < self.limit:
            inner = self.core(match.last, self.norms[match.last], depth + 1)
            word = governed(found.en, self.norms[at]) if self.articles else None
            return self._joined(found, word or match.values[0], inner)
        for split in splits(self.norms[at])[1:]:
            if (preposition := _BY_PREFIX.get(split.prefix)) is None:
                continue
            if (inner := self.core(at, split.stem, depth + 1)) is not None:
                return self._joined(found, self.fitting(preposition, found, inner), inner)
        return None

    def fitting(self, preposition: str, found: Phrase, inner: Phrase) -> str:
        """ل of an office is "of"; ب before a name is "in"."""
        if preposition == "with" and inner.place and self.articles:
            return "in"
        if self.articles and (word := governed(found.en, _LETTERS[preposition])) is not None:
            return word
        if preposition == "for" and found.kind in (PERSON, "institution"):
            return "of"
        here = inner.place if self.articles else inner.name
        return "in" if preposition == "with" and here else preposition

    def _joined(self, found: Phrase, preposition: str, inner: Phrase | None) -> Phrase | None:
        if inner is None:
            return None
        return replace(
            found, last=inner.last, en=f"{found.en} {preposition} {self.inside(inner)}", simple=False, whole=False
        )

    def coordinated(self, found: Phrase, depth: int) -> Phrase | None:
        """A second phrase after و."""
        at = found.last
        norm = self.norms[at]
        if not norm.startswith(_AND) or (self.articles and nouns().spelled(norm)):
            return None
        if len(norm) == 1:
            inner = self.called(at + 1, self.norms[at + 1], depth + 1) if at + 1 < self.limit else None
        else:
            inner = self.called(at, norm[1:], depth + 1)
        if inner is None:
            return None
        if self.articles:
            text = f"{self.inside(found)} and {self.inside(inner)}"
            return replace(inner, en=text, simple=False, plural=True, name=True, article=False, owner="", quantity="")
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
