"""What people write behind /subscribe, in both languages."""

from datetime import time

import pytest

from handlers.errors import UserError
from handlers.schedule_words import ScheduleWords
from handlers.subscribe import OFFERED
from locales import wording
from storage.subscriptions import EVERY_DAY, Schedule, Section, Wish

WORDS = ScheduleWords((wording("ar"), wording("en-GB")))
EIGHT, NOON = time(8), time(12)
SUN_TO_THU = frozenset({6, 0, 1, 2, 3})
MON_TO_FRI = frozenset(range(5))


def understood(text: str) -> tuple[Schedule, Wish]:
    return WORDS.understand(text, zone="UTC", language="en")


@pytest.mark.parametrize(
    ("text", "times", "days", "zone"),
    [
        ("08:00", (EIGHT,), EVERY_DAY, "UTC"),
        ("8am", (EIGHT,), EVERY_DAY, "UTC"),
        ("daily 8", (EIGHT,), EVERY_DAY, "UTC"),
        ("weekly Sunday 9 in the UAE", (time(9),), frozenset({6}), "Asia/Dubai"),
        ("20h", (time(20),), EVERY_DAY, "UTC"),
        ("8h30", (time(8, 30),), EVERY_DAY, "UTC"),
        ("every morning at 8", (EIGHT,), EVERY_DAY, "UTC"),
        ("at 7 every evening", (time(19),), EVERY_DAY, "UTC"),
        ("كل مساء الساعة ٧", (time(19),), EVERY_DAY, "UTC"),
        ("كل يوم 8 م", (time(20),), EVERY_DAY, "UTC"),
        ("٨ ونصف صباحا", (time(8, 30),), EVERY_DAY, "UTC"),
        ("٨ونصف صباحا", (time(8, 30),), EVERY_DAY, "UTC"),
        ("الثامنة إلا ربع", (time(7, 45),), EVERY_DAY, "UTC"),
        ("الثامنة وثلث", (time(8, 20),), EVERY_DAY, "UTC"),
        ("8 a.m.", (EIGHT,), EVERY_DAY, "UTC"),
        ("at 8", (EIGHT,), EVERY_DAY, "UTC"),
        ("8.30", (time(8, 30),), EVERY_DAY, "UTC"),
        ("٨ صباحا", (EIGHT,), EVERY_DAY, "UTC"),
        ("٨:٠٠", (EIGHT,), EVERY_DAY, "UTC"),
        ("8ص", (EIGHT,), EVERY_DAY, "UTC"),
        ("الساعة 8", (EIGHT,), EVERY_DAY, "UTC"),
        ("الثامنة صباحا", (EIGHT,), EVERY_DAY, "UTC"),
        ("الثامنة والنصف مساء", (time(20, 30),), EVERY_DAY, "UTC"),
        ("السابعة إلا ربعا مساء", (time(18, 45),), EVERY_DAY, "UTC"),
        ("الثانية عشرة ظهرا", (NOON,), EVERY_DAY, "UTC"),
        ("noon", (NOON,), EVERY_DAY, "UTC"),
        ("منتصف الليل", (time(0),), EVERY_DAY, "UTC"),
        ("12 am", (time(0),), EVERY_DAY, "UTC"),
        ("12pm", (NOON,), EVERY_DAY, "UTC"),
        ("daily 8am 6pm", (EIGHT, time(18)), EVERY_DAY, "UTC"),
        ("يوميا 08:00 و18:00", (EIGHT, time(18)), EVERY_DAY, "UTC"),
        ("daily 08:00 in Cairo", (EIGHT,), EVERY_DAY, "Africa/Cairo"),
        ("daily 08:00 Cairo time", (EIGHT,), EVERY_DAY, "Africa/Cairo"),
        ("08:00 Africa/Casablanca", (EIGHT,), EVERY_DAY, "Africa/Casablanca"),
        ("08:00 utc+3", (EIGHT,), EVERY_DAY, "Etc/GMT-3"),
        ("08:00 UTC+03:00", (EIGHT,), EVERY_DAY, "Etc/GMT-3"),
        ("08:00 بتوقيت غرينتش", (EIGHT,), EVERY_DAY, "Etc/UTC"),
        ("08:00 in the UAE", (EIGHT,), EVERY_DAY, "Asia/Dubai"),
        ("08:00 بتوقيت واشنطن", (EIGHT,), EVERY_DAY, "America/New_York"),
        ("08:00 بتوقيت طرابلس", (EIGHT,), EVERY_DAY, "Africa/Tripoli"),
        ("08:00 بتوقيت المغرب", (EIGHT,), EVERY_DAY, "Africa/Casablanca"),
        ("08:00 بتوقيت بنغازي", (EIGHT,), EVERY_DAY, "Africa/Tripoli"),
        ("08:00 in New York", (EIGHT,), EVERY_DAY, "America/New_York"),
        ("weekdays 8am in Tripoli", (EIGHT,), SUN_TO_THU, "Africa/Tripoli"),
        ("weekdays 8am in Tunis", (EIGHT,), MON_TO_FRI, "Africa/Tunis"),
        ("أيام العمل 08:00 بتوقيت الرياض", (EIGHT,), SUN_TO_THU, "Asia/Riyadh"),
        ("weekends 08:00 in Riyadh", (EIGHT,), frozenset({4, 5}), "Asia/Riyadh"),
        ("الأحد-الخميس 08:00", (EIGHT,), SUN_TO_THU, "UTC"),
        ("من الأحد إلى الخميس 08:00", (EIGHT,), SUN_TO_THU, "UTC"),
        ("Sun-Thu 08:00", (EIGHT,), SUN_TO_THU, "UTC"),
        ("Monday to Friday 08:00", (EIGHT,), MON_TO_FRI, "UTC"),
        ("Friday to Sunday 08:00", (EIGHT,), frozenset({4, 5, 6}), "UTC"),
        ("Mon, Wed and Fri 08:00", (EIGHT,), frozenset({0, 2, 4}), "UTC"),
        ("الاثنين والأربعاء 08:00", (EIGHT,), frozenset({0, 2}), "UTC"),
        ("weekly Sunday 08:00", (EIGHT,), frozenset({6}), "UTC"),
        ("كل يوم جمعة 08:00", (EIGHT,), frozenset({4}), "UTC"),
        ("كل أسبوع السبت 08:00", (EIGHT,), frozenset({5}), "UTC"),
    ],
)
def test_times_days_and_zone_in_any_order(text: str, times: tuple[time, ...], days: frozenset[int], zone: str) -> None:
    for order in (text, " ".join(("daily", text)) if days == EVERY_DAY else text):
        schedule, wish = understood(order)
        assert (schedule.times, schedule.days, schedule.zone) == (times, days, zone)
        assert wish == Wish("en")


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("08:00 figures and quotes only", Wish("en", (Section.FIGURES, Section.QUOTES))),
        ("08:00 الأرقام والأحداث", Wish("en", (Section.TIMELINE, Section.FIGURES))),
        ("08:00 on this day", Wish("en", (Section.ON_THIS_DAY,))),
        ("08:00 في مثل هذا اليوم", Wish("en", (Section.ON_THIS_DAY,))),
        ("08:00 about Libya and oil Cairo time", Wish("en", topic="Libya and oil")),
        ("08:00 about Libya Africa/Cairo", Wish("en", topic="Libya")),
        ("08:00 about the war in Sudan figures", Wish("en", (Section.FIGURES,), topic="the war in Sudan")),
        ("08:00 about the events in Sudan", Wish("en", topic="the events in Sudan")),
        ("08:00 عن الحرب في السودان بتوقيت القاهرة", Wish("en", topic="الحرب في السودان")),
        ("about Libya 08:00", Wish("en", topic="Libya")),
        ("08:00 عن ليبيا", Wish("en", topic="ليبيا")),
        ("08:00 silent with a picture", Wish("en", silent=True, picture=True)),
    ],
)
def test_what_a_briefing_shows(text: str, wish: Wish) -> None:
    assert understood(text)[1] == wish


def test_immediate_posts_and_their_quiet_time() -> None:
    assert understood("now")[0] == Schedule("UTC")
    assert understood("now")[0].immediate
    quiet = (time(22), time(7))
    for text in (
        "now quiet 22:00-07:00", "now except 10pm to 7am", "now quiet 22-7", "فورا هدوء من 10 مساء إلى 7 صباحا",
    ):  # fmt: skip
        assert understood(text)[0] == Schedule("UTC", quiet=quiet)


def test_cron_expressions_are_as_cron_has_them() -> None:
    assert understood("cron 0 8 * * 1-5 in Cairo")[0] == Schedule("Africa/Cairo", cron="0 8 * * 1-5")
    assert understood("بتوقيت القاهرة كرون ٠ ٨ * * ١-٥")[0] == Schedule("Africa/Cairo", cron="0 8 * * 1-5")
    assert understood('cron "0 8,20 * * sun-thu" silent') == (
        Schedule("UTC", cron="0 8,20 * * SUN-THU"),
        Wish("en", silent=True),
    )


@pytest.mark.parametrize("locale", ["ar", "en-GB"])
def test_what_is_offered_as_an_example_is_understood(locale: str) -> None:
    offered = wording(locale).words("subscribe-examples")
    for line in (*offered, *(wording(locale)(f"subscribe-{name}") for name in OFFERED)):
        WORDS.understand(line, zone="UTC", language="ar")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("daily", "error-schedule-time"), ("hello 08:00", "error-schedule-word"), ("25:00", "error-schedule-word"),
        ("8", "error-schedule-word"), ("13 pm", "error-schedule-word"), ("weekly 08:00", "error-weekly-day"),
        ("08:00 in Russia", "error-several-zones"), ("08:00 in Atlantis", "error-schedule-word"),
        ("cron * * * * *", "error-cron"), ("cron 0 8 * *", "error-cron"), ("cron 61 8 * * *", "error-cron"),
        ("cron 0 0 30 2 *", "error-cron"), ("now 08:00", "error-schedule-kinds"),
        ("08:00 quiet 22:00-07:00", "error-schedule-kinds"), ("08:00 cron 0 8 * * *", "error-schedule-kinds"),
        ("now quiet 22:00", "error-quiet"), ("08:00 about", "error-topic"),
        (" ".join(f"{hour:02}:15" for hour in range(13)), "error-many-times"),
    ],
)  # fmt: skip
def test_what_makes_no_schedule_is_refused_with_the_line_that_says_why(text: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        understood(text)
    assert refused.value.key == key
