"""Articles full of quotes with gold quotes, speakers, people and roles: how much of them the parser may miss.

The gold was written before the parser read the articles. What it found at first sight stands in ARCHITECTURE.md.
`unnamed` marks a quote whose speaker the article does not name, so that any speaker is wrong.
"""

from pathlib import Path

import pytest

from tests.extraction.scoring import Tally, score

EVERY = sorted((Path(__file__).parent / "speakers").glob("*.json"))
ENGLISH = [path for path in EVERY if path.stem.startswith("en_")]
ARTICLES = [path for path in EVERY if path not in ENGLISH]
FLOORS = {"quotes": 0.95, "people": 0.93}
DETAILS = {
    ("quotes", "speaker"): 0.87,
    ("quotes", "unnamed"): 0.9,
    ("people", "role"): 0.93,
    ("people", "role english"): 0.88,
}


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return score(ARTICLES, FLOORS)


@pytest.mark.parametrize("kind", FLOORS)
def test_most_quotes_and_people_are_found_and_few_made_up(kind: str, tallies: dict[str, Tally]) -> None:
    assert len(ARTICLES) >= 15
    assert tallies[kind].f1 >= FLOORS[kind], tallies[kind]


@pytest.mark.parametrize(("kind", "detail"), DETAILS)
def test_speakers_and_roles_are_right(kind: str, detail: str, tallies: dict[str, Tally]) -> None:
    assert tallies[kind].share(detail) >= DETAILS[kind, detail]


def test_english_articles_full_of_quotes() -> None:
    tallies = score(ENGLISH, FLOORS)
    assert len(ENGLISH) >= 2
    assert tallies["quotes"].f1 >= 0.93
    assert tallies["quotes"].share("speaker") >= 0.85
    assert tallies["people"].f1 >= 0.95
