"""What people write behind /feed: what to do, an address, how often, what becomes of entries; in either language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

from extraction.pipeline import parse
from extraction.text import fold
from handlers.errors import UserError
from locales import Wording
from storage.feeds import Rule

SHORTEST, LONGEST = 5, 7 * 24 * 60
"""Minutes between two looks at a feed."""

USUAL = 30
"""Minutes where none are said."""

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_COUNTED = re.compile(r"(\d{1,6})\s*([^\W\d]+)")
_UNITS = {"minute": 1, "hour": 60, "day": 24 * 60}
_PHRASES = {"quarter": 15, "half": 30, "hour": 60, "day": 24 * 60}


class Action(StrEnum):
    """What is to be done."""

    LIST = "list"
    ADD = "add"
    REMOVE = "remove"
    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Asked:
    """An action, with the address for a feed to be added, or the number of one that is there."""

    action: Action
    link: str = ""
    number: int = 0
    minutes: int = USUAL
    rule: Rule = Rule.DRAFTS


class FeedWords:
    """The phrases of all languages, ready to be looked up."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        def phrases(key: str) -> frozenset[str]:
            return frozenset(fold(phrase) for words in wordings for phrase in words.words(key))

        self._actions = {phrase: action for action in Action for phrase in phrases(f"words-feed-{action}")}
        self._rules = {phrase: rule for rule in Rule for phrase in phrases(f"words-feed-{rule}")}
        self._noise = phrases("words-feed-noise")
        self._units: Mapping[str, int] = {
            phrase: minutes for unit, minutes in _UNITS.items() for phrase in phrases(f"words-feed-unit-{unit}")
        }
        self._periods: Mapping[str, int] = {
            phrase: minutes for name, minutes in _PHRASES.items() for phrase in phrases(f"words-feed-period-{name}")
        }

    def understand(self, text: str) -> Asked:
        """What a text asks for. Raises UserError."""
        found = _LINK.search(text)
        link = found[0] if found else ""
        said = fold(text.replace(link, " ", 1) if link else text).replace("،", " ").replace(",", " ").split()
        action = self._action(said, link)
        if action is Action.LIST and not said:
            return Asked(action)
        if action is not Action.ADD:
            digits = "".join(said).strip("#")
            if link or not digits.isdecimal() or len(digits) > 9:
                raise UserError("error-which-feed")
            return Asked(action, number=int(digits))
        if not link:
            raise UserError("error-feed-link")
        rules = [self._rules[word] for word in said if word in self._rules]
        period = [word for word in said if word not in self._rules and word not in self._noise]
        return Asked(
            action, _bare(link), minutes=self._minutes(" ".join(period)), rule=rules[-1] if rules else Rule.DRAFTS
        )  # fmt: skip

    def _action(self, said: list[str], link: str) -> Action:
        """The action that the first word names, which is taken off; without one, what the rest suggests."""
        if said and (action := self._actions.get(said[0])) is not None:
            del said[0]
            return action
        if link:
            return Action.ADD
        if said:
            raise UserError("error-feed-how")
        return Action.LIST

    def _minutes(self, text: str) -> int:
        """How many minutes a period has: `15m`, `half an hour`, `خمس عشرة دقيقة`."""
        if not text:
            return USUAL
        minutes = self._periods.get(text) or self._counted(text) or _told(text)
        if minutes is None:
            raise UserError("error-feed-period", text=text[:40])
        if not SHORTEST <= minutes <= LONGEST:
            raise UserError("error-feed-period-range", shortest=SHORTEST, longest=LONGEST // _UNITS["day"])
        return minutes

    def _counted(self, text: str) -> int | None:
        match = _COUNTED.fullmatch(text)
        unit = self._units.get(match[2]) if match else None
        return int(match[1]) * unit if match and unit else None


def _bare(link: str) -> str:
    """An address without name, password and fragment, none of which are sent."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link  # no address: fetching it says so
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment=""))


def _told(text: str) -> int | None:
    """A period in words, as the parser reads figures in an article."""
    for language in ("ar", "en"):
        for figure in parse(text, None, language).figures:
            whole = figure.upper is None and figure.span.end - figure.span.start == len(text)
            if whole and figure.unit in _UNITS:
                return round(figure.value * _UNITS[figure.unit])
    return None
