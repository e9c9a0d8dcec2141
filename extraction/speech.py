"""Words that report speech: verbs, participles and cue words, read off a token."""

from dataclasses import dataclass
from functools import cache

from extraction.lexicons import table
from extraction.text import Document, fold
from extraction.verbs import Tense, VerbIndex, Voice
from extraction.vocabulary import FUNCTION, word


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb of speech: `kind` says how it reports (say, add, announce, relay, describe, call, name).

    `governs` holds the prepositions that lead to what is said (حذر من, دعا إلى), folded.
    """

    lemma: str
    en: str
    kind: str
    type: str
    governs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Speech:
    """A word that reports speech: its verb, whether it is a participle (قائلا), the agreement of its subject.

    `joined` says that و or ف is joined on, so that it may go on with the subject of the clause before.
    """

    verb: SpeechVerb
    participle: bool
    agreement: str
    joined: bool
    pronoun: bool
    plain: bool  # spelled like no other common word, so that it counts without further signs


@cache
def homographs() -> frozenset[str]:
    """Folded verb forms that are more often another word (رد "reply", نقل "transport")."""
    return frozenset(fold(row["ar"]) for row in table("verb_homographs"))


@cache
def verbs() -> tuple[SpeechVerb, ...]:
    """The verbs of speech in the order of their table."""
    return tuple(
        SpeechVerb(r["ar"], r["en"], r["kind"], r["type"], frozenset(map(fold, filter(None, r["content"].split("|")))))
        for r in table("speech_verbs")
    )


@cache
def _index() -> VerbIndex:
    return VerbIndex((r["ar"], r["imperfect"]) for r in table("speech_verbs"))


@cache
def _participles() -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for number, row in enumerate(table("speech_verbs")):
        if not (base := fold(row["participle"])):
            continue
        stem = base + "ي" if row["ar"].endswith(("ى", "ا")) else base
        for ending, agreement in (("ا", "ms"), ("ه", "fs"), ("ين", "mp")):
            for prefix in ("", "و", "ف"):
                found.setdefault(prefix + stem + ending, (number, agreement))
    return found


@cache
def cues() -> dict[str, frozenset[str]]:
    """Folded cue words of quotation to their roles: that, word, source, lead, label, led."""
    return {fold(row["ar"]): frozenset(row["roles"].split("|")) for row in table("quote_cues")}


def speech_at(document: Document, at: int) -> Speech | None:
    """A token read as a word that reports speech, or None; its spelling tells إعادة from أعاده."""
    said = speech(document.norms[at])
    return None if said is not None and said.pronoun and document.tokens[at].text.endswith("ة") else said


def leads_to_that(document: Document, at: int) -> bool:
    """Whether أن or the like stands right behind a token, so that even a homograph there is a verb (ترى أن)."""
    return at + 1 < len(document.norms) and "that" in roles(document.norms[at + 1])


_NONE: frozenset[str] = frozenset()


def roles(norm: str) -> frozenset[str]:
    """What a folded word does around a quote; empty for most words."""
    return cues().get(norm, _NONE)


@cache
def _memory() -> dict[str, Speech | None]:
    return {}


def speech(norm: str) -> Speech | None:
    """A folded word read as a word that reports speech, or None."""
    memory = _memory()
    if norm in memory:
        return memory[norm]
    if len(memory) > 50_000:
        memory.clear()
    found = memory[norm] = _read(norm)
    return found


def _read(norm: str) -> Speech | None:
    participle = _participles().get(norm)
    if participle is not None:
        number, agreement = participle
        return Speech(verbs()[number], True, agreement, norm[0] in "وف", False, norm not in homographs())
    if "led" in roles(norm) or word(norm).ordinary == FUNCTION:
        return None  # عقب الاجتماع, بينهم
    for reading in _index().readings(norm):
        if reading.form.voice is Voice.PASSIVE or reading.form.tense is Tense.JUSSIVE or "ل" in reading.prefix:
            continue
        bare = norm[len(reading.prefix) :]
        return Speech(
            verbs()[reading.lemma],
            False,
            reading.form.agreement,
            reading.prefix[:1] in ("و", "ف"),
            bool(reading.pronoun),
            bare not in homographs() and not reading.future and not _like_accusative(bare, reading.form.agreement),
        )
    return None


def _like_accusative(bare: str, agreement: str) -> bool:
    """Whether a dual is spelled like the accusative of a noun (كشفا)."""
    return agreement == "md" and bare.removesuffix("ا") in homographs()


def agreement_of(norm: str) -> str:
    """The gender of the subject by the shape of a verb that is no verb of speech (تضحك, ضحكت)."""
    bare = norm[1:] if norm[:1] in "وف" else norm
    return "fs" if bare.startswith("ت") or bare.endswith("ت") else "ms"
