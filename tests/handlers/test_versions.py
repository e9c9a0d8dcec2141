"""New versions: a text that is much like an article is named first; it replaces the facts and keeps the corrections."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cleaning import Cleaning
from handlers.reparsing import reread
from handlers.request import Origin, Person, request_of
from handlers.router import Answer, Router
from handlers.services import Services
from storage.sqlite import Database
from tests.articles import SKHIRAT
from tests.handlers.conftest import CHAT, said

EDITOR = Origin(Person("test", "1", "Anna"))
LATER = SKHIRAT + "وقتل 12 شخصا في هجوم على مدينة بنغازي يوم 20 ديسمبر 2015.\n"
NEW_FACTS = "وقتل 12 شخصا"


def stored(database: Database) -> int:
    found: int = database.execute("select count(*) from stored_articles").fetchone()[0]
    return found


async def say(router: Router, line: str) -> Answer:
    return await router.answer(line, CHAT, EDITOR)


async def press(router: Router, answer: Answer, label: str) -> Answer:
    call = next(one.call for row in answer.reply.buttons for one in row if one.label == label)
    return await router.ask(request_of(call, CHAT, EDITOR))


async def test_what_is_much_like_an_article_waits_for_a_word_and_nothing_is_stored_before(
    router: Router, services: Services
) -> None:
    near = await say(router, f"/upload date=2015-12-26 source=Reuters title=Later\n{LATER}")
    assert near.reply.failed
    assert "% of this text is that of article #1" in said(near)
    assert "#1 “اتفاق في الصخيرات” · 25 Dec 2015" in said(near)
    assert await services.store.read(stored) == 2
    assert "اتفاق في الصخيرات" in said(await press(router, near, "#1"))
    draft = await press(router, near, "New version of #1")
    assert "takes the place of article #1" in said(draft)
    assert "Later" in said(draft)
    assert "Reuters" in said(draft)
    assert "26 Dec 2015" in said(draft)
    assert (await press(router, near, "Article of its own")).reply.failed
    assert await services.store.read(stored) == 3
    assert not (await press(router, draft, "Publish")).reply.failed
    assert await services.store.read(stored) == 2
    assert "Later" in said(await say(router, "/article 1"))


async def test_what_is_much_like_an_article_may_be_one_of_its_own(router: Router, services: Services) -> None:
    near = await say(router, f"/رفع تاريخ=2015-12-26\n{LATER}")
    draft = await press(router, near, "مقال مستقل")
    assert "مسودة" in said(draft)
    await press(router, draft, "نشر")
    assert await services.store.read(stored) == 3
    again = await say(router, f"/upload date=2015-12-26 version=no {LATER.replace('12 شخصا', '13 شخصا')}")
    assert not again.reply.failed


async def test_a_text_that_nobody_says_anything_about_is_forgotten(router: Router, services: Services) -> None:
    near = await say(router, f"/upload {LATER}")
    late = services.now() + timedelta(hours=73)
    await Cleaning(replace(services, now=lambda: late)).once()
    assert "kept no longer" in said(await press(router, near, "New version of #1"))
    assert await services.store.read(stored) == 2


async def test_a_new_version_keeps_what_was_corrected_of_the_article_and_of_the_draft(
    router: Router, services: Services
) -> None:
    await say(router, "/fix E1 date 2014-03-02")
    await say(router, "/drop E2")
    await say(router, '/add event #1 2015-12-18 "Kobler spoke of peace" sentence="رحلة طويلة"')
    near = await say(router, f"/upload date=2015-12-26\n{LATER}")
    draft = await press(router, near, "New version of #1")
    attack = next(line.split("[")[1].strip("]") for line in said(draft).splitlines() if "20 Dec 2015" in line)
    figure = next(line.split("[")[1].strip("]") for line in said(draft).splitlines() if line.startswith(" • 12 people"))
    await say(router, f"/fix {attack} date 2015-12-21")
    await say(router, f"/fix {figure} value 13")
    await say(router, '/add event #3 2015-12-22 "The UN condemned the attack"')
    await say(router, "/edit 3 author=Samir")
    assert "The UN condemned" in said(await say(router, "/drafts 3"))
    assert not (await press(router, draft, "Publish")).reply.failed
    for _ in range(2):
        shown = said(await say(router, "/timeline #1"))
        assert "2 Mar 2014" in shown
        assert "Gaddafi" not in shown
        assert "18 Dec 2015 · Kobler spoke of peace [E4]" in shown
        assert "21 Dec 2015" in shown
        assert "20 Dec 2015" not in shown
        assert "22 Dec 2015 · The UN condemned the attack" in shown
        assert "13 people" in said(await say(router, "/figures #1"))
        assert "Samir" in said(await say(router, "/article 1"))
        assert await reread(1, services)
    history = said(await say(router, "/history #1"))
    for part in (
        "date from “17 Dec 2015” to “2 Mar 2014”", "E2 “Overthrow of Muammar Gaddafi”: dropped", "Kobler spoke",
        "to “21 Dec 2015”", "value from “12” to “13”", "The UN condemned", "author “Samir”",
        "a new version took its place",
    ):  # fmt: skip
        assert part in history, part


async def test_a_version_is_taken_back_whole(router: Router, services: Services) -> None:
    before = [said(await say(router, line)) for line in ("/article 1", "/timeline #1", "/search بنغازي")]
    near = await say(router, f"/upload date=2015-12-26 title=Later\n{LATER}")
    await press(router, await press(router, near, "New version of #1"), "Publish")
    assert "Later" in said(await say(router, "/article 1"))
    assert "a new version" in said(await say(router, "/undo"))
    assert [said(await say(router, line)) for line in ("/article 1", "/timeline #1", "/search بنغازي")] == before


async def test_what_is_stated_of_an_article_is_in_the_history_and_can_be_taken_back(
    router: Router, services: Services
) -> None:
    text = "وقع وزير الخارجية التونسي اتفاقا مع نظيره الليبي أمس في تونس."
    await say(router, f"/upload date=2015-12-25 {text}")
    await say(router, "/publish 3")
    edited = await say(router, '/edit 3 date=2015-12-20 title="A new title" source=Reuters author=Samir')
    assert not edited.reply.failed
    assert "19 Dec 2015" in said(await say(router, "/timeline #3"))
    article = said(await say(router, "/article 3"))
    for part in ("A new title", "Reuters", "Samir", "20 Dec 2015"):
        assert part in article
    history = said(await say(router, "/history #3"))
    assert "date from “25 Dec 2015” to “20 Dec 2015”" in history
    assert "title from" in history or "title “A new title”" in history
    assert "Anna (test:1)" in history
    assert not (await press(router, edited, "Undo")).reply.failed
    assert "24 Dec 2015" in said(await say(router, "/timeline #3"))
    assert "Samir" not in said(await say(router, "/article 3"))
    assert "A new title" not in said(await say(router, "/article 3"))


async def test_edit_says_what_to_send_with_what_is_stated_now(router: Router) -> None:
    await say(router, "/edit 1 title='He said \"no\" “twice”' author=Samir")
    author = "Samir"
    for command in ("/edit", "/تحرير"):
        lines = said(await say(router, f"{command} 1")).splitlines()
        line = next(line for line in lines if line.startswith(command))
        assert author in line
        changed = said(await say(router, line.replace(author, f"{author}y")))
        author += "y"
        assert author in changed
        assert "title" not in changed, "the author alone was changed"
        assert "العنوان" not in changed, "the author alone was changed"


@pytest.mark.parametrize("line", ["/edit 1 title=اتفاق في الصخيرات", "/edit 1 date=2015-12-25"])
async def test_an_edit_that_changes_nothing_is_no_correction(router: Router, line: str) -> None:
    assert not (await say(router, line)).reply.failed
    assert "Nothing" in said(await say(router, "/history #1"))


def dump(database: Database) -> str:
    return "\n".join(database.conn.iterdump())


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("/publish 3", "storage.versions.settle"), ("/publish 3", "storage.entities.add"),
        ("/publish 3", "storage.corrections.reapply"), ("/publish 3", "storage.keeping.bring_back"),
        ("/publish 3", "storage.corrections.note"), ("/edit 1 date=2015-12-20", "storage.corrections.note"),
        ("/fix E1 date 2013", "storage.corrections.note"), ("/merge A3 A5", "storage.corrections.note"),
        ("/undo", "storage.corrections.gloss_fact"), ("/rename A3 en=X", "storage.corrections.relearn"),
        ('/add event #1 2015 "Words"', "storage.additions.gloss_fact"),
    ],
)  # fmt: skip
async def test_what_fails_half_way_changes_nothing(
    router: Router, services: Services, monkeypatch: pytest.MonkeyPatch, line: str, step: str
) -> None:
    await say(router, "/fix E1 date 2014-03-02")
    await press(router, await say(router, f"/upload date=2015-12-26\n{LATER}"), "New version of #1")
    await say(router, "/fix E2 date 2010")
    before = await services.store.read(dump)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("half-way")

    with monkeypatch.context() as patched:
        patched.setattr(step, broken)
        assert "Something went wrong" in said(await say(router, line))
    assert await services.store.read(dump) == before
    assert not (await say(router, line)).reply.failed
    assert await services.store.read(dump) != before
