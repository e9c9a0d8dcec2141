"""How many of an article's gold facts a parse finds: precision and recall of each kind, and who said the quotes."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from extraction.facts import DateSpan, Entity, EntityType, Facts, Figure, Span
from extraction.pipeline import parse
from extraction.text import fold

Gold = dict[str, Any]
PROCLITICS = ("وال", "بال", "لل", "ال", "و", "ب", "ل", "ك")


@dataclass(slots=True)
class Tally:
    """Counts of one kind of fact: found, missed, and found besides."""

    found: int = 0
    missed: int = 0
    spurious: int = 0
    right: dict[str, list[bool]] = field(default_factory=dict)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.found / max(1, 2 * self.found + self.missed + self.spurious)

    def share(self, what: str) -> float:
        """How many of the matched facts have a detail right."""
        told = self.right.get(what, [])
        return sum(told) / max(1, len(told))


KINDS = ("entities", "events", "figures", "quotes")


def score(paths: Iterable[Path], kinds: Iterable[str] = KINDS) -> dict[str, Tally]:
    """Tallies by kind over articles, each a pair NAME.txt and NAME.json; `people` are the entities that are persons.

    A kind that an article's gold lacks is not scored there.
    """
    tallies = {kind: Tally() for kind in kinds}
    for path in paths:
        gold = json.loads(path.read_text("utf-8"))
        body = path.with_suffix(".txt").read_text("utf-8")
        facts = parse(body, date.fromisoformat(gold["published"]), gold.get("language", "ar"))
        for kind in tallies.keys() & gold.keys():
            _add(tallies[kind], kind, facts, gold[kind], body)
    return tallies


def _predicted(kind: str, facts: Facts) -> list[Any]:
    if kind == "people":
        return [entity for entity in facts.entities if entity.type is EntityType.PERSON]
    return [fact for fact in getattr(facts, kind) if kind != "events" or fact.date is not None]


def _add(tally: Tally, kind: str, facts: Facts, gold: list[Gold], body: str) -> None:
    predicted = _predicted(kind, facts)
    pairs = sorted(
        (-_fit(kind, fact, wanted, body), bool(wanted.get("optional")), i, j)
        for i, fact in enumerate(predicted)
        for j, wanted in enumerate(gold)
        if _fit(kind, fact, wanted, body) > 0
    )
    mine: dict[int, int] = {}
    theirs: dict[int, int] = {}
    for _, _, i, j in pairs:
        if i not in mine and j not in theirs:
            mine[i], theirs[j] = j, i
    tally.found += sum(not gold[j].get("optional") for j in theirs)
    tally.missed += sum(not wanted.get("optional") and j not in theirs for j, wanted in enumerate(gold))
    tally.spurious += len(predicted) - len(mine)
    for j, i in theirs.items():
        for what, right in _details(kind, predicted[i], gold[j], facts):
            tally.right.setdefault(what, []).append(right)


def _fit(kind: str, fact: Any, gold: Gold, body: str) -> float:
    """How well a fact suits a gold one, 0 where it does not."""
    if kind in ("entities", "people"):
        return _name_fit(fact, gold)
    if kind == "quotes":
        words, wanted = set(fold(fact.text).split()), set(fold(gold["anchor"]).split())
        return len(words & wanted) / len(wanted) if 2 * len(words & wanted) >= len(wanted) else 0
    anchor = Span(body.index(gold["anchor"]), body.index(gold["anchor"]) + len(gold["anchor"]))
    if not (fact.span.start < anchor.end and anchor.start < fact.span.end):
        return 0
    return _same_value(fact, gold) if kind == "figures" else _same_time(fact.date, gold["date"])


def _name_fit(entity: Entity, gold: Gold) -> float:
    wanted = {form for name in gold["names"] for form in _forms(name)}
    if set(_names(entity)) & wanted:
        return 2
    return any(set(_forms(mention.text)) & wanted for mention in entity.mentions)


def _names(entity: Entity) -> Iterator[str]:
    """The forms of both names of an entity; gold names are in the language of their article."""
    for name in (entity.name.ar, entity.name.en):
        yield from _forms(name) if name else ()


def _forms(name: str) -> Iterator[str]:
    kept = "".join(c if unicodedata.category(c)[0] not in "PS" else " " for c in name)
    folded = " ".join(fold(kept).split())
    yield folded
    for prefix in PROCLITICS:
        if folded.startswith(prefix) and len(folded) >= len(prefix) + 3:
            yield folded[len(prefix) :]


def _same_value(figure: Figure, gold: Gold) -> float:
    pairs = ((figure.value, gold["value"]), (figure.upper, gold.get("upper")))
    return all((a is None) == (b is None) and abs((a or 0) - (b or 0)) <= 1e-6 * max(1, abs(b or 0)) for a, b in pairs)


def _same_time(span: DateSpan | None, gold: Gold) -> float:
    if span is None:
        return 0
    if span.start is None or gold["start"] is None:
        return (
            span.start is None
            and gold["start"] is None
            and span.end is not None
            and span.end <= date.fromisoformat(gold["end"])
        )
    days = 1 if gold["end"] is None else (date.fromisoformat(gold["end"]) - date.fromisoformat(gold["start"])).days
    slack = gold.get("tolerance_days", 0 if days == 0 else 3 if days <= 31 else 31)
    near = abs((span.start - date.fromisoformat(gold["start"])).days) <= slack
    if gold["end"] is None or span.end is None:
        return near and (gold.get("open_ok", False) or (gold["end"] is None and span.end is None))
    return near and abs((span.end - date.fromisoformat(gold["end"])).days) <= slack


def _details(kind: str, fact: Any, gold: Gold, facts: Facts) -> Iterator[tuple[str, bool]]:
    if kind in ("entities", "people") and gold.get("role"):
        yield "role", any(fold(role) in fold(fact.role.ar if fact.role else "") for role in gold["role"])
    if kind == "people" and gold.get("role_en"):
        yield (
            "role english",
            any(en.lower() in (fact.role.en or "" if fact.role else "").lower() for en in gold["role_en"]),
        )
    if kind == "quotes" and gold.get("unnamed"):
        yield "unnamed", fact.speaker is None
    if kind == "quotes" and gold.get("speaker"):
        said = next((set(_names(entity)) for entity in facts.entities if entity.key == fact.speaker), set())
        yield "speaker", any(said & set(_forms(name)) for name in gold["speaker"])
    if kind in ("events", "figures"):
        low = (fact.text.en or "").lower()
        yield "english", all(any(word.lower() in low for word in group) for group in gold["en"])
    if kind == "events":
        yield "type", fact.type in gold["types"]
