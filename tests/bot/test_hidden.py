"""What is not published is seen by nobody else: no command, suggestion, inline query or export tells anything of it."""

from collections.abc import AsyncIterator, Iterable
from datetime import date
from pathlib import Path

import pytest
from telegram import InlineQuery, User

from bot.platforms import telegram_inline
from bot.platforms.discord_forms import Forms
from bot.platforms.discord_suggestions import suggestions
from handlers.access import Access
from handlers.command import Audience
from handlers.registry import commands
from handlers.request import Chat, ChatKind, Origin, Person
from handlers.router import Router
from handlers.services import Services
from storage import export
from storage.database import Store
from tests.articles import fill

SECRET = """اتفاق محجوب في العقبة

وقع الوزير خالد الرشودي يوم 3 مايو 2021 في بلدة الزرقانية اتفاقا مع شركة «بترول الفجر» بقيمة 73915 دولارا.
وقال مارتن يوهان كوبلر المندوب الخاص: «هذا كلام مكتوم عن الناس». وأشاد العقيد معمر محمد القذافي بالاتفاق."""
TOLD = ("محجوب", "الرشودي", "Rashoudi", "الزرقانية", "الفجر", "73915", "73,915", "مكتوم", "يوهان", "المندوب", "العقيد")
"""Words of the draft that no public article has."""
ASKED = (
    "", "#3", "خالد", "Khaled", "بترول", "مارتن", "القذافي", "Gaddafi", "2021", "العقبة", "بلدة", "كلام", "دولار", "A3",
    "chart", "#3 chart", "مارتن chart",
)  # fmt: skip
REFERENCES = tuple(f"{kind}{number}" for kind in "AEFQ" for number in range(1, 13))
EDITOR = Origin(Person("telegram", "1"))
STRANGER, HERE = Origin(Person("telegram", "9")), Chat("telegram", "9", kind=ChatKind.PRIVATE)


@pytest.fixture
async def router(tmp_path: Path) -> AsyncIterator[Router]:
    """With two public articles, and a draft that names two of their people otherwise."""
    await fill(tmp_path / "mujaz.db")
    async with Store.open(tmp_path / "mujaz.db") as store:
        access = Access(editors=frozenset({"telegram:1"}))
        router = Router(Services(store=store, today=lambda: date(2024, 1, 15), page_size=50, access=access))
        answer = await router.answer(f"/upload date=2021-05-04\n{SECRET}", Chat("telegram", "1"), EDITOR)
        assert not answer.reply.failed
        yield router


def leaks(shown: str, asked: str = "") -> list[str]:
    return [word for word in TOLD if word in shown and word not in asked]


def lines() -> Iterable[str]:
    for command in commands():
        if command.audience is Audience.EVERYONE:
            for name in (command.shown("ar"), command.name):
                yield from (f"/{name} {asked}" for asked in ASKED)
    yield from (f"/source {reference}" for reference in REFERENCES)
    yield from ("من هو خالد؟", "ماذا حدث في العقبة عام 2021؟", "Who is Khaled?")


async def test_no_command_and_no_question_tells_of_a_draft(router: Router) -> None:
    for line in lines():
        answer = await router.answer(line, HERE, STRANGER)
        assert not leaks(repr(answer.reply), line), line
    assert leaks(repr((await router.answer("/drafts 3", HERE, EDITOR)).reply))


async def test_nothing_is_suggested_or_offered_of_a_draft(router: Router) -> None:
    forms = Forms(router.services)
    user = User(9, "Stranger", is_bot=False)
    for typed in ("", "خال", "Khal", "بتر", "ماركة", "مارتن", "3", "اتفاق"):
        for command, option in (
            ("actor", "name"), ("article", "article"), ("publish", "draft"), ("review", "article"), ("merge", "actor"),
        ):  # fmt: skip
            data = {"name": command, "options": [{"name": option, "focused": True, "value": typed}]}
            assert not leaks(repr(await suggestions(data, HERE, STRANGER, forms, router.services))), typed
        found = await telegram_inline.results(InlineQuery("1", user, typed, ""), router)
        assert not leaks(repr([(one.title, one.input_message_content.to_dict()) for one in found]), typed)


async def test_drafts_and_retracted_articles_are_suggested_to_editors(router: Router) -> None:
    forms = Forms(router.services)

    async def suggested(command: str, option: str, typed: str) -> list[str]:
        data = {"name": command, "options": [{"name": option, "focused": True, "value": typed}]}
        return [one.value for one in await suggestions(data, HERE, EDITOR, forms, router.services)]

    assert await suggested("publish", "draft", "") == ["3"]
    assert await suggested("نشر", "المسودة", "لا شيء كهذا") == []
    assert (await suggested("review", "article", ""))[0] == "3"
    assert await suggested("restore", "article", "") == []
    assert "3" not in await suggested("retract", "article", "")


@pytest.mark.parametrize("form", export.FORMATS)
async def test_no_export_holds_a_draft(router: Router, form: str) -> None:
    assert not leaks(await router.services.store.read(export.FORMATS[form]))


async def test_what_a_retracted_article_calls_someone_goes_with_it(router: Router) -> None:
    async def called() -> bool:
        return "يوهان" in repr((await router.answer("/الطرف A3", HERE, STRANGER)).reply)

    for line, told in (("/publish 3", True), ("/retract 3", False), ("/restore 3", True)):
        assert not (await router.answer(line, Chat("telegram", "1"), EDITOR)).reply.failed
        assert await called() is told
