"""/review: from the preview of a draft to its facts, each with buttons that drop it or say how to set it right."""

from handlers.reply import Button
from handlers.request import Chat, ChatKind, Origin, Person, request_of
from handlers.router import Answer, Router
from tests.articles import SKHIRAT
from tests.handlers.conftest import CHAT, Ask, said

EDITOR = Origin(Person("test", "1", "Anna"))
DRAFT = SKHIRAT.replace("الصخيرات", "طنجة").replace("طويلة نحو السلام", "قصيرة نحو الحرب") + "وسقط 12 قتيلا في بنغازي."


def button(answer: Answer, label: str) -> Button:
    return next(one for row in answer.reply.buttons for one in row if one.label == label)


async def press(router: Router, answer: Answer, label: str) -> Answer:
    return await router.ask(request_of(button(answer, label).call, CHAT, EDITOR))


async def test_a_draft_s_facts_are_dropped_and_brought_back_without_typing(router: Router) -> None:
    preview = await router.answer(f"/upload date=2015-12-25 {DRAFT}", CHAT, EDITOR)
    review = await press(router, preview, "Correct")
    assert "#3" in said(review)
    first = next(label for row in review.reply.buttons for one in row if (label := one.label).startswith("Drop E"))
    fact = first.removeprefix("Drop ")
    dropped = await press(router, review, first)
    assert button(review, first).replaces
    assert f"{fact} is dropped" in said(dropped)
    assert f"[{fact}]" not in said(dropped)
    back = await press(router, dropped, "Undo")
    assert f"[{fact}]" in said(back)
    again = await press(router, dropped, "Undo")
    assert again.reply.failed
    assert "Draft" in said(await press(router, back, "Back to the preview"))


async def test_fix_says_what_to_send_and_what_it_says_works(router: Router) -> None:
    review = await router.answer("/مراجعة 1", CHAT, EDITOR)
    how = await press(router, review, "تصحيح E1")
    shown = said(how)
    assert "وقّع الفرقاء الليبيون" in shown
    for line in (line.strip() for line in shown.splitlines() if line.startswith("/")):
        answer = await router.answer(line, CHAT, EDITOR)
        assert not answer.reply.failed, line
    assert "حُذف E1" in said(await press(router, how, "حذف E1"))
    for kind in ("F1", "Q1", "A3"):
        for asked in (f"/fix {kind}", f"/تصحيح {kind}"):
            lines = [line for line in said(await router.answer(asked, CHAT, EDITOR)).splitlines() if line[0] == "/"]
            assert lines
            for line in lines:
                assert "…" in line or not (await router.answer(line, CHAT, EDITOR)).reply.failed, line


async def test_every_page_has_room_on_every_platform(router: Router) -> None:
    review = await router.answer("/review 1", CHAT, EDITOR)
    seen: set[str] = set()
    while True:
        assert len(review.reply.buttons) <= 5
        assert all(len(row) <= 5 for row in review.reply.buttons)
        seen |= {one.label for row in review.reply.buttons for one in row if one.label.startswith("Fix ")}
        if not any(one.label == "Next ›" for row in review.reply.buttons for one in row):
            break
        review = await press(router, review, "Next ›")
    assert seen == {f"Fix {fact}" for fact in ("E1", "E2", "F1", "Q1", "A1", "A2", "A3", "A4", "A5")}
    typed = await router.answer("/review 1 page 2", CHAT, EDITOR)
    assert "[E2]" in said(await press(router, typed, "‹ Previous"))


async def test_a_draft_s_facts_are_not_shown_where_others_read_along(router: Router) -> None:
    await router.answer(f"/upload date=2015-12-25 {DRAFT}", CHAT, EDITOR)
    group = Chat("test", "group", kind=ChatKind.GROUP)
    await router.answer("/grant test:1 editor", CHAT, EDITOR)
    await router.answer("/fix E5 date 2013", CHAT, EDITOR)
    for line in ("/review 3", "/fix E4", '/add event #3 2015 "x"', "/drop E4", "/undo", "/edit 3 title=x"):
        answer = await router.answer(line, group, EDITOR)
        assert answer.reply.failed, line
        assert len(said(answer).splitlines()) == 1
        assert "2015" not in said(answer), line
    history = await router.answer("/history", group, EDITOR)
    assert "بنغازي" not in said(history)


async def test_an_old_undo_button_takes_back_its_own_correction_and_no_other(ask: Ask, router: Router) -> None:
    first = await router.answer("/fix E1 date 2014", CHAT, EDITOR)
    await router.answer("/fix E2 date 2010", CHAT, EDITOR)
    assert "E1" in said(await press(router, first, "Undo"))
    assert "2010" in said(await ask("/timeline #1"))
    assert (await press(router, first, "Undo")).reply.failed
    history = said(await router.answer("/history", CHAT, EDITOR))
    assert "“/undo 2” takes back" in history
    assert "E2" in said(await router.answer("/undo 2", CHAT, EDITOR))
