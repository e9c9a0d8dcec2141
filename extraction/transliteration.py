"""Names in Latin letters as newspapers write them, for names that no gazetteer knows.

Words that name_parts.tsv lists take its spelling, in the habit of the country; words that are part of a known person's
name are spelt as his; ordinary words that serve as names stand in name_words.tsv. All others are spelt by the patterns
of Arabic names or by the habits of foreign ones.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from extraction.lexicons import Row, lines, row_of, table
from extraction.spelling_arabic import REGIONS, spell_arabic
from extraction.spelling_foreign import habit_of, spell_foreign
from extraction.text import fold, read

_REGION_OF = {country: region for region, countries in REGIONS.items() for country in countries}
_ARTICLE = "ال"
_GOD = "الله"  # spelt with the word before it (Nasrallah), never by itself
_LONGEST_PART = 3  # words of an entry such as آيت الطالب
_ATTACHED = ("عبد", "أبو", "بو")  # words of a compound that may be written in one (عبدالرحمن)
_PATRONYMS = (("بن", "Ben"), ("بو", "Bou"))  # joined to the name in the Maghreb (بنسعيدي, بوزيان)
_VOTES_AGAINST_TABLE = 2  # known people of one country who spell a listed name otherwise

_ARABIC_LETTERS = frozenset("عحصضظذءؤ")
_EMPHATIC = frozenset("طق")  # Arabic too, unless a name is known to be foreign
_FOREIGN_LETTERS = frozenset("پچژڤگ")
_FOREIGN_SHAPE = re.compile(
    "تش|دج|كس"
    "|(?:وف|يف|وفا|يفا|سكي|يتش|سون|برغ|بورغ|يان|شفيلي|دزه|ينكو|وغلو|يسكو|ستاين|شتاين|ستروم|سن|ويز|يريز|ينيز|ديز)$"
    "|^(?:كر|فر|تر|بر|در|غر|بل|كل|فل|غل|شت|ست|سك|سب)[اويى]"
    "|و$"
)
_LONG_VOWELS = frozenset("اويآأإى")


@lru_cache(maxsize=4096)
def transliterate(name: str, country: str | None = None) -> str:
    """Latin spelling of a name in Arabic letters; `country` (ISO 3166 alpha-2) chooses the national habit.

    Words that are not in Arabic letters stand as they are. Empty for a name without letters.
    """
    words = [token.text for token in read(name).tokens if token.text[0].isalnum()]
    foreign = _is_foreign(words, country)
    if foreign and habit_of(country) is None:
        country = _homeland(words) or country
    spelt: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in range(_LONGEST_PART, 0, -1) if _listed(words[at : at + n], country)), 0)
        if length:
            part = _listed(words[at : at + length], country)
        else:
            part = _unlisted(words[at], country, first=not spelt, foreign=foreign and not _looks_arabic(words[at]))
        spelt.append(part or "")
        at += max(1, length)
    return _joined(spelt)


def _joined(parts: list[str]) -> str:
    text = " ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def _listed(words: list[str], country: str | None) -> str | None:
    """The spelling of these words as one part of a name: the country's people's, the table's, anybody's."""
    if not words:
        return None
    part = " ".join(fold(word) for word in words)
    spelt = _of_people(part)
    local = spelt.get(country or "")
    listed = _national().get((part, habit_of(country) or "")) or _parts(_REGION_OF.get(country or "")).get(part)
    enough = _VOTES_AGAINST_TABLE if listed and habit_of(country) is None else 1
    if local is not None and local[1] >= enough:
        return local[0]
    if listed is not None:
        return listed
    if (anybody := spelt.get("")) is not None:
        return anybody[0]
    return _ordinary().get(part)


@cache
def _parts(region: str | None) -> dict[str, str]:
    return {fold(row["ar"]): (region and row[region]) or row["en"] for row in table("name_parts")}


@cache
def _national() -> dict[tuple[str, str], str]:
    """Names that the countries of one spelling habit write in their own way (ماركوس: Markus, Marcos)."""
    return {(fold(row["ar"]), row["habit"]): row["en"] for row in table("national_names")}


@cache
def _ordinary() -> dict[str, str]:
    """Ordinary words of which names of parties, papers and clubs are made (الحكمة)."""
    return {fold(row["ar"]): row["en"] for row in table("name_words")}


@lru_cache(maxsize=4096)
def _of_people(word: str) -> dict[str, tuple[str, int]]:
    """How a folded word of known people's names is spelt, by country and ("") anywhere, and how many are so spelt."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in _namesakes(word):
        for ar, en in _aligned(row):
            if ar == word:
                votes[""][en] += 1
                if row["country"]:
                    votes[row["country"]][en] += 1
    return {country: counted.most_common(1)[0] for country, counted in votes.items()}


@lru_cache(maxsize=4096)
def _namesakes(word: str) -> tuple[Row, ...]:
    """The known people who bear a folded word in their Arabic names."""
    rows = (row_of("people", line) for line in _bearers().get(word, ()))
    return tuple(row for row in rows if word in fold(f"{row['ar']} {row['aliases']}".replace("|", " ")).split())


@cache
def _bearers() -> dict[str, list[str]]:
    """The lines of known people by each folded word in them."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines("people")[1:]:
        name, _, aliases, *_ = (*fold(line).split("\t"), "", "")
        for word in set(f"{name} {aliases.replace('|', ' ')}".split()):
            found[word].append(line)
    return found


_CLEAR_LEAD = 1.5  # by how much one habit must lead over the next
_SHARE = 0.6  # of one word's known bearers


def _homeland(words: list[str]) -> str | None:
    """A country of those who bear the words of a foreign name (كاسترو: Cuba), if one spelling habit clearly leads."""
    shares: dict[str, float] = defaultdict(float)
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        bearers = [row["country"] for row in _namesakes(fold(word)) if row["country"]]
        for country in bearers:
            habit = habit_of(country) or ""
            shares[habit] += 1 / len(bearers)
            countries[habit][country] += 1
    ranked = sorted(shares.items(), key=lambda share: -share[1])
    if not ranked or not ranked[0][0] or ranked[0][1] < _SHARE:
        return None
    if len(ranked) > 1 and ranked[0][1] < _CLEAR_LEAD * ranked[1][1]:
        return None
    return countries[ranked[0][0]].most_common(1)[0][0]


@lru_cache(maxsize=4096)
def borne_by_arabs(name: str) -> bool:
    """Whether most of the known people who bear the first word of a name that anybody bears are Arabs."""
    for word in name.split():
        if bearers := [row["country"] for row in _namesakes(fold(word)) if row["country"]]:
            return 2 * sum(habit_of(country) is None for country in bearers) > len(bearers)
    return False


_KIN = {  # which Latin letters an Arabic first letter may become, so that only words of the same name are paired
    "ا": "aeiouhy", "ب": "bp", "ت": "tc", "ث": "tsc", "ج": "jgzdc", "ح": "h", "خ": "khjxgc", "د": "d", "ذ": "dtz",
    "ر": "r", "ز": "zsxj", "س": "scz", "ش": "scxj", "ص": "s", "ض": "d", "ط": "t", "ظ": "zd", "ع": "aeiouy",
    "غ": "ghjr", "ف": "fvpw", "ق": "qkcg", "ك": "kcqgx", "ل": "l", "م": "m", "ن": "ng", "ه": "h", "و": "wuovhe",
    "ي": "yijeh",
}  # fmt: skip


def _aligned(row: Row) -> Iterator[tuple[str, str]]:
    """The words of a person's name in both languages, where each has its counterpart."""
    english = row["en"].split()
    for form in (row["ar"], *row["aliases"].split("|")):
        arabic = fold(form).split()
        if len(arabic) != len(english) or len(arabic) < 2:
            continue
        for ar, en in zip(arabic, english, strict=True):
            latin = fold(en).replace("al-", "", 1) if ar.startswith(_ARTICLE) else fold(en)
            head = ar.removeprefix(_ARTICLE)[:1] if ar.startswith(_ARTICLE) else ar[:1]
            if len(ar) > 2 and ar != _GOD and latin[:1] in _KIN.get(head, ""):
                yield ar, en


def _is_foreign(words: list[str], country: str | None) -> bool:
    """Whether a name is none of the Arab world, by its country or by its letters and endings."""
    if habit_of(country) is not None or any(_FOREIGN_LETTERS.intersection(word) for word in words):
        return True
    return not any(map(_looks_arabic, words)) and any(map(_looks_foreign, words))


def _looks_arabic(word: str) -> bool:
    article = word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 2
    return article or bool(_ARABIC_LETTERS.intersection(word))


def _looks_foreign(word: str) -> bool:
    long = [char in _LONG_VOWELS for char in word.removesuffix("ي")]  # the ending of a nisba is no sign (براهيمي)
    # A foreign name shows nearly every vowel: one long vowel or more to each consonant.
    spelt_out = len(word) > 5 and sum(long) * 2 >= len(word) - 1 and not any(a and b for a, b in pairwise(long[1:]))
    spelt_out = spelt_out and not _EMPHATIC.intersection(word)
    return spelt_out or _FOREIGN_SHAPE.search(word) is not None


def _unlisted(word: str, country: str | None, *, first: bool, foreign: bool) -> str:
    """A word that no table knows: its article or compound taken off and the rest looked up again, or spelt."""
    folded = fold(word)
    region = _REGION_OF.get(country or "")
    if not "\u0600" <= word[0] <= "\u06ff":
        return word
    if folded.startswith(_ARTICLE) and word[0] == "ا" and len(folded) > len(_ARTICLE) + 2:
        rest = word[len(_ARTICLE) :]
        article = {"egypt": "el-", "maghreb": "el-"}.get(region or "", "al-")
        spelling = _listed([rest], country) or _relative(rest, country) or spell_arabic(rest, region, definite=True)
        return (article.capitalize() if first else article) + spelling
    for head in _ATTACHED:
        rest = folded[len(head) :]
        if folded.startswith(fold(head)) and len(rest) > 3 and (other := _listed([rest], country)) is not None:
            joined = head == "بو" and region == "maghreb"
            start = "Bou" if joined else _parts(region).get(fold(head), head)
            return start + other.lower() if joined else f"{start} {other}"
    if foreign:
        return spell_foreign(word, country)
    if region == "maghreb":
        for head, start in _PATRONYMS:
            rest = word[len(head) :]
            if word.startswith(head) and len(rest) > 3:
                return (
                    start + (_listed([rest], country) or _relative(rest, country) or spell_arabic(rest, region)).lower()
                )
    return _relative(word, country) or spell_arabic(word, region)


def _relative(word: str, country: str | None) -> str | None:
    """A family name made of a known name (الخليلي of خليل)."""
    if not word.endswith("ي") or len(word) < 5:
        return None
    known = _listed([word[:-1]], country)
    if known is None or " " in known:
        return None
    return f"{known[:-1] if known[-1] in 'aeiy' and not known.endswith('aa') else known}i"
