"""English names, events and direct speech against their corpora."""

from datetime import date

from extraction.facts import Event
from extraction.pipeline import parse
from tests.extraction.test_english_numbers import day, rows

PUBLISHED = date(2024, 5, 15)


def event_fault(row: list[str]) -> str | None:
    text, types, start, end, modality, says = row
    dated = [event for event in parse(text, PUBLISHED, "en").events if event.date is not None]
    if not types:
        return f"spurious {[event.text.en for event in dated]}" if dated else None
    found = [e for e in dated if e.date is not None and (e.date.start, e.date.end) == (day(start), day(end))]
    if not found:
        return f"no event of {start}: {[event.text.en for event in dated]}"
    return wrong_detail(found[0], types, modality, says)


def wrong_detail(event: Event, types: str, modality: str, says: str) -> str | None:
    if event.type.value not in types.split("|"):
        return f"type {event.type.value}, not {types}"
    if event.modality.value not in modality.split("|"):
        return f"modality {event.modality.value}, not {modality}"
    lacking = [word for word in says.split(";") if word.lower() not in (event.text.en or "").lower()]
    return f"{event.text.en!r} lacks {lacking}" if lacking else None


def test_every_event_of_the_corpus() -> None:
    failures = [f"{row[0]}\n  {fault}" for row in rows("en_events", 6) if (fault := event_fault(row)) is not None]
    assert not failures, "\n".join(failures)


def test_every_name_of_the_corpus_and_its_role() -> None:
    failures = []
    for text, names, roles in rows("en_entities", 3):
        entities = parse(text, PUBLISHED, "en").entities
        found = sorted(f"{entity.name.en}={entity.type.value}" for entity in entities)
        wanted = sorted(name for name in names.split("|") if name)
        if found != wanted:
            failures.append(f"{text}\n  {found} instead of {wanted}")
        said = {entity.name.en: entity.role.en or "" for entity in entities if entity.role is not None}
        for role in filter(None, roles.split("|")):
            name, _, title = role.partition("=")
            if title not in said.get(name, ""):
                failures.append(f"{text}\n  role {said.get(name)!r} instead of {title}")
    assert not failures, "\n".join(failures)


def test_every_quotation_of_the_corpus_and_its_speaker() -> None:
    failures = []
    for text, expected, speaker in rows("en_quotes", 3):
        facts = parse(text, None, "en")
        wanted = [quote for quote in expected.split(" | ") if quote]
        names = {entity.key: entity.name.en for entity in facts.entities}
        speakers = [names.get(quote.speaker or "", "") for quote in facts.quotes]
        told = ["" if name == "-" else name or "" for name in speaker.split(" | ")]
        told = told * len(wanted) if len(told) == 1 else told
        if [quote.text for quote in facts.quotes] != wanted or (wanted and speakers != told):
            failures.append(f"{text}\n  {[q.text for q in facts.quotes]} {speakers} instead of {wanted} {speaker!r}")
    assert not failures, "\n".join(failures)
