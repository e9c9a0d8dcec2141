"""What buttons carry: the key of what they lead to, and the messages of their reply."""

from bot.platforms.discord_sending import Message, pressed
from handlers.reply import Button
from handlers.request import Call

BUTTON = Button("Next ›", Call("actors", "", "en", 2), replaces=True)
FIRST = 1_575_542_696_179_662_940
SECOND = 1000 << 22


def carried(before: list[int | None]) -> str:
    """A button's identifier in a message behind those."""
    message = Message((), rows=(((BUTTON, f"mujaz:r:{'k' * 16}"),),)).after(before)
    return message.rows[0][0][1]


def test_the_messages_before_a_button_are_remembered_within_discord_s_hundred_characters() -> None:
    eight = [FIRST + number * SECOND for number in range(8)]
    assert len(carried([*eight])) <= 100
    assert pressed({"custom_id": carried([*eight])}).before == tuple(eight)
    many = [FIRST + number * SECOND * 60 for number in range(20)]
    assert len(carried([*many])) <= 100
    kept = pressed({"custom_id": carried([*many])}).before
    assert kept == tuple(many[-len(kept) :])
    assert len(kept) >= 6


def test_a_message_whose_number_was_lost_is_left_out() -> None:
    assert pressed({"custom_id": carried([None])}).before == ()
    assert pressed({"custom_id": carried([FIRST, None, FIRST + 1])}).before == (FIRST, FIRST + 1)


def test_numbers_that_were_written_in_full_are_still_understood() -> None:
    identifier = "mujaz:r:key:byy8q3n5e0cg.byy8q3n5e0cz"
    assert pressed({"custom_id": identifier}).before == (int("byy8q3n5e0cg", 36), int("byy8q3n5e0cz", 36))


def test_an_identifier_of_another_make_leads_nowhere() -> None:
    for forged in ("", "mujaz:r", "mujaz:x:key", "mujaz:r:key:é", "mujaz:r:key:a.", "other:r:key"):
        assert pressed({"custom_id": forged}).key == "", forged
