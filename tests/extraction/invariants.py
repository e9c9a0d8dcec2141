"""What must hold of the facts of any text whatever."""

import json
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from extraction.encoding import as_json
from extraction.facts import DateSpan, Facts, Qualifier, Span
from extraction.pipeline import parse


def check(text: str, published: date | None = date(2024, 6, 1), language: str = "ar") -> Facts:
    """Parse a text and hold its facts to the invariants; AssertionError or what the parser raised."""
    facts = parse(text, published, language)
    _sentences_cover(text, facts)
    _in_order(text, facts)
    _tied_together(text, facts)
    _dates_and_figures(facts)
    assert facts.article.published == published or published is None
    json.loads(json.dumps(as_json(facts), ensure_ascii=True, allow_nan=False))
    return facts


def _inside(text: str, spans: Iterable[Span]) -> list[Span]:
    found = list(spans)
    for span in found:
        assert 0 <= span.start < span.end <= len(text), (span, len(text))
    return found


def _sentences_cover(text: str, facts: Facts) -> None:
    spans = _inside(text, facts.sentences)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for span in (fact.span for kind in (facts.events, facts.figures) for fact in kind):
        assert any(s.start <= span.start and span.end <= s.end for s in spans), span


def _in_order(text: str, facts: Facts) -> None:
    for kind in (facts.events, facts.figures, facts.quotes):
        spans = _inside(text, (fact.span for fact in kind))
        assert spans == sorted(spans)
    for entity in facts.entities:
        spans = _inside(text, (mention.span for mention in entity.mentions))
        assert spans, entity.key
        assert spans == sorted(set(spans)), entity.key
        assert all(text[m.span.start : m.span.end] == m.text for m in entity.mentions)
    firsts = [entity.mentions[0].span.start for entity in facts.entities]
    assert firsts == sorted(firsts)


def _tied_together(text: str, facts: Facts) -> None:
    keys = [entity.key for entity in facts.entities]
    assert len(keys) == len(set(keys))
    assert all(keys), "an entity without a key"
    assert all(entity.name.ar or entity.name.en for entity in facts.entities)
    assert all(part.entity in keys for event in facts.events for part in event.participants)
    for quote in facts.quotes:
        assert quote.speaker is None or quote.speaker in keys
        assert quote.text.strip()
        assert quote.text in text


def _dates_and_figures(facts: Facts) -> None:
    for event in facts.events:
        if event.date is not None:
            assert event.date.text
            assert _ordered(event.date)
    for figure in facts.figures:
        assert (figure.upper is not None) == (figure.qualifier is Qualifier.RANGE)
        assert figure.upper is None or figure.value <= figure.upper


def _ordered(when: DateSpan) -> bool:
    return when.start is None or when.end is None or when.start <= when.end
