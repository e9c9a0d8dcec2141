"""Inline keyboards, held to Telegram's limits."""

from typing import Any

from tests.telegram_emulator.errors import bad_request
from tests.telegram_emulator.parameters import Parameters

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
LONGEST_DATA = 64
_OTHER_MARKUP = ("keyboard", "remove_keyboard", "force_reply")
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip


def reply_markup(parameters: Parameters) -> dict[str, Any] | None:
    """The inline keyboard of a call, None where it has none. Raises ApiError for what Telegram refuses."""
    return checked(parameters.json("reply_markup", "can't parse reply keyboard markup JSON object"))


def checked(given: Any) -> dict[str, Any] | None:
    """A keyboard as it is kept."""
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in given:
        if any(name in given for name in _OTHER_MARKUP):
            return None  # kept on the user's side, no part of the message
        raise bad_request("can't parse reply keyboard markup JSON object")
    rows = given["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('can\'t parse inline keyboard button: Field "inline_keyboard" must be of type Array of Array')
    kept = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in kept):
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _button(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise bad_request("can't parse inline keyboard button: Expected an Object")
    text = given.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("can't parse inline keyboard button: Inline keyboard button text must be non-empty")
    actions = [name for name in _ACTIONS if name in given]
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one optional field must be used")
    data = given.get("callback_data")
    if "callback_data" in given and not (isinstance(data, str) and 1 <= len(data.encode()) <= LONGEST_DATA):
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in given and "://" not in str(given["url"]) and "." not in str(given["url"]):
        raise bad_request(f"inline keyboard button URL '{given['url']}' is invalid: Wrong HTTP URL")
    return {"text": text, actions[0]: given[actions[0]]}
