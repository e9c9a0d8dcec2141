"""What holds an English sentence together: whose a thing is, pronouns for its subject, its capital."""

import re
from dataclasses import dataclass

from extraction.english_verbs import plural_subject
from extraction.glossary_articles import OWNERS

_HIS, _HERS, _THEIRS, _OURS = (OWNERS[pronoun] for pronoun in ("ه", "ها", "هم", "نا"))


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts, as English says it, up to token `last`: `person` and `feminine` tell his, her and its apart."""

    en: str
    last: int = -1
    person: bool = False
    feminine: bool = False


def ordinal(number: int) -> str:
    """An ordinal in figures: 1st, 22nd, 111th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def content_of(content: str, subject: Subject | None) -> str:
    """What is said, planned or begun, with a pronoun where its subject is the same."""
    if subject is None or not content.startswith(subject.en + " "):
        return f"that {content}"
    it = "they" if plural_subject(subject.en) else "it" if not subject.person else "she" if subject.feminine else "he"
    return f"that {it}{content[len(subject.en) :]}"


def possessed(text: str, subject: Subject | None) -> str:
    """A sentence with its possessives said, as far as they can be the subject's; others are "the"."""
    many = subject is not None and plural_subject(subject.en)
    his = hers = theirs = "the"
    if subject is not None:
        if many:
            hers, theirs = ("the" if subject.person else "their"), "their"
        elif subject.person:
            his, hers = ("the", "her") if subject.feminine else ("his", "the")
        else:
            his = hers = "its"
    for mark, word in ((_HIS, his), (_HERS, hers), (_THEIRS, theirs), (_OURS, "our")):
        text = text.replace(mark, word)
    return re.sub(r",(?=[,.;]|$)", "", " ".join(text.split()))


def capital(text: str) -> str:
    """A text as a sentence of its own: spaces single, its first letter large."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]
