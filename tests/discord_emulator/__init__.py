"""A strict Discord on loopback, REST and gateway, for tests and by hand: it refuses what Discord refuses."""

from tests.discord_emulator.buckets import Limits
from tests.discord_emulator.core import Shown
from tests.discord_emulator.emulator import BOT, TOKEN, Emulator
from tests.discord_emulator.interactions import Interaction
from tests.discord_emulator.people import Person
from tests.discord_emulator.world import Channel, Guild, Message

__all__ = [
    "BOT", "TOKEN", "Channel", "Emulator", "Guild", "Interaction", "Limits", "Message", "Person",
    "Shown",
]  # fmt: skip
