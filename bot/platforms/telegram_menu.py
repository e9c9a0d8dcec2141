"""The command menu, in both languages, for each circle of people: registered only where it has changed."""

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.platforms.telegram_reading import PLATFORM, Bot
from handlers.access import Rank
from handlers.command import Audience
from handlers.registry import commands
from handlers.services import Services
from locales import LANGUAGES
from storage import grants, marks

log = logging.getLogger(__name__)

MOST_COMMANDS = 100
_LONGEST_DESCRIPTION = 256
_AUDIENCES = {
    Rank.READER: (Audience.EVERYONE,),
    Rank.MODERATOR: (Audience.EVERYONE, Audience.CHAT_ADMINS),
    Rank.EDITOR: (Audience.EVERYONE, Audience.CHAT_ADMINS, Audience.EDITORS),
    Rank.OWNER: tuple(Audience),
}
_NAMED = {"owner": Rank.OWNER, "editor": Rank.EDITOR}


@dataclass(frozen=True, slots=True)
class Menu:
    """A list of commands for a scope and a language; an empty `language` is for everyone else's."""

    scope: BotCommandScope
    language: str
    commands: tuple[BotCommand, ...]

    @property
    def name(self) -> str:
        """What it is remembered under."""
        return f"{PLATFORM}-menu {json.dumps(self.scope.to_dict(), sort_keys=True)} {self.language}"

    @property
    def digest(self) -> str:
        """Changes with every word of it."""
        written = json.dumps([command.to_dict() for command in self.commands], ensure_ascii=False)
        return hashlib.sha256(written.encode()).hexdigest()


async def register(bot: Bot, services: Services) -> None:
    """Tell Telegram the menus that it does not have yet. A failure is a warning: the bot works without a menu."""
    for menu in await _menus(services):
        mark = f"{menu.name} {bot.id}"
        if await services.store.read(lambda db, mark=mark: marks.get(db, mark)) == menu.digest:  # type: ignore[misc]
            continue
        try:
            await bot.set_my_commands(menu.commands, menu.scope, menu.language or None)
        except TelegramError as error:
            log.warning("the command menu %s was not registered: %s", menu.name, error)
            continue
        await services.store.write(lambda db, mark=mark, digest=menu.digest: marks.put(db, mark, digest))  # type: ignore[misc]


async def _menus(services: Services) -> list[Menu]:
    """All menus: for everyone, for private chats and groups' administrators, for each owner and editor."""
    scopes: list[tuple[BotCommandScope, Rank]] = [
        (BotCommandScopeDefault(), Rank.READER),
        (BotCommandScopeAllPrivateChats(), Rank.MODERATOR),
        (BotCommandScopeAllChatAdministrators(), Rank.MODERATOR),
    ]
    granted = await services.store.read(grants.listing)
    ranks = {
        grant.person: _NAMED[grant.role] for grant in granted if grant.platform == PLATFORM and grant.role in _NAMED
    }
    ranks |= dict(_configured(services))
    scopes += [(BotCommandScopeChat(int(person)), rank) for person, rank in sorted(ranks.items())]
    return [
        Menu(scope, code, _listed(rank, language, services))
        for scope, rank in scopes
        for language, code in _codes(services)
    ]


def _configured(services: Services) -> Iterator[tuple[str, Rank]]:
    """The people whom the settings give a rank; in a private chat, the chat's id is the person's."""
    for keys, rank in ((services.access.editors, Rank.EDITOR), (services.access.owners, Rank.OWNER)):
        for key in keys:
            kind, _, number = key.partition(":")
            if kind == PLATFORM:
                yield number, rank


def _codes(services: Services) -> Iterator[tuple[str, str]]:
    """Each language with the code that it is registered under, and the configured one for all other languages."""
    yield services.language, ""
    for language in LANGUAGES:
        yield language, language


def _listed(rank: Rank, language: str, services: Services) -> tuple[BotCommand, ...]:
    words = services.wording(language)
    return tuple(
        BotCommand(command.name, words(f"command-{command.name}.help")[:_LONGEST_DESCRIPTION])
        for command in commands()
        if command.audience in _AUDIENCES[rank]
    )[:MOST_COMMANDS]
