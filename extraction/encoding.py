"""Facts as the public JSON of `mujaz parse --json`."""

from typing import Any

from extraction.facts import SCHEMA, Bilingual, DateSpan, Facts, Span

Json = dict[str, Any]


def as_json(facts: Facts) -> Json:
    """The JSON object that documents and other programs rely on; dates are ISO, absent things are null."""
    return {
        "schema": SCHEMA,
        "article": {
            "title": facts.article.title,
            "language": facts.article.language,
            "published": facts.article.published.isoformat() if facts.article.published else None,
        },
        "entities": [
            {
                "key": entity.key,
                "type": entity.type.value,
                "name": _bilingual(entity.name),
                "role": _bilingual(entity.role) if entity.role else None,
                "mentions": [_span(mention.span) | {"text": mention.text} for mention in entity.mentions],
            }
            for entity in facts.entities
        ],
        "events": [
            {
                "type": event.type.value,
                "modality": event.modality.value,
                "date": _date(event.date) if event.date else None,
                "text": _bilingual(event.text),
                "participants": [{"entity": p.entity, "role": p.role} for p in event.participants],
                "span": _span(event.span),
            }
            for event in facts.events
        ],
        "figures": [
            {
                "value": _plain(figure.value),
                "upper": _plain(figure.upper),
                "qualifier": figure.qualifier.value,
                "unit": figure.unit,
                "text": _bilingual(figure.text),
                "span": _span(figure.span),
            }
            for figure in facts.figures
        ],
        "quotes": [{"speaker": quote.speaker, "text": quote.text, "span": _span(quote.span)} for quote in facts.quotes],
    }


def _bilingual(pair: Bilingual) -> Json:
    return {"ar": pair.ar, "en": pair.en}


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _date(span: DateSpan) -> Json:
    return {
        "start": span.start.isoformat() if span.start else None,
        "end": span.end.isoformat() if span.end else None,
        "precision": span.precision.value,
        "text": span.text,
    }


def _plain(value: float | None) -> int | float | None:
    """Whole numbers without a decimal point."""
    return int(value) if value is not None and value.is_integer() else value
