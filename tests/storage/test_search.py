"""Full-text search over Arabic as people type it."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from storage import articles, entities, events, figures, quotes, search
from storage.database import Store
from storage.filters import Filter
from storage.index import match_all


async def found(store: Store, words: str) -> int:
    return (await store.read(lambda db: search.sentences(db, words, limit=10))).total


@pytest.mark.parametrize(
    "words",
    [
        "خليفه حفتر",
        "خَلِيفَة حَفْتَر",
        "خـليفة",
        "حفتر خليفة",
        "الأمم المتحدة",
        "الامم المتحده",
        "أمم",
        "٢٠١٥",
        "2015",
        "طرابلس",
    ],
)
async def test_spelling_prefixes_and_digits_do_not_matter(filled: Store, words: str) -> None:
    assert await found(filled, words) == 1


@pytest.mark.parametrize("words", ["شخص", "مساعدات", "تراجع", "يحتاج"])
async def test_words_are_found_behind_their_clitics(filled: Store, words: str) -> None:
    assert await found(filled, words) == (0 if words == "تراجع" else 1)


@pytest.mark.parametrize(
    "words", ["Khalifa Haftar", "haftar", "HAFTAR", "delegation", "UN delegation", "people in need"]
)
async def test_an_arabic_sentence_is_found_by_what_it_says_in_english(filled: Store, words: str) -> None:
    assert await found(filled, words) >= 1


@pytest.mark.parametrize(
    ("words", "total"), [("موقف", 0), ("وفد", 1), ("الوفد", 1), ("للأمم", 1), ("والأمم المتحدة", 1)]
)
async def test_accusatives_and_prefixed_articles_do_not_matter(filled: Store, words: str, total: int) -> None:
    assert await found(filled, words) == total


@pytest.mark.parametrize("words", ["روسيا", "حفتر روسيا", "خلي", ""])
async def test_what_is_not_there_is_not_found(filled: Store, words: str) -> None:
    assert await found(filled, words) == 0


ANY_TEXT = st.text(
    st.one_of(st.characters(exclude_categories=()), st.sampled_from("حفتر\"'*%_^:()-+ ـً\ud800\u200f\x00")), max_size=40
)
HOSTILE = [
    "'",
    '"',
    "a'b",
    "+",
    "-",
    "AND",
    "NEAR(a b)",
    "words:حفتر",
    "*",
    "(",
    "https://x.y/?a=b",
    "حفتر*",
    "^حفتر",
    "{}",
    "حفتر\x00",
    "\ud800",
    "NOT حفتر",
    "حفتر OR",
    "😀",
]


@pytest.mark.parametrize("words", HOSTILE)
async def test_no_query_is_a_syntax_error(filled: Store, words: str) -> None:
    assert await found(filled, words) in (0, 1, 2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
@given(words=ANY_TEXT)
async def test_any_text_can_be_searched_for(filled: Store, words: str) -> None:
    assert await found(filled, words) >= 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(words=st.lists(ANY_TEXT, min_size=1, max_size=3))
@example(words=["\ufe70"])  # a vowel sign alone, which folds to nothing
async def test_any_text_can_narrow_any_list_and_be_asked_for_as_a_name(filled: Store, words: list[str]) -> None:
    wanted = Filter(words=tuple(words))

    def ask(database: Database) -> None:
        for query in (entities.actors, entities.places, events.timeline, figures.listing, quotes.listing):
            query(database, wanted)
        articles.listing(database, wanted)
        entities.named(database, words[0])
        entities.nearest(database, words[0], 3)

    await filled.read(ask)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("الأمم المتحدة", '("الامم" OR "امم") AND ("المتحده" OR "متحده")'),
        ("وللأمم", '("وللامم" OR "امم")'),
        ("بلد ٢٠١١", '("بلد") AND ("2011")'),
        ("Erdoğan met", '("erdogan" *) AND ("met" *)'),
        ("a'b\"c", '("a\'b") AND ("c")'),
    ],
)
def test_a_query_asks_for_every_word_with_and_without_its_article(text: str, query: str) -> None:
    assert match_all(text) == query
