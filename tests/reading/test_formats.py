"""One article, written by real programs in every format, comes out as the same text."""

import io
import zipfile
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from reading.article import ReadArticle
from reading.errors import ReadError
from reading.files import read_file

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 1, 10)
TITLE = "مجلس الأمن يمدد عمل البعثة في الصحراء"
FIRST = "قرر مجلس الأمن الدولي مساء الخميس تمديد ولاية بعثة الأمم المتحدة (المينورسو) عاما كاملا"
LAST = "ولا يخفى أن الآراء والأولويات لا تزال متباعدة."
SENTENCE = "أعلنت وزارة الصحة المصرية يوم 3 مايو 2020 إصابة 298 شخصا بالفيروس في القاهرة."


def one(raw: bytes, name: str | None) -> ReadArticle:
    reading = read_file(raw, name, TODAY)
    assert len(reading.articles) == 1
    assert not reading.refusals
    return reading.articles[0]


def plain() -> str:
    return one((SAMPLES / "article.html").read_bytes(), "article.html").body


@pytest.mark.parametrize("suffix", ["html", "docx", "odt", "epub"])
def test_the_same_article_is_the_same_text_in_every_format(suffix: str) -> None:
    article = one((SAMPLES / f"article.{suffix}").read_bytes(), f"article.{suffix}")
    assert article.format == suffix
    assert article.body == plain()
    assert article.body.startswith(TITLE)
    assert FIRST in article.body
    assert article.body.endswith(LAST)
    assert (article.title, article.author, article.language) == (TITLE, "سلمى الرفاعي", "ar")
    assert article.published == date(2016, 4, 28)


@pytest.mark.parametrize("suffix", ["html", "docx", "odt", "epub"])
def test_the_content_tells_the_format_where_the_name_does_not(suffix: str) -> None:
    raw = (SAMPLES / f"article.{suffix}").read_bytes()
    assert one(raw, None).format == suffix
    assert one(raw, "article.bin").format == suffix
    assert one(raw, "article.txt").format == suffix


def test_pasted_text_needs_no_name() -> None:
    article = one(f"{TITLE}\n\nالقاهرة (رويترز) - {SENTENCE}\n".encode(), None)
    assert (article.format, article.title, article.source) == ("txt", TITLE, "رويترز")
    assert article.body.startswith(TITLE)


def word(*paragraphs: str, **properties: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_the_day_of_a_library_s_template_is_no_date() -> None:
    article = one(word(TITLE, SENTENCE.replace("يوم 3 مايو 2020 ", "")), "a.docx")
    assert (article.published, article.author) == (None, None)


def test_tables_of_a_word_document_are_read_row_by_row() -> None:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    table = document.add_table(2, 2)
    for row, cells in zip(table.rows, (("المحافظة", "الإصابات"), ("القاهرة", "٢٩٨")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph(LAST)
    saved = io.BytesIO()
    document.save(saved)
    assert one(saved.getvalue(), "t.docx").body.split("\n\n") == [
        SENTENCE, "المحافظة | الإصابات", "القاهرة | ٢٩٨", LAST
    ]  # fmt: skip


def test_tracked_changes_of_a_word_document_are_read_as_accepted() -> None:
    raw = word(SENTENCE, LAST)
    run = "<w:r><w:t>"
    changed = (
        f"<w:ins w:id='1' w:author='a'>{run}مضاف</w:t></w:r></w:ins>"
        f"<w:del w:id='2' w:author='a'><w:r><w:delText>محذوف</w:delText></w:r></w:del>"
        f"<w:moveFrom w:id='3' w:author='a'>{run}منقول</w:t></w:r></w:moveFrom>"
    )
    body = one(rewritten(raw, "word/document.xml", "</w:p>", changed + "</w:p>"), "c.docx").body
    assert "مضاف" in body
    assert "محذوف" not in body
    assert "منقول" not in body


def rewritten(raw: bytes, member: str, old: str, new: str) -> bytes:
    """An archive with the first `old` in a member replaced."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == member:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode(), 1)
            target.writestr(name, content)
    return saved.getvalue()


def test_markdown_loses_its_signs_and_its_front_matter_is_metadata() -> None:
    source = (
        '---\ntitle: "عنوان المقال"\nauthor: سلمى الرفاعي\nsource: الأفق\ndate: 2020-05-04\n---\n\n'
        f"# {TITLE}\n\n{SENTENCE.replace('وزارة الصحة', '**وزارة الصحة**')}\nوهذا [رابط](https://example.org/a).\n\n"
        "| أ | ب |\n|---|---|\n| ١ | ٢ |\n"
    )
    article = one(source.encode(), "a.md")
    assert article.body == f"{TITLE}\n\n{SENTENCE}\nوهذا رابط.\n\nأ | ب\n\n١ | ٢"
    assert (article.title, article.author, article.source) == ("عنوان المقال", "سلمى الرفاعي", "الأفق")
    assert article.published == date(2020, 5, 4)


def mail(body: str, subtype: str = "plain", charset: str = "utf-8", **headers: str) -> bytes:
    message = EmailMessage()
    message["From"] = "سلمى الرفاعي <salma@example.org>"
    message["Subject"] = "Fwd: " + TITLE
    message["Date"] = "Mon, 04 May 2020 23:30:00 +0300"
    for name, value in headers.items():
        message[name] = value
    message.set_content(body, subtype=subtype, charset=charset)
    return message.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_message_gives_its_text_and_its_headers(charset: str) -> None:
    article = one(mail(SENTENCE.replace("يوم 3 مايو 2020 ", "أمس "), charset=charset), "m.eml")
    assert article.body.strip() == SENTENCE.replace("يوم 3 مايو 2020 ", "أمس ")
    assert (article.format, article.title, article.author) == ("eml", TITLE, "سلمى الرفاعي")
    assert article.published == date(2020, 5, 4)
    assert [note.key for note in article.notes] == ["read-note-file-date"]


def test_a_message_in_html_is_read_and_what_is_attached_is_told() -> None:
    message = EmailMessage()
    message["Subject"] = TITLE
    message["From"] = "a@example.org"
    message.set_content(f"<html><body><p>{SENTENCE}</p><p>{LAST}</p></body></html>", subtype="html")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    article = one(message.as_bytes(), "m.eml")
    assert article.body.split("\n\n") == [SENTENCE, LAST]
    assert [(note.key, note.values["count"]) for note in article.notes] == [("read-note-attachments", 1)]


PAGE = """<!DOCTYPE html><html><head><title>{title} - الأفق</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="الأفق">
<meta property="article:published_time" content="2020-05-04T22:00:00+03:00">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{title}",
"datePublished":"2020-05-04T22:00:00+03:00","author":{{"@type":"Person","name":"سلمى الرفاعي"}}}}</script></head>
<body><nav><a href="/">الرئيسية</a> <a href="/s">رياضة</a></nav><main><article><h1>{title}</h1>
<p>{first}</p><p>{last}</p></article></main><footer>جميع الحقوق محفوظة 2026</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "utf-16"])
def test_a_page_gives_the_article_and_what_its_metadata_states(charset: str) -> None:
    html = PAGE.format(title=TITLE, first=f"{SENTENCE} {FIRST}.", last=f"{LAST} وقال الوزير إن الوضع تحت السيطرة.")
    if charset == "windows-1256":
        html = html.replace(
            "<head>", '<head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'
        )
    article = one(html.encode(charset), "p.html")
    assert article.body.split("\n\n")[0] == TITLE
    assert SENTENCE in article.body
    assert "الرئيسية" not in article.body
    assert "الحقوق" not in article.body
    assert (article.title, article.author, article.source) == (TITLE, "سلمى الرفاعي", "الأفق")
    assert article.published == date(2020, 5, 4)


def test_a_zip_gives_its_articles_and_says_what_it_could_not_read() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.txt", SENTENCE)
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("مقال.txt", SENTENCE)
        archive.writestr("folder/article.docx", (SAMPLES / "article.docx").read_bytes())
        archive.writestr("empty.txt", "")
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("photo.jpg", b"\xff\xd8\xff")
        archive.writestr("__MACOSX/._a.txt", b"junk")
        archive.writestr("../../escape.txt", LAST)
    reading = read_file(saved.getvalue(), "articles.zip", TODAY)
    assert [(article.name, article.format) for article in reading.articles] == [
        ("مقال.txt", "txt"), ("folder/article.docx", "docx"), ("../../escape.txt", "txt")
    ]  # fmt: skip
    assert [(refusal.name, refusal.error.key) for refusal in reading.refusals] == [
        ("empty.txt", "read-empty"), ("inner.zip", "read-zip-nested")
    ]  # fmt: skip


def test_names_in_a_zip_without_the_flag_for_unicode_are_read() -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr(zipfile.ZipInfo("XXXX.txt"), SENTENCE)
    raw = saved.getvalue().replace(b"XXXX.txt", "خبر1".encode("cp1256") + b".txt")
    assert read_file(raw, "a.zip", TODAY).articles[0].name == "خبر1.txt"


@pytest.mark.parametrize("day", ["٤ مايو ٢٠٢٧", "2027-05-04", "4 May 2027"])
def test_what_is_dated_in_the_future_is_refused_until_its_sender_sets_the_day(day: str) -> None:
    text = f"CAIRO, {day} - The ministry said that talks had begun." if "May" in day else f"{TITLE}\n{day}\n{SENTENCE}"
    with pytest.raises(ReadError, match="read-future") as refused:
        read_file(text.encode(), "a.txt", TODAY)
    assert refused.value.values == {"date": "2027-05-04"}
    assert read_file(text.encode(), "a.txt", TODAY, published=date(2020, 5, 4)).articles[0].published == date(
        2020, 5, 4
    )


def test_in_some_zones_tomorrow_has_begun() -> None:
    assert one(f"القاهرة - 11 يناير 2026 - {SENTENCE}".encode(), "a.txt").published == date(2026, 1, 11)


def test_the_clock_of_whoever_saved_a_file_matters_only_where_nothing_else_dates_the_article() -> None:
    wrong = datetime(2027, 5, 4)
    dated = one(word(TITLE, f"القاهرة - 4 مايو 2020 - {SENTENCE}", created=wrong, modified=wrong), "a.docx")
    assert (dated.published, dated.notes) == (date(2020, 5, 4), ())
    with pytest.raises(ReadError, match="read-future"):
        read_file(word(TITLE, SENTENCE, created=wrong, modified=wrong), "a.docx", TODAY)


def test_a_refusal_reads_as_its_key() -> None:
    with pytest.raises(ReadError, match="read-empty"):
        read_file(b"", "a.txt", TODAY)
