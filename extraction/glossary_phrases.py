"""What the grammar of English phrases works with: stretches that are settled, and phrases composed so far."""

from dataclasses import dataclass

from extraction.glossary_words import UNCOUNTED, with_article


@dataclass(frozen=True, slots=True)
class Known:
    """English that is settled for tokens up to `last` (exclusive): a name, a number, a date.

    `en` stands as it is; only a `name` may take an article before it. `place` says that one can be in it,
    `prefix` is the preposition joined to its first word.
    """

    last: int
    en: str
    name: bool = True
    place: bool = False
    person: bool = False
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A composed stretch up to `last`. `kind` is that of its head; `definite` asks for "the" inside a sentence."""

    last: int
    en: str
    kind: str
    definite: bool
    plural: bool
    simple: bool  # nothing but a noun: it may stand before another noun
    name: bool = False
    place: bool = False
    article: bool = True  # whether a name may take one
    owner: str = ""  # the mark of a possessive pronoun
    whole: bool = True  # without a genitive, which would make it one certain thing
    quantity: str = ""  # a determiner that stands for the article

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
