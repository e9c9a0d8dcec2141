"""Forms of English verbs, generated from their lemma and the table of irregular verbs."""

from dataclasses import dataclass
from functools import cache, lru_cache

from extraction.english_verbs import participle, past, present
from extraction.lexicons import table

_DOUBLING = frozenset({"stop", "plan", "ban", "stab", "rob", "drop", "step", "chat", "slap", "grab", "ship", "trap"})


@dataclass(frozen=True, slots=True)
class Form:
    """What a word may be: `tense` is base, present, past, participle or gerund of a lemma."""

    lemma: str
    tense: str


def gerund(lemma: str) -> str:
    """The -ing form: sign -> signing, seize -> seizing, ban -> banning."""
    verb, space, rest = lemma.partition(" ")
    if verb.endswith("ie"):
        verb = verb[:-2] + "ying"
    elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        verb = verb[:-1] + "ing"
    else:
        doubled = past(verb)
        double = doubled.endswith("ed") and len(doubled) == len(verb) + 3 and doubled[-3] == doubled[-4] == verb[-1]
        strong = verb in ("run", "win", "hit", "get", "cut", "put", "set", "begin", "shut", "quit", "sit", "let", "dig")
        verb += (verb[-1] if double or strong else "") + "ing"
    return verb + space + rest


def forms(lemma: str) -> dict[str, str]:
    """Every form of a verb with its tense; a past that is also the participle counts as past."""
    found = {gerund(lemma): "gerund", present(lemma): "present", lemma: "base"}
    found[participle(lemma)] = "participle"
    if lemma.partition(" ")[0] != past(lemma).partition(" ")[0]:
        found[past(lemma)] = "past"
    return found


@cache
def _past_forms() -> frozenset[str]:
    lemmas = {
        row["en"].split()[0] for name in ("en_triggers", "en_speech_verbs", "irregular_verbs") for row in table(name)
    }
    irregular = {row["en"] for row in table("irregular_verbs")}
    return frozenset(past(lemma) for lemma in lemmas if lemma in irregular and past(lemma) != lemma)


_NO_PAST = frozenset(
    {"need", "speed", "feed", "seed", "hundred", "indeed", "exceed", "proceed", "succeed", "breed", "armed", "united"}
)


@lru_cache(maxsize=16384)
def is_past_form(word: str) -> bool:
    """Whether a word looks like the past of a verb."""
    if word in _past_forms():
        return True
    return len(word) > 4 and word.endswith("ed") and word not in _NO_PAST and not word.endswith("eed")
