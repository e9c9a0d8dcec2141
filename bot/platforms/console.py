"""The terminal as a platform: a conversation line by line."""

import asyncio
import contextlib
import sys
from dataclasses import replace

import click

from bot.platforms.terminal import Layout, render
from extraction.text import fold
from handlers.request import Chat, ChatKind
from handlers.router import Answer, Router
from locales import DEFAULT_LOCALES, wording

CHAT = Chat("console", "local", kind=ChatKind.TERMINAL)


async def converse(router: Router, language: str, how: Layout) -> int:
    """Answer line by line until the input ends or says so. The exit code is 1 if input was piped and a line failed."""
    words = wording(DEFAULT_LOCALES[language])
    interactive = sys.stdin.isatty()
    with contextlib.suppress(ImportError):  # line editing and history where the system has them
        import readline  # noqa: F401
    if interactive:
        click.echo(words("chat-intro"))
    chat = replace(CHAT, hint=language)
    last: Answer | None = None
    failed = False
    while (line := await asyncio.to_thread(_read_line, interactive)) is not None:
        if _is(line, "chat-leave"):
            break
        if not line.strip():
            continue
        last = await _turn(line, last, router, chat)
        failed |= last.reply.failed
        click.echo(render(last.reply, how) + "\n")
    return 1 if failed and not interactive else 0


async def _turn(line: str, last: Answer | None, router: Router, chat: Chat) -> Answer:
    """The answer to a line; the words for the next and the previous page turn the last answer's pages."""
    if last is not None and last.reply.paging is not None:
        if _is(line, "chat-next"):
            return await router.turn(last.request, last.reply.paging.page + 1)
        if _is(line, "chat-previous"):
            return await router.turn(last.request, max(1, last.reply.paging.page - 1))
    return await router.answer(line, chat)


def _is(line: str, key: str) -> bool:
    """Whether a line is one of the words of message `key` in any language."""
    said = fold(line.strip().lstrip("/"))
    return any(said == fold(word) for locale in DEFAULT_LOCALES.values() for word in wording(locale).words(key))


def _read_line(interactive: bool) -> str | None:
    """The next line of input, None at its end."""
    try:
        if interactive:
            return input("› ")
        return sys.stdin.readline() or None
    except (EOFError, KeyboardInterrupt):
        click.echo()
        return None
