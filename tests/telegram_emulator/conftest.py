"""An emulator without flood control, the real client on it, and someone who has started the bot."""

from collections.abc import AsyncIterator
from io import BytesIO

import httpx
import pytest
from PIL import Image
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.request import HTTPXRequest

from tests.telegram_emulator import Emulator, Limits, Person


@pytest.fixture(autouse=True)
def waiting_times_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with Emulator(limits=Limits(on=False)) as emulator:
        yield emulator


@pytest.fixture
async def bot(telegram: Emulator) -> AsyncIterator[Bot]:
    async with client(telegram) as ready:
        yield ready


@pytest.fixture
def amal(telegram: Emulator) -> Person:
    person = telegram.person("Amal", "amal")
    person.says("/start")
    return person


def client(telegram: Emulator, token: str | None = None, **request: float) -> Bot:
    return Bot(
        token or telegram.token,
        base_url=telegram.base_url,
        base_file_url=telegram.base_file_url,
        request=HTTPXRequest(**request),  # type: ignore[arg-type]
        get_updates_request=HTTPXRequest(),
    )


async def refusal(telegram: Emulator, method: str, parameters: dict[str, object]) -> str:
    """What the API says to a call that python-telegram-bot would not even make."""
    async with httpx.AsyncClient() as raw:
        answer = (await raw.post(f"{telegram.base_url}{telegram.token}/{method}", json=parameters)).json()
    assert not answer["ok"]
    return str(answer["description"])


def keyboard(*data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(text or "empty", callback_data=text)] for text in data])


def picture(width: int = 60, height: int = 40) -> bytes:
    stream = BytesIO()
    Image.new("RGB", (width, height)).save(stream, "PNG")
    return stream.getvalue()
