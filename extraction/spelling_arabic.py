"""Arabic names that no table knows, in Latin letters: the pattern of the word supplies the vowels that are not written.

name_patterns.tsv holds the patterns: 1, 2, 3 and 4 are the consonants of the root, all else stands for itself. A word
of no known pattern is spelt letter by letter, with an "a" where consonants would pile up.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from extraction.lexicons import Row, table

REGIONS = {
    "maghreb": ("MA", "DZ", "TN", "MR", "EH"),
    "egypt": ("EG", "SD"),
    "levant": ("LB", "SY", "PS", "JO"),
    "gulf": ("SA", "AE", "QA", "KW", "BH", "OM", "YE", "IQ"),
}
_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g",
}  # fmt: skip
_HABITS = {
    "maghreb": {"ش": "ch", "ق": "k", "و": "ou"},
    "levant": {"ق": "k"},
    "egypt": {"ج": "g"},
    "gulf": {},
}
_VOWELS = frozenset("aeiou")
_NEVER_FIRST = frozenset("اأإآىة")
_VOWEL_LETTERS = _NEVER_FIRST | frozenset("وي")  # they begin a root, but stand for a vowel behind its first letter
_NEVER_DOUBLED = frozenset("حهعء")
_SIGNS = re.compile("[\u064b-\u0652\u0670ـ]")


def spell_arabic(word: str, region: str | None, *, definite: bool = False) -> str:
    """An Arabic word in Latin letters, capitalised; `definite` says that the article was taken off it."""
    letters = [letter for letter in _SIGNS.sub("", word) if letter.isalpha()]
    spelling = _by_pattern("".join(letters), region, definite) or _by_letter(letters, region)
    return spelling[:1].upper() + spelling[1:]


@cache
def _patterns() -> Mapping[int, list[Row]]:
    """The patterns by their length; what names more letters itself comes first."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in sorted(table("name_patterns"), key=lambda row: sum(char.isdigit() for char in row["ar"])):
        found[len(row["ar"])].append(row)
    return found


def _root_of(word: str, pattern: str) -> dict[str, str] | None:
    """The letters of a word's root by their numbers, None where it does not follow a pattern of its length."""
    root = {}
    for sign, letter in zip(pattern, word, strict=True):
        if not sign.isdigit():
            if sign != letter:
                return None
        elif letter in (_NEVER_FIRST if sign == "1" else _VOWEL_LETTERS):
            return None
        else:
            root[sign] = letter
    return root


def _by_pattern(word: str, region: str | None, definite: bool) -> str | None:
    for row in _patterns().get(len(word), ()):
        root = _root_of(word, row["ar"])
        if root is None:
            continue
        spelling = row["gulf"] if region == "gulf" and row["gulf"] else row["en"]
        if definite and row["ar"] == _TRADE and root["2"] not in _NEVER_DOUBLED:
            spelling = "1a22a3"  # الصباغ: names of trades double the middle letter
        elif definite and row["ar"] == _DIMINUTIVE and region == "gulf":
            spelling = "1u2ai3"  # الجعيد: tribes and families of the Gulf bear diminutives
        return _filled(spelling, root, region)
    return None


_TRADE = "12ا3"
_DIMINUTIVE = "12ي3"


def _filled(spelling: str, root: Mapping[str, str], region: str | None) -> str:
    text = ""
    for at, char in enumerate(spelling):
        if not char.isdigit():
            text += char
            continue
        letter = root[char]
        sound = _root_sound(letter, region)
        following = spelling[at + 1 : at + 2]
        if following == char and len(sound) > 1:
            continue  # a digraph is not doubled: شّ is "sh"
        if letter == "ع" and text and not (following and following in _VOWELS):
            sound = "a" if text[-1] != "i" else ""  # سعد -> Saad
        text += sound
    return text


def _root_sound(letter: str, region: str | None) -> str:
    if letter in "عءئؤ":
        return ""
    if letter == "و":
        return "ou" if region == "maghreb" else "w"
    return "y" if letter == "ي" else _sound_of(letter, region)


def _sound_of(letter: str, region: str | None) -> str:
    return _HABITS.get(region or "", {}).get(letter) or _CONSONANTS.get(letter, "")


def _by_letter(letters: list[str], region: str | None) -> str:
    sounds = [_sound(letters, index, region) for index in range(len(letters))]
    spelling = ""
    for index, sound in enumerate(sounds):
        if sound and spelling and _needs_vowel(sounds, index):
            spelling += "a"
        spelling += sound
    return spelling


def _sound(letters: list[str], index: int, region: str | None) -> str:
    """One letter's spelling at its place in the word."""
    letter = letters[index]
    last = index == len(letters) - 1
    following = "" if last else letters[index + 1]
    if letter in "اأآإىٱ":
        if letter == "إ" or (letter == "ا" and index == 0 and following == "ي"):
            return "i" if following != "ي" else ""
        return "" if index == 0 and following == "و" else "a"
    if letter == "ع":
        return "a" if index == 0 or last or following not in "اوية" else ""
    if letter == "ة":
        return "a"
    if letter in "ءئؤ":
        return "i" if letter == "ئ" else ""
    if letter == "و":
        return _semivowel(letters, index, "ou" if region == "maghreb" else "w", "ou")
    if letter == "ي":
        return _semivowel(letters, index, "y", "i")
    return _sound_of(letter, region)


def _semivowel(letters: list[str], index: int, consonant: str, vowel: str) -> str:
    """و and ي: consonants at the start of a word or before a long vowel, vowels elsewhere."""
    following = letters[index + 1] if index + 1 < len(letters) else ""
    if index == 0:
        return consonant if following else vowel
    if following and following in "اىةآ" + ("و" if vowel == "i" else "ي"):
        return consonant if letters[index - 1] in "اويى" or following != "ي" else vowel + consonant
    return vowel


def _needs_vowel(sounds: list[str], index: int) -> bool:
    """Whether a short vowel stands between this letter and the one before it."""
    before, sound = sounds[index - 1], sounds[index]
    if not before or before[-1] in _VOWELS or sound[0] in _VOWELS:
        return False
    if index == 1:
        return True
    # Of three consonants in a row the last two are kept apart: مرزق -> Marzaq.
    two_before = sounds[index - 2]
    ends = index == len(sounds) - 1
    return (not two_before or two_before[-1] not in _VOWELS) and (ends or sounds[index + 1][:1] not in _VOWELS)
