"""Uploads: what is sent becomes a draft that editors alone see, or is refused with a reason and leaves nothing."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from bot.cleaning import Cleaning
from handlers.errors import UserError
from handlers.options import read_options
from handlers.request import Attachment, Caveat, Chat, ChatKind, Origin, Person, request_of
from handlers.router import Answer, Router
from handlers.services import Services
from tests.articles import QUAKE, SKHIRAT
from tests.handlers.conftest import CHAT, said
from tests.reading.test_formats import FIRST, LAST, PAGE, SENTENCE, TITLE, mail

SAMPLES = Path(__file__).parents[1] / "reading" / "samples"
PARAGRAPHS = (TITLE, SENTENCE, LAST)
EDITOR = Origin(Person("test", "1", "Anna"))
STRANGER_CHAT = Chat("test", "elsewhere")


def file(raw: bytes, name: str, size: int | None = None) -> Attachment:
    async def fetch() -> bytes:
        return raw

    return Attachment(name, len(raw) if size is None else size, fetch)


def with_files(*files: Attachment) -> Origin:
    return replace(EDITOR, attachments=files)


def stored(database: Database) -> int:
    found: int = database.execute("select count(*) from stored_articles").fetchone()[0]
    return found


async def upload(router: Router, line: str = "/upload", origin: Origin = EDITOR) -> Answer:
    return await router.answer(line, CHAT, origin)


async def test_a_file_becomes_a_draft_whose_preview_shows_its_facts_and_the_way_on(router: Router) -> None:
    seen: list[str] = []

    async def progress(line: str) -> None:
        seen.append(line)

    origin = replace(with_files(file((SAMPLES / "article.docx").read_bytes(), "article.docx")), progress=progress)
    answer = await upload(router, origin=origin)
    shown = said(answer)
    assert not answer.reply.failed
    assert answer.reply.private
    assert "Draft" in shown
    assert "#3" in shown
    assert "Events" in shown
    assert [button.call.command for button in answer.reply.buttons[-1]] == ["publish", "edit", "review", "discard"]
    assert [line.split()[0] for line in seen] == ["Reading", "Looking", "Storing"]


async def test_a_draft_is_seen_by_nobody_else_and_by_all_once_it_is_published(router: Router) -> None:
    await upload(router, origin=with_files(file((SAMPLES / "article.docx").read_bytes(), "article.docx")))
    for question in ("/article 3", "/articles 3", "/drafts 3", "/drafts", "/timeline #3", "/source E9"):
        answer = await router.answer(question, STRANGER_CHAT, Origin(Person("test", "9")))
        assert TITLE not in said(answer), question
    listed = await router.answer("/articles", CHAT, EDITOR)
    assert "#3" not in said(listed)
    assert not (await router.answer("/publish 3", CHAT, EDITOR)).reply.failed
    assert TITLE in said(await router.answer("/article 3", STRANGER_CHAT))


async def test_an_editor_sees_the_sentence_behind_a_draft_s_fact(router: Router) -> None:
    preview = await upload(router, origin=with_files(file((SAMPLES / "article.docx").read_bytes(), "article.docx")))
    references = [
        button.call.arguments
        for row in preview.reply.buttons
        for button in row
        if button.call.command == "source" and button.call.arguments.startswith("E")
    ]
    assert not (await router.answer(f"/source {references[0]}", CHAT, EDITOR)).reply.failed
    assert (await router.answer(f"/source {references[0]}", STRANGER_CHAT)).reply.failed


async def test_pasted_text_with_options_may_be_long(router: Router) -> None:
    body = "\n".join(PARAGRAPHS * 3)
    answer = await upload(router, f'/رفع تاريخ=٢٠٢٣-٠١-٠٥ عنوان="عنوان مختار" مصدر=جريدة بعيدة\n{body}')
    shown = said(answer)
    assert answer.reply.language == "ar"
    assert "عنوان مختار" in shown
    assert "جريدة بعيدة" in shown
    assert "2023" in shown or "٢٠٢٣" in shown


async def test_a_closing_ar_or_en_chooses_the_language_and_is_part_of_nothing(router: Router) -> None:
    answer = await upload(
        router, "/upload source=Al Wasat ar", with_files(file("\n".join(PARAGRAPHS).encode(), "a.txt"))
    )
    assert answer.reply.language == "ar"
    assert "المصدر: Al Wasat\n" in said(answer)
    edited = await router.answer("/edit 3 source=Al Ahram en", CHAT, EDITOR)
    assert "Source: Al Ahram\n" in said(edited)
    assert "private network" in said(await upload(router, "/upload http://127.0.0.1/ en"))


async def test_the_text_of_a_message_that_is_replied_to_is_uploaded(router: Router) -> None:
    answer = await upload(router, origin=replace(EDITOR, quoted="\n".join(PARAGRAPHS)))
    assert "Draft" in said(answer)


async def test_every_format_gives_title_author_and_day_and_they_can_be_set(router: Router) -> None:
    html = PAGE.format(title=TITLE, first=f"{SENTENCE} {FIRST}.", last=LAST)
    files = {
        **{name: (SAMPLES / name).read_bytes() for name in ("article.odt", "article.epub", "libreoffice.pdf")},
        "page.html": html.replace("<head>", '<head><meta charset="windows-1256">').encode("windows-1256"),
        "mail.eml": mail(f"{TITLE}\n\n{SENTENCE}\n\n{LAST}", charset="windows-1256"),
        "article.md": f"---\nauthor: سلمى الرفاعي\n---\n# {TITLE}\n\n{SENTENCE}\n\n{LAST}".encode(),
    }
    for number, (name, raw) in enumerate(files.items(), 3):
        shown = said(await upload(router, "/upload date=2021-06-07", with_files(file(raw, name))))
        for told in (f"#{number} “{TITLE}”", "Published 7 Jun 2021", "By سلمى الرفاعي", "Events"):
            assert told in shown, name
        assert not (await router.answer(f"/discard {number}", CHAT, EDITOR)).reply.failed


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"])
async def test_arabic_text_is_read_whatever_its_encoding(router: Router, encoding: str) -> None:
    text = f"{TITLE}\n\n{SENTENCE}\n\n{LAST}"
    shown = said(await upload(router, origin=with_files(file(text.encode(encoding), "a.txt"))))
    assert f"#3 “{TITLE}”" in shown
    assert "298 people" in shown


async def test_a_zip_gives_a_draft_for_each_article_and_says_what_it_left_out(router: Router) -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("وثيقة.docx", (SAMPLES / "article.docx").read_bytes())
        archive.writestr("خبر.txt", SENTENCE.encode("windows-1256"))
        archive.writestr("skhirat.txt", SKHIRAT)
        archive.writestr("empty.txt", b"")
        archive.writestr("photo.jpg", b"\xff\xd8")
    answer = await upload(router, origin=with_files(file(saved.getvalue(), "articles.zip")))
    shown = said(answer)
    assert "2 articles are stored as drafts" in shown
    assert f"#3 “{TITLE}”" in shown
    assert "Nothing of articles.zip: empty.txt was stored: the file is empty" in shown
    assert "Nothing of skhirat.txt was stored: This text is there already: article #1." in shown
    assert [button.label for row in answer.reply.buttons for button in row] == [
        "#1", "#3", "#4", "Publish all", "Discard all"
    ]  # fmt: skip
    everything = answer.reply.buttons[-1][0].call
    assert not (await router.ask(request_of(everything, CHAT, EDITOR))).reply.failed
    assert "298" in said(await router.answer("/figures #4", STRANGER_CHAT))


async def test_of_several_files_each_is_told_on_its_own(router: Router, services: Services) -> None:
    answer = await upload(
        router,
        origin=with_files(
            file("\n".join(PARAGRAPHS).encode(), "a.txt"),
            file(
                "تساقطت الثلوج على جبال لبنان يوم 5 يناير 2022 وأغلقت الطرق الجبلية أمام السيارات.".encode("cp1256"),
                "b.txt",
            ),
            file(b"\x00\x01\x02\x03" * 50, "c.txt"),
        ),
    )
    shown = said(answer)
    assert "2 articles are stored as drafts" in shown
    assert "Nothing of c.txt was stored: " in shown
    assert not (await router.answer("/publish 3 4", CHAT, EDITOR)).reply.failed
    assert not (await services.store.read(lambda db: db.execute("select * from hidden").fetchall()))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (SKHIRAT, "This text is there already: article #1."),
        (SKHIRAT.replace("طويلة", "شاقة"), "95% of this text is that of article #1."),
    ],
)
async def test_a_duplicate_is_named_and_not_stored(router: Router, services: Services, text: str, key: str) -> None:
    answer = await upload(router, f"/upload {text}")
    assert answer.reply.failed
    assert key in said(answer)
    assert await services.store.read(stored) == 2


async def test_what_is_a_draft_already_is_shown_again_and_not_stored_twice(router: Router, services: Services) -> None:
    text = "\n".join(PARAGRAPHS)
    await upload(router, f"/upload {text}")
    again = await upload(router, f"/upload {text}")
    assert said(again).startswith("This text is there already, as draft #3")
    assert TITLE in said(again)
    assert [button.label for button in again.reply.buttons[-1]] == ["Publish", "Edit", "Correct", "Discard"]
    near = await upload(router, f"/upload {text.replace('متباعدة', 'متقاربة')}")
    assert near.reply.failed
    assert "that of draft #3" in said(near)
    assert await services.store.read(stored) == 3


async def test_a_new_version_takes_the_place_of_the_article_and_facts_keep_their_numbers(
    router: Router, services: Services
) -> None:
    def events(database: Database) -> list[tuple[int, str]]:
        return database.execute("select id, text_ar from events where article = 1 order by start").fetchall()

    before = await services.store.read(events)
    longer = SKHIRAT + "وقتل 12 شخصا في هجوم على مدينة بنغازي يوم 20 ديسمبر 2015.\n"
    preview = await upload(router, f"/upload version=1 date=2015-12-26\n{longer}")
    assert "takes the place of article #1" in said(preview)
    assert await services.store.read(events) == before
    await router.answer("/publish 3", CHAT, EDITOR)
    after = await services.store.read(events)
    assert set(before) < set(after)
    assert await services.store.read(stored) == 2
    assert (await router.answer("/publish 3", CHAT, EDITOR)).reply.failed


@pytest.mark.parametrize(
    ("line", "origin", "reason"),
    [
        ("/upload", EDITOR, "Send files along"),
        ("/upload date=2015-13-40 " + QUAKE, EDITOR, "is no day"),
        ("/upload date=2031-01-01 " + QUAKE, EDITOR, "lies in the future"),
        ("/upload version=77 " + QUAKE, EDITOR, "There is no article #77"),
        ("/upload Это сообщение написано по-русски, и читать его нельзя.", EDITOR, "neither Arabic nor English"),
        ("/upload http://127.0.0.1:80/x", EDITOR, "private network"),
        ("/upload http://localhost/x", EDITOR, "private network"),
        ("/upload", with_files(file(b"", "a.txt")), "the file is empty"),
        ("/upload", with_files(file(b"\x00\xff\x01" * 99, "a.txt")), "not text"),
        ("/upload", with_files(file(b"%PDF-1.7 cut", "a.pdf")), "damaged"),
        ("/upload", with_files(file(b"x", "a.txt", 20_000_001)), "too large"),
        ("/upload", with_files(*[file(b"x", "a.txt")] * 21), "too much at once"),
        ("/upload", with_files(file(b"<html><nav>Home</nav></html>", "a.html")), ""),
    ],
)
async def test_bad_input_ends_in_one_clear_line_and_leaves_nothing(
    router: Router, services: Services, line: str, origin: Origin, reason: str
) -> None:
    answer = await upload(router, line, origin)
    assert answer.reply.failed
    assert reason in said(answer)
    assert len(said(answer).splitlines()) == 1
    assert await services.store.read(stored) == 2


@pytest.mark.parametrize(
    ("chat", "origin"),
    [
        (STRANGER_CHAT, Origin(Person("test", "9"))),
        (CHAT, Origin(Person("test", "1"), Caveat.FORWARDED)),
        (CHAT, Origin(Person("test", "1"), Caveat.EDITED)),
        (CHAT, Origin(None, Caveat.ANONYMOUS)),
    ],
)
async def test_who_may_not_upload_gets_one_line_and_the_log_has_it(
    router: Router, services: Services, chat: Chat, origin: Origin, caplog: pytest.LogCaptureFixture
) -> None:
    for line in (f"/upload {'x ' * 400}", "/publish 1", "/discard 1", "/retract 1", "/edit 1 title=x", "/drafts"):
        answer = await router.answer(line, chat, origin)
        assert answer.reply.failed
        assert len(said(answer).splitlines()) == 1
    assert caplog.text.count("refused /") == 6
    assert await services.store.read(stored) == 2


async def test_where_others_read_along_no_fact_of_a_draft_is_shown(router: Router) -> None:
    group = Chat("test", "group", kind=ChatKind.GROUP)
    router.services = replace(router.services, access=replace(router.services.access, editors=frozenset({"test:1"})))
    answer = await router.answer("/upload " + "\n".join(PARAGRAPHS), group, EDITOR)
    assert not answer.reply.failed
    assert "private chat" in said(answer)
    assert "Events" not in said(answer)
    for line in ("/drafts", "/drafts 3"):
        assert (await router.answer(line, group, EDITOR)).reply.failed
    assert "Events" in said(await router.answer("/drafts 3", Chat("test", "anna"), EDITOR))


async def test_another_date_moves_the_relative_dates(router: Router, services: Services) -> None:
    await upload(router, "/upload date=2015-12-25 وقع وزير الخارجية التونسي اتفاقا مع نظيره الليبي أمس في تونس.")
    first = await services.store.read(
        lambda db: db.execute("select date_start from stored_events where article = 3").fetchall()
    )
    preview = await router.answer("/edit 3 date=2015-12-20 title=A new title", CHAT, EDITOR)
    assert "A new title" in said(preview)
    second = await services.store.read(
        lambda db: db.execute("select date_start from stored_events where article = 3").fetchall()
    )
    assert ("2015-12-24",) in first
    assert ("2015-12-19",) in second


async def test_a_retracted_article_leaves_every_answer_until_it_is_restored(router: Router) -> None:
    await router.answer("/retract 1", CHAT, EDITOR)
    assert (await router.answer("/article 1", CHAT, EDITOR)).reply.failed
    assert "#1" not in said(await router.answer("/articles", CHAT, EDITOR))
    assert (await router.answer("/retract 1", CHAT, EDITOR)).reply.failed
    assert (await router.answer("/publish 1", CHAT, EDITOR)).reply.failed
    assert not (await router.answer("/restore 1", CHAT, EDITOR)).reply.failed
    assert not (await router.answer("/article 1", CHAT)).reply.failed


async def test_a_draft_that_nobody_publishes_is_deleted_after_its_time(router: Router, services: Services) -> None:
    await upload(router, "/upload " + "\n".join(PARAGRAPHS))
    soon, late = (services.now() + timedelta(hours=hours) for hours in (71, 73))
    assert await Cleaning(replace(services, now=lambda: soon)).once() == 0
    assert await Cleaning(replace(services, now=lambda: late)).once() == 1
    assert await services.store.read(stored) == 2
    for line in ("/publish 3", "/drafts 3", "/article 3", "/edit 3 title=x"):  # buttons that were left behind too
        assert (await router.answer(line, CHAT, EDITOR)).reply.failed, line


async def test_owners_give_and_take_roles(router: Router) -> None:
    person = Origin(Person("telegram", "7"))
    private = Chat("telegram", "7")
    assert (await router.answer("/drafts", private, person)).reply.failed
    assert not (await router.answer("/grant telegram:7 editor", CHAT, EDITOR)).reply.failed
    assert not (await router.answer("/drafts", private, person)).reply.failed
    assert (await router.answer("/grant telegram:7 owner", private, person)).reply.failed
    assert "telegram:7" in said(await router.answer("/roles", CHAT, EDITOR))
    assert not (await router.answer("/revoke telegram:7", CHAT, EDITOR)).reply.failed
    assert (await router.answer("/drafts", private, person)).reply.failed
    for line in ("/grant 7 editor", "/grant telegram:7 king", "/grant telegram:7", "/revoke telegram:7", "/revoke"):
        assert (await router.answer(line, CHAT, EDITOR)).reply.failed, line


@pytest.mark.parametrize(
    ("line", "values", "text"),
    [
        (
            "date=2015-12-25 source=Al Wasat title=A b c",
            {"date": "2015-12-25", "source": "Al Wasat", "title": "A b c"},
            "",
        ),
        ("source=Al Wasat https://x.org/a", {"source": "Al Wasat"}, "https://x.org/a"),
        ('title="A = b" rest of it', {"title": "A = b"}, "rest of it"),
        ("تاريخ=2015-12-25 عنوان=عنوان طويل\nنص المقال", {"date": "2015-12-25", "title": "عنوان طويل"}, "نص المقال"),
        ("x=y is an equation", {}, "x=y is an equation"),
        ("نص\ndate=2015-12-25", {}, "نص\ndate=2015-12-25"),
    ],
)
def test_options_end_where_they_should(services: Services, line: str, values: dict[str, str], text: str) -> None:
    options = read_options(line, ("date", "title", "source"), services)
    assert (options.values, options.text) == (values, text)


def test_an_option_has_a_length(services: Services) -> None:
    with pytest.raises(UserError):
        read_options("title=" + "x" * 301, ("title",), services)
