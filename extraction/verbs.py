"""Arabic verb inflection on folded words: the forms of a lemma that news uses, and a word read back to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extraction.text import fold


class Tense(StrEnum):
    """Which paradigm a form belongs to; the jussive is listed only where it is spelled apart (لم يقل)."""

    PERFECT = "perfect"
    IMPERFECT = "imperfect"
    JUSSIVE = "jussive"


class Voice(StrEnum):
    """Active or passive; `EITHER` where unvowelled spelling leaves it open (اعتقل)."""

    ACTIVE = "active"
    PASSIVE = "passive"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form: its paradigm, voice, gender and number (ms, fs, mp, fp, md, fd)."""

    tense: Tense
    voice: Voice
    agreement: str


_form = cache(Form)  # a few dozen values serve tens of thousands of forms


@dataclass(frozen=True, slots=True)
class VerbReading:
    """A word read as a form of lemma number `lemma`, with its proclitics (و ف س ل) and its object pronoun."""

    lemma: int
    form: Form
    prefix: str
    pronoun: str

    @property
    def future(self) -> bool:
        """Whether the future particle س is joined on."""
        return self.prefix.endswith("س")


def imperfect_of(lemma: str) -> str:
    """The folded imperfect (3ms) of a perfect lemma by its pattern; weak verbs of form I are listed, not derived.

    أعلن -> يعلن, أقام -> يقيم, استقال -> يستقيل, انهار -> ينهار, وقّع -> يوقع, تابع -> يتابع, أنشأ -> ينشي.
    """
    perfect = fold(lemma)
    if not (perfect.startswith("ا") and len(perfect) >= 4):
        return "ي" + perfect
    stem = perfect[1:]
    if stem[-2] == "ا" and (len(perfect) == 4 or perfect.startswith("است")):
        stem = stem[:-2] + "ي" + stem[-1]
    if lemma.endswith(("أ", "ا")) and stem.endswith("ا"):
        stem = stem[:-1] + "ي"
    return "ي" + stem


def _perfect(lemma: str) -> Iterable[tuple[str, str, bool]]:
    """Active perfect forms as (form, agreement, whether it only stands before an object pronoun)."""
    perfect = fold(lemma)
    if lemma.endswith(("ى", "ا")) and len(perfect) >= 3:
        stem = perfect[:-1]
        yield perfect, "ms", False
        yield stem + "ا", "ms", True
        yield from ((stem + "ت", "fs", False), (stem + "تا", "fd", False), (stem + "وا", "mp", False))
        yield from ((stem + "و", "mp", True), (stem + "يا", "md", False))
        return
    yield perfect, "ms", False
    yield perfect + "ت", "fs", False
    yield perfect + "تا", "fd", False
    yield perfect + "ا", "md", False
    stem = perfect[:-1] if lemma.endswith("ي") else perfect
    yield stem + "وا", "mp", False
    yield stem + "و", "mp", True
    if lemma.endswith("أ"):
        yield perfect[:-1] + "ووا", "mp", False


def _imperfect(imperfect: str, hollow: bool) -> Iterable[tuple[str, str, Tense, bool]]:
    stem = imperfect[1:]
    weak = stem[-1:] in ("و", "ي") and len(stem) > 1
    short = stem[:-1] if weak else stem
    yield "ي" + stem, "ms", Tense.IMPERFECT, False
    yield "ت" + stem, "fs", Tense.IMPERFECT, False
    yield "ي" + short + "ون", "mp", Tense.IMPERFECT, False
    yield "ي" + short + "وا", "mp", Tense.IMPERFECT, False
    yield "ي" + short + "و", "mp", Tense.IMPERFECT, True
    yield "ي" + stem + "ان", "md", Tense.IMPERFECT, False
    yield "ت" + stem + "ان", "fd", Tense.IMPERFECT, False
    yield "ي" + stem + "ا", "md", Tense.IMPERFECT, False
    yield "ي" + short + "ن", "fp", Tense.JUSSIVE, False
    if weak:
        yield "ي" + short + "ا", "ms", Tense.IMPERFECT, True
        yield "ت" + short + "ا", "fs", Tense.IMPERFECT, True
        yield "ي" + short, "ms", Tense.JUSSIVE, False
        yield "ت" + short, "fs", Tense.JUSSIVE, False
    elif hollow and len(stem) >= 3 and stem[-2] in "اوي":
        yield "ي" + stem[:-2] + stem[-1], "ms", Tense.JUSSIVE, False
        yield "ت" + stem[:-2] + stem[-1], "fs", Tense.JUSSIVE, False


def _passives(lemma: str, imperfect: str) -> tuple[str | None, str | None]:
    """The passive perfect and imperfect (3ms) where they are spelled unlike the active, else None."""
    perfect, stem = fold(lemma), imperfect[1:]
    past = present = None
    hollow = len(perfect) >= 3 and perfect[-2] == "ا" and (len(perfect) == 3 or perfect[0] == "ا")
    if hollow:
        past = perfect[:-2] + "ي" + perfect[-1]
        if stem[-2:-1] != "ا":
            present = "ي" + stem[:-2] + "ا" + stem[-1]
    elif len(perfect) == 4 and perfect[1] == "ا" and perfect[0] not in "او":
        past = perfect[0] + "و" + perfect[2:]
    elif len(perfect) == 5 and perfect[0] == "ت" and perfect[2] == "ا":
        past = perfect[:2] + "و" + perfect[3:]
    elif lemma.endswith("ا") and len(perfect) == 3:
        past, present = perfect[:-1] + "ي", "ي" + stem[:-1] + "ي"
    elif lemma.endswith("أ") and stem.endswith("ي"):
        past, present = perfect[:-1] + "ي", "ي" + stem[:-1] + "ا"
    elif perfect[0] == "و" and not imperfect.startswith("يو"):
        present = "ي" + perfect
    return past, present


@cache
def inflect(lemma: str, imperfect: str = "") -> tuple[tuple[str, Form, bool], ...]:
    """All forms of a lemma as (folded form, what it is, whether it only stands before an object pronoun)."""
    return tuple(_inflect(lemma, imperfect))


def _inflect(lemma: str, imperfect: str) -> Iterable[tuple[str, Form, bool]]:
    present = fold(imperfect) if imperfect else imperfect_of(lemma)
    perfect = fold(lemma)
    hollow = len(perfect) >= 3 and perfect[-2] == "ا"
    passive_past, passive_present = _passives(lemma, present)
    past_voice = Voice.ACTIVE if passive_past else Voice.EITHER
    present_voice = Voice.ACTIVE if passive_present else Voice.EITHER
    for form, agreement, bound in _perfect(lemma):
        yield form, _form(Tense.PERFECT, past_voice, agreement), bound
    for form, agreement, tense, bound in _imperfect(present, hollow):
        yield form, _form(tense, present_voice, agreement), bound
    if passive_past:
        for form, agreement, bound in _perfect(passive_past):
            if not bound:
                yield form, _form(Tense.PERFECT, Voice.PASSIVE, agreement), bound
    if passive_present:
        for form, agreement, tense, bound in _imperfect(passive_present, hollow=False):
            if not bound:
                yield form, _form(tense, Voice.PASSIVE, agreement), bound


_CONJUNCTIONS = ("", "و", "ف")
_OBJECTS = ("هما", "هم", "هن", "ها", "نا", "ني", "ه")


class VerbIndex:
    """Folded words to the verb readings that they allow; immutable but for a cache of words already read."""

    def __init__(self, lemmas: Iterable[tuple[str, str]]) -> None:
        """Take (perfect lemma, imperfect or "") pairs; readings name a lemma by its position."""
        self._lemmas = tuple(lemmas)
        self._numbers: dict[str, tuple[int, ...]] = {}  # plain numbers, which the garbage collector need not walk
        self._cache: dict[str, tuple[VerbReading, ...]] = {}
        numbers = self._numbers
        for number, lemma in enumerate(self._lemmas):
            for form, _, _ in inflect(*lemma):
                known = numbers.get(form, ())
                if number not in known:
                    numbers[form] = (*known, number)

    def readings(self, norm: str) -> tuple[VerbReading, ...]:
        """Every reading of a folded word as a verb, those without an object pronoun first."""
        found = self._cache.get(norm)
        if found is None:
            if len(self._cache) > 50_000:  # hostile input must not grow memory without end
                self._cache.clear()
            found = self._cache[norm] = tuple(self._read(norm))
        return found

    def _read(self, norm: str) -> Iterable[VerbReading]:
        if not 2 <= len(norm) <= 18:
            return
        bound: list[VerbReading] = []
        for conjunction in _CONJUNCTIONS:
            if not norm.startswith(conjunction):
                continue
            word = norm[len(conjunction) :]
            for particle in ("", "س", "ل"):
                if not word.startswith(particle):
                    continue
                stem = word[len(particle) :]
                prefix = conjunction + particle
                for lemma, form in self._known(stem, bound=False):
                    if not particle or form.tense is not Tense.PERFECT:
                        yield VerbReading(lemma, form, prefix, "")
                for pronoun in _OBJECTS:
                    if stem.endswith(pronoun):
                        for lemma, form in self._known(stem[: -len(pronoun)], bound=True):
                            if form.voice is not Voice.PASSIVE and (not particle or form.tense is not Tense.PERFECT):
                                bound.append(VerbReading(lemma, form, prefix, pronoun))
        yield from bound

    def _known(self, stem: str, bound: bool) -> Iterable[tuple[int, Form]]:
        """Each lemma and form that a stem may be, once, without those that need a pronoun where it has none."""
        return dict.fromkeys(
            (number, features)
            for number in self._numbers.get(stem, ())
            for form, features, needs_pronoun in inflect(*self._lemmas[number])
            if form == stem and (bound or not needs_pronoun)
        )
