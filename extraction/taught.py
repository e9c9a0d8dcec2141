"""Names that editors taught: laid over the tables, in Arabic and in English texts alike."""

from dataclasses import dataclass
from functools import lru_cache

from extraction.en.gazetteer import Form
from extraction.facts import EntityType
from extraction.gazetteer import Entry, Gazetteer, NameRow, gazetteer
from extraction.glossary_words import arabic_of
from extraction.matching import PhraseTable
from extraction.text import fold
from extraction.vocabulary import word


@dataclass(frozen=True, slots=True)
class TaughtName:
    """An actor or place with every name that leads to it, by language; what it is not called is empty."""

    type: EntityType
    ar: str
    en: str
    forms_ar: tuple[str, ...] = ()
    forms_en: tuple[str, ...] = ()


@lru_cache(maxsize=2)
def arabic(names: tuple[TaughtName, ...]) -> Gazetteer:
    """The gazetteer of the tables with these names over it.

    A surname or other single word of a person yields to a fuller name in the text, and a single word that means
    something else too counts only where a word or quotation marks introduce it.
    """
    base = gazetteer()
    rows: list[NameRow] = []
    for name in names:
        if not name.ar:
            continue
        known = next((form.entry for form in base.get(name.ar) if form.entry.type is name.type), None)
        entry = Entry(name.ar, name.en, name.type, known.kind if known else "", known.country if known else "")
        person = name.type is EntityType.PERSON
        alone = tuple(form for form in name.forms_ar if person and " " not in form)
        plain = tuple(form for form in name.forms_ar if form not in alone and not _ordinary(form))
        rows.append(NameRow(entry, plain, alone))
        if doubtful := tuple(form for form in name.forms_ar if form not in alone and _ordinary(form)):
            rows.append(NameRow(entry._replace(cue=True), doubtful))
    return base.taught(rows) if rows else base


@lru_cache(maxsize=2)
def english(names: tuple[TaughtName, ...]) -> PhraseTable[Form] | None:
    """The English forms of these names, by the same rules; None where there are none."""
    forms: list[tuple[str, Form]] = []
    for name in names:
        entry = Entry(name.ar, name.en, name.type)
        person = name.type is EntityType.PERSON
        for written in name.forms_en if name.en else ():
            alone = person and " " not in written
            forms.append((written, Form(entry._replace(cue=_noun(written)), written, alone)))
    return PhraseTable(forms) if forms else None


def _ordinary(name: str) -> bool:
    """Whether an Arabic name is a single word that means something else too."""
    return " " not in name.strip() and bool(word(fold(name)).ordinary)


def _noun(name: str) -> bool:
    """Whether an English name is a single word that is a common noun too."""
    return not name.isupper() and bool(arabic_of(name))
