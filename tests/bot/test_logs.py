"""No secret reaches the log, wherever in a record it hides."""

import logging

import pytest

from bot.logs import Redacting, set_up

TOKEN = "1234567890:AAE-secret-secret-secret-secret-123"


def formatted(secrets: tuple[str, ...], message: str, *arguments: object, error: BaseException | None = None) -> str:
    trace = (type(error), error, error.__traceback__) if error else None
    return Redacting(secrets).format(logging.LogRecord("x", logging.INFO, "x.py", 1, message, arguments, trace))


def test_a_known_secret_is_struck_out_of_messages_arguments_and_traces() -> None:
    assert "hunter2" not in formatted(("hunter2",), "token hunter2")
    assert "hunter2" not in formatted(("hunter2",), "%s", {"url": "http://x/bothunter2/getMe"})
    try:
        raise ValueError("hunter2")
    except ValueError as error:
        line = formatted(("hunter2",), "failed", error=error)
    assert "hunter2" not in line
    assert "ValueError" in line


def test_what_looks_like_a_bot_s_token_is_struck_out_unknown_or_not() -> None:
    assert TOKEN not in formatted((), "POST https://api.telegram.org/bot%s/getMe", TOKEN)
    assert "12:30" in formatted((), "at 12:30")


def test_libraries_that_print_addresses_are_heard_only_from_warnings_up(capsys: pytest.CaptureFixture[str]) -> None:
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    try:
        set_up("debug", (TOKEN,))
        logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
        logging.getLogger("bot").debug("token %s", TOKEN)
        shown = capsys.readouterr().err
    finally:
        root.handlers[:], _ = before
        root.setLevel(before[1])
        logging.captureWarnings(False)
    assert "HTTP Request" not in shown
    assert "token [secret]" in shown
