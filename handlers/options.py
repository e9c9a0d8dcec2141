"""Options before a text, `date=2015-12-25 source="…" title=…`, under their names in either language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from extraction.text import fold
from handlers.errors import UserError
from handlers.services import Services
from locales import LANGUAGES

ONE_WORD = frozenset({"date", "version"})
"""Options whose value ends at a blank."""

_OPTION = re.compile(r"\s*(?P<name>[^\W\d_]+)\s?[=＝]\s?", re.UNICODE)
_QUOTED = re.compile(r"(?:\"([^\"\n]*)\"|“([^”\n]*)”|«([^»\n]*)»)")
_MARKS = (('"', '"'), ("“", "”"), ("«", "»"))
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_LONGEST = 300
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")


@dataclass(frozen=True, slots=True)
class Options:
    """The options by their English names, and the text behind them."""

    values: Mapping[str, str] = field(default_factory=dict)
    text: str = ""


def read_options(arguments: str, names: Iterable[str], services: Services) -> Options:
    """Take the options off the beginning of the first line.

    A value ends at the next option, at a link or with the line; between quotation marks it is whole. Raises UserError
    for a value that is too long.
    """
    known = _names(names, services)
    values: dict[str, str] = {}
    line, separator, below = arguments.partition("\n")
    while (match := _OPTION.match(line)) and (name := known.get(fold(match["name"]))):
        value, line = _value(line[match.end() :], name, known)
        if len(value) > _LONGEST:
            raise UserError("error-long-option", name=match["name"], limit=_LONGEST)
        values[name] = value
    return Options(values, f"{line}{separator}{below}".strip())


def options_behind(arguments: str, names: Iterable[str], services: Services) -> Options:
    """Take the options off the end: the text is what stands before the first of them, outside quotation marks.

    A closing ar or en, which only chooses the language of the answer, is left out. Raises UserError as above.
    """
    line = without_code(" ".join(arguments.split()))
    known = _names(names, services)
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), line)
    starts = (match.start("name") for match in _OPTION.finditer(plain) if fold(match["name"]) in known)
    at = next(starts, len(line))
    found = read_options(line[at:], names, services)
    return Options(found.values, f"{line[:at].strip()} {found.text}".strip())


def without_code(arguments: str) -> str:
    """The arguments without a closing ar or en behind other words."""
    before, _, code = arguments.strip().rpartition(" ")
    return before.strip() if before and code in LANGUAGES else arguments.strip()


def quoted(text: str) -> tuple[tuple[str, ...], str]:
    """What stands between quotation marks, and the rest."""
    inside = tuple(
        found.strip() for m in _QUOTED.finditer(text) if (found := next(g for g in m.groups() if g is not None)).strip()
    )
    return inside, " ".join(_QUOTED.sub(" ", text).split())


def in_quotes(text: str, language: str) -> str:
    """A text between quotation marks that it does not hold itself, those of the language if possible."""
    marks = _MARKS if language == "en" else _MARKS[::-1]
    fitting = (pair for pair in marks if not set(pair) & set(text))
    opening, closing = next(fitting, marks[0])
    return f"{opening}{text}{closing}"


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text; what stands between quotation marks is one."""
    found = re.finditer(rf"{_QUOTED.pattern}|(\S+)", text)
    return tuple(next(group for group in match.groups() if group is not None) for match in found)


def _names(names: Iterable[str], services: Services) -> Mapping[str, str]:
    return {
        fold(word): name
        for name in names
        for language in LANGUAGES
        for word in services.wording(language).words(f"set-{name}")
    }


def _value(rest: str, name: str, known: Mapping[str, str]) -> tuple[str, str]:
    """A value and what follows it."""
    if quoted := _QUOTED.match(rest):
        return next(group for group in quoted.groups() if group is not None).strip(), rest[quoted.end() :].strip()
    if name in ONE_WORD:
        value, _, rest = rest.partition(" ")
        return value.strip(), rest.strip()
    ends = [len(rest)]
    ends += [m.start() for m in _LINK.finditer(rest)][:1]
    ends += [m.start() for m in re.finditer(r"(?<=\s)[^\W\d_]+\s?[=＝]", rest) if fold(m[0].strip("=＝ ")) in known][:1]
    return rest[: min(ends)].strip(), rest[min(ends) :].strip()


def day(text: str, today: date) -> date:
    """A day that is not in the future, as 2015-12-25 or with Arabic digits. Raises UserError."""
    match = _DAY.fullmatch(fold(text).strip())
    try:
        found = date(*map(int, match.groups())) if match else None
    except ValueError:
        found = None
    if found is None:
        raise UserError("error-bad-day", text=text[:30])
    if found > today:
        raise UserError("error-future-day", date=found.isoformat())
    return found


def number(text: str) -> int:
    """An article's number, with or without its sign. Raises UserError."""
    digits = fold(text).strip("# []")
    if not digits.isdecimal() or len(digits) > 12:
        raise UserError("error-article-needed")
    return int(digits)
