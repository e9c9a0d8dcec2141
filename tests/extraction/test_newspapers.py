"""Whole newspaper articles with gold facts: how much of them the parser may miss or make up.

The gold was written before the parser read the articles. What it found at first sight stands in ARCHITECTURE.md.
"""

from pathlib import Path

import pytest

from tests.extraction.scoring import Tally, score

ARTICLES = sorted((Path(__file__).parent / "newspapers").glob("*.json"))
FLOORS = {"entities": 0.92, "events": 0.88, "figures": 0.96, "quotes": 0.95}
DETAILS = {
    ("entities", "role"): 0.9,
    ("events", "english"): 0.86,
    ("figures", "english"): 0.95,
    ("quotes", "speaker"): 0.83,
}


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return score(ARTICLES)


@pytest.mark.parametrize("kind", FLOORS)
def test_most_facts_are_found_and_few_made_up(kind: str, tallies: dict[str, Tally]) -> None:
    assert len(ARTICLES) >= 12
    assert tallies[kind].f1 >= FLOORS[kind], tallies[kind]


@pytest.mark.parametrize(("kind", "detail"), DETAILS)
def test_details_of_what_is_found_are_right(kind: str, detail: str, tallies: dict[str, Tally]) -> None:
    assert tallies[kind].share(detail) >= DETAILS[kind, detail]
