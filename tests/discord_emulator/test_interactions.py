"""Commands and interactions: what may be registered, how users meet the bot, and the three seconds it has."""

import asyncio
from typing import Any

import discord
import pytest

from tests.discord_emulator import Emulator, Person
from tests.discord_emulator.commands import check_commands, valid_name
from tests.discord_emulator.conftest import Client
from tests.discord_emulator.errors import ApiError

COMMANDS = [
    {
        "name": "actor", "description": "One actor",
        "options": [{"type": 3, "name": "name", "description": "Whose", "required": True, "autocomplete": True}],
    },
    {
        "name": "الأطراف", "description": "من هم",
        "options": [
            {"type": 4, "name": "السنة", "description": "سنة", "min_value": 1000, "max_value": 2999},
            {"type": 11, "name": "file", "description": "A file"},
        ],
    },
]  # fmt: skip


@pytest.fixture
async def registered(bot: Client) -> Client:
    assert bot.application_id is not None
    await bot.http.bulk_upsert_global_commands(bot.application_id, COMMANDS)  # type: ignore[arg-type]
    return bot


@pytest.mark.parametrize(
    ("name", "valid"),
    [("actors", True), ("الأطراف", True), ("آخر-الأخبار", True), ("a" * 32, True), ("a" * 33, False), ("Actors", False),
     ("two words", False), ("من؟", False), ("أَطراف", False), ("نیم‌فاصله", False), ("", False)],
)  # fmt: skip
def test_names_are_letters_digits_and_hyphens_in_lower_case(name: str, valid: bool) -> None:
    assert valid_name(name) is valid


@pytest.mark.parametrize(
    "change",
    [
        {"description": ""}, {"description": "x" * 101}, {"name": "x y"}, {"name_localizations": {"ar": "الأطراف"}},
        {"options": [{"type": 3, "name": f"o{number}", "description": "x"} for number in range(26)]},
        {"options": [{"type": 3, "name": "o", "description": "x"}] * 2},
        {"options": [{"type": 3, "name": "a", "description": "x"},
                     {"type": 3, "name": "b", "description": "x", "required": True}]},
        {"options": [{"type": 3, "name": "o", "description": "x",
                      "choices": [{"name": str(number), "value": str(number)} for number in range(26)]}]},
        {"options": [{"type": 3, "name": "o", "description": "x", "autocomplete": True,
                      "choices": [{"name": "a", "value": "a"}]}]},
        {"options": [{"type": 3, "name": "o", "description": "x", "choices": [{"name": "a", "value": 1}]}]},
        {"options": [{"type": 3, "name": "o", "description": "x", "min_value": 1}]},
    ],
)  # fmt: skip
def test_commands_that_break_a_rule_are_refused(change: dict[str, Any]) -> None:
    good = {"name": "actor", "description": "One actor", "options": []}
    check_commands([good])
    with pytest.raises(ApiError) as caught:
        check_commands([good | change])
    assert caught.value.code == 50035


def test_there_are_at_most_a_hundred_commands_of_different_names() -> None:
    some = [{"name": f"c{number}", "description": "x"} for number in range(100)]
    check_commands(some)
    with pytest.raises(ApiError, match="100"):
        check_commands([*some, {"name": "more", "description": "x"}])
    with pytest.raises(ApiError):
        check_commands([some[0], some[0]])


async def test_a_slash_command_reaches_the_bot_with_its_options_and_is_answered(
    discord_: Emulator, registered: Client, amal: Person
) -> None:
    got: list[Any] = []

    async def answer(interaction: discord.Interaction) -> None:
        got.append((interaction.data, interaction.user.name, interaction.permissions.manage_channels))
        await interaction.response.send_message("Here", ephemeral=True)
        await interaction.followup.send("More")
        await interaction.edit_original_response(content="Here it is")

    registered.answer = answer
    channel = await amal.installs(amal.makes_guild())
    shown = await discord_.used(amal, "الأطراف", channel, السنة=2015)
    assert shown.text == "Here"
    assert shown.viewer is amal.user
    assert (await discord_.sent(channel, "More")).viewer is None
    await discord_.edited(channel, "Here it is")
    data, name, manages = got[0]
    assert data["name"] == "الأطراف"
    assert data["options"] == [{"name": "السنة", "type": 4, "value": 2015}]
    assert (name, manages) == ("amal", True)


async def test_a_deferred_answer_takes_the_place_of_the_thinking(
    discord_: Emulator, registered: Client, amal: Person
) -> None:
    async def answer(interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await interaction.followup.send("Done", ephemeral=True)

    registered.answer = answer
    await amal.uses("الأطراف")
    shown = await discord_.sent(amal, "Done")
    assert not shown.ephemeral, "it is seen by whom the deferral was"
    assert [one.kind for one in discord_.all(amal)] == ["thinking", "sent"]


async def test_after_three_seconds_the_interaction_is_unknown(
    discord_: Emulator, registered: Client, amal: Person
) -> None:
    discord_.interactions.response_time = 0.05

    async def answer(interaction: discord.Interaction) -> None:
        await asyncio.sleep(0.1)
        await interaction.response.send_message("Late")

    registered.answer = answer
    await amal.uses("الأطراف")
    await registered.until(lambda: bool(registered.errors))
    assert [error.code for error in registered.errors] == [10062]


async def test_there_is_one_first_response_and_no_follow_up_before_it(
    discord_: Emulator, registered: Client, amal: Person
) -> None:
    codes: list[int] = []

    async def answer(interaction: discord.Interaction) -> None:
        with pytest.raises(discord.NotFound) as early:
            await interaction.followup.send("Too early")
        codes.append(early.value.code)
        await interaction.response.send_message("One")
        interaction.response._response_type = None  # as after a lost answer
        with pytest.raises(discord.HTTPException) as twice:
            await interaction.response.send_message("Two")
        codes.append(twice.value.code)

    registered.answer = answer
    await discord_.used(amal, "الأطراف")
    await registered.until(lambda: len(codes) == 2)
    assert codes == [10015, 40060]


async def test_suggestions_are_asked_for_and_checked(discord_: Emulator, registered: Client, amal: Person) -> None:
    async def answer(interaction: discord.Interaction) -> None:
        value = interaction.data["options"][0]["value"]  # type: ignore[index,typeddict-item]
        choices = [discord.app_commands.Choice(name=f"{value}{number}", value=str(number)) for number in range(25)]
        await interaction.response.autocomplete(choices if value == "Haf" else choices * 2)

    registered.answer = answer
    assert await discord_.suggested(amal, "actor", "name", "Haf") == [str(number) for number in range(25)]
    await amal.types("actor", "name", "many")
    await registered.until(lambda: bool(registered.errors))
    assert registered.errors[0].code == 50035


async def test_buttons_selects_and_modals(discord_: Emulator, registered: Client, amal: Person) -> None:
    async def answer(interaction: discord.Interaction) -> None:
        data: Any = interaction.data
        if interaction.type is discord.InteractionType.application_command:
            view = discord.ui.View(timeout=None)
            view.add_item(discord.ui.Button(label="Next", custom_id="next"))
            options = [discord.SelectOption(label="E1", value="e1")]
            view.add_item(discord.ui.Select(custom_id="source", options=options))
            await interaction.response.send_message("Page 1", view=view)
        elif interaction.type is discord.InteractionType.modal_submit:
            await interaction.response.send_message(str(data["components"]))
        elif data["custom_id"] == "next":
            await interaction.response.edit_message(content="Page 2")
        else:
            modal = discord.ui.Modal(title="Why?", custom_id="why")
            modal.add_item(discord.ui.TextInput(label="Reason", custom_id="reason"))
            await interaction.response.send_modal(modal)

    registered.answer = answer
    page = await discord_.used(amal, "الأطراف")
    assert page.labels == ("Next", "E1")
    assert page.message is not None
    await amal.presses(page.message, "Next")
    assert (await discord_.edited(amal)).text == "Page 2"
    asking = await amal.presses(page.message, "E1")
    await discord_.shown("modal", amal)
    await amal.submits(asking, reason="because")
    await discord_.sent(amal, "because")
    with pytest.raises(LookupError):
        await amal.presses(page.message, "Previous")


async def test_users_cannot_enter_what_the_client_would_not_let_them(registered: Client, amal: Person) -> None:
    with pytest.raises(LookupError):
        await amal.uses("nothing")
    with pytest.raises(ValueError, match="needs"):
        await amal.uses("actor")
    with pytest.raises(ValueError, match="range"):
        await amal.uses("الأطراف", السنة=99999)
    with pytest.raises(ValueError, match="suggests nothing"):
        await amal.types("الأطراف", "السنة", "20")
