"""Answers that are pictures: what is in them, how they are asked for, what they say in words."""

import re
from datetime import date

import pytest

from handlers.charts import picture_of_the_day
from handlers.descriptions import LONGEST
from handlers.importing import import_article
from handlers.reply import Picture
from handlers.router import Answer, Router
from handlers.specification import Bars, Chart, FiguresChart, NetworkChart, Series, TimelineChart
from handlers.units import unit_name
from locales import wording
from storage.filters import Filter
from tests.handlers.conftest import CHAT, Ask, said

ARABIC = re.compile(r"[\u0621-\u064a]")


def picture(answer: Answer) -> Picture:
    (block,) = answer.reply.blocks
    assert isinstance(block, Picture)
    return block


def chart(answer: Answer) -> Chart:
    return picture(answer).chart


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("/timeline chart", TimelineChart),
        ("/الأحداث رسم", TimelineChart),
        ("/الأحداث رسم بياني", TimelineChart),
        ("/timeline 2015 chart", TimelineChart),
        ("/timeline chart ar", TimelineChart),
        ("/figures chart", FiguresChart),
        ("/الأرقام رسم", FiguresChart),
        ("/network", NetworkChart),
        ("/الشبكة", NetworkChart),
        ("/network chart", NetworkChart),
        ("/network Libya", NetworkChart),
        ("/actor Martin Kobler chart", NetworkChart),
        ("/actor chart Martin Kobler", NetworkChart),
        ("/الطرف كوبلر رسم", NetworkChart),
    ],
)
async def test_a_picture_is_asked_for_in_either_language(ask: Ask, question: str, kind: type[Chart]) -> None:
    assert isinstance(chart(await ask(question)), kind)


@pytest.mark.parametrize("question", ["/timeline", "/figures", "/actor Kobler", "/timeline agreement chart Skhirat"])
async def test_a_list_stays_a_list_where_no_picture_is_asked_for(ask: Ask, question: str) -> None:
    assert not any(isinstance(block, Picture) for block in (await ask(question)).reply.blocks)


@pytest.mark.parametrize("question", ["/timeline chart", "/figures chart", "/network", "/actor Kobler chart"])
async def test_a_picture_is_in_the_language_of_the_answer(ask: Ask, question: str) -> None:
    english, arabic = picture(await ask(question)), picture(await ask(f"{question} ar"))
    assert english.chart.locale == "en-GB"
    assert arabic.chart.locale == "ar"
    outside = re.sub(r"“[^”]*”", "", english.alt + repr(english.chart))
    assert not ARABIC.search(outside)
    assert ARABIC.search(arabic.alt)


async def test_a_timeline_holds_the_events_in_order_with_what_narrows_it_in_the_title(ask: Ask) -> None:
    found = chart(await ask("/timeline chart 2010-2016"))
    assert isinstance(found, TimelineChart)
    assert [mark.start for mark in found.marks] == [date(2011, 1, 1), date(2015, 12, 17)]
    assert "2010" in found.title
    assert found.total == 2


async def test_figures_are_bars_by_kind(ask: Ask) -> None:
    found = chart(await ask("/figures chart"))
    assert isinstance(found, FiguresChart)
    people = found.panels[0]
    assert isinstance(people, Bars)
    assert people.unit == "People"
    assert {value.number for value in people.values} == {2_400_000, 2862}


TOLL = "ارتفعت حصيلة قتلى زلزال الحوز في المغرب إلى {} قتيلا، وأعلن الملك محمد السادس الحداد."


async def grow(router: Router) -> None:
    for day, dead in ((9, 1037), (10, 2122), (14, 2946)):
        await import_article(TOLL.format(dead).encode(), date(2023, 9, day), f"{day}.txt", router.services)


async def test_a_toll_that_grows_is_a_series_with_its_sources(router: Router, ask: Ask) -> None:
    await grow(router)
    found = chart(await ask("/figures chart المغرب"))
    assert isinstance(found, FiguresChart)
    toll = found.panels[0]
    assert isinstance(toll, Series)
    assert [value.number for value in toll.values] == [1037, 2122, 2862, 2946]
    assert [value.day for value in toll.values] == [date(2023, 9, day) for day in (9, 10, 12, 14)]
    assert len({value.article for value in toll.values}) == 4


async def test_a_network_is_about_the_actor_that_is_asked_for(ask: Ask) -> None:
    found = chart(await ask("/actor Martin Kobler chart"))
    assert isinstance(found, NetworkChart)
    assert found.focus == 0
    assert found.nodes[0].name == "Martin Kobler"
    assert "Martin Kobler" in found.title


@pytest.mark.parametrize(
    "question", ["/timeline chart 1950", "/figures chart 1950", "/network 1950", "/network zeppelin"]
)
async def test_nothing_to_draw_is_one_line(ask: Ask, question: str) -> None:
    answer = await ask(question)
    assert not answer.reply.failed
    assert not any(isinstance(block, Picture) for block in answer.reply.blocks)
    assert "\n" not in said(answer)


async def test_mistakes_stay_mistakes(ask: Ask) -> None:
    assert (await ask("/actor chart")).reply.failed
    assert (await ask("/actor Nabolion chart")).reply.failed
    assert (await ask("/timeline chart #99")).reply.failed


async def test_a_description_tells_what_the_picture_shows_and_fits_a_caption(router: Router) -> None:
    for day in range(1, 29):
        body = f"اجتمع وزير الخارجية المصري مع نظيره الليبي في القاهرة يوم {day} فبراير 2019 لبحث الأزمة. "
        await import_article(body.encode(), date(2019, 3, 1), f"{day}.txt", router.services)
    for question in ("/timeline chart", "/الأحداث رسم", "/figures chart", "/network"):
        shown = picture(await router.answer(question, CHAT))
        assert shown.chart.title in shown.alt
        assert len(shown.alt) <= LONGEST
    shown = picture(await router.answer("/timeline chart", CHAT))
    assert isinstance(shown.chart, TimelineChart)
    assert shown.chart.marks[0].when in shown.alt
    assert shown.chart.marks[-1].when in shown.alt


async def test_the_picture_of_the_day_is_the_most_telling_or_none(router: Router) -> None:
    words = wording("en-GB")

    async def of_the_day(about: Filter) -> Chart | None:
        return await router.services.store.read(lambda db: picture_of_the_day(db, about, words))

    assert await of_the_day(Filter(article=2)) is None
    await grow(router)
    found = await of_the_day(Filter())
    assert isinstance(found, FiguresChart)
    assert all(isinstance(panel, Series) for panel in found.panels)
    assert found.total == 4


@pytest.mark.parametrize(
    ("unit", "english", "arabic"),
    [
        ("percent", "Percent", "نسب مئوية"),
        ("usd", "Dollars", "دولار"),
        ("egp", "Egyptian pounds", "جنيه مصري"),
        ("death", "Dead", "قتلى"),
        ("year", "Years", "سنوات"),
        ("seat", "Seats", "مقاعد"),
        ("barrel_per_day", "Barrels per day", "براميل"),
        (None, "Other numbers", "أرقام أخرى"),
    ],
)
def test_units_have_names_in_both_languages(unit: str | None, english: str, arabic: str) -> None:
    assert unit_name(unit, wording("en-GB")) == english
    assert unit_name(unit, wording("ar")) == arabic
