"""What is no article, or would hurt to read: each gets its own reason, soon, and leaves nothing running."""

import io
import random
import zipfile
from datetime import date
from pathlib import Path

import pytest

from reading.decoding import LARGEST_FILE
from reading.errors import ReadError
from reading.files import read_file
from tests.reading.test_formats import SENTENCE, rewritten, word

SAMPLES = Path(__file__).parent / "samples"
TODAY = date(2026, 1, 10)
WORDS = {"docx": "word/document.xml", "odt": "content.xml", "epub": "OEBPS/content.opf"}


def refusal(raw: bytes, name: str | None = None) -> str:
    with pytest.raises(ReadError) as refused:
        read_file(raw, name, TODAY)
    return refused.value.key


def sample(suffix: str) -> bytes:
    return (SAMPLES / f"article.{suffix}").read_bytes()


def zipped(**members: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return saved.getvalue()


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.html", "a.zip", None])
def test_nothing_at_all(name: str | None) -> None:
    assert refusal(b"", name) == "read-empty"
    assert refusal(b"\n \n", name) == "read-empty"


def test_twenty_megabytes() -> None:
    assert refusal(b"a" * (LARGEST_FILE + 1), "a.txt") == "read-too-large"
    assert refusal(b"%PDF-1.7" + bytes(LARGEST_FILE), "a.pdf") == "read-too-large"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4, "read-binary"),
        (b"\x7fELF" + bytes(range(256)) * 4, "read-binary"),
        (b"{\\rtf1\\ansi text}", "read-format"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(range(256)), "read-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "read-format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(600), "read-password"),
    ],
)
def test_binary_files_and_formats_that_are_not_read(raw: bytes, reason: str) -> None:
    assert refusal(raw, "article.docx") == reason


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_truncated_document(suffix: str, share: float) -> None:
    raw = sample(suffix)
    assert refusal(raw[: int(len(raw) * share)], f"a.{suffix}") == "read-damaged"


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub"])
def test_a_document_whose_text_is_damaged(suffix: str) -> None:
    with zipfile.ZipFile(io.BytesIO(sample(suffix))) as archive:
        assert WORDS[suffix] in archive.namelist()
    assert refusal(rewritten(sample(suffix), WORDS[suffix], "<", "<<"), f"a.{suffix}") == "read-damaged"


ENTITY = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
REMOTE = '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/evil.dtd">'


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub"])
@pytest.mark.parametrize("declaration", [ENTITY, LAUGHS, REMOTE])
def test_a_document_with_declarations(suffix: str, declaration: str) -> None:
    assert refusal(rewritten(sample(suffix), WORDS[suffix], "?>", "?>" + declaration), f"a.{suffix}") == "read-unsafe"


def test_declarations_cannot_hide_in_another_encoding() -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(SENTENCE))) as source, zipfile.ZipFile(saved, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                text = content.decode().partition("?>")[2]
                content = f'<?xml version="1.0" encoding="UTF-16"?>{ENTITY}{text}'.encode("utf-16")
            target.writestr(name, content)
    assert refusal(saved.getvalue(), "a.docx") == "read-unsafe"


def test_a_zip_bomb_of_one_file() -> None:
    assert refusal(zipped(a_txt=b"a" * 10_000_000), "a.zip") == "read-bomb"
    assert refusal(zipped(a_txt=b" " * 200_000_000), "a.zip") == "read-bomb"


def test_a_zip_bomb_of_many_files() -> None:
    noise = random.Random(1)
    content = b"".join(noise.randbytes(30) + bytes(1000) for _ in range(4000))  # each far from suspicious by itself
    raw = zipped(**{f"{number}_txt": content for number in range(30)})
    assert len(raw) < LARGEST_FILE
    assert refusal(raw, "a.zip") == "read-bomb"


def test_a_zip_of_too_many_files() -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        for number in range(150):
            archive.writestr(f"{number}.txt", SENTENCE)
    assert refusal(saved.getvalue(), "a.zip") == "read-zip-many"


def test_a_bomb_in_a_document() -> None:
    assert (
        refusal(rewritten(sample("docx"), "word/document.xml", "<w:body>", "<w:body>" + " " * 20_000_000))
        == "read-bomb"
    )


def test_a_zip_without_anything_to_read() -> None:
    assert refusal(zipped(a_jpg=b"\xff\xd8"), "a.zip") == "read-zip-nothing"
    assert refusal(zipped(), "a.zip") == "read-zip-nothing"


def test_a_zip_with_a_password() -> None:
    raw = bytearray(zipped(a_txt=SENTENCE.encode()))
    raw[6] |= 1  # the flag in the local header and in the directory
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    reading = read_file(bytes(raw), "a.zip", TODAY)
    assert [refused.error.key for refused in reading.refusals] == ["read-password"]


def test_a_protected_odt() -> None:
    manifest = '<manifest:file-entry manifest:full-path="content.xml">'
    inserted = f"{manifest}<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    assert (
        refusal(rewritten(sample("odt"), "META-INF/manifest.xml", "</manifest:manifest>", inserted)) == "read-password"
    )


@pytest.mark.parametrize(
    "language", ["Правительство объявило о новых выборах в стране.", "政府は国内で新しい選挙を発表した。"]
)
@pytest.mark.parametrize("form", ["txt", "docx"])
def test_a_text_in_another_language(language: str, form: str) -> None:
    raw = word(language) if form == "docx" else language.encode()
    assert refusal(raw, f"a.{form}") == "read-language"


LINKS = "".join(f'<li><a href="/news/{n}">خبر رقم {n} عن مدينة من مدن الشمال</a></li>' for n in range(40))


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><title>صفحة</title></head><body></body></html>",
        f"<html><head><title>الأفق</title></head><body><ul>{LINKS}</ul></body></html>",
        "<html><body><form><label>اسم المستخدم</label><input><label>كلمة المرور</label><input>"
        "<button>دخول</button></form><p>نسيت كلمة المرور؟</p></body></html>",
        "<html><body><script>document.write('مقال')</script><noscript>فعّل جافا سكريبت</noscript></body></html>",
    ],
)
def test_a_page_without_an_article(page: str) -> None:
    assert refusal(page.encode(), "p.html") == "read-no-article"


def test_markup_nested_without_end() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 3000
    key = refusal(rewritten(sample("docx"), "word/document.xml", "<w:body>", "<w:body>" + deep), "a.docx")
    assert key == "read-damaged"
    page = "<html><body>" + "<div>" * 5000 + f"<p>{SENTENCE} {SENTENCE}</p>"
    assert refusal(page.encode(), "p.html") == "read-no-article"  # the parser stops long before
