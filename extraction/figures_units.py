"""What a number counts: the unit or noun after it, before it (الدول الخمس) or taken over from the figure before."""

from dataclasses import dataclass, replace
from functools import cache

from extraction.figures_qualifiers import words_of
from extraction.lexicons import table
from extraction.matching import PhraseTable
from extraction.numbers import Form, Number
from extraction.numbers_digits import adjacent
from extraction.numbers_lexicon import Part, numeral
from extraction.numbers_nouns import Noun, Shape, compound_noun, noun_form
from extraction.text import Document, Kind, fold, splits


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted thing: unit name, noun with its token, and the tokens [first, last) of number and noun together.

    `noun_at` is the noun's token, or None for a sign or a percentage. `definite` says that the noun has the article
    (ثلث السكان) and `partitive` that من joins it. `rate` is English for "a day" and its like.
    """

    unit: str | None
    en: str
    en_plural: str
    kind: str
    first: int
    last: int
    noun: Noun | None = None
    noun_at: int | None = None
    definite: bool = False
    partitive: bool = False
    rate: str = ""
    added: float = 0.0
    plural: bool = False


PERCENT = "percent"
LENGTH = "length"
RATED = frozenset({"length", "area", "volume", "mass", "energy"})
MEASURES = RATED | {"percent", "point", "degree", "money"}
_VAGUE_OR_PART = frozenset({Form.VAGUE, Form.FRACTION})


@dataclass(frozen=True, slots=True)
class _Tables:
    percents: PhraseTable[tuple[str, str]]
    rates: PhraseTable[tuple[str, str]]
    modifiers: dict[str, str]


@cache
def _tables() -> _Tables:
    rows = table("units")
    return _Tables(
        PhraseTable((row["ar"], (row["unit"], row["en"])) for row in rows if row["kind"] == "percent"),
        PhraseTable((row["ar"], (row["unit"], row["en"])) for row in rows if row["kind"] == "rate"),
        {
            fold(form): row["unit"]
            for row in rows
            if row["kind"] == "modifier"
            for form in (row["ar"], *row["forms"].split("|"))
        },
    )


def counted(document: Document, number: Number) -> Counted | None:
    """The unit or noun that a number counts, or None where it stands alone."""
    if number.form is Form.DUAL:
        form = noun_form(document.norms[number.first])
        if form is None:
            return None
        return _finish(document, number, _of(form.noun, number.first, number.last, number.first))
    if (
        number.form is Form.FRACTION
        and (word := numeral(document.norms[number.last - 1])) is not None
        and word.possessed
    ):
        return None
    if number.form is Form.FRACTION and (whole := _and_a_part(document, number)) is not None:
        return whole
    found = (
        _sign(document, number) or _after(document, number) or _partitive(document, number) or _before(document, number)
    )
    if found is None and number.upper is not None:
        found = _inside(document, number)
    return _finish(document, number, found) if found is not None else None


def _of(
    noun: Noun,
    first: int,
    last: int,
    at: int,
    *,
    definite: bool = False,
    partitive: bool = False,
    shape: Shape = Shape.SINGULAR,
) -> Counted:
    return Counted(
        noun.unit,
        noun.en,
        noun.en_plural,
        noun.kind,
        first,
        last,
        noun,
        at,
        definite,
        partitive,
        plural=shape is Shape.PLURAL,
    )


def _limit(document: Document, at: int) -> int:
    return document.sentence_of(at).last


def _sign(document: Document, number: Number) -> Counted | None:
    """A percentage or a money sign, after or before the number."""
    at, limit = number.last, _limit(document, number.first)
    if at < limit:
        percent = _tables().percents.longest(document.norms, at, clitics=False)
        if percent is not None and percent.last <= limit:
            unit, en = percent.values[0]
            return Counted(unit, en, en, PERCENT, number.first, percent.last)
        if document.tokens[at].kind is Kind.PUNCT and (form := noun_form(document.tokens[at].text)) is not None:
            return _of(form.noun, number.first, at + 1, at)
    opens = number.first == document.sentence_of(number.first).first
    if not opens and document.tokens[number.first - 1].kind is Kind.PUNCT:
        if document.norms[number.first - 1] == "%" and adjacent(document, number.first - 1):
            return Counted(PERCENT, PERCENT, PERCENT, PERCENT, number.first - 1, number.last)
        form = noun_form(document.tokens[number.first - 1].text)
        if form is not None:
            return _of(form.noun, number.first - 1, number.last, number.first - 1)
    return None


def _after(document: Document, number: Number) -> Counted | None:
    at, limit = number.last, _limit(document, number.first)
    if at >= limit or document.tokens[at].kind not in (Kind.WORD, Kind.LATIN):
        return None
    joined = compound_noun(document.norms, at, limit)
    definite_fits = number.form in _VAGUE_OR_PART or _article(document, number)
    if joined is not None and (definite_fits or not document.norms[at].startswith("ال")):
        noun, shape, end = joined
        return _of(noun, number.first, end, at, definite=document.norms[at].startswith("ال"), shape=shape)
    form = noun_form(document.norms[at])
    if form is None or form.prefix or (form.definite and not definite_fits):
        return None
    if form.possessed and form.noun.rank:
        return None
    return _of(form.noun, number.first, at + 1, at, definite=form.definite, shape=form.shape)


def _article(document: Document, number: Number) -> bool:
    """Whether the number has the article (الآلاف, الـ27)."""
    if document.tokens[number.first].kind is Kind.NUMBER:
        return number.first > 0 and document.norms[number.first - 1] in ARTICLES
    word = numeral(document.norms[number.first])
    return word is not None and word.article


def _inside(document: Document, number: Number) -> Counted | None:
    """The unit that stands after the first number of a range only: بين 20 شخصا و30."""
    for at in range(number.first + 1, number.last - 1):
        form = noun_form(document.norms[at])
        if form is not None and not form.prefix:
            return _of(form.noun, number.first, number.last, at)
    return None


def _and_a_part(document: Document, number: Number) -> Counted | None:
    """One unit and a part without a number: ساعة ونصف الساعة."""
    at = number.first - 1
    if at < document.sentence_of(number.first).first:
        return None
    form = noun_form(document.norms[at])
    if form is None or form.shape is not Shape.SINGULAR or form.definite or form.noun.kind not in _DIVISIBLE:
        return None
    thing = _of(form.noun, at, number.first, at)
    more = _half(document, thing, number.first, _limit(document, number.first))
    return replace(thing, last=more[1], added=1.0) if more is not None else None


_HEADS_BACK = 7
_FATES = (("killed", "قتيل"), ("wounded", "جريح"))
_FATE_REACH = 3


def headed(document: Document, number: Number) -> Counted | None:
    """What a bare number counts by the words before it: بلغ عدد القتلى نحو عشرين."""
    norms, start = document.norms, document.sentence_of(number.first).first
    heads = words_of("count")
    for at in range(number.first - 1, max(start, number.first - _FATE_REACH) - 1, -1):
        fate = next((noun for sense, noun in _FATES if _has_stem(norms[at], words_of(sense))), None)
        if fate is not None and (form := noun_form(fate)) is not None:
            return _of(form.noun, number.first, number.last, number.first)
    for at in range(number.first - 2, max(start, number.first - _HEADS_BACK) - 1, -1):
        if document.tokens[at].kind is Kind.PUNCT:
            return None
        if _has_stem(norms[at], heads):
            form = noun_form(norms[at + 1])
            plural = form is not None and form.shape is Shape.PLURAL and form.definite
            return _of(form.noun, number.first, number.last, at + 1) if form is not None and plural else None
    return None


ARTICLES = frozenset({"ال", "وال", "بال", "لل", "فال", "كال"})
_OF = "من"


def _partitive(document: Document, number: Number) -> Counted | None:
    """من with a definite plural after the number: واحد وعشرين من المسيحيين, 1500 من الأميال."""
    at = number.last + 1
    if number.form is Form.FRACTION or at >= _limit(document, number.first) or document.norms[number.last] != _OF:
        return None
    joined = compound_noun(document.norms, at, _limit(document, number.first))
    if joined is not None and joined[1] is Shape.PLURAL and document.norms[at].startswith("ال"):
        return _of(joined[0], number.first, joined[2], at, partitive=True)
    form = noun_form(document.norms[at])
    plural = form is not None and (form.shape is Shape.PLURAL or form.noun.kind == "group")
    if form is None or not plural or not form.definite or form.prefix:
        return None
    return _of(form.noun, number.first, at + 1, at, partitive=True)


_BACK = 2


def _before(document: Document, number: Number) -> Counted | None:
    """A definite plural before a definite number: محركاته الستة, دول الاتحاد الـ27."""
    if not _article(document, number) or number.form is Form.VAGUE:
        return None
    at = number.first - 1
    if at >= 0 and document.norms[at] in ARTICLES:
        at -= 1
    start = document.sentence_of(number.first).first
    for here in range(at, max(start, at - _BACK) - 1, -1):
        if here < 0 or document.tokens[here].kind is not Kind.WORD:
            return None
        form = noun_form(document.norms[here])
        if form is not None and form.shape is Shape.PLURAL and (form.definite or here < at):
            return _of(form.noun, here, number.last, here, definite=True)
        ranked = form is not None and form.shape is Shape.SINGULAR and form.noun.kind not in _BODIES
        if ranked or not document.norms[here].startswith(_ARTICLED):
            return None
    return None


_BODIES = frozenset({"institution", "group", "place"})  # دول الاتحاد الـ27, but أعمال الدورة الـ42
_ARTICLED = ("ال", "لل", "وال", "بال")
_PREPOSITIONS = ("ب", "لل")  # what no table knows and begins so is more often a preposition with its noun
_SCALE_ALONE = (Part.ACCUSATIVE,)


def stands_alone(document: Document, number: Number) -> bool:
    """Whether no noun can follow a number: the clause goes on with a sign, a particle, a proclitic or a verb.

    A noun that no table knows must not be overlooked: its number would take another figure's unit. An accusative
    scale word (18 ألفا) has its noun left out.
    """
    at = number.last
    if at >= _limit(document, number.first) or document.tokens[at].kind is not Kind.WORD:
        return True
    word = numeral(document.norms[at - 1])
    if word is not None and word.part in _SCALE_ALONE and number.form is not Form.DUAL:
        return True
    norm = document.norms[at]
    if norm in words_of("particle") or norm in words_of("negation") or norm.startswith("و"):
        return True
    form = noun_form(norm)
    return form.prefix != "" if form is not None else norm.startswith(_PREPOSITIONS)


_RATE_REACH = 2


def _finish(document: Document, number: Number, found: Counted) -> Counted:
    """The counted thing with what narrows it: square or cubic, a half more, a rate."""
    limit = _limit(document, number.first)
    unit, en, en_plural, last, added = found.unit, found.en, found.en_plural, found.last, 0.0
    if unit == "injury" and _diseased(document, number.first):
        unit, en, en_plural = "infection", "infection", "infections"
    if found.kind == "degree":
        unit, en, en_plural = _degree(document, number, unit, en, en_plural)
    after_noun = (found.noun_at is not None and last == found.noun_at + 1) or number.form is Form.DUAL
    if found.kind == LENGTH and last < limit and (word := _tables().modifiers.get(document.norms[last])) is not None:
        unit, en, en_plural, last = f"{word}_{unit}", f"{word} {en}", f"{word} {en_plural}", last + 1
    elif after_noun and found.kind in _DIVISIBLE and (more := _half(document, found, last, limit)) is not None:
        added, last = more
    rate = ""
    priced = found.kind in RATED or found.kind == "money"
    if priced or found.kind not in MEASURES:
        for at in range(last, min(limit, last + _RATE_REACH + 1)):
            match = _tables().rates.longest(document.norms, at, clitics=False)
            if match is not None and match.last <= limit:
                per, said = match.values[0]
                if not priced and per not in _PERIODS:
                    break
                rate = said
                unit = f"{unit}_per_{per}" if found.kind in RATED else unit
                last = match.last if at == last else last
                break
            if document.tokens[at].kind is not Kind.WORD or numeral(document.norms[at]) is not None:
                break
    return replace(found, unit=unit, en=en, en_plural=en_plural, last=last, rate=rate, added=added)


def _degree(
    document: Document, number: Number, unit: str | None, en: str, en_plural: str
) -> tuple[str | None, str, str]:
    """Degrees by context: of an earthquake's strength or of heat."""
    if unit != "degree":
        return unit, en, en_plural
    sentence = document.sentence_of(number.first)
    words = document.norms[max(sentence.first, number.first - _CONTEXT) : min(sentence.last, number.last + _CONTEXT)]
    if any(_has_stem(word, words_of("quake")) for word in words):
        return "magnitude", "degree on the Richter scale", "degrees on the Richter scale"
    if any(_has_stem(word, words_of("heat")) for word in words):
        return "degree_celsius", "degree Celsius", "degrees Celsius"
    return unit, en, en_plural


_CONTEXT = 15
_ARTICLE_CONTEXT = 200


def _diseased(document: Document, at: int) -> bool:
    """Whether the text around a token is about a disease."""
    words = words_of("disease")
    around = document.norms[max(0, at - _ARTICLE_CONTEXT) : at + _ARTICLE_CONTEXT]
    return any(_has_stem(word, words) for word in around)


def _has_stem(norm: str, words: frozenset[str]) -> bool:
    return norm in words or any(split.stem in words for split in splits(norm))


_PERIODS = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
_DIVISIBLE = frozenset({"time", "length", "mass", "volume", "degree", "point"})


def _half(document: Document, found: Counted, at: int, limit: int) -> tuple[float, int] | None:
    """ونصف, ونصف السنة, وربع الساعة after a unit: the part and its end."""
    word = numeral(document.norms[at]) if at < limit else None
    if word is None or word.prefix != "و" or word.part is not Part.FRACTION or word.possessed:
        return None
    form = noun_form(document.norms[at + 1]) if at + 1 < limit else None
    if form is not None and not form.prefix:
        same = found.noun is not None and form.noun.unit == found.noun.unit
        return (float(word.value), at + 2) if same else None
    return float(word.value), at + 1
