"""Limits: what the bot sends never exceeds what the emulator takes, and people who ask too much are told once."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.platforms.floods import BURST, Floods, Verdict
from bot.platforms.telegram_limits import _Chat
from tests.telegram_emulator.floods import Floods as TelegramFloods
from tests.telegram_emulator.floods import Limits

moments = st.lists(st.floats(0, 5) | st.just(0.0), min_size=1, max_size=80)


@settings(deadline=None)
@given(moments, st.booleans())
def test_places_within_a_chat_are_those_that_telegram_takes(pauses: Sequence[float], group: bool) -> None:
    now = 1000.0
    chat, telegram = _Chat(now), TelegramFloods(Limits(), lambda: now)
    arrived, places = now, []
    for pause in pauses:
        arrived += pause
        places.append(chat.next_place(arrived, group=group))
        assert places[-1] >= arrived
    assert places == sorted(places)
    for now in places:  # noqa: B007  (the emulator's clock)
        telegram.check(1, group=group)
    assert telegram.refused == 0


def test_a_calm_chat_does_not_wait() -> None:
    chat = _Chat(0.0)
    assert [chat.next_place(float(moment), group=False) for moment in range(1, 200)] == list(range(1, 200))


def test_someone_who_asks_too_much_is_warned_once_and_answered_again_later() -> None:
    now = 0.0
    floods = Floods(lambda: now)
    assert [floods.judge("amal") for _ in range(BURST)] == [Verdict.ANSWER] * BURST
    assert [floods.judge("amal") for _ in range(5)] == [Verdict.WARN, *[Verdict.IGNORE] * 4]
    assert floods.judge("samir") is Verdict.ANSWER
    now = 1.0
    assert [floods.judge("amal") for _ in range(3)] == [Verdict.ANSWER, Verdict.IGNORE, Verdict.IGNORE]
    now = 60.0
    assert [floods.judge("amal") for _ in range(BURST + 1)] == [*[Verdict.ANSWER] * BURST, Verdict.WARN]


def test_many_people_do_not_fill_the_memory() -> None:
    now = 0.0
    floods = Floods(lambda: now)
    for number in range(50_000):
        now += 0.01
        floods.judge(str(number))
    assert len(floods._buckets) < 12_000
