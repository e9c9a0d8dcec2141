"""What editors corrected of a draft stays with the article that it becomes a new version of."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from storage import visibility
from storage.keeping import TABLES, Vouched, vouched
from storage.sqlite import Database

_Place = tuple[str, int, int, int]
"""The kind of a fact, its span, and how many before it have the same."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A draft's corrections by their numbers and its facts, both with their places, and what editors vouched for."""

    places: Mapping[int, _Place]
    stood: Mapping[str, _Place]
    vouched: tuple[Vouched, ...] = ()


NOTHING = Taken({}, {})
"""Where there was no draft."""


def take(database: Database, draft: int, article: int) -> Taken:
    """Make a draft's corrections those of the article and delete the draft."""
    body: str = database.execute("select body from stored_articles where id = ?", [draft]).fetchone()[0]
    stood = {target: place for place, target in _targets(database, draft).items()}
    noted = database.execute("select id, target from corrections where article = ?", [draft]).fetchall()
    places = {number: stood[target] for number, target in noted if target in stood}
    taken = Taken(places, stood, vouched(database, draft, body))
    database.execute(
        "update corrections set article = ?, target = case when target = ? then ? else target end where article = ?",
        [article, f"#{draft}", f"#{article}", draft],
    )
    visibility.discard(database, draft)
    return taken


def settle(database: Database, article: int, taken: Taken) -> tuple[Vouched, ...]:
    """Let what was corrected of the draft's facts be corrections of the same facts of the article.

    Gives what editors vouched for in the draft and the article has not got.
    """
    facts = _targets(database, article)
    found: set[_Place] = set()
    for number, place in taken.places.items():
        if (now := facts.get(place)) is not None:
            found.add(place)
            database.execute("update corrections set target = ? where id = ?", [now, number])
    return tuple(fact for fact in taken.vouched if fact.added or taken.stood[fact.target] not in found)


def _targets(database: Database, article: int) -> Mapping[_Place, str]:
    """The references of an article's facts by their places."""
    found: dict[_Place, str] = {}
    turns: Counter[tuple[str, int, int]] = Counter()
    for kind, table in TABLES.items():
        for number, start, end in database.execute(
            f"select id, start, end from {table} where article = ? order by start, id", [article]
        ).fetchall():
            found[kind, start, end, turns[kind, start, end]] = f"{kind}{number}"
            turns[kind, start, end] += 1
    return found
