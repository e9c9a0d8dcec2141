"""What editors correct of actors holds in the articles that are there and in the next one, and nowhere else."""

from collections.abc import Awaitable, Callable

import pytest

from bot.rereading import Rereading
from handlers.importing import import_article
from handlers.reparsing import reread
from handlers.request import Chat, ChatKind, Origin, Person
from handlers.router import Router
from handlers.services import Services
from storage import entities, stale
from storage.rows import EntityRow
from tests.handlers.conftest import CHAT, Ask, said

Add = Callable[[str], Awaitable[int]]


@pytest.fixture
def add(services: Services) -> Add:
    """Stores an article; gives its number."""

    async def added(text: str) -> int:
        imported = await import_article(text.encode(), None, "next.txt", services)
        return imported.id

    return added


async def named(services: Services, name: str) -> EntityRow:
    row = await services.store.read(lambda db: entities.named(db, name))
    assert row is not None
    return row


async def test_a_new_english_name_is_at_once_in_what_the_articles_say(ask: Ask, services: Services, add: Add) -> None:
    kobler = await named(services, "مارتن كوبلر")
    first = await add("وصل مارتن كوبلر إلى طرابلس يوم 3 مايو 2016.")
    await ask(f"/rename A{kobler.id} en=Martin Cobler")
    second = await add("غادر مارتن كوبلر طرابلس يوم 4 مايو 2016.")
    third = await add("Martin Cobler arrived in Tunis on 5 May 2016.")
    for article in (first, second, third):
        assert "Cobler" in said(await ask(f"/timeline #{article}")), article
        assert f"[{kobler.reference}]" in said(await ask(f"/actors #{article}"))
    await ask("/undo")
    assert "Kobler" in said(await ask(f"/timeline #{first}"))
    for article in (first, second):
        assert "Cobler" not in said(await ask(f"/actors #{article}"))


async def test_a_new_arabic_name_leads_to_the_actor_as_the_old_one_does(ask: Ask, services: Services, add: Add) -> None:
    king = await named(services, "محمد السادس")
    await ask(f"/rename A{king.id} ar=العاهل زرقوط الثالث")
    await add("استقبل العاهل زرقوط الثالث وفدا ليبيا يوم 3 مايو 2016.")
    await add("واستقبل محمد السادس وفدا تونسيا يوم 4 مايو 2016.")
    assert (await named(services, "العاهل زرقوط الثالث")).articles == 3


async def test_an_alias_finds_a_name_that_the_parser_does_not_know_and_yields_to_other_people_of_that_name(
    ask: Ask, services: Services, add: Add
) -> None:
    kobler = await named(services, "مارتن كوبلر")
    await ask(f"/alias A{kobler.id} زرقوط")
    alone = await add("وقال زرقوط إن الحوار بدأ يوم 3 مايو 2016.")
    other = await add("وصل سالم زرقوط إلى طرابلس يوم 3 مايو 2017. وقال زرقوط إن الحوار بدأ.")
    assert f"[{kobler.reference}]" in said(await ask(f"/actors #{alone}"))
    assert f"[{kobler.reference}]" not in said(await ask(f"/actors #{other}"))
    assert "سالم زرقوط" in said(await ask(f"/الأطراف #{other}"))


async def test_a_taught_name_that_is_an_ordinary_word_counts_only_where_it_is_introduced(
    ask: Ask, services: Services, add: Add
) -> None:
    await ask("/إضافة طرف مؤسسة «الأمل» إنجليزي=Hope Party")
    word = await add("وقال الوزير إن الأمل في السلام كبير يوم 3 مايو 2016.")
    party = await add("وأعلن حزب الأمل يوم 3 مايو 2017 أنه سيشارك في الانتخابات.")
    assert "Hope Party" not in said(await ask(f"/actors #{word}"))
    assert "Hope Party" in said(await ask(f"/actors #{party}"))


async def test_the_articles_that_are_not_read_again_at_once_are_counted_and_follow(
    router: Router, services: Services, add: Add
) -> None:
    for day in range(1, 13):
        await add(f"وصل مارتن كوبلر إلى مدينة طرابلس يوم {day} مايو 2016 في زيارة رقم {day * 7}.")
    terminal = Chat("terminal", "here", kind=ChatKind.TERMINAL)
    answer = said(await router.answer("/rename A3 en=Martin Cobler", CHAT))
    assert "3 more articles are being read again" in answer
    work = Rereading(services)
    while await work.once():
        pass
    for article in (1, 3, 14):
        assert "Cobler" in said(await router.answer(f"/actors #{article} en", CHAT))
    answer = said(await router.answer("/rename A3 en=Martin Kubler", terminal))
    assert "being read" not in answer
    assert await services.store.read(stale.count) == 0


async def test_a_type_holds_in_the_next_article(ask: Ask, services: Services, add: Add) -> None:
    first = await add("أعلنت حركة النهضة يوم 3 مايو 2016 انسحابها من الحوار.")
    actor = (await ask(f"/actors #{first}")).reply.buttons[0][0].call.arguments
    assert not (await ask(f"/تصنيف {actor} جماعة مسلحة")).reply.failed
    second = await add("وقالت حركة النهضة يوم 4 مايو 2016 إنها ستعود.")
    for article in (first, second):
        assert "armed group" in said(await ask(f"/actors #{article}"))


async def test_a_merge_is_undone_in_articles_that_came_or_were_parsed_after_it(
    ask: Ask, services: Services, add: Add
) -> None:
    king, kobler = await named(services, "محمد السادس"), await named(services, "مارتن كوبلر")
    assert not (await ask(f"/merge A{kobler.id} A{king.id}")).reply.failed
    both = await add("التقى مارتن كوبلر الملك محمد السادس يوم 3 مايو 2016. وقال كوبلر: «كان اللقاء مفيدا للجميع».")
    assert f"[{kobler.reference}]" not in said(await ask(f"/actors #{both}"))
    assert "Mohammed VI: " in said(await ask(f"/quotes #{both}"))
    assert await reread(1, services)
    assert (await named(services, "مارتن كوبلر")).id == king.id
    assert not (await ask("/undo")).reply.failed
    for article in (1, both):
        assert f"[{kobler.reference}]" in said(await ask(f"/actors #{article}")), article
    assert "Martin Kobler: " in said(await ask(f"/quotes #{both}"))
    assert (await named(services, "كوبلر")).mentions == 3
    assert (await named(services, "محمد السادس")).mentions == 2
    before = said(await ask("/actors")), said(await ask("/timeline Kobler"))
    for article in (1, 2, both):
        assert await reread(article, services)
    assert (said(await ask("/actors")), said(await ask("/timeline Kobler"))) == before


async def test_actors_merged_in_a_row_part_in_a_row(ask: Ask, services: Services, add: Add) -> None:
    king, kobler, ghaddafi = [
        (await named(services, name)).id for name in ("محمد السادس", "مارتن كوبلر", "معمر القذافي")
    ]
    before = said(await ask("/actors"))
    await ask(f"/merge A{ghaddafi} A{kobler}")
    between = said(await ask("/actors"))
    await ask(f"/merge A{kobler} A{king}")
    assert await reread(1, services)
    assert (await named(services, "القذافي")).id == king
    await ask("/undo")
    assert said(await ask("/actors")) == between
    assert (await named(services, "القذافي")).id == kobler
    await ask("/undo")
    assert said(await ask("/actors")) == before


async def test_taking_one_editor_s_correction_back_leaves_what_another_corrected_since(
    router: Router, services: Services
) -> None:
    private = Chat(CHAT.platform, CHAT.id)

    async def says(person: str, line: str) -> str:
        return said(await router.answer(line, private, Origin(Person("test", person, person))))

    await says("Anna", "/fix E1 date 2014")
    await says("Badr", "/fix E1 date 2013")
    await says("Anna", "/undo")
    assert "2013" in await says("Anna", "/timeline #1")
    assert await reread(1, services)
    assert "2013" in await says("Anna", "/timeline #1")
    await says("Badr", "/undo")
    assert "17 Dec 2015" in await says("Anna", "/timeline #1")
    history = await says("Anna", "/history E1")
    assert "Anna (test:Anna)" in history
    assert "Badr (test:Badr)" in history
