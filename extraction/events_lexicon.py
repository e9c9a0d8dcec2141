"""The trigger lexicon: verbs and nouns that tell news, with their event types, English and objects, read off a text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extraction.facts import EventType
from extraction.glossary_words import adjectives
from extraction.lexicons import table
from extraction.matching import Match, PhraseTable, phrase_words
from extraction.text import fold, splits
from extraction.verbs import VerbIndex, VerbReading


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or noun of news.

    `types` and `en` run side by side: the sense of each kind of news, the usual one first. `objects` are the
    prepositions that lead its object. A verb that is not `transitive` takes none without one; one of `control`
    (قرر, بدأ, اعتزم) says little without the act that is its object.
    """

    ar: str
    types: tuple[EventType, ...]
    en: tuple[str, ...]
    objects: frozenset[str]
    transitive: bool
    noun: bool
    control: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """What a trigger means in its place."""

    type: EventType
    en: str


def _senses(types: str, en: str) -> tuple[tuple[EventType, ...], tuple[str, ...]]:
    kinds = tuple(EventType(t) for t in types.split("|"))
    words = tuple(en.split("|"))
    return kinds, words if len(words) == len(kinds) else words[:1] * len(kinds)


@cache
def verb_triggers() -> tuple[Trigger, ...]:
    """All verbs of news, then the verbs of speech that are not among them."""
    found: list[Trigger] = []
    seen: set[str] = set()
    for row in table("triggers"):
        types, en = _senses(row["type"], row["en"])
        objects = frozenset(fold(p) for p in row["object"].split("|") if p)
        valency = row["valency"]
        found.append(Trigger(row["ar"], types, en, objects, valency != "i", False, valency == "c"))
        seen.add(row["ar"])
    for row in table("speech_verbs"):
        if row["ar"] not in seen:
            types, en = _senses(row["type"], row["en"])
            objects = frozenset(fold(p) for p in row["object"].split("|") if p)
            found.append(Trigger(row["ar"], types, en, objects, True, False))
    return tuple(found)


@cache
def _verb_index() -> VerbIndex:
    imperfects = {row["ar"]: row["imperfect"] for name in ("speech_verbs", "triggers") for row in table(name)}
    return VerbIndex((trigger.ar, imperfects[trigger.ar]) for trigger in verb_triggers())


def verb_readings(norm: str) -> tuple[VerbReading, ...]:
    """Every reading of a folded word as a verb of the lexicon."""
    return _verb_index().readings(norm)


_SHORTEST_SLIP = 5  # letters; shorter words are too near to each other
# What a relative clause's verb refers back with: an object pronoun, or its own agreement as the subject.
_RESUMPTIVE = {"الذي": ("ه", "ms"), "التي": ("ها", "fs")}


@lru_cache(maxsize=4096)
def respelled_verb(norm: str, relative: str) -> tuple[VerbReading, ...]:
    """Readings of a word that is a verb once two neighbouring letters change places (الذي تنباه for الذي تبناه).

    Only behind a relative pronoun, where a verb must stand and must refer back to it. Nothing where the word has
    another meaning or could be several words.
    """
    if relative not in _RESUMPTIVE or len(norm) < _SHORTEST_SLIP or norm in common_nouns() or norm in adjectives():
        return ()
    pronoun, agreement = _RESUMPTIVE[relative]
    swapped = {norm[:i] + norm[i + 1] + norm[i] + norm[i + 2 :] for i in range(len(norm) - 1)} - {norm}
    verbs = [
        fitting
        for word in swapped
        if (
            fitting := tuple(
                reading
                for reading in verb_readings(word)
                if reading.pronoun == pronoun or (not reading.pronoun and reading.form.agreement == agreement)
            )
        )
    ]
    return verbs[0] if len(verbs) == 1 else ()


def _noun_forms(word: str) -> Iterable[str]:
    """The forms of a noun, folded, of a phrase as it stands."""
    if " " in word:
        yield word
        return
    folded = fold(word)
    yield folded
    yield "ال" + folded
    stem = folded[:-1] + "ت" if word.endswith("ة") else folded
    for pronoun in ("ه", "ها", "هم", "هما"):
        yield stem + pronoun
    if not word.endswith(("ة", "اء", "ات", "ى")):
        yield folded + "ا"
    yield stem + "ان"
    yield stem + "ين"
    yield "ال" + stem + "ين"


@cache
def _noun_entries() -> dict[str, Trigger]:
    entries: dict[str, Trigger] = {}
    for row in table("trigger_nouns"):
        types, en = _senses(row["type"], row["en"])
        trigger = Trigger(row["ar"], types, en, frozenset(fold(p) for p in row["object"].split("|") if p), True, True)
        many = Trigger(trigger.ar, types, tuple(plural(word) for word in en), trigger.objects, True, True, plural=True)
        for form in _noun_forms(row["ar"]):
            entries.setdefault(form, trigger)
        for broken in filter(None, row["plurals"].split("|")):
            for form in _noun_forms(broken):
                entries.setdefault(form, many)
    return entries


@cache
def _noun_table() -> PhraseTable[Trigger]:
    return PhraseTable(_noun_entries().items())


@lru_cache(maxsize=65536)
def _may_begin(norm: str, phrases: PhraseTable[Trigger] | PhraseTable[str]) -> bool:
    """Whether one of the phrases may begin with this word: spares most words a longer look."""
    return any(phrases.begins(split.stem) for split in splits(norm))


def noun_trigger(norms: Sequence[str], at: int) -> Match[Trigger] | None:
    """The noun of news that begins at token `at`, with its proclitics."""
    return _noun_table().longest(norms, at) if _may_begin(norms[at], _noun_table()) else None


_MASS = frozenset(
    {"aid", "talks", "elections", "results", "training", "fighting", "violence", "damage", "losses", "funding", "news"}
)


def plural(english: str) -> str:
    """The English plural of a noun phrase by its head: attack -> attacks, memorandum of x -> memorandums of x."""
    head, of, rest = english.partition(" of ")
    if head in _MASS or (head.endswith("s") and not head.endswith("ss")):
        return english
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    elif head.endswith(("s", "x", "ch", "sh")):
        head += "es"
    else:
        head += "s"
    return head + of + rest


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Sense], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for row in table("trigger_phrases"):
        verb, *cue = phrase_words(row["ar"])
        found.setdefault(verb, []).append((tuple(cue), Sense(EventType(row["type"]), row["en"])))
    return {verb: tuple(sorted(cues, key=lambda cue: -len(cue[0]))) for verb, cues in found.items()}


@lru_cache(maxsize=16384)
def _bare(norm: str) -> frozenset[str]:
    """A folded word without proclitics, article, case ending or possessive, in every way that may be meant."""
    forms = {norm}
    for prefix in ("و", "ب", "ل", "ال", "بال", "لل", "وال", "وب", "ول"):
        if norm.startswith(prefix) and len(norm) - len(prefix) >= 3:
            forms.add(norm[len(prefix) :])
    forms |= {form[:-1] for form in tuple(forms) if form.endswith("ا") and len(form) > 3}
    forms |= {form[:-2] for form in tuple(forms) if form.endswith(("ين", "ان", "ها")) and len(form) > 5}
    forms |= {form[:-1] for form in tuple(forms) if form.endswith("ه") and len(form) > 4}
    return frozenset(forms)


def phrase_sense(trigger: Trigger, norms: Sequence[str], first: int, last: int) -> tuple[Sense, int] | None:
    """The sense that a verb takes from a noun in tokens [first, last) (أصدر + حكما), and where that noun stands."""
    cues = _phrases().get(fold(trigger.ar))
    if not cues:
        return None
    for at in range(first, last):
        forms = _bare(norms[at])
        for cue, sense in cues:
            if cue[0] in forms and all(at + k < last and cue[k] in _bare(norms[at + k]) for k in range(1, len(cue))):
                return sense, at + len(cue) - 1
    return None


@cache
def word_roles() -> dict[str, frozenset[str]]:
    """Folded function words to what they do in a clause: relative, sub, that, negation, aux, temporal ..."""
    roles: dict[str, set[str]] = {}
    for row in table("clause_words"):
        roles.setdefault(fold(row["ar"]), set()).update(row["roles"].split("|"))
    return {word: frozenset(names) for word, names in roles.items()}


_NONE: frozenset[str] = frozenset()


def roles_of(norm: str) -> frozenset[str]:
    """What a folded word does in a clause; empty for content words."""
    return word_roles().get(norm, _NONE)


@cache
def _prepositions() -> PhraseTable[str]:
    return PhraseTable((row["ar"], row["en"]) for row in table("clause_prepositions"))


def preposition(norms: Sequence[str], at: int) -> Match[str] | None:
    """The preposition, plain or compound, that begins at token `at`, with its English."""
    return _prepositions().longest(norms, at) if _may_begin(norms[at], _prepositions()) else None


@cache
def never_verbs() -> frozenset[str]:
    """Folded prepositions, alone, with a conjunction before or a pronoun behind, that look like verbs (بينهما, وفي)."""
    found: set[str] = set()
    for row in table("clause_prepositions"):
        word = fold(row["ar"])
        if " " not in word and len(word) > 1:
            for prefix in ("", "و", "ف"):
                found |= {prefix + word + pronoun for pronoun in ("", "ه", "ها", "هم", "هما", "نا")}
    return frozenset(found)


@cache
def common_nouns() -> frozenset[str]:
    """Folded single nouns of the general glossary with their plurals."""
    found: set[str] = set()
    try:
        rows = table("nouns")
    except FileNotFoundError:
        rows = ()
    for row in rows:
        for word in (row["ar"], *row["plurals"].split("|")):
            if word and " " not in word:
                found.add(fold(word))
    return frozenset(found)


@cache
def _topic_words() -> dict[str, EventType]:
    found: dict[str, EventType] = {}
    for row in table("topic_words"):
        word, kind = fold(row["ar"]), EventType(row["type"])
        for form in (word, "ال" + word, "وال" + word, "بال" + word, "لل" + word, "و" + word, "ب" + word, "ل" + word):
            found.setdefault(form, kind)
    return found


def topic_of(norm: str) -> EventType | None:
    """The kind of news that a folded word by itself speaks of (ملعب: sport), or None."""
    return _topic_words().get(norm)
