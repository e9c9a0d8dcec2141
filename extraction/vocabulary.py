"""What the lexicons say about a single word: an ordinary word, part of a personal name, or a nisba adjective."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extraction.gazetteer import cells, optional_table
from extraction.lexicons import Row
from extraction.text import bare_stems, fold, splits
from extraction.verbs import Tense, Voice, inflect

FUNCTION, VERB, NOUN, ADJECTIVE = "function", "verb", "noun", "adjective"
KIN = "kin"  # of titles: words of kinship that are a title only with whose it is (ابنها)
_ARTICLE = "ال"
_NISBA_ENDINGS = ("", "ه", "ون", "ين", "ات", "ان", "تان", "تين")
_ADJECTIVE_ENDINGS = ("ه", "ون", "ين", "ات", "ان", "تان", "تين")
_NOUN_ENDINGS = ("ا", "تي", "تا", "ات", "ين", "ون", "ان", "تين", "تان")
_ANSWERS = frozenset({"نعم", "كلا", "اجل"})  # they take no pronoun: نعمة is a name
_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "نا")
_SHORTEST_RARE_FORM = 5
_SHORTEST_AFTER_CLITIC = 3


@dataclass(frozen=True, slots=True)
class NamePart:
    """A word of personal names as the table spells it; `kind` is given, family, both or particle."""

    ar: str
    en: str
    kind: str


@dataclass(frozen=True, slots=True)
class Nisba:
    """An adjective of origin: its English and the Arabic name that it comes from (empty where none)."""

    en: str
    of: str


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word. `ordinary` is its class in the lexicons or empty; `definite` that it carries the article.

    `part` holds for the word as it stands only, `nisba` also under clitics and the article. `verb` says that it
    may be a form of a verb, whatever else it is.
    """

    ordinary: str
    part: NamePart | None
    nisba: Nisba | None
    definite: bool
    verb: bool


@cache
def _ordinary() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in optional_table("name_stops"):
        if row["kind"] != VERB:
            found.setdefault(fold(row["ar"]), row["kind"])
    for name, column in (("nouns", "plurals"), ("trigger_nouns", "plurals")):
        _add(found, name, column, NOUN)
    for row in optional_table("adjectives"):
        if " " in row["ar"]:
            continue
        masculine = fold(row["ar"])
        for written in (masculine, *(masculine + e for e in _ADJECTIVE_ENDINGS)):
            found.setdefault(written, ADJECTIVE)
        for written in cells(row.get("forms", "")):
            found.setdefault(fold(written), ADJECTIVE)
    for form in _verb_forms():
        found.setdefault(form, VERB)
    _add(found, "titles", "forms", NOUN)
    return found


def _add(found: dict[str, str], name: str, column: str, kind: str) -> None:
    for row in optional_table(name):
        if row.get("kind") == KIN:
            continue
        for written in (row["ar"], *cells(row.get(column, ""))):
            if " " not in written:
                found.setdefault(fold(written), kind)


@cache
def _verb_forms() -> frozenset[str]:
    found: set[str] = set()
    lemmas = [(row["ar"], row.get("imperfect", "")) for row in optional_table("name_stops") if row["kind"] == VERB]
    for name in ("speech_verbs", "triggers"):
        lemmas.extend((row["ar"], row.get("imperfect", "")) for row in optional_table(name) if _verbal(row))
    for lemma, imperfect in dict(lemmas).items():
        for form, features, _ in inflect(lemma, imperfect):
            rare = features.voice is Voice.PASSIVE or features.tense is Tense.JUSSIVE
            if rare and len(form) < _SHORTEST_RARE_FORM:
                continue  # rare in print and easily taken for a name (توم, ايدي)
            found.add(form)
            if features.tense is not Tense.PERFECT:
                found.add("س" + form)
    return frozenset(found)


def _verbal(row: Row) -> bool:
    return " " not in row["ar"] and row.get("kind", "") not in ("noun", "gerund") and row.get("pos", "verb") == "verb"


@cache
def context_words(use: str) -> frozenset[str]:
    """Folded words that serve the name rules in one way (`uses` of the table name_context)."""
    return frozenset(fold(row["ar"]) for row in optional_table("name_context") if use in cells(row["uses"]))


@cache
def title_words() -> frozenset[str]:
    """Folded titles and job words of one word, without the article."""
    rows = (row for row in optional_table("titles") if row["kind"] != KIN)
    written = {form for row in rows for form in (row["ar"], *cells(row.get("forms", "")))}
    return frozenset(fold(form).removeprefix(_ARTICLE) for form in written if " " not in form)


@cache
def kin_words() -> frozenset[str]:
    """Folded words of kinship, which tell who somebody is where they say whose he is (زوجته, شقيق الضحية)."""
    rows = (row for row in optional_table("titles") if row["kind"] == KIN)
    return context_words("relation") | {
        fold(form) for row in rows for form in (row["ar"], *cells(row.get("forms", "")))
    }


@cache
def name_parts() -> dict[str, NamePart]:
    """Words of personal names by folded form; names of two words are left to the gazetteer of persons."""
    found: dict[str, NamePart] = {}
    for row in optional_table("name_parts"):
        if " " not in row["ar"]:
            found.setdefault(fold(row["ar"]), NamePart(row["ar"], row["en"], row["kind"]))
    return found


@cache
def compound_parts() -> frozenset[tuple[str, str]]:
    """Given and family names of two words (شمس الدين) by their folded words."""
    pairs = (tuple(fold(row["ar"]).split()) for row in optional_table("name_parts") if row["kind"] != "particle")
    return frozenset((pair[0], pair[1]) for pair in pairs if len(pair) == 2)


@cache
def _nisbas() -> dict[str, Nisba]:
    found: dict[str, Nisba] = {}
    for row in optional_table("nisba"):
        if " " in row["ar"]:
            continue
        nisba = Nisba(row["en"], row.get("of", ""))
        base = fold(row["ar"])
        for written in (*(base + e for e in _NISBA_ENDINGS), *(fold(p) for p in cells(row.get("plurals", "")))):
            found.setdefault(written, nisba)
    return found


@cache
def nisba_of_state() -> dict[str, str]:
    """English adjective by the Arabic name that it belongs to: فرنسا -> French."""
    found: dict[str, str] = {}
    for row in optional_table("nisba"):
        if row.get("of"):
            found.setdefault(row["of"], row["en"])
    return found


def _bare(stem: str) -> str:
    return stem[2:] if stem.startswith(_ARTICLE) and len(stem) > 3 else stem


def _stems(norm: str, article: bool, clitics: bool) -> Iterator[tuple[str, bool]]:
    """Each stem that a word may have, and whether the article was taken off it."""
    yield norm, False
    for split in splits(norm) if clitics else splits(norm)[:1]:
        led = split.prefix[-1:] in ("ب", "ل", "ك") and split.stem.startswith("و")
        if led and _ordinary().get(split.stem) == FUNCTION:
            continue  # كوهي is no ك + وهي
        if len(split.stem) >= _SHORTEST_AFTER_CLITIC:
            if split.prefix:
                yield split.stem, False
            if article and (bare := _bare(split.stem)) != split.stem:
                yield bare, True


def _class_of(norm: str, article: bool, clitics: bool = True) -> str:
    ordinary = _ordinary()
    stems = tuple(_stems(norm, article, clitics))
    for stem, bared in stems:
        if not article and stem.startswith(_ARTICLE) and stem[2:] in ordinary:
            continue  # أليوم is not اليوم
        if (kind := ordinary.get(stem)) and not (bared and kind == VERB):
            return NOUN if bared and kind == FUNCTION else kind
    for stem, bared in stems:
        for ending in _NOUN_ENDINGS:
            if stem.endswith(ending) and len(stem) - len(ending) >= 3:
                base = stem[: -len(ending)]
                if (kind := ordinary.get(base) or ordinary.get(base + "ه")) and kind in (NOUN, ADJECTIVE):
                    return kind
        if not bared and stem.endswith(_PRONOUNS) and not (article and stem.startswith(_ARTICLE)):
            for bare in bare_stems(stem):
                if len(bare) >= 3 and bare not in _ANSWERS and (kind := ordinary.get(bare)):
                    return kind
    return ""


@lru_cache(maxsize=131072)
def word(norm: str, article: bool = True) -> Word:
    """What is known of a folded word; `article` is False where its first letters are no article (ألفريد)."""
    nisba = None
    nisbas = _nisbas()
    for split in splits(norm):
        nisba = nisbas.get(split.stem)
        if nisba is None and article and split.stem.startswith(_ARTICLE):
            nisba = nisbas.get(split.stem[2:])
        if nisba is not None:
            break
    definite = article and any(s.stem.startswith(_ARTICLE) and len(s.stem) > 3 for s in splits(norm))
    part = name_parts().get(norm)
    if part is None and norm.startswith("عبدال") and len(norm) > 6:
        part = NamePart(norm, "", "given")
    verb = any(s.stem in _verb_forms() for s in splits(norm) if s.prefix in ("", "و", "ف"))
    exact = part is not None and part.ar  # سارة is a name, not سار with a pronoun
    kind = _ordinary().get(norm, "") if exact else _class_of(norm, article)
    return Word(kind, part, nisba, definite, verb)


@lru_cache(maxsize=131072)
def joined_ordinary(norm: str) -> bool:
    """Whether a folded word is a proclitic and a word of its own: وأضاف, بجروح, للمغربي."""
    for split in splits(norm):
        short = len(split.stem) < _SHORTEST_AFTER_CLITIC and split.prefix in ("ب", "ل", "ك")
        led = split.prefix[-1:] in ("ب", "ل", "ك") and split.stem.startswith("و")  # كوهي is no ك + وهي
        if split.prefix and not led and (kind := _ordinary().get(split.stem)) and (kind == FUNCTION or short):
            return True  # لكل, بحل
        if not split.prefix or len(split.stem) < _SHORTEST_AFTER_CLITIC:
            continue
        bare = _bare(split.stem)
        part = name_parts().get(split.stem)
        if (part is not None and part.kind != "particle") or bare in _nisbas():
            return True
        if _class_of(split.stem, article=True, clitics=False):
            return True
    return False
