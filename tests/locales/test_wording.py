"""The two languages say the same things, by the rules of each."""

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from locales import wording

ROOT = Path(__file__).parents[2]
ARABIC_PLURALS = {"zero", "one", "two", "few", "many", "other"}


def messages(language: str) -> dict[str, ast.Pattern]:
    resource = FluentParser().parse((files("locales") / f"{language}.ftl").read_text("utf-8"))
    junk = [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    assert not junk, junk[0].content
    found = {}
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            if entry.value is not None:
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                found[entry.id.name] = entry.value
            found |= {f"{entry.id.name}.{attribute.id.name}": attribute.value for attribute in entry.attributes}
    return found


def variables(pattern: ast.Pattern) -> set[str]:
    return {node["id"]["name"] for node in walk(pattern.to_json()) if node.get("type") == "VariableReference"}


def walk(node: object) -> list[dict]:  # type: ignore[type-arg]
    if isinstance(node, dict):
        return [node, *(found for value in node.values() for found in walk(value))]
    if isinstance(node, list):
        return [found for value in node for found in walk(value)]
    return []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_messages_stand_alone_since_each_is_parsed_by_itself(language: str) -> None:
    references = ("MessageReference", "TermReference")
    for key, pattern in messages(language).items():
        assert not [node for node in walk(pattern.to_json()) if node.get("type") in references], key
        assert wording(language).has(key.partition(".")[0]), key


def test_both_languages_have_the_same_messages() -> None:
    assert set(messages("ar")) == set(messages("en"))


def test_both_languages_splice_in_the_same_values() -> None:
    arabic, english = messages("ar"), messages("en")
    different = [key for key in arabic if variables(arabic[key]) != variables(english[key])]
    assert not different


def test_arabic_counts_in_all_six_forms() -> None:
    for key, pattern in messages("ar").items():
        for node in walk(pattern.to_json()):
            if node.get("type") == "SelectExpression":
                names = {variant["key"].get("name", variant["key"].get("value")) for variant in node["variants"]}
                if names & {"zero", "two", "few", "many"}:
                    assert names >= ARABIC_PLURALS - {"zero"}, key


def test_english_wording_has_no_arabic_beyond_names_of_languages_and_examples() -> None:
    allowed = {"language-names", "button-language-ar", "command-search.examples"}
    for key, pattern in messages("en").items():
        text = "".join(str(node.get("value", "")) for node in walk(pattern.to_json()) if node["type"] == "TextElement")
        assert key in allowed or not re.search(r"[\u0600-\u06ff]", text), key


def test_every_message_is_used_and_every_used_message_exists() -> None:
    sources = "\n".join(
        path.read_text("utf-8")
        for folder in ("bot", "handlers", "locales", "reading", "storage")
        for path in (ROOT / folder).rglob("*.py")
    )
    families = tuple(re.findall(r"""f["']((?:[a-z]+-)+)\{""", sources))
    assert {"command-", "entity-", "event-", "words-", "ask-", "when-"} <= set(families)
    unused = [
        key
        for key in messages("en")
        if not key.startswith(families) and not re.search(rf"""["']{key.partition(".")[0]}["']""", sources)
    ]
    assert not unused
    used = set(re.findall(r'(?:words|UserError|ReadError|Note)\(\s*"([a-z]+-[a-z-]+)"', sources))
    assert used <= set(messages("en"))


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "لا أطراف"), (1, "طرف واحد"), (2, "طرفان"), (7, "7 أطراف"), (26, "26 طرفا"), (100, "100 طرف")],
)
def test_arabic_plurals_follow_the_count(count: int, expected: str) -> None:
    assert wording("ar")("actors-title", total=count) == expected


DECEMBER = date(2015, 12, 17)


@pytest.mark.parametrize(
    ("locale", "start", "end", "precision", "expected"),
    [
        ("en-GB", DECEMBER, DECEMBER, "day", "17 Dec 2015"),
        ("en-US", DECEMBER, DECEMBER, "day", "Dec 17, 2015"),
        ("ar", DECEMBER, DECEMBER, "day", "17 ديسمبر 2015"),
        ("ar-JO", DECEMBER, DECEMBER, "day", "17 كانون الأول 2015"),
        ("en-GB", date(2015, 12, 14), date(2015, 12, 20), "week", "the week of 14 Dec 2015"),
        ("en-GB", date(2015, 12, 1), date(2015, 12, 31), "month", "Dec 2015"),
        ("en-GB", date(2015, 12, 1), date(2015, 12, 10), "month", "1 Dec 2015 – 10 Dec 2015"),
        ("en-GB", date(2015, 10, 1), date(2015, 12, 31), "quarter", "fourth quarter of 2015"),
        ("ar", date(2015, 10, 1), date(2015, 12, 31), "quarter", "الربع الرابع من 2015"),
        ("en-GB", date(2019, 9, 1), date(2019, 11, 30), "season", "autumn 2019"),
        ("en-GB", date(2011, 1, 1), date(2011, 12, 31), "year", "2011"),
        ("en-GB", date(1990, 1, 1), date(1999, 12, 31), "decade", "the 1990s"),
        ("en-GB", date(1901, 1, 1), date(2000, 12, 31), "century", "20th century"),
        ("ar", date(1901, 1, 1), date(2000, 12, 31), "century", "القرن العشرون"),
        ("en-GB", date(2011, 1, 1), date(2014, 12, 31), "range", "2011 – 2014"),
        ("en-GB", date(2014, 1, 1), None, "range", "since 2014"),
        ("en-GB", None, date(2016, 12, 31), "range", "until 2016"),
        ("en-GB", None, None, "day", "date not known"),
    ],
)
def test_dates_say_no_more_than_is_known(
    locale: str, start: date | None, end: date | None, precision: str, expected: str
) -> None:
    assert wording(locale).when(start, end, precision) == expected
