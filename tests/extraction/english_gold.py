"""Scores the facts of English articles against their gold: matched, missed and spurious ones of each kind."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from extraction.facts import DateSpan, Entity, Event, Facts, Figure, Quote
from extraction.pipeline import parse
from extraction.text import fold

ARTICLES = Path(__file__).parent / "english_articles"
GEO = {"place", "state"}
Gold = dict[str, Any]


@dataclass
class Score:
    """Counts of one kind of fact and what was wrong; `details`: whether each matched fact says a thing right."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)
    details: dict[str, list[bool]] = field(default_factory=dict)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        wrong = len(self.missed) + len(self.spurious)
        return 2 * self.right / (2 * self.right + wrong) if self.right or wrong else 1.0

    def rate(self, detail: str) -> float:
        """The share of matched facts that say this detail right."""
        found = self.details.get(detail, [])
        return sum(found) / len(found) if found else 1.0

    def add(self, other: "Score") -> None:
        """Count another article's facts too."""
        self.right += other.right
        self.missed += other.missed
        self.spurious += other.spurious
        for name, found in other.details.items():
            self.details.setdefault(name, []).extend(found)


def _fits(when: DateSpan | None, gold: Gold) -> bool:
    if when is None:
        return False
    for said, wanted in ((when.start, gold["start"]), (when.end, gold["end"])):
        if wanted is None or said is None:
            if (wanted is None) != (said is None):
                return False
            continue
        first = date.fromisoformat(gold["start"] or wanted)
        length = (date.fromisoformat(gold["end"] or wanted) - first).days
        slack = 0 if length == 0 else 2 if length <= 10 else 3 if length <= 31 else 15 if length <= 92 else 31
        if abs(said - date.fromisoformat(wanted)) > timedelta(slack):
            return False
    return True


def _entity(found: Entity, gold: Gold, _body: str) -> bool:
    names = {fold(name) for name in gold["names"]}
    return bool(names & {fold(m.text).removeprefix("the ") for m in found.mentions})


def _event(found: Event, gold: Gold, body: str) -> bool:
    at = body.index(gold["anchor"])
    return found.span.start < at + len(gold["anchor"]) and at < found.span.end and _fits(found.date, gold["date"])


def _figure(found: Figure, gold: Gold, body: str) -> bool:
    at = body.index(gold["anchor"])
    close = abs(found.value - gold["value"]) <= 1e-6 * max(1.0, gold["value"])
    return close and found.span.start < at + len(gold["anchor"]) and at < found.span.end


def _quote(found: Quote, gold: Gold, _body: str) -> bool:
    words, wanted = set(fold(found.text).split()), set(fold(gold["anchor"]).split())
    return len(words & wanted) >= 0.5 * len(wanted)


def _entity_details(found: Entity, gold: Gold, _facts: Facts) -> dict[str, bool]:
    types = set(gold["types"]) | (GEO if GEO & set(gold["types"]) else set())
    details = {"type": found.type.value in types, "english": found.name.en in gold["en"]}
    if gold.get("role"):
        said = fold(found.role.en or "") if found.role else ""
        details["role"] = any(fold(role) in said for role in gold["role"])
    return details


def _event_details(found: Event, gold: Gold, _facts: Facts) -> dict[str, bool]:
    return {"type": found.type.value in gold["types"], "modality": found.modality.value == gold["modality"]}


def _figure_details(found: Figure, gold: Gold, _facts: Facts) -> dict[str, bool]:
    return {"unit": str(found.unit) in gold["units"], "qualifier": found.qualifier.value in gold["qualifiers"]}


def _quote_details(found: Quote, gold: Gold, facts: Facts) -> dict[str, bool]:
    if not gold["speaker"]:
        return {}
    return {"speaker": any(e.key == found.speaker and e.name.en in gold["speaker"] for e in facts.entities)}


def _score(
    facts: Facts,
    found: Sequence[Any],
    golds: Sequence[Gold],
    body: str,
    same: Callable[[Any, Gold, str], bool],
    details: Callable[[Any, Gold, Facts], dict[str, bool]],
) -> Score:
    score, free = Score(), list(range(len(found)))
    for gold in sorted(golds, key=lambda g: bool(g.get("optional"))):
        at = next((i for i in free if same(found[i], gold, body)), None)
        if at is not None:
            free.remove(at)
            score.right += not gold.get("optional")
            for name, right in details(found[at], gold, facts).items():
                score.details.setdefault(name, []).append(right)
                if not right:
                    score.details.setdefault(f"wrong {name}: {found[at]} {gold}", []).append(False)
        elif not gold.get("optional"):
            score.missed.append(str(gold))
    score.spurious += [str(found[i]) for i in free]
    return score


def scores(name: str) -> dict[str, Score]:
    """The scores of one article, by kind of fact; undated events are not scored."""
    body = (ARTICLES / f"{name}.txt").read_text("utf-8")
    gold = json.loads((ARTICLES / f"{name}.json").read_text("utf-8"))
    facts = parse(body, date.fromisoformat(gold["published"]), "en")
    dated = [event for event in facts.events if event.date is not None]
    return {
        "entities": _score(facts, facts.entities, gold["entities"], body, _entity, _entity_details),
        "events": _score(facts, dated, gold["events"], body, _event, _event_details),
        "figures": _score(facts, facts.figures, gold["figures"], body, _figure, _figure_details),
        "quotes": _score(facts, facts.quotes, gold["quotes"], body, _quote, _quote_details),
    }


def total(names: Sequence[str]) -> dict[str, Score]:
    """The scores of several articles together."""
    summed: dict[str, Score] = {}
    for name in names:
        for kind, score in scores(name).items():
            summed.setdefault(kind, Score()).add(score)
    return summed


def report(names: Sequence[str], *, errors: bool = False) -> str:
    """The scores as lines, with every fault where wanted."""
    lines = []
    for kind, score in total(names).items():
        rates = "  ".join(f"{n} {score.rate(n):.2f}" for n in score.details if not n.startswith("wrong"))
        lines.append(
            f"{kind:9} F1 {score.f1:.3f} (right {score.right}, missed {len(score.missed)}, "
            f"spurious {len(score.spurious)})  {rates}"
        )
        if errors:
            lines += [f"  missed {line}" for line in score.missed] + [f"  spurious {line}" for line in score.spurious]
            lines += [f"  {n}" for n in score.details if n.startswith("wrong")]
    return "\n".join(lines)
