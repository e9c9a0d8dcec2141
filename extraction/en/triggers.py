"""English verbs and nouns that tell events, with their types."""

from dataclasses import dataclass
from functools import cache

from extraction.en.verbs import forms
from extraction.facts import EventType
from extraction.glossary_words import plural_of
from extraction.lexicons import table
from extraction.matching import PhraseTable


@dataclass(frozen=True, slots=True)
class Trigger:
    """A form of an event verb: its lemma, tense and type; `weak`: a noun beside it says more of the type."""

    lemma: str
    tense: str
    type: EventType
    weak: bool


@cache
def verbs() -> PhraseTable[Trigger]:
    """Every form of every event verb, phrases with their particles."""
    entries = []
    for row in table("en_triggers"):
        types = row["type"].split("|")
        type_, weak = EventType(types[0]), EventType.OTHER in types
        entries += [(form, Trigger(row["en"], tense, type_, weak)) for form, tense in forms(row["en"]).items()]
    return PhraseTable(entries)


@cache
def nouns() -> PhraseTable[EventType]:
    """Every noun that tells an event, in both numbers."""
    entries = []
    for row in table("en_trigger_nouns"):
        type_ = EventType(row["type"].split("|")[0])
        entries += [(form, type_) for form in dict.fromkeys((row["en"], plural_of(row["en"])))]
    return PhraseTable(entries)


@cache
def _forms() -> frozenset[str]:
    return frozenset(form for row in table("en_triggers") for form in forms(row["en"]) if " " not in form)


def is_verb_form(word: str) -> bool:
    """Whether a word is a form of an event verb."""
    return word in _forms()
