"""English direct speech against its corpus."""

from extraction.pipeline import parse
from tests.extraction.test_english_numbers import rows


def test_every_quotation_of_the_corpus_and_its_speaker() -> None:
    failures = []
    for text, expected, speaker in rows("en_quotes", 3):
        facts = parse(text, None, "en")
        wanted = [quote for quote in expected.split(" | ") if quote]
        names = {entity.key: entity.name.en for entity in facts.entities}
        speakers = {names.get(quote.speaker or "", "") for quote in facts.quotes}
        if [quote.text for quote in facts.quotes] != wanted or (wanted and speakers != {speaker}):
            failures.append(f"{text}\n  {[q.text for q in facts.quotes]} {speakers} instead of {wanted} {speaker!r}")
    assert not failures, "\n".join(failures)
