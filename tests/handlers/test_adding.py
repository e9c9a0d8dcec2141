"""/add: what the parser missed is shown at once, outlives another parse, and can be taken back."""

import pytest

from handlers.importing import import_article
from handlers.reparsing import reread
from handlers.services import Services
from storage import entities
from tests.handlers.conftest import Ask, said

SENTENCE = "وأعلن الملك محمد السادس الحداد ثلاثة أيام."


async def test_an_added_event_is_in_the_timeline_with_its_sentence_and_outlives_another_parse(
    ask: Ask, services: Services
) -> None:
    answer = await ask('/add event #2 2023-09-09 "The king declared mourning" ar="أعلن الملك الحداد" place=Morocco')
    assert not answer.reply.failed
    assert SENTENCE in said(answer)
    for _ in range(2):
        shown = said(await ask("/timeline #2"))
        assert "9 Sept 2023 · The king declared mourning [E4]" in shown
        assert "9 سبتمبر 2023 · أعلن الملك الحداد [E4]" in said(await ask("/الأحداث #2"))
        assert "The king declared mourning" in said(await ask("/timeline Morocco"))
        assert SENTENCE in said(await ask("/source E4"))
        assert await reread(2, services)
    assert "E4: added" in said(await ask("/history #2"))
    assert not (await ask("/undo")).reply.failed
    assert await reread(2, services)
    assert "mourning" not in said(await ask("/timeline #2"))
    assert "(taken back)" in said(await ask("/history E4"))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("/إضافة حدث #2 ٢٠٢٣-٠٩-٠٩ «أعلن الملك الحداد»", "9 سبتمبر 2023 · أعلن الملك الحداد"),
        ("/إضافة حدث #2 9 سبتمبر 2023 أعلن الملك الحداد", "9 سبتمبر 2023 · أعلن الملك الحداد"),
        ("/أضف حدث #٢ ٢٠٢٣-٠٩ تصريح «أعلن الملك الحداد»", "سبتمبر 2023 · أعلن الملك الحداد"),
        ("/add event 2 2023 The king declared mourning", "2023 · The king declared mourning"),
        ("/add event #2 9 September 2023 The king declared mourning", "9 Sept 2023 · The king declared mourning"),
        ("/add event #2 “The king declared mourning” date=2023-09-09", "9 Sept 2023 · The king declared mourning"),
    ],
)
async def test_an_event_is_added_as_one_would_write_it(ask: Ask, line: str, shown: str) -> None:
    answer = await ask(line)
    assert shown in said(answer)
    listed = await ask("/الأحداث #2" if "إضافة" in line or "أضف" in line else "/timeline #2")
    assert shown in said(listed)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('/add event #1 2015-12-17 "Signing of the accord"', "وقّع الفرقاء"),  # by the date that no other one has
        ('/add event #1 2015-12-18 "Kobler spoke of peace" sentence="رحلة طويلة"', "وقال المبعوث"),
        ('/add figure #1 2.4 person sentence="مساعدات إنسانية"', "ويحتاج نحو"),
        ('/add quote #1 Kobler "هذه بداية رحلة"', "وقال المبعوث"),
    ],
)
async def test_the_sentence_is_found_by_words_and_dates(ask: Ask, line: str, sentence: str) -> None:
    assert sentence in said(await ask(line))


async def test_an_event_that_no_sentence_says_stays_with_its_article(ask: Ask, services: Services) -> None:
    answer = await ask('/add event #2 2023-09-20 "Snow fell in the mountains"')
    assert "No sentence was found" in said(answer)
    assert await reread(2, services)
    assert "Snow fell" in said(await ask("/timeline #2"))
    source = said(await ask("/source E4"))
    assert "added by an editor" in source
    assert "ضرب زلزال" not in source.partition("From article")[0]


async def test_what_editors_word_is_searched_until_it_is_taken_back(ask: Ask, services: Services) -> None:
    assert (await ask("/search grief")).reply.failed or "No sentence" in said(await ask("/search grief"))
    await ask('/add event #2 2023-09-09 "The palace declared days of grief" sentence="الحداد"')
    await ask('/fix E3 en "A tremor hit the Haouz"')
    for _ in range(2):
        assert SENTENCE in said(await ask("/search grief"))
        assert "declared days of grief" in said(await ask("/timeline grief"))
        assert "A tremor hit" in said(await ask("/timeline tremor"))
        assert await reread(2, services)
    for _ in range(2):
        await ask("/undo")
    for word in ("grief", "tremor"):
        assert "No sentence" in said(await ask(f"/search {word}"))


async def test_an_event_after_its_article_is_planned(ask: Ask) -> None:
    assert "planned" in said(await ask('/add event #2 2024-03-01 "Schools open again"'))


async def test_added_figures_and_quotes_are_listed_in_both_languages(ask: Ask, services: Services) -> None:
    await ask("/إضافة رقم #2 ١٢ شخص")
    await ask("/add quote #2 محمد السادس «الحداد ثلاثة أيام»")
    for _ in range(2):
        assert "12 people" in said(await ask("/figures #2"))
        assert "12 شخصا" in said(await ask("/الأرقام #2"))
        assert "Mohammed VI: “الحداد ثلاثة أيام”" in said(await ask("/quotes #2"))
        assert await reread(2, services)


@pytest.mark.parametrize(
    "line",
    [
        "/add", "/add thing #1", "/add event", "/add event #99 2015 x", "/add event #1 x", "/add event #1 2015",
        '/add event #1 2015-02-30 "x"', '/add event #1 2015 nonsense "x"', '/add event #1 2015 "x" type=nonsense',
        '/add event #1 2015 "x" place=Atlantis', '/add event #1 2015 "x" who=A999',
        '/add event #1 2015 "x" sentence="no such words"', "/add figure #1", "/add figure #1 many person",
        "/add figure #1 12", "/add quote #1 Kobler", '/add quote #1 Nobody "x"', "/add actor", '/add actor king "X"',
        "/add actor person", '/add actor person "Martin Kobler"', "/إضافة طرف شخص «مارتن كوبلر»",
    ],
)  # fmt: skip
async def test_an_addition_that_makes_no_sense_changes_nothing(ask: Ask, services: Services, line: str) -> None:
    answer = await ask(line)
    assert answer.reply.failed
    assert len(said(answer).splitlines()) == 1
    assert await services.store.read(lambda db: db.execute("select * from corrections").fetchall()) == []


async def test_an_added_actor_is_found_in_the_next_article_and_in_those_that_name_it_already(
    ask: Ask, services: Services
) -> None:
    text = "أعلنت كتلة زرقوط البردوخ يوم 3 مايو 2020 وقف القتال، ورحبت الأمم المتحدة بكتلة زرقوط البردوخ."
    english = "The Zarqut Bloc said on 3 May 2021 that it would stop fighting."
    first = await import_article(text.encode(), None, "first.txt", services)
    answer = await ask('/إضافة طرف جماعة مسلحة «كتلة زرقوط البردوخ» "Zarqut Bloc"')
    assert "ورد في مقال واحد" in said(answer)
    await import_article(text.replace("2020", "2021").encode(), None, "second.txt", services)
    await import_article(english.encode(), None, "third.txt", services)
    row = await services.store.read(lambda db: entities.named(db, "Zarqut Bloc"))
    assert row is not None
    assert (row.articles, row.mentions, row.type) == (3, 5, "armed_group")
    assert "Zarqut Bloc" in said(await ask(f"/timeline #{first.id}"))
    assert "Zarqut Bloc" in said(await ask("/actors #5"))
    assert not (await ask("/undo")).reply.failed
    assert "Zarqut" not in said(await ask(f"/actors #{first.id}"))
    assert "armed group" not in said(await ask("/actors"))
