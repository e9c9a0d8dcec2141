"""Known names: clitics, short forms, cues, names that an editor has taught, and names that one article joins."""

import pytest

from extraction.entities import Names, find_entities
from extraction.facts import Entity, EntityType
from extraction.gazetteer import Entry, Gazetteer, NameRow, build
from extraction.text import read

PERSON, ORGANIZATION, PLACE, STATE = (
    EntityType.PERSON,
    EntityType.ORGANIZATION,
    EntityType.PLACE,
    EntityType.STATE,
)
KNOWN = build(
    [
        NameRow(Entry("رفعت المنياوي", "Refaat el-Minyawi", PERSON, country="EG"), ("رفعت المنياوي",), ("المنياوي",)),
        NameRow(Entry("اتحاد الموانئ", "Union of Ports", ORGANIZATION, "union"), ("اتحاد الموانئ", "يوبورت")),
        NameRow(Entry("الفجر", "Al-Fajr", ORGANIZATION, "media", cue=True), ("الفجر",)),
        NameRow(Entry("سندوستان", "Sandustan", STATE, country="XX"), ("سندوستان",)),
        NameRow(Entry("البندر", "Al-Bandar", PLACE, "city", "XX"), ("البندر",)),
    ]
)


def names_of(body: str, known: Gazetteer = KNOWN) -> Names:
    return find_entities(read(body), (), known)


def only(body: str, known: Gazetteer = KNOWN) -> Entity:
    entities = names_of(body, known).entities
    assert len(entities) == 1, [entity.name for entity in entities]
    return entities[0]


@pytest.mark.parametrize("written", ["لسندوستان", "وسندوستان", "بسندوستان", "سندوستان"])
def test_a_known_name_is_found_under_its_clitics(written: str) -> None:
    entity = only(f"وصلت المساعدات {written} أمس.")
    assert entity.name.en == "Sandustan"
    assert entity.mentions[0].text == "سندوستان"


def test_a_short_form_names_the_known_person() -> None:
    assert only("قال المنياوي إن العمل مستمر.").name.ar == "رفعت المنياوي"


def test_a_fuller_name_in_the_article_takes_the_short_form() -> None:
    entity = only("قال وزير النقل سامح المنياوي إن العمل مستمر. وأضاف المنياوي أن الخط سيفتح.")
    assert entity.name.ar == "سامح المنياوي"
    assert len(entity.mentions) == 2


def test_a_middle_name_does_not_hide_a_known_person() -> None:
    assert only("قال رفعت بن حسن المنياوي إن العمل مستمر.").name.en == "Refaat el-Minyawi"


def test_an_ordinary_word_is_a_name_only_beside_its_cue() -> None:
    assert names_of("استيقظ الناس عند الفجر.").entities == ()
    assert only("نشرت صحيفة الفجر الخبر.").name.en == "Al-Fajr"
    assert only("نشرت «الفجر» الخبر.").name.en == "Al-Fajr"


def test_an_acronym_in_brackets_is_the_same_organization() -> None:
    entity = only("أعلن اتحاد الموانئ (يوبورت) خطته.")
    assert [mention.text for mention in entity.mentions] == ["اتحاد الموانئ", "يوبورت"]


def test_a_taught_name_is_laid_over_the_known_ones() -> None:
    taught = KNOWN.taught([NameRow(Entry("شركة الينبوع", "Yanbu Holding", ORGANIZATION), ("شركة الينبوع", "الينبوع"))])
    assert only("أعلنت شركة الينبوع أرباحها.", taught).name.en == "Yanbu Holding"
    assert only("وصل الوفد إلى البندر.", taught).name.en == "Al-Bandar"


def test_the_institution_is_named_again_by_its_head_noun() -> None:
    entity = only("قالت هيئة الموانئ السندوستانية العليا إن العمل توقف. وأضافت الهيئة أن السبب فني.")
    assert [mention.text for mention in entity.mentions][-1] == "الهيئة"


def test_a_nisba_points_to_a_state_that_the_article_names() -> None:
    names = find_entities(read("زارت فرنسا بعثة. وقال الوزير الفرنسي إن الزيارة ناجحة."), ())
    assert [mention.nisba for mention in names.mentions if mention.entity == "france"] == [False, True]


def test_keys_stay_unique() -> None:
    names = names_of("قال أحمد المنصوري ومحمد المنصوري إن العمل مستمر.")
    assert len({entity.key for entity in names.entities}) == 2
