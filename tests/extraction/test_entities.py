"""Names: totality, keys, coreference, roles and mentions' ranges."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.entities import Names, find_entities, slug
from extraction.facts import EntityType
from extraction.text import read

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ"
WORDS = [
    "الرئيس",
    "محمد",
    "بن",
    "وزير",
    "الخارجية",
    "الفرنسي",
    "في",
    "مدينة",
    "«",
    "»",
    "(",
    ")",
    "،",
    ".",
    "شركة",
    "آل",
    "عبد",
]


def names_of(body: str) -> Names:
    return find_entities(read(body), ())


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_names(body: str) -> None:
    names = names_of(body)
    keys = {entity.key for entity in names.entities}
    assert len(keys) == len(names.entities)
    assert {mention.entity for mention in names.mentions} <= keys


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(LETTERS, min_size=1, max_size=6), max_size=40))
def test_arabic_word_salad_gives_names_with_sound_ranges(words: list[str]) -> None:
    document = read(" ".join(words))
    names = find_entities(document, ())
    for mention in names.mentions:
        assert 0 <= mention.first <= mention.name_first < mention.name_last <= mention.last <= len(document.tokens)
    for entity in names.entities:
        for at in entity.mentions:
            assert document.body[at.span.start : at.span.end] == at.text


def test_a_slug_is_plain_latin() -> None:
    assert slug("Ban Ki-moon") == "ban-ki-moon"
    assert slug("Uğur Şahin") == "ugur-sahin"
    assert slug("Côte d’Ivoire") == "cote-divoire"


def test_a_surname_later_is_the_same_person() -> None:
    names = names_of("قال وزير المالية سمير الحلواني إن النمو تحسن. وأضاف الحلواني أن العجز تراجع.")
    people = [entity for entity in names.entities if entity.type is EntityType.PERSON]
    assert [entity.name.ar for entity in people] == ["سمير الحلواني"]
    assert [mention.text for mention in people[0].mentions] == ["سمير الحلواني", "الحلواني"]
    assert people[0].role is not None
    assert people[0].role.ar == "وزير المالية"


def test_a_mention_holds_the_title_and_the_name_proper() -> None:
    document = read("استقبل وزير الخارجية الفرنسي لوران دوبون نظيره.")
    names = find_entities(document, ())
    mention = next(m for m in names.mentions if m.name_last - m.name_first == 2)
    assert document.text(mention.first, mention.last) == "وزير الخارجية الفرنسي لوران دوبون"
    assert document.text(mention.name_first, mention.name_last) == "لوران دوبون"
