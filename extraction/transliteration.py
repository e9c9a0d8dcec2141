"""Arabic names in Latin letters as newspapers write them, for names that no gazetteer knows.

Words that name_parts.tsv lists take its spelling, in the habit of the country; the others are spelt letter by letter:
long vowels as one letter, short ones supplied where consonants would pile up.
"""

from functools import cache, lru_cache

from extraction.lexicons import table
from extraction.text import fold, read

_REGIONS = {
    "maghreb": ("MA", "DZ", "TN", "MR", "EH"),
    "egypt": ("EG", "SD"),
    "levant": ("LB", "SY", "PS", "JO"),
    "gulf": ("SA", "AE", "QA", "KW", "BH", "OM", "YE", "IQ"),
}
_REGION_OF = {country: region for region, countries in _REGIONS.items() for country in countries}
_ARTICLE = "ال"
_LONGEST_PART = 3  # words of an entry such as آيت الطالب
_ATTACHED = ("عبد", "أبو", "بو")  # words of a compound that may be written in one (عبدالرحمن)

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g",
}  # fmt: skip
_HABITS = {
    "maghreb": {"ش": "ch", "ق": "k"},
    "levant": {"ق": "k"},
    "egypt": {"ج": "g", "ق": "q"},
    "gulf": {},
}
_VOWEL_U = {"maghreb": "ou", "levant": "ou"}
_VOWELS = frozenset("aeiou")
# Two consonants that Latin spellings of foreign names leave side by side at the start of a word.
_CLUSTERS = frozenset(
    ["بر", "بل", "تر", "در", "فر", "فل", "كر", "كل", "غر", "غل", "سل", "ست", "سب", "سك", "شت", "شم", "كن"]
)


@lru_cache(maxsize=4096)
def transliterate(name: str, country: str | None = None) -> str:
    """Latin spelling of an Arabic name; `country` (ISO 3166 alpha-2) chooses the national habit where one is known.

    Words that are not in Arabic letters stand as they are. Empty for a name without letters.
    """
    region = _REGION_OF.get(country or "")
    words = [token.text for token in read(name).tokens if token.text[0].isalnum()]
    spelt: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in range(_LONGEST_PART, 0, -1) if _listed(words[at : at + n], region)), 0)
        part = _listed(words[at : at + length], region) if length else _unlisted(words[at], region, first=not spelt)
        spelt.append(part or "")
        at += max(1, length)
    return _joined(spelt)


def _joined(parts: list[str]) -> str:
    text = " ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def _listed(words: list[str], region: str | None) -> str | None:
    """The table's spelling of these words as one part of a name."""
    return _parts(region).get(" ".join(fold(word) for word in words)) if words else None


@cache
def _parts(region: str | None) -> dict[str, str]:
    return {fold(row["ar"]): (region and row[region]) or row["en"] for row in table("name_parts")}


def _unlisted(word: str, region: str | None, *, first: bool) -> str:
    """A word that is not in the table: its article or compound taken off and the rest looked up again, or spelt."""
    folded = fold(word)
    if not "\u0600" <= word[0] <= "\u06ff":
        return word
    if folded.startswith(_ARTICLE) and len(folded) > len(_ARTICLE) + 2:
        rest = word[len(_ARTICLE) :]
        article = {"egypt": "el-", "maghreb": "el-"}.get(region or "", "al-")
        spelling = _parts(region).get(fold(rest)) or _spelt(rest, region)
        return (article.capitalize() if first else article) + spelling
    for head in _ATTACHED:
        rest = folded[len(head) :]
        if folded.startswith(fold(head)) and len(rest) > 3 and (other := _parts(region).get(rest)) is not None:
            return f"{_parts(region).get(fold(head), head)} {other}"
    return _spelt(word, region)


def _spelt(word: str, region: str | None) -> str:
    """A word letter by letter."""
    letters = [letter for letter in word if letter.isalpha() and letter != "ـ"]
    sounds = [_sound(letters, index, region) for index in range(len(letters))]
    spelling = ""
    for index, sound in enumerate(sounds):
        if sound and spelling and _needs_vowel(letters, sounds, index):
            spelling += "a"
        spelling += sound
    return spelling[:1].upper() + spelling[1:]


def _sound(letters: list[str], index: int, region: str | None) -> str:
    """One letter's spelling at its place in the word."""
    letter = letters[index]
    last = index == len(letters) - 1
    if letter in "اأآإىٱ":
        following = letters[index + 1] if not last else ""
        if letter == "إ" or (letter == "ا" and index == 0 and following == "ي"):
            return "i" if following != "ي" else ""
        return "" if index == 0 and following == "و" else "a"
    if letter == "ع":
        return "a" if index == 0 or (not last and letters[index + 1] not in "اوية") else "a" if last else ""
    if letter == "ة":
        return "a"
    if letter in "ءئؤ":
        return "i" if letter == "ئ" else ""
    if letter == "و":
        return _semivowel(letters, index, "w", _VOWEL_U.get(region or "", "u"))
    if letter == "ي":
        return _semivowel(letters, index, "y", "i")
    return _HABITS.get(region or "", {}).get(letter) or _CONSONANTS.get(letter, "")


def _semivowel(letters: list[str], index: int, consonant: str, vowel: str) -> str:
    """و and ي: consonants at the start of a word or before a long vowel, vowels elsewhere."""
    following = letters[index + 1] if index + 1 < len(letters) else ""
    if index == 0:
        return consonant if following else vowel
    if following and following in "اىةآ" + ("و" if consonant == "y" else "ي"):
        return consonant if letters[index - 1] in "اويى" or following != "ي" else vowel + consonant
    return vowel


def _needs_vowel(letters: list[str], sounds: list[str], index: int) -> bool:
    """Whether a short vowel stands between this letter and the one before it."""
    before, sound = sounds[index - 1], sounds[index]
    if not before or before[-1] in _VOWELS or sound[0] in _VOWELS:
        return False
    if index == 1:
        return letters[0] + letters[1] not in _CLUSTERS
    # Of three consonants in a row the last two are kept apart: مرزق -> Marzaq.
    two_before = sounds[index - 2]
    ends = index == len(letters) - 1
    return (not two_before or two_before[-1] not in _VOWELS) and (ends or sounds[index + 1][:1] not in _VOWELS)
