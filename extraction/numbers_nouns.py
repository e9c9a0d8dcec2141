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


@dataclass(frozen=True, slots=True)
class _Index:
    singular: dict[str, Noun]
    plural: dict[str, Noun]
    compound: dict[str, tuple[tuple[tuple[str, ...], Noun, Shape], ...]]


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


def _noun(row: Row, forms: tuple[str, ...], unit: str, kind: str, rank: int) -> Noun:
    en = row["en"]
    plurals = [fold(form) for form in forms]
    # A person's noun without a broken plural has the sound one, listed or not.
    sound = any(p.endswith(("ون", "يين")) for p in plurals) or (
        kind == PERSON and all(p.endswith("ات") for p in plurals)
    )
    return Noun(fold(row["ar"]), en, row.get("en_plural") or plural_of(en), unit, kind, sound, rank, bool(forms))


_TOPICS = frozenset({"modifier", "rate", "percent"})


def _entries() -> Iterable[tuple[Noun, str, tuple[str, ...]]]:
    for row in optional_table("units"):
        if row["kind"] not in _TOPICS:
            forms = _split(row["forms"])
            yield _noun(row, forms, row["unit"], row["kind"], 0), row["ar"], forms
    for row in optional_table("currencies"):
        if not row["adjectives"]:
            forms = _split(row["forms"])
            yield _noun(row, forms, row["iso"] or snake(row["en"]), MONEY, 0), row["ar"], forms
    for row in optional_table("nouns"):
        if row["en"]:
            forms = _split(row["plurals"])
            yield _noun(row, forms, snake(row["en"]), row["kind"], 1), row["ar"], forms
    for row in optional_table("nisba"):
        if row["en"]:
            stem = row["ar"]
            forms = (*_split(row["plurals"]), f"{stem}ون", f"{stem}ين")
            people = row["people"] or f"{row['en']} people"
            one = people[:-1] if people.endswith("s") else row["en"]
            noun = Noun(fold(stem), one, people, snake(one), _NISBA_KIND, True, 2)
            yield noun, stem, forms


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@cache
def _index() -> _Index:
    singular: dict[str, Noun] = {}
    plural: dict[str, Noun] = {}
    compound: dict[str, list[tuple[tuple[str, ...], Noun, Shape]]] = {}
    for noun, lemma, forms in _entries():
        for phrase, shape in ((lemma, Shape.SINGULAR), *((form, Shape.PLURAL) for form in forms)):
            words = tuple(fold(phrase).split()) or (phrase,)  # folding drops some money signs
            if len(words) == 1:
                (singular if shape is Shape.SINGULAR else plural).setdefault(words[0], noun)
            elif words:
                compound.setdefault(words[0], []).append((words, noun, shape))
    return _Index(
        singular,
        plural,
        {word: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for word, found in compound.items()},
    )


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
            if (noun := _index().singular.get(rest)) is not None:
                return Form(noun, Shape.SINGULAR, split.prefix, False, True, False)
            if (noun := _index().plural.get(rest)) is not None:
                return Form(noun, Shape.PLURAL, split.prefix, False, True, False)
    return None


def _bare(stem: str, prefix: str, article: bool) -> Form | None:
    index = _index()
    if (noun := index.singular.get(stem)) is not None:
        return Form(noun, Shape.SINGULAR, prefix, article, False, False)
    if (noun := index.plural.get(stem)) is not None:
        return Form(noun, Shape.PLURAL, prefix, article, False, False)
    if stem.endswith(_ACCUSATIVE) and not article:
        rest = stem[:-1]
        if (noun := index.singular.get(rest)) is not None:
            return Form(noun, Shape.SINGULAR, prefix, article, False, True)
        if (noun := index.plural.get(rest)) is not None:
            return Form(noun, Shape.PLURAL, prefix, article, False, True)
    if stem.endswith("يا") and not article and (noun := _defective(stem[:-2])) is not None:
        return Form(noun, Shape.SINGULAR, prefix, article, False, True)
    if (feminine := _feminine(stem)) is not None:
        return Form(feminine[0], feminine[1], prefix, article, False, False)
    if stem.endswith("ين") and (noun := index.plural.get(stem[:-2] + "ون")) is not None:
        return Form(noun, Shape.PLURAL, prefix, article, False, False)
    if (noun := _dual(stem)) is not None:
        return Form(noun, Shape.DUAL, prefix, article, False, False)
    return None


def _defective(stem: str) -> Noun | None:
    """A person's noun that loses its last ي in the indefinite (محام, محاميا)."""
    noun = _index().singular.get(stem)
    return noun if noun is not None and noun.kind == PERSON and len(stem) <= _DEFECTIVE else None


def _feminine(stem: str) -> tuple[Noun, Shape] | None:
    """The feminine of a person's noun, which the tables leave out: مرشحة, مرشحات."""
    for ending, shape in (("ه", Shape.SINGULAR), ("ات", Shape.PLURAL)):
        if stem.endswith(ending) and (noun := _index().singular.get(stem[: -len(ending)])) is not None:
            return (noun, shape) if noun.kind == PERSON else None
    return None


_DUAL_ENDINGS = ("ان", "ين")


@cache
def _lookalikes() -> frozenset[str]:
    """Folded words that end as duals do and are none: names (لبنان, سليمان) and what the table of numerals lists."""
    words = [row["ar"] for row in optional_table("numerals") if row["kind"] == "none"]
    words += [row["ar"] for row in optional_table("name_parts")]
    names = (name for layer in gazetteer().layers for name in layer.phrases())
    found = (*(fold(word) for word in words), *names)
    return frozenset(word for word in found if word.endswith(_DUAL_ENDINGS) and " " not in word)


def _dual(stem: str) -> Noun | None:
    if not stem.endswith(_DUAL_ENDINGS) or len(stem) < _SHORTEST + 2 or stem in _lookalikes():
        return None
    rest, singular = stem[:-2], _index().singular
    if rest.endswith("ت") and (noun := singular.get(rest[:-1] + "ه")) is not None:
        return noun
    if rest.endswith("ي") and (noun := _defective(rest[:-1])) is not None:
        return noun
    if rest.endswith("ت") and (noun := singular.get(rest[:-1])) is not None and noun.kind == PERSON:
        return noun
    if (noun := singular.get(rest)) is not None:
        return noun if noun.inflects or len(rest) > _ABBREVIATION else None  # كمين "ambush" is not two كم
    return singular.get(rest[:-1] + "اء") if rest.endswith("و") else None


def compound_noun(norms: tuple[str, ...], first: int, last: int) -> tuple[Noun, Shape, int] | None:
    """The longest countable of several words at tokens [first, last): noun, shape and its end."""
    found = _index().compound
    head = norms[first]
    for word in dict.fromkeys((head, head.removesuffix(_ACCUSATIVE), head.removeprefix(_ARTICLE))):
        for words, noun, shape in found.get(word, ()):
            end = first + len(words)
            if end <= last and all(_same(norms[first + k], words[k]) for k in range(1, len(words))):
                return noun, shape, end
    return None


def _same(word: str, wanted: str) -> bool:
    return (
        word == wanted or (len(word) == len(wanted) + 1 and word == wanted + _ACCUSATIVE) or word == _ARTICLE + wanted
    )
