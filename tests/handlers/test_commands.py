"""Every command, asked in both languages against a real database."""

import re

import pytest

from handlers.registry import commands
from handlers.router import Router
from tests.handlers.conftest import CHAT, Ask, said

ARABIC = re.compile(r"[\u0621-\u064a]")


TEXTS = (
    "افتتح وزير النقل الأردني يوم 3 مايو 2021 طريقا جديدا بين عمّان والعقبة.",
    "فاز فريق الوداد المغربي بكأس أفريقيا بعد مباراة حضرها 45 ألف متفرج.",
    "أعلن البنك المركزي التونسي رفع سعر الفائدة إلى 7 في المئة.",
)
ARGUMENTS = {
    "actor": " الأمم المتحدة", "article": " 1", "source": " E1", "search": " ليبيا", "upload": " {text}",
    "publish": " {draft}", "discard": " {draft}", "edit": " {draft}", "retract": " 1", "restore": " 1",
    "fix": " E1 date 2015-12-17", "drop": " F1", "merge": " A{turn} A5", "rename": " A1 en=X",
    "type": " A1 state", "review": " 1", "add": ' actor armed_group "حركة الرشاد {turn}"',
    "alias": " A1 {turn} X", "grant": " telegram:7 editor", "revoke": " telegram:7",
}  # fmt: skip
BEFORE = {
    **dict.fromkeys(("preview", "pause", "resume", "unsubscribe"), ("/subscribe daily 08:00",)),
    **dict.fromkeys(("publish", "discard", "edit"), ("/upload {text}",)),
    "undo": ("/drop Q1",), "drop": ("/undo",),
    "retract": ("/restore 1",), "restore": ("/retract 1",), "revoke": ("/grant telegram:7 editor",),
}  # fmt: skip


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
async def test_every_command_answers_under_every_name_in_the_language_of_the_name(command, ask: Ask) -> None:  # type: ignore[no-untyped-def]
    for turn, name in enumerate(command.names()):
        draft = 3 + turn
        for line in BEFORE.get(command.name, ()):
            await ask(line.format(text=TEXTS[turn % len(TEXTS)]))
        arguments = ARGUMENTS.get(command.name, "").format(draft=draft, turn=turn + 1, text=TEXTS[turn % len(TEXTS)])
        answer = await ask(f"/{name}{arguments}")
        assert not answer.reply.failed, said(answer)
        if command.name != "preview":  # that speaks the language of its subscription
            assert answer.reply.language == ("ar" if ARABIC.search(name) else "en")
        assert said(answer)


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
async def test_every_command_says_its_help_and_examples_in_both_languages(command, ask: Ask) -> None:  # type: ignore[no-untyped-def]
    english, arabic = await ask(f"/help {command.name}"), await ask(f"/المساعدة {command.arabic[0]}")
    assert f"/{command.name}" in said(english)
    assert f"/{command.arabic[0]}" in said(arabic)


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
async def test_the_examples_of_the_help_texts_are_understood(command, router: Router) -> None:  # type: ignore[no-untyped-def]
    for language in ("ar", "en"):
        for example in router.services.wording(language).words(f"command-{command.name}.examples"):
            request = (await router.answer(example, CHAT)).request
            assert request.command == command.name, example


async def test_an_english_answer_has_no_arabic_but_in_quotation_marks(ask: Ask) -> None:
    for question in ("/start", "/help", "/actors", "/places", "/timeline", "/figures", "/quotes", "/articles", "/brief",
                     "/article 1", "/article 2", "/source E1", "/search ليبيا", "/actor A1", "/language"):  # fmt: skip
        shown = said(await ask(question))
        outside = re.sub(r"«[^»]*»|“[^”]*”", "", shown)
        outside = "\n".join(line for line in outside.splitlines() if not line.strip().startswith("• /"))
        assert not ARABIC.search(outside), f"{question}: {outside}"


async def test_actors_are_listed_with_their_references(ask: Ask) -> None:
    shown = said(await ask("/actors"))
    assert "United Nations" in shown
    assert re.search(r"\[A\d+\]", shown)


async def test_a_profile_collects_what_is_known_of_an_actor(ask: Ask) -> None:
    shown = said(await ask("/الطرف كوبلر"))
    assert "مارتن كوبلر" in shown
    assert "«هذه بداية رحلة طويلة نحو السلام في ليبيا»" in shown


async def test_a_timeline_is_in_order_of_time(ask: Ask) -> None:
    shown = said(await ask("/timeline"))
    assert shown.index("2011") < shown.index("17 Dec 2015") < shown.index("8 Sept 2023")


async def test_figures_say_what_they_count(ask: Ask) -> None:
    assert "نحو 2.4 مليون شخص" in said(await ask("/الأرقام"))
    assert "about 2.4 million people" in said(await ask("/figures"))


async def test_quotes_name_their_speaker(ask: Ask) -> None:
    assert "مارتن كوبلر: «هذه بداية رحلة طويلة نحو السلام في ليبيا»" in said(await ask("/الأقوال"))


async def test_a_source_is_the_sentence_with_its_neighbours(ask: Ask) -> None:
    reference = re.search(r"\[(F\d+)\]", said(await ask("/figures 2.4")))
    assert reference is not None
    shown = said(await ask(f"/source {reference[1]}"))
    assert "ويحتاج نحو 2.4 مليون شخص" in shown
    assert "وقال المبعوث الأممي" in shown
    assert "وكانت الإطاحة" in shown
    assert "اتفاق في الصخيرات" in shown


async def test_search_finds_whatever_the_spelling(ask: Ask) -> None:
    for words in ("الامم المتحده", "أمم", "الاُمم"):
        assert "برعاية الأمم المتحدة" in said(await ask(f"/search {words}")), words


async def test_articles_and_one_article(ask: Ask) -> None:
    assert said(await ask("/articles")).index("#2") < said(await ask("/articles")).index("#1")
    shown = said(await ask("/article #1"))
    assert "اتفاق في الصخيرات" in shown
    assert "25 Dec 2015" in shown


async def test_the_brief_has_every_part(ask: Ask) -> None:
    shown = said(await ask("/الموجز"))
    for part in ("أحدث المقالات", "أبرز الأطراف", "الأحداث", "الأرقام", "بكلماتهم"):
        assert part in shown


async def test_an_empty_database_says_so(services) -> None:  # type: ignore[no-untyped-def]
    router = Router(services)
    for question in ("/actors", "/timeline", "/figures", "/quotes", "/articles", "/brief", "/places"):
        answer = await router.answer(question, CHAT)
        assert "mujaz import" in said(answer), question
    assert "mujaz import" in said(await router.answer("/start", CHAT))


async def test_long_lists_have_pages(ask: Ask, router: Router) -> None:
    first = await ask("/actors")
    assert first.reply.paging is not None
    assert first.reply.paging.pages > 1
    second = await router.turn(first.request, 2)
    assert said(first) != said(second)
    assert second.reply.paging is not None
    assert second.reply.paging.page == 2
    assert said(await ask("/actors page 2")) == said(second)
    assert (await router.turn(first.request, 99)).reply.failed
