"""Numbers that are no figures: parts of dates and names, labels and ranks, years, scores, list marks."""

from bisect import bisect_right

from extraction.english import Reading
from extraction.facts import Qualifier
from extraction.figures_qualifiers import Hedge, words_of
from extraction.figures_units import ARTICLES, Counted, stands_alone
from extraction.numbers import Form, Number
from extraction.numbers_digits import adjacent
from extraction.numbers_lexicon import Part, numeral
from extraction.numbers_nouns import TIME
from extraction.text import Document, Kind, splits

_YEAR_DIGITS = 4
_YEARS = range(1300, 2101)
_LONG_CODE = 7


class Excluder:
    """Tells of each number of one article whether it is a figure."""

    def __init__(self, reading: Reading) -> None:
        self._document = reading.document
        self._dates = [(d.first, d.last) for d in reading.dates]
        self._date_firsts = [first for first, _ in self._dates]
        names = sorted((m.name_first, m.name_last) for m in reading.names.mentions if not m.nisba)
        self._names = names
        self._name_firsts = [first for first, _ in names]

    def dated(self, number: Number, thing: Counted) -> bool:
        """Whether the noun after a number begins a date (الجلسة الـ110 يوم 15 مايو) and is not counted."""
        at = thing.noun_at
        if at is None or at < number.last or _within(self._dates, self._date_firsts, number.first):
            return False
        return _within(self._dates, self._date_firsts, at)

    def excludes(self, number: Number, thing: Counted | None, hedge: Hedge | None) -> bool:
        """Whether a number, with what it counts and its qualifier, is no figure."""
        document = self._document
        if _within(self._names, self._name_firsts, number.first):
            return True
        if _within(self._dates, self._date_firsts, number.first) and not _lasting(document, number, thing, hedge):
            return True
        if _scored(document, number, thing) or _clock(document, number, thing) or _round(document, number):
            return True
        if number.first and document.norms[number.first - 1] in _EACH:
            return True
        if thing is not None:
            verb = document.norms[number.last] in words_of("verb_too") if number.last < len(document.norms) else False
            return (verb and _year(document, number, hedge)) or _composed(document, number, thing)
        return (
            _year(document, number, hedge)
            or _labelled(document, number)
            or _marked(document, number)
            or _bare_word(document, number, hedge)
            or (number.upper is not None and hedge is None and _dashed(document, number))
        )


_EACH = frozenset({"لكل"})  # 1.4 لكل ألف نسمة: the base of a rate


_NESTING = 4  # spans that may begin before a token inside one that still holds it


def _within(spans: list[tuple[int, int]], firsts: list[int], token: int) -> bool:
    """Whether a token lies in one of the spans, which are sorted by their beginning."""
    at = bisect_right(firsts, token)
    return any(first <= token < last for first, last in spans[max(0, at - _NESTING) : at])


_PERIODS = frozenset({"خلال", "لمده", "مده", "طوال", "طيله", "غضون", "مدي", "ظرف", "في", "لفتره", "فتره"})


def _lasting(document: Document, number: Number, thing: Counted | None, hedge: Hedge | None) -> bool:
    """Whether a number inside a date expression also says how long something lasts (أكثر من ثلاثة عشر شهرا)."""
    if thing is None or thing.kind != TIME:
        return False
    first = hedge.first if hedge is not None else number.first
    return hedge is not None or (first > 0 and _any_stem(document.norms[first - 1], _PERIODS))


def _any_stem(norm: str, words: frozenset[str]) -> bool:
    return norm in words or any(split.stem in words for split in splits(norm))


_AGAINST = frozenset(
    {"مقابل", "دون", "بدون", "لهدف", "لواحد", "لصفر", "نظيفين", "نظيفه", "لهدفين", "بلا", "لاثنين", "لثلاثه"}
)


_CLOCK_REACH = 4


def _clock(document: Document, number: Number, thing: Counted | None) -> bool:
    """Whether minutes belong to a time of day (الساعة الثامنة و30 دقيقة)."""
    if thing is None or thing.unit != "minute":
        return False
    start = max(document.sentence_of(number.first).first, number.first - _CLOCK_REACH)
    return any(norm in ("الساعه", "للساعه", "بالساعه") for norm in document.norms[start : number.first])


def _round(document: Document, number: Number) -> bool:
    """Whether a fraction names a round of a cup (ربع النهائي)."""
    following = document.norms[number.last] if number.last < len(document.norms) else ""
    return number.form is Form.FRACTION and following in words_of("round")


def _scored(document: Document, number: Number, thing: Counted | None) -> bool:
    """Whether goals or points are a match's result (بهدفين لواحد, بثلاثية نظيفة)."""
    if thing is None or thing.unit not in ("goal", "point"):
        return False
    following = document.norms[thing.last] if thing.last < len(document.norms) else ""
    preceding = document.norms[number.first - 1] if number.first else ""
    return thing.unit == "goal" and (following in _AGAINST or preceding == "مقابل")


def _composed(document: Document, number: Number, thing: Counted) -> bool:
    """A bare ألف before an accusative is the verb "composed"; a definite dual only names a pair that is known."""
    if number.form is Form.DUAL:
        return document.norms[number.first].startswith(("ال", "وال", "بال", "لل", "فال"))
    lone = number.last == number.first + 1 and document.norms[number.first] == "الف"
    return (
        lone
        and thing.noun_at == number.last
        and document.norms[number.last].endswith("ا")
        and thing.noun is not None
        and thing.noun.lemma != document.norms[number.last]
    )


def _year(document: Document, number: Number, hedge: Hedge | None) -> bool:
    """A bare number of four digits that may be a year is one; a qualifier other than حتى can make it an amount."""
    token = document.tokens[number.first]
    if number.form is not Form.DIGITS or number.last != number.first + 1:
        return False
    if token.norm.isdigit() and ((token.norm[0] == "0" and len(token.norm) > 1) or len(token.norm) > _LONG_CODE):
        return True
    if len(token.norm) != _YEAR_DIGITS or not token.norm.isdigit() or int(token.norm) not in _YEARS:
        return False
    return hedge is None or hedge.qualifier is Qualifier.AT_MOST or int(token.norm) > 1900


_NUMBERINGS = frozenset({"عدد", "رقم"})


def _labelled(document: Document, number: Number) -> bool:
    """A bare number after a word that it names or ranks: المادة 24, قناة 24, مجموعة العشرين."""
    at = number.first - 1
    if at >= 0 and document.norms[at] == "ال":
        at -= 1
    if at < 0 or document.tokens[at].sentence != document.tokens[number.first].sentence:
        return False
    labels = words_of("label")
    if _any_stem(document.norms[at], labels):
        return True
    return at > 0 and document.norms[at] in _NUMBERINGS and _any_stem(document.norms[at - 1], labels)


_OPENERS = frozenset("([{")
_CLOSERS = frozenset(")]}")
_QUOTES = frozenset("»\"”'’")
_MARKS = frozenset(".-–—)/:")


def _dashed(document: Document, number: Number) -> bool:
    """Whether a range is digits joined by a sign, which without a unit is rather a score."""
    return number.last == number.first + 3 and document.tokens[number.first + 1].kind is Kind.PUNCT


def _marked(document: Document, number: Number) -> bool:
    """List marks (1. or (1)), tails of quoted names («أبولو 17»), digits with letters grown on (5G)."""
    tokens, first, last = document.tokens, number.first, number.last
    before = tokens[first - 1].text if first else ""
    after = tokens[last].text if last < len(tokens) else ""
    if before in _OPENERS and after in _CLOSERS:
        return True
    if first == document.sentence_of(first).first and after in _MARKS and tokens[first].kind is Kind.NUMBER:
        return True
    if tokens[first].kind is not Kind.NUMBER:
        return False
    if after in _QUOTES and first and tokens[first - 1].kind in (Kind.WORD, Kind.LATIN) and last - 1 == first:
        return True
    return last < len(tokens) and tokens[last].kind is Kind.LATIN and adjacent(document, last - 1)


_PARTITIVES = frozenset({"من", "منهم", "منها", "منهن", "منا", "اخرين", "اخرون", "اخري", "علي", "في"})
_SHORT_FORMS = frozenset(
    {"ست", "سبع", "عشر", "تسع", "خمس", "ثلاث", "اربع", "ثماني", "ثمان", "اثني", "اثنا", "اثنتا", "اثنتي"}
)


def _bare_word(document: Document, number: Number, hedge: Hedge | None) -> bool:
    """One numeral word that counts nothing by itself: an article of a group, a letter, a verb, a part of speech."""
    if document.tokens[number.first].kind is Kind.NUMBER:  # هدفه الـ18 is a rank
        return number.first > 0 and document.norms[number.first - 1] in ARTICLES
    if number.last != number.first + 1 or hedge is not None:
        return False
    word = numeral(document.norms[number.first])
    if word is None:
        return False
    if word.article:
        return number.form is not Form.VAGUE
    following = document.norms[number.last] if number.last < len(document.norms) else ""
    stem = document.norms[number.first].removeprefix(word.prefix)
    if following in ("من", "منهم", "منها", "منهن", "منا"):
        return False
    if word.part is Part.FRACTION:
        return False
    return (
        (stem in _SHORT_FORMS and stands_alone(document, number))
        or stem in ("الف", "الفا", "ميه", "مايه")
        or word.part is Part.PART
    )
