"""Slash commands as Discord takes them, and the lines that filled-in forms make."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.platforms.discord_forms import Forms
from bot.platforms.discord_options import MOST_COMMANDS, definitions, digest
from handlers.command import Command, Takes
from handlers.registry import commands
from handlers.reply import Reply
from handlers.request import Request
from handlers.services import Services
from storage.database import Store
from tests.discord_emulator.commands import check_commands


@pytest.fixture
async def services(tmp_path: Path) -> AsyncIterator[Services]:
    async with Store.open(tmp_path / "mujaz.db") as store:
        yield Services(store=store, today=lambda: pytest.fail("a definition asks for no date"))


async def nothing(request: Request, services: Services) -> Reply:
    return Reply(request.language, ())


def test_discord_takes_every_definition(services: Services) -> None:
    payload = definitions(commands(), services)
    check_commands(payload)
    assert len(payload) == 2 * len(commands())


def test_options_are_typed_and_named_in_the_command_s_language(services: Services) -> None:
    named = {
        one["name"]: {option["name"]: option for option in one["options"]} for one in definitions(commands(), services)
    }
    latin, arabic = named["actors"], named["الأطراف"]
    assert latin["year"]["type"] == latin["until"]["type"] == 4
    assert latin["year"]["min_value"] == 1000
    assert latin["name"]["autocomplete"]
    assert latin["article"]["autocomplete"]
    assert {choice["value"] for choice in latin["kind"]["choices"]} >= {"person", "state"}
    assert {choice["value"] for choice in latin["answer_in"]["choices"]} == {"en", "ar"}
    assert list(arabic) == ["المقال", "الاسم", "الكلمات", "السنة", "حتى", "النوع", "لغة_الجواب"]
    assert named["timeline"]["kind"]["autocomplete"], "there are more kinds of events than choices"
    assert named["actor"]["name"]["required"]
    assert list(named["language"]) == ["language"]
    assert {"times", "days", "city", "topic"} < named["subscribe"].keys()
    assert [choice["value"] for choice in named["إضافة"]["المضاف"]["choices"]] == ["حدث", "رقم", "قول", "طرف"]
    assert named["grant"]["member"]["type"] == 6
    assert named["upload"]["text"]["max_length"] == 6000


def test_of_more_than_a_hundred_the_arabic_twins_go_first(services: Services) -> None:
    known = commands()
    more = [Command(f"{one.name}{number}", one.arabic, nothing) for number in range(6) for one in known]
    payload = definitions([*known, *more][:60], _Renamed(services))  # type: ignore[arg-type]
    assert len(payload) <= MOST_COMMANDS
    assert [one["name"] for one in payload[:60]] == [one.name for one in [*known, *more][:60]]


class _Renamed:
    """Services whose wording has the messages of every numbered command."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def wording(self, language: str) -> Any:
        words = self._services.wording(language)

        class Numbered:
            def __call__(self, key: str) -> str:
                name, dot, attribute = key.partition(".")
                return words(name.rstrip("0123456789") + dot + attribute)

            def __getattr__(self, name: str) -> Any:
                return getattr(words, name)

        return Numbered()


def test_a_file_is_a_field_of_its_own_and_comes_with_the_form(services: Services) -> None:
    command = Command("upload", ("رفع",), nothing, needs=(Takes.FILE,), takes=())
    latin, arabic = definitions([command], services)
    check_commands([latin, arabic])
    assert [one["options"][0]["type"] for one in (latin, arabic)] == [11, 11]
    file = {"id": "5", "filename": "a.txt", "size": 3, "url": "https://cdn.discordapp.com/a.txt"}
    data = {"name": "upload", "options": [{"name": "file", "value": "5"}], "resolved": {"attachments": {"5": file}}}
    forms = Forms(services)
    assert forms.files(data) == [file]
    assert forms.line(data) == "/upload"


def test_the_form_of_upload_takes_several_files_and_a_whole_article(services: Services) -> None:
    (latin,) = (one for one in definitions(commands(), services) if one["name"] == "upload")
    files = [option["name"] for option in latin["options"] if option["type"] == 11]
    assert files == ["file", "file_2", "file_3", "file_4", "file_5"]
    (text,) = (option for option in latin["options"] if option["name"] == "text")
    assert text["max_length"] == 6000
    sent = {str(number): {"id": str(number), "filename": f"{number}.txt"} for number in (1, 2)}
    options = [{"name": "file", "value": "1"}, {"name": "file_2", "value": "2"}]
    data = {"name": "upload", "options": options, "resolved": {"attachments": sent}}
    assert Forms(services).files(data) == [sent["1"], sent["2"]]


def test_a_digest_changes_with_every_word(services: Services) -> None:
    payload = definitions(commands(), services)
    before = digest(payload)
    assert digest(definitions(commands(), services)) == before
    payload[0]["description"] += "."
    assert digest(payload) != before


@pytest.mark.parametrize(
    ("name", "options", "line"),
    [
        ("actors", {}, "/actors"),
        ("timeline", {"year": 2011, "until": 2015}, "/timeline 2011-2015"),
        ("timeline", {"until": 2015}, "/timeline until 2015"),
        ("timeline", {"kind": "disaster", "year": 2015, "name": " Khalifa  Haftar ", "article": "3"},
         "/timeline #3 Khalifa Haftar 2015 disaster"),
        ("الأحداث", {"السنة": 2015, "المقال": "#3", "لغة_الجواب": "en"}, "/الأحداث #3 2015 en"),
        ("article", {"article": "7"}, "/article #7"),
        ("language", {"language": "auto"}, "/language auto"),
        ("search", {"words": "a\nb", "unheard": "of"}, "/search a b"),
        ("publish", {"draft": "12 13"}, "/publish 12 13"),
        ("review", {"article": "12"}, "/review #12"),
        ("استعادة", {"المقال": "12"}, "/استعادة 12"),
        ("edit", {"article": "12", "title": 'The "deal", date=2015', "date": "2015-12-25"},
         '/edit #12 date="2015-12-25" title=“The "deal", date=2015”'),
        ("upload", {"text": "https://example.org/a", "source": "Reuters"},
         '/upload source="Reuters" https://example.org/a'),
        ("add", {"kind": "event", "article": "12", "english": "Signing of the accord", "date": "2015-12-17"},
         '/add event #12 en="Signing of the accord" date="2015-12-17"'),
        ("إضافة", {"المضاف": "طرف", "التصنيف": "جماعة مسلحة", "بالعربية": "حركة رشاد"},
         '/إضافة طرف جماعة مسلحة ar="حركة رشاد"'),
        ("fix", {"reference": "E12", "field": "en", "value": "signed the accord"},
         '/fix E12 en "signed the accord"'),
        ("merge", {"into": "A9", "actor": "A5"}, "/merge A5 A9"),
        ("rename", {"actor": "A5", "arabic": "خليفة حفتر"}, '/rename A5 ar="خليفة حفتر"'),
        ("type", {"actor": "A5", "type": "armed group"}, "/type A5 armed group"),
        ("alias", {"actor": "A5", "alias": "المشير"}, "/alias A5 المشير"),
        ("undo", {"number": 57}, "/undo 57"),
        ("feed", {"action": "add", "link": "https://example.org/rss", "every": "15m", "entries": "publish"},
         "/feed add https://example.org/rss 15m publish"),
        ("الخلاصات", {"الإجراء": "أوقف", "الرقم": 2}, "/الخلاصات أوقف 2"),
        ("grant", {"role": "editor", "member": "123"}, "/grant discord:123 editor"),
        ("revoke", {"person": "telegram:5"}, "/revoke telegram:5"),
        ("pause", {"subscription": "S1"}, "/pause S1"),
        ("subscribe", {"topic": "Libya", "city": "Cairo", "times": "08:00 18:00", "days": "Sun-Thu", "text": "figures"},
         "/subscribe 08:00 18:00 Sun-Thu in Cairo figures about Libya"),
        ("اشتراك", {"الأوقات": "فورا", "الموضوع": "ليبيا"}, "/اشتراك فورا about ليبيا"),
    ],
)  # fmt: skip
def test_a_form_makes_the_line_that_one_would_type(
    services: Services, name: str, options: dict[str, Any], line: str
) -> None:
    data = {"name": name, "options": [{"name": key, "value": value} for key, value in options.items()]}
    assert Forms(services).line(data) == line


def test_every_option_that_a_command_takes_has_its_words_in_both_languages(services: Services) -> None:
    for language in ("ar", "en"):
        for kind in Takes:
            words = services.wording(language)
            assert words(f"option-{kind}")
            assert words(f"option-{kind}.help")
