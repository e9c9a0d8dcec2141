"""English figures: which numbers count something, what, how exactly, and how an Arabic answer says them."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extraction.dates import DateMention
from extraction.en.figures_arabic import arabic
from extraction.en.mentions import uses
from extraction.en.numbers import score_words
from extraction.en.reading import Text, alone
from extraction.en.units import Unit, counted, measure, money_after, signs
from extraction.entities import Names
from extraction.facts import Bilingual, EntityType, Figure, Qualifier, Span
from extraction.gazetteer import table_rows
from extraction.lexicons import table
from extraction.matching import PhraseTable
from extraction.numbers import Form, Number

_MORE = frozenset({"others", "more", "dead", "wounded", "injured", "killed", "missing"})
_AGES = frozenset({"old", "olds"})
_LONGEST_QUALIFIER = 5
_OLDEST = 120
_NEAR_COUNTRIES = 3
_HOURS = 24
_DASH = "-"
_DISTANCES = frozenset({"after", "before", "ago", "later", "earlier", "since"})  # what a length may date


@cache
def _qualifiers() -> dict[str, PhraseTable[Qualifier]]:
    tables: dict[str, list[tuple[str, Qualifier]]] = {"before": [], "after": []}
    for row in table("en_qualifiers"):
        tables[row["place"]].append((row["en"], Qualifier(row["sense"])))
    return {place: PhraseTable(entries) for place, entries in tables.items()}


@cache
def _iso() -> dict[str, str]:
    rows = (row.entry for row in table_rows() if row.entry.type is not EntityType.PERSON)
    return {entry.ar: entry.country for entry in rows if entry.country}


def find_figures(
    text: Text, numbers: tuple[Number, ...], dates: tuple[DateMention, ...], names: Names
) -> tuple[Figure, ...]:
    """The numbers that quantify something, in order."""
    taken = {token for date in dates for token in range(date.first, date.last)}
    named = {
        token
        for mention in names.mentions
        if not mention.nisba and mention.name_last - mention.name_first > 1
        for token in range(mention.name_first, mention.name_last)
    }
    countries = _countries(names)
    found = []
    part, start, stop = text, 0, 0  # the sentence of the number, as nothing of a figure stands in another
    for number in numbers:
        if number.first in taken or number.first in named:
            continue
        if number.first >= stop:
            stop = text.stop(number.first)
            part, start = alone(text, number.first)
        here = replace(number, first=number.first - start, last=number.last - start)
        if _excluded(part, here):
            continue
        figure = _figure(part, here, countries.before(number.first))
        if figure is not None:
            found.append(figure)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Countries:
    """The countries that a text names, itself or by what belongs to them: in order with their tokens, the commonest."""

    starts: tuple[int, ...]
    codes: tuple[str, ...]
    commonest: tuple[str, ...]

    def before(self, token: int) -> tuple[str, ...]:
        """The countries whose dinars and pounds a token may mean, the likeliest first."""
        at = bisect_left(self.starts, token)
        return (*reversed(self.codes[max(0, at - _NEAR_COUNTRIES) : at]), *self.commonest)


def _countries(names: Names) -> _Countries:
    codes = {entity.key: _iso().get(entity.name.ar or "", "") for entity in names.entities}
    named = sorted((mention.name_first, codes[mention.entity]) for mention in names.mentions if codes[mention.entity])
    counted_codes = Counter(code for _, code in named)
    return _Countries(
        tuple(at for at, _ in named),
        tuple(code for _, code in named),
        tuple(code for code, _ in counted_codes.most_common(_NEAR_COUNTRIES)),
    )


def _excluded(text: Text, number: Number) -> bool:
    """Whether digits are a label, an age, a clock time, a score or a year."""
    return (
        _labelled(text, number)
        or _proper(text, number)
        or _aged(text, number)
        or _timed(text, number)
        or _is_year(text, number, text.word(number.first - 1), text.word(number.last))
        or _matched(text, number)
    )


def _labelled(text: Text, number: Number) -> bool:
    """Article 12, Resolution 1701, No. 5, number one."""
    at = number.first - 1
    if at < 0 or number.form not in (Form.DIGITS, Form.WORDS):
        return False
    at -= text.word(at) == "." and text.joined(at)
    plain = text.word(at) in ("no", "number", "article", "resolution", "chapter", "page")
    return text.word(at) == "#" or (text.word(at) in uses("label") and (plain or text.is_capital(at)))


def _proper(text: Text, number: Number) -> bool:
    """Boeing 737: digits behind a name that count nothing."""
    before = number.first - 1
    if number.form is not Form.DIGITS or number.upper is not None:
        return False
    if not text.is_capital(before) or text.opens(before) or text.possessive[before]:
        return False
    percent = text.word(number.last) in ("%", "percent")
    return not percent and counted(text, number.last, many=number.value != 1) is None


def _aged(text: Text, number: Number) -> bool:
    """A 45-year-old man, 45 years old, aged 45, the age of 45, and Ahmed Ali, 45, said."""
    before, after = text.word(number.first - 1), text.word(number.last)
    if before in ("aged", "age") or (before == "of" and text.word(number.first - 2) == "age"):
        return True
    if after == _DASH and text.word(number.last + 1) in ("year", "month", "day"):
        return bool({text.word(number.last + 2), text.word(number.last + 3)} & _AGES)
    if after in ("year", "years", "months") and text.word(number.last + 1) in _AGES:
        return True
    between = before == "," and after in (",", ".", ")") and number.form is Form.DIGITS
    return between and number.value < _OLDEST and text.is_capital(number.first - 2)


def _timed(text: Text, number: Number) -> bool:
    """5 p.m., 10 o'clock, at 7 on Monday."""
    before, after = text.word(number.first - 1), text.word(number.last)
    if after in ("am", "pm", "o'clock", "gmt") or (after in ("a", "p") and text.word(number.last + 1) == "."):
        return True
    return before == "at" and after in ("on", ".", ",") and number.form is Form.DIGITS and number.value <= _HOURS


def _is_year(text: Text, number: Number, before: str, after: str) -> bool:
    """A bare year that is no date mention (the year 2011)."""
    plain = re.fullmatch(r"(1[5-9]|20)\d\d", text.word(number.first)) is not None
    return (
        plain and number.last == number.first + 1 and (before in ("year", "of", "in", "season") or not after.isalpha())
    )


def _matched(text: Text, number: Number) -> bool:
    """The minute of a goal and the like: 5-4 on penalties is no count."""
    dash = text.word(number.last) in ("-", "–") and text.is_number(number.last + 1) and text.joined(number.last)
    return dash and text.word(number.last + 2) in score_words()


def _figure(text: Text, number: Number, countries: Sequence[str]) -> Figure | None:
    first = number.first
    unit: Unit | None = None
    sign = _sign_before(text, first)
    if sign is not None:
        first, unit = sign[0], Unit(number.last, sign[1], "money")
    else:
        unit = _unit_after(text, number, countries)
    if unit is None:
        unit = _bare_count(text, number)
        if unit is None:
            return None
    if unit.kind == "time" and text.word(unit.last) in _DISTANCES:
        return None
    qualifier, first = _qualifier_before(text, first)
    last = unit.last
    after = _qualifiers()["after"].longest_from(text.word(last), text.words, last) if last < len(text.words) else None
    if after is not None and qualifier is Qualifier.EXACT:
        qualifier, last = after.values[0], after.last
    if number.upper is not None:
        qualifier = Qualifier.RANGE
        if text.word(first - 1) == "between":
            first -= 1
    elif number.form is Form.VAGUE:
        qualifier = Qualifier.VAGUE
    name = unit.name
    last = max(last, _rate(text, last, unit))
    if last > unit.last and unit.kind == "volume" and name == "barrel":
        name = "barrel_per_day" if text.word(last - 1) in ("day", "daily") else name
    span = Span(text.start(first), text.end(last))
    end = _complement(text, last, number, unit)
    english = " ".join(text.document.body[span.start : text.end(end)].split())
    return Figure(
        number.value, number.upper, qualifier, name, Bilingual(arabic(number, qualifier, name), english), span
    )


def _sign_before(text: Text, first: int) -> tuple[int, str] | None:
    """A sign or code of money before digits, with its letters (US$, A$)."""
    if first == 0:
        return None
    at = first - 1
    token = text.document.tokens[at].text
    if (
        text.joined(first)
        and text.is_word(at - 1)
        and text.joined(at)
        and (code := signs().get(text.word(at - 1) + token))
    ):
        return at - 1, code
    if token in ("$",) and text.joined(at) and text.word(at - 1) == ".":
        return at - 4 if at >= 4 else at, "usd"
    if (code := signs().get(token)) is not None:
        return at, code
    money = money_after(text, at)
    if money is not None and token.isupper() and money.last == first:
        return at, money.name or ""
    return None


def _unit_after(text: Text, number: Number, countries: Sequence[str]) -> Unit | None:
    at = number.last
    many = number.value != 1 or number.upper is not None or number.form is Form.VAGUE
    if text.word(at) == "of":
        if number.form is Form.VAGUE:
            return money_after(text, at + 1, countries) or counted(text, at + 1, many=True)
        if number.form is Form.FRACTION:
            return _part_of(text, at)
        if number.form in (Form.DIGITS, Form.WORDS) and text.word(at + 1) in ("the", "its", "their", "them", "those"):
            unit = counted(text, at + 2 + text.is_number(at + 2), many=True)
            return Unit(at, unit.name, unit.kind) if unit is not None else Unit(at, None, "other")
        return None
    if text.word(at) == _DASH and text.joined(at):
        unit = measure(text, at + 1) or counted(text, at + 1, many=False)
        return (
            unit if (unit is not None and unit.last == at + 2) or (unit is not None and unit.kind != "other") else None
        )
    if number.form is Form.FRACTION:
        return measure(text, at) or _part_of(text, at)
    return money_after(text, at, countries) or measure(text, at) or counted(text, at, many=many)


def _part_of(text: Text, at: int) -> Unit | None:
    """What a third of something is a part of; the whole stays in the wording."""
    return Unit(at, None, "part") if text.word(at) else None


def _bare_count(text: Text, number: Number) -> Unit | None:
    """A number without a noun that still counts people: 12 were killed, five others."""
    after, nearby = text.word(number.last), text.words[number.last : number.last + 4]
    if number.form is Form.FRACTION:
        return Unit(number.last, None, "part")
    if after in ("were", "was", "are", "have", "had", "of") and any(word in uses("hurt") for word in nearby):
        return Unit(number.last, "person", "person")
    if text.word(number.first - 1) in uses("hurt") - {"dead"} and after not in ("%",):
        return Unit(number.last, "person", "person")
    if after in _MORE:
        return Unit(number.last + 1, "person", "person")
    before = " ".join(text.words[max(0, number.first - _LONGEST_QUALIFIER) : number.first])
    if any(
        before.endswith(verb) for verb in ("killing", "wounding", "injuring", "killing at least", "wounding at least")
    ):
        return Unit(number.last, "person", "person")
    return None


def _qualifier_before(text: Text, first: int) -> tuple[Qualifier, int]:
    """How exact a number is said to be, and where its qualifier begins."""
    for length in range(min(_LONGEST_QUALIFIER, first), 0, -1):
        at = first - length
        values = _qualifiers()["before"].get(" ".join(text.words[at:first]))
        if values:
            return values[0], at
    return Qualifier.EXACT, first


def _rate(text: Text, last: int, unit: Unit) -> int:
    """Past a rate behind a unit: a day, per year, annually."""
    if text.word(last) == "of" and text.is_word(last + 1) and text.word(last + 2) in ("a", "per"):
        last += 2 if unit.kind == "volume" else 0
    if text.word(last) in ("a", "an", "per") and text.word(last + 1) in (
        "day",
        "week",
        "month",
        "year",
        "hour",
        "barrel",
        "person",
        "head",
        "ounce",
        "ton",
        "tonne",
        "kilo",
    ):
        return last + 2
    if text.word(last) in ("daily", "annually", "monthly", "weekly") and unit.kind != "person":
        return last + 1
    return last


def _complement(text: Text, last: int, number: Number, unit: Unit) -> int:
    """Where the wording of a figure ends: with what a share is of, or whom a count names further."""
    stop = text.stop(number.first)
    word = text.word(last)
    if (
        word == "of"
        and last + 1 < stop
        and (unit.kind in ("part", "percent", "mass", "volume", "money", "area") or number.last == last)
    ):
        return _noun_phrase_end(text, last + 1, stop)
    if unit.kind == "part":
        return _noun_phrase_end(text, last, stop)
    return last


def _noun_phrase_end(text: Text, at: int, stop: int) -> int:
    """The end of a simple noun phrase: a determiner and words up to the next function word or sign."""
    here = at
    while here < stop and text.word(here) in ("the", "all", "its", "their", "his", "her", "our", "a", "an", "those"):
        here += 1
    here += text.is_number(here)
    begun = here
    while here < stop and text.is_word(here) and text.word(here) not in uses("function") and here - begun < 5:
        possessive = text.possessive[here]
        here += 1
        if not possessive and here - begun >= 1 and (text.word(here) == "" or text.word(here - 1).endswith("ed")):
            break
    return here if here > begun else at
