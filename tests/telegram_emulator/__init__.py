"""A strict Bot API server on loopback, for tests and for playing by hand: it refuses what Telegram refuses."""

from tests.telegram_emulator.core import Shown
from tests.telegram_emulator.emulator import TOKEN, Emulator
from tests.telegram_emulator.floods import Limits
from tests.telegram_emulator.people import Person
from tests.telegram_emulator.world import CHANNEL, GROUP, PRIVATE, SUPERGROUP, Chat, Message

__all__ = [
    "CHANNEL", "GROUP", "PRIVATE", "SUPERGROUP", "TOKEN", "Chat", "Emulator", "Limits", "Message",
    "Person", "Shown",
]  # fmt: skip
