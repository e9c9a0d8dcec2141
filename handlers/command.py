"""What a command is: its names, who may use it, and the function that answers it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services

LONGEST_TEXT = 500
"""Characters of a question; few commands need more."""


class Audience(StrEnum):
    """Who may use a command, from the widest to the narrowest circle."""

    EVERYONE = "everyone"
    CHAT_ADMINS = "chat_admins"  # those who administer the chat that it is used in, and editors
    EDITORS = "editors"  # those who may upload, correct and retract articles
    OWNERS = "owners"  # those who may grant and revoke


class Takes(StrEnum):
    """What may stand behind a command; a platform that has forms offers a field for each."""

    ARTICLE = "article"
    NAME = "name"  # of an actor or place
    WORDS = "words"
    YEAR = "year"  # or a span of years
    KIND = "kind"
    REFERENCE = "reference"
    COMMAND = "command"
    CHART = "chart"  # the word that asks for a picture
    LANGUAGE = "language"
    FILE = "file"  # comes with the request's origin
    TEXT = "text"  # anything, as the usage line says
    # for editors
    DRAFT = "draft"
    RETRACTED = "retracted"  # an article
    ANY_ARTICLE = "any_article"  # public or not
    ACTOR = "actor"  # by its reference
    INTO = "into"  # another actor
    TYPE = "type"  # of an actor
    ALIAS = "alias"
    FIELD = "field"  # of a fact
    VALUE = "value"
    MISSED = "missed"  # the kind of fact that was
    NUMBER = "number"  # in a list
    ACTION = "action"  # on a feed
    LINK = "link"
    PERIOD = "period"
    RULE = "rule"  # what becomes of a feed's entries
    # set by name, as date=2015-12-25
    DATE = "date"
    TITLE = "title"
    SOURCE = "source"
    AUTHOR = "author"
    VERSION = "version"
    AR = "ar"
    EN = "en"
    PLACE = "place"
    WHO = "who"
    # of roles
    MEMBER = "member"  # whom the platform lets one choose
    PERSON = "person"  # anyone, as telegram:12345
    ROLE = "role"
    # of subscriptions
    SUBSCRIPTION = "subscription"
    TIMES = "times"
    DAYS = "days"
    CITY = "city"
    TOPIC = "topic"


LISTED = (Takes.ARTICLE, Takes.NAME, Takes.WORDS, Takes.YEAR, Takes.KIND)
"""What lists of facts are narrowed to."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command; its help line and examples stand in the locales as `command-NAME.help` and `.examples`.

    `name` is Latin, the first of `arabic` is shown; the others, and `also`, are understood. `needs` is what it cannot
    do without, `takes` what it can, `kinds` those that a list may be narrowed to;
    `longest` is how many characters may be typed.
    """

    name: str
    arabic: tuple[str, ...]
    answer: Callable[[Request, Services], Awaitable[Reply]]
    also: tuple[str, ...] = ()
    audience: Audience = Audience.EVERYONE
    needs: tuple[Takes, ...] = ()
    takes: tuple[Takes, ...] = (Takes.TEXT,)
    kinds: tuple[str, ...] = ()
    longest: int = LONGEST_TEXT

    def names(self) -> tuple[str, ...]:
        """Every name under which the command is understood."""
        return (self.name, *self.also, *self.arabic)

    def shown(self, language: str) -> str:
        """The name that a help text in `language` gives."""
        return self.arabic[0] if language == "ar" else self.name
