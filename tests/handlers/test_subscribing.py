"""Subscribing in a chat: what is understood is said, and only the chat's administrators may."""

from datetime import UTC, datetime

import pytest

from handlers.request import Chat, ChatKind, Origin, Person
from handlers.router import Answer, Router
from storage import subscriptions
from tests.handlers.conftest import CHAT, Ask, said

GROUP = Chat("telegram", "-1001", kind=ChatKind.GROUP)
ADMIN = Origin(Person("telegram", "5", moderates=True))


async def test_what_was_understood_and_the_next_three_times_are_said(ask: Ask) -> None:
    shown = said(await ask("/subscribe weekdays 8am in Tripoli figures about Libya"))
    assert "Subscribed: S1" in shown
    assert "Working days (Sunday to Thursday) at 08:00, Tripoli time" in shown
    assert "figures · about Libya" in shown
    assert "Every Monday and Friday at 08:00 and 18:00" in said(await ask("/subscribe Mon Fri 8am 6pm"))
    assert shown.count("08:00") == 4
    arabic = said(await ask("/اشتراك الأحد-الخميس ٧ مساء بتوقيت بيروت عن السودان"))
    assert "بتوقيت بيروت" in arabic
    assert "عن السودان" in arabic
    assert arabic.count("19:00") == 4


async def test_without_a_line_the_usual_ones_are_offered_as_buttons(ask: Ask, router: Router) -> None:
    answer = await ask("/اشتراك")
    keys = await router.keys(answer.reply)
    for row in answer.reply.buttons:
        pressed = await router.press(keys[row[0].call], CHAT)
        assert "تم الاشتراك" in said(pressed), row[0].label
    assert len(await router.services.store.read(lambda db: subscriptions.of_chat(db, CHAT.platform, CHAT.id))) == 5


async def test_a_topic_is_found_by_its_meaningful_words(ask: Ask, router: Router) -> None:
    await ask("/subscribe daily 08:00 about the earthquake in Morocco")
    await router.services.store.write(
        lambda db: subscriptions.advance(db, [(1, 0, False, datetime(2030, 1, 1, tzinfo=UTC))])
    )
    assert "#2" in said(await ask("/preview"))


async def test_the_list_pausing_resuming_and_ending(ask: Ask) -> None:
    await ask("/subscribe daily 08:00")
    await ask("/subscribe now")
    shown = said(await ask("/subscriptions"))
    assert "S1 Every day at 08:00" in shown
    assert "S2 As soon as an article is published" in shown
    asked = (await ask("/pause")).reply
    assert [button.label for row in asked.buttons for button in row] == ["S1", "S2"], "of two, one is chosen"
    assert (await ask("/pause S3")).reply.failed
    assert "S1 is paused" in said(await ask("/pause S1"))
    assert "paused until" in said(await ask("/subscriptions"))
    assert said(await ask("/resume s1")).count("08:00") == 4
    assert "S2 is ended" in said(await ask("/unsubscribe S2"))
    assert "S1 is ended" in said(await ask("/unsubscribe"))
    assert "no subscriptions" in said(await ask("/subscriptions"))


async def test_another_chat_s_subscription_is_out_of_reach(ask: Ask, router: Router) -> None:
    await ask("/subscribe daily 08:00")
    stranger = await router.answer("/unsubscribe S1", Chat("telegram", "99", hint="en"))
    assert stranger.reply.failed
    assert "S1 Every day" in said(await ask("/subscriptions"))


async def test_only_the_chat_s_administrators_may(router: Router) -> None:
    refused = await router.answer("/subscribe daily 08:00", GROUP, Origin(Person("telegram", "6")))
    assert refused.reply.failed
    assert refused.reply.private
    assert not (await router.answer("/subscribe daily 08:00", GROUP, ADMIN)).reply.failed
    assert (await router.answer("/unsubscribe S1", GROUP, Origin(Person("telegram", "6")))).reply.failed
    assert not (await router.answer("/subscriptions", GROUP, Origin(Person("telegram", "6")))).reply.failed


async def test_the_same_again_and_too_many_are_refused(ask: Ask) -> None:
    await ask("/subscribe daily 08:00")
    assert "S1" in said(await ask("/subscribe every day 8am"))
    for minute in range(1, 20):
        assert not (await ask(f"/subscribe daily 08:{minute:02}")).reply.failed
    assert (await ask("/subscribe daily 09:00")).reply.failed


async def test_a_terminal_cannot_subscribe(router: Router) -> None:
    answer = await router.answer("/subscribe daily 08:00", Chat("console", "local", kind=ChatKind.TERMINAL))
    assert answer.reply.failed


@pytest.mark.parametrize("wrong", ["daily 25:00", "blah", "cron * * * * *", "daily 08:00 about #99"])
async def test_a_wrong_line_is_one_line_and_stores_nothing(ask: Ask, wrong: str) -> None:
    answer = await ask(f"/subscribe {wrong}")
    assert answer.reply.failed
    assert len(said(answer).splitlines()) == 1
    assert "no subscriptions" in said(await ask("/subscriptions"))


async def test_a_preview_shows_the_briefing_and_counts_for_nothing(ask: Ask, router: Router) -> None:
    await ask("/subscribe daily 08:00")
    await router.services.store.write(
        lambda db: subscriptions.advance(db, [(1, 0, False, datetime(2030, 1, 1, tzinfo=UTC))])
    )
    first: Answer = await ask("/preview")
    assert "Morocco" in said(first)
    assert said(await ask("/preview")) == said(first)
