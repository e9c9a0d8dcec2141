"""Foreign names in Arabic letters turned back into Latin ones: the letter groups of foreign_letters.tsv.

Arabic newspapers write nearly every vowel of a foreign name as a long one, so that only an "e" has to be supplied where
consonants pile up. Which Latin letters a group stands for depends on the language (Turkish ش is "s", French ش "ch"),
for which foreign_habits.tsv tells the habit of each country.
"""

import re
from functools import cache
from itertools import pairwise

from extraction.lexicons import table

_LONGEST_GROUP = 7
_SHORTEST_REST = 2  # letters that a short ending must leave
_WHOLE = 3  # an ending longer than this may be a whole word (بيرغ)
_UNIT = re.compile(r"[aeiouy]+|tsch|sch|sh|ch|kh|th|gh|ph|ts|tz|cz|sz|qu|ck|.", re.IGNORECASE)
_VOWELS = frozenset("aeiouy")
_SONORANTS = frozenset("lrnm")
_STRONG = frozenset("bpfvkcgtdw")
_ONSETS = frozenset(
    [(a, "r") for a in ("b", "p", "f", "v", "k", "c", "g", "t", "d", "w", "sh", "sch", "th", "kh")]
    + [(a, "l") for a in ("b", "p", "f", "v", "k", "c", "g", "s", "sh", "sch")]
    + [("s", b) for b in ("t", "p", "k", "m", "n", "w", "c", "v", "qu")]
    + [(a, b) for a in ("sh", "sch") for b in ("t", "m", "n", "w", "p", "v", "ch")]
    + [(a, b) for a in ("m", "n") for b in ("b", "d", "g", "h", "j", "k", "p", "t", "z")]  # Mbeki, Ngomo
    + [("k", "n"), ("g", "n"), ("k", "w"), ("g", "w"), ("k", "v"), ("d", "z"), ("z", "v"), ("z", "d"), ("t", "w")]
)
_AFTER_STOP = frozenset("tsz")


def habit_of(country: str | None) -> str | None:
    """The spelling habit of a country (ISO 3166 alpha-2) whose names are foreign to Arabic, or None."""
    return _habits().get(country or "")


@cache
def _habits() -> dict[str, str]:
    return {row["country"]: row["habit"] for row in table("foreign_habits")}


@cache
def _groups() -> dict[tuple[str, str, str], str]:
    return {(row["ar"], row["place"], row["habit"]): row["en"] for row in table("foreign_letters")}


def spell_foreign(word: str, country: str | None) -> str:
    """A foreign name's word in Latin letters by the habit of `country`; letters that no group knows are dropped."""
    letters = "".join(char for char in word if char.isalpha() and char != "ـ")
    habit = habit_of(country) or ""
    end = ""
    stop = len(letters)
    for length in range(min(_LONGEST_GROUP, len(letters)), 0, -1):
        found = _look_up(letters[-length:], "end", habit)
        if found is not None and (length > _WHOLE or len(letters) - length >= _SHORTEST_REST):
            end, stop = found, len(letters) - length
            break
    spelt: list[str] = []
    at = 0
    while at < stop:
        for length in range(min(_LONGEST_GROUP, stop - at), 0, -1):
            group = letters[at : at + length]
            found = (_look_up(group, "start", habit) if at == 0 else None) or _look_up(group, "", habit)
            if found is not None:
                spelt.append(found)
                break
        at += max(length, 1)
    text = _pronounceable("".join(spelt) + end)
    return text[:1].upper() + text[1:]


def _look_up(group: str, place: str, habit: str) -> str | None:
    groups = _groups()
    own = groups.get((group, place, habit)) if habit else None
    return own if own is not None else groups.get((group, place, ""))


def _pronounceable(text: str) -> str:
    """The spelling with an "e" wherever more consonants meet than a syllable bears."""
    units = _UNIT.findall(text)
    spelt: list[str] = []
    run: list[str] = []
    for unit in units:
        if unit[0].lower() in _VOWELS:
            spelt.append(_broken(run, first=not spelt, last=False))
            spelt.append(unit)
            run = []
        else:
            run.append(unit)
    spelt.append(_broken(run, first=not spelt, last=True))
    return "".join(spelt)


def _broken(run: list[str], *, first: bool, last: bool) -> str:
    """A run of consonants, parted by "e" until it can be spoken."""
    if _spoken([unit.lower() for unit in run], first=first, last=last):
        return "".join(run)
    cuts = range(1, len(run))
    cut = next(
        (at for at in cuts if run[at].lower() in _SONORANTS and run[at - 1].lower() not in _SONORANTS), len(run) - 1
    )
    return f"{_broken(run[:cut], first=first, last=False)}e{_broken(run[cut:], first=False, last=last)}"


def _spoken(run: list[str], *, first: bool, last: bool) -> bool:
    if len(run) < 2:
        return True
    if first:
        return _onset(run)
    if last:
        return _coda(run)
    return any(_coda(run[:cut]) and _onset(run[cut:]) for cut in range(1, len(run)))


def _onset(run: list[str]) -> bool:
    triple = len(run) == 3 and run[0] in ("s", "sh", "sch")
    return len(run) < 2 or ((len(run) == 2 or triple) and all(pair in _ONSETS for pair in pairwise(run)))


def _coda(run: list[str]) -> bool:
    if len(run) < 2:
        return True
    if len(run) == 3:
        return run[2] in _AFTER_STOP | {"d"} and _coda(run[:2])
    if len(run) > 3:
        return False
    one, two = run
    if one in _SONORANTS or one == "w":
        return two not in ("r", "l", "w") and not (one in ("m", "n") and two in _SONORANTS)
    if one == "s":
        return two in ("t", "k", "p", "c", "s")
    return one == two or (two[0] in _AFTER_STOP and (one in _STRONG or len(one) > 1))
