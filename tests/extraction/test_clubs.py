"""The table of clubs' bare names; what they mean in sentences stands in the corpus of entities."""

from extraction.clubs import with_clubs
from extraction.gazetteer import cells, gazetteer
from extraction.lexicons import table
from extraction.mentions import Scene, known_names, scene_of
from extraction.text import read
from tests.extraction.pace import seconds_of


def test_each_bare_name_leads_to_clubs_that_the_organizations_know() -> None:
    clubs = {row["ar"] for row in table("organizations") if row["kind"] == "club"}
    assert {club for row in table("club_names") for club in cells(row["clubs"])} <= clubs


def test_clubs_take_linear_time() -> None:
    def scene(times: int) -> Scene:
        chain = "فاز الأهلي والزمالك والهلال والنصر والاتحاد وروما وبرشلونة في مباراة الدوري. قال عن النصر "
        return scene_of(read(chain * times), gazetteer())

    def seconds(times: int) -> float:
        text = scene(times)
        known = known_names(text)
        return seconds_of(lambda: with_clubs(text, known))

    seconds(10)
    assert seconds(1600) < 20 * seconds(200)
