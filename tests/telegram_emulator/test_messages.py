"""Who may be written to, editing, buttons, the menu and files: refused where Telegram refuses."""

import pytest
from telegram import Bot, BotCommand, BotCommandScopeAllChatAdministrators
from telegram import InlineQueryResultArticle as Article
from telegram import InputTextMessageContent as Content
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
)

from tests.telegram_emulator import CHANNEL, GROUP, SUPERGROUP, Emulator, Person
from tests.telegram_emulator.conftest import keyboard, picture, refusal

# Who may be written to


async def test_a_chat_that_has_not_started_the_bot_is_not_found(telegram: Emulator, bot: Bot) -> None:
    silent = telegram.person("Samir")
    for chat in (silent.id, 42, -100123, "@nobody"):
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(chat, "x")


async def test_a_user_who_blocked_the_bot(telegram: Emulator, bot: Bot, amal: Person) -> None:
    amal.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(amal.id, "x")
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["kicked"]
    amal.unblocks()
    await bot.send_message(amal.id, "x")


@pytest.mark.parametrize("kind", [GROUP, SUPERGROUP, CHANNEL])
async def test_a_chat_that_removed_the_bot(telegram: Emulator, bot: Bot, amal: Person, kind: str) -> None:
    chat = amal.creates(kind, "Newsroom")
    with pytest.raises(Forbidden, match=f"bot is not a member of the {kind} chat"):
        await bot.send_message(chat.id, "x")
    amal.adds_bot(chat)
    await bot.send_message(chat.id, "x")
    amal.removes_bot(chat)
    with pytest.raises(Forbidden, match=f"bot was kicked from the {kind} chat"):
        await bot.send_message(chat.id, "x")


async def test_a_bot_without_the_right_to_write(bot: Bot, amal: Person) -> None:
    channel, group = amal.creates(CHANNEL, "News"), amal.creates(SUPERGROUP, "Room")
    amal.adds_bot(channel, "administrator")
    with pytest.raises(BadRequest, match="administrator rights in the channel chat"):
        await bot.send_message(channel.id, "x")
    amal.adds_bot(group, "restricted", "can_send_photos")
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(group.id, "x")
    await bot.send_photo(group.id, picture())


async def test_a_group_that_became_a_supergroup(bot: Bot, amal: Person) -> None:
    group = amal.creates(GROUP, "Newsroom")
    amal.adds_bot(group)
    larger = amal.upgrades(group)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.new_chat_id == larger.id
    await bot.send_message(moved.value.new_chat_id, "x")
    told = [update.message for update in await bot.get_updates() if update.message]
    assert (told[-2].migrate_to_chat_id, told[-1].migrate_from_chat_id) == (larger.id, group.id)


async def test_topics_are_in_forums_only(bot: Bot, amal: Person) -> None:
    forum, plain = amal.creates(SUPERGROUP, "Forum", forum=True), amal.creates(SUPERGROUP, "Plain")
    amal.adds_bot(forum)
    amal.adds_bot(plain)
    topic = amal.opens_topic(forum, "ليبيا")
    sent = await bot.send_message(forum.id, "x", message_thread_id=topic)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic, True)
    for chat, thread in ((forum, topic + 1), (forum, 1), (plain, 5)):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(chat.id, "x", message_thread_id=thread)
    first = amal.says("/start", plain)
    amal.says("/help", plain, reply_to=first)
    reply = (await bot.get_updates())[-1].message
    assert reply is not None
    assert (reply.message_thread_id, reply.is_topic_message) == (first.id, None)


async def test_a_reply_needs_its_message(bot: Bot, amal: Person) -> None:
    question = amal.says("x")
    assert (await bot.send_message(amal.id, "y", reply_to_message_id=question.id)).reply_to_message
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(amal.id, "y", reply_to_message_id=9999)
    await bot.send_message(amal.id, "y", reply_to_message_id=9999, allow_sending_without_reply=True)


# Editing and buttons


async def test_editing(telegram: Emulator, bot: Bot, amal: Person) -> None:
    sent = await bot.send_message(amal.id, "one", reply_markup=keyboard("a"))
    await sent.edit_text("two", reply_markup=keyboard("b"))
    shown = await telegram.edited(amal, "two")
    assert shown.labels == ("b",)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("two", reply_markup=keyboard("b"))
    await sent.edit_reply_markup(keyboard("c"))
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", amal.id, 9999)
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("x", amal.id, amal.says("mine").id)
    await sent.delete()
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await sent.edit_text("three")
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()


async def test_keyboards_keep_the_limits(bot: Bot, amal: Person) -> None:
    for data in ("x" * 65, "ع" * 33, ""):
        with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
            await bot.send_message(
                amal.id, "x", reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": data}]]}
            )
    await bot.send_message(amal.id, "x", reply_markup=keyboard("ع" * 32))
    row = [{"text": "x", "callback_data": "y"}]
    for markup in ([row] * 101, [row * 9], [[{"text": "x"}]], [[{"text": " ", "callback_data": "y"}]]):
        with pytest.raises(BadRequest):
            await bot.send_message(amal.id, "x", reply_markup={"inline_keyboard": markup})


async def test_a_button_is_answered_once_and_in_time(telegram: Emulator, bot: Bot, amal: Person) -> None:
    sent = await bot.send_message(amal.id, "x", reply_markup=keyboard("next"))
    message = telegram.all(amal, "x")[-1].message
    assert message is not None
    amal.presses(message, "next")
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    assert (query.data, query.message and query.message.message_id) == ("next", sent.message_id)
    await query.answer("ok")
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()
    telegram.core.query_lifetime = 0
    amal.presses(message, "next")
    late = (await bot.get_updates())[-1].callback_query
    assert late is not None
    with pytest.raises(BadRequest, match="Query is too old"):
        await late.answer()
    with pytest.raises(LookupError):
        amal.presses(message, "previous")


async def test_inline_results_keep_the_limits(telegram: Emulator, bot: Bot, amal: Person) -> None:
    def results(count: int, name: str = "{}") -> list[Article]:
        return [Article(name.format(number), "title", Content("<b>x</b>", ParseMode.HTML)) for number in range(count)]

    async def refuse(reason: str, wrong: list[Article]) -> None:
        with pytest.raises(BadRequest, match=f"(?i){reason}"):
            await bot.answer_inline_query(amal.asks_inline("حفتر"), wrong)

    many = [result.to_dict() for result in results(51)]
    asked = {"inline_query_id": amal.asks_inline("x"), "results": many}
    assert await refusal(telegram, "answerInlineQuery", asked) == "Bad Request: RESULTS_TOO_MUCH"
    await refuse("result_id_duplicate", results(2, "same"))
    await refuse("parse entities", [Article("1", "t", Content("<b>", ParseMode.HTML))])
    await bot.answer_inline_query(amal.asks_inline("حفتر"), results(50))
    assert len((await telegram.shown("inline", amal)).detail["results"]) == 50


# The menu


async def test_command_names_and_descriptions_are_checked(telegram: Emulator, bot: Bot, amal: Person) -> None:
    await bot.set_my_commands([BotCommand("actors", "Who is who")])
    await bot.set_my_commands([BotCommand("actors", "من هم")], language_code="ar")
    await bot.set_my_commands([BotCommand("merge", "x")], scope=BotCommandScopeAllChatAdministrators())
    assert [command.description for command in await bot.get_my_commands(language_code="ar")] == ["من هم"]
    assert [command.command for command in await bot.get_my_commands(BotCommandScopeAllChatAdministrators())] == [
        "merge"
    ]
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    for name, description, reason in (
        *((name, "x", "BOT_COMMAND_INVALID") for name in ("أخبار", "Actors", "two words", "x" * 33, "")),
        ("x", "", "BOT_COMMAND_DESCRIPTION_INVALID"),
    ):
        commands = {"commands": [{"command": name, "description": description}]}
        assert await refusal(telegram, "setMyCommands", commands) == f"Bad Request: {reason}"
    with pytest.raises(BadRequest, match="language code"):
        await bot.set_my_commands([BotCommand("x", "y")], language_code="arabic")
    await bot.set_my_short_description("موجز", language_code="ar")
    assert (await bot.get_my_short_description("ar")).short_description == "موجز"


# Files


async def test_files_go_up_and_come_down(telegram: Emulator, bot: Bot, amal: Person) -> None:
    sent = await bot.send_document(
        amal.id, b"facts", caption="<b>x</b>", parse_mode=ParseMode.HTML, filename="facts.csv"
    )
    assert sent.document is not None
    assert bytes(await (await sent.document.get_file()).download_as_bytearray()) == b"facts"
    amal.sends("huge.pdf", size=21 << 20)
    upload = (await bot.get_updates())[-1].message
    assert upload is not None
    assert upload.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await upload.document.get_file()
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(amal.id, b"x", caption="x" * 1025)
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(amal.id, b"")


async def test_pictures_are_looked_at(bot: Bot, amal: Person) -> None:
    sent = await bot.send_photo(amal.id, picture(60, 40), caption="x")
    assert (sent.photo[0].width, sent.photo[0].height, sent.caption) == (60, 40, "x")
    await sent.edit_caption("y")
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await bot.send_photo(amal.id, b"no picture")
    with pytest.raises(BadRequest, match=r"(?i)photo_invalid_dimensions"):
        await bot.send_photo(amal.id, picture(2100, 100))
    with pytest.raises(BadRequest, match="no text in the message"):
        await bot.edit_message_text("z", amal.id, sent.message_id)
