"""How questions are understood: filters, languages, plain sentences, mistakes."""

from datetime import date

import pytest

from handlers.importing import import_article
from handlers.request import Chat
from handlers.router import LONGEST_TEXT, Router
from handlers.services import Services
from tests.handlers.conftest import CHAT, Ask, said


@pytest.mark.parametrize(
    ("question", "some", "none"),
    [
        ("/timeline 2011", "2011", "2015"),
        ("/timeline 2010-2012", "2011", "2023"),
        ("/timeline since 2016", "2023", "2011"),
        ("/timeline from 2012 to 2016", "2015", "2023"),
        ("/الأحداث منذ 2016", "2023", "2011"),
        ("/الأحداث حتى ٢٠١٢", "2011", "2023"),
        ("/الأحداث بين 2012 و2016", "2015", "2023"),
        ("/الأحداث ديسمبر 2015", "2015", "2023"),
        ("/timeline #2", "2023", "2015"),
        ("/timeline 2015 #1 Skhirat", "2015", "2011 ·"),
        ("/timeline between 2012 and 2016", "2015", "2023"),
        ("/timeline agreement", "2015", "2023"),
        ("/الأحداث كوارث", "2023", "2015"),
        ("/timeline disaster en", "2023", "2015"),
        ("/timeline المغرب 2023", "2023", "2015"),
        ("/timeline Morocco 2023", "2023", "2015"),
        ("/figures #1", "2.4", "2,862"),
        ("/الأرقام قتيلا", "2862", "2.4"),
        ("/places #2", "Al Haouz", "Skhirat"),
        ("/actors person", "Mohammed VI", "United Nations"),
        ("/الأطراف أشخاص", "محمد السادس", "الأمم المتحدة"),
        ("/articles 2015", "#1", "#2"),
    ],
)
async def test_filters_narrow_in_any_order_and_language(ask: Ask, question: str, some: str, none: str) -> None:
    body = "\n".join(said(await ask(question)).splitlines()[1:])
    assert some in body
    assert none not in body


@pytest.mark.parametrize(
    ("question", "command", "language"),
    [
        ("من هم الأطراف؟", "actors", "ar"),
        ("من هم الأطراف المشاركون", "actors", "ar"),
        ("من هي الأطراف المشاركة؟", "actors", "ar"),
        ("who are the actors?", "actors", "en"),
        ("Who is involved?", "actors", "en"),
        ("من هو مارتن كوبلر؟", "actor", "ar"),
        ("Who is Martin Kobler?", "actor", "en"),
        ("متى وقع الاتفاق؟", "timeline", "ar"),
        ("متى وُقّع الاتفاق", "timeline", "ar"),
        ("When was the agreement signed?", "timeline", "en"),
        ("what happened in 2011?", "timeline", "en"),
        ("كم عدد القتلى؟", "figures", "ar"),
        ("what are the figures about aid?", "figures", "en"),
        ("How many people were killed?", "figures", "en"),
        ("ماذا قال كوبلر؟", "quotes", "ar"),
        ("What did Kobler say?", "quotes", "en"),
        ("what has Kobler said about the accord?", "quotes", "en"),
        ("What did Kobler do?", "timeline", "en"),
        ("ماذا فعل كوبلر؟", "timeline", "ar"),
        ("أين وقع الزلزال؟", "places", "ar"),
        ("Where was the earthquake?", "places", "en"),
        ("ما الجديد؟", "brief", "ar"),
        ("what's new?", "brief", "en"),
        ("الموجز", "brief", "ar"),
        ("help", "help", "en"),
        ("زلزال الحوز", "search", "ar"),
    ],
)
async def test_plain_questions_reach_the_command_that_answers_them(
    ask: Ask, question: str, command: str, language: str
) -> None:
    answer = await ask(question)
    assert answer.request.command == command
    assert answer.reply.language == language
    assert said(answer)


async def test_a_question_s_words_narrow_its_answer(ask: Ask) -> None:
    assert "17 ديسمبر 2015" in said(await ask("متى وقع الاتفاق؟"))
    assert "2023" not in said(await ask("متى وقع الاتفاق؟"))


@pytest.mark.parametrize("question", ["من هم الأطراف؟", "كم عدد قتيلا"])
async def test_what_a_question_asks_twice_is_no_filter(ask: Ask, question: str) -> None:
    assert "لا شيء يطابق" not in said(await ask(question))


async def test_words_that_fit_nothing_are_named_and_passed_over(ask: Ask) -> None:
    shown = said(await ask("when was the zeppelin flight?"))
    assert "zeppelin" in shown
    assert "2015" in shown


@pytest.mark.parametrize(
    ("question", "language"),
    [("/actors", "en"), ("/الأطراف", "ar"), ("/actors ar", "ar"), ("/الأطراف en", "en"), ("/actors عربي", "ar"),
     ("/actors english", "en"), ("/actor الأمم المتحدة", "en"), ("/الطرف Martin Kobler", "ar")],
)  # fmt: skip
async def test_an_explicit_word_then_the_command_s_script_choose_the_language(
    ask: Ask, question: str, language: str
) -> None:
    assert (await ask(question)).reply.language == language


async def test_where_a_question_has_no_script_the_chat_then_the_platform_then_the_settings_choose(
    router: Router,
) -> None:
    assert (await router.answer("2015", CHAT)).reply.language == "ar"
    hinted = Chat("test", "hinted", hint="en-GB")
    assert (await router.answer("2015", hinted)).reply.language == "en"
    await router.answer("/language ar", hinted)
    assert (await router.answer("2015", hinted)).reply.language == "ar"
    await router.answer("/language auto", hinted)
    assert (await router.answer("2015", hinted)).reply.language == "en"
    unknown = Chat("test", "unknown", hint="fr")
    assert (await router.answer("2015", unknown)).reply.language == "ar"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("/actros", "/actors"),
        ("/الاطرف", "/الأطراف"),
        ("/timelin 2015", "/timeline"),
        ("/xyzzy", "/help"),
        ("/", "/"),
        ("؟", ""),
        ("", ""),
        ("   ", ""),
        ("x" * (LONGEST_TEXT + 1), str(LONGEST_TEXT)),
        ("/timeline #99", "#99"),
        ("/timeline 2015-2011", "2015-2011"),
        ("/timeline 99999", "99999"),
        ("/article", "1"),
        ("/article 99", "99"),
        ("/article abc", "1"),
        ("/source", "E2"),
        ("/source X1", "X1"),
        ("/source E999", "E999"),
        ("/source E99999999999999999999", "E99999999999999999999"),
        ("/actor", "/actor"),
        ("/actor Nabolion Bonabarte", "Nabolion"),
        ("/actor Martin Cobler", "Martin Kobler"),
        ("/search", "/search"),
        ("/language fr", "ar"),
        ("/help xyzzy", "xyzzy"),
        ("/actors page 77", "77"),
    ],
)
async def test_a_mistake_is_one_clear_line_that_helps(ask: Ask, question: str, told: str) -> None:
    answer = await ask(question)
    assert answer.reply.failed
    assert "\n" not in said(answer)
    assert told in said(answer)


async def test_a_command_may_carry_the_bot_s_name(ask: Ask) -> None:
    assert (await ask("/actors@mujaz_bot person")).request.command == "actors"


async def test_a_defect_is_a_line_with_a_number_and_a_trace_in_the_log(
    router: Router, caplog: pytest.LogCaptureFixture
) -> None:
    await router.services.store.write(lambda db: db.execute("drop view quotes"))
    answer = await router.answer("/quotes", CHAT)
    assert answer.reply.failed
    number = caplog.records[-1].getMessage().partition(":")[0]
    assert number in said(answer)
    assert "no such table" in caplog.text


async def test_an_article_without_a_title_is_called_by_its_first_line(ask: Ask, services: Services) -> None:
    body = "قالت الوزيرة إن المشروع بدأ.\nوأضافت أنه يكلف مليون دينار، وأنه لا يحتاج إلى قروض.\n"
    await import_article(body.encode(), date(2024, 1, 1), "minister.txt", services)
    assert "#3 قالت الوزيرة إن المشروع بدأ. ·" in said(await ask("/المقالات"))
