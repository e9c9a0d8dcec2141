"""Names from an injected recogniser: what they add, and what they leave as it is."""

from collections.abc import Sequence

import pytest

from extraction.facts import EntityType, Facts
from extraction.pipeline import parse


class Labelled:
    """A recogniser that knows the labels of some words."""

    def __init__(self, labels: dict[str, str]) -> None:
        self.labels = labels

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        return [[self.labels.get(word, "O") for word in words] for words in sentences]


def names(facts: Facts) -> dict[str, EntityType]:
    return {str(entity.name.ar): entity.type for entity in facts.entities}


def test_a_name_that_no_rule_finds_joins_with_its_type_and_its_mentions() -> None:
    text = "نمت زرقوط ببطء في ظل الجبل. ويزور السياح زرقوط كل صيف."
    assert "زرقوط" not in names(parse(text))
    facts = parse(text, recogniser=Labelled({"زرقوط": "B-LOC"}))
    entity = next(entity for entity in facts.entities if entity.name.ar == "زرقوط")
    assert entity.type is EntityType.PLACE
    assert entity.name.en
    assert [text[m.span.start : m.span.end] for m in entity.mentions] == ["زرقوط", "زرقوط"]


def test_what_tables_and_rules_found_stays_as_it_is() -> None:
    text = "قال الرئيس محمد صلاح الدين إن القاهرة ترحب بوفد الأمم المتحدة."
    labels = {"محمد": "B-ORG", "صلاح": "I-ORG", "القاهرة": "B-PERS", "الأمم": "B-LOC", "المتحدة": "I-LOC"}
    assert parse(text, recogniser=Labelled(labels)) == parse(text)


def test_several_words_are_one_name_and_a_second_beginning_is_a_second_name() -> None:
    labels = {"غرنوف": "B-PERS", "تلماس": "I-PERS", "بردوخ": "B-PERS"}
    found = names(parse("اجتمع أمس غرنوف تلماس، بردوخ وآخرون.", recogniser=Labelled(labels)))
    assert found["غرنوف تلماس"] is EntityType.PERSON
    assert found["بردوخ"] is EntityType.PERSON


def test_an_inside_label_without_a_beginning_begins_a_name() -> None:
    found = names(parse("نمت زرقوط ببطء.", recogniser=Labelled({"زرقوط": "I-LOC"})))
    assert found["زرقوط"] is EntityType.PLACE


def test_the_proclitic_before_an_article_is_no_part_of_the_name() -> None:
    found = names(parse("يعيشون بالزرقوطة منذ سنين.", recogniser=Labelled({"بالزرقوطة": "B-LOC"})))
    assert "الزرقوطة" in found


def test_an_unknown_organization_gets_no_invented_english() -> None:
    facts = parse("رحبت زرقوطيم بالأمر.", recogniser=Labelled({"زرقوطيم": "B-ORG"}))
    assert [e.name.en for e in facts.entities if e.type is EntityType.ORGANIZATION] == [None]


@pytest.mark.parametrize("word", ["في", "قال", "،", "2014", "."])
def test_signs_numbers_verbs_and_function_words_are_never_names(word: str) -> None:
    text = "قال الرجل في 2014، إنه راض."
    assert parse(text, recogniser=Labelled({word: "B-PERS"})) == parse(text)


def test_labels_of_other_kinds_are_left_aside() -> None:
    text = "نمت زرقوط ببطء."
    assert parse(text, recogniser=Labelled({"زرقوط": "B-MISC"})) == parse(text)


def test_dates_are_no_names() -> None:
    text = "وقع ذلك في مايو 2014."
    assert parse(text, recogniser=Labelled({"مايو": "B-PERS"})) == parse(text)
