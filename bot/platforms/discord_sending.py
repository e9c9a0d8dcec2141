"""Replies as Discord's messages with buttons and pictures; refusals as what they mean."""

import asyncio
import hashlib
import io
import logging
import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, TypeVar

import aiohttp
import discord

from bot.platforms.discord_embeds import Page, pages
from bot.platforms.discord_markdown import units
from bot.platforms.protocol import Gone, Later, Refused, SendError, Unreachable
from handlers.reply import Button, Picture, Reply
from handlers.router import Router

T = TypeVar("T")
Draw = Callable[[Picture], Awaitable[bytes]]

log = logging.getLogger(__name__)

ONE_CALL = 20.0
"""Seconds after which a call counts as unanswered."""
PATIENCE = 120.0
"""Seconds for which an answer is tried again while Discord fails or asks to wait."""

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 15.0
_ROWS, _A_ROW, _LABEL, _OPTIONS = 5, 5, 80, 25
_NONCE = 25
_ID = "mujaz"
_IDENTIFIER = re.compile(rf"{_ID}:([rn]):([\w-]+)(?::([0-9a-z]+(?:\.[0-9a-z]+)*))?", re.ASCII)
_LONGEST_ID = 100
_LONGEST_GAP = 1 << 52
"""Between the numbers of two messages of one reply; a message's own number is larger."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

UNKNOWN_CHANNEL, UNKNOWN_INTERACTION, UNKNOWN_WEBHOOK = 10003, 10062, 10015
ACKNOWLEDGED, INVALID_TOKEN = 40060, 50027
_NO_ACCESS, _NO_DIRECT_MESSAGES, _NO_PERMISSION, _UNKNOWN_USER = 50001, 50007, 50013, 10013
_GONE = frozenset({UNKNOWN_CHANNEL, _NO_ACCESS, _NO_DIRECT_MESSAGES, _NO_PERMISSION, _UNKNOWN_USER})


@dataclass(frozen=True, slots=True)
class Message:
    """One message that is ready to be sent; files can be read once, so they are made anew for each attempt."""

    embeds: tuple[discord.Embed, ...]
    rows: tuple[tuple[tuple[Button, str], ...], ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)
    alts: dict[str, str] = field(default_factory=dict)

    def parts(self) -> dict[str, Any]:
        """What the library's functions that send take."""
        found: dict[str, Any] = {"embeds": list(self.embeds)}
        if self.rows:
            found["view"] = _view(self.rows)
        if self.pictures:
            found["files"] = self.files()
        return found

    def edit(self) -> dict[str, Any]:
        """What the library's functions that edit take: what is not there goes away."""
        view = _view(self.rows) if self.rows else None
        return {"content": None, "embeds": list(self.embeds), "view": view, "attachments": self.files()}

    def after(self, before: Sequence[int | None]) -> "Message":
        """The same as the last message of a reply: what replaces it knows the messages before it, and removes them."""
        known = [number for number in before if number is not None]
        if not known:
            return self
        rows = tuple(
            tuple((one, _remembering(identifier, known) if one.replaces else identifier) for one, identifier in row)
            for row in self.rows
        )
        return replace(self, rows=rows)

    def files(self) -> list[discord.File]:
        """The pictures."""
        return [
            discord.File(io.BytesIO(content), name, description=self.alts[name][:1024])
            for name, content in self.pictures.items()
        ]


def _view(rows: tuple[tuple[tuple[Button, str], ...], ...]) -> discord.ui.View:
    """Buttons in rows; what is in no row fits into a list to choose from."""
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        if len(row) > _A_ROW:
            options = [discord.SelectOption(label=_label(one), value=identifier) for one, identifier in row]
            view.add_item(discord.ui.Select(custom_id=f"{_ID}:more", options=options, row=number))
            continue
        for one, identifier in row:
            view.add_item(discord.ui.Button(label=_label(one), custom_id=identifier, row=number))
    # The library must not remember each message's buttons: what they lead to is in our own store.
    view.stop()
    return view


def _label(button: Button) -> str:
    label = button.label
    if units(label) <= _LABEL:
        return label
    while units(label) > _LABEL - 1:
        label = label[:-1]
    return label + "…"


def _rows(
    rows: tuple[tuple[Button, ...], ...], identifier: Callable[[Button], str]
) -> tuple[tuple[tuple[Button, str], ...], ...]:
    """At most five rows of five, each button once; what is too much becomes a list in the last row."""
    seen: set[str] = set()
    kept: list[tuple[tuple[Button, str], ...]] = []
    for row in rows:
        fresh = []
        for button in row:
            if button.label.strip() and (own := identifier(button)) not in seen:
                seen.add(own)
                fresh.append((button, own))
        kept += [tuple(fresh[at : at + _A_ROW]) for at in range(0, len(fresh), _A_ROW)]
    if len(kept) <= _ROWS:
        return tuple(kept)
    rest = [one for row in kept[_ROWS - 1 :] for one in row]
    return (*kept[: _ROWS - 1], tuple(rest[:_OPTIONS]))


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button carries: the key of what it leads to, and whether the answer replaces the button's message.

    `before` are the messages of the same reply before that one.
    """

    key: str
    replaces: bool = False
    before: tuple[int, ...] = ()


def pressed(data: Any) -> Pressed:
    """What a pressed button or a chosen option carries; of one that is none of ours, a key that leads nowhere."""
    found = _IDENTIFIER.fullmatch(str((data.get("values") or [data.get("custom_id", "")])[0]))
    if found is None:
        return Pressed("")
    kind, key, before = found.groups()
    return Pressed(key, kind == "r", tuple(sorted(_numbers(before))) if before else ())


def _remembering(identifier: str, messages: Sequence[int]) -> str:
    """A button's identifier with the numbers of the latest messages before it, as many as have room.

    Each but the first is told by its distance from the one after it: eight fit where they came second by second.
    """
    latest = sorted(messages, reverse=True)
    told = f"{identifier}:{_base36(latest[0])}"
    for later, earlier in pairwise(latest):
        longer = f"{told}.{_base36(later - earlier)}"
        if len(longer) > _LONGEST_ID:
            break
        told = longer
    return told


def _numbers(told: str) -> Iterator[int]:
    """The numbers of messages that an identifier tells."""
    number = 0
    for part in told.split("."):
        value = int(part, 36)
        number = number - value if value < _LONGEST_GAP else value
        yield number


def _base36(number: int) -> str:
    written = ""
    while number:
        number, digit = divmod(number, 36)
        written = _DIGITS[digit] + written
    return written or "0"


class Composer:
    """Turns replies into messages. `draw` makes pictures of charts; `commands` are Discord's numbers of commands."""

    def __init__(self, router: Router, draw: Draw | None) -> None:
        self._router = router
        self._draw = draw
        self.commands: dict[str, str] = {}

    async def messages(self, reply: Reply) -> list[Message]:
        """The messages of a reply; the last one has the buttons."""
        keys = await self._router.keys(reply)

        def identifier(button: Button) -> str:
            return f"{_ID}:{'r' if button.replaces else 'n'}:{keys[button.call]}"

        found = [await self._message(page) for page in pages(reply, self.commands)]
        if found and reply.buttons:
            last = found[-1]
            rows = _rows(reply.buttons, identifier)
            found[-1] = Message(last.embeds, rows=rows, pictures=last.pictures, alts=last.alts)
        return found

    async def _message(self, page: Page) -> Message:
        drawn: dict[str, bytes] = {}
        for name, picture in page.pictures.items():
            try:
                if self._draw is not None:
                    drawn[name] = await self._draw(picture)
            except Exception:
                log.exception("a picture could not be drawn")
        for embed in page.embeds:
            address = (embed.image.url or "").removeprefix("attachment://")
            if address and address not in drawn:
                embed.set_image(url=None)
        alts = {name: picture.alt for name, picture in page.pictures.items()}
        return Message(tuple(page.embeds), pictures=drawn, alts=alts)


async def insist(call: Callable[[], Awaitable[T]], patience: float = PATIENCE) -> T:
    """Make a call, again and again while Discord does not answer, fails, or asks to wait. Raises SendError."""
    loop = asyncio.get_running_loop()
    end, pause = loop.time() + patience, _FIRST_PAUSE
    while True:
        try:
            return await attempt(call)
        except Later as error:
            wait = error.seconds
            if loop.time() + wait > end:
                raise
        except Unreachable:
            wait, pause = pause, min(pause * 2, _LONGEST_PAUSE)
            if loop.time() + wait > end:
                raise
        await asyncio.sleep(wait)


async def attempt(call: Callable[[], Awaitable[T]]) -> T:
    """Make a call once. Raises SendError: what became of it, in the words that deliveries understand."""
    try:
        async with asyncio.timeout(ONE_CALL):
            return await call()
    except discord.RateLimited as error:
        raise Later(error.retry_after) from error
    except discord.HTTPException as error:
        raise _meaning(error) from error
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Unreachable(f"{type(error).__name__}: {error}") from error


def _meaning(error: discord.HTTPException) -> SendError:
    if error.status == 429:
        return Later(_seconds(error))
    if error.status >= 500:
        return Unreachable(f"HTTP {error.status}")
    if error.status == 401:
        return Later(60.0)  # the token was changed: the gateway will say so
    if error.code in _GONE:
        return Gone(f"{error.code} {error.text}"[:200])
    return Refused(f"HTTP {error.status}, {error.code}: {error.text}"[:300])


def _seconds(error: discord.HTTPException) -> float:
    """How long a 429 asks to wait; one that does not come from Discord itself is not waited for by the library."""
    try:
        return min(600.0, max(0.5, float(error.response.headers.get("Retry-After", "5"))))
    except ValueError:
        return 5.0


def code_of(error: SendError) -> int:
    """Discord's own code of a refusal, 0 where there is none."""
    cause = error.__cause__
    return cause.code if isinstance(cause, discord.HTTPException) else 0


def nonce_of(key: str, number: int) -> str:
    """What makes a message that is sent again the same message: 25 characters at most."""
    return hashlib.sha256(f"{key}/{number}".encode()).hexdigest()[:_NONCE]
