"""The table of clubs' bare names; what they mean in sentences stands in the corpus of entities."""

from extraction.gazetteer import cells
from extraction.lexicons import table


def test_each_bare_name_leads_to_clubs_that_the_organizations_know() -> None:
    clubs = {row["ar"] for row in table("organizations") if row["kind"] == "club"}
    assert {club for row in table("club_names") for club in cells(row["clubs"])} <= clubs
