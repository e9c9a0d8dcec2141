"""Titles and jobs: the words of the table in all their forms, and which of them stands at a token."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from extraction.gazetteer import cells, optional_table
from extraction.matching import PhraseTable
from extraction.mentions import Scene
from extraction.text import bare_stems, fold, splits
from extraction.vocabulary import KIN

HONORIFIC, RANK, OFFICE, JOB = "honorific", "rank", "office", "job"
_PROPER = frozenset({"Hajj", "Umrah", "Mujahideen"})
_PRONOUN_ENDINGS = ("ه", "ها", "هم", "هما")


@dataclass(frozen=True, slots=True)
class Title:
    """A title or job word: its English, kind, and whether the form is definite (bears the article somewhere)."""

    en: str
    kind: str
    definite: bool


def _definite_forms(written: str) -> Iterator[str]:
    words = written.split()
    if len(words) == 1:
        if not written.startswith("ال"):
            yield "ال" + written
    elif not any(word.startswith("ال") for word in words) and words[-1] not in ("باسم", "بأعمال"):
        yield " ".join("ال" + word for word in words)


def _dual_forms(written: str) -> Iterator[str]:
    """The definite dual of a title of one word, which stands before two names: النائبان سجاد سالم وعلاء الركابي."""
    if " " not in written:
        stem = "ال" + (written.removeprefix("ال").removesuffix("ة") + "ت" * written.endswith("ة"))
        yield from (stem + "ان", stem + "ين")


@cache
def titles() -> PhraseTable[Title]:
    """Every title in every form."""
    entries: list[tuple[str, Title]] = []
    generated: list[tuple[str, Title]] = []  # after the rows as written: الأمير is Prince, not the emir
    for row in optional_table("titles"):
        if row["kind"] == KIN:
            continue
        for written in (row["ar"], *cells(row.get("forms", ""))):
            definite = any(word.startswith("ال") for word in written.split()) or written.endswith("نا")  # مراسلنا
            entries.append((written, Title(row["en"], row["kind"], definite)))
            title = Title(row["en"], row["kind"], True)
            generated.extend((form, title) for form in _definite_forms(written))
            generated.extend((form, title) for form in _dual_forms(written))
    return PhraseTable([*entries, *generated, *_ministers()])


def _ministers() -> Iterator[tuple[str, Title]]:
    """Ministers of every portfolio: وزير الإدارة المحلية, local administration minister."""
    for row in optional_table("portfolios"):
        field = " ".join(word if word in _PROPER else word.lower() for word in row["en"].split())
        of = " and " in field or field.endswith("affairs")
        title = Title(f"minister of {field}" if of else f"{field} minister", OFFICE, True)
        yield from ((f"{word} {row['ar']}", title) for word in ("وزير", "وزيرة"))


@cache
def _owned() -> dict[tuple[str, ...], Title]:
    """Titles that may carry a pronoun (رئيسها, أمينه العام), by the bare noun and its definite adjective."""
    found: dict[tuple[str, ...], Title] = {}
    for row in optional_table("titles"):
        for written in (row["ar"], *cells(row.get("forms", ""))):
            words = tuple(fold(written).split())
            if len(words) == 1 and not words[0].startswith("ال"):
                en = "head" if row["en"] == "president" else row["en"]  # رئيسها: of a body named before
                found.setdefault(words, Title(en, row["kind"], True))
            elif len(words) == 2 and all(word.startswith("ال") for word in words):
                found.setdefault((words[0][2:], words[1]), Title(row["en"], row["kind"], True))
    return found


def title_at(scene: Scene, at: int) -> tuple[Title, int, str] | None:
    """The longest title at a token, its end and proclitics; رئيسها counts as رئيس."""
    if at >= len(scene.words):
        return None
    if at not in scene.titles:
        owned = scene.norm(at).endswith(_PRONOUN_ENDINGS) and not scene.document.tokens[at].text.endswith("ة")
        scene.titles[at] = _title_at(scene.document.norms, at, owned=owned)
    return cast("tuple[Title, int, str] | None", scene.titles[at])


def _title_at(norms: tuple[str, ...], at: int, *, owned: bool) -> tuple[Title, int, str] | None:
    """The longest title at a token; `owned` says that the word may end with a pronoun (زوجه, but not زوجة)."""
    if at >= len(norms):
        return None
    match = titles().longest(norms, at)
    if match is not None and (match.last - at > 1 or match.values[0].definite or not owned):
        return match.values[0], match.last, match.prefix
    if owned:
        following = norms[at + 1] if at + 1 < len(norms) else ""
        for split in splits(norms[at]):
            for stem in bare_stems(split.stem):
                if (title := _owned().get((stem, following))) is not None:
                    return title, at + 2, split.prefix  # أمينه العام
                if len(stem) >= 3 and (title := _owned().get((stem,))) is not None:
                    return title, at + 1, split.prefix
    return (match.values[0], match.last, match.prefix) if match is not None else None


@cache
def _kin() -> dict[str, Title]:
    """Words of kinship, which say who somebody is only where commas set his name off: عم الضحية، سليمان."""
    rows = [row for row in optional_table("titles") if row["kind"] == KIN]
    return {fold(form): Title(row["en"], KIN, False) for row in rows for form in (row["ar"], *cells(row["forms"]))}


def bare_kin_at(scene: Scene, at: int) -> tuple[Title, int, str] | None:
    """The word of kinship at a token that says what somebody is to whom is named behind it: وهو أب لطفلة."""
    title = _kin().get(scene.norm(at))
    return (title, at + 1, "") if title is not None else None


def kin_at(scene: Scene, at: int) -> tuple[Title, int, str] | None:
    """The word of kinship at a token whose owner follows as a definite noun, and its end."""
    title = _kin().get(scene.norm(at))
    return (
        (title, at + 1, "") if title is not None and at + 1 < scene.limit(at) and scene.words[at + 1].definite else None
    )
