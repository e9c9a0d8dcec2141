"""The nouns that numbers count, from units, money, the glossary and nationalities, in every inflection.

Singular and plural forms stand in the tables; duals, accusatives, oblique plurals, article, proclitics and possessive
pronouns are taken off here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from extraction.gazetteer import gazetteer
from extraction.glossary_words import adjectives, plural_of
from extraction.lexicons import Row, table
from extraction.text import bare_stems, fold, splits


class Shape(StrEnum):
    """Grammatical number of a noun form."""

    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Noun:
    """A countable: English singular and plural, `unit` in snake case, kind, and the folded singular `lemma`.

    `sound` says that the plural ends in ون, so that ين may be plural or dual. `rank` orders the tables: 0 for units
    and money, 1 for the glossary, 2 for nationalities. An abbreviation (كم) does not inflect.
    """

    lemma: str
    en: str
    en_plural: str
    unit: str
    kind: str
    sound: bool
    rank: int
    inflects: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """An inflected noun: `definite` by article or pronoun, `accusative` with the alef of an indefinite."""

    noun: Noun
    shape: Shape
    prefix: str
    article: bool
    possessed: bool
    accusative: bool

    @property
    def definite(self) -> bool:
        """Whether the noun has the article or a pronoun."""
        return self.article or self.possessed


class _Index:
    """Folded words to the countables of the tables, each made when it is first met."""

    def __init__(self) -> None:
        """Index the tables by their spelled forms."""
        self._sources: list[_Source] = []
        self._made: list[Noun | None] = []
        self._singular: dict[str, int] = {}
        self._plural: dict[str, int] = {}
        self._compound: dict[str, list[tuple[tuple[str, ...], int, Shape]]] = {}
        for source in _sources():
            number = len(self._sources)
            self._sources.append(source)
            self._add(fold(source.row["ar"]) or source.row["ar"], number, Shape.SINGULAR)
            for form in source.forms:
                self._add(fold(form) or form, number, Shape.PLURAL)
        self._made = [None] * len(self._sources)
        for found in self._compound.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def _add(self, form: str, number: int, shape: Shape) -> None:
        if " " in form:
            words = tuple(form.split())
            self._compound.setdefault(words[0], []).append((words, number, shape))
        else:
            (self._singular if shape is Shape.SINGULAR else self._plural).setdefault(form, number)

    def _noun(self, number: int | None) -> Noun | None:
        if number is None:
            return None
        noun = self._made[number]
        if noun is None:
            noun = self._made[number] = self._sources[number].noun()
        return noun

    def singular(self, form: str) -> Noun | None:
        """The countable of which a folded word is the singular."""
        return self._noun(self._singular.get(form))

    def plural(self, form: str) -> Noun | None:
        """The countable of which a folded word is a plural."""
        return self._noun(self._plural.get(form))

    def compounds(self, word: str) -> Iterable[tuple[tuple[str, ...], Noun, Shape]]:
        """The countables of several words that begin with this one, longer ones first."""
        for words, number, shape in self._compound.get(word, ()):
            noun = self._noun(number)
            if noun is not None:
                yield words, noun, shape


MONEY = "money"
TIME = "time"
PERSON = "person"
_NISBA_KIND = "nationality"


def optional_table(name: str) -> tuple[Row, ...]:
    """The rows of a lexicon, or none where the table does not exist."""
    try:
        return table(name)
    except FileNotFoundError:
        return ()


def snake(english: str) -> str:
    """An English phrase as a unit name: lower case, words joined by underscores."""
    kept = "".join(c if c.isalnum() else " " for c in english.lower())
    return "_".join(kept.split())


@dataclass(frozen=True, slots=True)
class _Source:
    """A row of a table, its plurals, and what its countable is."""

    row: Row
    forms: tuple[str, ...]
    unit: str
    kind: str
    rank: int

    def noun(self) -> Noun:
        """The countable itself."""
        lemma, en = fold(self.row["ar"]), self.row["en"]
        if self.kind == _NISBA_KIND:
            people = self.row["people"] or f"{en} people"
            one = people[:-1] if people.endswith("s") else en
            return Noun(lemma, one, people, snake(one), _NISBA_KIND, True, self.rank)
        plurals = [fold(form) for form in self.forms]
        # A person's noun without a broken plural has the sound one, listed or not.
        sound = any(p.endswith(("ون", "يين")) for p in plurals) or (
            self.kind == PERSON and all(p.endswith("ات") for p in plurals)
        )
        many = self.row.get("en_plural") or plural_of(en)
        return Noun(lemma, en, many, self.unit or snake(en), self.kind, sound, self.rank, bool(self.forms))


_TOPICS = frozenset({"modifier", "rate", "percent"})


def _sources() -> Iterable[_Source]:
    for row in optional_table("units"):
        if row["kind"] not in _TOPICS:
            yield _Source(row, _split(row["forms"]), row["unit"], row["kind"], 0)
    for row in optional_table("currencies"):
        if not row["adjectives"]:
            yield _Source(row, _split(row["forms"]), row["iso"], MONEY, 0)
    for row in optional_table("nouns"):
        if row["en"]:
            yield _Source(row, _split(row["plurals"]), "", row["kind"], 1)
    for row in optional_table("nisba"):
        if row["en"]:
            stem = row["ar"]
            yield _Source(row, (*_split(row["plurals"]), f"{stem}ون", f"{stem}ين"), "", _NISBA_KIND, 2)


def _split(cell: str) -> tuple[str, ...]:
    return tuple([part.strip() for part in cell.split("|")]) if cell else ()


@cache
def _index() -> _Index:
    return _Index()


_ARTICLE = "ال"
_ACCUSATIVE = "ا"
_SHORTEST = 2
_DEFECTIVE = 4
_ABBREVIATION = 3


@lru_cache(maxsize=65536)
def noun_form(norm: str) -> Form | None:
    """The countable that a folded word is a form of, or None. A reading with fewer clitics wins."""
    for split in splits(norm):
        stem = split.stem
        found = _bare(stem, split.prefix, article=False)
        if found is None and stem.startswith(_ARTICLE) and len(stem) > _SHORTEST + 1:
            found = _bare(stem[2:], split.prefix, article=True)
        if found is not None and found.prefix and norm in adjectives():
            return None  # كاملين: "complete", not ك and two of hope
        if found is not None:
            return found
    for split in splits(norm):
        for rest in bare_stems(split.stem):
            if (noun := _index().singular(rest)) is not None:
                return Form(noun, Shape.SINGULAR, split.prefix, False, True, False)
            if (noun := _index().plural(rest)) is not None:
                return Form(noun, Shape.PLURAL, split.prefix, False, True, False)
    return None


def _bare(stem: str, prefix: str, article: bool) -> Form | None:
    index = _index()
    if (noun := index.singular(stem)) is not None:
        return Form(noun, Shape.SINGULAR, prefix, article, False, False)
    if (noun := index.plural(stem)) is not None:
        return Form(noun, Shape.PLURAL, prefix, article, False, False)
    if stem.endswith(_ACCUSATIVE) and not article:
        rest = stem[:-1]
        if (noun := index.singular(rest)) is not None:
            return Form(noun, Shape.SINGULAR, prefix, article, False, True)
        if (noun := index.plural(rest)) is not None:
            return Form(noun, Shape.PLURAL, prefix, article, False, True)
    if stem.endswith("يا") and not article and (noun := _defective(stem[:-2])) is not None:
        return Form(noun, Shape.SINGULAR, prefix, article, False, True)
    if (feminine := _feminine(stem)) is not None:
        return Form(feminine[0], feminine[1], prefix, article, False, False)
    if stem.endswith("ين") and (noun := index.plural(stem[:-2] + "ون")) is not None:
        return Form(noun, Shape.PLURAL, prefix, article, False, False)
    if (noun := _dual(stem)) is not None:
        return Form(noun, Shape.DUAL, prefix, article, False, False)
    return None


def _defective(stem: str) -> Noun | None:
    """A person's noun that loses its last ي in the indefinite (محام, محاميا)."""
    noun = _index().singular(stem)
    return noun if noun is not None and noun.kind == PERSON and len(stem) <= _DEFECTIVE else None


def _feminine(stem: str) -> tuple[Noun, Shape] | None:
    """The feminine of a person's noun, which the tables leave out: مرشحة, مرشحات."""
    for ending, shape in (("ه", Shape.SINGULAR), ("ات", Shape.PLURAL)):
        if stem.endswith(ending) and (noun := _index().singular(stem[: -len(ending)])) is not None:
            return (noun, shape) if noun.kind == PERSON else None
    return None


_DUAL_ENDINGS = ("ان", "ين")


@cache
def _lookalikes() -> frozenset[str]:
    """Folded words that end as duals do and are none: parts of names (سليمان) and what the table of numerals lists."""
    words = [row["ar"] for row in optional_table("numerals") if row["kind"] == "none"]
    words += [row["ar"] for row in optional_table("name_parts")]
    return frozenset(word for word in map(fold, words) if word.endswith(_DUAL_ENDINGS) and " " not in word)


def _is_name(stem: str) -> bool:
    """Whether a word that ends as a dual does is a name (لبنان)."""
    return stem in _lookalikes() or bool(gazetteer().get(stem))


def _dual(stem: str) -> Noun | None:
    if not stem.endswith(_DUAL_ENDINGS) or len(stem) < _SHORTEST + 2 or _is_name(stem):
        return None
    rest, singular = stem[:-2], _index().singular
    if rest.endswith("ت") and (noun := singular(rest[:-1] + "ه")) is not None:
        return noun
    if rest.endswith("ي") and (noun := _defective(rest[:-1])) is not None:
        return noun
    if rest.endswith("ت") and (noun := singular(rest[:-1])) is not None and noun.kind == PERSON:
        return noun
    if (noun := singular(rest)) is not None:
        return noun if noun.inflects or len(rest) > _ABBREVIATION else None  # كمين "ambush" is not two كم
    return singular(rest[:-1] + "اء") if rest.endswith("و") else None


def compound_noun(norms: tuple[str, ...], first: int, last: int) -> tuple[Noun, Shape, int] | None:
    """The longest countable of several words at tokens [first, last): noun, shape and its end."""
    head = norms[first]
    for word in dict.fromkeys((head, head.removesuffix(_ACCUSATIVE), head.removeprefix(_ARTICLE))):
        for words, noun, shape in _index().compounds(word):
            end = first + len(words)
            if end <= last and all(_same(norms[first + k], words[k]) for k in range(1, len(words))):
                return noun, shape, end
    return None


def _same(word: str, wanted: str) -> bool:
    return (
        word == wanted or (len(word) == len(wanted) + 1 and word == wanted + _ACCUSATIVE) or word == _ARTICLE + wanted
    )
