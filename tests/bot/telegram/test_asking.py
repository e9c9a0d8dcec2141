"""What people on Telegram get from `mujaz run`: answers in both languages, pages, buttons, inline mode."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from handlers.command import Command
from handlers.registry import commands
from locales import DEFAULT_LOCALES, LANGUAGES, wording
from tests.bot.telegram.conftest import Mujaz, running
from tests.telegram_emulator import CHANNEL, SUPERGROUP, Emulator, Limits, Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")

ARGUMENTS = {"actor": "A1", "article": "1", "source": "E1", "search": "ليبيا"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def mujaz(tmp_path_factory: pytest.TempPathFactory, database: Path) -> AsyncIterator[Mujaz]:
    """One program for this module: none of its tests disturbs it."""
    folder = tmp_path_factory.mktemp("asking")
    async with Emulator(limits=Limits(on=False)) as emulator, running(emulator, folder, database) as program:
        yield program
        assert await program.end() == 0
        assert "Traceback" not in program.log


def unknown(command: Command) -> set[str]:
    """What is answered where a command does not exist."""
    told = ((wording(DEFAULT_LOCALES[language]), command.shown(language)) for language in LANGUAGES)
    return {words("error-unknown-command-help", name=name) for words, name in told}


def arabic(text: str) -> bool:
    """Whether a text is mostly Arabic."""
    return len(re.findall("[\u0621-\u064a]", text)) > len(re.findall("[A-Za-z]", text))


@pytest.mark.parametrize("command", [command.name for command in commands()])
async def test_every_command_is_answered_in_both_languages(mujaz: Mujaz, command: str) -> None:
    telegram, named = mujaz.telegram, {found.name: found for found in commands()}[command]
    argument = ARGUMENTS.get(command, "")
    in_arabic = await telegram.asked(telegram.person(language="en"), f"/{named.arabic[0]} {argument}".strip())
    in_english = await telegram.asked(telegram.person(language="ar"), f"/{command} {argument} en".strip())
    for shown in (in_arabic, in_english):
        assert shown.text
        assert shown.text not in unknown(named)
    first = 1 if command == "article" else 0  # its heading is the article's own title
    assert arabic(in_arabic.text.split("\n")[first]), in_arabic.text
    assert not arabic(in_english.text.split("\n")[first]), in_english.text


async def test_a_command_from_the_menu_is_answered_in_the_user_s_language(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    assert arabic((await telegram.asked(telegram.person(language="ar"), "/actors")).text)
    assert not arabic((await telegram.asked(telegram.person(language="en"), "/actors")).text)


async def test_plain_questions_are_understood(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    assert "كوبلر" in (await telegram.asked(telegram.person(), "من قال ماذا؟")).text
    assert "2015" in (await telegram.asked(telegram.person(), "When was the agreement signed?")).text


async def test_a_list_turns_its_pages_in_place_and_back(mujaz: Mujaz) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person()
    first = await telegram.asked(amal, "/actors")
    sent = len(telegram.all(amal, kind="sent"))
    second = await press(telegram, amal, first, "▶", "التالي")
    assert second.text != first.text
    assert second.message is first.message
    back = await press(telegram, amal, second, "◀", "السابق")
    assert back.text == first.text
    assert len(telegram.all(amal, kind="sent")) == sent


async def press(telegram: Emulator, person: object, shown: Shown, *labels: str) -> Shown:
    """Press the first of those labels that is there, and wait for the edit."""
    found = [label for label in shown.labels if any(wanted in label for wanted in labels)]
    assert found, shown.labels
    assert shown.message is not None
    mark = telegram.mark()
    person.presses(shown.message, found[0])  # type: ignore[attr-defined]
    return await telegram.edited(shown.message.chat, since=mark)


async def test_a_fact_shows_its_sentence_by_a_button(mujaz: Mujaz) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person()
    listed = await telegram.asked(amal, "/الأحداث")
    assert listed.message is not None
    mark = telegram.mark()
    amal.presses(listed.message, re.findall(r"E\d+", listed.text)[0])
    source = await telegram.sent(amal, since=mark)
    assert source.message is not None
    assert source.message.entities("blockquote") or source.message.entities("expandable_blockquote")


async def test_the_language_is_chosen_by_buttons(mujaz: Mujaz) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person(language="ar")
    asked = await telegram.asked(amal, "/language")
    english = await press(telegram, amal, asked, "English", "الإنجليزية")
    assert not arabic(english.text)
    assert not arabic((await telegram.asked(amal, "/actors")).text)


async def test_a_press_is_acknowledged_and_a_second_one_changes_nothing(mujaz: Mujaz) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person()
    first = await telegram.asked(amal, "/actors")
    assert first.message is not None
    data = first.message.buttons[0][0]["callback_data"]
    mark = telegram.mark()
    queries = [amal.presses_data(first.message, data) for _ in range(3)]
    await telegram.until(
        lambda: {shown.detail["query"] for shown in telegram.all(amal, kind="answered", since=mark)} == set(queries)
    )
    assert len(telegram.all(amal, kind="edited", since=mark)) == 1
    assert not telegram.all(amal, kind="sent", since=mark)


@pytest.mark.parametrize(
    "data", ["", "x" * 64, "rAAAAAAAAAAAAAAAA", "n" + "_" * 16, "r" + "A" * 16 + ".zzzzzzzz", "سر"]
)
async def test_a_forged_or_forgotten_button_is_one_line_to_the_one_who_pressed(mujaz: Mujaz, data: str) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person()
    first = await telegram.asked(amal, "/help")
    assert first.message is not None
    mark = telegram.mark()
    amal.presses_data(first.message, data)
    notice = await telegram.shown("answered", amal, since=mark)
    assert notice.text
    assert notice.detail["alert"]
    assert not telegram.all(amal, kind="sent", since=mark)
    assert not telegram.all(amal, kind="edited", since=mark)


async def test_an_edited_command_changes_its_answer(mujaz: Mujaz) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person()
    mark = telegram.mark()
    question = amal.says("/actors")
    answer = await telegram.sent(amal, since=mark)
    mark = telegram.mark()
    amal.edits(question, "/places")
    changed = await telegram.edited(amal, since=mark)
    assert changed.message is answer.message
    assert changed.text != answer.text
    amal.edits(question, "/places")
    await telegram.asked(amal, "/help")
    assert len(telegram.all(amal, kind="edited", since=mark)) == 1


async def test_an_edit_mends_an_order_that_failed_and_gives_none_a_second_time(mujaz: Mujaz) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person(language="en")
    mark = telegram.mark()
    order = amal.says("/subscribe dayly 08:00")
    refused = await telegram.sent(amal, "dayly", since=mark)
    amal.edits(order, "/subscribe daily 08:00")
    assert (await telegram.edited(amal, "Subscribed", since=mark)).message is refused.message
    amal.edits(order, "/subscribe daily 09:00")
    await telegram.sent(amal, "done already", since=mark)
    assert "Subscribed" in refused.message.text
    assert "09:00" not in (await telegram.asked(amal, "/subscriptions")).text


async def test_groups_are_answered_only_when_the_bot_is_meant(mujaz: Mujaz) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person()
    room = amal.creates(SUPERGROUP, "غرفة")
    amal.adds_bot(room, "administrator")  # sees everything
    for text in ("صباح الخير", "/actors@other_bot", "/frobnicate", "من هم الأطراف؟"):
        amal.says(text, room)
    answer = await telegram.asked(amal, "/actors@Mujaz_Test_Bot", room)
    assert [shown.number for shown in telegram.all(room, kind="sent")] == [answer.number]
    assert answer.message is not None
    assert answer.message.reply_to is not None
    assert answer.message.reply_to.text == "/actors@Mujaz_Test_Bot"
    assert (await telegram.asked(amal, "@mujaz_test_bot من هم الأطراف؟", room)).text
    mark = telegram.mark()
    amal.says("متى وقع الاتفاق؟", room, reply_to=answer.message)
    assert (await telegram.sent(room, since=mark)).text
    assert "frobnicate" in (await telegram.asked(amal, "/frobnicate@mujaz_test_bot", room)).text


async def test_answers_stay_in_their_topic(mujaz: Mujaz) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person()
    forum = amal.creates(SUPERGROUP, "منتدى", forum=True)
    amal.adds_bot(forum)
    topic = amal.opens_topic(forum, "ليبيا")
    mark = telegram.mark()
    amal.says("/actors", forum, topic=topic)
    inside = await telegram.sent(forum, since=mark)
    outside = await telegram.asked(amal, "/actors", forum)
    assert inside.message is not None
    assert outside.message is not None
    assert (inside.message.thread, outside.message.thread) == (topic, None)
    mark = telegram.mark()
    amal.presses(inside.message, re.findall(r"A\d+", inside.text)[0])
    profile = await telegram.sent(forum, since=mark)
    assert profile.message is not None
    assert profile.message.thread == topic


async def test_only_a_group_s_administrators_choose_its_language(mujaz: Mujaz) -> None:
    telegram, amal, samir = mujaz.telegram, mujaz.telegram.person("Amal"), mujaz.telegram.person("Samir")
    room = amal.creates(SUPERGROUP, "غرفة")
    amal.adds_bot(room)
    samir.joins(room)
    shown = await telegram.asked(amal, "/language", room)
    assert shown.message is not None
    mark = telegram.mark()
    samir.presses(shown.message, shown.labels[1])
    assert (await telegram.shown("answered", room, since=mark)).detail["alert"]
    assert not telegram.all(room, kind="edited", since=mark)
    assert "لمشرفي" in (await telegram.asked(samir, "/language ar", room)).text
    amal.presses(shown.message, shown.labels[1])
    await telegram.edited(room, since=mark)


async def test_a_channel_s_posts_that_are_commands_are_answered(mujaz: Mujaz) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person()
    channel = amal.creates(CHANNEL, "أخبار")
    amal.adds_bot(channel)
    amal.says("خبر عاجل من ليبيا", channel)
    amal.says("/unknown", channel)
    answer = await telegram.asked(amal, "/الأطراف", channel)
    assert [shown.number for shown in telegram.all(channel, kind="sent")] == [answer.number]


async def test_links_lead_to_commands_that_only_show_something(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    listed = await telegram.asked(telegram.person(), "/actors")
    assert (await telegram.asked(telegram.person(), "/start actors")).text == listed.text
    source = await telegram.asked(telegram.person(), "/start source_E1")
    assert source.message is not None
    assert source.message.entities("blockquote")
    welcome = (await telegram.asked(telegram.person(), "/start")).text
    for payload in ("language_en", "nonsense", "x" * 64):
        assert (await telegram.asked(telegram.person(), f"/start {payload}")).text == welcome


async def test_inline_mode_offers_actors_and_facts(mujaz: Mujaz) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person()
    mark = telegram.mark()
    amal.asks_inline("كوبلر")
    shown = await telegram.shown("inline", amal, since=mark)
    results = shown.detail["results"]
    assert any("كوبلر" in result["title"] for result in results)
    assert {result["description"][0] for result in results} >= {"A", "Q"}
    mark = telegram.mark()
    amal.asks_inline("")
    assert (await telegram.shown("inline", amal, since=mark)).detail["results"]
    mark = telegram.mark()
    amal.asks_inline("<b>&' OR 1=1 " * 15)
    await telegram.shown("inline", amal, since=mark)


async def test_the_menu_is_registered_in_both_languages_and_all_scopes(mujaz: Mujaz) -> None:
    telegram = mujaz.telegram
    await telegram.until(lambda: len(telegram.core.commands) >= 9)
    menus = telegram.core.commands
    for scope in ("default", "all_private_chats", "all_chat_administrators"):
        assert {language for found, language in menus if found == scope} == {"", "ar", "en"}
    everyone = {entry["command"] for entry in menus["default", "ar"]}
    assert "language" not in everyone
    assert "language" in {entry["command"] for entry in menus["all_chat_administrators", "ar"]}
    assert all(arabic(entry["description"]) for entry in menus["default", "ar"])
    assert menus["default", ""] == menus["default", "ar"]


@pytest.mark.parametrize(
    "text",
    [
        "/",
        "//",
        "؟",
        "/frobnicate",
        "/source",
        "/source Z99",
        "/actors 9999-1",
        "x" * 501,
        "/article 999999999999999999999",
    ],
)
async def test_a_mistake_is_one_line(mujaz: Mujaz, text: str) -> None:
    telegram = mujaz.telegram
    shown = await telegram.asked(telegram.person(), text)
    assert shown.text
    assert "\n" not in shown.text


async def test_updates_are_asked_for_narrowly(mujaz: Mujaz) -> None:
    assert mujaz.telegram.core.updates.allowed == (
        "message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "inline_query",
        "my_chat_member",
    )  # fmt: skip


async def test_a_picture_comes_with_its_words(mujaz: Mujaz) -> None:
    telegram, amal = mujaz.telegram, mujaz.telegram.person()
    amal.says("/الشبكة")
    shown = await telegram.sent(amal, lambda shown: shown.message is not None and shown.message.media == "photo")
    assert shown.message is not None
    assert shown.message.file is not None
    assert shown.message.file.dimensions is not None
    assert shown.message.file.dimensions[0] >= 1080
    assert arabic(shown.text)
