"""English verbs of speech in all their forms."""

from functools import cache

from extraction.en.verbs import forms
from extraction.lexicons import table


@cache
def _speech() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("en_speech_verbs"):
        for form in forms(row["en"]):
            if " " not in form:
                found.setdefault(form, row["kind"])
    return found


def speech_kind(word: str) -> str | None:
    """`say` for a verb that introduces sentences, `about` for one with an object, None for other words."""
    return _speech().get(word)


def is_speech(word: str) -> bool:
    """Whether a word is a form of a verb that introduces sentences."""
    return _speech().get(word) == "say"
