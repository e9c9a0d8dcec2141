"""English verbs and their subjects: tenses, participles, agreement."""

import re
from functools import cache

from extraction.facts import Modality
from extraction.lexicons import table
from extraction.verbs import Tense


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {row["en"]: (row["past"], row["participle"]) for row in table("irregular_verbs")}


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def past(frame: str) -> str:
    """The past tense of a frame by its first word: call for -> called for."""
    verb, space, rest = frame.partition(" ")
    return _irregular().get(verb, (_regular(verb),))[0] + space + rest


def participle(frame: str) -> str:
    """The past participle of a frame by its first word: take over -> taken over."""
    verb, space, rest = frame.partition(" ")
    return _irregular().get(verb, ("", _regular(verb)))[1] + space + rest


def present(frame: str) -> str:
    """The third person singular of a frame: rise -> rises."""
    verb, space, rest = frame.partition(" ")
    if verb == "be":
        verb = "is"
    elif verb == "have":
        verb = "has"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        verb = verb[:-1] + "ies"
    elif verb.endswith(("s", "x", "ch", "sh", "o", "z")):
        verb += "es"
    else:
        verb += "s"
    return verb + space + rest


def verb_phrase(frame: str, tense: Tense, modality: Modality, *, passive: bool, many: bool) -> str:
    """A frame in the tense, voice and modality of its clause."""
    if passive and not frame.startswith("be "):
        frame = "be " + participle(frame)
    if modality is Modality.PLANNED:
        return "will " + frame
    if modality is Modality.POSSIBLE:
        return "may " + frame
    done = tense is not Tense.IMPERFECT
    be, _, rest = frame.partition(" ")
    if modality is Modality.DENIED:
        if be == "be":
            return ("were not " if many else "was not ") + rest
        return "did not " + frame
    if be == "be":
        return (("were " if many else "was ") if done else ("are " if many else "is ")) + rest
    if done:
        return past(frame)
    return frame if many else present(frame)


_MANY = frozenset(
    {"dozens", "hundreds", "thousands", "tens", "millions", "scores", "both", "many", "several", "people", "police"}
    | {"all", "authorities"}
)
_COUNTING = frozenset({"more", "less", "fewer", "about", "nearly", "almost", "least", "at", "up", "than", "to", "the"})


def plural_subject(subject: str | None) -> bool:
    """Whether an English subject takes a plural verb: two names, a count above one, a plural head."""
    if not subject:
        return False
    words = subject.split()
    words = words[next((i for i, w in enumerate(words) if w not in _COUNTING), 0) :]
    first = words[0]
    if first[:1].isdigit():
        return first not in ("1", "1st") and (len(words) == 1 or words[1] not in ("percent", "per"))
    if first.lower() in _MANY or first in _NUMBERS:
        return True
    if " and " in subject:
        return True
    head = re.split(r" (?:of|in|from|for|to|with|on|at|by|against) ", subject)[0].split()[-1]
    if head in _BODIES:
        return True
    return head.islower() and head.endswith("s") and not head.endswith(_SINGULAR)


_BODIES = frozenset({"Forces", "Houthis", "Brigades", "Guards", "Police", "Brothers", "Committees", "Units"})
_NUMBERS = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_SINGULAR = ("ss", "us", "is", "ics", "news", "series", "means")
