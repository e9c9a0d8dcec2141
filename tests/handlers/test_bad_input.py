"""Whatever is sent that is no article ends in one clear line, in either language, and the database stays as it was."""

import io
import zipfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from fpdf import FPDF
from fpdf.encryption import AccessPermission
from sqlite_utils import Database

from handlers.router import Router
from handlers.services import Services
from reading import isolation
from reading.addresses import Hosts
from reading.errors import ReadError
from tests.handlers.conftest import CHAT, said
from tests.handlers.test_uploading import EDITOR, SAMPLES, file, with_files
from tests.reading.test_formats import FIRST, LAST, PAGE, SENTENCE, TITLE, rewritten, word
from tests.reading.test_isolation import pdf_with

ENGLISH, ARABIC = "Nothing of {} was stored: ", "لم يُحفظ شيء من {}: "
DAMAGED = ("damaged or cut off", "تالف أو ناقص")
PASSWORD = ("protected by a password: save it without one", "محمي بكلمة مرور: احفظه من دونها")
LANGUAGE = ("the text is neither Arabic nor English", "النص ليس بالعربية ولا بالإنجليزية")
BOMB = (
    "unpacks to far more than an article, and is not read for safety",
    "محتواه بعد فك الضغط أكبر بكثير من مقال، ولم يُقرأ حفاظا على السلامة",
)
BINARY = ("this is not text", "ليس نصا")
NO_ARTICLE = ("no article was found on the page", "لا مقال في هذه الصفحة")
PERSIAN = (
    "دولت تونس روز پنجشنبه اعلام کرد که توافقنامه‌ای با لیبی امضا کرده است. وزیر امور خارجه گفت که مذاکرات سه ماه بود."
)
FRENCH = (
    "Le gouvernement tunisien a annoncé jeudi la signature d'un accord avec la Libye, trois mois après l'ouverture."
)

HANGING = pdf_with(b"BT /F 12 Tf " + b"1 0 0 1 0 0 Tm (a) Tj " * 3_000_000 + b"ET")


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def locked_pdf() -> bytes:
    pdf = FPDF()
    pdf.set_encryption("owner", "reader", permissions=AccessPermission.none())
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.cell(text="The ministry said that talks had begun.")
    return bytes(pdf.output())


def zipped(name: str, content: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return saved.getvalue()


def with_entity(name: str, member: str) -> bytes:
    return rewritten(sample(name), member, "?>", '?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


@dataclass(frozen=True)
class Bad:
    """A file that is refused, and the reason in both languages."""

    raw: bytes
    reason: tuple[str, str]


def bad_files() -> dict[str, Bad]:
    return {
        "empty.txt": Bad(b"", ("the file is empty", "الملف فارغ")),
        "binary.txt": Bad(b"\x00\xff\x01" * 99, BINARY),
        "photo.docx": Bad(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4, BINARY),
        "locked.zip": Bad(sample("protected.zip"), PASSWORD),
        "locked.docx": Bad(sample("protected.docx"), PASSWORD),
        "locked.pdf": Bad(locked_pdf(), PASSWORD),
        "cut.docx": Bad(sample("article.docx")[:4000], DAMAGED),
        "cut.pdf": Bad(sample("libreoffice.pdf")[:9000], DAMAGED),
        "cut.zip": Bad(zipped("a.txt", SENTENCE.encode())[:-30], DAMAGED),
        "large.pdf": Bad(
            bytes(20 << 20), ("too large: 21 MB, at most 20 MB", "كبير جدا: 21 ميغابايت، والحد الأقصى 20 ميغابايت")
        ),
        "bomb.zip": Bad(zipped("a.txt", bytes(50_000_000)), BOMB),
        "entities.docx": Bad(
            with_entity("article.docx", "word/document.xml"),
            (
                "contains declarations that no article needs, and is not read for safety",
                "فيه تعريفات لا يحتاج إليها مقال، ولم يُقرأ حفاظا على السلامة",
            ),
        ),
        "hangs.pdf": Bad(
            HANGING,
            ("reading it took too much time or memory", "استغرقت قراءته وقتا أو ذاكرة فوق الحد"),
        ),
        "persian.txt": Bad(PERSIAN.encode(), LANGUAGE),
        "french.docx": Bad(word(FRENCH), LANGUAGE),
        "future.html": Bad(
            PAGE.format(title=TITLE, first=FIRST + " " + LAST, last=LAST).replace("2020-05-04", "2031-05-04").encode(),
            (
                "it is dated 2031-05-04, which lies in the future: send it with its right date",
                "تاريخه 2031-05-04 يقع في المستقبل: أرسله بتاريخه الصحيح",
            ),
        ),
        "front.html": Bad(
            ("<html><body><ul>" + "<li><a href='/1'>خبر من مدن الشمال</a></li>" * 40 + "</ul></body></html>").encode(),
            NO_ARTICLE,
        ),
    }


def everything(database: Database) -> list[str]:
    return list(database.iterdump())


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the child process has answered is kept, so that asking in the second language costs no second reading.

    The clock is short for the file that keeps it busy, and only for that one: the machine may be busy too.
    """
    patient = isolation.WALL_SECONDS
    known: dict[tuple[bytes, str], Any] = {}
    ask = isolation.ask

    def remembered(raw: bytes, options: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        key = (raw, str(options))
        monkeypatch.setattr(isolation, "WALL_SECONDS", 2 if raw == HANGING else patient)
        if key not in known:
            try:
                known[key] = ask(raw, options)
            except ReadError as error:
                known[key] = error
        if isinstance(known[key], ReadError):
            raise known[key]
        answer: tuple[dict[str, Any], bytes] = known[key]
        return answer

    monkeypatch.setattr(isolation, "ask", remembered)


async def test_each_bad_file_is_told_by_its_reason_in_both_languages_and_nothing_is_stored(
    router: Router, services: Services, once: None
) -> None:
    bad = bad_files()
    before = await services.store.read(everything)
    origin = with_files(*(file(one.raw, name) for name, one in bad.items()))
    for line, told, language in (("/upload", ENGLISH, 0), ("/رفع", ARABIC, 1)):
        answer = await router.answer(line, CHAT, origin)
        lines = said(answer).splitlines()
        assert answer.reply.failed
        for shown, (name, one) in zip(lines, bad.items(), strict=True):
            inside = f"{name}: article.docx" if name == "locked.zip" else name
            assert shown == told.format(inside) + one.reason[language]
    assert await services.store.read(everything) == before


@dataclass(frozen=True)
class Site:
    """A server on this machine."""

    port: int

    @property
    def here(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def page(**headers: str) -> Callable[[web.Request], Any]:
    async def handler(_: web.Request) -> web.Response:
        body = PAGE.format(title=TITLE, first=f"{SENTENCE} {FIRST}.", last=LAST).encode(headers.get("charset", "utf-8"))
        return web.Response(body=body, content_type="text/html", charset=headers.get("charset", "utf-8"))

    return handler


async def elsewhere(request: web.Request) -> web.Response:
    raise web.HTTPFound(request.query["to"])


async def on_and_on(request: web.Request) -> web.Response:
    left = int(request.match_info["left"])
    raise web.HTTPMovedPermanently(f"/on/{left - 1}" if left > 1 else "/page")


async def front(_: web.Request) -> web.Response:
    return web.Response(text="<html><body><nav><a href='/'>الرئيسية</a></nav></body></html>", content_type="text/html")


@pytest_asyncio.fixture
async def site() -> AsyncIterator[Site]:
    app = web.Application()
    app.add_routes(
        [
            web.get("/page", page()),
            web.get("/arabic", page(charset="windows-1256")),
            web.get("/to", elsewhere),
            web.get("/on/{left}", on_and_on),
            web.get("/front", front),
        ]
    )
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    assert runner.addresses
    yield Site(runner.addresses[0][1])
    await runner.cleanup()


def allowing(router: Router, site: Site) -> Router:
    """The same, with the setting that allows the site."""
    return Router(replace(router.services, hosts=Hosts(frozenset({f"127.0.0.1:{site.port}"}))))


PRIVATE = ("the link leads into a private network and is not followed", "يؤدي الرابط إلى شبكة خاصة، فلم يُتبع")


async def test_each_bad_link_is_told_by_its_reason_in_both_languages_and_nothing_is_stored(
    router: Router, services: Services, site: Site, once: None
) -> None:
    bad = {
        "http://127.0.0.1/": PRIVATE,
        "http://localhost/news": PRIVATE,
        "http://[::1]/": PRIVATE,
        "http://2130706433/": PRIVATE,
        "http://169.254.169.254/latest": PRIVATE,
        f"{site.here}/to?to=http://127.0.0.1/": PRIVATE,
        f"{site.here}/to?to=http://localhost/": PRIVATE,
        f"{site.here}/to?to=//[::ffff:127.0.0.1]/": PRIVATE,
        f"{site.here}/to?to=file:///etc/passwd": (
            "this is no link to a page: it must begin with http:// or https://",
            "ليس هذا رابطا لصفحة: يجب أن يبدأ بـ http:// أو https://",
        ),
        f"{site.here}/on/6": ("the link was passed on more than 5 times", "أحال الرابط إلى غيره أكثر من 5 مرات"),
        f"{site.here}/nowhere": ("the site answered with error 404", "رد الموقع بالخطأ 404"),
        f"{site.here}/front": NO_ARTICLE,
        "http://no-such-name.invalid/": (
            "no-such-name.invalid could not be reached",
            "تعذر الوصول إلى no-such-name.invalid",
        ),
    }
    allowed = allowing(router, site)
    before = await services.store.read(everything)
    for line, told, language in (("/upload", ENGLISH, 0), ("/رفع", ARABIC, 1)):
        lines = said(await allowed.answer(f"{line} {' '.join(bad)}", CHAT, EDITOR)).splitlines()
        for shown, (link, reason) in zip(lines, bad.items(), strict=True):
            assert shown.startswith(told.format(link))
            assert reason[language] in shown
    assert await services.store.read(everything) == before
    refused = said(await router.answer(f"/upload {site.here}/page", CHAT, EDITOR))  # without the setting
    assert f"links to port {site.port} are not followed" in refused
    assert await services.store.read(everything) == before


@pytest.mark.parametrize("path", ["/page", "/on/5"])
async def test_a_link_to_an_allowed_host_becomes_a_draft_that_keeps_it(router: Router, site: Site, path: str) -> None:
    answer = await allowing(router, site).answer(f"/upload {site.here}{path}", CHAT, EDITOR)
    assert not answer.reply.failed
    shown = said(answer)
    for told in (TITLE, "Published 4 May 2020", "Source: الأفق", "By سلمى الرفاعي", f"{site.here}/page"):
        assert told in shown
