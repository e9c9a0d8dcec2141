"""What people write behind /subscribe: times, days, a zone, sections and a topic, in any order and either language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import NamedTuple

from extraction.text import fold
from handlers.errors import UserError
from handlers.slots import valid_cron
from handlers.zones import weekend, zone_of
from locales import Wording
from storage.subscriptions import EVERY_DAY, Schedule, Section, Wish

MOST_TIMES = 12
"""Times of one subscription."""

LONGEST_TOPIC = 100
"""Characters of a topic."""

_FLAGS = (
    "daily", "mornings", "evenings", "weekdays", "weekend", "weekly", "now", "quiet", "silent", "picture", "about",
    "zone", "zone-behind", "to", "noise",
)  # fmt: skip
_DAYS = tuple(f"day-{number}" for number in range(7))
_HOURS = tuple(f"hour-{number}" for number in range(1, 13))
_HALVES = ("am", "pm", "noon", "midnight")
_PARTS = {"half": 30, "third": 20, "quarter": 15, "less-quarter": -15, "less-third": -20}  # minutes
_LONGEST_PHRASE = 5  # words
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})|(h))?\s*([ap]\.?m\.?|[صم])?")
_CRON_FIELDS = 5
_QUOTING = str.maketrans("", "", "\"'`«»“”")
_DASH = re.compile(
    r"(?<=[^\W\d])\s*[-–—]\s*(?=[^\W\d])(?!\S*/)"  # Sun-Thu, but not a zone's name
    r"|(?<=\d)\s*[-–—]\s*(?=\d{1,2}(?:[:.\s]|$))"  # 22:00-07:00
)
_AND = "و"
_NOON = 12


class _Time(NamedTuple):
    """A time of the day, and whether the words leave no doubt which half of the day it is in."""

    moment: time
    certain: bool


@dataclass(slots=True)
class _Scan:
    """The words, how far they are read, and what was understood so far."""

    words: Sequence[str]
    at: int = 0
    times: list[_Time] = field(default_factory=list)
    half: str | None = None
    recurs: bool = False
    days: set[int] = field(default_factory=set)
    weekdays: bool = False
    days_off: bool = False
    weekly: bool = False
    now: bool = False
    quiet: tuple[time, time] | None = None
    cron: str | None = None
    zone: str | None = None
    sections: list[Section] = field(default_factory=list)
    topic: list[str] = field(default_factory=list)
    silent: bool = False
    picture: bool = False


class ScheduleWords:
    """The phrases of all languages, ready to be looked up."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        keys = (*_FLAGS, *_DAYS, *_HOURS, *_HALVES, *_PARTS, *(f"section-{section.value}" for section in Section))
        self._phrases: Mapping[tuple[str, ...], str] = {
            tuple(fold(phrase).split()): key
            for wording in wordings
            for key in keys
            for phrase in wording.words(f"schedule-{key}")
        }
        cron = "|".join(word for wording in wordings for word in map(re.escape, wording.words("schedule-cron")))
        self._bare_in = {fold(word) for wording in wordings for word in wording.words("schedule-zone-bare")}
        self._cron = re.compile(rf"(?<!\S)(?:{cron})[:\s]+(\S+(?:\s+\S+){{0,{_CRON_FIELDS - 1}}})", re.IGNORECASE)

    def understand(self, text: str, *, zone: str, language: str) -> tuple[Schedule, Wish]:
        """The schedule and the wish that a text describes; `zone` holds where the text names none.

        Raises UserError for words that mean nothing here, and for what does not make a schedule.
        """
        expression = self._cron.search(text)  # its commas and dashes are its own
        scan = _Scan(_split(self._cron.sub(" ", text, count=1)))
        scan.cron = fold(expression[1].translate(_QUOTING)).upper() if expression else None
        while scan.at < len(scan.words):
            if not self._step(scan):
                raise UserError("error-schedule-word", word=scan.words[scan.at][:40])
        return self._schedule(scan, scan.zone or zone), Wish(
            language=language,
            sections=tuple(section for section in Section if section in scan.sections) or tuple(Section),
            topic=" ".join(scan.topic)[:LONGEST_TOPIC],
            silent=scan.silent,
            picture=scan.picture,
        )

    def _schedule(self, scan: _Scan, zone: str) -> Schedule:
        days = set(scan.days)
        if scan.weekdays:
            days |= EVERY_DAY - weekend(zone)
        if scan.days_off:
            days |= weekend(zone)
        if scan.cron is not None and not valid_cron(scan.cron):
            raise UserError("error-cron", expression=scan.cron[:60])
        if sum((bool(scan.cron), bool(scan.times), scan.now)) > 1 or (scan.quiet and not scan.now):
            raise UserError("error-schedule-kinds")
        if scan.cron is not None:
            return Schedule(zone, cron=scan.cron)
        if scan.times:
            times = tuple(sorted({_in_half(said, scan.half) for said in scan.times}))
            if len(times) > MOST_TIMES:
                raise UserError("error-many-times", limit=MOST_TIMES)
            if scan.weekly and not days:
                raise UserError("error-weekly-day")
            return Schedule(zone, times, frozenset(days) or EVERY_DAY)
        if not scan.now:
            raise UserError("error-schedule-time")
        return Schedule(zone, quiet=scan.quiet)

    def _step(self, scan: _Scan) -> bool:
        """Read the next word or phrase; False where it means nothing here."""
        key, length = self._phrase(scan.words, scan.at)
        if key == "zone" and self._zone(scan, scan.at + length):
            return True
        bare = scan.half is not None or scan.recurs or bool(scan.days) or self._introduced(scan)
        if (said := self._clock(scan, bare=bare)) is not None:
            scan.times.append(said)
            return True
        if key is not None and key != "zone":
            return self._phrase_step(scan, key, length)
        if self._zone(scan, scan.at):
            return True
        if key == "zone":  # a bare "in" or "في" before a time
            scan.at += length
            return True
        return False

    def _phrase_step(self, scan: _Scan, key: str, length: int) -> bool:
        start, scan.at = scan.at, scan.at + length
        kind, _, name = key.partition("-")
        if kind == "section":
            scan.sections.append(Section(name))
        elif kind == "day":
            self._days(scan, int(name))
        elif key == "quiet":
            self._quiet(scan)
        elif key == "about":
            self._topic(scan)
        elif key in ("weekdays", "weekly", "now", "silent", "picture"):
            setattr(scan, key, True)
            scan.recurs |= key in ("weekdays", "weekly")
        elif key == "weekend":
            scan.days_off = True
        elif key in ("mornings", "am"):
            scan.half = "am"
        elif key in ("evenings", "pm"):
            scan.half = "pm"
        elif key == "daily":
            scan.recurs = True
        elif key not in ("noise", "to", "zone-behind"):
            scan.at = start
            return False
        return True

    def _days(self, scan: _Scan, first: int) -> None:
        """A day, or the days from it to another: `Sunday to Thursday`."""
        at = scan.at
        key, length = self._phrase(scan.words, at)
        if key == "to":
            last, more = self._phrase(scan.words, at + length)
            if last in _DAYS:
                scan.at = at + length + more
                scan.days |= {(first + step) % 7 for step in range((int(last[4:]) - first) % 7 + 1)}
                return
        scan.days.add(first)

    def _quiet(self, scan: _Scan) -> None:
        """Two times of the day, with or without a word between them."""
        edges: list[time] = []
        while scan.at < len(scan.words) and len(edges) < 2:
            key, length = self._phrase(scan.words, scan.at)
            if key in ("to", "noise", "zone"):
                scan.at += length
            elif (said := self._clock(scan, bare=True)) is not None:
                edges.append(said.moment)
            else:
                break
        if len(edges) != 2:
            raise UserError("error-quiet")
        scan.quiet = (edges[0], edges[1])

    def _topic(self, scan: _Scan) -> None:
        """The words up to the next phrase that means something else, or the end.

        A bare "in" is the topic's own (the war in Sudan), and so is what stands behind nothing but "the".
        """
        told = False
        while scan.at < len(scan.words):
            key, _ = self._phrase(scan.words, scan.at)
            if told and (self._ends_topic(scan, key) or _CLOCK.fullmatch(fold(scan.words[scan.at]))):
                return
            told = told or key != "noise"
            scan.topic.append(scan.words[scan.at])
            scan.at += 1
        if not scan.topic:
            raise UserError("error-topic")

    def _ends_topic(self, scan: _Scan, key: str | None) -> bool:
        """Whether what is at hand is no part of a topic."""
        if key == "zone":
            return fold(scan.words[scan.at]) not in self._bare_in or self._clock_named(scan.words, scan.at + 1)
        if "/" in scan.words[scan.at] or self._clock_named(scan.words, scan.at):
            return True
        return key is not None and key not in ("noise", "to", "am", "pm", *_PARTS)

    def _clock_named(self, words: Sequence[str], at: int) -> bool:
        """Whether a zone stands there with "time" behind it."""
        return any(
            self._phrase(words, at + length)[0] == "zone-behind" and zone_of(" ".join(words[at : at + length]))
            for length in range(1, _LONGEST_PHRASE)
        )

    def _zone(self, scan: _Scan, at: int) -> bool:
        """The longest run of words that names a zone, with or without a word for "time" behind it."""
        for length in range(min(_LONGEST_PHRASE, len(scan.words) - at), 0, -1):
            found = zone_of(" ".join(scan.words[at : at + length]))
            if found is not None:
                scan.zone, scan.at = found, at + length
                return True
        return False

    def _clock(self, scan: _Scan, *, bare: bool) -> _Time | None:
        """A time of the day, which is passed over: `08:00`, `8am`, `8 pm`, `٨ صباحا`, `الثامنة والنصف مساء`, `noon`.

        `bare`: a number alone is one too.
        """
        at = scan.at
        key, length = self._phrase(scan.words, at)
        if key in ("noon", "midnight"):
            scan.at = at + length
            return _Time(time(_NOON if key == "noon" else 0), certain=True)
        minute, half, explicit = 0, None, False
        if key in _HOURS:
            hour, at, explicit = int(key[5:]), at + length, True
        else:
            match = _CLOCK.fullmatch(fold(scan.words[at]))
            if match is None:
                return None
            hour, minute, explicit = int(match[1]), int(match[2] or 0), bool(match[2] or match[3])
            half = {"a": "am", "p": "pm", "ص": "am", "م": "pm"}.get((match[4] or " ")[0])
            at += 1
        part, length = self._phrase(scan.words, at)
        if part in _PARTS and not minute:
            minute, at, explicit = _PARTS[part], at + length, True
        said, length = self._phrase(scan.words, at)
        if half is None and said in ("am", "pm", "noon"):
            half, at = ("am" if said == "am" else "pm"), at + length
        if half is None and not explicit and not bare:
            return None
        moment = _moment(hour, minute, half)
        if moment is None:
            return None
        scan.at = at
        return _Time(moment, certain=half is not None)

    def _introduced(self, scan: _Scan) -> bool:
        """Whether "at" or الساعة stands before a bare number."""
        return scan.at > 0 and self._phrase(scan.words, scan.at - 1)[0] == "noise"

    def _phrase(self, words: Sequence[str], at: int) -> tuple[str | None, int]:
        """The key of the longest phrase at a word, and its number of words; a leading و is passed over."""
        for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
            folded = tuple(fold(word) for word in words[at : at + length])
            for reading in (folded, (folded[0].removeprefix(_AND), *folded[1:])):
                if (key := self._phrases.get(reading)) is not None:
                    return key, length
        return None, 0


def _moment(hour: int, minute: int, half: str | None) -> time | None:
    """The time of the day, None where there is no such time."""
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    total = hour * 60 + minute
    return time(total // 60, total % 60) if 0 <= total < 24 * 60 and minute < 60 else None


def _in_half(said: _Time, half: str | None) -> time:
    """A time in the half of the day that other words speak of: every evening at 7."""
    later = half == "pm" and not said.certain and said.moment.hour < _NOON
    return said.moment.replace(hour=said.moment.hour + _NOON) if later else said.moment


def _split(text: str) -> list[str]:
    """The words of a text: commas part them, a dash parts two days or two times, a و beside a digit stands apart."""
    text = re.sub(r"(?<=\d)(?=و)", " ", re.sub(r"(?<!\w)و(?=\d)", "", _DASH.sub(" - ", text)))
    return re.sub(r"[,،;؛&]", " ", text).split()
