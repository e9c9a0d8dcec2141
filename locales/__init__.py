"""All wording that users read: `ar.ftl` and `en.ftl`, and numbers and dates by the CLDR rules of each locale."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("ar", "en")
DEFAULT_LOCALES = {"ar": "ar", "en": "en-GB"}
Value = str | int | float

_MESSAGE = re.compile(r"^([a-zA-Z][\w-]*) *=", re.MULTILINE)


class Wording:
    """The messages of one language, with numbers and dates as one locale of it writes them.

    `locale` is a BCP 47 tag of the language (ar-JO writes كانون الأول where ar-TN writes ديسمبر).
    """

    def __init__(self, locale: str) -> None:
        self.locale = Locale.parse(locale, sep="-")
        self.language: str = self.locale.language
        source = (files(__package__) / f"{self.language}.ftl").read_text("utf-8")
        # Platforms isolate foreign stretches themselves, in the names that a message splices in and outside of them.
        self._bundle = FluentBundle([locale], use_isolating=False)
        # Most commands say a few of the thousand messages: each is parsed when it is first said.
        starts = [*_MESSAGE.finditer(source)]
        ends = [*(start.start() for start in starts[1:]), len(source)]
        self._unparsed = {start[1]: source[start.start() : end] for start, end in zip(starts, ends, strict=True)}

    def __call__(self, key: str, **values: Value) -> str:
        """The message `key` (or its attribute, as `key.attribute`) filled with `values`.

        Raises KeyError for a message that is not there, ValueError for one that cannot be filled.
        """
        name, _, attribute = key.partition(".")
        if (source := self._unparsed.get(name)) is not None:
            self._bundle.add_resource(FluentResource(source))
            self._unparsed.pop(name, None)  # only now: another thread may want the same message
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise ValueError(f"{self.language}.ftl: {key}: {errors}")
        return str(text)

    def has(self, key: str) -> bool:
        """Whether there is a message of this name."""
        return key in self._unparsed or self._bundle.has_message(key)

    def words(self, key: str) -> tuple[str, ...]:
        """The words of a message that lists them, separated by `|`."""
        return tuple(word for part in self(key).split("|") if (word := part.strip()))

    def listed(self, parts: Iterable[str]) -> str:
        """Parts of a sentence in a row: figures, quotes and actors."""
        return str(format_list(list(parts), locale=self.locale))

    def number(self, value: float) -> str:
        """A number in full, with the locale's separators."""
        tiny = 0 < abs(value) < 0.001  # what CLDR's own pattern rounds to zero
        return format_decimal(value, "#,##0.############" if tiny else None, locale=self.locale)

    def compact(self, value: float) -> str:
        """A number as a headline has it: 2.4 million, 1,500."""
        if abs(value) < 1_000_000:
            return self.number(value)
        return format_compact_decimal(value, format_type="long", locale=self.locale, fraction_digits=2)

    # Arabic does not shorten its months, and Babel (2.18) mixes up the short ones of regions that share a parent.

    def day(self, value: date) -> str:
        """A day: 17 Dec 2015."""
        if self.language == "ar":
            return _without_marks(format_date(value, "long", self.locale))
        return format_skeleton("yMMMd", value, locale=self.locale)

    def clock(self, value: time) -> str:
        """A time of the day: 08:00."""
        return format_time(datetime.combine(date(2024, 1, 1), value), "HH:mm", locale=self.locale)

    def weekday(self, number: int) -> str:
        """A day of the week, 0 for Monday."""
        return str(self.locale.days["stand-alone"]["wide"][number])

    def moment(self, value: datetime) -> str:
        """A day with its weekday and the time, by the clock that the value carries: Thu 27 Nov 2026, 08:00."""
        return self(
            "moment", weekday=self.weekday(value.weekday()), day=self.day(value.date()), time=self.clock(value.time())
        )

    def month(self, value: date) -> str:
        """A month: Dec 2015."""
        return _without_marks(format_skeleton("yMMMM" if self.language == "ar" else "yMMM", value, locale=self.locale))

    def when(self, start: date | None, end: date | None, precision: str) -> str:
        """An interval of days, no finer than it is known: 17 Dec 2015, the week of 14 Dec 2015, 2011, since 2014."""
        if start is None and end is None:
            return self("when-unknown")
        if start is None or end is None:
            key, edge = ("when-since", start) if start is not None else ("when-until", end)
            assert edge is not None
            return self(key, date=self._edge(edge, opens=start is not None))
        return self._closed(start, end, precision)

    def _edge(self, edge: date, *, opens: bool) -> str:
        """One end of an interval: a year where it falls on the year's border, else the day."""
        border = (1, 1) if opens else (12, 31)
        return str(edge.year) if (edge.month, edge.day) == border else self.day(edge)

    def _closed(self, start: date, end: date, precision: str) -> str:
        match precision:
            case _ if start == end:
                return self.day(start)
            case "week":
                return self("when-week", date=self.day(start))
            case "month" if start.day == 1 and end == _last_of_month(start):
                return self.month(start)
            case "quarter":
                return self("when-quarter", quarter=(start.month + 2) // 3, year=str(start.year))
            case "season":
                return self("when-season", season=_season(start), year=str(start.year))
            case "year" if start.year == end.year:
                return str(start.year)
            case "decade":
                return self("when-decade", year=str(start.year))
            case "century":
                return self("when-century", century=(start.year + 99) // 100)
            case _:
                return self._range(start, end)

    def _range(self, start: date, end: date) -> str:
        whole_years = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
        if whole_years:
            return (
                str(start.year)
                if start.year == end.year
                else self("when-range", start=str(start.year), end=str(end.year))
            )
        return self("when-range", start=self.day(start), end=self.day(end))


def _without_marks(text: str) -> str:
    """CLDR's text without direction marks, which platforms set themselves, and with plain blanks."""
    return text.translate({0x200E: None, 0x200F: None, 0xA0: " "})


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _season(start: date) -> str:
    return ("winter", "spring", "summer", "autumn")[start.month % 12 // 3]


@cache
def wording(locale: str) -> Wording:
    """The messages of a locale, read once."""
    return Wording(locale)
