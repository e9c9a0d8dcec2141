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
    """The corrections of a draft on their way: where their targets stood, and what editors vouched for."""

    places: Mapping[str, _Place]
    vouched: tuple[Vouched, ...] = ()


def take(database: Database, draft: int, article: int) -> Taken:
    """Make a draft's corrections those of the article and delete the draft."""
    body: str = database.execute("select body from stored_articles where id = ?", [draft]).fetchone()[0]
    targets = {row[0] for row in database.execute("select distinct target from corrections where article = ?", [draft])}
    places = {target: place for place, target in _targets(database, draft).items() if target in targets}
    taken = Taken(places, vouched(database, draft, body))
    database.execute(
        "update corrections set article = ?, target = case when target = ? then ? else target end where article = ?",
        [article, f"#{draft}", f"#{article}", draft],
    )
    visibility.discard(database, draft)
    return taken


def settle(database: Database, article: int, taken: Taken) -> None:
    """Let what was corrected of the draft's facts be corrections of the same facts of the article."""
    facts = _targets(database, article)
    for target, place in taken.places.items():
        if (now := facts.get(place)) is not None:
            database.execute(
                "update corrections set target = ? where target = ? and article = ?", [now, target, article]
            )


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
