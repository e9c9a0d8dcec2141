"""The known names by their English: the rows of the name tables, their further spellings, acronyms and surnames."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extraction.facts import EntityType
from extraction.gazetteer import Entry, NameRow, cells, table_rows
from extraction.lexicons import table
from extraction.matching import PhraseTable
from extraction.text import fold

_ARTICLES = frozenset({"al", "el", "ul", "as", "ash", "ad", "an", "ar", "at", "az"})
_SPELLED_ALIKE = tuple(
    pair.split("=")
    for pair in [
        "ph=f",
        "gh=g",
        "kh=k",
        "dh=d",
        "th=t",
        "ck=k",
        "tch=sh",
        "ch=sh",
        "dj=j",
        "q=k",
        "c=k",
        "w=",
        "v=f",
        "z=s",
    ]
)
_VOWELS = re.compile("[aeiouyh'’]")
_VOWEL_CLASSES = {"e": "", "ee": "i", "y": "i", "ie": "i", "o": "u", "ou": "u", "oo": "u", "ai": "", "ay": "", "ei": ""}
_FEWEST_LETTERS = 4
_ARAB = frozenset(
    [
        "DZ",
        "BH",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "AE",
        "YE",
    ]
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entry; `alone` marks a surname, which yields to a fuller name in the text."""

    entry: Entry
    written: str
    alone: bool = False

    def fits(self, body: str) -> bool:
        """Whether the body's wording has the capitals of this form: WHO is not who, Nice not nice."""
        if self.written.isupper():
            return body.isupper()
        if self.written[0].isupper() and not body[0].isupper():
            return False
        return any(char.isupper() for char in body) or self.written.islower()


@dataclass(frozen=True, slots=True)
class Known:
    """All known names: by their spelling, people of the Arab world by their consonants too, states by adjective."""

    forms: PhraseTable[Form]
    sounds: dict[str, Entry | None]
    adjectives: PhraseTable[Entry]
    folk: dict[str, Entry]
    nisbas: dict[str, str]


def sound(words: Iterable[str]) -> str:
    """The consonants of a name, alike for Muammar al-Qaddafi and Moammar Gadhafi's commoner spellings.

    Too short ones, which many names would share, give nothing.
    """
    parts = []
    for word in words:
        if word in _ARTICLES or not word.isalpha():
            continue
        for spelled, alike in _SPELLED_ALIKE:
            word = word.replace(spelled, alike)
        if not word:  # a single letter that is not written, as the h of "Sarah"
            continue
        bones = _VOWELS.sub("", word[1:])
        first = "a" if word[0] in "aeiou" else word[0]
        parts.append(first + re.sub(r"(.)\1+", r"\1", bones))
    joined = " ".join(parts)
    return joined if len(parts) > 1 and len(joined) > _FEWEST_LETTERS + 1 else ""


def sound_alike(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether spellings of the same consonants have the same vowels too: Muammar and Moammar, not Salma and Salloum.

    A vowel that is left out or reduced to e says nothing, except the feminine -a at the end of a word.
    """
    return all(map(_vowels_alike, _vowels_of(one), _vowels_of(other)))


def _vowels_of(words: Iterable[str]) -> list[list[str]]:
    """The vowels of each word between its consonants: "a" for a, "i" for i, y and ee, "u" for o and u, else ""."""
    found = []
    for word in words:
        if word in _ARTICLES or not word.isalpha():
            continue
        for spelled, alike in _SPELLED_ALIKE:
            word = word.replace(spelled, alike)
        word = re.sub("([^aeiouy])\\1+", r"\1", re.sub("h$|['’]", "", word))
        groups = re.split("[^aeiouy]+", word)
        found.append([_VOWEL_CLASSES.get(group, _VOWEL_CLASSES.get(group[:1], group[:1])) for group in groups])
    return found


def _vowels_alike(one: list[str], other: list[str]) -> bool:
    feminine = (one[-1] == "a") == (other[-1] == "a")
    return feminine and all(not a or not b or a == b for a, b in zip(one, other, strict=False))


@cache
def _aliases() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Further English forms by the English name that they stand for; True: counts only for a fuller name's sake."""
    return {
        row["en"]: (
            *((form, False) for form in cells(row["aliases"])),
            *((form, True) for form in cells(row["alone"])),
        )
        for row in table("en_names")
    }


def _surnames(row: NameRow) -> Iterator[str]:
    """Surnames that stand alone: the last word of a name whose Arabic surname does, with its particle."""
    if row.entry.type is not EntityType.PERSON or not row.alone:
        return
    words = row.entry.en.split()
    if len(words) > 1:
        yield words[-1]
        if words[-1].lower().startswith(("al-", "el-")):
            yield words[-1][3:]


def _rank(entry: Entry) -> int:
    order = (EntityType.STATE, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.PLACE, EntityType.PERSON)
    return order.index(entry.type)


@cache
def known() -> Known:
    """The names of the tables, read once."""
    rows = [row for row in table_rows() if row.entry.en]
    forms: dict[str, list[Form]] = {}
    sounds: dict[str, Entry | None] = {}
    surnames: dict[str, set[str]] = {}
    for row in rows:
        entry = row.entry
        written = [(entry.en, False), *_aliases().get(entry.en, ())]
        if entry.en.startswith(("The ", "the ")):
            written.append((entry.en[4:], False))
        written += [(name, True) for name in _surnames(row)]
        for name, alone in written:
            if alone:
                surnames.setdefault(fold(name), set()).add(entry.ar)
            forms.setdefault(name, []).append(Form(entry, name, alone))
        if entry.type is EntityType.PERSON and entry.country in _ARAB:
            key = sound(fold(entry.en).replace("-", " ").split())
            if key:
                sounds[key] = entry if key not in sounds else None
    pairs = []
    for name, found in forms.items():
        full = sorted((form for form in found if not form.alone), key=lambda form: _rank(form.entry))
        short = [form for form in found if form.alone] if len(surnames.get(fold(name), ())) == 1 else []
        pairs += [(name, form) for form in (*full, *short)]
    adjectives, folk, nisbas = _origins(rows)
    return Known(PhraseTable(pairs), sounds, PhraseTable(adjectives), folk, nisbas)


def _origins(rows: list[NameRow]) -> tuple[list[tuple[str, Entry]], dict[str, Entry], dict[str, str]]:
    """Places by adjective, places by their people, and the Arabic of each adjective."""
    by_ar = {row.entry.ar: row.entry for row in rows if row.entry.type is not EntityType.PERSON}
    for row in rows:
        for alias in row.forms:
            by_ar.setdefault(alias, row.entry)
    adjectives: list[tuple[str, Entry]] = []
    folk: dict[str, Entry] = {}
    nisbas: dict[str, str] = {}
    for nisba in table("nisba"):
        place = by_ar.get(nisba["of"])
        if place is None:
            continue
        adjectives.append((nisba["en"], place))
        nisbas.setdefault(nisba["en"], nisba["ar"])
        if nisba["people"]:
            folk[fold(nisba["people"])] = place
    return adjectives, folk, nisbas
