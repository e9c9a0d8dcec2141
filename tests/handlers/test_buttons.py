"""Buttons: what a reply offers to press, and what becomes of a press."""

from datetime import date, timedelta

from handlers.request import Chat
from handlers.router import Router
from handlers.services import Services
from storage import views
from tests.handlers.conftest import CHAT, Ask, said


async def test_a_list_offers_its_other_pages_and_the_evidence_of_its_facts(ask: Ask, router: Router) -> None:
    first = await ask("/actors")
    turning, *sources = first.reply.buttons
    assert [button.label for button in turning] == ["Next ›"]
    assert all(len(row) <= 5 for row in sources)
    keys = await router.keys(first.reply)
    second = await router.press(keys[turning[0].call], CHAT)
    assert said(second) == said(await router.turn(first.request, 2))
    assert second.reply.buttons[0][0].label == "‹ Previous"
    shown = await router.press(keys[sources[0][0].call], CHAT)
    assert shown.request.command == "actor"
    assert shown.reply.language == "en"


async def test_pages_turn_from_a_page_that_was_asked_for_in_words(ask: Ask, router: Router) -> None:
    for first, second in (("/actors", "/actors page 2"), ("/الأطراف", "/الأطراف صفحة ٢")):
        typed = await ask(second)
        back = next(button for button in typed.reply.buttons[0] if button.call.page == 1)
        keys = await router.keys(typed.reply)
        assert said(await router.press(keys[back.call], CHAT)) == said(await ask(first))
        assert said(await router.turn(typed.request, 1)) == said(await ask(first))
        typed = await ask(second.replace("2", "1").replace("٢", "١"))
        assert said(await router.turn(typed.request, 2)) == said(await ask(second))


async def test_a_fact_s_button_shows_its_sentence(ask: Ask, router: Router) -> None:
    answer = await ask("/timeline 2015")
    keys = await router.keys(answer.reply)
    evidence = await router.press(keys[answer.reply.buttons[0][0].call], CHAT)
    assert evidence.request.command == "source"
    assert "الصخيرات" in said(evidence)


async def test_a_press_works_in_a_new_program_on_the_same_database(ask: Ask, services: Services) -> None:
    reply = (await ask("/الأطراف")).reply
    keys = await Router(services).keys(reply)
    assert keys == await Router(services).keys(reply)
    again = await Router(services).press(keys[reply.buttons[0][0].call], CHAT)
    assert again.reply.language == "ar"
    assert not again.reply.failed


async def test_an_unknown_or_forgotten_button_is_one_line(ask: Ask, router: Router, services: Services) -> None:
    reply = (await ask("/actors")).reply
    keys = await router.keys(reply)
    later = services.today() + views.KEPT_FOR + timedelta(days=2)
    await services.store.write(lambda db: views.keep(db, (), later))
    for key in (next(iter(keys.values())), "no such key", "", "'; drop table views"):
        answer = await router.press(key, Chat("test", "room", hint="en"))
        assert answer.reply.failed
        assert "too old" in said(answer)


async def test_a_button_that_is_shown_again_lives_on(ask: Ask, router: Router, services: Services) -> None:
    keys = await router.keys((await ask("/actors")).reply)
    key = next(iter(keys.values()))
    stored = await services.store.read(lambda db: views.find(db, key))
    assert stored is not None
    half = services.today() + views.KEPT_FOR / 2
    await services.store.write(lambda db: views.keep(db, (stored,), half))
    await services.store.write(lambda db: views.keep(db, (), date(2025, 3, 1)))
    assert await services.store.read(lambda db: views.find(db, key)) == stored


async def test_a_latin_command_of_a_chat_platform_s_menu_follows_the_chat(router: Router) -> None:
    arab = Chat("telegram", "5", hint="ar")
    assert (await router.answer("/actors", arab)).reply.language == "ar"
    assert (await router.answer("/actors en", arab)).reply.language == "en"
    assert (await router.answer("who are the actors?", arab)).reply.language == "en"
    assert (await router.answer("/actors", Chat("telegram", "6"))).reply.language == "en"
    assert (await router.answer("/الأطراف", Chat("telegram", "6", hint="en"))).reply.language == "ar"
