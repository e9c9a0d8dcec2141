"""The corpus of sentences with their names, types and roles: nothing missing, nothing besides."""

from pathlib import Path

from extraction.entities import find_entities
from extraction.text import read

CORPUS = Path(__file__).parent / "corpora" / "entities.tsv"
QUOTES = '«»"'


def rows() -> list[list[str]]:
    lines = [line for line in CORPUS.read_text("utf-8").splitlines()[1:] if line and not line.startswith("#")]
    return [[*line.split("\t"), "", ""][:3] for line in lines]


def found(text: str) -> tuple[set[str], set[str]]:
    names: set[str] = set()
    roles: set[str] = set()
    for entity in find_entities(read(text), ()).entities:
        surface = entity.mentions[0].text.strip(QUOTES)
        names.add(f"{surface}={entity.type.value}")
        if entity.role is not None:
            roles.add(f"{surface}={entity.role.ar}")
    return names, roles


def test_every_sentence_of_the_corpus_gives_its_names_and_roles() -> None:
    faults = []
    for text, names, roles in rows():
        got_names, got_roles = found(text)
        if got_names != set(filter(None, names.split("|"))) or got_roles != set(filter(None, roles.split("|"))):
            faults.append(f"{text}\n    names {got_names}\n    roles {got_roles}")
    assert not faults, "\n" + "\n".join(faults)


def test_the_corpus_has_positive_and_negative_sentences() -> None:
    expected = [names for _, names, _ in rows()]
    assert len(expected) >= 300
    assert sum(not names for names in expected) >= 60


def test_every_person_of_the_corpus_of_roles_has_his_role_in_both_languages() -> None:
    """Each row: a sentence, a person in it, his role in Arabic and English; both empty where he has none."""
    faults = []
    for line in CORPUS.with_name("roles.tsv").read_text("utf-8").splitlines()[1:]:
        text, person, ar, en = line.split("\t")
        roles = {e.mentions[0].text: e.role for e in find_entities(read(text), ()).entities}
        role = roles.get(person)
        if person not in roles or (role.ar if role else "", (role.en or "") if role else "") != (ar, en):
            faults.append(f"{line}\n    {roles}")
    assert not faults, "\n" + "\n".join(faults)
