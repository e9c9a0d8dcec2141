"""The command line as its users run it: real processes, real files."""

import json
import re
import sqlite3
import zipfile
from contextlib import closing
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from bot.cli import main
from handlers.router import script_of
from tests.articles import SKHIRAT
from tests.bot.program import ROOT
from tests.bot.program import run as mujaz

SAMPLES = ROOT / "examples" / "articles"
DOCUMENTS = ROOT / "tests" / "reading" / "samples"
ARTICLE = "أعلنت وزارة الصحة المصرية يوم 3 مايو 2020 إصابة 298 شخصا بالفيروس في القاهرة.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_version_and_help(tmp_path: Path) -> None:
    assert mujaz("--version", folder=tmp_path, fresh=True).stdout.startswith("mujaz ")
    shown = mujaz("--help", folder=tmp_path, fresh=True)
    assert shown.returncode == 0
    for command in ("demo", "chat", "parse", "import", "export", "doctor"):
        assert command in shown.stdout


@pytest.mark.parametrize("command", ["", *main.commands])
def test_help_is_in_the_language_that_is_asked_for(command: str) -> None:
    for arguments in (["--language", "ar", command, "--help"], ["--language", "en", command, "-h"]):
        done = CliRunner().invoke(main, [one for one in arguments if one])
        assert done.exit_code == 0, done.output
        language, text = arguments[1], done.output
        shown = re.sub(r"^.*?\n", "", text)  # the line of usage shows what is typed
        assert ("Options" in text) is (language == "en")
        assert ("الخيارات" in text) is (language == "ar")
        assert script_of(shown) == language


def test_parse_prints_one_json_object(tmp_path: Path, article: Path) -> None:
    done = mujaz("parse", str(article), "--published", "2020-05-04", "--json", folder=tmp_path, fresh=True)
    assert done.returncode == 0, done.stderr
    facts = json.loads(done.stdout)
    assert facts["schema"] == 1
    assert facts["article"]["published"] == "2020-05-04"
    figure = facts["figures"][0]
    assert (figure["value"], figure["unit"]) == (298, "person")
    assert "298" in ARTICLE[figure["span"]["start"] : figure["span"]["end"]]
    for entity in facts["entities"]:
        for mention in entity["mentions"]:
            assert ARTICLE[mention["start"] : mention["end"]] == mention["text"]


def test_parse_reads_standard_input_and_several_files(tmp_path: Path, article: Path) -> None:
    done = mujaz("parse", "-", str(article), "--json", folder=tmp_path, stdin=ARTICLE.encode("utf-16"))
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert [found["file"] for found in objects] == ["-", str(article)]
    assert objects[0]["figures"] == objects[1]["figures"]


def test_parse_for_reading_is_in_the_language_of_the_user(tmp_path: Path, article: Path) -> None:
    assert "298 people" in mujaz("parse", str(article), folder=tmp_path).stdout
    assert "298 شخصا" in mujaz("parse", str(article), folder=tmp_path, LANG="ar_EG.UTF-8").stdout
    assert "298 شخصا" in mujaz("--language", "ar", "parse", str(article), folder=tmp_path).stdout


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n ", "empty"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 3, "not text"),
        ("russian.txt", "Правительство объявило о новых выборах в стране.".encode(), "neither Arabic nor English"),
        ("huge.txt", b"a" * 50_000_000, "too large"),
    ],
)
def test_bad_input_is_one_line_and_stores_nothing(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    for arguments in (("parse", str(path), "--json"), ("import", str(path))):
        done = mujaz(*arguments, folder=tmp_path)
        assert done.returncode == 1
        lines = [line for line in (done.stdout + done.stderr).splitlines() if str(path) in line]
        assert len(lines) == 1
        assert told in lines[0]
        assert "Traceback" not in done.stderr
    with closing(sqlite3.connect(tmp_path / "mujaz.db")) as database:
        assert database.execute("select count(*) from articles").fetchone() == (0,)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("parse", "nowhere.txt"), "no such file"),
        (("parse", "."), "folder"),
        (("import", "nowhere.txt"), "no such file"),
        (("parse", "-", "--published", "yesterday"), "yesterday"),
        (("frobnicate",), "frobnicate"),
        (("--config", "nowhere.toml", "chat"), "nowhere.toml"),
    ],
)
def test_a_mistake_on_the_command_line_is_named(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    done = mujaz(*arguments, folder=tmp_path)
    assert done.returncode != 0
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_import_says_what_was_new_what_was_there_and_what_failed(tmp_path: Path, article: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "copy.txt").write_text(ARTICLE.replace(" ", "  "), "utf-8")
    (tmp_path / "more" / "arabic.md").write_bytes("قال الوزير إن المفاوضات بدأت في عمان.".encode("cp1256"))
    (tmp_path / "more" / "empty.txt").write_bytes(b"")
    (tmp_path / "more" / "notes.pdf").write_bytes(b"%PDF")
    (tmp_path / "more" / "locked.docx").write_bytes((DOCUMENTS / "protected.docx").read_bytes())
    (tmp_path / "more" / "later.txt").write_text(f"القاهرة - 3 مايو 2150 - {ARTICLE}", "utf-8")
    (tmp_path / "more" / "photo.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "more" / ".hidden.txt").write_text(ARTICLE, "utf-8")
    done = mujaz("import", str(article), str(tmp_path / "more"), folder=tmp_path)
    assert done.returncode == 1
    assert "New: 2. Already there: 1. Nearly there: 0. Failed: 4." in done.stdout
    said = done.stdout + done.stderr
    assert "already there as #1" in said
    assert "empty.txt: the file is empty" in said
    assert "notes.pdf: damaged" in said
    assert "locked.docx: protected by a password" in said
    assert "later.txt: it is dated 2150-05-03, which lies in the future" in said
    assert "photo.jpg" not in said
    again = mujaz("import", str(article), folder=tmp_path)
    assert (again.returncode, again.stdout.strip()) == (0, "New: 0. Already there: 1. Nearly there: 0. Failed: 0.")


def test_import_reads_documents_and_archives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "articles.zip", "w") as archive:
        archive.write(DOCUMENTS / "article.docx", "a.docx")
        archive.writestr("b.txt", ARTICLE)
        archive.writestr("empty.txt", "")
    done = mujaz("import", "articles.zip", str(DOCUMENTS / "article.odt"), folder=tmp_path)
    assert "New: 2. Already there: 1. Nearly there: 0. Failed: 1." in done.stdout
    said = done.stdout + done.stderr
    assert "articles.zip: b.txt: new, #2" in said
    assert "articles.zip: empty.txt: the file is empty" in said
    assert "article.odt: already there as #1" in said
    parsed = mujaz("parse", "articles.zip", "--json", folder=tmp_path)
    assert [json.loads(line)["file"] for line in parsed.stdout.splitlines()] == [
        "articles.zip: a.docx", "articles.zip: b.txt"
    ]  # fmt: skip
    assert "articles.zip: empty.txt: the file is empty" in parsed.stderr


def test_import_follows_links_where_the_settings_let_it(tmp_path: Path) -> None:
    page = (DOCUMENTS / "article.html").read_bytes()

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        link = f"http://127.0.0.1:{server.server_port}/news"
        refused = mujaz("import", link, "http://127.0.0.1/", folder=tmp_path)
        (tmp_path / "config.toml").write_text(f'[links]\nallowed_hosts = ["127.0.0.1:{server.server_port}"]\n')
        done = mujaz("import", link, folder=tmp_path)
        server.shutdown()
    assert refused.returncode == 1
    assert "New: 0. Already there: 0. Nearly there: 0. Failed: 2." in refused.stdout
    assert "private network" in refused.stdout + refused.stderr
    assert f"{link}: new, #1" in done.stdout + done.stderr


def test_a_new_version_of_an_article_is_named_and_takes_its_place_with_its_corrections(tmp_path: Path) -> None:
    first, later = tmp_path / "first.txt", tmp_path / "later.txt"
    first.write_text(SKHIRAT, "utf-8")
    later.write_text(SKHIRAT + "وقتل 12 شخصا في هجوم على مدينة بنغازي يوم 20 ديسمبر 2015.\n", "utf-8")
    mujaz("import", "first.txt", folder=tmp_path)
    mujaz("chat", folder=tmp_path, stdin=b"/fix E1 date 2014-03-02\n/drop Q1\n")
    near = mujaz("import", "later.txt", folder=tmp_path)
    assert near.returncode == 1
    assert "% of it is that of #1. With --version-of 1" in near.stdout + near.stderr
    assert "New: 0. Already there: 0. Nearly there: 1. Failed: 0." in near.stdout
    taken = mujaz("import", "later.txt", "--version-of", "1", folder=tmp_path)
    assert taken.returncode == 0
    assert "a new version of #1" in taken.stdout + taken.stderr
    for command in ("doctor", "reparse"):
        asked = mujaz("chat", folder=tmp_path, stdin=b"/timeline\n/articles\n/quotes\n/history #1\n")
        assert "2 Mar 2014" in asked.stdout
        assert "20 Dec 2015" in asked.stdout
        assert "One article" in asked.stdout
        assert "No quote fits" in asked.stdout
        assert "a new version" in asked.stdout
        mujaz(command, folder=tmp_path)
    first.write_text(later.read_text("utf-8") + "وأصيب 30 شخصا.\n", "utf-8")
    assert mujaz("import", "first.txt", "--similar", folder=tmp_path).returncode == 0
    first.write_text(ARTICLE, "utf-8")
    for arguments in (("first.txt", "--version-of", "9"), ("first.txt", "later.txt", "--version-of", "1")):
        refused = mujaz("import", *arguments, folder=tmp_path)
        assert refused.returncode != 0
        assert "Traceback" not in refused.stderr


def test_chat_answers_what_is_piped_to_it(tmp_path: Path, article: Path) -> None:
    mujaz("import", str(article), folder=tmp_path)
    questions = "/figures\n\nكم عدد المصابين؟\n/actros\nquit\n/never\n"
    done = mujaz("chat", folder=tmp_path, stdin=questions.encode())
    assert "298 people" in done.stdout
    assert "298 شخصا" in done.stdout
    assert "/actors" in done.stdout
    assert "/never" not in done.stdout
    assert done.returncode == 1  # a question failed
    assert mujaz("chat", folder=tmp_path, stdin=b"/figures\n").returncode == 0


def test_chat_turns_pages(tmp_path: Path) -> None:
    mujaz("import", str(SAMPLES), folder=tmp_path)
    done = mujaz("chat", folder=tmp_path, stdin="/الأطراف\nالتالي\nالسابق\n".encode())
    pages = [page.strip() for page in done.stdout.split("\n\n")]
    assert pages[0] == pages[2] != pages[1]


def test_demo_needs_nothing_and_keeps_nothing(tmp_path: Path) -> None:
    done = mujaz("demo", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    for said in ("/actors", "الأطراف", "Libya", "2.4 million", "مارتن كوبلر", "17 Dec 2015", "mujaz import"):
        assert said in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_export_writes_every_format(tmp_path: Path, article: Path) -> None:
    mujaz("import", str(article), folder=tmp_path)
    facts = json.loads(mujaz("export", folder=tmp_path).stdout)
    assert facts["figures"][0]["value"] == 298
    assert facts["articles"][0]["body"] == ARTICLE
    table = mujaz("export", "--format", "csv", folder=tmp_path).stdout
    assert table.startswith("\ufeffkind,reference,article")
    assert "298" in table
    done = mujaz("export", "--format", "md", "-o", "facts.md", folder=tmp_path)
    assert done.stdout == ""
    assert "298" in (tmp_path / "facts.md").read_text("utf-8")
    assert mujaz("export", "-o", "nowhere/facts.json", folder=tmp_path).returncode == 1


def test_doctor_says_what_is_there_and_what_to_do(tmp_path: Path, article: Path) -> None:
    fresh = mujaz("doctor", folder=tmp_path)
    assert fresh.returncode == 0
    assert "mujaz import" in fresh.stdout
    assert "MUJAZ_TELEGRAM_TOKEN" in fresh.stdout
    mujaz("import", str(article), folder=tmp_path)
    (tmp_path / "config.toml").write_text("[answers]\nlanguage = 'en'\n", "utf-8")
    ready = mujaz("doctor", folder=tmp_path, MUJAZ_TELEGRAM_TOKEN="12345:SECRET")
    assert "one article" in ready.stdout
    assert "SECRET" not in ready.stdout + ready.stderr
    (tmp_path / "config.toml").write_text("[answers]\nlanguage = 'fr'\n", "utf-8")
    broken = mujaz("doctor", folder=tmp_path)
    assert broken.returncode == 1
    assert "answers.language" in broken.stdout


def test_a_database_that_cannot_be_used_is_one_line(tmp_path: Path, article: Path) -> None:
    (tmp_path / "mujaz.db").write_bytes(b"not a database" * 100)
    for arguments in (("chat",), ("import", str(article)), ("export",), ("doctor",)):
        done = mujaz(*arguments, folder=tmp_path)
        assert done.returncode == 1
        assert "mujaz.db" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    with closing(sqlite3.connect(tmp_path / "newer.db")) as newer:
        newer.execute("pragma user_version = 999")
    (tmp_path / "config.toml").write_text('[database]\npath = "newer.db"\n', "utf-8")
    refused = mujaz("chat", folder=tmp_path)
    assert refused.returncode == 1
    assert "newer Mujaz" in refused.stderr
