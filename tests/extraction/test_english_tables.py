"""What the cells of the English tables may hold."""

from extraction.facts import EntityType, EventType, Qualifier
from extraction.gazetteer import table_rows
from extraction.lexicons import table


def test_types_and_senses_are_those_that_exist() -> None:
    for name in ("en_triggers", "en_trigger_nouns"):
        assert {type_ for row in table(name) for type_ in row["type"].split("|")} <= {t.value for t in EventType}
    assert {row["type"] for row in table("en_name_cues")} <= {t.value for t in EntityType}
    assert {row["sense"] for row in table("en_qualifiers")} <= {q.value for q in Qualifier}


def test_further_names_belong_to_names_of_the_tables() -> None:
    known = {row.entry.en for row in table_rows()}
    assert [row["en"] for row in table("en_names") if row["en"] not in known] == []


def test_institutions_have_their_arabic() -> None:
    assert [row["en"] for row in table("en_institutions") if not row["ar"] or not row["kind"]] == []
