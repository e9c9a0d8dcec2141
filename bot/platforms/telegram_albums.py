"""Files that are sent together reach a bot as one message each, an album: they are answered as one."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.platforms.telegram_reading import Incoming

QUIET = 1.0
"""Seconds after which no more of an album is waited for."""

Keys = tuple[str, ...]
"""What the messages of an album are kept under."""


class Albums:
    """Gathers what belongs together. `begin` takes over an album of which nothing more has come for a moment."""

    def __init__(self, begin: Callable[[Keys, Incoming], None]) -> None:
        self._begin = begin
        self._parts: dict[str, list[tuple[str, Incoming]]] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def add(self, album: str, key: str, incoming: Incoming) -> None:
        """A message of an album arrived."""
        self._parts.setdefault(album, []).append((key, incoming))
        if (timer := self._timers.pop(album, None)) is not None:
            timer.cancel()
        self._timers[album] = asyncio.get_running_loop().call_later(QUIET, self._complete, album)

    def _complete(self, album: str) -> None:
        del self._timers[album]
        keys, parts = zip(*self._parts.pop(album), strict=True)
        self._begin(keys, merged(parts))

    def stop(self) -> None:
        """Begin nothing more; what was gathered is in the inbox."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()


def merged(parts: Sequence[Incoming]) -> Incoming:
    """An album as one message: all its files, with what its caption says, wherever that stands."""
    ordered = sorted(parts, key=lambda part: part.message)
    told = next((part for part in ordered if part.captioned), ordered[0])
    return replace(
        ordered[0],
        text=told.text,
        caveat=next((part.caveat for part in ordered if part.caveat is not None), None),
        attachments=tuple(file for part in ordered for file in part.attachments),
    )
