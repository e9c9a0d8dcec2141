"""What a briefing holds: a headline, each thing once, the rest behind buttons, one message whatever articles say."""

from datetime import UTC, date, datetime

import pytest

from bot.platforms.telegram_html import messages
from bot.platforms.terminal import Layout, render
from handlers.briefing import Contents, compose
from handlers.buttons import with_sources
from handlers.importing import import_article
from handlers.reply import Listing, Reply, Style
from handlers.request import Chat
from handlers.router import Router
from handlers.services import Services
from storage import visibility
from storage.filters import Filter
from storage.subscriptions import Section
from tests.articles import QUAKE, SKHIRAT

DAY = date(2015, 12, 25)
RETOLD = (
    "ليبيا توقع\n\n"
    "وقع ممثلو الأطراف الليبية الاتفاق السياسي في الصخيرات في المغرب يوم 17 ديسمبر 2015 برعاية الأمم المتحدة. "
    "وقال المبعوث الأممي مارتن كوبلر: «هذه بداية رحلة طويلة نحو السلام في ليبيا». "
    "ويحتاج نحو 2.4 مليون شخص إلى مساعدات إنسانية."
)


async def stored(services: Services, *bodies: str, published: date = DAY) -> None:
    for number, body in enumerate(bodies):
        await import_article(body.encode(), published, f"{number}.txt", services)


async def briefing(services: Services, language: str = "ar", *, day: date = DAY, **about: object) -> Reply:
    contents = Contents(tuple(Section), Filter(**about), day)  # type: ignore[arg-type]
    words = services.wording(language)
    return with_sources((await services.store.read(lambda db: compose(db, contents, words))).reply)


def shown(reply: Reply) -> str:
    return render(reply, Layout(2000, "plain", colour=False))


async def test_what_two_articles_tell_stands_there_once(services: Services) -> None:
    await stored(services, SKHIRAT, RETOLD)
    text = shown(await briefing(services))
    assert ("وقّع الفرقاء" in text) != ("وقع ممثلو" in text)
    assert text.count("2.4 مليون شخص") == 1
    assert text.count("بداية رحلة") == 1


async def test_the_weightiest_event_is_the_headline_and_is_not_repeated(services: Services) -> None:
    await stored(services, SKHIRAT)
    reply = await briefing(services)
    headline = reply.blocks[1]
    assert isinstance(headline, Listing)
    assert "وقّع الفرقاء الليبيون" in "".join(run.text for run in headline.items[0].line)
    assert {run.style for run in headline.items[0].line} == {Style.STRONG}
    assert shown(reply).count("وقّع الفرقاء") == 1


async def test_a_post_of_one_article_is_headed_by_its_title(services: Services) -> None:
    await stored(services, SKHIRAT)
    lines = shown(await briefing(services, article=1)).split("\n")
    assert lines[1].startswith("مقال جديد")
    assert "اتفاق في الصخيرات" in lines[2]


async def test_an_article_without_a_title_is_known_by_how_it_begins(services: Services) -> None:
    await stored(services, QUAKE)
    assert "ضرب زلزال بقوة 6.8 درجات إقليم الحوز" in shown(await briefing(services))


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_one_message_holds_it_whatever_articles_say(services: Services, language: str) -> None:
    long = " ".join(["ومن غير أن يتوقف أحد في الطريق الساحلي عند Tripoli أو سواها"] * 60)
    bodies = [
        f"وقع الطرفان الليبيان يوم {day} ديسمبر 2015 اتفاق الهدنة رقم {day} {long}. "
        f"وقال مارتن كوبلر: «هذه الهدنة رقم {day} {long}». وقتل {day + 40} شخصا من المدنيين."
        for day in range(10, 22)
    ]
    await stored(services, *bodies)
    reply = await briefing(services, language)
    (html,) = messages(reply)
    assert html
    assert "…" in shown(reply)


async def test_the_buttons_lead_to_all_that_is_new_and_to_the_evidence(services: Services) -> None:
    await stored(services, SKHIRAT)
    seen = await services.store.read(visibility.newest)
    await stored(services, QUAKE, published=date(2023, 9, 12))
    reply = await briefing(services, "en", after=seen)
    buttons = {button.label: button.call for row in reply.buttons for button in row}
    listed = await Router(services).press((await Router(services).keys(reply))[buttons["Timeline"]], Chat("test", "1"))
    assert "2023" in shown(listed.reply)
    assert "2015" not in shown(listed.reply)
    references = {item.reference for b in reply.blocks if isinstance(b, Listing) for item in b.items if item.reference}
    assert references <= set(buttons)


async def test_actors_of_a_topic_are_those_named_beside_it(services: Services) -> None:
    await stored(services, SKHIRAT)
    answer = await Router(services).answer("/brief Martin Kobler", Chat("test", "1", hint="en"))
    assert "Libya" in shown(answer.reply)
    assert "Martin Kobler · person" not in shown(answer.reply)


async def test_a_topic_of_several_words_is_filled_up_from_its_articles(services: Services) -> None:
    await stored(services, SKHIRAT)
    answer = await Router(services).answer("/الموجز الفرقاء الصخيرات", Chat("test", "1"))
    assert "2.4 مليون شخص" in shown(answer.reply)
    assert "بداية رحلة" in shown(answer.reply)


async def test_on_this_day_tells_of_earlier_years(services: Services) -> None:
    await stored(services, SKHIRAT, QUAKE)
    text = shown(await briefing(services, "en", day=datetime(2024, 12, 17, tzinfo=UTC).date(), after=9))
    assert "On this day" in text
    assert "17 Dec 2015" in text
    assert "articles" not in text
