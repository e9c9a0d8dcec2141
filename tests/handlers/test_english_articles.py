"""An English article in the database: answers in both languages, and one row for whoever both languages name."""

import re
from datetime import date

import pytest

from handlers.importing import import_article
from handlers.router import Router
from handlers.services import Services
from tests.handlers.conftest import CHAT, said

ENGLISH = (
    "Budget passed in Kenya\n\n"
    "The Libyan parliament approved a budget of 37 billion dollars on 9 July 2023. At least 32 people had been killed "
    "in clashes in Tripoli in August 2022. Military commander Khalifa Hifter welcomed 12 masked zealots.\n"
    '"This budget serves all Libyans," said Abdullah Belihaq, a lawmaker.\n'
)
ARABIC = "التقى خليفة حفتر وفدا في بنغازي يوم 8 يوليو 2023. وأقر البرلمان الليبي قانونا."
LATIN = re.compile(r"[A-Za-z]{2,}")


@pytest.fixture
async def router(services: Services) -> Router:
    await import_article(ENGLISH.encode(), date(2023, 7, 10), "english.txt", services)
    await import_article(ARABIC.encode(), date(2023, 7, 10), "arabic.txt", services)
    return Router(services)


async def asked(router: Router, text: str) -> str:
    answer = await router.answer(text, CHAT)
    assert not answer.reply.failed
    return said(answer)


async def test_an_english_answer_says_the_clause_and_the_figure_of_the_article(router: Router) -> None:
    assert "The Libyan parliament approved a budget of 37 billion dollars" in await asked(router, "/timeline")
    assert "At least 32 people" in await asked(router, "/figures")
    assert "Abdullah Belihaq: “This budget serves all Libyans”" in await asked(router, "/quotes")


async def test_an_arabic_answer_composes_figures_and_quotes_what_it_cannot_say(router: Router) -> None:
    figures = await asked(router, "/الأرقام")
    assert "37 مليار دولار" in figures
    assert "ما لا يقل عن 32 شخصا" in figures
    assert "«12 masked zealots»" in figures
    assert "اتفاق: «The Libyan parliament approved a budget of 37 billion dollars on 9 July 2023»" in await asked(
        router, "/الأحداث"
    )


@pytest.mark.parametrize(
    "question", ["/الأطراف", "/الأماكن", "/الأحداث", "/الأرقام", "/الأقوال", "/المصدر E1", "/الموجز", "/المقال 1"]
)
async def test_an_arabic_answer_over_english_articles_has_no_english_but_in_quotation_marks(
    router: Router, question: str
) -> None:
    outside = re.sub(r"«[^»]*»|“[^”]*”", "", await asked(router, question))
    outside = re.sub(r"english\.txt|arabic\.txt|\[?[AEFQ]\d+\]?", "", outside)
    assert not LATIN.search(outside), outside


async def test_both_languages_name_the_same_actor(router: Router) -> None:
    assert (await asked(router, "/actors")).count("Haftar") == 1
    profile = await asked(router, "/actor Khalifa Hifter")
    assert "Khalifa Haftar" in profile
    assert (await asked(router, "/الأطراف")).count("البرلمان الليبي") == 1


async def test_an_arabic_name_finds_the_english_sentence(router: Router) -> None:
    assert "Khalifa Hifter welcomed" in await asked(router, "/بحث حفتر")
    assert "Khalifa Hifter welcomed" in await asked(router, "/search Hifter")


async def test_the_source_of_an_english_fact_is_its_sentence(router: Router) -> None:
    assert "“The Libyan parliament approved" in (await asked(router, "/المصدر E1")).replace(
        "Budget passed in Kenya ", ""
    )
