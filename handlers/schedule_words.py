"""What people write behind /subscribe: times, days, a zone, sections and a topic, in any order and either language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

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
    "daily", "weekdays", "weekend", "weekly", "now", "quiet", "silent", "picture", "about", "zone", "zone-behind",
    "cron", "to", "noise",
)  # fmt: skip
_DAYS = tuple(f"day-{number}" for number in range(7))
_HOURS = tuple(f"hour-{number}" for number in range(1, 13))
_HALVES = ("am", "pm", "noon", "midnight", "half", "quarter", "less-quarter")
_LONGEST_PHRASE = 5  # words
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]\.?m\.?|[صم])?")
_CRON_FIELDS = 5
_DASH = re.compile(
    r"(?<=[^\W\d])\s*[-–—]\s*(?=[^\W\d])(?!\S*/)"  # Sun-Thu, but not a zone's name
    r"|(?<=\d)\s*[-–—]\s*(?=\d{1,2}(?:[:.\s]|$))"  # 22:00-07:00
)
_AND = "و"
_NOON = 12


@dataclass(slots=True)
class _Scan:
    """The words, how far they are read, and what was understood so far."""

    words: Sequence[str]
    at: int = 0
    times: list[time] = field(default_factory=list)
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
        keys = (*_FLAGS, *_DAYS, *_HOURS, *_HALVES, *(f"section-{section.value}" for section in Section))
        self._phrases: Mapping[tuple[str, ...], str] = {
            tuple(fold(phrase).split()): key
            for wording in wordings
            for key in keys
            for phrase in wording.words(f"schedule-{key}")
        }

    def understand(self, text: str, *, zone: str, language: str) -> tuple[Schedule, Wish]:
        """The schedule and the wish that a text describes; `zone` holds where the text names none.

        Raises UserError for words that mean nothing here, and for what does not make a schedule.
        """
        scan = _Scan(_split(text))
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
        if scan.cron is not None:
            if not valid_cron(scan.cron):
                raise UserError("error-cron", expression=scan.cron[:60])
            return Schedule(zone, cron=scan.cron, quiet=None)
        if scan.times:
            times = tuple(sorted(set(scan.times)))
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
        if self._clock(scan):
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
        elif key == "cron":
            scan.cron = " ".join(scan.words[scan.at : scan.at + _CRON_FIELDS])
            scan.at += _CRON_FIELDS
        elif key == "about":
            self._topic(scan)
        elif key in ("weekdays", "weekly", "now", "silent", "picture"):
            setattr(scan, key, True)
        elif key == "weekend":
            scan.days_off = True
        elif key == "daily":
            scan.days |= EVERY_DAY
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
                continue
            before = len(scan.times)
            if not self._clock(scan):
                break
            edges += scan.times[before:]
            del scan.times[before:]
        if len(edges) != 2:
            raise UserError("error-quiet")
        scan.quiet = (edges[0], edges[1])

    def _topic(self, scan: _Scan) -> None:
        """The words up to the next phrase that means something else, or the end."""
        while scan.at < len(scan.words):
            key, _ = self._phrase(scan.words, scan.at)
            named = key is not None and key not in ("noise", "to", "am", "pm", "half", "quarter")
            if scan.topic and (named or _CLOCK.fullmatch(fold(scan.words[scan.at]))):
                return
            scan.topic.append(scan.words[scan.at])
            scan.at += 1
        if not scan.topic:
            raise UserError("error-topic")

    def _zone(self, scan: _Scan, at: int) -> bool:
        """The longest run of words that names a zone, with or without a word for "time" behind it."""
        for length in range(min(_LONGEST_PHRASE, len(scan.words) - at), 0, -1):
            found = zone_of(" ".join(scan.words[at : at + length]))
            if found is not None:
                scan.zone, scan.at = found, at + length
                return True
        return False

    def _clock(self, scan: _Scan) -> bool:
        """A time of the day: `08:00`, `8am`, `8 pm`, `٨ صباحا`, `الثامنة والنصف مساء`, `noon`."""
        at = scan.at
        key, length = self._phrase(scan.words, at)
        if key in ("noon", "midnight"):
            scan.times.append(time(_NOON if key == "noon" else 0))
            scan.at = at + length
            return True
        minute, half, explicit = 0, None, False
        if key in _HOURS:
            hour, at, explicit = int(key[5:]), at + length, True
            part, length = self._phrase(scan.words, at)
            if part in ("half", "quarter", "less-quarter"):
                minute, at = {"half": 30, "quarter": 15, "less-quarter": -15}[part], at + length
        else:
            match = _CLOCK.fullmatch(fold(scan.words[at]))
            if match is None:
                return False
            hour, minute, explicit = int(match[1]), int(match[2] or 0), match[2] is not None
            half = {"a": "am", "p": "pm", "ص": "am", "م": "pm"}.get((match[3] or " ")[0])
            at += 1
        said, length = self._phrase(scan.words, at)
        if half is None and said in ("am", "pm", "noon"):
            half, at = ("am" if said == "am" else "pm"), at + length
        if half is None and not explicit and not self._introduced(scan):
            return False
        moment = _moment(hour, minute, half)
        if moment is None:
            return False
        scan.times.append(moment)
        scan.at = at
        return True

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


def _split(text: str) -> list[str]:
    """The words of a text: commas part them, a dash parts two days or two times, a و before a digit is dropped."""
    if "cron" not in text.lower():
        text = _DASH.sub(" - ", text)
    return re.sub(r"[,،;؛]", " ", re.sub(r"(?<!\w)و(?=\d)", "", text)).split()
